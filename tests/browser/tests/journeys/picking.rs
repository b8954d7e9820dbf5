//! Picking instead of typing: the lists at the fields, whose the token is, and lists that are pasted.

use crate::cheat_sheet::{INTEGRATION, TOKEN};
use crate::sending::{body, only_post};
use browser_tests::shell::bash;
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};
use sandbox::{Act, Answer, Fault};
use serde_json::json;
use thirtyfour::Key;

const PG: &str = "77741d89-71f1-4de6-897a-fd83bce0ee62";

/// A page with a token and nothing else.
async fn with_token() -> Page {
    let page = open().await;
    page.press("Start empty").await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as Wilma (wilma@example.com)").await;
    page
}

fn asked(page: &Page, path: &str) -> usize {
    let requests = page.api().requests();
    requests
        .iter()
        .filter(|request| request.path == path)
        .count()
}

async fn lists(page: &Page, list: &str, entries: &[&str]) {
    let what = format!("{entries:?} in the list {list}");
    let look = async || page.choices(list).await;
    until(&what, look, |seen| *seen == *entries).await;
}

/// Where the top of a field is in the page.
async fn top(page: &Page, id: &str) -> f64 {
    let top = "return document.getElementById(arguments[0]).getBoundingClientRect().top + scrollY;";
    let top = page.run(top, vec![json!(id)]).await;
    top.as_f64().expect("a number")
}

#[tokio::test]
async fn what_is_picked_is_taken_back_by_the_fields_own_undo() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show("KAlert").await;
    page.fill("Integration ID", "typed").await;
    page.keys(Key::Down).await;
    page.shows(Role::Listbox, "Integrations", "demo-kafka")
        .await;
    page.keys(Key::Down).await;
    page.keys(Key::Enter).await;
    let second = "ab8dd446-c46e-4979-b6c0-1aad932440c9";
    assert_eq!(page.value("Integration ID").await, second);
    page.has_focus(Role::Combobox, "Integration ID").await;
    page.chord(&[Key::Control], 'z').await;
    assert_eq!(page.value("Integration ID").await, "typed");
    page.panel_holds("curl", "typed").await;
}

#[tokio::test]
async fn nothing_moves_when_the_integrations_come_and_one_of_the_wrong_kind_is_told() {
    let page = open().await;
    page.show("node_info").await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as Wilma (wilma@example.com)").await;
    let before = top(&page, "field-schema_sql-desk").await;
    page.enter("Integration ID").await;
    // The example's own, as the cheat sheet has it.
    page.tells("demo-kafka, Kafka. This table needs an integration with PostgreSQL.")
        .await;
    let after = top(&page, "field-schema_sql-desk").await;
    assert!((before - after).abs() < 0.5, "from {before} to {after}");
    page.picture("pick-wrong-kind").await;
    page.fill("Integration ID", PG).await;
    page.tells("demo-pg, PostgreSQL").await;
    let after = top(&page, "field-schema_sql-desk").await;
    assert!((before - after).abs() < 0.5, "from {before} to {after}");
}

#[tokio::test]
async fn project_service_integration_and_topic_are_picked_by_keys() {
    let page = with_token().await;
    page.tab_to(Role::Combobox, "Project").await;
    page.keys(Key::Down).await;
    lists(
        &page,
        "Projects",
        &["my-test-project", "Refresh", "Paste this list…"],
    )
    .await;
    page.keys(Key::Enter).await;
    page.gone(Role::Listbox, "Projects").await;
    assert_eq!(page.value("Project").await, "my-test-project");
    page.keys(Key::Tab).await;
    page.has_focus(Role::Combobox, "Flink service").await;
    page.keys(Key::Down).await;
    lists(
        &page,
        "Flink services",
        &["my-flink-service running", "Refresh", "Paste this list…"],
    )
    .await;
    page.picture("pick-services").await;
    page.keys(Key::Enter).await;
    assert_eq!(page.value("Flink service").await, "my-flink-service");

    page.pick("Add table", "Kafka table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.keys("KAlert").await;
    page.tab_to(Role::Combobox, "Integration ID").await;
    page.keys(Key::Down).await;
    let kafka = format!("demo-kafka Kafka · {INTEGRATION}");
    let others = [
        "demo-kafka Kafka · ab8dd446-c46e-4979-b6c0-1aad932440c9",
        "demo-kafka Kafka · 4ec23427-9e9f-4827-90fa-ea9e38c31bc3",
    ];
    lists(
        &page,
        "Integrations",
        &[&kafka, others[0], others[1], "Refresh", "Paste this list…"],
    )
    .await;
    page.keys(Key::Enter).await;
    assert_eq!(page.value("Integration ID").await, INTEGRATION);
    page.tells("demo-kafka, Kafka").await;
    page.enter("Kafka topic").await;
    page.keys(Key::Down).await;
    lists(
        &page,
        "Kafka topics",
        &[
            "alert 1 partition",
            "cpu 1 partition",
            "cpu_load 1 partition",
            "node_state 1 partition, compacted, suits upsert-kafka",
            "Refresh",
            "Paste this list…",
        ],
    )
    .await;
    page.keys(Key::Enter).await;
    assert_eq!(page.value("Kafka topic").await, "alert");
    crate::columns::as_sql(&page).await;
    page.fill("Schema SQL", "`node` INT").await;
    page.send().await;
    page.answer("Created the table KAlert.").await;
    let sent = body(&only_post(&page));
    assert_eq!(
        sent,
        json!({
            "integration_id": INTEGRATION, "name": "KAlert", "kafka_topic": "alert", "schema_sql": "`node` INT",
        })
    );
}

#[tokio::test]
async fn a_table_of_postgresql_is_offered_its_own_integrations_by_mouse() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Show integrations").await;
    page.has_focus(Role::Combobox, "Integration ID").await;
    let choice = format!("demo-pg PostgreSQL · {PG}");
    page.click(Role::Choice, &choice).await;
    assert_eq!(page.value("Integration ID").await, PG);
    page.has_focus(Role::Combobox, "Integration ID").await;
    page.gone(Role::Listbox, "Integrations").await;
    page.tells("demo-pg, PostgreSQL").await;
}

