//! The columns of a table, as both of its views show them.

use crate::cheat_sheet::TOKEN;
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};

/// Shows the columns as SQL.
pub async fn as_sql(page: &Page) {
    page.click(Role::Tab, "SQL").await;
    page.get(Role::Textbox, "Schema SQL").await;
}

/// Shows the columns as a grid.
pub async fn as_grid(page: &Page) {
    page.click(Role::Tab, "Columns").await;
    page.get(Role::Table, "Columns").await;
}

/// A page that could send, with a table of the example and these columns in the grid. Its request is shown as JSON.
pub async fn grid_of(draft: &str, columns: &str) -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show(draft).await;
    as_sql(&page).await;
    page.fill("Schema SQL", "").await;
    page.paste_keys(columns).await;
    as_grid(&page).await;
    page.click(Role::Tab, "JSON").await;
    holds(&page, columns).await;
    page
}

/// What would be sent as `schema_sql`. The tab JSON must be shown.
pub async fn schema_sql(page: &Page) -> String {
    let body: serde_json::Value =
        serde_json::from_str(&page.panel("JSON").await).unwrap_or_default();
    body["schema_sql"].as_str().unwrap_or_default().to_owned()
}

/// Waits until exactly these columns would be sent.
pub async fn holds(page: &Page, columns: &str) {
    let what = format!("“{columns}” as schema_sql");
    until(
        &what,
        async || schema_sql(page).await,
        |seen| seen == columns,
    )
    .await;
}

/// Waits until a cell of the grid shows exactly this.
pub async fn cell_holds(page: &Page, cell: &str, text: &str) {
    let what = format!("“{text}” in {cell}");
    until(&what, async || page.value(cell).await, |seen| seen == text).await;
}
