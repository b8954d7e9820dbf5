//! The grid of columns: what an edit changes in the text, and that it changes nothing else.

use crate::cheat_sheet::begin_empty;
use crate::columns::{as_grid, as_sql, cell_holds, grid_of, holds};
use crate::sending::posts;
use browser_tests::{Page, Role, open};
use thirtyfour::Key;

/// Odd on purpose: comments, tabs, empty lines, a name without backticks, spaces before commas.
const ODD: &str = "  node  INT -- the node's id, or 0\n,\t`Temp` /* in °C */ DOUBLE,\n\n  t TIMESTAMP(3)  ,\nPRIMARY KEY ( node ) NOT ENFORCED -- end";

async fn is_enabled(page: &Page, button: &str) -> bool {
    let button = page.get(Role::Button, button).await;
    button.is_enabled().await.expect("the state of the button")
}

#[tokio::test]
async fn a_cell_changes_its_part_of_the_text_and_names_stand_in_backticks() {
    let page = grid_of("node_info", "`node` INT, description VARCHAR").await;
    assert_eq!(page.value("Column 1 name").await, "node");
    assert_eq!(page.value("Column 1 type").await, "INT");
    page.fill("Column 1 name", "node id").await;
    holds(&page, "`node id` INT, description VARCHAR").await;
    page.fill("Column 2 type", "VARCHAR(255)").await;
    holds(&page, "`node id` INT, description VARCHAR(255)").await;
    page.fill("Column 2 name", "it`s").await;
    holds(&page, "`node id` INT, `it``s` VARCHAR(255)").await;
    assert_eq!(page.value("Column 2 name").await, "it`s");
    as_sql(&page).await;
    assert_eq!(
        page.value("Schema SQL").await,
        "`node id` INT, `it``s` VARCHAR(255)"
    );
}

#[tokio::test]
async fn each_character_typed_into_a_cell_is_in_the_request_before_the_next() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 2 name", "").await;
    let mut typed = String::new();
    for character in "tötal 1".chars() {
        page.add_to("Column 2 name", &character.to_string()).await;
        typed.push(character);
        holds(&page, &format!("`a` INT, `{typed}` INT")).await;
    }
}

#[tokio::test]
async fn the_views_can_be_changed_any_number_of_times_and_the_text_stays() {
    let page = grid_of("node_info", ODD).await;
    for _ in 0..3 {
        as_sql(&page).await;
        page.get(Role::Tabpanel, "SQL").await;
        assert_eq!(page.value("Schema SQL").await, ODD);
        as_grid(&page).await;
    }
    holds(&page, ODD).await;
    // To look at cells without typing changes nothing either.
    page.enter("Column 1 name").await;
    for _ in 0..20 {
        page.keys(Key::Tab).await;
    }
    holds(&page, ODD).await;
}

#[tokio::test]
async fn comments_and_spacing_outlive_an_edit_elsewhere() {
    let page = grid_of("node_info", ODD).await;
    page.fill("Column 3 type", "TIMESTAMP(0)").await;
    let with_type = ODD.replace("t TIMESTAMP(3)", "t TIMESTAMP(0)");
    holds(&page, &with_type).await;
    page.click(Role::Checkbox, "Column 2 nullable").await;
    let with_null = with_type.replace("DOUBLE,", "DOUBLE NOT NULL,");
    holds(&page, &with_null).await;
    page.fill("Column 2 name", "T").await;
    holds(&page, &with_null.replace("`Temp`", "`T`")).await;
}

#[tokio::test]
async fn what_is_typed_as_sql_stands_in_the_grid() {
    let page = grid_of("KAlert", "`a` INT").await;
    as_sql(&page).await;
    let sql = "a INT NOT NULL, ts TIMESTAMP(3), up AS UPPER('x'),\nWATERMARK FOR ts AS ts, PRIMARY KEY (a) NOT ENFORCED";
    page.paste("Schema SQL", sql).await;
    as_grid(&page).await;
    for (cell, text) in [
        ("Column 1 name", "a"),
        ("Column 1 type", "INT"),
        ("Column 2 type", "TIMESTAMP(3)"),
        ("Column 3 name", "up"),
        ("Column 3 expression", "UPPER('x')"),
        ("Watermark column", "ts"),
        ("Watermark expression", "ts"),
        ("Primary key columns", "a"),
    ] {
        cell_holds(&page, cell, text).await;
    }
    assert!(!page.is_ticked("Column 1 nullable").await);
    assert!(page.is_ticked("Column 2 nullable").await);
}

