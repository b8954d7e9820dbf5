//! The roles and names of the design, which people with screen readers and these tests rely on. Each is
//! looked up in the browser's accessibility tree.

use crate::cheat_sheet::TOKEN;
use crate::columns::as_sql;
use browser_tests::{Page, Role, open};

async fn are_there(page: &Page, things: &[(Role, &str)]) {
    for (role, name) in things {
        page.get(*role, name).await;
    }
}

#[tokio::test]
async fn every_part_of_the_page_has_the_role_and_name_of_the_design() {
    let page = open().await;
    are_there(
        &page,
        &[
            (Role::Combobox, "Project"),
            (Role::Combobox, "Flink service"),
            (Role::Textbox, "API token"),
            (Role::Button, "Settings"),
            (Role::Navigation, "Workspace"),
            (Role::Button, "Add table"),
            (Role::Button, "Add job"),
            (Role::Button, "Start empty"),
            (Role::Button, "Send all"),
            (Role::Region, "Request"),
            (Role::Tab, "curl"),
            (Role::Tab, "JSON"),
            (Role::Tabpanel, "curl"),
            (Role::Button, "Send request"),
            (Role::Button, "Copy curl"),
            (Role::Region, "Answer"),
            (Role::Textbox, "Table name"),
            (Role::Combobox, "Integration ID"),
            (Role::Textbox, "PostgreSQL table"),
            (Role::Tab, "Columns"),
            (Role::Tab, "SQL"),
            (Role::Tabpanel, "Columns"),
            (Role::Table, "Columns"),
            (Role::Textbox, "Column 1 name"),
            (Role::Combobox, "Column 1 type"),
            (Role::Checkbox, "Column 1 nullable"),
            (Role::Button, "Move column 1 down"),
            (Role::Button, "Remove column 1"),
            (Role::Button, "Add column"),
            (Role::Button, "Add computed column"),
            (Role::Button, "Add watermark"),
            (Role::Button, "Add primary key"),
            (Role::List, "Pipeline"),
        ],
    )
    .await;
    as_sql(&page).await;
    assert!(
        !page.has(Role::Button, "Forget token").await,
        "there is nothing to forget"
    );
    page.fill("API token", TOKEN).await;
    page.get(Role::Button, "Forget token").await;
    page.show("KAlert").await;
    page.click(Role::Disclosure, "Formats and start position")
        .await;
    are_there(
        &page,
        &[
            (Role::Combobox, "Kafka topic"),
            (Role::Combobox, "Connector type"),
            (Role::Combobox, "Key format"),
            (Role::Textbox, "Key fields"),
            (Role::Combobox, "Value format"),
            (Role::Combobox, "Value fields include"),
            (Role::Combobox, "Startup mode"),
        ],
    )
    .await;
    page.show("JobExample").await;
    are_there(
        &page,
        &[
            (Role::Textbox, "Job name"),
            (Role::Textbox, "Statement"),
            (Role::Textbox, "Tables"),
            (Role::Radiogroup, "Tables by"),
            (Role::Radio, "name"),
            (Role::Radio, "id"),
        ],
    )
    .await;
    page.press("Settings").await;
    page.shows(Role::Dialog, "Settings", "API base URL").await;
    are_there(
        &page,
        &[
            (Role::Dialog, "Settings"),
            (Role::Combobox, "Authorization scheme"),
            (Role::Combobox, "Theme"),
            (Role::Button, "Delete what is kept"),
            (Role::Button, "Close"),
        ],
    )
    .await;
}

#[tokio::test]
async fn the_page_has_its_landmarks_and_one_first_heading() {
    let page = open().await;
    let script = "return ['header', 'nav', 'main', 'footer', 'h1'].map((name) => document.querySelectorAll(name).length);";
    let counts = page.run(script, vec![]).await;
    assert_eq!(
        counts,
        serde_json::json!([1, 1, 1, 1, 1]),
        "header, nav, main, footer, h1"
    );
    assert_eq!(page.title().await, "node_info · Millrace");
}
