//! What comes from elsewhere: pasted anywhere or into the dialog, told part by part, never sent, and taken back.

use crate::cheat_sheet::{INTEGRATION, TOKEN};
use crate::sending::{body, only_post, posts};
use browser_tests::secret::files_with;
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};
use serde_json::json;
use thirtyfour::Key;

const SECRET: &str = "Zq7+k3/Rw9~x5==";
const PARTS: &str = "What became of every part";

/// A page whose desk has come: only then a paste is heard.
async fn ready() -> Page {
    let page = open().await;
    page.get(Role::Button, "Import").await;
    page
}

/// Waits until the drafts have these names.
pub async fn drafts_are(page: &Page, names: &[&str]) {
    let look = async || {
        let links = page.drafts().await;
        let first = |link: &String| link.split(' ').next().unwrap_or_default().to_owned();
        links.iter().map(first).collect::<Vec<_>>()
    };
    until("the drafts", look, |seen| seen == names).await;
}

/// What `DevTools` copies for bash, with a token in it.
fn copied() -> String {
    let payload = json!({
        "integration_id": INTEGRATION, "name": "orders", "jdbc_table": "public.orders",
        "schema_sql": "`o'id` INT", "partitioned_by": "id",
    });
    let payload = payload.to_string().replace('\'', r"\'");
    format!(
        "curl 'https://api.aiven.io/v1/project/their-project/service/their-flink/flink/table' \\\n  \
         -H 'accept: */*' \\\n  -H 'authorization: Bearer {SECRET}' \\\n  \
         -H 'content-type: application/json' \\\n  --data-raw $'{payload}'"
    )
}

#[tokio::test]
async fn a_command_pasted_anywhere_becomes_a_draft_and_its_token_goes_out_of_sight() {
    let page = ready().await;
    page.paste_keys(&copied()).await;
    page.get(Role::Dialog, "Import").await;
    page.picture("import").await;
    let parts = page.entries(PARTS).await;
    assert!(
        parts.contains(&"their-project Project.".to_owned()),
        "{parts:#?}"
    );
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());
    page.press("Close").await;
    drafts_are(&page, &["orders"]).await;
    assert_eq!(page.value("Project").await, "their-project");
    assert_eq!(posts(&page).len(), 0);
    page.fill("Project", "my-test-project").await;
    page.fill("Flink service", "my-flink-service").await;
    page.send().await;
    page.answer("Created the table orders.").await;
    let sent = only_post(&page);
    assert_eq!(
        sent.header("authorization"),
        Some(&*format!("Bearer {SECRET}"))
    );
    assert_eq!(
        body(&sent),
        json!({
            "integration_id": INTEGRATION, "name": "orders", "jdbc_table": "public.orders",
            "schema_sql": "`o'id` INT", "partitioned_by": "id",
        })
    );
}

#[tokio::test]
async fn one_press_takes_an_import_back_in_the_dialog_and_after_it() {
    let page = ready().await;
    let example = ["node_info", "KCpuIn", "KAlert", "JobExample"];
    page.paste_keys(&copied()).await;
    page.press("Undo").await;
    page.press("Close").await;
    drafts_are(&page, &example).await;
    assert_eq!(page.value("Project").await, "my-test-project");
    page.paste_keys(&copied()).await;
    page.press("Close").await;
    drafts_are(&page, &["orders"]).await;
    page.press("Undo").await;
    drafts_are(&page, &example).await;
    page.gone(Role::Button, "Undo").await;
}

#[tokio::test]
async fn of_two_imports_in_a_row_the_second_is_told_and_can_be_taken_back() {
    let page = ready().await;
    page.paste_keys(&copied()).await;
    page.press("Close").await;
    drafts_are(&page, &["orders"]).await;
    page.paste_keys(&copied().replace("orders", "totals")).await;
    page.press("Close").await;
    drafts_are(&page, &["orders", "totals"]).await;
    page.press("Undo").await;
    drafts_are(&page, &["orders"]).await;
    page.gone(Role::Button, "Undo").await;
}

#[tokio::test]
async fn what_is_pasted_into_a_field_or_beside_an_open_dialog_is_not_imported() {
    let page = ready().await;
    page.enter("Table name").await;
    page.paste_keys("{\"name\":\"x\"}").await;
    until(
        "the text in the field",
        async || page.value("Table name").await,
        |seen| seen.contains("{\"name\""),
    )
    .await;
    page.press("Settings").await;
    page.paste_keys(&copied()).await;
    page.keys(Key::Escape).await;
    assert!(!page.has(Role::Dialog, "Import").await);
    assert_eq!(page.drafts().await.len(), 4);
    // The dialog has a field of its own, and a token stands in none but its own.
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_dialog_reads_what_is_pasted_into_it_and_lets_what_it_can_not_read_be_mended() {
    let page = ready().await;
    page.press("Import").await;
    page.has_focus(Role::Textbox, "Text to import").await;
    page.paste_keys("CREATE TABEL t (a INT)").await;
    page.shows(
        Role::Dialog,
        "Import",
        "No table and no job was found in it.",
    )
    .await;
    assert_eq!(page.value("Text to import").await, "CREATE TABEL t (a INT)");
    page.fill(
        "Text to import",
        "CREATE TABLE t (a INT) WITH ('connector' = 'kafka', 'topic' = 'x', 'colour' = 'red')",
    )
    .await;
    page.press("Read the text").await;
    page.shows(Role::Dialog, "Import", "Added the draft t.")
        .await;
    page.press("Close").await;
    drafts_are(&page, &["t"]).await;
    assert_eq!(page.value("Kafka topic").await, "x");
}

#[tokio::test]
async fn a_token_typed_into_the_dialog_goes_with_it() {
    let page = ready().await;
    page.press("Import").await;
    page.fill("Text to import", SECRET).await;
    page.keys(Key::Escape).await;
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());
    page.press("Import").await;
    assert_eq!(page.value("Text to import").await, "");
}

