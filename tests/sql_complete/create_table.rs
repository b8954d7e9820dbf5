//! Whole tables, with the options of their connectors.

use super::{check, completed};
use millrace::sql::complete::{Mode, complete};

/// A caret in a whole `CREATE TABLE` among three tables.
#[test]
fn a_create_table_is_completed_clause_by_clause() {
    check(
        Mode::Statement,
        &[
            ("CREATE TABLE |", &["IF NOT EXISTS"]),
            ("CREATE TABLE t |", &["(", "WITH (", "LIKE", "!SELECT"]),
            // Between the brackets stands a column list.
            (
                "CREATE TABLE t (|)",
                &["PRIMARY KEY (", "WATERMARK FOR", "!SELECT"],
            ),
            ("CREATE TABLE t (a b|", &["BIGINT", "BOOLEAN", "BYTES"]),
            ("create temporary table t (a b|", &["BIGINT"]),
            (
                "CREATE TABLE IF NOT EXISTS `x`.t (a INT |, b INT) WITH ('connector' = 'kafka')",
                &["NOT NULL", "METADATA", "COMMENT"],
            ),
            (
                "CREATE TABLE t (a INT, b DECIMAL(10, 2), PRIMARY KEY (|) WITH (",
                &["a", "b"],
            ),
            (
                "CREATE TABLE t (a TIMESTAMP(3) METADATA FROM 'time|) WITH ()",
                &["timestamp'", "timestamp-type'"],
            ),
            // And behind them the clauses, each once.
            (
                "CREATE TABLE t (a INT) |",
                &["WITH (", "COMMENT", "PARTITIONED BY (", "LIKE"],
            ),
            ("CREATE TABLE t (a INT) w|", &["WITH ("]),
            ("CREATE TABLE t (a INT) COMMENT |", &[]),
            (
                "CREATE TABLE t (a INT) COMMENT 'b' |",
                &["WITH (", "PARTITIONED BY (", "LIKE", "!COMMENT"],
            ),
            ("CREATE TABLE t (a INT) PARTITIONED |", &["BY ("]),
            (
                "CREATE TABLE t (a INT, b INT) PARTITIONED BY (|) WITH ('connector' = 'print')",
                &["a", "b"],
            ),
            (
                "CREATE TABLE t (a INT) PARTITIONED BY (a) |",
                &["WITH (", "LIKE"],
            ),
            (
                "CREATE TABLE t (a INT) WITH ('connector' = 'print') |",
                &["LIKE", "!WITH ("],
            ),
            (
                "CREATE TABLE t LIKE |",
                &["orders", "customers", "`order totals`"],
            ),
            ("CREATE TABLE t LIKE orders |", &[]),
        ],
    );
}

#[test]
fn a_text_that_is_to_be_a_create_table_begins_as_one() {
    check(
        Mode::Create,
        &[
            ("|", &["CREATE TABLE", "CREATE TEMPORARY TABLE"]),
            ("cr|", &["CREATE TABLE", "CREATE TEMPORARY TABLE"]),
            ("-- mine\nCREATE |", &["TABLE", "TEMPORARY TABLE"]),
            ("CREATE TEMPORARY t|", &["TABLE"]),
            ("CREATE TABLE t (a b|", &["BIGINT", "BOOLEAN", "BYTES"]),
            ("SELECT |", &[]),
        ],
    );
}

/// The options of Kafka's connector.
const KAFKA: [&str; 7] = [
    "'properties.bootstrap.servers'",
    "'topic'",
    "'value.format'",
    "'scan.startup.mode'",
    "'key.format'",
    "'key.fields'",
    "'value.fields-include'",
];

/// Those of the connector that reads the changes of a table.
const CDC: [&str; 9] = [
    "'hostname'",
    "'port'",
    "'username'",
    "'password'",
    "'database-name'",
    "'schema-name'",
    "'table-name'",
    "'decoding.plugin.name'",
    "'slot.name'",
];

/// The connectors.
const CONNECTORS: [&str; 10] = [
    "'kafka'",
    "'upsert-kafka'",
    "'jdbc'",
    "'elasticsearch-7'",
    "'slack'",
    "'bigquery'",
    "'postgres-cdc'",
    "'datagen'",
    "'print'",
    "'blackhole'",
];

