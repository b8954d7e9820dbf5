//! A schema of two megabytes.

use crate::cheat_sheet::TOKEN;
use crate::columns::as_sql;
use crate::sending::only_post;
use browser_tests::{Role, open};
use serde_json::json;

/// Some thousand columns with a long comment each.
fn schema() -> String {
    let comment = "x".repeat(1_000);
    let mut schema = "`first` INT".to_owned();
    for number in 0..2_000 {
        let column = format!(",\n`column_{number}` INT COMMENT '{comment}'");
        schema.push_str(&column);
    }
    assert!(schema.len() > 2_000_000);
    schema
}

#[tokio::test]
async fn a_schema_of_two_megabytes_is_piped_and_sent_whole() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let schema = schema();
    as_sql(&page).await;
    let field = page.get(Role::Textbox, "Schema SQL").await;
    // As a paste does it, without the minutes that a driver needs to type as much.
    let script = "const [field, text] = arguments;
        field.focus();
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
    let field = field.to_json().expect("a reference to the field");
    page.run(script, vec![field, json!(schema)]).await;
    page.tells("The body is too long for one argument of a command, so it is piped into curl.")
        .await;
    page.add_to("Table name", "2").await;
    // The tab shows the beginning.
    let shown = page.panel_holds("curl", "\"node_info2\"").await;
    assert!(shown.len() <= 200_000, "{} bytes", shown.len());
    page.tells("Only the beginning is shown").await;
    page.press("Copy curl").await;
    page.shows(Role::Region, "Request", "Copied").await;
    let command = page.clipboard().await;
    assert!(command.contains("\"node_info2\""));
    assert!(
        command.starts_with("printf '%s' '"),
        "{}",
        command.get(..80).unwrap_or(&command)
    );
    assert!(command.contains("--data-binary @-"));

    page.send().await;
    page.answer("Created the table node_info2.").await;
    let by_page = only_post(&page);
    assert!(
        by_page.json().expect("JSON")["schema_sql"] == schema,
        "the whole schema arrives"
    );
    page.api().reset();
    let ran = browser_tests::shell::bash(&command, TOKEN).await;
    assert!(ran.is_well, "{}", ran.errors);
    assert!(
        only_post(&page).body == by_page.body,
        "the command sends the same bytes"
    );
}
