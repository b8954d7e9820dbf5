//! The fields of the forms: each keeps what was typed, in its own place, under the API's name for it.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use Field::{
    ConnectorType, IntegrationId, JdbcTable, JobName, KafkaTopic, KeyFields, KeyFormat, Project,
    SchemaSql, Service, StartupMode, Statement, TableName, Tables, TablesBy, ValueFieldsInclude,
    ValueFormat,
};
use millrace::api::token::AuthScheme;
use millrace::desk;
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::target::Target;

/// Every field, and its key in the API's documentation.
const ALL: [(Field, &str); 17] = [
    (Project, "project"),
    (Service, "service"),
    (TableName, "name"),
    (IntegrationId, "integration_id"),
    (JdbcTable, "jdbc_table"),
    (KafkaTopic, "kafka_topic"),
    (SchemaSql, "schema_sql"),
    (ConnectorType, "kafka_connector_type"),
    (KeyFormat, "kafka_key_format"),
    (KeyFields, "kafka_key_fields"),
    (ValueFormat, "kafka_value_format"),
    (ValueFieldsInclude, "kafka_value_fields_include"),
    (StartupMode, "kafka_startup_mode"),
    (JobName, "job_name"),
    (Statement, "statement"),
    (Tables, "tables"),
    (TablesBy, "table_ids"),
];

/// Sets every field to a text of its own; those that this kind of draft has keep it, the others stay empty.
fn check(mut subject: Subject, own: &[Field]) {
    for (field, name) in ALL {
        field.set(&mut subject, format!("typed into {name}"));
    }
    for (field, name) in ALL {
        let expect = if own.contains(&field) {
            format!("typed into {name}")
        } else {
            String::new()
        };
        if field != TablesBy {
            assert_eq!(
                field.get(&Target::default(), &subject),
                expect,
                "{field:?} of {subject:?}"
            );
        }
    }
}

#[test]
fn a_draft_keeps_what_is_typed_into_the_fields_it_has() {
    check(
        Subject::Table(common::postgres("t")),
        &[TableName, IntegrationId, SchemaSql, JdbcTable],
    );
    let kafka = [
        TableName,
        IntegrationId,
        SchemaSql,
        KafkaTopic,
        ConnectorType,
        KeyFormat,
        KeyFields,
        ValueFormat,
        ValueFieldsInclude,
        StartupMode,
    ];
    check(Subject::Table(common::kafka("t")), &kafka);
    check(
        Subject::Job(common::job("j")),
        &[JobName, Statement, Tables],
    );
}

#[test]
fn the_target_keeps_its_two_fields() {
    let mut target = Target::default();
    for (field, name) in ALL {
        field.set_in_target(&mut target, format!("typed into {name}"));
    }
    let expect = Target {
        project: "typed into project".to_owned(),
        service: "typed into service".to_owned(),
        ..Target::default()
    };
    assert_eq!(target, expect);
    let job = Subject::Job(common::job("j"));
    for field in [Project, Service] {
        assert_eq!(field.get(&target, &job), field.of_target(&target));
    }
    assert_eq!(Statement.of_target(&target), "");
}

#[test]
fn every_field_bears_the_apis_name() {
    for (field, name) in ALL {
        assert_eq!(field.api_name(), name);
    }
}

/// The names are those of Flink's connectors for Kafka, JDBC and Elasticsearch, and of the members of Aiven's
/// `POST …/flink/application`.
#[test]
fn in_an_application_every_field_bears_the_name_of_what_it_fills() {
    for (field, name) in [
        (TableName, "CREATE TABLE"),
        (SchemaSql, "CREATE TABLE"),
        (JdbcTable, "table-name"),
        (KafkaTopic, "topic"),
        (Field::OpenSearchIndex, "index"),
        (ConnectorType, "connector"),
        (KeyFormat, "key.format"),
        (KeyFields, "key.fields"),
        (ValueFormat, "value.format"),
        (ValueFieldsInclude, "value.fields-include"),
        (StartupMode, "scan.startup.mode"),
        (IntegrationId, "integration_id"),
        (JobName, "name"),
        (Statement, "statement"),
        (Tables, "sources, sinks"),
    ] {
        assert_eq!(field.application_name(), name);
    }
}

#[test]
fn a_job_by_ids_lists_its_tables_under_another_key() {
    let mut job = Subject::Job(common::job("j"));
    for (way, key) in [
        ("name", "tables"),
        ("id", "table_ids"),
        ("nonsense", "tables"),
    ] {
        TablesBy.set(&mut job, way.to_owned());
        assert_eq!(Tables.body_key(&job), key, "{way}");
        let wire = common::request(&common::workspace([job.clone()]), 0, AuthScheme::Bearer)
            .body
            .expect("a body")
            .wire();
        assert!(wire.contains(&format!("\"{key}\": [")), "{wire}");
    }
    assert_eq!(Statement.body_key(&job), "statement");
}

#[test]
fn choices_are_those_that_the_api_takes() {
    let formats = &[
        "json",
        "avro",
        "avro-confluent",
        "debezium-json",
        "debezium-avro-confluent",
    ][..];
    for (field, expect) in [
        (ConnectorType, &["kafka", "upsert-kafka"][..]),
        (KeyFormat, formats),
        (ValueFormat, formats),
        (ValueFieldsInclude, &["ALL", "EXCEPT_KEY"]),
        (
            StartupMode,
            &[
                "earliest-offset",
                "latest-offset",
                "group-offsets",
                "timestamp",
            ],
        ),
        (KeyFields, &[]),
        (Statement, &[]),
    ] {
        assert_eq!(field.choices(), expect, "{field:?}");
    }
}

#[test]
fn the_desk_finds_each_field_that_it_works_on() {
    for (field, id) in [
        (SchemaSql, desk::SCHEMA),
        (Statement, desk::STATEMENT),
        (Field::CreateTable, desk::STATEMENT),
        (Tables, desk::TABLES),
        (TableName, desk::TABLE_NAME),
        (JobName, desk::JOB_NAME),
        (Field::Payload, desk::PAYLOAD),
    ] {
        assert_eq!(field.control_id(), id);
    }
}
