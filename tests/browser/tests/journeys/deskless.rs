//! The part of the page that reads SQL is loaded behind the rest. Without it, everything else works.

use crate::cheat_sheet::{self, INTEGRATION, TABLE_PATH, TOKEN};
use crate::sending::{body, only_post};
use browser_tests::folder::Folder;
use browser_tests::{Page, Role, Stage, dist};

const TOLD: &str = "SQL is not checked, no history is kept, and there is no command but curl: a file of this page could not be loaded. Reload the page.";

async fn open_with(changed: Folder) -> Page {
    let page = Stage {
        changed: Some(changed),
        ..Stage::default()
    };
    let page = page.open().await;
    page.tells(TOLD).await;
    page
}

/// Fills a table, leaves its fields, and sends it.
async fn works_with_plain_fields(page: &Page) {
    for name in ["Columns", "SQL"] {
        assert!(!page.has(Role::Tab, name).await, "the tab {name}");
    }
    assert!(!page.has(Role::List, "Pipeline").await);
    page.press("Start empty").await;
    page.fill("Project", "my-test-project").await;
    page.fill("Flink service", "my-flink-service").await;
    page.fill("API token", TOKEN).await;
    page.pick("Add table", "PostgreSQL table").await;
    page.fill("Table name", "node_info").await;
    page.fill("PostgreSQL table", "public.node_definition")
        .await;
    page.fill("Integration ID", INTEGRATION).await;
    page.fill("Schema SQL", "`node` INT, `node_description` VARCHAR")
        .await;
    let field = page.get(Role::Textbox, "Schema SQL").await;
    let color = field.css_value("color").await.expect("the text's colour");
    assert!(!color.ends_with(", 0)"), "the text must be seen: {color}");
    page.send().await;
    let answer = page.answer("Created: 200 OK").await;
    assert!(answer.contains("\"table_name\":\"node_info\""), "{answer}");
    let sent = only_post(page);
    assert_eq!(sent.path, TABLE_PATH);
    assert_eq!(body(&sent), cheat_sheet::node_info());
}

#[tokio::test]
async fn without_the_desks_program_the_page_says_so_and_works_with_plain_fields() {
    let page = open_with(dist::without("desk-", ".wasm")).await;
    works_with_plain_fields(&page).await;
}

#[tokio::test]
async fn without_the_desks_script_the_page_says_so_and_works_with_plain_fields() {
    let page = open_with(dist::without("desk-", ".js")).await;
    works_with_plain_fields(&page).await;
}

#[tokio::test]
async fn without_the_desks_style_the_page_says_so_and_works_with_plain_fields() {
    let page = open_with(dist::without("desk-", ".css")).await;
    works_with_plain_fields(&page).await;
}

#[tokio::test]
async fn an_altered_file_of_the_desk_does_not_run() {
    for ending in [".wasm", ".js", ".css"] {
        let page = open_with(dist::tampered("desk-", ending)).await;
        assert!(!page.has(Role::Tab, "SQL").await, "{ending} ran");
        assert_eq!(page.whole().await.matches(TOLD).count(), 1);
    }
}

#[tokio::test]
async fn the_tables_of_a_job_can_be_typed_without_the_desk() {
    let page = open_with(dist::without("desk-", ".wasm")).await;
    page.show("JobExample").await;
    assert_eq!(page.value("Tables").await, "KCpuIn, KAlert");
    page.fill("Tables", "KCpuIn").await;
    page.shows(Role::Group, "curl", "\"KCpuIn\"\n").await;
}

#[tokio::test]
async fn what_is_typed_before_the_desk_comes_is_kept() {
    // The desk's program comes late.
    let page = Stage {
        before: "{ const { fetch } = window;
            window.fetch = async (...words) => {
                const answer = await fetch(...words);
                if (String(words[0]).includes('desk-')) await new Promise((go) => { window.letDeskCome = go; });
                return answer;
            }; }",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("Schema SQL", "`typed` INT, `early` STRING").await;
    let come = "return (window.letDeskCome?.(), typeof window.letDeskCome);";
    browser_tests::wait::until(
        "the desk's program",
        async || page.run(come, vec![]).await,
        |seen| *seen == "function",
    )
    .await;
    page.get(Role::Table, "Columns").await;
    assert_eq!(page.value("Column 1 name").await, "typed");
    assert_eq!(page.value("Column 2 name").await, "early");
    page.click(Role::Tab, "JSON").await;
    crate::columns::holds(&page, "`typed` INT, `early` STRING").await;
}
