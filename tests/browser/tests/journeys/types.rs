//! The list of types under a cell: what is offered, and how it is taken or left.

use crate::columns::{cell_holds, grid_of, holds};
use browser_tests::wait::until;
use browser_tests::{Page, Role};
use serde_json::json;
use thirtyfour::Key;

/// What the type's cell tells those who can't see the list: whether it is open, and the entry that is chosen.
async fn told(page: &Page, cell: &str) -> serde_json::Value {
    let cell = page.get(Role::Combobox, cell).await;
    let cell = cell.to_json().expect("a reference to the cell");
    let script = "const [cell] = arguments;
        const chosen = document.getElementById(cell.getAttribute('aria-activedescendant'));
        return [cell.getAttribute('aria-expanded'), chosen?.querySelector('code').textContent ?? ''];";
    page.run(script, vec![cell]).await
}

async fn tells(page: &Page, expected: serde_json::Value) {
    let look = async || told(page, "Column 1 type").await;
    until("the state of the list", look, |seen| *seen == expected).await;
}

#[tokio::test]
async fn a_type_is_chosen_by_keys() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    tells(&page, json!(["false", ""])).await;
    page.fill("Column 1 type", "deci").await;
    assert_eq!(
        page.choices("Types").await,
        ["DECIMAL(10, 2) DECIMAL(p, s): exact number; p digits (1–38), s of them after the point"]
    );
    tells(&page, json!(["true", ""])).await;
    page.keys(Key::Down).await;
    tells(&page, json!(["true", "DECIMAL(10, 2)"])).await;
    page.keys(Key::Enter).await;
    holds(&page, "`a` DECIMAL(10, 2), `b` INT").await;
    page.gone(Role::Listbox, "Types").await;
    page.has_focus(Role::Combobox, "Column 1 type").await;
    cell_holds(&page, "Column 1 type", "DECIMAL(10, 2)").await;
}

#[tokio::test]
async fn the_arrows_go_around_and_tab_takes_and_leaves() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 1 type", "times").await;
    let offered = page.choices("Types").await;
    assert!(
        offered[0].starts_with("TIMESTAMP(3) ") && offered[1].starts_with("TIMESTAMP_LTZ(3) "),
        "{offered:?}"
    );
    page.keys(Key::Down).await;
    page.keys(Key::Down).await;
    tells(&page, json!(["true", "TIMESTAMP_LTZ(3)"])).await;
    page.keys(Key::Up).await;
    tells(&page, json!(["true", "TIMESTAMP(3)"])).await;
    page.keys(Key::Tab).await;
    holds(&page, "`a` TIMESTAMP(3), `b` INT").await;
    page.has_focus(Role::Checkbox, "Column 1 nullable").await;
    page.gone(Role::Listbox, "Types").await;
}

#[tokio::test]
async fn a_type_is_chosen_by_the_mouse_and_the_cell_keeps_the_focus() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 1 type", "big").await;
    page.click(Role::Choice, "BIGINT whole number up to ±9.2 × 10¹⁸")
        .await;
    holds(&page, "`a` BIGINT, `b` INT").await;
    page.has_focus(Role::Combobox, "Column 1 type").await;
    page.gone(Role::Listbox, "Types").await;
}

#[tokio::test]
async fn escape_closes_the_list_and_leaves_what_was_typed() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 1 type", "DATE").await;
    page.fill("Column 1 type", "dat").await;
    page.get(Role::Listbox, "Types").await;
    page.keys(Key::Escape).await;
    page.gone(Role::Listbox, "Types").await;
    holds(&page, "`a` dat, `b` INT").await;
    page.has_focus(Role::Combobox, "Column 1 type").await;
    // What is whole needs no list; to leave closes one.
    page.fill("Column 1 type", "boolean").await;
    page.gone(Role::Listbox, "Types").await;
    page.fill("Column 1 type", "s").await;
    page.get(Role::Listbox, "Types").await;
    page.enter("Table name").await;
    page.gone(Role::Listbox, "Types").await;
    holds(&page, "`a` s, `b` INT").await;
}

#[tokio::test]
async fn all_types_are_offered_on_demand_and_those_of_other_systems_lead_to_flinks() {
    let page = grid_of("node_info", "`a` INT, `b` INT").await;
    page.fill("Column 1 type", "").await;
    page.chord(&[Key::Control], Key::Space).await;
    let offered = page.choices("Types").await;
    assert!(offered.len() > 20, "{offered:?}");
    assert!(offered[0].starts_with("STRING "), "{offered:?}");
    page.fill("Column 1 type", "timestamptz").await;
    page.keys(Key::Down).await;
    page.keys(Key::Enter).await;
    holds(&page, "`a` TIMESTAMP_LTZ(3), `b` INT").await;
}