#[tokio::test]
async fn a_list_is_asked_for_once_and_anew_on_demand_and_what_is_typed_holds() {
    let page = with_token().await;
    page.fill("Project", "my-test-project").await;
    let path = "/v1/project/my-test-project/service";
    page.enter("Flink service").await;
    until("the list", async || asked(&page, path), |count| *count == 1).await;
    page.fill("Flink service", "flink").await;
    lists(&page, "Flink services", &["my-flink-service running"]).await;
    page.keys(Key::Escape).await;
    page.gone(Role::Listbox, "Flink services").await;
    assert_eq!(page.value("Flink service").await, "flink");
    page.tells("Not among the Flink services of my-test-project.")
        .await;
    page.enter("Project").await;
    page.enter("Flink service").await;
    page.press("Show Flink services").await;
    page.click(Role::Choice, "Refresh").await;
    until(
        "a second look",
        async || asked(&page, path),
        |count| *count == 2,
    )
    .await;
    page.shows(Role::Listbox, "Flink services", "my-flink-service")
        .await;
    page.keys(Key::Tab).await;
    page.gone(Role::Listbox, "Flink services").await;
    assert_eq!(page.value("Flink service").await, "flink");
}

#[tokio::test]
async fn a_list_that_fails_says_why_and_comes_when_it_is_asked_for_again() {
    let page = with_token().await;
    page.fill("Project", "my-test-project").await;
    page.api().arm(Fault {
        path_suffix: Some("/service".to_owned()),
        act: Act::Answer(Answer {
            status: 403,
            body: Some(br#"{"message":"Not allowed"}"#.to_vec()),
            ..Answer::default()
        }),
        ..Fault::default()
    });
    page.press("Show Flink services").await;
    page.tells("The API refuses this list: 403 Forbidden, Not allowed.")
        .await;
    page.click(Role::Choice, "Refresh").await;
    page.shows(Role::Listbox, "Flink services", "my-flink-service")
        .await;
}

#[tokio::test]
async fn a_list_is_filled_by_what_the_shown_command_prints_in_a_real_shell() {
    let page = open().await;
    page.press("Show Flink services").await;
    page.tells("With an API token, this list is asked for here.")
        .await;
    page.click(Role::Choice, "Paste this list…").await;
    page.has_focus(Role::Textbox, "What the command printed")
        .await;
    page.picture("pick-paste").await;
    let command = page
        .text(Role::Group, "The command that prints the list")
        .await;
    assert!(!command.contains(TOKEN));
    page.fill("What the command printed", "nothing").await;
    page.press("Read the list").await;
    page.says("What the command printed", "This is no JSON.")
        .await;
    let ran = bash(&command, TOKEN).await;
    assert!(ran.is_well, "{ran:?}");
    page.paste("What the command printed", &ran.output).await;
    page.press("Read the list").await;
    page.gone(Role::Dialog, "Paste the services of my-test-project")
        .await;
    page.has_focus(Role::Combobox, "Flink service").await;
    lists(
        &page,
        "Flink services",
        &["my-flink-service running", "Paste this list…"],
    )
    .await;
    let whole = page
        .run("return document.documentElement.outerHTML;", vec![])
        .await;
    let whole = whole.as_str().unwrap_or_default();
    assert!(
        !whole.contains("sandbox.invalid"),
        "nothing else of the service is in the page"
    );
}

#[tokio::test]
async fn a_token_that_the_api_refuses_is_told_at_its_field_before_anything_is_sent() {
    let page = open().await;
    page.fill("API token", "wrong").await;
    page.leave().await;
    let token = page.says("API token", "The API says: Invalid token").await;
    assert!(token.is_invalid);
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as Wilma (wilma@example.com)").await;
    assert!(!page.field("API token").await.is_invalid);
    assert_eq!(asked(&page, "/v1/me"), 2);
    page.picture("who").await;
    page.press("Forget token").await;
    page.has_focus(Role::Textbox, "API token").await;
    let look = async || page.whole().await;
    until("no word of who it is", look, |whole| {
        !whole.contains("Connected as")
    })
    .await;
}

#[tokio::test]
async fn a_token_that_could_not_be_checked_is_checked_again_on_demand() {
    let page = open().await;
    page.api().arm(Fault {
        path_suffix: Some("/me".to_owned()),
        act: Act::answer(503),
        ..Fault::default()
    });
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("The token could not be checked: 503 Service Unavailable.")
        .await;
    page.press("Check again").await;
    page.tells("Connected as Wilma").await;
}
