//! Whether everything on the page has its room.

use browser_tests::Page;

/// What does not fit, a sentence for each.
pub async fn misfits(page: &Page) -> Vec<String> {
    let found = page.run(include_str!("fit.js"), vec![]).await;
    serde_json::from_value(found).expect("a list of sentences")
}
