//! The form of each kind of draft, new, with names that are too long, and with errors everywhere.

use crate::start::{applications, begun};
use browser_tests::{Page, Role};

/// A new table of a kind, in an empty workspace.
async fn new_table(kind: &str) -> Page {
    let page = begun().await;
    page.pick("Add table", kind).await;
    page.has_focus(Role::Textbox, "Table name").await;
    page
}

/// A new table of a kind that only applications have.
async fn new_plain(kind: &str) -> Page {
    let page = applications().await;
    page.pick("Add table", kind).await;
    page.get(Role::Group, "CREATE TABLE").await;
    page
}

pub async fn new_postgresql() -> Page {
    new_table("PostgreSQL table").await
}

pub async fn new_kafka() -> Page {
    let page = new_table("Kafka table").await;
    page.click(Role::Disclosure, "Formats and start position")
        .await;
    page.get(Role::Combobox, "Startup mode").await;
    page
}

pub async fn new_upsert() -> Page {
    new_table("Upsert Kafka table").await
}

pub async fn new_opensearch() -> Page {
    new_table("OpenSearch table").await
}

pub async fn new_job() -> Page {
    let page = begun().await;
    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page
}

pub async fn new_datagen() -> Page {
    new_plain("Datagen table").await
}

pub async fn new_slack() -> Page {
    new_plain("Slack table").await
}

pub async fn new_any() -> Page {
    let page = applications().await;
    page.pick("Add table", "Any CREATE TABLE").await;
    page.paste(
        "CREATE TABLE",
        "CREATE TABLE log (\n    `node` INT,\n    `cpu` FLOAT\n) WITH (\n    'connector' = 'print'\n)",
    )
    .await;
    page
}

pub async fn very_long_names() -> Page {
    let page = new_table("Kafka table").await;
    let long = "averyverylongname_".repeat(14);
    page.paste("Table name", &long).await;
    page.paste("Kafka topic", &long).await;
    page.paste("Integration ID", &long).await;
    page.paste("Project", &long).await;
    page.paste("Flink service", &long).await;
    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.paste("Job name", &long).await;
    page.paste(
        "Statement",
        &format!("INSERT INTO {long} SELECT * FROM {long}{long}"),
    )
    .await;
    page.shows(Role::List, "Pipeline", "averyverylongname")
        .await;
    page
}

pub async fn errors_in_a_table() -> Page {
    let page = new_table("Kafka table").await;
    page.paste("Kafka topic", "my topic/").await;
    page.paste("Integration ID", "a4af7409").await;
    page.click(Role::Disclosure, "Formats and start position")
        .await;
    page.choose("Connector type", "upsert-kafka").await;
    page.choose("Startup mode", "timestamp").await;
    page.fill("Key fields", "node, nothing").await;
    page.fill("Project", "Big_Project").await;
    page.fill("Flink service", "..").await;
    page.fill("API token", "").await;
    page.send().await;
    page.shows(Role::Region, "Request", "problems hold it back")
        .await;
    page
}

pub async fn errors_in_a_job() -> Page {
    let page = new_job().await;
    page.fill(
        "Statement",
        "INSERT INTO KAlert SELEC * FROM KCpuIn WHERE (",
    )
    .await;
    page.fill("Tables", "KCpuIn, Other").await;
    page.click(Role::Radio, "id").await;
    page.send().await;
    page.shows(Role::Region, "Request", "hold it back").await;
    page
}
