//! The API of today: the switch, what jobs and tables become, and an application from its first version to its end.

use crate::cheat_sheet::{INTEGRATION, TOKEN};
use crate::sending::{body, posts};
use browser_tests::{Page, Role, open};
use sandbox::Fault;
use serde_json::{Value, json};
use std::time::Duration;

const APPLICATIONS: &str = "/v1/project/my-test-project/service/my-flink-service/flink/application";

fn kafka(name: &str, columns: &str, topic: &str) -> Value {
    let with = format!(
        "WITH (\n    'connector' = 'kafka',\n    'properties.bootstrap.servers' = '',\n    'topic' = '{topic}',\n    \
         'value.format' = 'json'\n)"
    );
    json!({
        "create_table": format!("CREATE TABLE {name} ({columns}) {with}"),
        "integration_id": INTEGRATION,
    })
}

/// The cheat sheet's example as an application.
fn example() -> Value {
    let source = "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu` FLOAT";
    let sink = "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT";
    json!({
        "name": "JobExample",
        "application_version": {
            "sources": [kafka("KCpuIn", source, "cpu")],
            "sinks": [kafka("KAlert", sink, "alert")],
            "statement": "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70",
        },
    })
}

/// Waits until the steps of the application say this.
async fn step(page: &Page, text: &str) {
    page.shows(Role::Region, "Application", text).await;
}

async fn open_applications() -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Switch to applications").await;
    page.show("JobExample").await;
    page
}

#[tokio::test]
async fn a_new_visitor_is_told_and_switches_with_one_button() {
    let page = open().await;
    assert_eq!(page.choice("API").await, "Tables and jobs (2021)");
    page.press("Switch to applications").await;
    page.gone(Role::Button, "Switch to applications").await;
    assert_eq!(page.choice("API").await, "Applications (current)");
    page.show("JobExample").await;
    page.gone(Role::Radiogroup, "Tables by").await;
    assert!(page.whole().await.contains("sources, sinks"));
    page.click(Role::Tab, "JSON").await;
    let shown = page.panel_holds("JSON", "application_version").await;
    let shown: Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(shown, example());
    page.click(Role::Tab, "curl").await;
    page.panel_holds("curl", &format!("{APPLICATIONS}'")).await;
    page.show("KAlert").await;
    page.shows(
        Role::Group,
        "CREATE TABLE",
        "CREATE TABLE KAlert (`node` INT",
    )
    .await;
    page.gone(Role::Button, "Send request").await;
    page.choose("API", "Tables and jobs (2021)").await;
    page.get(Role::Button, "Send request").await;
}

#[tokio::test]
async fn the_choice_is_kept() {
    let page = open_applications().await;
    page.reload().await;
    assert_eq!(page.choice("API").await, "Applications (current)");
}

#[tokio::test]
async fn the_history_tells_how_long_a_step_took_whatever_is_typed_meanwhile() {
    let page = open_applications().await;
    page.send().await;
    page.is_in_state("JobExample", "Created").await;
    page.api().arm(Fault {
        path_suffix: Some("/version/validate".to_owned()),
        delay_ms: 3000,
        ..Fault::default()
    });
    page.press("Validate").await;
    page.fill("Parallelism", "2").await;
    step(&page, "Flink has nothing against it.").await;
    let kept = page.run("return localStorage.getItem('millrace.history');", vec![]);
    let kept = kept.await.as_str().unwrap_or_default().to_owned();
    let last: Value = serde_json::from_str(kept.lines().last().unwrap_or_default()).expect("JSON");
    assert!(last["milliseconds"].as_u64() >= Some(3000), "{last}");
}

