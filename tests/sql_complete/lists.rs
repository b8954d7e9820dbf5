//! Column lists and types, and what is said of a candidate.

use super::{check, completed, said};
use millrace::sql::complete::{Known, Mode, complete, types};
use millrace::sql::schema::parse;

#[test]
fn column_lists_are_completed_by_what_can_stand_there() {
    check(
        Mode::Schema,
        &[
            ("|", &["PRIMARY KEY (", "WATERMARK FOR"]),
            ("a INT, wat|", &["WATERMARK FOR"]),
            (
                "a |",
                &["STRING", "BIGINT", "INT", "DOUBLE", "DECIMAL(10, 2)"],
            ),
            ("`a` dec|", &["DECIMAL(10, 2)"]),
            ("a deci|(5, 1)", &["DECIMAL"]),
            ("a times|, b INT", &["TIMESTAMP(3)", "TIMESTAMP_LTZ(3)"]),
            ("a text|", &["STRING"]),
            ("a ARRAY<|", &["STRING"]),
            ("a MAP<STRING, big|>", &["BIGINT"]),
            ("a ROW<|", &[]),
            ("a ROW<x |", &["STRING"]),
            ("a ROW<x INT, y bool|>", &["BOOLEAN"]),
            ("a ROW<x MAP<INT, INT>, y MAP<INT, |", &["STRING"]),
            ("a DECIMAL(|", &[]),
            (
                "a DECIMAL(10, 2) |",
                &[
                    "NOT NULL",
                    "METADATA",
                    "COMMENT",
                    "PRIMARY KEY NOT ENFORCED",
                ],
            ),
            ("a ARRAY<INT> n|", &["NOT NULL"]),
            ("a INT NOT |", &["NULL"]),
            ("a INT NOT NULL |", &["METADATA", "COMMENT"]),
            ("a INT METADATA |", &["FROM", "VIRTUAL"]),
            ("a INT METADATA FROM 'x' |", &["VIRTUAL", "COMMENT"]),
            ("a INT METADATA FROM |", &["'timestamp'", "'headers'"]),
            ("a INT METADATA FROM '|", &["timestamp'", "headers'"]),
            ("a INT METADATA FROM 'off|' VIRTUAL", &["offset"]),
            ("a INT METADATA FROM 'off|, b INT", &["offset'"]),
            ("a INT COMMENT 'x' |", &[]),
            ("a INT, b STRING, PRIMARY |", &["KEY"]),
            ("a INT, `b c` STRING, PRIMARY KEY (|", &["a", "`b c`"]),
            ("a INT, PRIMARY KEY (a) |", &["NOT ENFORCED"]),
            ("a INT, PRIMARY KEY (a) NOT |", &["ENFORCED"]),
            ("a TIMESTAMP(3), WATERMARK FOR |", &["a"]),
            ("a TIMESTAMP(3), WATERMARK FOR a |", &["AS"]),
            ("a TIMESTAMP(3), WATERMARK FOR a AS |", &["a"]),
            (
                "a TIMESTAMP(3), WATERMARK FOR a AS a - INTERVAL '5' |",
                &["SECOND"],
            ),
            ("a INT, b AS |", &["a", "ABS("]),
            ("a INT, b AS UPP|", &["UPPER("]),
            ("a INT, b AS CAST(a AS |", &["STRING"]),
            ("a INT, b AS a |", &["AND", "OR"]),
            ("a INT, b AS SU|", &["SUBSTR(", "SUBSTRING(", "!SUM("]),
            ("a INT COMMENT 'in|", &[]),
            ("a INT -- in|", &[]),
            ("`a b|` INT", &[]),
        ],
    );
}

#[test]
fn candidates_say_what_they_are() {
    let detail = |marked, mode, text: &str| {
        let (_, completion) = completed(marked, mode);
        let mut all = completion.candidates.iter();
        said(all.find(|it| it.text == text).expect("a candidate"))
    };
    assert_eq!(
        detail("SELECT | FROM orders", Mode::Statement, "id"),
        "BIGINT, orders"
    );
    assert_eq!(
        detail("SELECT o| FROM orders o", Mode::Statement, "o"),
        "orders"
    );
    assert_eq!(
        detail("SELECT LPA|", Mode::Statement, "LPAD("),
        "LPAD(string, length, pad)"
    );
    assert_eq!(
        detail("a D|", Mode::Schema, "DECIMAL(10, 2)"),
        "DECIMAL(p, s): exact number; p digits (1–38), s of them after the point"
    );
    assert_eq!(detail("a INT, b AS |", Mode::Schema, "a"), "INT");
}

