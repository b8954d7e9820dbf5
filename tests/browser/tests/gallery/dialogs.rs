//! The dialogs.

use crate::start::{INTEGRATION, connected};
use browser_tests::{Page, Role, open};
use serde_json::json;

/// The history with requests that went well, were refused, and with one unfolded.
pub async fn history() -> Page {
    let page = connected().await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.show("node_info").await;
    page.insist().await;
    page.answer("409 Conflict").await;
    page.press("History").await;
    let entries = page.entries("Exchanges").await;
    page.press(&entries[0]).await;
    page.get(Role::Button, "Compare with node_info").await;
    page
}

pub async fn history_compared() -> Page {
    let page = history().await;
    page.press("Close").await;
    page.fill("PostgreSQL table", "public.other").await;
    page.press("History").await;
    let entries = page.entries("Exchanges").await;
    page.press(&entries[0]).await;
    page.press("Compare with node_info").await;
    page.get(Role::List, "What differs").await;
    page
}

/// What became of a command in which not everything is a field's.
pub async fn import() -> Page {
    let page = open().await;
    page.get(Role::Button, "Import").await;
    let payload = json!({
        "integration_id": INTEGRATION, "name": "orders", "jdbc_table": "public.orders",
        "schema_sql": "`id` INT, `price` DECIMAL(10, 2)", "partitioned_by": "id",
    });
    page.paste_keys(&format!(
        "curl 'https://api.aiven.io/v1/project/their-project/service/their-flink/flink/table' \\\n  -H 'accept: */*' \\\n  \
         -H 'authorization: Bearer some-token' \\\n  --compressed --data-raw '{payload}'"
    ))
    .await;
    page.get(Role::List, "What became of every part").await;
    page
}

pub async fn templates() -> Page {
    let page = open().await;
    page.press("Start empty").await;
    page.press("Templates").await;
    page.get(Role::Button, "Kafka to PostgreSQL: store every row")
        .await;
    page
}

/// A link whose draft differs from one's own.
pub async fn shared() -> Page {
    let page = open().await;
    page.press("Share").await;
    page.get(Role::Button, "Copy link").await;
    let link = page.value("Link").await;
    page.press("Close").await;
    page.show("KAlert").await;
    page.fill("Kafka topic", "mine").await;
    page.visit(&link).await;
    page.get(Role::Button, "Replace mine").await;
    page
}

pub async fn settings() -> Page {
    let page = open().await;
    page.press("Settings").await;
    page.get(Role::Combobox, "Theme").await;
    page.shows(Role::Dialog, "Settings", "API base URL").await;
    page
}

pub async fn settings_delete() -> Page {
    let page = settings().await;
    page.press("Delete what is kept").await;
    page.has_focus(Role::Button, "Keep it").await;
    page
}

pub async fn share() -> Page {
    let page = open().await;
    page.press("Share").await;
    page.get(Role::Button, "Copy link").await;
    page
}

pub async fn pasting_a_list() -> Page {
    let page = connected().await;
    page.press("Show Flink services").await;
    page.click(Role::Choice, "Paste this list…").await;
    page.get(Role::Dialog, "Paste the services of my-test-project")
        .await;
    page
}
