//! What the SQL parsers promise for any text: made up, cut off, hostile, or found by the fuzzer.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::fs;

use judge::corpus::{self, Case};
use judge::promise;
use judge::schema::is_accepted;
use millrace::sql::schema::{parse, parse_counted};
use proptest::prelude::*;

const CORPUS: &str = include_str!("fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");

/// Pieces that make up column lists, whole or broken.
const PIECES: [&str; 48] = [
    "a",
    "b",
    "`c`",
    "`",
    "'x'",
    "'",
    "\"",
    "INT",
    "STRING",
    "DECIMAL(10, 2)",
    "ROW<",
    "ARRAY<",
    "MAP<",
    ">",
    "(",
    ")",
    "<>",
    ",",
    ", ",
    " ",
    "\n",
    "--",
    "//",
    "/*",
    "*/",
    "/*+",
    ".",
    "AS",
    "NOT NULL",
    "NULL",
    "METADATA",
    "FROM 'k'",
    "VIRTUAL",
    "COMMENT 'c'",
    "WATERMARK FOR a AS a",
    "PRIMARY KEY (a) NOT ENFORCED",
    "CASE WHEN a THEN b END",
    "CAST(a AS",
    "+",
    "-",
    "1",
    "1.5e3",
    ";",
    "é",
    "\u{feff}",
    "INTERVAL '5' SECOND",
    "PARTITIONED BY (",
    "[",
];

/// A type, as someone may write it.
fn a_type() -> impl Strategy<Value = String> {
    let plain = prop::sample::select(vec![
        "INT",
        "INTEGER NOT NULL",
        "STRING",
        "VARCHAR",
        "CHAR(3)",
        "CHARACTER VARYING(7)",
        "DEC(5)",
        "DECIMAL(38, 38) NULL",
        "DECIMAL(40, 2)",
        "BINARY VARYING",
        "double precision",
        "TIME(3)",
        "TIMESTAMP(12) WITHOUT TIME ZONE",
        "TIMESTAMP(0) WITH LOCAL TIME ZONE",
        "TIMESTAMP_LTZ",
    ]);
    plain
        .prop_map(str::to_owned)
        .prop_recursive(4, 16, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|of| format!("ARRAY<{of}>")),
                inner.clone().prop_map(|of| format!("{of} ARRAY NOT NULL")),
                inner.clone().prop_map(|of| format!("MULTISET<{of}>")),
                (inner.clone(), inner.clone())
                    .prop_map(|(key, value)| format!("MAP<{key}, {value}>")),
                (inner.clone(), inner.clone())
                    .prop_map(|(x, y)| format!("ROW<x {x} 'it''s', `y``z` {y}>")),
                (inner.clone(), inner).prop_map(|(x, y)| format!("ROW(x {x}, y {y}) NOT NULL")),
            ]
        })
}

/// What stands behind a type.
fn a_tail() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        " /* as it is */",
        " COMMENT 'it''s'",
        " METADATA",
        " METADATA VIRTUAL COMMENT ''",
    ])
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn right_lists_are_accepted_and_read_back(
        columns in prop::collection::vec((a_type(), a_tail()), 1..6),
        has_key in any::<bool>(),
    ) {
        let mut text = "`a``t` TIMESTAMP(3), key INT, twice AS key * 2 -- and more\n".to_owned();
        for (at, (data_type, tail)) in columns.iter().enumerate() {
            text.extend([",\n`", &at.to_string(), "` ", data_type, tail]);
        }
        text.push_str(", WATERMARK FOR `a``t` AS `a``t` - INTERVAL '1' HOUR");
        if has_key {
            text.push_str(", CONSTRAINT k PRIMARY KEY (key, `a``t`) NOT ENFORCED");
        }
        prop_assert!(is_accepted(&parse(&text).1), "{text}");
        promise::column_list(&text);
    }

    #[test]
    fn any_text_is_taken(text in any::<String>()) {
        promise::column_list(&text);
        promise::statement(&text);
    }

    #[test]
    fn any_pieces_are_taken(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: Vec<&str> = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        for text in [text.concat(), text.join(" ")] {
            promise::column_list(&text);
            promise::statement(&text);
        }
    }
}

/// The text, and its first 300 beginnings.
fn every_prefix(text: &str, check: fn(&str)) {
    for (end, _) in text.char_indices().take(300) {
        check(&text[..end]);
    }
    check(text);
}

#[test]
fn every_prefix_of_the_statements_is_taken() {
    for line in STATEMENTS.lines() {
        let Ok(Case::Statement(case)) = corpus::read(line) else {
            panic!("no statement: {line}");
        };
        every_prefix(&case.statement, promise::statement);
    }
}

#[test]
fn every_prefix_of_the_corpus_is_taken() {
    for line in CORPUS.lines() {
        let Ok(Case::Schema(case)) = corpus::read(line) else {
            panic!("no column list: {line}");
        };
        every_prefix(&case.schema_sql, promise::column_list);
    }
}

#[test]
fn the_texts_of_the_fuzzer_are_taken() {
    for name in ["schema", "statement"] {
        let folder = format!("{}/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
        let mut count = 0;
        for file in fs::read_dir(folder).expect("the folder") {
            let text = fs::read_to_string(file.expect("a file").path()).expect("a text");
            match name {
                "schema" => promise::column_list(&text),
                _ => promise::statement(&text),
            }
            count += 1;
        }
        assert!(count > 100, "{name}: {count}");
    }
}

/// Tokens passed for so many pieces in a row.
fn steps(piece: &str, count: usize) -> usize {
    parse_counted(&piece.repeat(count)).2
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    for piece in [
        "a INT, ",
        "a ROW<b INT, c STRING>, ",
        "ROW<",
        "a ROW<",
        "(",
        ")",
        "a AS b + 1, ",
        "`",
        "'",
        "\"",
        "/*",
        "a TEXT, ",
        ", ",
        "a INT b INT ",
        "a AS (",
        "CASE ",
        "a AS CASE WHEN 1 THEN 2 END, ",
        "PRIMARY KEY (a), ",
        "a AS x[",
        "NOT ",
        "a INT ARRAY ",
        "WATERMARK FOR a AS a, ",
        "<",
        ">",
        "a AS f(g(h(1))), ",
        "--",
        "U&\"",
    ] {
        let (few, many) = (steps(piece, 200), steps(piece, 2000));
        assert!(many <= few * 11 + 100, "{piece:?}: {few}, then {many}");
    }
}