#[tokio::test]
async fn the_pages_own_command_comes_back_as_it_was() {
    let page = ready().await;
    page.press("Copy curl").await;
    page.shows(Role::Region, "Request", "Copied").await;
    let command = page.clipboard().await;
    page.press("Start empty").await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.paste_keys(&command).await;
    page.press("Close").await;
    drafts_are(&page, &["node_info"]).await;
    page.panel_holds("curl", &command).await;
}

#[tokio::test]
async fn a_token_pasted_into_a_field_stands_nowhere_but_in_its_own() {
    let page = ready().await;
    page.enter("Table name").await;
    page.paste_keys(&copied()).await;
    page.shows(Role::Dialog, "Import", "did not go into the field")
        .await;
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());
    page.press("Close").await;
    drafts_are(&page, &["orders"]).await;
    assert_eq!(page.value("Table name").await, "orders");
    assert_eq!(page.value("API token").await, SECRET);
    page.press("Forget token").await;

    // A field of the target, a cell, SQL, the payload, and the answer that is pasted: whatever is no request goes there,
    // without the token.
    let header = format!("Authorization: Bearer {SECRET}");
    let masked = "Authorization: Bearer •••";
    page.fill("Project", "").await;
    page.paste_keys(&header).await;
    holds(&page, "Project", masked).await;
    assert_eq!(page.value("API token").await, SECRET);
    page.tells("••• went into the field in its place").await;
    page.fill("Column 1 name", "").await;
    page.paste_keys(&header).await;
    holds(&page, "Column 1 name", masked).await;
    page.click(Role::Tab, "SQL").await;
    page.fill("Schema SQL", "").await;
    let lines = "a INT,\n".repeat(60);
    page.paste_keys(&format!("{lines}-- {header}")).await;
    holds(&page, "Schema SQL", &format!("{lines}-- {masked}")).await;
    page.click(Role::Tab, "JSON").await;
    page.fill("Payload as JSON", "").await;
    page.paste_keys(&format!("{{\"name\": \"Bearer {SECRET}{SECRET}\"}}"))
        .await;
    holds(&page, "Payload as JSON", "{\"name\": \"Bearer •••\"}").await;
    page.click(Role::Tab, "curl").await;
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());
    assert_eq!(posts(&page).len(), 0);
    let profile = page.close().await;
    assert_eq!(
        files_with(&profile, SECRET),
        Vec::<String>::new(),
        "on the disk"
    );
}

#[tokio::test]
async fn a_token_dropped_or_put_in_at_once_stands_nowhere_but_in_its_own_field() {
    let page = ready().await;
    let header = format!("Authorization: Bearer {SECRET}");
    let masked = "Authorization: Bearer •••";
    for (field, is_dropped) in [("Flink service", true), ("Integration ID", false)] {
        page.fill(field, "").await;
        if is_dropped {
            page.drop_on(field, &header).await;
        } else {
            page.paste(field, &header).await;
        }
        holds(&page, field, masked).await;
        assert_eq!(page.value("API token").await, SECRET);
        assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());
        page.press("Forget token").await;
    }
    // What holds no secret goes in as it is.
    page.fill("Project", "").await;
    page.drop_on("Project", "dropped-project").await;
    holds(&page, "Project", "dropped-project").await;
    page.paste("Table name", "put_in_at_once").await;
    holds(&page, "Table name", "put_in_at_once").await;
}

#[tokio::test]
async fn the_scheme_of_an_imported_command_is_used_and_goes_back_with_it() {
    let page = ready().await;
    page.paste_keys(&copied().replace("Bearer", "aivenv1"))
        .await;
    page.shows(Role::Dialog, "Import", "Requests say aivenv1")
        .await;
    page.press("Close").await;
    page.panel_holds("curl", "Authorization: aivenv1 ").await;
    page.fill("Project", "my-test-project").await;
    page.fill("Flink service", "my-flink-service").await;
    page.send().await;
    page.answer("Created the table orders.").await;
    let sent = only_post(&page);
    assert_eq!(
        sent.header("authorization"),
        Some(&*format!("aivenv1 {SECRET}"))
    );
    page.press("Undo").await;
    page.panel_holds("curl", "--oauth2-bearer").await;
    assert_eq!(page.value("API token").await, "");
}

async fn holds(page: &Page, field: &str, text: &str) {
    let look = async || page.value(field).await;
    until(field, look, |seen| seen == text).await;
}
