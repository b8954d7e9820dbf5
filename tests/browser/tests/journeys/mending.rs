//! Problems of SQL: when they are told, and the button that mends them.

use crate::cheat_sheet::begin_empty;
use crate::columns::{as_grid, as_sql, cell_holds, grid_of, holds};
use crate::sending::{body, only_post, posts};
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};
use thirtyfour::Key;

const MISSPELT: &str = "“INTT” is not a Flink type. Did you mean INT?";

/// Whether nothing in the form of a table is marked wrong, and no problem told.
async fn is_unmarked(page: &Page) -> bool {
    let script = "return document.querySelectorAll('main [aria-invalid], main .problems').length;";
    page.run(script, vec![]).await == 0
}

#[tokio::test]
async fn a_wrong_type_is_marked_in_its_cell_once_the_cell_is_left() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 1 type", "INTT").await;
    holds(&page, "`a` INTT, `b` INT").await;
    page.keys(Key::Escape).await;
    assert!(is_unmarked(&page).await, "marked while it is typed");
    page.keys(Key::Tab).await;
    let cell = page.says("Column 1 type", MISSPELT).await;
    assert!(cell.is_invalid);
    for other in ["Column 1 name", "Column 2 name", "Column 2 type"] {
        assert!(!page.field(other).await.is_invalid, "{other}");
    }
    page.fill("Column 1 type", "INT").await;
    let unmarked = async || is_unmarked(&page).await;
    until("a mended cell without a mark", unmarked, |is| *is).await;
}

#[tokio::test]
async fn each_wrong_cell_says_what_is_wrong_with_it_once_it_is_left() {
    let page = grid_of("node_info", "`a` INTT, `b` INT").await;
    page.enter("Column 1 type").await;
    page.keys(Key::Tab).await;
    page.says("Column 1 type", MISSPELT).await;
    page.fill("Column 2 type", "BIGI").await;
    holds(&page, "`a` INTT, `b` BIGI").await;
    assert!(!page.field("Column 2 type").await.is_invalid, "half typed");
    page.keys(Key::Escape).await;
    page.keys(Key::Tab).await;
    let cell = page
        .says("Column 2 type", "“BIGI” is not a Flink type.")
        .await;
    assert!(!cell.description.contains("INTT"), "{}", cell.description);
}

#[tokio::test]
async fn a_wrong_table_says_so_whenever_it_is_opened_and_the_list_counts_its_problems() {
    let page = open().await;
    as_sql(&page).await;
    page.paste("Schema SQL", "`a` INTT").await;
    page.show("KCpuIn").await;
    page.shows(Role::Navigation, "Workspace", "1 problem").await;
    page.show("node_info").await;
    page.says("Schema SQL", MISSPELT).await;
    page.reload().await;
    page.get(Role::Table, "Columns").await;
    page.says("Column 1 type", MISSPELT).await;
    page.shows(Role::Navigation, "Workspace", "1 problem").await;
}

#[tokio::test]
async fn a_table_that_is_renamed_is_missed_by_a_job_that_was_never_left() {
    let page = open().await;
    page.show("KCpuIn").await;
    page.fill("Table name", "KCpuOut").await;
    page.show("JobExample").await;
    page.says("Statement", "“KCpuIn”").await;
}

#[tokio::test]
async fn a_table_that_is_added_is_not_marked() {
    let page = open().await;
    begin_empty(&page).await;
    page.pick("Add table", "Kafka table").await;
    page.get(Role::Table, "Columns").await;
    assert!(is_unmarked(&page).await, "added");
    page.press("Add column").await;
    page.has_focus(Role::Textbox, "Column 1 name").await;
    assert!(page.field("Column 1 name").await.description.is_empty());
}

#[tokio::test]
async fn in_the_grid_fix_it_mends_and_can_be_undone() {
    let page = grid_of("node_info", "`a` INTT -- odd\n , `b` INT").await;
    page.enter("Column 1 type").await;
    page.keys(Key::Tab).await;
    page.press("Fix it: Writes “INT”").await;
    holds(&page, "`a` INT -- odd\n , `b` INT").await;
    page.gone(Role::Button, "Fix it: Writes “INT”").await;
    cell_holds(&page, "Column 1 type", "INT").await;
    page.has_focus(Role::Combobox, "Column 1 type").await;
    page.press("Undo").await;
    holds(&page, "`a` INTT -- odd\n , `b` INT").await;
    page.get(Role::Button, "Fix it: Writes “INT”").await;
}

