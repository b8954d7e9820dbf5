//! The `CREATE TABLE` of a table draft: what an application's version holds for each source and sink. What Aiven fills
//! in from the integration is left empty, as its documentation has it.

use super::table::{Connector, Kafka, Plain, PlainKind, Table};
use crate::sql::like;
use crate::sql::name::{in_backticks, split_list};
use crate::sql::options;
use crate::sql::reserved::is_reserved;
use crate::sql::token::{Kind, tokens};
use serde_json::Value;

/// The format of a Kafka value where none is chosen: the table API's default. Flink itself has none.
pub const DEFAULT_FORMAT: &str = "json";

/// The whole statement, however broken the draft: the columns stand in it as they were typed. `extra` is the draft's:
/// what it says of partitions and of a table to be like has its clause.
pub fn create_table(table: &Table, extra: &str) -> String {
    if table.connector == Connector::Free {
        let text = table.schema_sql.trim();
        return text.trim_end_matches([';', ' ', '\n']).to_owned();
    }
    let extra: Value = serde_json::from_str(extra).unwrap_or_default();
    let said = |key: &str| extra[key].as_str().filter(|said| !said.trim().is_empty());
    let mut text = ["CREATE TABLE ", &name(&table.name), " ("].concat();
    text.push_str(&table.schema_sql);
    // A comment goes on to the end of its line.
    let last = tokens(&table.schema_sql).pop();
    if last.is_some_and(|last| last.kind == Kind::LineComment)
        && !table.schema_sql.ends_with(['\n', '\r'])
    {
        text.push('\n');
    }
    text.push(')');
    if let Some(column) = said("partitioned_by") {
        text.push_str(&[" PARTITIONED BY (", &name(column), ")"].concat());
    }
    text.push_str(" WITH (");
    text.push_str("\n    ");
    text.push_str(&with(&table.connector));
    text.push_str("\n)");
    if let Some(like) = said("like_options") {
        text.push_str(&[" LIKE ", like].concat());
    }
    text
}

/// The byte of a table's `CREATE TABLE` that its field's text begins with.
pub fn columns_at(table: &Table) -> usize {
    match table.connector {
        Connector::Free => 0,
        _ => ["CREATE TABLE ", &name(&table.name), " ("].concat().len(),
    }
}

/// The name of the table that a table is like, if it is like one. `extra`: what its draft keeps beside the fields.
pub fn base(table: &Table, extra: &str) -> Option<String> {
    let base = if table.connector == Connector::Free {
        like::of_create_table(&table.schema_sql)
    } else {
        let extra: Value = serde_json::from_str(extra).unwrap_or_default();
        like::of_options(extra["like_options"].as_str()?)
    };
    base.map(|base| base.name)
}

/// The options of a connector as `WITH` has them.
fn with(connector: &Connector) -> String {
    const BETWEEN: &str = ",\n    ";
    let Connector::Plain(Plain {
        kind,
        token,
        options: typed,
    }) = connector
    else {
        let said = options(connector).into_iter();
        let said: Vec<_> = said.map(|(key, value)| (key.to_owned(), value)).collect();
        return options::written(&said, BETWEEN);
    };
    let mut said = vec![("connector".to_owned(), kind.name().to_owned())];
    if *kind == PlainKind::Slack {
        said.push(("token".to_owned(), token.clone()));
    }
    match options::read(typed) {
        Some(read) => {
            said.extend(read);
            options::written(&said, BETWEEN)
        }
        // What can't be read stands there as it was typed.
        None => [&options::written(&said, BETWEEN), BETWEEN, typed].concat(),
    }
}

/// The options of a connector with an integration, in the order of Aiven's documentation: that of the alphabet behind the
/// first.
fn options(connector: &Connector) -> Vec<(&'static str, String)> {
    match connector {
        Connector::Kafka(kafka) => of_kafka(kafka),
        Connector::Postgres(postgres) => vec![
            ("connector", "jdbc".to_owned()),
            ("url", "jdbc:postgresql://".to_owned()),
            ("table-name", postgres.jdbc_table.clone()),
        ],
        Connector::OpenSearch(open_search) => vec![
            ("connector", "elasticsearch-7".to_owned()),
            ("hosts", String::new()),
            ("index", open_search.index.clone()),
        ],
        Connector::Plain(_) | Connector::Free => Vec::new(),
    }
}

fn of_kafka(kafka: &Kafka) -> Vec<(&'static str, String)> {
    let or = |value: &String, default: &str| {
        if value.is_empty() {
            default.to_owned()
        } else {
            value.clone()
        }
    };
    let mut options = vec![("connector", or(&kafka.connector_type, "kafka"))];
    let mut add_if_any = |key, value: &str| {
        if !value.is_empty() {
            options.push((key, value.to_owned()));
        }
    };
    add_if_any("key.fields", &split_list(&kafka.key_fields).join(";"));
    add_if_any("key.format", &kafka.key_format);
    options.push(("properties.bootstrap.servers", String::new()));
    if !kafka.startup_mode.is_empty() {
        options.push(("scan.startup.mode", kafka.startup_mode.clone()));
    }
    options.push(("topic", kafka.topic.clone()));
    if !kafka.value_fields_include.is_empty() {
        options.push(("value.fields-include", kafka.value_fields_include.clone()));
    }
    options.push(("value.format", or(&kafka.value_format, DEFAULT_FORMAT)));
    options
}

/// A name, in backticks where it needs them.
fn name(name: &str) -> String {
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !is_reserved(name);
    if is_plain {
        name.to_owned()
    } else {
        in_backticks(name)
    }
}
