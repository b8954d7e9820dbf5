//! Two hundred texts of attackers in every field of the page.

use crate::bench;
use crate::payload;
use crate::threats::played;
use serde_json::Value;

#[tokio::test]
async fn no_text_in_any_field_becomes_markup_or_runs() {
    let page = bench::open().await;
    for kind in ["OpenSearch table", "Slack table", "Any CREATE TABLE"] {
        page.pick("Add table", kind).await;
    }
    page.run("traps.asked.length = 0;", vec![]).await;
    let payloads: Vec<Value> = payload::all().into_iter().map(Value::from).collect();
    let came = bench::play(&page, include_str!("fields.js"), &payloads, 10).await;
    let filled: u64 = came.iter().filter_map(|back| back["filled"].as_u64()).sum();
    assert!(filled > 5000, "{filled} fields");
    played(
        "no_text_in_any_field_becomes_markup_or_runs",
        payloads.len(),
    );
}
