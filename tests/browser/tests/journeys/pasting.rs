//! What becomes of text that is pasted into the grid.

use crate::columns::{cell_holds, grid_of, holds};
use browser_tests::{Page, Role};
use thirtyfour::Key;

const TWO: &str = "`a` INT, `b` INT";
const PASTED: &str = "What was pasted";

/// Pastes behind two columns, and looks at what became of it and at the way back.
async fn becomes(page: &Page, text: &str, columns: &str, notes: &[&str]) {
    page.enter("Column 2 name").await;
    page.paste_keys(text).await;
    let whole = format!("{TWO}, {columns}");
    holds(page, &whole).await;
    page.has_focus(Role::Textbox, "Column 3 name").await;
    assert_eq!(page.entries(PASTED).await, notes);
    page.press("Undo").await;
    holds(page, TWO).await;
    page.gone(Role::List, PASTED).await;
}

#[tokio::test]
async fn rows_of_a_spreadsheet_become_columns() {
    let page = grid_of("node_info", TWO).await;
    becomes(
        &page,
        "node\tinteger\nmeasured at\ttimestamp(3)\nnote\ttext\n",
        "`node` INT,\n`measured at` TIMESTAMP(3),\n`note` STRING",
        &[
            "3 columns from rows of a spreadsheet.",
            "node: integer is INT in Flink.",
            "note: text is STRING in Flink.",
        ],
    )
    .await;
}

#[tokio::test]
async fn ddl_of_postgresql_becomes_columns_and_says_what_it_leaves_out() {
    let page = grid_of("node_info", TWO).await;
    becomes(
        &page,
        "CREATE TABLE public.orders (\n  id bigint NOT NULL,\n  doc jsonb DEFAULT '{}',\n  CHECK (id > 0),\n  PRIMARY KEY (id)\n);",
        "`id` BIGINT NOT NULL,\n`doc` STRING,\nPRIMARY KEY (`id`) NOT ENFORCED",
        &[
            "2 columns from DDL of PostgreSQL.",
            "doc: jsonb is STRING in Flink.",
            "Left out: doc: DEFAULT '{}'. Flink has no default values.",
            "Left out: CHECK (id > 0). Flink checks no conditions.",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_json_message_becomes_columns_with_types_that_are_guessed() {
    let page = grid_of("KAlert", TWO).await;
    becomes(
        &page,
        r#"{"node": 7, "load": 0.5, "host": {"name": "n1"}, "up": true}"#,
        "`node` BIGINT,\n`load` DOUBLE,\n`host` ROW<`name` STRING>,\n`up` BOOLEAN",
        &[
            "4 columns from a JSON sample.",
            "node, load, host and up: Guessed from the sample.",
        ],
    )
    .await;
}

#[tokio::test]
async fn the_list_of_what_was_pasted_can_be_put_away() {
    let page = grid_of("node_info", TWO).await;
    page.enter("Column 1 name").await;
    page.paste_keys("x\tint\ny\tdate\n").await;
    page.get(Role::List, PASTED).await;
    page.press("Dismiss").await;
    page.gone(Role::List, PASTED).await;
    page.has_focus(Role::Button, "Add column").await;
    page.get(Role::Button, "Undo").await;
}

#[tokio::test]
async fn a_word_or_a_sentence_is_pasted_as_text() {
    let page = grid_of("node_info", TWO).await;
    for text in ["temperature", "a, b", "Temperature of the node", "SELECT 1"] {
        page.enter("Column 2 name").await;
        page.chord(&[Key::Control], 'a').await;
        page.paste_keys(text).await;
        cell_holds(&page, "Column 2 name", text).await;
        holds(&page, &format!("`a` INT, `{text}` INT")).await;
    }
    page.enter("Column 2 type").await;
    page.chord(&[Key::Control], 'a').await;
    page.paste_keys("DECIMAL(10, 2)").await;
    holds(&page, "`a` INT, `SELECT 1` DECIMAL(10, 2)").await;
    assert!(!page.has(Role::List, PASTED).await);
    // A cell has one line.
    page.enter("Column 1 name").await;
    page.chord(&[Key::Control], 'a').await;
    page.paste_keys("one\ntwo three").await;
    cell_holds(&page, "Column 1 name", "one two three").await;
}

#[tokio::test]
async fn a_row_just_added_gives_way_and_no_other_does() {
    let page = grid_of("node_info", "`column_total` INT").await;
    page.enter("Column 1 name").await;
    page.paste_keys("x\tint\ny\tdate\n").await;
    holds(&page, "`column_total` INT,\n`x` INT,\n`y` DATE").await;
    page.press("Add column").await;
    page.has_focus(Role::Textbox, "Column 4 name").await;
    page.paste_keys("p\tint\nq\tdate\n").await;
    holds(
        &page,
        "`column_total` INT,\n`x` INT,\n`y` DATE,\n`p` INT,\n`q` DATE",
    )
    .await;
}

#[tokio::test]
async fn markup_in_what_is_pasted_is_text() {
    let page = grid_of("node_info", TWO).await;
    let name = "<img src=x onerror=window.ran=1>";
    page.enter("Column 1 name").await;
    page.paste_keys(&format!("{name}\ttext\ny\tdate\n")).await;
    cell_holds(&page, "Column 2 name", name).await;
    page.shows(Role::List, PASTED, name).await;
    page.shows(Role::Tabpanel, "JSON", name).await;
    let ran = page.run("return window.ran === undefined;", vec![]).await;
    assert_eq!(ran, serde_json::json!(true));
}

#[tokio::test]
async fn a_list_lands_in_the_fresh_row_that_takes_it() {
    let page = grid_of("node_info", TWO).await;
    page.enter("Column 1 name").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    page.paste_keys("x\tint\ny\tdate\n").await;
    holds(&page, "`a` INT, `x` INT,\n`y` DATE, `b` INT").await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
}

#[tokio::test]
async fn broken_json_is_told_of_and_the_cell_stays() {
    let page = grid_of("node_info", TWO).await;
    page.enter("Column 1 name").await;
    page.paste_keys("{\"a\": 1,\n \"b\" 2}").await;
    let said = "Nothing was pasted: the JSON can't be read at line 2, column 6, from 2} on.";
    page.shows(Role::List, PASTED, said).await;
    page.has_focus(Role::Textbox, "Column 1 name").await;
    holds(&page, TWO).await;
}

#[tokio::test]
async fn an_empty_list_has_a_row_that_takes_what_is_typed_or_pasted() {
    let page = grid_of("node_info", "").await;
    page.enter("Column 1 name").await;
    page.keys(Key::Tab).await;
    holds(&page, "").await;
    page.enter("Column 1 name").await;
    page.paste_keys("id\tname\n1\tBob\n").await;
    holds(&page, "`id` BIGINT,\n`name` STRING").await;
}
