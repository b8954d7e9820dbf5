//! The example that a first visitor finds.

use crate::cheat_sheet::{self, JOB_PATH, TABLE_PATH, TOKEN};
use crate::sending::{body, posts};
use browser_tests::{Role, open};
use sandbox::{Act, Fault};
use serde_json::{Value, json};

fn k_cpu_in() -> Value {
    json!({
        "integration_id": cheat_sheet::INTEGRATION,
        "name": "KCpuIn",
        "kafka_topic": "cpu",
        "schema_sql": "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu` FLOAT",
    })
}

#[tokio::test]
async fn a_first_visitor_finds_the_cheat_sheets_requests_filled_in() {
    let page = open().await;
    for draft in ["node_info", "KCpuIn", "KAlert", "JobExample"] {
        page.is_in_state(draft, "Draft").await;
    }
    assert_eq!(page.value("Project").await, "my-test-project");
    assert_eq!(page.value("Flink service").await, "my-flink-service");
    assert_eq!(page.value("API token").await, "");
    for (draft, expected) in [
        ("node_info", cheat_sheet::node_info()),
        ("KCpuIn", k_cpu_in()),
        ("KAlert", cheat_sheet::k_alert()),
        ("JobExample", cheat_sheet::job_example()),
    ] {
        page.show(draft).await;
        page.click(Role::Tab, "JSON").await;
        let shown = page.panel_holds("JSON", &format!("\"{draft}\"")).await;
        let shown: Value = serde_json::from_str(&shown).expect("JSON");
        if draft == "JobExample" {
            assert_eq!(shown["job_name"], expected["job_name"]);
        }
        assert_eq!(shown, expected, "the tab JSON of {draft}");
    }
}

#[tokio::test]
async fn send_all_creates_the_tables_then_the_job_with_the_ids_that_it_learnt() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show("JobExample").await;
    page.click(Role::Radio, "id").await;
    page.press("Send all").await;
    for draft in ["node_info", "KCpuIn", "KAlert", "JobExample"] {
        page.is_in_state(draft, "Created").await;
    }
    page.tells("Everything here is created.").await;
    let arrived = posts(&page);
    let paths: Vec<&str> = arrived
        .iter()
        .map(|request| request.path.as_str())
        .collect();
    assert_eq!(paths, [TABLE_PATH, TABLE_PATH, TABLE_PATH, JOB_PATH]);
    assert_eq!(body(&arrived[0]), cheat_sheet::node_info());
    assert_eq!(body(&arrived[1]), k_cpu_in());
    assert_eq!(body(&arrived[2]), cheat_sheet::k_alert());
    let tables = page.api().tables();
    let id_of = |name: &str| {
        let table = tables.iter().find(|table| table["table_name"] == name);
        table.expect("the table was created")["table_id"].clone()
    };
    let job = json!({
        "statement": "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70",
        "table_ids": [id_of("KCpuIn"), id_of("KAlert")],
        "job_name": "JobExample",
    });
    assert_eq!(body(&arrived[3]), job);
    assert_eq!(page.api().jobs().len(), 1);
}

#[tokio::test]
async fn send_all_stops_at_the_first_failure_and_goes_on_from_there() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    for act in [Act::Pass, Act::answer(403)] {
        page.api().arm(Fault {
            method: Some("POST".to_owned()),
            act,
            ..Fault::default()
        });
    }
    page.press("Send all").await;
    page.is_in_state("KCpuIn", "Failed").await;
    page.is_in_state("node_info", "Created").await;
    page.is_in_state("KAlert", "Draft").await;
    page.is_in_state("JobExample", "Draft").await;
    page.answer("Authentication failed").await;
    page.tells("Stopped at KCpuIn: its answer says why. 1 of 4 are there.")
        .await;
    assert_eq!(
        page.value("Table name").await,
        "KCpuIn",
        "the form shows what failed"
    );
    assert_eq!(posts(&page).len(), 2);
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    assert_eq!(posts(&page).len(), 5, "what was created is not sent again");
    assert_eq!(body(&posts(&page)[4]), cheat_sheet::job_example());
}
