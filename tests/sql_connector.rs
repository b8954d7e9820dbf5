//! Columns that CREATE TABLE takes and a table's connector does not, held to what a real Flink said of the
//! jobs in `fixtures/flink/statement-corpus.jsonl`.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::problem::{Fault, Problem, Severity};
use millrace::sql::schema::connector::{Connector, check};
use millrace::sql::schema::parse;
use serde_json::Value;

const STATEMENTS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");

fn found(text: &str, connector: Connector) -> Vec<Problem> {
    let (schema, problems) = parse(text);
    let is_taken = problems
        .iter()
        .all(|problem| problem.severity == Severity::Warning);
    assert!(is_taken, "{text}: {problems:?}");
    check(&schema, connector, text)
}

fn severest(text: &str, connector: Connector) -> Option<Severity> {
    found(text, connector)
        .iter()
        .map(|problem| problem.severity)
        .max()
}

/// Each job of these groups reads one table and writes another, and fails for the one with the odd column.
#[test]
fn the_corpus_is_judged_as_flink_judges_it() {
    let mut count = 0;
    for line in STATEMENTS.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let group = case["group"].as_str().expect("a group");
        if !["jdbctype", "metaread", "metawrite"].contains(&group) {
            continue;
        }
        count += 1;
        let id = &case["id"];
        let worst = case["tables"]
            .as_array()
            .expect("tables")
            .iter()
            .map(|table| {
                let connector = match table["connector"].as_str() {
                    Some("jdbc") => Connector::Jdbc,
                    _ => Connector::Kafka,
                };
                let text = table["schema_sql"].as_str().expect("a text");
                severest(text, connector)
            })
            .max()
            .flatten();
        if case["ok"] == true {
            assert_ne!(worst, Some(Severity::Error), "{id}: Flink runs it");
        } else {
            assert_ne!(worst, None, "{id}: Flink refuses it");
        }
    }
    assert_eq!(count, 74);
}

/// Jobs that Flink plans, with a warning all the same: the column fails in the other direction, or, for
/// arrays that are written, with the first row, which planning does not see.
#[test]
fn few_jobs_that_run_are_warned_of() {
    let mut warned = Vec::new();
    for line in STATEMENTS.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        if case["ok"] != true {
            continue;
        }
        for table in case["tables"].as_array().expect("tables") {
            let connector = match table["connector"].as_str() {
                Some("jdbc") => Connector::Jdbc,
                Some("kafka") => Connector::Kafka,
                _ => continue,
            };
            let text = table["schema_sql"].as_str().expect("a text");
            if severest(text, connector).is_some() {
                warned.push(case["id"].as_str().expect("an id").to_owned());
            }
        }
    }
    warned.sort();
    warned.dedup();
    assert_eq!(
        warned,
        [
            "jdbctype-048",
            "jdbctype-050",
            "jdbctype-051",
            "jdbctype-053",
            "jdbctype-056",
            "jdbctype-058",
            "metaread-005",
            "metaread-006",
            "metawrite-012",
            "metawrite-017",
        ]
    );
}

/// Whether it is an error, its text, what it is, and the text once it is mended.
fn expect(text: &str, connector: Connector, expected: &[(Severity, &str, Fault, Option<&str>)]) {
    let problems = found(text, connector);
    let mended: Vec<Option<String>> = problems
        .iter()
        .map(|problem| {
            let mend = problem.mend.as_ref()?;
            let mut mended = text.to_owned();
            mended.replace_range(mend.span.start..mend.span.end, &mend.text);
            Some(mended)
        })
        .collect();
    let seen: Vec<(Severity, &str, Fault, Option<&str>)> = problems
        .iter()
        .zip(&mended)
        .map(|(problem, mended)| {
            let span = problem.span.of(text);
            (
                problem.severity,
                span,
                problem.fault.clone(),
                mended.as_deref(),
            )
        })
        .collect();
    assert_eq!(seen, expected, "{text}");
}

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;

#[test]
fn types_that_postgres_refuses_are_errors_in_a_jdbc_table_only() {
    let refused = |meant| Fault::PostgresType { meant };
    for (text, span, meant, mended) in [
        (
            "a TIMESTAMP(9) NOT NULL",
            "TIMESTAMP(9)",
            Some("TIMESTAMP(6)"),
            Some("a TIMESTAMP(6) NOT NULL"),
        ),
        (
            "a TIMESTAMP(0) COMMENT 'x'",
            "TIMESTAMP(0)",
            Some("TIMESTAMP(3)"),
            Some("a TIMESTAMP(3) COMMENT 'x'"),
        ),
        ("a BINARY(4)", "BINARY(4)", Some("BYTES"), Some("a BYTES")),
        (
            "a VARBINARY(4), b INT",
            "VARBINARY(4)",
            Some("BYTES"),
            Some("a BYTES, b INT"),
        ),
        ("a MAP<INT, INT>", "MAP<INT, INT>", None, None),
        ("a ROW<x INT>", "ROW<x INT>", None, None),
        ("a INT MULTISET", "INT MULTISET", None, None),
    ] {
        let problem = (ERROR, span, refused(meant), mended);
        expect(text, Connector::Jdbc, &[problem]);
        expect(text, Connector::Kafka, &[]);
    }
}

