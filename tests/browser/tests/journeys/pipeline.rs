//! The picture of the pipeline: to those who can't see it, a list of links.

use crate::cheat_sheet::{TOKEN, begin_empty};
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};
use sandbox::{Act, Fault};

const PIPELINE: &str = "Pipeline";

/// Waits until the picture shows these, in the order in which the eye comes to them, line by line: each by its name, what it is and its state.
async fn shows(page: &Page, expected: &[&str]) {
    let look = async || {
        let mut spots = page.spots().await;
        // What a job reads and writes stands behind its state.
        for spot in &mut spots {
            let parts: Vec<&str> = spot.split(", ").take(2).collect();
            *spot = parts.join(", ");
        }
        spots
    };
    until("the spots of the picture", look, |seen| seen == expected).await;
}

#[tokio::test]
async fn every_draft_is_a_link_to_its_form() {
    let page = open().await;
    shows(
        &page,
        &[
            "KCpuIn table, draft",
            "JobExample job, draft",
            "KAlert table, draft",
            "node_info table, draft",
        ],
    )
    .await;
    page.follow("KAlert").await;
    let name = async || page.value("Table name").await;
    until("the table's form", name, |seen| seen == "KAlert").await;
    page.follow("JobExample").await;
    page.get(Role::Textbox, "Statement").await;
    page.back().await;
    page.get(Role::Textbox, "Table name").await;
}

#[tokio::test]
async fn the_picture_follows_names_additions_and_deletions() {
    let page = open().await;
    page.get(Role::List, PIPELINE).await;
    begin_empty(&page).await;
    page.gone(Role::List, PIPELINE).await;
    page.pick("Add table", "Kafka table").await;
    shows(&page, &["(no name) table, draft"]).await;
    page.fill("Table name", "a <b>&\u{202e}").await;
    shows(&page, &["a <b>&\\u{202e} table, draft"]).await;
    page.fill("Table name", "in").await;
    page.press("Add job").await;
    page.fill("Job name", "move").await;
    shows(&page, &["in table, draft", "move job, draft"]).await;
    page.pick("Actions for in", "Delete").await;
    shows(&page, &["move job, draft"]).await;
}

#[tokio::test]
async fn states_are_told_after_sending() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.show("KCpuIn").await;
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::answer(403),
        ..Fault::default()
    });
    page.send().await;
    page.answer("403 Forbidden").await;
    page.show("KAlert").await;
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::answer(502),
        ..Fault::default()
    });
    page.send().await;
    page.answer("502 Bad Gateway").await;
    shows(
        &page,
        &[
            "KCpuIn table, failed",
            "JobExample job, draft",
            "KAlert table, unknown",
            "node_info table, created",
        ],
    )
    .await;
}
