//! A request is sent once, however hasty the user, and never by accident.

use crate::cheat_sheet::TOKEN;
use crate::columns::as_sql;
use crate::sending::{only_post, posts};
use browser_tests::{Page, Role, open};
use sandbox::Fault;
use thirtyfour::Key;

/// Long enough for anything that a hasty user does after the first click.
fn slow() -> Fault {
    Fault {
        times: 9,
        delay_ms: 1_200,
        ..Fault::default()
    }
}

async fn ready() -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page
}

#[tokio::test]
async fn a_double_click_sends_once_and_cancels_nothing() {
    let page = ready().await;
    page.api().arm(slow());
    page.double_click("Send request").await;
    let answer = page.answer("Created the table node_info.").await;
    assert!(!answer.contains("Cancelled"), "{answer}");
    only_post(&page);
}

#[tokio::test]
async fn ctrl_enter_pressed_twice_sends_once() {
    let page = ready().await;
    page.api().arm(slow());
    as_sql(&page).await;
    page.enter("Schema SQL").await;
    page.chord(&[Key::Control], Key::Enter).await;
    page.chord(&[Key::Control], Key::Enter).await;
    page.answer("Created the table node_info.").await;
    only_post(&page);
}

#[tokio::test]
async fn cmd_enter_sends_too() {
    let page = ready().await;
    page.enter("Table name").await;
    page.chord(&[Key::Meta], Key::Enter).await;
    page.answer("Created the table node_info.").await;
    only_post(&page);
}

#[tokio::test]
async fn a_click_and_the_keys_together_send_once_and_so_does_send_all() {
    let page = ready().await;
    page.api().arm(slow());
    page.send().await;
    page.chord(&[Key::Control], Key::Enter).await;
    let all = page.get(Role::Button, "Send all").await;
    assert!(
        !all.is_enabled().await.expect("the button's state"),
        "Send all while sending"
    );
    page.answer("Created the table node_info.").await;
    only_post(&page);
}

#[tokio::test]
async fn enter_in_a_field_never_sends() {
    let page = ready().await;
    as_sql(&page).await;
    for (draft, fields) in [
        (
            "node_info",
            [
                "Table name",
                "PostgreSQL table",
                "Integration ID",
                "Schema SQL",
            ]
            .as_slice(),
        ),
        (
            "KAlert",
            &["Table name", "Kafka topic", "Integration ID", "Schema SQL"],
        ),
        ("JobExample", &["Job name", "Statement", "Tables"]),
    ] {
        page.show(draft).await;
        for field in ["Project", "Flink service", "API token"]
            .iter()
            .chain(fields)
        {
            page.add_to(field, "\n").await;
        }
    }
    // Had one of these sent, its request would have arrived before this one.
    page.show("KAlert").await;
    page.send().await;
    page.answer("Created the table KAlert.").await;
    assert_eq!(posts(&page).len(), 1);
}

#[tokio::test]
async fn what_was_created_is_asked_about_again_after_it_was_refused_elsewhere() {
    let page = ready().await;
    page.send().await;
    page.is_in_state("node_info", "Created").await;
    // The API does not know this project.
    page.fill("Project", "my-other-project").await;
    page.send().await;
    page.is_in_state("node_info", "Failed").await;
    page.fill("Project", "my-test-project").await;
    page.is_in_state("node_info", "Created").await;
    page.reload().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.shows(
        Role::Region,
        "Request",
        "Not sent: this was created already.",
    )
    .await;
    assert_eq!(posts(&page).len(), 2);
}
