//! The draft of a Flink table.

/// A table on a PostgreSQL table, a Kafka topic or an index of OpenSearch, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// How statements call it.
    pub name: String,
    /// The id of the integration of the Flink service with the service that holds the data.
    pub integration_id: String,
    /// The column list of `CREATE TABLE`, without its brackets.
    pub schema_sql: String,
    /// What it points at.
    pub connector: Connector,
}

/// What a table points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Connector {
    /// A table of PostgreSQL.
    Postgres(Postgres),
    /// A topic of Kafka.
    Kafka(Kafka),
    /// An index of OpenSearch, to write to.
    OpenSearch(OpenSearch),
}

impl Default for Connector {
    fn default() -> Self {
        Self::Postgres(Postgres::default())
    }
}

/// A table of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Postgres {
    /// `schema.table`.
    pub jdbc_table: String,
}

/// An index of OpenSearch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenSearch {
    /// The index's name.
    pub index: String,
}

/// A topic of Kafka. Every field but the topic may be empty, and is left out of the request then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kafka {
    /// The topic's name.
    pub topic: String,
    /// One of `api::classic::CONNECTOR_TYPES`.
    pub connector_type: String,
    /// One of `api::classic::FORMATS`.
    pub key_format: String,
    /// Names of columns, as `sql::name::split_list` reads them.
    pub key_fields: String,
    /// One of `api::classic::FORMATS`.
    pub value_format: String,
    /// One of `api::classic::VALUE_FIELDS_INCLUDE`.
    pub value_fields_include: String,
    /// One of `api::classic::STARTUP_MODES`.
    pub startup_mode: String,
}
