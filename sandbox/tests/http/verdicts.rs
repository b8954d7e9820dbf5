//! How far the answers of the validate endpoint agree with what a real Flink 1.20 says of the same
//! SQL: nothing that it accepts is refused, and what it refuses is found but for the cases named here.

use std::collections::BTreeSet;

use sandbox::Running;
use serde_json::{Value, json};

use crate::application::{application, path, version};
use crate::client::{expect, post, sandbox};

const SCHEMAS: &str = include_str!("../../../tests/fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("../../../tests/fixtures/flink/statement-corpus.jsonl");

/// Statements that Flink refuses and the sandbox does not: most of them only when the job is
/// planned, for what the connector can't do.
const LEFT: &str = "
    aiven-003 aiven-004 aiven-006 aiven-009 aiven-010 aiven-014 aiven-015 aiven-017 aiven-019
    aiven-021 aiven-025 aiven-029 cast-007 cast-024 insert-050 insert-060 insert-068 insert-069
    insert-070 insert-108 jdbctype-009 jdbctype-010 jdbctype-011 jdbctype-039 jdbctype-045
    jdbctype-049 jdbctype-060 jdbctype-061 jdbctype-062 lateral-013 match-003 match-004 match-008
    metaread-024 metaread-031 metaread-032 metaread-041 metawrite-020 temporal-003 temporal-004
    temporal-008 window-007
";

fn cases(text: &str) -> Vec<Value> {
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().expect("each line is JSON")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

async fn ask(running: &Running, application: &str, body: &Value) -> Value {
    let path = path(&[application, "version", "validate"]);
    expect(running, 200, post(&path, body)).await.json()
}

/// The ids of cases, for a sentence about those that are left.
fn ids(left: &[&Value]) -> BTreeSet<String> {
    left.iter()
        .map(|case| text(case, "id").to_owned())
        .collect()
}

fn expected(ids: &str) -> BTreeSet<String> {
    ids.split_whitespace().map(str::to_owned).collect()
}

/// A source of the corpus' wording: its texts stand on lines of their own.
fn source(schema: &str) -> Value {
    json!({ "create_table": format!("CREATE TABLE t (\n{schema}\n) WITH ('connector'='datagen')") })
}

#[tokio::test]
async fn columns_are_judged_as_flink_judges_them() {
    let running = sandbox().await;
    let [id, _] = application(&running, "App", &version()).await;
    let all = cases(SCHEMAS);
    let (mut alarms, mut missed, mut elsewhere, mut misread) = (vec![], vec![], vec![], vec![]);
    let mut placed = 0;
    for case in all
        .iter()
        .filter(|case| case["connector_dependent"] != true)
    {
        let body = json!({ "sources": [source(text(case, "schema_sql"))], "sinks": [] });
        let answer = ask(&running, &id, &body).await["sources"][0].clone();
        let refused = answer.get("message").is_some();
        match (case["ok"] == true, refused) {
            (true, true) => alarms.push(case),
            (false, false) => missed.push(case),
            (true, false) if !same_columns(case, &answer) => misread.push(case),
            (false, true) => {
                let line = answer["position"]["line_number"].as_u64().expect("a line");
                let column = &answer["position"]["character_number"];
                let place = case["pos"]
                    .as_array()
                    .map(|place| (place[0].as_u64(), &place[1]));
                if let Some(place) = place {
                    placed += 1;
                    if place != (Some(line - 1), column) {
                        elsewhere.push(case);
                    }
                }
            }
            (true, false) => {}
        }
    }
    assert_eq!(
        ids(&alarms),
        expected(""),
        "refused, though Flink accepts it"
    );
    assert_eq!(
        ids(&missed),
        expected("watermark-028"),
        "accepted, though Flink refuses it"
    );
    assert_eq!(ids(&misread), expected(""), "read into other columns");
    assert_eq!(
        ids(&elsewhere),
        expected("comment-012 escape-004 escape-010 escape-013 escape-014 name-012"),
        "of {placed} told at another place"
    );
}

/// Computed columns have the types that a planner gives them, and are compared only where that is known.
fn same_columns(case: &Value, answer: &Value) -> bool {
    let theirs = case["columns"].as_array().expect("a list");
    let ours = answer["columns"].as_array().expect("a list");
    theirs.len() == ours.len()
        && theirs.iter().zip(ours).all(|(theirs, ours)| {
            let full = text(theirs, "type");
            let shown = full.split(" *").next().unwrap_or_default();
            let nullable = !shown.ends_with(" NOT NULL");
            let shown = shown.trim_end_matches(" NOT NULL");
            let known = ours["data_type"] != "UNKNOWN";
            theirs["name"] == ours["name"]
                && (!known && theirs["kind"] == "computed"
                    || ours["data_type"] == shown && ours["nullable"] == nullable)
        })
}

/// A table of the corpus on its connector, or on one that is both read and written.
fn table(table: &Value) -> Value {
    let options = match table["connector"].as_str() {
        Some("jdbc") => "'connector'='jdbc', 'url'='jdbc:postgresql://h/d', 'table-name'='t'",
        Some("upsert-kafka") => {
            "'connector'='upsert-kafka', 'properties.bootstrap.servers'='h:1', 'topic'='t', 'key.format'='json', 'value.format'='json'"
        }
        _ => {
            "'connector'='kafka', 'properties.bootstrap.servers'='h:1', 'topic'='t', 'format'='json'"
        }
    };
    let name = text(table, "name").replace('`', "``");
    let schema = text(table, "schema_sql");
    json!({ "create_table": format!("CREATE TABLE `{name}` (\n{schema}\n) WITH ({options})") })
}

#[tokio::test]
async fn statements_are_judged_as_flink_judges_them() {
    let running = sandbox().await;
    let [id, _] = application(&running, "App", &version()).await;
    let (mut alarms, mut missed, mut elsewhere) = (vec![], vec![], vec![]);
    let mut refused = 0;
    let all = cases(STATEMENTS);
    for case in &all {
        let tables: Vec<Value> = case["tables"]
            .as_array()
            .expect("a list")
            .iter()
            .map(table)
            .collect();
        let body = json!({ "sources": tables, "sinks": [], "statement": text(case, "statement") });
        let answer = ask(&running, &id, &body).await;
        let error = &answer["statement_error"];
        let wrong = answer["sources"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|table| table.get("message").is_some());
        assert!(!wrong, "{answer}");
        let kind = case["kind"]
            .as_array()
            .and_then(|kinds| kinds.first())
            .and_then(Value::as_str);
        // Flink runs other statements too, which are no jobs.
        let job = matches!(kind, Some("SinkModifyOperation" | "StatementSetOperation"));
        if case["ok"] == true && !job {
            assert!(!error.is_null(), "{case} is no job");
        } else if case["ok"] == true && !error.is_null() {
            alarms.push(case);
        } else if case["ok"] != true {
            refused += 1;
            if error.is_null() {
                missed.push(case);
            } else if case["stage"] == "parse" && case["pos"].is_array() {
                let position = &error["position"];
                let place = json!([position["line_number"], position["character_number"]]);
                if case["pos"] != place {
                    elsewhere.push(case);
                }
            }
        }
    }
    assert_eq!(
        ids(&alarms),
        expected(""),
        "refused, though Flink accepts it"
    );
    assert_eq!(
        ids(&missed),
        expected(LEFT),
        "of {refused} that Flink refuses"
    );
    assert_eq!(
        ids(&elsewhere),
        expected("cte-002 other-048 quoted-002"),
        "told at another place"
    );
}
