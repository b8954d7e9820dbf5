//! Bodies of the table and job API of 2021, and its limits. Keys stand in the cheat sheet's order; the
//! optional ones of November 2021 follow in the order of the real client's help.

use serde::Serialize;
use serde_json::{Map, Value};

/// The longest name of a table, in characters (Terraform provider 3.x, `flink_table.go`).
pub const NAME_MAX: usize = 256;
/// The longest name of a PostgreSQL table, in characters (the same).
pub const JDBC_TABLE_MAX: usize = 128;
/// The longest name of a Kafka topic, in characters (the same, and Kafka's own limit).
pub const TOPIC_MAX: usize = 249;
/// The longest name of an index, in characters. OpenSearch's own limit is as many bytes of UTF-8: what is beyond it for its
/// letters alone, the service refuses. No limit of the API is known.
pub const INDEX_MAX: usize = 255;
/// The most key fields (the same, `MaxItems`).
pub const KEY_FIELDS_MAX: usize = 64;

/// Values of `kafka_connector_type` (aiven-client 2.14.4, the option's choices).
pub const CONNECTOR_TYPES: [&str; 2] = ["kafka", "upsert-kafka"];
/// Values of `kafka_key_format` and `kafka_value_format` (the same), the usual one first.
pub const FORMATS: [&str; 5] = [
    "json",
    "avro",
    "avro-confluent",
    "debezium-json",
    "debezium-avro-confluent",
];
/// Values of `kafka_value_fields_include` (aiven-go-client 44d4f24).
pub const VALUE_FIELDS_INCLUDE: [&str; 2] = ["ALL", "EXCEPT_KEY"];
/// Values of `kafka_startup_mode` (Terraform provider 3.x; the command line offers the first two).
pub const STARTUP_MODES: [&str; 4] = [
    "earliest-offset",
    "latest-offset",
    "group-offsets",
    "timestamp",
];

/// The body of `POST …/flink/table`, flat form.
#[derive(Debug, Serialize)]
pub struct CreateTable<'a> {
    /// The id of an integration of the Flink service, a UUID.
    pub integration_id: &'a str,
    /// The table's name in statements.
    pub name: &'a str,
    /// `schema.table`, for a PostgreSQL integration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jdbc_table: Option<&'a str>,
    /// The topic, for a Kafka integration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kafka_topic: Option<&'a str>,
    /// The index, for an OpenSearch integration (aiven-client 2.14.8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opensearch_index: Option<&'a str>,
    /// The column list of `CREATE TABLE`, without its brackets.
    pub schema_sql: &'a str,
    /// One of [`CONNECTOR_TYPES`].
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kafka_connector_type: &'a str,
    /// One of [`FORMATS`].
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kafka_key_format: &'a str,
    /// Names of columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kafka_key_fields: Vec<String>,
    /// One of [`FORMATS`].
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kafka_value_format: &'a str,
    /// One of [`VALUE_FIELDS_INCLUDE`].
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kafka_value_fields_include: &'a str,
    /// One of [`STARTUP_MODES`].
    #[serde(skip_serializing_if = "str::is_empty")]
    pub kafka_startup_mode: &'a str,
}

/// The body of `POST …/flink/table`, nested form (aiven-client 2.16.0 and 2.17.0). One connector is there.
#[derive(Debug, Serialize)]
pub struct NestedTable<'a> {
    /// The table's name in statements.
    pub name: &'a str,
    /// The id of an integration of the Flink service, a UUID.
    pub integration_id: &'a str,
    /// A Kafka topic, row by row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kafka: Option<NestedKafka<'a>>,
    /// A Kafka topic that keeps the last row of each key. The documentation's prose has a hyphen in it, no client does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upsert_kafka: Option<NestedKafka<'a>>,
    /// A table of PostgreSQL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jdbc: Option<NestedJdbc<'a>>,
    /// An index of OpenSearch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opensearch: Option<NestedIndex<'a>>,
    /// The column list of `CREATE TABLE`, without its brackets.
    pub schema_sql: &'a str,
}

/// A Kafka topic in the nested form.
#[derive(Debug, Serialize)]
#[allow(missing_docs, reason = "each is named as in the flat form")]
pub struct NestedKafka<'a> {
    pub topic: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub key_format: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key_fields: Vec<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub value_format: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub value_fields_include: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub scan_startup_mode: &'a str,
    /// What no field of a form holds.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// A table of PostgreSQL in the nested form.
#[derive(Debug, Serialize)]
pub struct NestedJdbc<'a> {
    /// `schema.table`.
    pub table_name: &'a str,
    /// What no field of a form holds.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// An index of OpenSearch in the nested form.
#[derive(Debug, Serialize)]
pub struct NestedIndex<'a> {
    /// Its name.
    pub index: &'a str,
    /// What no field of a form holds.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// The body of `POST …/flink/job`. Exactly one of the two lists of tables is there.
#[derive(Debug, Serialize)]
pub struct CreateJob<'a> {
    /// An `INSERT INTO … SELECT …`.
    pub statement: &'a str,
    /// Names of tables: the API until October 2021, and the cheat sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tables: Option<Vec<String>>,
    /// Ids of tables: the API from October 2021 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_ids: Option<Vec<String>>,
    /// The job's name, left out when empty.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub job_name: &'a str,
}

/// Whether a text has the shape of an id of the API, a UUID: 36 characters, hexadecimal digits and four hyphens.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(i, byte)| match i {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
