//! What exists and the drafts beside it: each knows of the other.

use crate::cheat_sheet::{INTEGRATION, TABLE_PATH, TOKEN};
use crate::sending::{body, create_tables, posts};
use browser_tests::shell::bash;
use browser_tests::wait::until;
use browser_tests::{Role, open};
use serde_json::json;

/// Somebody else has created the same table, and one that bears the name of another draft.
#[tokio::test]
async fn a_draft_is_told_that_a_table_of_its_name_exists_with_the_ways_on() {
    let page = open().await;
    let same = crate::cheat_sheet::node_info();
    let url = format!("{}{TABLE_PATH}", page.origin());
    let ran = bash(
        &format!("curl --fail --oauth2-bearer x --json '{same}' {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    create_tables(&page, &["KAlert"]).await;
    page.fill("API token", TOKEN).await;
    page.is_in_state("node_info", "Draft").await;
    page.press("On the service").await;
    page.is_in_state("node_info", "Exists").await;
    page.is_in_state("KCpuIn", "Draft").await;
    page.says(
        "Table name",
        "A table of this name is on the service already",
    )
    .await;
    page.picture("service-namesake").await;
    page.press("Use that table").await;
    page.is_in_state("node_info", "Created").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.tells("node_info is the table on the service now: it is not sent")
        .await;
    page.gone(Role::Button, "Use that table").await;

    page.show("KAlert").await;
    page.is_in_state("KAlert", "Exists").await;
    page.says("Table name", "It differs in: Kafka topic, columns.")
        .await;
    assert!(!page.has(Role::Button, "Use that table").await);
    page.press("On the service").await;
    page.press("Show it on the service").await;
    page.has_focus(Role::Button, "KAlert Kafka, differs").await;
    page.get(Role::Button, "Open as draft").await;
    page.fill("Table name", "KAlert_mine").await;
    page.leave().await;
    page.gone(Role::Button, "Show it on the service").await;
    page.is_in_state("KAlert_mine", "Draft").await;
    assert_eq!(posts(&page), []);
}

#[tokio::test]
async fn a_table_of_the_service_is_known_to_statements_and_its_id_flows_into_the_job() {
    let page = open().await;
    create_tables(&page, &["KCpuIn", "KAlert"]).await;
    page.fill("API token", TOKEN).await;
    for draft in ["KCpuIn", "KAlert"] {
        page.pick(&format!("Actions for {draft}"), "Delete").await;
        page.tells(&format!("Deleted the draft {draft}.")).await;
    }
    page.show("JobExample").await;
    page.fill("Job name", "Mill").await;
    page.fill("Statement", "INSERT INTO KAlert SELECT * FROM KCpuIn")
        .await;
    page.click(Role::Radio, "id").await;
    page.says("Statement", "KCpuIn").await;
    page.says("Tables", "No id of KCpuIn is known.").await;
    page.press("On the service").await;
    page.get(Role::Button, "KCpuIn Kafka").await;
    let known = async || page.field("Statement").await.description;
    until("a statement without problems", known, |seen| {
        !seen.contains("KCpuIn")
    })
    .await;
    page.send().await;
    page.answer("Created the job Mill.").await;
    let id = |name: &str| {
        let tables = page.api().tables();
        let mut tables = tables.iter();
        let table = tables.find(|table| table["table_name"] == name);
        table.expect("the table")["table_id"].clone()
    };
    let sent = posts(&page);
    assert_eq!(
        body(&sent[0])["table_ids"],
        json!([id("KCpuIn"), id("KAlert")])
    );
}

#[tokio::test]
async fn a_table_of_the_service_becomes_a_draft_and_is_used_in_a_job() {
    let page = open().await;
    create_tables(&page, &["theirs"]).await;
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.press("theirs Kafka").await;
    page.press("Open as draft").await;
    page.is_in_state("theirs", "Created").await;
    assert_eq!(page.value("Table name").await, "theirs");
    assert_eq!(page.value("Kafka topic").await, "any");
    assert_eq!(page.value("Integration ID").await, INTEGRATION);
    page.press("Use in a job").await;
    page.tells("lists theirs.").await;
    assert!(page.value("Tables").await.contains("theirs"));
}

/// Somebody else deletes the table and creates another by its name, as Aiven's client would.
#[tokio::test]
async fn a_draft_whose_table_is_another_by_now_says_so_and_is_asked_about_before_it_is_sent() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    let id = page.api().tables()[0]["table_id"].clone();
    let id = id.as_str().expect("an id");
    let url = format!("{}{TABLE_PATH}/{id}", page.origin());
    let ran = bash(
        &format!("curl --fail --request DELETE --oauth2-bearer x {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    create_tables(&page, &["node_info"]).await;
    page.press("On the service").await;
    page.is_in_state("node_info", "Changed").await;
    page.press("node_info Kafka, differs").await;
    page.tells("The draft of this name describes another table.")
        .await;
    let differs = "The table of this name on the service is another one. It differs in: Connector type, columns.";
    page.says("Table name", differs).await;
    page.picture("service-another").await;
    page.answer("it has been deleted or cancelled since").await;
    page.send().await;
    page.shows(
        Role::Region,
        "Request",
        "what exists by this name is not what stands here",
    )
    .await;
}

#[tokio::test]
async fn a_draft_follows_what_becomes_of_its_table_on_the_service() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.press("On the service").await;
    page.press("node_info PostgreSQL").await;
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("Deleted the table node_info.").await;
    page.is_in_state("node_info", "Draft").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.get(Role::Button, "node_info PostgreSQL").await;
}
