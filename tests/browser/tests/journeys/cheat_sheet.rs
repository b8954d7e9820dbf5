//! The cheat sheet's requests, copied by hand from the page that the project stands in for: what must be
//! sent, whatever the app makes of it. Its addresses hold a stray `/test`, which the real API never had.

use crate::columns::as_sql;
use browser_tests::{Page, Role};
use serde_json::{Value, json};

/// Any token that the stand-in API accepts.
pub const TOKEN: &str = "TOKEN-0a1b2c3d4e5f";
/// The one integration of the cheat sheet.
pub const INTEGRATION: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";
/// Where tables are created.
pub const TABLE_PATH: &str = "/v1/project/my-test-project/service/my-flink-service/flink/table";
/// Where jobs are created.
pub const JOB_PATH: &str = "/v1/project/my-test-project/service/my-flink-service/flink/job";

/// "Create PostgreSQL based Flink table".
pub fn node_info() -> Value {
    json!({
        "integration_id": "a4af7409-d167-4f31-af13-ddd4cd06564f",
        "name": "node_info",
        "jdbc_table": "public.node_definition",
        "schema_sql": "`node` INT, `node_description` VARCHAR",
    })
}

/// "Create Kafka based Flink table".
pub fn k_alert() -> Value {
    json!({
        "integration_id": "a4af7409-d167-4f31-af13-ddd4cd06564f",
        "name": "KAlert",
        "kafka_topic": "alert",
        "schema_sql": "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT",
    })
}

/// "Create a Flink job".
pub fn job_example() -> Value {
    json!({
        "statement": "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70",
        "tables": ["KCpuIn", "KAlert"],
        "job_name": "JobExample",
    })
}

/// The page as someone finds it who begins with nothing: no drafts, but token, project and service.
pub async fn begin_empty(page: &Page) {
    page.press("Start empty").await;
    page.fill("Project", "my-test-project").await;
    page.fill("Flink service", "my-flink-service").await;
    page.fill("API token", TOKEN).await;
}

/// Fills a new PostgreSQL table with the cheat sheet's values.
pub async fn fill_node_info(page: &Page) {
    page.pick("Add table", "PostgreSQL table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.fill("Table name", "node_info").await;
    page.fill("PostgreSQL table", "public.node_definition")
        .await;
    page.fill("Integration ID", INTEGRATION).await;
    as_sql(page).await;
    page.fill("Schema SQL", "`node` INT, `node_description` VARCHAR")
        .await;
}

/// Fills a new Kafka table with the cheat sheet's values.
pub async fn fill_k_alert(page: &Page) {
    page.pick("Add table", "Kafka table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.fill("Table name", "KAlert").await;
    page.fill("Kafka topic", "alert").await;
    page.fill("Integration ID", INTEGRATION).await;
    as_sql(page).await;
    let schema = "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT";
    page.fill("Schema SQL", schema).await;
}

/// Fills a new job with the cheat sheet's values.
pub async fn fill_job_example(page: &Page) {
    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.fill("Job name", "JobExample").await;
    let statement = "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70";
    page.fill("Statement", statement).await;
    page.fill("Tables", "KCpuIn, KAlert").await;
}
