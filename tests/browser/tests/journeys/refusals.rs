//! What the stand-in API refuses by its own rules, and where the page marks it.

use crate::cheat_sheet::TOKEN;
use browser_tests::open;

#[tokio::test]
async fn a_table_that_exists_already_marks_the_name_until_it_is_edited() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show("node_info").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.insist().await;
    page.answer("409 Conflict").await;
    let name = page
        .says("Table name", "Table 'node_info' already exists")
        .await;
    assert!(name.is_invalid, "{name:?}");
    page.is_in_state("node_info", "Created").await;
    page.fill("Table name", "node_info_2").await;
    let name = page.field("Table name").await;
    assert!(
        !name.is_invalid && !name.description.contains("already exists"),
        "{name:?}"
    );
    page.send().await;
    page.answer("Created the table node_info_2.").await;
    assert_eq!(page.api().tables().len(), 2);
}

#[tokio::test]
async fn a_wrong_token_is_told_and_the_next_one_is_used() {
    let page = open().await;
    page.fill("API token", "wrong").await;
    page.send().await;
    let answer = page.answer("401 Unauthorized").await;
    assert!(answer.contains("Invalid token"), "{answer}");
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn what_does_not_exist_is_marked_where_it_is_named() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let unknown = "0b9d2c1e-0000-4000-8000-000000000000";
    for (field, good, bad, message) in [
        (
            "Flink service",
            "my-flink-service",
            "my-other-service",
            "Service my-other-service does not exist".to_owned(),
        ),
        (
            "Project",
            "my-test-project",
            "my-other-project",
            "Project my-other-project does not exist".to_owned(),
        ),
        (
            "Integration ID",
            crate::cheat_sheet::INTEGRATION,
            unknown,
            format!("Integration not found: {unknown}"),
        ),
    ] {
        page.fill(field, bad).await;
        page.send().await;
        page.answer(&message).await;
        page.answer("404 Not Found").await;
        let marked = page.says(field, &message).await;
        assert!(marked.is_invalid, "{field}: {marked:?}");
        for other in [
            "Project",
            "Flink service",
            "Table name",
            "PostgreSQL table",
            "Integration ID",
        ] {
            let is_invalid = page.field(other).await.is_invalid;
            assert_eq!(is_invalid, other == field, "{other} when {field} is wrong");
        }
        page.fill(field, good).await;
        assert!(
            !page.field(field).await.is_invalid,
            "{field} when it is mended"
        );
    }
    page.send().await;
    page.answer("Created the table node_info.").await;
}
