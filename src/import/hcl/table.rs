//! `aiven_flink_table` and `aiven_flink_job`, which the provider had up to release 3.

use super::fill::{Filling, is_of_terraform};
use super::tree::{Attribute, Block};
use crate::import::Fate;
use crate::import::fill::flat;
use crate::import::unfit::Unfit;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::{Job, TablesBy};
use crate::workspace::table::{Connector, Kafka, OpenSearch, Postgres, Table};
use std::ops::Range;

/// Reads a table.
pub fn table<'a>(filling: &mut Filling<'a>, block: &'a Block<'a>) {
    let mut subject = Subject::Table(Table {
        connector: connector(block),
        ..Table::default()
    });
    let mut extra = String::new();
    for attribute in &block.body.attributes {
        let value = &attribute.value;
        match attribute.name {
            "project" | "service_name" => filling.target(attribute),
            "partitioned_by" | "like_options" => filling.keep(&mut extra, attribute.name, value),
            name => match field(name) {
                Some(field) if fits(field, &subject) => {
                    filling.field(&mut subject, field, value);
                }
                Some(Field::KeyFields) | None => other(filling, attribute),
                Some(field) => filling.keep(&mut extra, field.api_name(), value),
            },
        }
    }
    for inner in &block.body.blocks {
        let is_kafka = fits(Field::KafkaTopic, &subject);
        if inner.kind == "upsert_kafka" && is_kafka {
            upsert_kafka(filling, &mut subject, inner);
        } else {
            other_block(filling, inner);
        }
    }
    filling.add(subject, extra);
}

/// The block for tables whose rows are replaced by key.
fn upsert_kafka<'a>(filling: &mut Filling<'a>, subject: &mut Subject, block: &'a Block<'a>) {
    Field::ConnectorType.set(subject, "upsert-kafka".to_owned());
    let fate = Fate::Field(filling.import.drafts.len(), Field::ConnectorType);
    filling.import.note(block.header.clone(), fate);
    for attribute in &block.body.attributes {
        let field = match attribute.name {
            "topic" => Field::KafkaTopic,
            "key_format" => Field::KeyFormat,
            "key_fields" => Field::KeyFields,
            "value_format" => Field::ValueFormat,
            "value_fields_include" => Field::ValueFieldsInclude,
            "scan_startup_mode" => Field::StartupMode,
            _ => {
                other(filling, attribute);
                continue;
            }
        };
        filling.field(subject, field, &attribute.value);
    }
}

/// Reads a job.
pub fn job<'a>(filling: &mut Filling<'a>, block: &'a Block<'a>) {
    let mut subject = Subject::Job(Job::default());
    for attribute in &block.body.attributes {
        let value = &attribute.value;
        match attribute.name {
            "project" | "service_name" => filling.target(attribute),
            "job_name" => {
                filling.field(&mut subject, Field::JobName, value);
            }
            "statement" => {
                filling.field(&mut subject, Field::Statement, value);
            }
            name @ ("tables" | "table_ids") => {
                filling.field(&mut subject, Field::Tables, value);
                if let (Subject::Job(job), "table_ids") = (&mut subject, name) {
                    job.tables_by = TablesBy::Id;
                }
            }
            _ => other(filling, attribute),
        }
    }
    for inner in &block.body.blocks {
        other_block(filling, inner);
    }
    filling.add(subject, String::new());
}

/// Tells of an attribute that no draft has.
pub fn other(filling: &mut Filling, attribute: &Attribute) {
    let span = attribute.name_span.clone();
    unfit(filling, span, attribute.name);
}

/// Tells of a block that no draft has.
pub fn other_block(filling: &mut Filling, block: &Block) {
    let span = block.header.clone();
    unfit(filling, span, block.kind);
}

fn unfit(filling: &mut Filling, span: Range<usize>, name: &str) {
    if is_of_terraform(name) {
        filling.import.leave_out(span, Unfit::OnlyTerraform);
    } else {
        filling.import.miss(span, Unfit::NoField(name.to_owned()));
    }
}

/// The field that an attribute fills. All but the table's name are named as in the API.
fn field(name: &str) -> Option<Field> {
    if name == "table_name" {
        return Some(Field::TableName);
    }
    flat(name).filter(|field| *field != Field::TableName)
}

/// Whether a table has that field.
fn fits(field: Field, subject: &Subject) -> bool {
    let Subject::Table(table) = subject else {
        return false;
    };
    match field {
        Field::TableName | Field::IntegrationId | Field::SchemaSql => true,
        Field::JdbcTable => matches!(table.connector, Connector::Postgres(_)),
        Field::OpenSearchIndex => matches!(table.connector, Connector::OpenSearch(_)),
        _ => matches!(table.connector, Connector::Kafka(_)),
    }
}

/// What the table points at: what stands first, where two are given.
fn connector(block: &Block) -> Connector {
    let attributes = block.body.attributes.iter();
    let named = attributes.map(|attribute| (attribute.name, attribute.name_span.start));
    let blocks = block.body.blocks.iter();
    let named = named.chain(blocks.map(|inner| (inner.kind, inner.header.start)));
    let of_connector = named.filter(|(name, _)| {
        matches!(*name, "jdbc_table" | "opensearch_index" | "upsert_kafka")
            || name.starts_with("kafka_") && field(name).is_some()
    });
    match of_connector.min_by_key(|(_, start)| *start) {
        Some(("opensearch_index", _)) => Connector::OpenSearch(OpenSearch::default()),
        None | Some(("jdbc_table", _)) => Connector::Postgres(Postgres::default()),
        Some(_) => Connector::Kafka(Kafka::default()),
    }
}
