//! Each form, filled by typing from empty: what arrives, and that the command beside it says the same.

use crate::cheat_sheet::{self, JOB_PATH, TABLE_PATH, TOKEN, begin_empty};
use crate::sending::{body, create_tables, only_post, said};
use browser_tests::shell::bash;
use browser_tests::{Page, Role, open};
use serde_json::{Value, json};

/// Sends what is shown, then runs the command of the tab `curl`, and compares both with what is expected.
async fn is_sent_by_page_and_by_command(page: &Page, path: &str, expected: &Value, headline: &str) {
    let command = page.tab("curl").await;
    page.api().reset();
    if path == JOB_PATH {
        create_tables(page, &["KCpuIn", "KAlert"]).await;
    }
    page.insist().await;
    page.answer(headline).await;
    let by_page = only_post(page);
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(by_page.method, "POST");
    assert_eq!(by_page.path, path);
    assert_eq!(by_page.header("authorization"), Some(bearer.as_str()));
    assert_eq!(by_page.header("content-type"), Some("application/json"));
    assert_eq!(&body(&by_page), expected);

    page.api().reset();
    if path == JOB_PATH {
        create_tables(page, &["KCpuIn", "KAlert"]).await;
    }
    let ran = bash(&command, TOKEN).await;
    assert!(ran.is_well, "{command}\n{ran:?}");
    assert_eq!(ran.files, 0, "the command writes no file");
    assert_eq!(said(&only_post(page)), said(&by_page));
    assert!(!command.contains(TOKEN));
}

#[tokio::test]
async fn a_postgresql_table_typed_from_the_cheat_sheet_is_sent_as_it_says() {
    let page = open().await;
    begin_empty(&page).await;
    cheat_sheet::fill_node_info(&page).await;
    let headline = "Created the table node_info.";
    is_sent_by_page_and_by_command(&page, TABLE_PATH, &cheat_sheet::node_info(), headline).await;
    page.is_in_state("node_info", "Created").await;
}

#[tokio::test]
async fn a_kafka_table_typed_from_the_cheat_sheet_is_sent_as_it_says() {
    let page = open().await;
    begin_empty(&page).await;
    cheat_sheet::fill_k_alert(&page).await;
    let headline = "Created the table KAlert.";
    is_sent_by_page_and_by_command(&page, TABLE_PATH, &cheat_sheet::k_alert(), headline).await;
    page.is_in_state("KAlert", "Created").await;
}

#[tokio::test]
async fn a_job_typed_from_the_cheat_sheet_is_sent_as_it_says() {
    let page = open().await;
    begin_empty(&page).await;
    cheat_sheet::fill_job_example(&page).await;
    let headline = "Created the job JobExample.";
    is_sent_by_page_and_by_command(&page, JOB_PATH, &cheat_sheet::job_example(), headline).await;
    page.is_in_state("JobExample", "Created").await;
}

#[tokio::test]
async fn the_options_of_a_kafka_table_are_sent_when_chosen_and_left_out_when_not() {
    let page = open().await;
    begin_empty(&page).await;
    cheat_sheet::fill_k_alert(&page).await;
    page.click(Role::Disclosure, "Formats and start position")
        .await;
    page.choose("Connector type", "kafka").await;
    page.choose("Startup mode", "earliest-offset").await;
    page.choose("Key format", "avro").await;
    page.fill("Key fields", "node, occurred_at").await;
    page.choose("Value format", "json").await;
    page.choose("Value fields include", "EXCEPT_KEY").await;
    let mut expected = cheat_sheet::k_alert();
    expected["kafka_connector_type"] = json!("kafka");
    expected["kafka_startup_mode"] = json!("earliest-offset");
    expected["kafka_key_format"] = json!("avro");
    expected["kafka_key_fields"] = json!(["node", "occurred_at"]);
    expected["kafka_value_format"] = json!("json");
    expected["kafka_value_fields_include"] = json!("EXCEPT_KEY");
    let headline = "Created the table KAlert.";
    is_sent_by_page_and_by_command(&page, TABLE_PATH, &expected, headline).await;

    for option in [
        "Connector type",
        "Startup mode",
        "Key format",
        "Value format",
        "Value fields include",
    ] {
        page.choose(option, "Left out").await;
    }
    page.fill("Key fields", "").await;
    is_sent_by_page_and_by_command(&page, TABLE_PATH, &cheat_sheet::k_alert(), headline).await;
}

#[tokio::test]
async fn an_upsert_table_begins_with_the_formats_that_it_needs() {
    let page = open().await;
    begin_empty(&page).await;
    page.pick("Add table", "Upsert Kafka table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.fill("Table name", "last_states").await;
    page.fill("Kafka topic", "states").await;
    page.fill("Integration ID", cheat_sheet::INTEGRATION).await;
    crate::columns::as_sql(&page).await;
    let schema = "node INT, state STRING, PRIMARY KEY (node) NOT ENFORCED";
    page.fill("Schema SQL", schema).await;
    // By the option names and values of the client that had them (aiven-client 2.14.4).
    let expected = json!({
        "integration_id": cheat_sheet::INTEGRATION,
        "name": "last_states",
        "kafka_topic": "states",
        "kafka_connector_type": "upsert-kafka",
        "kafka_key_format": "json",
        "kafka_value_format": "json",
        "schema_sql": schema,
    });
    let headline = "Created the table last_states.";
    is_sent_by_page_and_by_command(&page, TABLE_PATH, &expected, headline).await;
}
