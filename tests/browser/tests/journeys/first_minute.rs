//! The first minute of somebody who knows neither the page nor the API, reads what is in sight, and clicks and types.

use crate::cheat_sheet::TOKEN;
use crate::sending::{body, posts};
use browser_tests::wait::until;
use browser_tests::{Page, open};
use serde_json::json;
use thirtyfour::Key;

/// Clicks where these words stand.
async fn click(page: &Page, words: &str) {
    let there = page.read(words).await;
    let clicked = there.click().await;
    clicked.unwrap_or_else(|error| panic!("a click on “{words}”: {error}"));
}

/// Clicks where these words stand, and types where the caret is then.
async fn type_at(page: &Page, words: &str, text: &str) {
    click(page, words).await;
    page.keys(text).await;
}

async fn is_created(page: &Page, count: usize) {
    page.read("Created").await;
    let look = async || posts(page).len();
    until("what was sent", look, |sent| *sent == count).await;
}

#[tokio::test]
async fn the_example_becomes_a_table_with_a_token_and_a_click() {
    let page = open().await;
    // Where the token goes is said where it is typed.
    page.read("Stays in the memory of this tab, nowhere else.")
        .await;
    type_at(&page, "API token", TOKEN).await;
    click(&page, "Send request").await;
    is_created(&page, 1).await;
    assert_eq!(body(&posts(&page)[0])["name"], json!("node_info"));
}

#[tokio::test]
async fn a_table_of_ones_own_is_made_by_reading() {
    let page = open().await;
    click(&page, "Start empty").await;
    type_at(&page, "API token", TOKEN).await;
    page.keys(Key::Tab).await;
    click(&page, "Add table").await;
    click(&page, "Kafka table").await;
    type_at(&page, "Table name", "orders").await;
    // The lists offer what there is: nobody has to know an id.
    click(&page, "Integration ID").await;
    click(&page, "demo-kafka").await;
    click(&page, "Kafka topic").await;
    click(&page, "cpu").await;
    click(&page, "Columns").await;
    for cell in ["node", "INT"] {
        page.keys(Key::Tab).await;
        page.keys(cell).await;
    }
    page.picture("first-minute").await;
    click(&page, "Send request").await;
    is_created(&page, 1).await;
}
