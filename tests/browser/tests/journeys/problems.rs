//! Problems stand at their fields, not before the user has left them, and hold a request back.

use crate::cheat_sheet::{INTEGRATION, TOKEN, begin_empty};
use crate::columns::as_sql;
use crate::sending::posts;
use browser_tests::{Page, Role, open};
use thirtyfour::Key;

const POSTGRES_FIELDS: [&str; 4] = [
    "Table name",
    "PostgreSQL table",
    "Integration ID",
    "Schema SQL",
];

async fn new_table(kind: &str) -> Page {
    let page = open().await;
    // Before the new form is there: to press the tab then would be to leave the name.
    as_sql(&page).await;
    begin_empty(&page).await;
    page.pick("Add table", kind).await;
    page.has_focus(Role::Textbox, "Table name").await;
    page
}

#[tokio::test]
async fn nothing_is_marked_before_its_field_was_left() {
    let page = new_table("PostgreSQL table").await;
    for field in POSTGRES_FIELDS {
        let seen = page.field(field).await;
        assert!(!seen.is_invalid, "{field}: {seen:?}");
    }
    page.keys(Key::Tab).await;
    let name = page.says("Table name", "Give the table a name.").await;
    assert!(name.is_invalid);
    for field in &POSTGRES_FIELDS[1..] {
        let seen = page.field(field).await;
        assert!(!seen.is_invalid, "{field} was not left yet: {seen:?}");
    }
    page.fill("Table name", "a").await;
    let name = page.field("Table name").await;
    assert!(
        !name.is_invalid && !name.description.contains("Give the table a name."),
        "{name:?}"
    );
}

#[tokio::test]
async fn each_problem_stands_in_its_fields_description_once_the_field_is_left() {
    let page = new_table("Kafka table").await;
    let long = "t".repeat(250);
    let long_name = "n".repeat(257);
    for (field, typed, sentence) in [
        ("Table name", "", "Give the table a name."),
        (
            "Table name",
            long_name.as_str(),
            "Table name has 257 characters; the API takes 256 at most. Shorten it.",
        ),
        ("Integration ID", "", "Give the ID of the integration"),
        (
            "Integration ID",
            "a4af7409",
            "This is not an integration ID.",
        ),
        ("Kafka topic", "", "Name the Kafka topic."),
        (
            "Kafka topic",
            long.as_str(),
            "Kafka topic has 250 characters; the API takes 249 at most. Shorten it.",
        ),
        (
            "Kafka topic",
            "my topic",
            "Kafka allows no space in a topic's name.",
        ),
        (
            "Kafka topic",
            "a/b",
            "Kafka allows no “/” in a topic's name.",
        ),
        ("Schema SQL", "", "List the columns"),
        (
            "Project",
            "..",
            "Project can't be . or ..: clients resolve these instead of sending them.",
        ),
        (
            "Project",
            "Big_Project",
            "Project has a character that Aiven's names don't have.",
        ),
        (
            "Project",
            "",
            "Name the project: it is part of the address.",
        ),
        (
            "Flink service",
            ".",
            "Flink service can't be . or ..: clients resolve these instead of sending them.",
        ),
        (
            "Flink service",
            "",
            "Name the Flink service: it is part of the address.",
        ),
    ] {
        page.fill(field, typed).await;
        page.leave().await;
        let seen = page.says(field, sentence).await;
        assert!(seen.is_invalid, "{field} with {typed:?}: {seen:?}");
    }
}

#[tokio::test]
async fn a_warning_is_told_and_holds_nothing_back() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.fill("Table name", "KAlert").await;
    page.leave().await;
    let name = page
        .says(
            "Table name",
            "Another table of this workspace has the same name.",
        )
        .await;
    assert!(!name.is_invalid, "a warning is no error: {name:?}");
    page.send().await;
    page.answer("Created the table KAlert.").await;
}

#[tokio::test]
async fn errors_hold_a_request_back_and_lead_to_the_first_field_until_the_user_insists() {
    let page = new_table("PostgreSQL table").await;
    page.fill("Integration ID", INTEGRATION).await;
    page.fill("Schema SQL", "`a` INT").await;
    page.send().await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.shows(
        Role::Region,
        "Request",
        "Not sent: 2 problems hold it back.",
    )
    .await;
    assert!(page.field("Table name").await.is_invalid);
    assert!(page.field("PostgreSQL table").await.is_invalid);
    assert_eq!(posts(&page), []);
    // Each problem leads to its field.
    page.press("PostgreSQL table").await;
    page.has_focus(Role::Textbox, "PostgreSQL table").await;
    page.press("Send anyway").await;
    page.answer("400 Bad Request").await;
    assert_eq!(posts(&page).len(), 1);

    page.api().clear_requests();
    page.fill("Table name", "a").await;
    page.fill("PostgreSQL table", "public.a").await;
    page.gone(Role::Button, "Send anyway").await;
    page.send().await;
    page.answer("Created the table a.").await;
    assert_eq!(posts(&page).len(), 1);
}

#[tokio::test]
async fn without_a_project_or_service_no_request_can_be_forced() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    for (field, good, bad) in [
        ("Project", "my-test-project", ""),
        ("Project", "my-test-project", ".."),
        ("Flink service", "my-flink-service", ""),
        ("Flink service", "my-flink-service", "."),
    ] {
        page.fill(field, bad).await;
        page.send().await;
        page.has_focus(Role::Combobox, field).await;
        page.shows(
            Role::Region,
            "Request",
            "Not sent: 1 problem holds it back.",
        )
        .await;
        assert!(
            !page.has(Role::Button, "Send anyway").await,
            "{field} is {bad:?}"
        );
        page.fill(field, good).await;
    }
    assert_eq!(posts(&page), []);
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn without_a_token_the_request_waits_and_the_focus_goes_there() {
    let page = open().await;
    page.send().await;
    page.has_focus(Role::Textbox, "API token").await;
    let token = page.says("API token", "Paste an API token first.").await;
    assert!(token.is_invalid);
    page.press("Send all").await;
    page.has_focus(Role::Textbox, "API token").await;
    assert_eq!(posts(&page), []);
    page.fill("API token", TOKEN).await;
    assert!(!page.field("API token").await.is_invalid);
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn a_job_without_statement_or_tables_is_held_back() {
    let page = open().await;
    begin_empty(&page).await;
    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.send().await;
    page.has_focus(Role::Textbox, "Statement").await;
    page.says(
        "Statement",
        "Write the statement, such as INSERT INTO a SELECT * FROM b.",
    )
    .await;
    page.says(
        "Tables",
        "List the tables that the statement reads and writes.",
    )
    .await;
    let name = page
        .says("Job name", "Without a name, job_name is left out")
        .await;
    assert!(!name.is_invalid, "a job may have no name");
    page.fill("Tables", "KAlert").await;
    page.click(Role::Radio, "id").await;
    page.says("Tables", "No id of KAlert is known.").await;
    assert_eq!(posts(&page), []);
}

#[tokio::test]
async fn a_click_on_send_right_out_of_a_wrong_field_is_a_click_on_send() {
    let page = new_table("PostgreSQL table").await;
    page.fill("Table name", "a").await;
    page.fill("PostgreSQL table", "public.a").await;
    page.fill("Schema SQL", "`a` INT").await;
    // Leaving this field shows its problem, which must not move the button from under the pointer.
    page.fill("Integration ID", "nonsense").await;
    page.send().await;
    page.shows(
        Role::Region,
        "Request",
        "Not sent: 1 problem holds it back.",
    )
    .await;
    page.has_focus(Role::Combobox, "Integration ID").await;
}