#[tokio::test]
async fn the_example_is_created_validated_deployed_stopped_and_deleted() {
    let page = open_applications().await;
    page.click(Role::Disclosure, "Beside the old requests")
        .await;
    page.shows(
        Role::Group,
        "Before: 3 requests",
        "\"kafka_topic\": \"cpu\"",
    )
    .await;
    page.shows(Role::Group, "Now: one request", "CREATE TABLE KCpuIn")
        .await;
    page.send().await;
    page.is_in_state("JobExample", "Created").await;
    assert_eq!(posts(&page)[0].path, APPLICATIONS);
    assert_eq!(body(&posts(&page)[0]), example());

    page.press("Validate").await;
    step(&page, "Flink has nothing against it.").await;
    page.press("Deploy").await;
    step(&page, "It runs.").await;
    page.press("Stop with savepoint").await;
    step(&page, "It was stopped, and its savepoint is written.").await;
    page.press("Use its savepoint").await;
    page.press("Deploy").await;
    step(&page, "It runs.").await;

    page.press("Delete application").await;
    page.press("Yes, delete it").await;
    step(&page, "An application goes last").await;
    page.press("Cancel deployment 2").await;
    page.press("Yes, cancel it").await;
    step(&page, "It was stopped without a savepoint.").await;
    page.picture("application").await;
    page.press("Delete deployment 2").await;
    page.press("Yes, delete it").await;
    page.get(Role::Button, "Delete deployment").await;
    page.press("Delete deployment").await;
    page.press("Yes, delete it").await;
    let region = async || page.text(Role::Region, "Application").await;
    let is_gone = |seen: &String| !seen.contains("Deployments");
    browser_tests::wait::until("no deployment", region, is_gone).await;
    page.press("Delete application").await;
    page.press("Yes, delete it").await;
    step(&page, "Deleted the application JobExample.").await;
    page.is_in_state("JobExample", "Draft").await;

    // What was done stands in the history, the newest first.
    page.press("History").await;
    let kinds = page.entries("Exchanges").await;
    let kinds: Vec<&str> = kinds
        .iter()
        .filter_map(|one| one.split(" ms ").nth(1))
        .collect();
    let target = "my-test-project / my-flink-service";
    let expect = [
        "Delete application",
        "Delete deployment",
        "Delete deployment",
        "Cancel deployment",
        "Delete application",
        "Deploy",
        "Stop with savepoint",
        "Deploy",
        "Validate",
        "Create application",
    ];
    assert_eq!(kinds, expect.map(|kind| format!("{kind}, {target}")));
}

#[tokio::test]
async fn states_are_read_again_once_their_draft_is_shown_again() {
    let page = open_applications().await;
    page.send().await;
    page.is_in_state("JobExample", "Created").await;
    page.press("Deploy").await;
    page.get(Role::Button, "Cancel deployment").await;
    page.show("KAlert").await;
    // A second after the last look is the next: meanwhile another draft is shown.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    page.show("JobExample").await;
    step(&page, "It runs.").await;
}

#[tokio::test]
async fn tables_without_an_integration_are_sent_with_their_secret_and_kept_and_shown_without_it() {
    let page = open_applications().await;
    page.press("Start empty").await;
    page.fill("Project", "my-test-project").await;
    page.fill("Flink service", "my-flink-service").await;
    page.press("Add table").await;
    page.click(Role::Menuitem, "Datagen table").await;
    page.fill("Table name", "made_up").await;
    page.fill("Options", "'rows-per-second' = '1'").await;
    page.click(Role::Tab, "SQL").await;
    page.fill("Schema SQL", "a STRING").await;
    page.press("Add table").await;
    page.click(Role::Menuitem, "Slack table").await;
    page.fill("Table name", "alerts").await;
    page.fill("Slack token", "xoxb-secret-1").await;
    page.fill("Schema SQL", "channel_id STRING, message STRING")
        .await;
    page.shows(
        Role::Group,
        "CREATE TABLE",
        "'token' = '${FLINK_ALERTS_TOKEN}'",
    )
    .await;
    page.press("Add table").await;
    page.click(Role::Menuitem, "Any CREATE TABLE").await;
    page.fill(
        "CREATE TABLE",
        "CREATE TABLE log (a STRING) WITH ('connector' = 'print'",
    )
    .await;
    page.leave().await;
    page.says("CREATE TABLE", "A bracket does not close.").await;
    page.fill(
        "CREATE TABLE",
        "CREATE TABLE log (a STRING) WITH ('connector' = 'print')",
    )
    .await;
    page.show("log").await;
    page.press("Add job").await;
    page.fill("Job name", "post").await;
    page.fill("Statement", "INSERT INTO alerts SELECT a, a FROM made_up")
        .await;
    page.panel_holds("curl", "${FLINK_ALERTS_TOKEN}").await;
    page.press("Send request").await;
    page.shows(Role::Region, "Answer", "Created").await;
    let sent = posts(&page).pop().expect("a request");
    let version = &body(&sent)["application_version"];
    assert_eq!(
        version["sinks"],
        json!([{ "create_table": "CREATE TABLE alerts (channel_id STRING, message STRING) WITH (\n    'connector' = 'slack',\n    'token' = 'xoxb-secret-1'\n)" }])
    );
    assert_eq!(
        version["sources"],
        json!([{ "create_table": "CREATE TABLE made_up (a STRING) WITH (\n    'connector' = 'datagen',\n    'rows-per-second' = '1'\n)" }])
    );
    assert!(!page.whole().await.contains("xoxb-secret-1"));
    page.reload().await;
    page.show("alerts").await;
    page.says(
        "Slack token",
        "${FLINK_ALERTS_TOKEN} stands in the place of 'token'",
    )
    .await;
    page.choose("API", "Tables and jobs (2021)").await;
    page.says("Table name", "The API of 2021 has no tables of this kind.")
        .await;
}