#[tokio::test]
async fn a_first_column_is_added_by_the_button_and_named_by_typing_on() {
    let page = open().await;
    begin_empty(&page).await;
    page.pick("Add table", "PostgreSQL table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.click(Role::Tab, "JSON").await;
    page.press("Add column").await;
    page.has_focus(Role::Textbox, "Column 1 name").await;
    holds(&page, "`column_1` STRING").await;
    page.keys("node").await;
    holds(&page, "`node` STRING").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    page.keys("temp").await;
    page.tab_to(Role::Combobox, "Column 2 type").await;
    page.chord(&[Key::Control], 'a').await;
    page.keys("DOUBLE").await;
    holds(&page, "`node` STRING, `temp` DOUBLE").await;
}

#[tokio::test]
async fn enter_adds_a_row_below_and_never_sends() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.enter("Column 1 type").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    page.keys("new").await;
    holds(&page, "`a` INT, `new` STRING, `b` INT").await;
    assert_eq!(posts(&page), []);
}

#[tokio::test]
async fn a_row_is_removed_by_its_button_or_by_alt_delete_and_the_focus_goes_to_the_next() {
    let page = grid_of("node_info", "`a` INT, `b` INT, `c` INT").await;
    page.press("Remove column 2").await;
    holds(&page, "`a` INT, `c` INT").await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    // What was typed there goes with its row.
    page.fill("Column 1 name", "typed").await;
    page.chord(&[Key::Alt], Key::Delete).await;
    holds(&page, "`c` INT").await;
    page.has_focus(Role::Textbox, "Column 1 name").await;
    cell_holds(&page, "Column 1 name", "c").await;
    page.press("Remove column 1").await;
    holds(&page, "").await;
    page.has_focus(Role::Button, "Add column").await;
}

#[tokio::test]
async fn rows_are_moved_by_keys_and_by_buttons_and_the_focus_goes_along() {
    let page = grid_of("node_info", "`a` INT, `b` INT, `c` INT").await;
    page.enter("Column 1 name").await;
    page.chord(&[Key::Alt], Key::Down).await;
    holds(&page, "`b` INT, `a` INT, `c` INT").await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    page.chord(&[Key::Alt], Key::Down).await;
    holds(&page, "`b` INT, `c` INT, `a` INT").await;
    // At the end nothing moves.
    page.chord(&[Key::Alt], Key::Down).await;
    page.chord(&[Key::Alt], Key::Up).await;
    holds(&page, "`b` INT, `a` INT, `c` INT").await;
    page.press("Move column 3 up").await;
    holds(&page, "`b` INT, `c` INT, `a` INT").await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    // What is no row has nothing to move.
    page.tab_to(Role::Button, "Add column").await;
    page.chord(&[Key::Alt], Key::Down).await;
    page.keys(Key::Enter).await;
    holds(&page, "`b` INT, `c` INT, `a` INT, `column_4` STRING").await;
    page.press("Remove column 4").await;
    assert!(!is_enabled(&page, "Move column 1 up").await);
    assert!(!is_enabled(&page, "Move column 3 down").await);
    assert!(is_enabled(&page, "Move column 1 down").await);
}

#[tokio::test]
async fn a_half_typed_type_swallows_no_row() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    for (typed, taken) in [
        ("DECIMAL(10", "DECIMAL(10)"),
        ("ROW<x INT", "ROW<x INT>"),
        ("MAP<STRING, ARRAY<INT", "MAP<STRING, ARRAY<INT>>"),
    ] {
        page.fill("Column 1 type", typed).await;
        holds(&page, &format!("`a` {taken}, `b` INT")).await;
        assert_eq!(page.value("Column 1 type").await, typed, "as it was typed");
        assert_eq!(page.value("Column 2 name").await, "b");
        page.enter("Table name").await;
        cell_holds(&page, "Column 1 type", taken).await;
    }
}

#[tokio::test]
async fn nulls_are_allowed_by_a_box() {
    let page = grid_of("node_info", "`a` INT, `b` INT NOT NULL COMMENT 'x'").await;
    page.click(Role::Checkbox, "Column 1 nullable").await;
    page.click(Role::Checkbox, "Column 2 nullable").await;
    holds(&page, "`a` INT NOT NULL, `b` INT COMMENT 'x'").await;
    assert!(!page.is_ticked("Column 1 nullable").await);
    assert!(page.is_ticked("Column 2 nullable").await);
    page.fill("Column 2 comment", "it's").await;
    holds(&page, "`a` INT NOT NULL, `b` INT COMMENT 'it''s'").await;
}
