//! What a statement says of its tables: the list that fills itself, the picture's words, and what is wrong.

use browser_tests::wait::until;
use browser_tests::{Page, Role, open};

async fn tables_are(page: &Page, expected: &str) {
    let tables = async || page.value("Tables").await;
    until("the list of tables", tables, |seen| seen == expected).await;
}

#[tokio::test]
async fn the_tables_of_a_job_follow_its_statement() {
    let page = open().await;
    page.show("JobExample").await;
    tables_are(&page, "KCpuIn, KAlert").await;
    page.paste(
        "Statement",
        "INSERT INTO KAlert SELECT a.node, b.* FROM node_info AS a, `K B` AS b -- FROM other",
    )
    .await;
    tables_are(&page, "node_info, K B, KAlert").await;
}

#[tokio::test]
async fn a_list_that_is_typed_is_told_where_it_differs_and_finds_back() {
    let page = open().await;
    page.show("JobExample").await;
    tables_are(&page, "KCpuIn, KAlert").await;
    // A switch of the list: the user knows better.
    page.press("node_info").await;
    tables_are(&page, "KCpuIn, KAlert, node_info").await;
    page.enter("Tables").await;
    page.leave().await;
    page.says("Tables", "The statement does not use node_info")
        .await;
    page.paste("Statement", "INSERT INTO KAlert SELECT * FROM node_info")
        .await;
    tables_are(&page, "KCpuIn, KAlert, node_info").await;
    page.says("Tables", "The statement does not use KCpuIn")
        .await;
    page.press("Read them from the statement").await;
    tables_are(&page, "node_info, KAlert").await;
    page.gone(Role::Button, "Read them from the statement")
        .await;
}

#[tokio::test]
async fn the_picture_says_where_the_data_flow() {
    let page = open().await;
    let spots = async || page.spots().await;
    until("the words of the picture", spots, |seen| {
        seen.iter()
            .any(|spot| spot == "JobExample job, draft, reads KCpuIn, writes KAlert")
            && seen
                .iter()
                .any(|spot| spot == "KCpuIn table, draft, read by JobExample")
    })
    .await;
    page.show("JobExample").await;
    page.paste("Statement", "INSERT INTO KAlert SELECT * FROM Elsewhere")
        .await;
    let spots = async || page.spots().await;
    until("what the job reads now", spots, |seen| {
        seen.iter()
            .any(|spot| spot == "JobExample job, draft, reads Elsewhere, writes KAlert")
    })
    .await;
}

#[tokio::test]
async fn a_statement_is_judged_against_the_columns_of_its_tables() {
    let page = open().await;
    page.show("JobExample").await;
    page.paste(
        "Statement",
        "INSERT INTO KAlert\nSELECT node, occurred_at, cpuu FROM KCpuIn",
    )
    .await;
    page.leave().await;
    let field = page
        .says(
            "Statement",
            "Line 2: There is no column “cpuu” in “KCpuIn”. Did you mean “cpu”?",
        )
        .await;
    assert!(field.is_invalid);
    page.is_in_state("JobExample", "1 problem").await;
    page.press("Fix it: Writes “cpu”").await;
    let statement = async || page.value("Statement").await;
    until("the mended statement", statement, |seen| {
        seen == "INSERT INTO KAlert\nSELECT node, occurred_at, cpu FROM KCpuIn"
    })
    .await;
}
