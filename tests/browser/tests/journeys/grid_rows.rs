//! Rows of the grid that are no plain columns, the way back, and a thousand of them.

use crate::columns::{as_grid, as_sql, cell_holds, grid_of, holds};
use browser_tests::wait::until;
use browser_tests::{Page, Role};
use thirtyfour::Key;

#[tokio::test]
async fn computed_and_metadata_columns_and_the_watermark_have_rows_of_their_own() {
    let page = grid_of("KAlert", "`ts` TIMESTAMP(3)").await;
    assert!(
        !page.has(Role::Button, "Add primary key").await,
        "a plain Kafka table keeps none"
    );
    page.press("Add watermark").await;
    page.has_focus(Role::Combobox, "Watermark column").await;
    let watermark = "WATERMARK FOR `ts` AS `ts` - INTERVAL '5' SECOND";
    holds(&page, &format!("`ts` TIMESTAMP(3), {watermark}")).await;
    page.gone(Role::Button, "Add watermark").await;
    // Columns stand in front of it.
    page.press("Add computed column").await;
    page.has_focus(Role::Textbox, "Column 2 name").await;
    page.keys("big").await;
    page.fill("Column 2 expression", "UPPER('x,y')").await;
    let two = "`ts` TIMESTAMP(3), `big` AS UPPER('x,y')";
    holds(&page, &format!("{two}, {watermark}")).await;
    page.press("Add metadata column").await;
    page.has_focus(Role::Textbox, "Column 3 name").await;
    page.keys("off").await;
    page.fill("Column 3 type", "BIGINT").await;
    page.fill("Column 3 metadata key", "offset").await;
    page.click(Role::Checkbox, "Column 3 virtual").await;
    let three = format!("{two}, `off` BIGINT METADATA FROM 'offset' VIRTUAL");
    holds(&page, &format!("{three}, {watermark}")).await;
    page.click(Role::Checkbox, "Column 3 virtual").await;
    let three = format!("{two}, `off` BIGINT METADATA FROM 'offset'");
    holds(&page, &format!("{three}, {watermark}")).await;
    page.fill("Watermark expression", "ts - INTERVAL '1' MINUTE")
        .await;
    let watermark = "WATERMARK FOR `ts` AS ts - INTERVAL '1' MINUTE";
    holds(&page, &format!("{three}, {watermark}")).await;
}

#[tokio::test]
async fn a_primary_key_lists_its_columns_and_a_renamed_column_is_renamed_in_it() {
    let page = grid_of("node_info", "`a` INT NOT NULL, `b` INT NOT NULL").await;
    assert!(
        !page.has(Role::Button, "Add metadata column").await,
        "PostgreSQL has none"
    );
    page.press("Add primary key").await;
    page.has_focus(Role::Combobox, "Primary key columns").await;
    page.fill("Primary key columns", "a, b").await;
    let columns = "`a` INT NOT NULL, `b` INT NOT NULL";
    holds(
        &page,
        &format!("{columns}, PRIMARY KEY (`a`, `b`) NOT ENFORCED"),
    )
    .await;
    page.gone(Role::Button, "Add primary key").await;
    page.fill("Column 1 name", "id").await;
    let columns = "`id` INT NOT NULL, `b` INT NOT NULL";
    holds(
        &page,
        &format!("{columns}, PRIMARY KEY (`id`, `b`) NOT ENFORCED"),
    )
    .await;
}

#[tokio::test]
async fn what_the_grid_can_not_show_is_carried_as_it_is() {
    let page = grid_of("node_info", "a INT, UNIQUE (a) , b INT").await;
    page.shows(Role::Table, "Columns", "Shown in SQL only")
        .await;
    page.shows(Role::Table, "Columns", "UNIQUE (a)").await;
    page.fill("Column 2 type", "BIGINT").await;
    holds(&page, "a INT, UNIQUE (a) , b BIGINT").await;
    // It is a stop for the keyboard as any row.
    page.enter("Column 1 name").await;
    page.chord(&[Key::Alt], Key::Delete).await;
    holds(&page, "UNIQUE (a) , b BIGINT").await;
    page.chord(&[Key::Alt], Key::Down).await;
    holds(&page, "b BIGINT , UNIQUE (a)").await;
    page.press("Remove row 2").await;
    holds(&page, "b BIGINT").await;
}

#[tokio::test]
async fn undo_takes_back_one_step_after_the_other() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    assert!(!page.has(Role::Button, "Redo").await);
    page.fill("Column 1 name", "typed in many keys").await;
    page.fill("Column 2 type", "BIGINT").await;
    page.press("Remove column 1").await;
    holds(&page, "`b` BIGINT").await;
    for before in [
        "`typed in many keys` INT, `b` BIGINT",
        "`typed in many keys` INT, `b` INT",
        "`a` INT, `b` INT",
    ] {
        page.press("Undo").await;
        holds(&page, before).await;
    }
    // What was typed as SQL first is a step of its own.
    page.has_focus(Role::Button, "Undo").await;
    page.press("Redo").await;
    holds(&page, "`typed in many keys` INT, `b` INT").await;
    page.press("Undo").await;
    page.press("Move column 1 down").await;
    holds(&page, "`b` INT, `a` INT").await;
    page.chord(&[Key::Control], 'z').await;
    holds(&page, "`a` INT, `b` INT").await;
}

