//! What outlives a reload, and what does not.

use crate::cheat_sheet::{TOKEN, begin_empty, fill_job_example, fill_k_alert, fill_node_info};
use browser_tests::{Page, Role, Stage, open};

async fn theme(page: &Page) -> String {
    page.press("Settings").await;
    let theme = page.choice("Theme").await;
    page.press("Close").await;
    theme
}

#[tokio::test]
async fn a_reload_keeps_drafts_target_tab_and_theme_but_not_the_token() {
    let page = open().await;
    begin_empty(&page).await;
    fill_node_info(&page).await;
    fill_k_alert(&page).await;
    page.click(Role::Disclosure, "Formats and start position")
        .await;
    page.choose("Value format", "json").await;
    fill_job_example(&page).await;
    page.click(Role::Radio, "id").await;
    page.fill("Project", "another-project").await;
    page.fill("Flink service", "another-service").await;
    page.click(Role::Tab, "JSON").await;
    page.press("Settings").await;
    page.choose("Theme", "Dark").await;
    page.press("Close").await;

    let mut before = Vec::new();
    for draft in ["node_info", "JobExample", "KAlert"] {
        page.show(draft).await;
        before.push(page.fields().await);
    }
    page.reload().await;
    assert_eq!(page.value("API token").await, "");
    assert_eq!(
        page.value("Table name").await,
        "KAlert",
        "the draft that was shown"
    );
    assert_eq!(page.value("Project").await, "another-project");
    assert_eq!(page.value("Flink service").await, "another-service");
    page.get(Role::Tabpanel, "JSON").await;
    assert_eq!(theme(&page).await, "Dark");
    for (draft, expected) in ["node_info", "JobExample", "KAlert"]
        .into_iter()
        .zip(before)
    {
        page.show(draft).await;
        let what = format!("the fields of {draft}");
        browser_tests::wait::until(
            &what,
            async || page.fields().await,
            |seen| *seen == expected,
        )
        .await;
    }
}

#[tokio::test]
async fn what_was_created_is_still_known_after_a_reload() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.reload().await;
    for draft in ["node_info", "KCpuIn", "KAlert", "JobExample"] {
        page.is_in_state(draft, "Created").await;
    }
    page.show("JobExample").await;
    page.click(Role::Radio, "id").await;
    page.click(Role::Tab, "JSON").await;
    let tables = page.api().tables();
    let id = tables[1]["table_id"].as_str().expect("an id");
    page.panel_holds("JSON", id).await;
}

#[tokio::test]
async fn a_page_closed_while_a_request_is_under_way_calls_its_outcome_unknown() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.api().arm(sandbox::Fault {
        act: sandbox::Act::Hang,
        ..sandbox::Fault::default()
    });
    page.send().await;
    page.is_in_state("node_info", "Sending").await;
    page.reload().await;
    page.is_in_state("node_info", "Unknown").await;
}

#[tokio::test]
async fn the_last_key_before_leaving_is_kept() {
    let page = open().await;
    page.fill("Table name", "typed_at_the_last_moment").await;
    page.reload().await;
    assert_eq!(page.value("Table name").await, "typed_at_the_last_moment");
}

#[tokio::test]
async fn the_tokens_field_is_empty_after_leaving_and_coming_back() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.visit("about:blank").await;
    page.back().await;
    page.get(Role::Button, "Settings").await;
    assert_eq!(page.value("API token").await, "");
    page.send().await;
    page.says("API token", "Paste an API token first.").await;
    assert_eq!(page.api().requests(), []);
}

#[tokio::test]
async fn what_is_kept_can_be_deleted() {
    let page = open().await;
    page.fill("Table name", "kept_for_now").await;
    let kept = async || page.run("return { ...localStorage };", vec![]).await;
    browser_tests::wait::until("the edit in storage", kept, |seen| {
        seen.to_string().contains("kept_for_now")
    })
    .await;
    page.press("Settings").await;
    page.press("Delete what is kept").await;
    page.tells(
        "Your drafts, project and service, these settings and the history go from this browser",
    )
    .await;
    page.tells("This tab shows its drafts until you close or reload it.")
        .await;
    page.press("Keep it").await;
    page.has_focus(Role::Button, "Delete what is kept").await;
    assert!(kept().await.to_string().contains("kept_for_now"));
    page.press("Delete what is kept").await;
    page.has_focus(Role::Button, "Keep it").await;
    page.press("Delete all of it").await;
    page.tells("Deleted from this browser.").await;
    assert_eq!(
        page.value("Table name").await,
        "kept_for_now",
        "this tab goes on"
    );
    page.reload().await;
    assert_eq!(
        page.value("Table name").await,
        "node_info",
        "the example is back"
    );
}

#[tokio::test]
async fn deleting_what_is_kept_includes_what_was_just_about_to_be_written() {
    let page = Stage {
        // Every wait of the page is long, so that the edit is not written when the deletion comes.
        before: "const { setTimeout } = window;
            window.setTimeout = (act, pause, ...rest) => setTimeout(act, (pause ?? 0) * 20, ...rest);",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("Table name", "about_to_be_written").await;
    page.press("Settings").await;
    page.press("Delete what is kept").await;
    page.has_focus(Role::Button, "Keep it").await;
    page.press("Delete all of it").await;
    page.tells("Deleted from this browser.").await;
    page.reload().await;
    assert_eq!(page.value("Table name").await, "node_info");
}

#[tokio::test]
async fn an_empty_workspace_offers_to_bring_something_in_from_the_start() {
    let page = open().await;
    page.press("Start empty").await;
    page.get(Role::Button, "Import").await;
    page.press("Dismiss").await;
    page.reload().await;
    page.get(Role::Button, "Import").await;
    page.get(Role::Button, "On the service").await;
}
