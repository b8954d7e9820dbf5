//! Statements, judged as a real Flink judged them: `fixtures/flink/statement-corpus.jsonl` holds its verdicts.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use millrace::sql::statement::{StatementKind, parse, sinks};
use serde_json::Value;
use sql::{cases, errors, offset};
use std::collections::BTreeSet;

fn names(value: &Value) -> Vec<String> {
    let all = value.as_array().expect("names").iter();
    all.map(|name| name.as_str().expect("a name").to_owned())
        .collect()
}

fn set(names: &[String]) -> BTreeSet<&str> {
    names.iter().map(String::as_str).collect()
}

#[test]
fn tables_of_accepted_statements_are_found_as_flink_finds_them() {
    let mut differences = Vec::new();
    for case in cases() {
        if !case.is_accepted() {
            continue;
        }
        for (statement, _) in [case.parse(), parse(&case.statement, &[])] {
            let expected = (names(&case.json["sources"]), names(&case.json["sinks"]));
            let required = names(&case.json["required"]);
            // Flink names a source where its plan has it, which is not always where the text has it.
            let is_same =
                set(&statement.sources) == set(&expected.0) && statement.sinks == expected.1;
            if !is_same || set(&statement.required) != set(&required) {
                differences.push(format!("{}: {statement:?}", case.id));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_tables_that_are_written_are_found_alike_where_nobody_asks_what_is_wrong() {
    for case in cases() {
        let (statement, _) = case.parse();
        assert_eq!(sinks(&case.statement), statement.sinks, "{}", case.id);
    }
}

#[test]
fn no_accepted_statement_has_an_error() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (_, problems) = case.parse();
        if case.is_accepted() && !errors(&problems).is_empty() {
            wrong.push(format!("{} {}: {problems:?}", case.id, case.statement));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn refused_statements_have_a_problem() {
    // By stage: how many are refused, and how many of them have a problem.
    let (mut early, mut late) = ((0, 0), (0, 0));
    for case in cases() {
        if case.is_accepted() {
            continue;
        }
        let count = if case.json["stage"] == "plan" {
            &mut late
        } else {
            &mut early
        };
        count.0 += 1;
        count.1 += usize::from(!case.parse().1.is_empty());
    }
    assert_eq!((early, late), ((89, 87), (42, 37)));
}

fn as_usize(number: &Value) -> Option<usize> {
    usize::try_from(number.as_u64()?).ok()
}

#[test]
fn problems_stand_where_flink_stops_reading_or_before() {
    let mut wrong = Vec::new();
    for case in cases() {
        let place = &case.json["pos"];
        let (Some(line), Some(column)) = (as_usize(&place[0]), as_usize(&place[1])) else {
            continue;
        };
        if case.json["stage"] != "parse" {
            continue;
        }
        let named = offset(&case.statement, line, column);
        let (_, problems) = case.parse();
        let first = errors(&problems).first().map(|problem| problem.span.start);
        if first.is_none_or(|first| first > named) {
            wrong.push(format!(
                "{} {}: {named}, {problems:?}",
                case.id, case.statement
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sources_are_found_in_broken_statements_too() {
    let (statement, _) = parse("INSERT INTO b SELECT FROM a JOIN c ON", &[]);
    assert_eq!(statement.sources, ["a", "c"]);
    assert_eq!(statement.sinks, ["b"]);
    let text = "INSERT INTO b SELECT FROM a; INSERT INTO d SELECT EXTRACT(DAY FROM x) FROM c";
    let (statement, problems) = parse(text, &[]);
    assert_eq!(problems.len(), 1);
    assert_eq!(statement.inserts[1].sink, "d");
    assert!(statement.inserts[1].sources.contains(&"c".to_owned()));
    let (statement, _) = parse(
        "WITH q AS (SELECT * FROM a), unused AS (SELECT * FROM c) SELECT * FROM q",
        &[],
    );
    assert_eq!(statement.sources, ["a"]);
    assert_eq!(statement.required, ["a", "c"]);
}

#[test]
fn each_insert_of_a_set_has_its_own_sources() {
    let text = "EXECUTE STATEMENT SET BEGIN INSERT INTO s SELECT * FROM a JOIN b ON TRUE; \
                INSERT INTO t SELECT * FROM a; END";
    let (statement, _) = parse(text, &[]);
    assert_eq!(statement.kind, Some(StatementKind::Set));
    let pairs: Vec<(String, String)> = statement
        .inserts
        .iter()
        .map(|insert| (insert.sink.clone(), insert.sources.join("+")))
        .collect();
    let pair = |sink: &str, sources: &str| (sink.to_owned(), sources.to_owned());
    assert_eq!(pairs, [pair("s", "a+b"), pair("t", "a")]);
    let places: Vec<&str> = statement
        .references
        .iter()
        .map(|(_, span)| span.of(text))
        .collect();
    assert_eq!(places, ["s", "a", "b", "t", "a"]);
}
