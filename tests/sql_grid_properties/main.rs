//! The grid of columns, by properties: what an edit must leave of a list. The parser tells it, which is held to
//! a real Flink's verdicts, and so do the tokens.

#![cfg(not(target_arch = "wasm32"))]

mod accepted;
mod any;
#[path = "../common/mod.rs"]
mod common;

use serde_json::Value;

const CORPUS: &str = include_str!("../fixtures/flink/schema-corpus.jsonl");

/// The texts of the corpus; those that Flink accepts as a column list, or all.
fn corpus(is_accepted_only: bool) -> Vec<String> {
    let cases = CORPUS
        .lines()
        .map(|line| -> Value { serde_json::from_str(line).expect("JSON") });
    cases
        .filter(|case| !is_accepted_only || case["ok"] == true && case["extra"].is_null())
        .map(|case| case["schema_sql"].as_str().expect("a text").to_owned())
        .collect()
}

fn in_order<T: Clone>(all: &[T], from: usize, to: usize) -> Vec<T> {
    let mut all = all.to_vec();
    if from < all.len() {
        let moved = all.remove(from);
        all.insert(to, moved);
    }
    all
}
