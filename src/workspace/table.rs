//! The draft of a Flink table.

/// A table on a PostgreSQL table, a Kafka topic, an index of OpenSearch or what needs no integration, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// How statements call it.
    pub name: String,
    /// The id of the integration of the Flink service with the service that holds the data.
    pub integration_id: String,
    /// The column list of `CREATE TABLE`, without its brackets; all of it where it is [`Connector::Free`].
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
    /// What needs no integration.
    Plain(Plain),
    /// Whatever the `CREATE TABLE` says, which the user writes.
    Free,
}

impl Connector {
    /// Whether the API of 2021 has such tables. All of them need an integration.
    pub fn is_classic(&self) -> bool {
        !matches!(self, Self::Plain(_) | Self::Free)
    }
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

/// A connector that needs no integration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// Which.
    pub kind: PlainKind,
    /// Slack's token. The others have none.
    pub token: String,
    /// Its other options, as `WITH` has them.
    pub options: String,
}

impl Plain {
    /// A connector without options.
    pub fn of(kind: PlainKind) -> Self {
        Self {
            kind,
            token: String::new(),
            options: String::new(),
        }
    }
}

/// The connectors that need no integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainKind {
    /// Makes rows up.
    Datagen,
    /// Writes rows into the log.
    Print,
    /// Drops rows.
    Blackhole,
    /// Posts rows to a channel.
    Slack,
}

impl PlainKind {
    /// Every one, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::Datagen, Self::Print, Self::Blackhole, Self::Slack];

    /// Its name in `'connector' = '…'`.
    pub fn name(self) -> &'static str {
        ["datagen", "print", "blackhole", "slack"][self as usize]
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
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

/// The connector type of a table that keeps the last row of each key.
pub const UPSERT: &str = "upsert-kafka";

impl Kafka {
    /// A topic whose table keeps the last row of each key, with the formats that it can't do without.
    pub fn upsert() -> Self {
        let json = || "json".to_owned();
        Self {
            connector_type: UPSERT.to_owned(),
            key_format: json(),
            value_format: json(),
            ..Self::default()
        }
    }
}
