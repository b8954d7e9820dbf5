//! What is found in a table, at which field and in which words.

use super::{check, found, of};
use crate::common;
use millrace::desk::study::{flows, known, study, with_plain_breaks};
use millrace::workspace::field::Field;
use millrace::workspace::problem::Severity;
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{Subject, example};

#[test]
fn the_example_is_without_fault_and_its_tables_are_the_cheat_sheets() {
    let workspace = example::workspace(example::target());
    let reports = of(&workspace);
    assert!(reports.iter().all(|report| report.problems.is_empty()));
    assert_eq!(reports[3].required, ["KCpuIn", "KAlert"]);
    let studied = study(&workspace, Vec::new());
    let flows = flows(&studied);
    assert_eq!(flows.len(), 1);
    assert_eq!(flows[0].sources, ["KCpuIn"]);
    assert_eq!(flows[0].sinks, ["KAlert"]);
    let (name, columns) = &known(&workspace, &studied, &[])[1];
    assert_eq!(name, "KCpuIn");
    assert_eq!(
        columns[1],
        ("occurred_at".to_owned(), "TIMESTAMP_LTZ(3)".to_owned())
    );
}

#[test]
fn a_finding_names_its_column_where_there_are_several() {
    let table = |schema: &str| {
        common::workspace([Subject::Table(Table {
            schema_sql: schema.to_owned(),
            ..common::kafka("KAlert")
        })])
    };
    let said = "“FLOATT” is not a Flink type. Did you mean FLOAT?";
    check(
        &table("a FLOATT"),
        &[(Field::SchemaSql, Severity::Error, said)],
    );
    check(
        &table("a INT,\nb FLOATT"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            &["Column “b”: ", said].concat(),
        )],
    );
    check(
        &table("a INT,\nb INT,\nWATERMARK FOR b AS b"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            "Watermark: “b” can't have a watermark: make it a TIMESTAMP(3) or a TIMESTAMP_LTZ(3).",
        )],
    );
    // The sentence names the column itself.
    check(
        &table("a INT, value INT"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            "“value” is a reserved word: write it in backticks.",
        )],
    );
    check(
        &table("a INT, `` INT"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            "Column 2: The name is empty: write one.",
        )],
    );
    // The form itself tells of an empty field.
    check(&table(" \n"), &[]);
}

#[test]
fn key_fields_are_held_against_the_columns() {
    let found = |schema: &str, key_fields: &str| {
        let table = Table {
            schema_sql: schema.to_owned(),
            connector: Connector::Kafka(Kafka {
                topic: "alert".to_owned(),
                key_fields: key_fields.to_owned(),
                ..Kafka::default()
            }),
            ..common::kafka("KAlert")
        };
        found(&common::workspace([Subject::Table(table)]))
    };
    let said = |name: &str| {
        let said = format!(
            "There is no column “{name}” in this table: a key field is one of its columns."
        );
        (Field::KeyFields, Severity::Warning, said)
    };
    assert_eq!(found("node INT, `a b` INT", "node, a b"), []);
    assert_eq!(
        found("node INT", "nod, node, Node"),
        [said("nod"), said("Node")]
    );
    assert_eq!(found("", "node"), [], "nothing is known of the columns");
    assert_eq!(found("a INTT", "node").len(), 1, "nor here");
}

#[test]
fn a_key_of_a_kafka_table_is_judged_by_its_format() {
    let found = |value_format: &str| {
        let table = Table {
            schema_sql: "node INT PRIMARY KEY NOT ENFORCED".to_owned(),
            connector: Connector::Kafka(Kafka {
                topic: "alert".to_owned(),
                value_format: value_format.to_owned(),
                ..Kafka::default()
            }),
            ..common::kafka("KAlert")
        };
        found(&common::workspace([Subject::Table(table)])).len()
    };
    for (value_format, count) in [("", 1), ("json", 1), ("avro", 1), ("debezium-json", 0)] {
        assert_eq!(found(value_format), count, "{value_format}");
    }
}

#[test]
fn a_column_is_judged_by_its_connector() {
    let schema = "`id` INT, `m` MAP<STRING, INT>";
    let postgres = Table {
        schema_sql: schema.to_owned(),
        ..common::postgres("node_info")
    };
    let found_in = |table: Table| found(&common::workspace([Subject::Table(table)])).len();
    assert_eq!(found_in(postgres), 1, "PostgreSQL has no MAP");
    let kafka = Table {
        schema_sql: schema.to_owned(),
        ..common::kafka("KAlert")
    };
    assert_eq!(found_in(kafka.clone()), 0, "Kafka has");
    let upsert = Table {
        connector: Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            connector_type: "upsert-kafka".to_owned(),
            ..Kafka::default()
        }),
        ..kafka
    };
    assert_eq!(found_in(upsert), 1, "upsert-kafka needs a key");
}

#[test]
fn many_problems_are_told_by_and_by() {
    let schema = vec!["a FLOATT"; 500].join(", ");
    let table = Table {
        schema_sql: schema,
        ..common::kafka("KAlert")
    };
    assert_eq!(found(&common::workspace([Subject::Table(table)])).len(), 20);
}

#[test]
fn line_breaks_of_windows_shift_no_place() {
    let mut workspace = common::workspace([Subject::Table(Table {
        schema_sql: "`a` INT,\r\n`b` INT,\r\n`c` INTT".to_owned(),
        ..common::kafka("t")
    })]);
    with_plain_breaks(&mut workspace);
    let studied = study(&workspace, Vec::new());
    let shown = "`a` INT,\n`b` INT,\n`c` INTT";
    let problem = &studied[0].problems[0];
    assert_eq!(problem.span.of(shown), "INTT");
}

/// The connector of PostgreSQL reads no `TIMESTAMP_LTZ`: it would only be the next thing to be mended.
#[test]
fn a_time_zone_is_mended_to_what_the_tables_connector_takes() {
    for (schema, connector, mended) in [
        ("t TIMESTAMPTZ", true, "t TIMESTAMP"),
        ("t TIMESTAMPTZ[]", true, "t ARRAY<TIMESTAMP>"),
        (
            "t TIMESTAMP(3) WITH TIME ZONE NOT NULL",
            true,
            "t TIMESTAMP(3) NOT NULL",
        ),
        ("t TIMESTAMPTZ", false, "t TIMESTAMP_LTZ"),
        (
            "t TIMESTAMP(3) WITH TIME ZONE",
            false,
            "t TIMESTAMP(3) WITH LOCAL TIME ZONE",
        ),
    ] {
        let table = if connector {
            common::postgres("p")
        } else {
            common::kafka("k")
        };
        let table = Table {
            schema_sql: schema.to_owned(),
            ..table
        };
        let workspace = common::workspace([Subject::Table(table)]);
        let studied = study(&workspace, Vec::new());
        let mend = studied[0].problems[0].mend.as_ref().expect("a mend");
        let mut text = schema.to_owned();
        text.replace_range(mend.span.start..mend.span.end, &mend.text);
        assert_eq!(text, mended);
    }
}

#[test]
fn a_column_that_a_watermark_lost_is_told_of_once() {
    let table = Table {
        schema_sql: "a INT, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND".to_owned(),
        ..common::kafka("KAlert")
    };
    assert_eq!(found(&common::workspace([Subject::Table(table)])).len(), 1);
}