#[tokio::test]
async fn keys_go_back_and_forth_in_place() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 2 type", "BIGINT").await;
    page.click(Role::Checkbox, "Column 1 nullable").await;
    let both = "`a` INT NOT NULL, `b` BIGINT";
    holds(&page, both).await;
    page.chord(&[Key::Control], 'z').await;
    page.has_focus(Role::Checkbox, "Column 1 nullable").await;
    holds(&page, "`a` INT, `b` BIGINT").await;
    page.chord(&[Key::Control], 'z').await;
    page.has_focus(Role::Combobox, "Column 2 type").await;
    holds(&page, "`a` INT, `b` INT").await;
    page.chord(&[Key::Control, Key::Shift], 'z').await;
    page.has_focus(Role::Combobox, "Column 2 type").await;
    holds(&page, "`a` INT, `b` BIGINT").await;
    page.chord(&[Key::Control], 'y').await;
    page.has_focus(Role::Checkbox, "Column 1 nullable").await;
    holds(&page, both).await;
}

#[tokio::test]
async fn the_steps_of_the_grid_can_be_taken_back_in_the_text_too() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.press("Remove column 2").await;
    as_sql(&page).await;
    page.add_to("Schema SQL", ", `c` INT").await;
    holds(&page, "`a` INT, `c` INT").await;
    // What was typed here first, then what was done in the grid.
    let is_back = async || {
        page.chord(&[Key::Control], 'z').await;
        crate::columns::schema_sql(&page).await
    };
    until("the text as it was", is_back, |seen| {
        seen == "`a` INT, `b` INT"
    })
    .await;
    page.has_focus(Role::Textbox, "Schema SQL").await;
    page.chord(&[Key::Control, Key::Shift], 'z').await;
    holds(&page, "`a` INT").await;
}

#[tokio::test]
async fn in_a_cell_that_is_typed_into_undo_is_the_browsers_own() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.press("Move column 1 down").await;
    page.enter("Column 1 name").await;
    page.keys("x").await;
    holds(&page, "`bx` INT, `a` INT").await;
    page.chord(&[Key::Control], 'z').await;
    holds(&page, "`b` INT, `a` INT").await;
    cell_holds(&page, "Column 1 name", "b").await;
}

#[tokio::test]
async fn what_was_typed_as_sql_since_is_a_step_of_its_own_on_the_way_back() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.press("Remove column 2").await;
    as_sql(&page).await;
    page.add_to("Schema SQL", ", `typed` INT").await;
    holds(&page, "`a` INT, `typed` INT").await;
    as_grid(&page).await;
    page.fill("Column 1 name", "x").await;
    for before in ["`a` INT, `typed` INT", "`a` INT", "`a` INT, `b` INT"] {
        page.press("Undo").await;
        holds(&page, before).await;
    }
}

#[tokio::test]
async fn the_way_back_is_not_taken_to_another_draft() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.press("Remove column 2").await;
    page.get(Role::Button, "Undo").await;
    page.show("KAlert").await;
    cell_holds(&page, "Column 3 name", "cpu_in_mb").await;
    page.gone(Role::Button, "Undo").await;
}

fn many(renamed: &str) -> String {
    let column = |number: u32| match number {
        500 => format!("`{renamed}` INT"),
        number => format!("`c{number}` INT"),
    };
    (1..=1000).map(column).collect::<Vec<_>>().join(",\n")
}

#[tokio::test]
async fn among_a_thousand_columns_one_can_be_edited() {
    let page = grid_of("node_info", &many("c500")).await;
    cell_holds(&page, "Column 1000 name", "c1000").await;
    page.fill("Column 500 name", "half").await;
    holds(&page, &many("half")).await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Column 501 name").await;
    cell_holds(&page, "Column 1001 name", "c1000").await;
    page.press("Undo").await;
    holds(&page, &many("half")).await;
    rows_are(&page, 1000).await;
}

async fn rows_are(page: &Page, count: usize) {
    let script = "return document.querySelectorAll('[role=table] [role=row]').length;";
    let look = async || page.run(script, vec![]).await;
    // The row of the headings is one of them.
    until("the rows of the grid", look, |seen| *seen == count + 1).await;
}

/// The row that goes or gives way has the focus, and tells so while the grid is drawn.
#[tokio::test]
async fn the_last_row_goes_and_a_key_is_passed_by_keys() {
    let goes_on = async |page: &Page| !page.whole().await.contains("Millrace has stopped");
    let page = grid_of("node_info", "`id` BIGINT, `name` STRING").await;
    page.enter("Column 2 name").await;
    page.chord(&[Key::Alt], Key::Delete).await;
    holds(&page, "`id` BIGINT").await;
    assert!(goes_on(&page).await);
    let page = grid_of("KAlert", "`a` INT, `b` INT, PRIMARY KEY (`a`) NOT ENFORCED").await;
    page.enter("Column 2 name").await;
    page.chord(&[Key::Alt], Key::Down).await;
    holds(&page, "`a` INT, PRIMARY KEY (`a`) NOT ENFORCED, `b` INT").await;
    assert!(goes_on(&page).await);
    page.chord(&[Key::Alt], Key::Up).await;
    holds(&page, "`a` INT, `b` INT, PRIMARY KEY (`a`) NOT ENFORCED").await;
    assert!(goes_on(&page).await);
}