/// The options are those of `aiven-flink-api.md`, section 7, and of Aiven's pages that it names.
#[test]
fn options_are_completed_by_their_connector() {
    for (options, expect) in [
        ("|", &["'connector'"][..]),
        ("conn|", &["'connector'"]),
        ("'|", &["connector'"]),
        ("'|'", &["connector"]),
        ("'conn|ector' = 'kafka'", &["connector"]),
        ("'connector' = |", &CONNECTORS),
        (
            "'connector' = 'ka|', 'topic' = 'cpu'",
            &["kafka", "upsert-kafka"],
        ),
        ("'connector' = 'jd|", &["jdbc'"]),
        ("'connector' = 'kafka', |", &KAFKA),
        // What comes behind the caret counts too, quotes that are open or not.
        ("|, 'connector' = 'kafka'", &KAFKA),
        ("'to|', 'connector' = 'kafka'", &["topic"]),
        (
            "'connector' = 'kafka', 'topic' = 'a', 'prop|",
            &["properties.bootstrap.servers'"],
        ),
        (
            "'connector' = 'upsert-kafka', 'topic' = 'a', |",
            &[
                "'properties.bootstrap.servers'",
                "'key.format'",
                "'value.format'",
            ],
        ),
        ("'connector' = 'jdbc', |", &["'url'", "'table-name'"]),
        (
            "'connector' = 'elasticsearch-7',\n    |\n",
            &["'hosts'", "'index'"],
        ),
        ("'connector' = 'slack', |", &["'token'"]),
        ("'connector' = 'postgres-cdc', |", &CDC),
        ("'connector' = 'datagen', |", &[]),
        ("'connector' = 'unheard-of', |", &[]),
        (
            "'connector' = 'kafka', 'scan.startup.mode' = '|'",
            &[
                "earliest-offset",
                "latest-offset",
                "group-offsets",
                "timestamp",
            ],
        ),
        (
            "'connector' = 'kafka', 'value.format' = |",
            &[
                "'json'",
                "'avro'",
                "'avro-confluent'",
                "'debezium-json'",
                "'debezium-avro-confluent'",
            ],
        ),
        (
            "'connector' = 'kafka', 'value.format' = 'avro-confluent', 'value.avro|",
            &[
                "value.avro-confluent.url'",
                "value.avro-confluent.basic-auth.credentials-source'",
                "value.avro-confluent.basic-auth.user-info'",
            ],
        ),
        ("'url' = |, 'connector' = 'jdbc'", &["'jdbc:postgresql://'"]),
        // What Aiven fills in is left empty.
        (
            "'properties.bootstrap.servers' = |, 'connector' = 'kafka'",
            &["''"],
        ),
        ("'topic' = '|', 'connector' = 'kafka'", &[]),
        ("'topic' |", &[]),
        ("'topic' = 'a' |", &[]),
        ("'topic' = 'a'|", &[]),
    ] {
        let marked = ["CREATE TABLE t (a INT) WITH (", options, ")"].concat();
        let (text, completion) = completed(&marked, Mode::Statement);
        let texts: Vec<&str> = completion
            .candidates
            .iter()
            .map(|candidate| candidate.text.as_str())
            .collect();
        assert_eq!(texts, expect, "{marked}");
        if let (Some(first), "'conn|ector' = 'kafka'") = (texts.first(), options) {
            let mut text = text;
            let replace = completion.replace;
            text.replace_range(replace.start..replace.end, first);
            assert!(text.contains("WITH ('connector' = 'kafka')"), "{text}");
        }
    }
}

/// As Aiven's clients have them: `avn` of the time, and the Terraform provider 3.x.
#[test]
fn formats_and_modes_are_those_of_the_api() {
    let formats = [
        "json",
        "avro",
        "avro-confluent",
        "debezium-json",
        "debezium-avro-confluent",
    ];
    let modes = [
        "earliest-offset",
        "latest-offset",
        "group-offsets",
        "timestamp",
    ];
    for (key, expect) in [
        ("key.format", &formats[..]),
        ("value.format", &formats),
        ("scan.startup.mode", &modes),
        ("value.fields-include", &["ALL", "EXCEPT_KEY"]),
    ] {
        let marked = format!("CREATE TABLE t (a INT) WITH ('{key}' = '|')");
        let (_, completion) = completed(&marked, Mode::Statement);
        let candidates = completion.candidates.iter();
        let texts: Vec<&str> = candidates.map(|candidate| &*candidate.text).collect();
        assert_eq!(texts, expect, "{key}");
    }
}

/// Wherever the caret stands in a text, whole or cut off there, what is replaced is a part of it.
#[test]
fn every_place_of_a_create_table_can_be_completed() {
    let text = "CREATE TEMPORARY TABLE IF NOT EXISTS `a b`.c (\n  ö ROW<x INT>, -- (\n  PRIMARY KEY (ö) NOT ENFORCED\n) COMMENT 'it''s (' PARTITIONED BY (ö) WITH ('connector' = 'kafka', 'topic' = 'x(') LIKE d (INCLUDING ALL);";
    for (caret, _) in text.char_indices() {
        for text in [text, &text[..caret]] {
            let found = complete(text, caret, Mode::Statement, &[]);
            let replaced = text.get(found.replace.start..found.replace.end);
            assert!(replaced.is_some(), "{caret}");
            assert!((found.replace.start..=found.replace.end).contains(&caret));
        }
    }
}