#[test]
fn no_list_is_longer_than_one_can_read() {
    let many: Vec<(String, String)> = (0..200)
        .map(|at| (format!("c{at}"), "INT".to_owned()))
        .collect();
    let tables = [Known {
        name: "t",
        columns: &many,
    }];
    let completion = complete("SELECT  FROM t", 7, Mode::Statement, &tables);
    assert_eq!(completion.candidates.len(), 50);
    assert_eq!(completion.candidates[49].text, "c49");
}

#[test]
fn the_word_under_the_caret_is_replaced() {
    for (marked, expect) in [
        ("SELECT am| FROM orders", "am"),
        ("SELECT a|m FROM orders", "am"),
        ("SELECT | FROM orders", ""),
        ("SELECT |am FROM orders", ""),
        ("SELECT o.`am| FROM orders o", "`am"),
        ("SELECT o.`am|`, `x` FROM orders o", "`am`"),
        ("SELECT `am|, `x` FROM orders", "`am"),
        ("SELECT 'a|m'", ""),
        ("😀 é|", "é"),
    ] {
        let (text, completion) = completed(marked, Mode::Statement);
        assert_eq!(completion.replace.of(&text), expect, "{marked}");
    }
}

#[test]
fn a_metadata_key_is_replaced_between_its_quotes() {
    for (marked, expect) in [
        ("a INT METADATA FROM 'off|set' VIRTUAL", "offset"),
        ("a INT METADATA FROM '|' VIRTUAL", ""),
        ("a INT METADATA FROM 'lea|der-ep, b INT", "leader-ep"),
    ] {
        let (text, completion) = completed(marked, Mode::Schema);
        assert_eq!(completion.replace.of(&text), expect, "{marked}");
    }
}

#[test]
fn types_are_found_by_the_names_that_analysts_know() {
    // What each of them is called elsewhere is PostgreSQL's, MySQL's and Java's.
    for (typed, expect) in [
        ("text", "STRING"),
        ("int8", "BIGINT"),
        ("long", "BIGINT"),
        ("bool", "BOOLEAN"),
        ("datetime", "TIMESTAMP(3)"),
        ("float8", "DOUBLE"),
        ("json", "STRING"),
        ("uuid", "STRING"),
        ("timestamptz", "TIMESTAMP_LTZ(3)"),
        ("bytea", "BYTES"),
        ("Big", "BIGINT"),
        (" date ", "DATE"),
        ("char", "CHAR(1)"),
        ("", "STRING"),
        ("DECIMAL(12, ", "DECIMAL(12,"),
    ] {
        let found = types(typed);
        assert_eq!(
            found.first().map(|first| first.text.as_str()),
            Some(expect),
            "{typed}"
        );
    }
    assert_eq!(said(&types("uuid")[0]), "UUID is STRING in Flink");
    assert_eq!(
        types("int")
            .iter()
            .filter(|found| found.text == "INT")
            .count(),
        1
    );
    assert!(
        types("char")
            .iter()
            .any(|found| found.text == "VARCHAR(255)")
    );
    // Without a length it is another type than with one: Flink 1.20 resolves it to STRING.
    let varchar = types("varchar");
    let plain = varchar.iter().find(|found| found.text == "VARCHAR");
    assert_eq!(
        plain.map(said).as_deref(),
        Some("text of any length, as STRING")
    );
    assert_eq!(
        said(&types("VARCHAR(30")[0]),
        "VARCHAR(n): text of n characters at most"
    );
    assert!(types("nothing of the kind").is_empty());
}

#[test]
fn every_type_that_is_offered_is_one_of_flink() {
    for candidate in types("") {
        let (schema, problems) = parse(&["a ", &candidate.text].concat());
        assert!(problems.is_empty(), "{}: {problems:?}", candidate.text);
        assert_eq!(schema.columns.len(), 1);
    }
}
