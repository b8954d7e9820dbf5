//! Which member fills which field, and what is kept as it is written.

use super::{payload, table, wire};
use crate::common;
use millrace::api::token::AuthScheme;
use millrace::import::Fate;
use millrace::import::payload::{edited, read};
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesBy, TablesFrom};
use millrace::workspace::table::{Connector, Kafka, OpenSearch, Postgres};
use serde_json::Value;

/// A nested payload with this object, whose members are those of [`table`].
fn nested(object: &str) -> String {
    format!(
        r#"{{"name": "KAlert", "integration_id": "ab8dd446-c46e-4979-b6c0-1aad932440c9", {object}, "schema_sql": "cpu FLOAT"}}"#
    )
}

#[test]
fn the_nested_form_fills_the_fields_of_the_flat_one() {
    let kafka = |connector_type: &str, startup_mode: &str| {
        table(Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            connector_type: connector_type.to_owned(),
            key_format: "json".to_owned(),
            value_format: "json".to_owned(),
            value_fields_include: "ALL".to_owned(),
            startup_mode: startup_mode.to_owned(),
            ..Kafka::default()
        }))
    };
    let members = r#""topic": "alert", "value_fields_include": "ALL", "value_format": "json", "key_format": "json""#;
    for (object, subject) in [
        (
            format!(r#""kafka": {{"scan_startup_mode": "earliest-offset", {members}}}"#),
            kafka("", "earliest-offset"),
        ),
        (
            format!(r#""upsert_kafka": {{{members}}}"#),
            kafka("upsert-kafka", ""),
        ),
        (
            r#""jdbc": {"table_name": "public.node_definition"}"#.to_owned(),
            table(Connector::Postgres(Postgres {
                jdbc_table: "public.node_definition".to_owned(),
            })),
        ),
        (
            r#""opensearch": {"index": "alert"}"#.to_owned(),
            table(Connector::OpenSearch(OpenSearch {
                index: "alert".to_owned(),
            })),
        ),
    ] {
        let read = payload(&nested(&object));
        assert_eq!(read.subject, subject, "{object}");
        assert_eq!(read.extra, "");
        assert!(read.is_nested);
    }
    assert!(!payload(r#"{"jdbc_table":"a"}"#).is_nested);
}

#[test]
fn what_no_field_of_a_nested_object_fills_stays_in_an_object_of_its_name() {
    let text = nested(r#""kafka": {"topic": "alert", "scan": 1.50, "key_format": null}"#);
    let read = payload(&text);
    assert_eq!(read.extra, r#"{"kafka":{"scan":1.50,"key_format":null}}"#);
    // Read again, it is the same.
    assert_eq!(payload(&wire(&read)).extra, read.extra);
    assert_eq!(payload(&wire(&read)).subject, read.subject);
}

#[test]
fn members_that_no_field_fills_are_kept_as_they_are_written() {
    let read = payload(
        r#"{ "z" : 1e400, "name": "n", "a": [ 1.0 , {"b" : "\u00e9 \" }"} ], "kafka_topic": "t", "\u0061b": -0 }"#,
    );
    assert_eq!(
        read.extra,
        r#"{"z":1e400,"a":[1.0,{"b":"\u00e9 \" }"}],"ab":-0}"#
    );
}

#[test]
fn members_of_another_type_than_their_field_are_kept_and_no_key_comes_twice() {
    for (text, extra) in [
        (r#"{"name":5,"integration_id":"i"}"#, r#"{"name":5}"#),
        (r#"{"name":null,"schema_sql":"a INT"}"#, r#"{"name":null}"#),
        (r#"{"n\u0061me":[],"schema_sql":"a INT"}"#, r#"{"name":[]}"#),
        (
            r#"{"name":"\ud800","schema_sql":""}"#,
            r#"{"name":"\ud800"}"#,
        ),
        (
            r#"{"kafka_topic":"t","kafka_key_fields":"k"}"#,
            r#"{"kafka_key_fields":"k"}"#,
        ),
        (
            r#"{"kafka_topic":"t","kafka_key_format":""}"#,
            r#"{"kafka_key_format":""}"#,
        ),
        (r#"{"statement":"s","tables":"x"}"#, r#"{"tables":"x"}"#),
        (
            r#"{"statement":"s","table_ids":[1]}"#,
            r#"{"table_ids":[1]}"#,
        ),
        (
            r#"{"statement":"s","tables":["a",""]}"#,
            r#"{"tables":["a",""]}"#,
        ),
        (
            r#"{"jdbc_table":"a","kafka_topic":"b"}"#,
            r#"{"kafka_topic":"b"}"#,
        ),
        (
            r#"{"kafka_topic":"b","jdbc_table":"a"}"#,
            r#"{"jdbc_table":"a"}"#,
        ),
        (
            r#"{"kafka_topic":"b","kafka":{"topic":"c"}}"#,
            r#"{"kafka":{"topic":"c"}}"#,
        ),
        (r#"{"kafka":7,"schema_sql":""}"#, r#"{"kafka":7}"#),
    ] {
        let read = payload(text);
        assert_eq!(read.extra, extra, "{text}");
        let wire = wire(&read);
        let keys: Vec<&str> = wire
            .lines()
            .filter_map(|line| {
                line.strip_prefix("  \"")?
                    .split_once('"')
                    .map(|(key, _)| key)
            })
            .collect();
        for key in &keys {
            assert_eq!(
                keys.iter().filter(|other| *other == key).count(),
                1,
                "{wire}"
            );
        }
        // Every member of the text is in the request that it makes.
        let written: Value = serde_json::from_str(&wire.replace("\\ud800", "?")).expect("JSON");
        let typed: Value = serde_json::from_str(&text.replace("\\ud800", "?")).expect("JSON");
        for (key, value) in typed.as_object().expect("an object") {
            if key != "kafka" || !value.is_object() {
                assert_eq!(&written[key], value, "{text}");
            }
        }
    }
}

#[test]
fn of_a_key_that_comes_twice_the_last_one_holds_and_it_is_told() {
    let text = r#"{"name":"a","schema_sql":"s","name":"b"}"#;
    let read = payload(text);
    let Subject::Table(table) = &read.subject else {
        panic!("a table");
    };
    assert_eq!(table.name, "b");
    let told: Vec<(&str, &Fate)> = read
        .parts
        .iter()
        .map(|part| (&text[part.span.clone()], &part.fate))
        .collect();
    assert!(matches!(told[0], (r#""name":"a""#, Fate::LeftOut(_))));
    assert_eq!(
        told[2],
        (r#""name":"b""#, &Fate::Field(0, Field::TableName))
    );
}

#[test]
fn the_draft_that_is_edited_decides_what_is_open() {
    let kafka = Subject::Table(common::kafka("KAlert"));
    let Subject::Table(read) = read(r#"{"name":"n"}"#, Some(&kafka))
        .expect("a payload")
        .subject
    else {
        panic!("a table");
    };
    assert_eq!(read.connector, Connector::Kafka(Kafka::default()));
    let job = Subject::Job(Job {
        tables_from: TablesFrom::Statement,
        tables: "KCpuIn,\n KAlert,".to_owned(),
        ..common::job("j")
    });
    let of = |text: &str| match millrace::import::payload::read(text, Some(&job))
        .expect("a payload")
        .subject
    {
        Subject::Job(job) => job,
        Subject::Table(_) => panic!("a job"),
    };
    // The same list stays as it was typed, and goes on following the statement.
    let same = of(r#"{"statement":"s","tables":["KCpuIn","KAlert"]}"#);
    assert_eq!(
        (same.tables.as_str(), same.tables_from),
        ("KCpuIn,\n KAlert,", TablesFrom::Statement)
    );
    let other = of(r#"{"statement":"s","tables":["KCpuIn"]}"#);
    assert_eq!(
        (other.tables.as_str(), other.tables_from),
        ("KCpuIn", TablesFrom::Hand)
    );
    assert_eq!(of("{}").statement, "");
    assert_eq!(of(r#"{"table_ids":[]}"#).tables_by, TablesBy::Id);
}

#[test]
fn ids_that_the_request_shows_for_names_stay_names() {
    let job = |tables: &str| Job {
        tables: tables.to_owned(),
        tables_by: TablesBy::Id,
        tables_from: TablesFrom::Statement,
        ..common::job("j")
    };
    let mut workspace = common::workspace([
        Subject::Table(common::kafka("KAlert")),
        Subject::Job(job("KAlert, KCpuIn")),
    ]);
    let target = workspace.target.clone();
    let id = workspace.drafts[0].id;
    workspace.set_progress(id, common::created("215328d0", "KAlert", target));
    let wire = common::request(&workspace, 1, AuthScheme::Bearer)
        .body
        .expect("a body")
        .wire();
    assert!(wire.contains("215328d0"));
    let draft = &workspace.drafts[1];
    assert_eq!(
        edited(&wire, draft, &workspace).expect("a payload").subject,
        draft.subject
    );
    let more = wire.replace("\"KCpuIn\"", "\"Other\"");
    let Subject::Job(changed) = edited(&more, draft, &workspace).expect("a payload").subject else {
        panic!("a job");
    };
    assert_eq!(
        (changed.tables.as_str(), changed.tables_from),
        ("KAlert, Other", TablesFrom::Hand)
    );
}