#[test]
fn types_that_postgres_takes_in_one_direction_are_warned_of() {
    expect(
        "a TIMESTAMP_LTZ(3), b ARRAY<INT>, c ARRAY<ROW<x INT>>, d AS MAP['a', 1]",
        Connector::Jdbc,
        &[
            (WARNING, "TIMESTAMP_LTZ(3)", Fault::PostgresReads, None),
            (WARNING, "ARRAY<INT>", Fault::PostgresWrites, None),
            (
                WARNING,
                "ARRAY<ROW<x INT>>",
                Fault::PostgresType { meant: None },
                None,
            ),
        ],
    );
}

#[test]
fn a_jdbc_table_has_no_metadata() {
    expect(
        "a INT METADATA, b STRING METADATA FROM 'topic' VIRTUAL",
        Connector::Jdbc,
        &[
            (ERROR, "METADATA", Fault::NoMetadata, None),
            (WARNING, "METADATA", Fault::NoMetadata, None),
        ],
    );
}

#[test]
fn every_key_of_kafka_is_known_and_those_that_cannot_be_written_are_to_be_virtual() {
    for key in ["headers", "timestamp"] {
        let text = format!("a STRING METADATA FROM '{key}'");
        expect(&text, Connector::Kafka, &[]);
    }
    for key in [
        "topic",
        "partition",
        "leader-epoch",
        "offset",
        "timestamp-type",
        "value.source.timestamp",
    ] {
        let text = format!("a STRING METADATA FROM '{key}' COMMENT 'FROM'");
        let mended = format!("a STRING METADATA FROM '{key}' VIRTUAL COMMENT 'FROM'");
        let span = format!("'{key}'");
        for connector in [Connector::KafkaChanges, Connector::UpsertKafka] {
            let text = format!("{text}, k INT, PRIMARY KEY (k) NOT ENFORCED");
            let mended = format!("{mended}, k INT, PRIMARY KEY (k) NOT ENFORCED");
            let problem = (
                WARNING,
                span.as_str(),
                Fault::ReadOnlyMetadata,
                Some(mended.as_str()),
            );
            expect(&text, connector, &[problem]);
            expect(&mended, connector, &[]);
        }
    }
}

#[test]
fn a_misspelt_key_names_the_one_that_was_meant() {
    let meant = |meant| Fault::MetadataKey { meant };
    expect(
        "a BIGINT METADATA FROM 'ofset' VIRTUAL",
        Connector::Kafka,
        &[(
            WARNING,
            "'ofset'",
            meant(Some("offset")),
            Some("a BIGINT METADATA FROM 'offset' VIRTUAL"),
        )],
    );
    expect(
        "a STRING METADATA FROM 'TOPIC' VIRTUAL",
        Connector::Kafka,
        &[(
            WARNING,
            "'TOPIC'",
            meant(Some("topic")),
            Some("a STRING METADATA FROM 'topic' VIRTUAL"),
        )],
    );
    expect(
        "`time stamp` TIMESTAMP_LTZ(3) METADATA",
        Connector::Kafka,
        &[(
            ERROR,
            "`time stamp`",
            meant(Some("timestamp")),
            Some("`time stamp` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp'"),
        )],
    );
    expect(
        "a STRING METADATA FROM 'key'",
        Connector::Kafka,
        &[(ERROR, "'key'", meant(None), None)],
    );
}

#[test]
fn the_timestamp_of_a_record_is_no_number() {
    expect(
        "a BIGINT NOT NULL METADATA FROM 'timestamp'",
        Connector::Kafka,
        &[(WARNING, "BIGINT", Fault::MetadataNumber, None)],
    );
}

#[test]
fn upsert_kafka_needs_a_key_and_no_other_connector_does() {
    let text = "a INT, b STRING";
    for connector in [Connector::Jdbc, Connector::Kafka] {
        expect(text, connector, &[]);
    }
    expect(
        text,
        Connector::UpsertKafka,
        &[(ERROR, "", Fault::KeyNeeded, None)],
    );
    expect(
        "a INT PRIMARY KEY NOT ENFORCED",
        Connector::UpsertKafka,
        &[],
    );
}

#[test]
fn a_key_that_could_not_be_read_is_not_missed() {
    for text in ["a INT, PRIMARY KEY a NOT ENFORCED", ""] {
        let (schema, problems) = parse(text);
        assert!(!problems.is_empty());
        assert_eq!(check(&schema, Connector::UpsertKafka, text), []);
    }
}