#[tokio::test]
async fn in_the_text_fix_it_mends_and_the_platforms_undo_takes_it_back() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    page.fill("Schema SQL", "`a` INTT, `b` INT").await;
    assert!(is_unmarked(&page).await, "marked while it is typed");
    page.keys(Key::Escape).await;
    page.keys(Key::Tab).await;
    page.says("Schema SQL", MISSPELT).await;
    page.press("Fix it: Writes “INT”").await;
    holds(&page, "`a` INT, `b` INT").await;
    page.has_focus(Role::Textbox, "Schema SQL").await;
    page.chord(&[Key::Control], 'z').await;
    holds(&page, "`a` INTT, `b` INT").await;
    page.chord(&[Key::Control, Key::Shift], 'z').await;
    holds(&page, "`a` INT, `b` INT").await;
}

#[tokio::test]
async fn each_problem_has_its_own_button_and_its_column() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    page.paste("Schema SQL", "`a` INTT,\n`b` TEXT,\n`c` INT,")
        .await;
    page.leave().await;
    for sentence in [
        "Column “a”: “INTT” is not a Flink type. Did you mean INT?",
        "Column “b”: “TEXT” is PostgreSQL's: in Flink it is STRING.",
        "Column “c”: A trailing comma",
    ] {
        page.says("Schema SQL", sentence).await;
    }
    page.press("Fix it: Writes “STRING”").await;
    page.press("Fix it: Removes the comma").await;
    page.press("Fix it: Writes “INT”").await;
    holds(&page, "`a` INT,\n`b` STRING,\n`c` INT").await;
    let unmarked = async || is_unmarked(&page).await;
    until("a text without marks", unmarked, |is| *is).await;
}

#[tokio::test]
async fn fix_all_mends_the_columns_at_once_in_both_views_and_is_one_step() {
    let wrong = "`a` INTT,\n`b` TEXT,\n`c` INT,";
    let mended = "`a` INT,\n`b` STRING,\n`c` INT";
    let page = grid_of("node_info", wrong).await;
    page.press("Fix all").await;
    holds(&page, mended).await;
    page.gone(Role::Button, "Fix all").await;
    page.has_focus(Role::Button, "Undo").await;
    page.press("Undo").await;
    holds(&page, wrong).await;
    as_sql(&page).await;
    page.press("Fix all").await;
    holds(&page, mended).await;
    page.enter("Schema SQL").await;
    page.chord(&[Key::Control], 'z').await;
    holds(&page, wrong).await;
}

#[tokio::test]
async fn fix_all_mends_a_statement_at_once_and_the_platforms_undo_takes_it_back() {
    let page = open().await;
    page.show("JobExample").await;
    let wrong = "INSERT INTO KAlert SELECT * FROM KCpuIn\nWHERE cpu == 70 AND node != 1";
    page.paste("Statement", wrong).await;
    page.leave().await;
    page.press("Fix all").await;
    let statement = async || page.value("Statement").await;
    let mended = "INSERT INTO KAlert SELECT * FROM KCpuIn\nWHERE cpu = 70 AND node <> 1";
    until("the mended statement", statement, |seen| seen == mended).await;
    page.has_focus(Role::Textbox, "Statement").await;
    page.chord(&[Key::Control], 'z').await;
    until("the statement as it was", statement, |seen| seen == wrong).await;
}

#[tokio::test]
async fn a_wrong_type_holds_the_request_back_leads_to_its_cell_and_can_be_sent_anyway() {
    let page = grid_of("node_info", "`a` INT, `b` INTT").await;
    page.send().await;
    page.shows(
        Role::Region,
        "Request",
        "Not sent: 1 problem holds it back.",
    )
    .await;
    page.shows(Role::Region, "Request", MISSPELT).await;
    page.has_focus(Role::Combobox, "Column 2 type").await;
    assert_eq!(posts(&page), []);
    page.press("Schema SQL").await;
    page.has_focus(Role::Combobox, "Column 2 type").await;
    page.press("Send anyway").await;
    page.answer("200 OK").await;
    assert_eq!(body(&only_post(&page))["schema_sql"], "`a` INT, `b` INTT");
}

#[tokio::test]
async fn without_columns_the_request_is_held_back_and_the_way_to_the_first_is_shown() {
    let page = grid_of("node_info", "").await;
    page.send().await;
    page.shows(Role::Region, "Request", "List the columns")
        .await;
    page.has_focus(Role::Textbox, "Column 1 name").await;
    as_sql(&page).await;
    page.says("Schema SQL", "List the columns").await;
    page.send().await;
    page.has_focus(Role::Textbox, "Schema SQL").await;
    as_grid(&page).await;
    page.press("Add column").await;
    page.gone(Role::Button, "Send anyway").await;
}
