//! What an SQL editor asks of the core: paint, brackets, Tab, and that no caret is too much for any of it.

#![cfg(not(target_arch = "wasm32"))]

mod any;
mod edit;
mod highlight;

use millrace::sql::highlight::paint;
use serde_json::Value;

const SCHEMAS: &str = include_str!("../fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("../fixtures/flink/statement-corpus.jsonl");

fn cases(corpus: &str) -> impl Iterator<Item = Value> {
    corpus
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
}

/// Every text of the corpora.
fn corpus() -> Vec<String> {
    let schemas = cases(SCHEMAS).map(|case| case["schema_sql"].clone());
    let statements = cases(STATEMENTS).map(|case| case["statement"].clone());
    let texts: Vec<String> = schemas
        .chain(statements)
        .filter_map(|text| Some(text.as_str()?.to_owned()))
        .collect();
    assert!(texts.len() > 800);
    texts
}

fn check_paint(text: &str) {
    let pieces = paint(text);
    let mut end = 0;
    for piece in &pieces {
        assert!(piece.len > 0, "{text:?}");
        end += piece.len;
        assert!(text.is_char_boundary(end), "{text:?}");
    }
    assert_eq!(end, text.len(), "{text:?}");
    let differ = pieces.windows(2).all(|two| two[0].paint != two[1].paint);
    assert!(differ, "{text:?}");
}
