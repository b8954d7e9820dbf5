//! The grid and the editor of SQL, with much in them and with their lists open.

use crate::start::{TOKEN, connected};
use browser_tests::{Page, Role};
use thirtyfour::Key;

/// A table of the example with these columns, in the grid.
async fn grid_of(columns: &str) -> Page {
    let page = connected().await;
    page.show("KAlert").await;
    page.click(Role::Tab, "SQL").await;
    page.paste("Schema SQL", columns).await;
    page.leave().await;
    page.click(Role::Tab, "Columns").await;
    page.get(Role::Table, "Columns").await;
    page
}

/// Every kind of row, names and types too long for any cell, and a problem.
const EVERY_ROW: &str = "`averyveryveryverylongnameofacolumnwithoutanybreak` ROW<`averyveryverylongname` DECIMAL(38, 18), `b` INT>, \
    `ts` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL COMMENT 'a long comment that says more than fits', \
    `up` AS UPPER(`averyveryveryverylongnameofacolumnwithoutanybreak`) COMMENT 'x', UNIQUE (averyveryveryverylongname), \
    `wrong` INTT, WATERMARK FOR `ts` AS `ts` - INTERVAL '5' SECOND, PRIMARY KEY (`wrong`, `up`) NOT ENFORCED";

pub async fn grid_with_every_row() -> Page {
    let page = grid_of(EVERY_ROW).await;
    page.send().await;
    page.shows(Role::Region, "Request", "Not sent").await;
    page
}

pub async fn grid_types() -> Page {
    let page = grid_of("`node` INT, `at` TIMESTAMP_LTZ(3)").await;
    page.enter("Column 2 type").await;
    page.fill("Column 2 type", "t").await;
    page.get(Role::Listbox, "Types").await;
    page
}

pub async fn grid_of_200_columns() -> Page {
    let columns: Vec<String> = (1..=200)
        .map(|number| format!("`column_{number}` DECIMAL(38, 18)"))
        .collect();
    let page = grid_of(&columns.join(",\n")).await;
    page.get(Role::Textbox, "Column 1 name").await;
    page
}

pub async fn pasted_columns() -> Page {
    let page = grid_of("`node` INT").await;
    page.enter("Column 1 name").await;
    page.paste_keys("x\ttext\nmade_at\ttimestamptz\ndata\tjsonb\nprice\tnumeric\n")
        .await;
    page.get(Role::List, "What was pasted").await;
    page
}

pub async fn long_statement() -> Page {
    let page = connected().await;
    page.show("JobExample").await;
    let line = |number| format!("    `node` + {number} AS `sum_of_node_and_{number}`,\n");
    let lines: String = (1..=296).map(line).collect();
    let statement = format!(
        "INSERT INTO KAlert\nSELECT\n{lines}    UPER(`cpu`) AS cpu\nFROM KCpuIn WHERE `cpu` > '70"
    );
    page.paste("Statement", &statement).await;
    page.leave().await;
    page.says("Statement", "Line ").await;
    page.shows(Role::Region, "Request", "sum_of_node_and_1")
        .await;
    page
}

/// A template whose statement has blanks.
pub async fn blanks() -> Page {
    let page = connected().await;
    page.press("Start empty").await;
    page.press("Templates").await;
    page.press("Kafka to PostgreSQL: store every row").await;
    page.press("Close").await;
    page.show("stored_orders_job").await;
    page.says("Statement", "is a blank").await;
    page
}

pub async fn completion() -> Page {
    let page = connected().await;
    page.show("JobExample").await;
    page.fill("Statement", "INSERT INTO KAlert\nSELECT  FROM KCpuIn")
        .await;
    for _ in " FROM KCpuIn".chars() {
        page.keys(Key::Left).await;
    }
    page.chord(&[Key::Control], Key::Space).await;
    page.get(Role::Listbox, "What can stand here").await;
    page
}

pub async fn picked_integration() -> Page {
    let page = connected().await;
    page.show("KAlert").await;
    page.fill("API token", TOKEN).await;
    page.press("Show integrations").await;
    page.shows(Role::Listbox, "Integrations", "demo-kafka")
        .await;
    page
}