#[tokio::test]
async fn the_service_shows_its_applications_and_their_versions_side_by_side_and_deletes_what_may_go()
 {
    let page = open_applications().await;
    page.press("Send request").await;
    step(&page, "is created.").await;
    page.fill(
        "Statement",
        "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 80",
    )
    .await;
    page.press("Send request").await;
    page.get(Role::Button, "Send again").await;
    page.press("Create version").await;
    step(&page, "Created version 2.").await;
    page.is_in_state("JobExample", "Created").await;
    // There is nothing to be sent again any more.
    page.gone(Role::Button, "Send again").await;
    page.press("On the service").await;
    let service = "On the service";
    page.shows(Role::Region, service, "not deployed").await;
    page.click(Role::Button, "JobExample not deployed").await;
    page.press("Compare version 2").await;
    page.press("Compare version 1").await;
    let compared = "From version 1 to version 2";
    let shown = page.shows(Role::Group, compared, "`cpu` > 80").await;
    assert!(shown.contains("Statement") && shown.contains("`cpu` > 70"));
    page.press("Delete version 1").await;
    let asked = "Delete version 1 of JobExample from";
    page.shows(Role::Dialog, "Delete version", asked).await;
    page.press("Delete version").await;
    page.shows(Role::Region, service, "Deleted version 1 of JobExample.")
        .await;
    page.gone(Role::Button, "Open version 1 as drafts").await;
    // Its tables go, and come back with the version.
    page.press("Remove the example").await;
    page.press("Dismiss").await;
    assert_eq!(page.drafts().await, ["JobExample Job Created"]);
    page.press("Open version 2 as drafts").await;
    page.tells("JobExample is a draft now.").await;
    page.press("Dismiss").await;
    let statement = page.value("Statement").await;
    assert_eq!(
        statement,
        "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 80"
    );

    // Where a draft of such a name says something else, the user is asked.
    page.show("KCpuIn").await;
    page.fill("Kafka topic", "mine").await;
    page.press("Open version 2 as drafts").await;
    let asked = "A draft here is called KCpuIn too, and differs.";
    page.shows(Role::Dialog, "Open as drafts", asked).await;
    page.press("Replace mine").await;
    page.tells("JobExample is a draft now.").await;
    page.show("KCpuIn").await;
    assert_eq!(page.value("Kafka topic").await, "cpu");
    page.press("Undo").await;
    page.gone(Role::Button, "Undo").await;
    page.show("KCpuIn").await;
    assert_eq!(page.value("Kafka topic").await, "mine");
}

#[tokio::test]
async fn what_flink_finds_is_marked_in_the_statement_until_it_is_changed() {
    let page = open_applications().await;
    page.press("Send request").await;
    step(&page, "is created.").await;
    page.fill(
        "Statement",
        "INSERT INTO KAlert SELECT node, occurred_at, nothing FROM KCpuIn",
    )
    .await;
    page.press("Validate").await;
    let field = page.says("Statement", "Flink says: ").await;
    assert!(field.is_invalid);
    page.fill(
        "Statement",
        "INSERT INTO KAlert SELECT node, occurred_at, cpu FROM KCpuIn",
    )
    .await;
    let field = page.field("Statement").await;
    assert!(
        !field.description.contains("Flink says"),
        "{}",
        field.description
    );
}
