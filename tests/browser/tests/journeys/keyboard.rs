//! Everything works without a mouse, and the focus is never lost.

use crate::cheat_sheet::{self, TOKEN};
use crate::sending::{body, only_post};
use browser_tests::{Role, open};
use thirtyfour::Key;

#[tokio::test]
async fn a_table_is_added_filled_and_sent_by_keys_alone() {
    let page = open().await;
    page.tab_to(Role::Combobox, "Project").await;
    page.tab_to(Role::Combobox, "Flink service").await;
    page.tab_to(Role::Textbox, "API token").await;
    page.keys(TOKEN).await;
    page.tab_to(Role::Button, "Start empty").await;
    page.keys(Key::Enter).await;
    page.gone(Role::Button, "Start empty").await;
    page.tab_to(Role::Button, "Add table").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.keys("node_info").await;
    page.tab_to(Role::Textbox, "PostgreSQL table").await;
    page.keys("public.node_definition").await;
    page.tab_to(Role::Combobox, "Integration ID").await;
    page.keys(cheat_sheet::INTEGRATION).await;
    page.tab_to(Role::Tab, "Columns").await;
    page.keys(Key::Right).await;
    page.has_focus(Role::Tab, "SQL").await;
    page.tab_to(Role::Textbox, "Schema SQL").await;
    page.keys("`node` INT, `node_description` VARCHAR").await;
    // Tab indents here; behind Escape it leaves.
    page.keys(Key::Escape).await;
    page.tab_to(Role::Button, "Send request").await;
    page.keys(Key::Enter).await;
    page.answer("Created the table node_info.").await;
    page.has_focus(Role::Region, "Answer").await;
    assert_eq!(body(&only_post(&page)), cheat_sheet::node_info());
}

#[tokio::test]
async fn a_menu_opens_moves_and_closes_by_keys_and_gives_the_focus_back() {
    let page = open().await;
    page.tab_to(Role::Button, "Add table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.get(Role::Menu, "Add table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "Kafka table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "Upsert Kafka table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "OpenSearch table").await;
    page.keys(Key::Home).await;
    page.keys(Key::Up).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.keys(Key::Up).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Home).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.keys(Key::End).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Escape).await;
    page.gone(Role::Menu, "Add table").await;
    page.has_focus(Role::Button, "Add table").await;
    page.keys(Key::Up).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Tab).await;
    page.gone(Role::Menu, "Add table").await;
    page.tab_to(Role::Button, "Actions for KAlert").await;
    page.keys(Key::Space).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::Escape).await;
    page.has_focus(Role::Button, "Actions for KAlert").await;
}

#[tokio::test]
async fn the_tabs_are_one_stop_and_the_arrows_go_through_them() {
    let page = open().await;
    page.tab_to(Role::Tab, "curl").await;
    page.keys(Key::Right).await;
    page.has_focus(Role::Tab, "JSON").await;
    page.panel_holds("JSON", "\"node_info\"").await;
    page.keys(Key::Home).await;
    page.has_focus(Role::Tab, "curl").await;
    page.panel_holds("curl", "--request POST").await;
    page.keys(Key::End).await;
    page.keys(Key::Right).await;
    page.has_focus(Role::Tab, "curl").await;
    page.keys(Key::Tab).await;
    page.has_focus(Role::Tabpanel, "curl").await;
}

#[tokio::test]
async fn the_settings_open_and_close_by_keys_and_give_the_focus_back() {
    let page = open().await;
    for closing in [Key::Escape, Key::Enter] {
        page.tab_to(Role::Button, "Settings").await;
        page.keys(Key::Enter).await;
        page.get(Role::Dialog, "Settings").await;
        if let Key::Enter = closing {
            page.tab_to(Role::Button, "Close").await;
        }
        page.keys(closing).await;
        page.gone(Role::Dialog, "Settings").await;
        page.has_focus(Role::Button, "Settings").await;
    }
}

#[tokio::test]
async fn a_draft_is_shown_renamed_and_deleted_by_keys() {
    let page = open().await;
    page.tab_to(Role::Button, "Actions for KAlert").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "Rename").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Table name").await;
    assert_eq!(page.value("Table name").await, "KAlert");
    page.tab_to(Role::Button, "Actions for KAlert").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::End).await;
    page.has_focus(Role::Menuitem, "Delete").await;
    page.keys(Key::Enter).await;
    page.tells("Deleted the draft KAlert.").await;
    let nowhere = ["", "RootWebArea", "generic", "none", "document"];
    let focused = async || page.focused().await;
    browser_tests::wait::until(
        "the focus, which had gone with the draft",
        focused,
        |seen| !nowhere.contains(&seen.0.as_str()),
    )
    .await;
}
