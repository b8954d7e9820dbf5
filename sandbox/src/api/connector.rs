//! What a table points to: the flat fields of 2021 (`jdbc_table`, `kafka_…`, `opensearch_index`)
//! or one of the nested objects of 2022 (`jdbc`, `kafka`, `upsert_kafka`, `opensearch`).
//!
//! Sources of the limits: Terraform's validators and the CLI's choices; the server's own schema
//! was never published.

use serde_json::{Map, Value, json};

use super::fields::{Fields, Length};
use super::integrations::Kind;

const FORMATS: &[&str] = &[
    "avro",
    "avro-confluent",
    "debezium-avro-confluent",
    "debezium-json",
    "json",
];
const STARTUP_MODES: &[&str] = &[
    "earliest-offset",
    "latest-offset",
    "group-offsets",
    "timestamp",
];
const VALUE_FIELDS: &[&str] = &["ALL", "EXCEPT_KEY"];
const TOPIC: Length = Length::up_to(249);
/// Terraform allows 0 characters too; a database has no table without a name.
const JDBC_TABLE: Length = Length::up_to(128);
const MOST_KEY_FIELDS: usize = 64;

/// The fields that choose a connector. A table has exactly one of them.
const CHOOSING: [&str; 7] = [
    "jdbc_table",
    "kafka_topic",
    "opensearch_index",
    "kafka",
    "upsert_kafka",
    "jdbc",
    "opensearch",
];
/// The flat fields that only make sense beside `kafka_topic`.
const KAFKA_DETAILS: [&str; 6] = [
    "kafka_connector_type",
    "kafka_key_format",
    "kafka_key_fields",
    "kafka_value_format",
    "kafka_startup_mode",
    "kafka_value_fields_include",
];

/// What a table points to, in the nested form in which the API answers.
#[derive(Debug)]
pub(crate) struct Connector {
    pub(crate) key: &'static str,
    pub(crate) value: Value,
}

impl Connector {
    /// The kind of service whose integration it needs.
    pub(crate) fn kind(&self) -> Kind {
        match self.key {
            "jdbc" => Kind::Pg,
            "opensearch" => Kind::OpenSearch,
            _ => Kind::Kafka,
        }
    }

    pub(crate) fn read(fields: &mut Fields<'_>) -> Self {
        let chosen: Vec<&str> = CHOOSING
            .into_iter()
            .filter(|name| fields.has(name))
            .collect();
        match chosen.as_slice() {
            [] => fields.problem(format!("One of {} is required", CHOOSING.join(", "))),
            [_] => {}
            [first, others @ ..] => {
                fields.problem(format!(
                    "'{first}' conflicts with '{}'",
                    others.join("', '")
                ));
            }
        }
        for name in KAFKA_DETAILS {
            match chosen.first() {
                Some(&"kafka_topic") | None => {}
                Some(other) if fields.has(name) => {
                    fields.problem(format!("'{other}' conflicts with '{name}'"));
                }
                Some(_) => {}
            }
        }
        // All forms are read, so that each field of a conflict is known and judged by itself too.
        let flat_kafka = flat_kafka(fields);
        [
            flat_kafka,
            named(fields, "jdbc", "jdbc_table", "table_name", JDBC_TABLE),
            named(
                fields,
                "opensearch",
                "opensearch_index",
                "index",
                Length::SOME,
            ),
            nested(fields, "kafka"),
            nested(fields, "upsert_kafka"),
        ]
        .into_iter()
        .flatten()
        .next()
        .unwrap_or(Self {
            key: "kafka",
            value: Value::Null,
        })
    }
}

/// A connector that is one name: flat as `flat`, nested as `key: {inner}`.
fn named(
    fields: &mut Fields<'_>,
    key: &'static str,
    flat: &'static str,
    inner: &'static str,
    length: Length,
) -> Option<Connector> {
    let as_flat = fields.text(flat, length);
    let as_nested = fields.object(key, |fields| fields.required_text(inner, length));
    let name = as_flat.or(as_nested)?;
    Some(Connector {
        key,
        value: json!({ inner: name }),
    })
}

fn flat_kafka(fields: &mut Fields<'_>) -> Option<Connector> {
    let topic = fields.text("kafka_topic", TOPIC);
    let connector_type = fields.choice("kafka_connector_type", &["kafka", "upsert-kafka"]);
    let key_format = fields.choice("kafka_key_format", FORMATS);
    // Listed as "not available" for upsert-kafka, yet clients of the time send them: not refused.
    let key_fields = fields.texts("kafka_key_fields", MOST_KEY_FIELDS);
    let value_format = fields.choice("kafka_value_format", FORMATS);
    let startup_mode = fields.choice("kafka_startup_mode", STARTUP_MODES);
    let value_fields = fields.choice("kafka_value_fields_include", VALUE_FIELDS);
    let topic = topic?;
    let upsert = connector_type.as_deref() == Some("upsert-kafka");
    if upsert {
        if key_format.is_none() {
            fields.problem("'kafka_key_format' is required for upsert-kafka".to_owned());
        }
        if value_format.is_none() {
            fields.problem("'kafka_value_format' is required for upsert-kafka".to_owned());
        }
    } else if key_format.is_some() && key_fields.as_ref().is_none_or(Vec::is_empty) {
        fields.problem("'kafka_key_fields' is required with 'kafka_key_format'".to_owned());
    }
    let key = if upsert { "upsert_kafka" } else { "kafka" };
    let value = object([
        ("topic", Some(topic.into())),
        ("key_format", key_format.map(Value::from)),
        ("key_fields", key_fields.map(Value::from)),
        ("value_format", value_format.map(Value::from)),
        ("scan_startup_mode", startup_mode.map(Value::from)),
        ("value_fields_include", value_fields.map(Value::from)),
    ]);
    Some(Connector { key, value })
}

/// `kafka` or `upsert_kafka`. Only the latter is documented with `key_fields`, and needs formats.
fn nested(fields: &mut Fields<'_>, key: &'static str) -> Option<Connector> {
    let upsert = key == "upsert_kafka";
    let value = fields.object(key, |fields| {
        let topic = fields.required_text("topic", TOPIC);
        let key_fields = if upsert {
            fields.texts("key_fields", MOST_KEY_FIELDS)
        } else {
            None
        };
        for name in ["key_format", "value_format"] {
            if upsert && !fields.has(name) {
                fields.problem(format!("'upsert_kafka.{name}' is a required property"));
            }
        }
        object([
            ("topic", Some(topic.into())),
            (
                "key_format",
                fields.choice("key_format", FORMATS).map(Value::from),
            ),
            ("key_fields", key_fields.map(Value::from)),
            (
                "value_format",
                fields.choice("value_format", FORMATS).map(Value::from),
            ),
            (
                "scan_startup_mode",
                fields
                    .choice("scan_startup_mode", STARTUP_MODES)
                    .map(Value::from),
            ),
            (
                "value_fields_include",
                fields
                    .choice("value_fields_include", VALUE_FIELDS)
                    .map(Value::from),
            ),
        ])
    })?;
    Some(Connector { key, value })
}

/// An object of those fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let present: Map<String, Value> = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    Value::Object(present)
}
