//! The table of functions, held to what a real Flink 1.20.5 says of each: `fixtures/flink/function-corpus.jsonl`.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::function::{AGGREGATES, ROW_FUNCTIONS, TABLE_FUNCTIONS, has, name_of};
use millrace::sql::problem::{Fault, Severity};
use millrace::sql::schema::parse;
use serde_json::Value;

const FUNCTIONS: &str = include_str!("fixtures/flink/function-corpus.jsonl");

fn cases() -> impl Iterator<Item = Value> {
    FUNCTIONS
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
}

#[test]
fn the_functions_are_those_of_flink() {
    let mut count = 0;
    for case in cases() {
        let expression = case["expression"].as_str().expect("an expression");
        let schema = [
            "s STRING, i INT, b BIGINT, d DOUBLE, n DECIMAL(10, 2), ts TIMESTAMP(3), l TIMESTAMP_LTZ(3), dt DATE, \
             tm TIME, arr ARRAY<INT>, sa ARRAY<STRING>, m MAP<STRING, INT>, bin BYTES, bo BOOLEAN, c AS ",
            expression,
        ]
        .concat();
        let (_, problems) = parse(&schema);
        let refused = problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        assert_eq!(!refused, case["ok"] == true, "{expression}: {problems:?}");
        if let Some(problem) = problems.first().filter(|_| refused) {
            let is_about_names = matches!(
                problem.fault,
                Fault::UnknownFunction | Fault::UnknownColumn(_) | Fault::NotARowExpression
            );
            assert!(is_about_names, "{expression}: {problems:?}");
        }
        count += 1;
    }
    assert!(count > 200);
}

#[test]
fn every_row_function_was_tried_on_a_real_flink() {
    for signature in ROW_FUNCTIONS {
        let name = name_of(signature);
        let tried = cases().any(|case| {
            case["ok"] == true
                && case["expression"].as_str().is_some_and(|text| {
                    text.strip_prefix(name)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
                })
        });
        // A watermark needs its table.
        assert!(tried || name == "CURRENT_WATERMARK", "{name}");
    }
}

#[test]
fn the_tables_of_functions_are_sorted() {
    for table in [&ROW_FUNCTIONS[..], &AGGREGATES, &TABLE_FUNCTIONS] {
        assert!(
            table
                .windows(2)
                .all(|two| name_of(two[0]) < name_of(two[1]))
        );
        for signature in table {
            assert_eq!(
                has(table, &name_of(signature).to_lowercase()),
                signature.contains('(')
            );
        }
    }
}
