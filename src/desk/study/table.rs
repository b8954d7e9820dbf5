//! What is read of a table: its columns, and what reads and writes it.

use super::OfTable;
use crate::import::create_table::outline::{Outline, outline};
use crate::sql::problem::{Problem as SqlProblem, in_order};
use crate::sql::schema::connector::{self, Connector};
use crate::sql::schema::{self, Schema};
use crate::sql::statement::Sink;
use crate::sql::token::Span;
use crate::workspace::table::{self, Kafka, Table, UPSERT};

/// Flink's default format is JSON, and Avro knows no changes either; the others do.
fn knows_new_rows_only(kafka: &Kafka) -> bool {
    matches!(
        kafka.value_format.as_str(),
        "" | "json" | "avro" | "avro-confluent"
    )
}

/// What reads and writes a table.
pub fn connector_of(table: &Table) -> Connector {
    match &table.connector {
        table::Connector::Postgres(_) => Connector::Jdbc,
        table::Connector::Kafka(kafka) if kafka.connector_type == UPSERT => Connector::UpsertKafka,
        table::Connector::Kafka(kafka) if knows_new_rows_only(kafka) => Connector::Kafka,
        table::Connector::Kafka(_) => Connector::KafkaChanges,
        table::Connector::OpenSearch(_) | table::Connector::Plain(_) | table::Connector::Free => {
            Connector::OpenSearch
        }
    }
}

pub(super) fn of_table(table: &Table) -> OfTable {
    let connector = connector_of(table);
    OfTable {
        name: table.name.clone(),
        connector,
        sink: sink_of(connector),
        is_free: false,
        is_like: false,
    }
}

fn sink_of(connector: Connector) -> Sink {
    match connector {
        Connector::Jdbc => Sink::Jdbc,
        Connector::UpsertKafka => Sink::Upsert,
        Connector::Kafka => Sink::AppendOnly,
        Connector::KafkaChanges | Connector::OpenSearch => Sink::Unknown,
    }
}

/// A table that is written as a whole.
pub(super) fn of_free(sql: &str) -> OfTable {
    let outline = outline(sql);
    let connector = connector_in(&outline);
    OfTable {
        name: outline.name,
        connector,
        sink: sink_of(connector),
        is_free: true,
        is_like: false,
    }
}

/// What the options of a `CREATE TABLE` say.
fn connector_in(outline: &Outline) -> Connector {
    let format = outline.option("value.format").or(outline.option("format"));
    let kafka = Kafka {
        value_format: format.unwrap_or_default().to_owned(),
        ..Kafka::default()
    };
    match outline.option("connector") {
        Some("jdbc") => Connector::Jdbc,
        Some("upsert-kafka") => Connector::UpsertKafka,
        Some("kafka") if knows_new_rows_only(&kafka) => Connector::Kafka,
        Some("kafka") => Connector::KafkaChanges,
        _ => Connector::OpenSearch,
    }
}

/// The columns of a whole `CREATE TABLE`, and what is wrong with them, by its place in that.
pub(super) fn free_columns(sql: &str) -> (Schema, Vec<SqlProblem>) {
    let outline = outline(sql);
    let list = &sql[outline.columns.clone()];
    if list.trim().is_empty() {
        return Default::default();
    }
    let (mut schema, mut problems) = columns(list, Some(connector_in(&outline)));
    let start = outline.columns.start;
    let moved = |span: &mut Span| {
        span.start += start;
        span.end += start;
    };
    for problem in &mut problems {
        moved(&mut problem.span);
        if let Some(mend) = &mut problem.mend {
            moved(&mut mend.span);
        }
    }
    for column in &mut schema.columns {
        moved(&mut column.span);
    }
    (schema, problems)
}

/// Reads a table's columns, and what its connector has against them where that is known.
pub fn columns(sql: &str, connector: Option<Connector>) -> (Schema, Vec<SqlProblem>) {
    let (schema, mut problems) = schema::parse(sql);
    if let Some(connector) = connector {
        connector::fit(&mut problems, connector, sql);
        problems.extend(connector::check(&schema, connector, sql));
    }
    in_order(&mut problems);
    (schema, problems)
}
