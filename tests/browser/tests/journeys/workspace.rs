//! The drafts: what can be done with them, and undone.

use crate::cheat_sheet::{TOKEN, begin_empty, fill_k_alert, fill_node_info};
use crate::columns::as_sql;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage, open};
use sandbox::Config;

/// The names of the drafts, in the order of the workspace.
async fn drafts(page: &Page) -> Vec<String> {
    let first_word = |link: String| link.split(' ').next().unwrap_or_default().to_owned();
    let links = page.drafts().await;
    links.into_iter().map(first_word).collect()
}

async fn are(page: &Page, expected: &[&str]) {
    until(
        "the drafts of the workspace",
        async || drafts(page).await,
        |seen| seen == expected,
    )
    .await;
}

async fn shows(page: &Page, field: &str, expected: &str) {
    let what = format!("“{expected}” in {field}");
    until(
        &what,
        async || page.value(field).await,
        |seen| seen == expected,
    )
    .await;
}

#[tokio::test]
async fn a_duplicate_stands_behind_its_original_under_another_name() {
    let page = open().await;
    page.pick("Actions for KCpuIn", "Duplicate").await;
    are(
        &page,
        &["node_info", "KCpuIn", "KCpuIn_2", "KAlert", "JobExample"],
    )
    .await;
    shows(&page, "Table name", "KCpuIn_2").await;
    assert_eq!(page.value("Kafka topic").await, "cpu");
    page.fill("Kafka topic", "cpu-2").await;
    page.show("KCpuIn").await;
    shows(&page, "Kafka topic", "cpu").await;
}

#[tokio::test]
async fn renaming_leads_to_the_name_and_the_workspace_follows_it() {
    let page = open().await;
    page.pick("Actions for JobExample", "Rename").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.fill("Job name", "Alarms").await;
    are(&page, &["node_info", "KCpuIn", "KAlert", "Alarms"]).await;
    page.get(Role::Button, "Actions for Alarms").await;
    let title = async || page.title().await;
    until("the draft's name in the title", title, |seen| {
        seen == "Alarms · Millrace"
    })
    .await;
}

#[tokio::test]
async fn a_deleted_draft_can_be_put_back_where_it_was_with_all_that_it_held() {
    let page = open().await;
    page.show("KCpuIn").await;
    shows(&page, "Table name", "KCpuIn").await;
    as_sql(&page).await;
    page.fill("Schema SQL", "`edited` INT").await;
    page.pick("Actions for KCpuIn", "Delete").await;
    page.tells("Deleted the draft KCpuIn. Nothing was deleted on the service.")
        .await;
    are(&page, &["node_info", "KAlert", "JobExample"]).await;
    page.press("Undo").await;
    are(&page, &["node_info", "KCpuIn", "KAlert", "JobExample"]).await;
    shows(&page, "Table name", "KCpuIn").await;
    assert_eq!(page.value("Schema SQL").await, "`edited` INT");
    page.gone(Role::Button, "Undo").await;
}

#[tokio::test]
async fn start_empty_can_be_undone_project_and_service_included() {
    let page = Stage {
        config: Config::Missing,
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("Project", "my-own-project").await;
    page.press("Start empty").await;
    page.tells("Removed 4 drafts of the example. Nothing was deleted on the service.")
        .await;
    page.tells("Nothing here yet").await;
    are(&page, &[]).await;
    page.press("Undo").await;
    are(&page, &["node_info", "KCpuIn", "KAlert", "JobExample"]).await;
    shows(&page, "Project", "my-own-project").await;
    shows(&page, "Flink service", "my-flink-service").await;
}

#[tokio::test]
async fn the_browsers_back_goes_from_draft_to_draft() {
    let page = open().await;
    for draft in ["KCpuIn", "KAlert", "JobExample"] {
        page.show(draft).await;
    }
    shows(&page, "Job name", "JobExample").await;
    page.back().await;
    shows(&page, "Table name", "KAlert").await;
    page.back().await;
    shows(&page, "Table name", "KCpuIn").await;
    assert_eq!(page.value("Kafka topic").await, "cpu");
}

#[tokio::test]
async fn a_notice_goes_when_it_is_dismissed() {
    let page = open().await;
    page.pick("Actions for KAlert", "Delete").await;
    page.tells("Deleted the draft KAlert.").await;
    page.press("Dismiss").await;
    page.gone(Role::Button, "Dismiss").await;
    assert!(!page.whole().await.contains("Deleted the draft"));
    are(&page, &["node_info", "KCpuIn", "JobExample"]).await;
}

#[tokio::test]
async fn each_draft_keeps_its_own_answer() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.show("KAlert").await;
    page.answer("The API's answer will stand here.").await;
    page.send().await;
    page.answer("Created the table KAlert.").await;
    page.show("node_info").await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn the_tables_of_the_workspace_can_be_listed_in_a_job_by_a_press() {
    let page = open().await;
    begin_empty(&page).await;
    fill_node_info(&page).await;
    fill_k_alert(&page).await;
    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.press("KAlert").await;
    page.press("node_info").await;
    shows(&page, "Tables", "KAlert, node_info").await;
    page.press("KAlert").await;
    shows(&page, "Tables", "node_info").await;
}

#[tokio::test]
async fn the_example_is_offered_only_as_long_as_something_of_it_is_untouched() {
    let page = open().await;
    page.get(Role::Button, "Start empty").await;
    for draft in ["node_info", "KCpuIn", "KAlert"] {
        page.pick(&format!("Actions for {draft}"), "Delete").await;
    }
    page.get(Role::Button, "Start empty").await;
    page.show("JobExample").await;
    page.add_to("Statement", " AND true").await;
    page.gone(Role::Button, "Start empty").await;
}

#[tokio::test]
async fn nothing_goes_with_the_example_that_was_changed_or_created() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.is_in_state("node_info", "Created").await;
    page.show("KAlert").await;
    page.fill("Kafka topic", "alert-mine").await;
    page.press("Remove the example").await;
    page.tells("Removed 2 drafts of the example. Nothing was deleted on the service.")
        .await;
    are(&page, &["node_info", "KAlert"]).await;
    shows(&page, "Project", "my-test-project").await;
    page.is_in_state("node_info", "Created").await;
    page.gone(Role::Button, "Remove the example").await;
    page.gone(Role::Button, "Start empty").await;
    page.press("Undo").await;
    page.get(Role::Button, "Remove the example").await;
    page.show("KAlert").await;
    shows(&page, "Kafka topic", "alert-mine").await;
}
