//! The fields of the forms, and where each is kept.

use super::Subject;
use super::job::{TablesBy, TablesFrom};
use super::table::{Connector, Kafka};
use super::target::Target;
use crate::api::classic::{CONNECTOR_TYPES, FORMATS, STARTUP_MODES, VALUE_FIELDS_INCLUDE};

/// A field of the target or of a draft, named as its label says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "`text::label` says what each is")]
pub enum Field {
    Project,
    Service,
    TableName,
    IntegrationId,
    JdbcTable,
    KafkaTopic,
    OpenSearchIndex,
    SchemaSql,
    CreateTable,
    SlackToken,
    Options,
    ConnectorType,
    KeyFormat,
    KeyFields,
    ValueFormat,
    ValueFieldsInclude,
    StartupMode,
    JobName,
    Statement,
    Tables,
    TablesBy,
    Payload,
}

impl Field {
    /// The fields that a Kafka table's form folds away.
    pub const KAFKA_OPTIONS: [Self; 6] = [
        Self::ConnectorType,
        Self::StartupMode,
        Self::KeyFormat,
        Self::KeyFields,
        Self::ValueFormat,
        Self::ValueFieldsInclude,
    ];

    /// The id of the field's control in the page. An editor of statements takes a job's and a whole `CREATE TABLE`: they
    /// are never in the page together.
    pub fn control_id(self) -> String {
        let field = match self {
            Self::CreateTable => Self::Statement,
            field => field,
        };
        ["field-", field.api_name()].concat()
    }

    /// The key of the request's body that the field fills, or the segment of its path.
    pub fn api_name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Service => "service",
            Self::TableName => "name",
            Self::IntegrationId => "integration_id",
            Self::JdbcTable => "jdbc_table",
            Self::KafkaTopic => "kafka_topic",
            Self::OpenSearchIndex => "opensearch_index",
            Self::SchemaSql => "schema_sql",
            Self::CreateTable => "create_table",
            Self::SlackToken => "token",
            Self::Options => "WITH",
            Self::ConnectorType => "kafka_connector_type",
            Self::KeyFormat => "kafka_key_format",
            Self::KeyFields => "kafka_key_fields",
            Self::ValueFormat => "kafka_value_format",
            Self::ValueFieldsInclude => "kafka_value_fields_include",
            Self::StartupMode => "kafka_startup_mode",
            Self::JobName => "job_name",
            Self::Statement => "statement",
            Self::Tables => "tables",
            Self::TablesBy => "table_ids",
            Self::Payload => "payload",
        }
    }

    /// The key of the body that the field fills in this draft: a job's tables go under another when they
    /// are given by id.
    pub fn body_key(self, subject: &Subject) -> &'static str {
        match (self, subject) {
            (Self::Tables, Subject::Job(job)) if job.tables_by == TablesBy::Id => {
                Self::TablesBy.api_name()
            }
            _ => self.api_name(),
        }
    }

    /// What the field fills in an application: a member of its body, an option of the `CREATE TABLE`, or that itself.
    pub fn application_name(self) -> &'static str {
        match self {
            Self::TableName | Self::SchemaSql => "CREATE TABLE",
            Self::JdbcTable => "table-name",
            Self::OpenSearchIndex => "index",
            Self::KafkaTopic => "topic",
            Self::ConnectorType => "connector",
            Self::KeyFormat => "key.format",
            Self::KeyFields => "key.fields",
            Self::ValueFormat => "value.format",
            Self::ValueFieldsInclude => "value.fields-include",
            Self::StartupMode => "scan.startup.mode",
            Self::JobName => "name",
            Self::Tables => "sources, sinks",
            _ => self.api_name(),
        }
    }

    /// The values that the API takes, where it takes no others.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::ConnectorType => &CONNECTOR_TYPES,
            Self::KeyFormat | Self::ValueFormat => &FORMATS,
            Self::ValueFieldsInclude => &VALUE_FIELDS_INCLUDE,
            Self::StartupMode => &STARTUP_MODES,
            _ => &[],
        }
    }

    /// What the field holds. Empty where the draft has no such field.
    pub fn get<'a>(self, target: &'a Target, subject: &'a Subject) -> &'a str {
        match (self, subject) {
            (Self::Project | Self::Service, _) => self.of_target(target),
            (Self::JobName, Subject::Job(job)) => &job.name,
            (Self::Statement, Subject::Job(job)) => &job.statement,
            (Self::Tables, Subject::Job(job)) => &job.tables,
            (Self::TablesBy, Subject::Job(job)) => job.tables_by.name(),
            (Self::TableName, Subject::Table(table)) => &table.name,
            (Self::IntegrationId, Subject::Table(table)) => &table.integration_id,
            (Self::SchemaSql, Subject::Table(table)) => &table.schema_sql,
            (_, Subject::Table(table)) => match (self, &table.connector) {
                (Self::JdbcTable, Connector::Postgres(postgres)) => &postgres.jdbc_table,
                (_, Connector::Kafka(kafka)) => self.of_kafka(kafka),
                (Self::OpenSearchIndex, Connector::OpenSearch(open_search)) => &open_search.index,
                (Self::SlackToken, Connector::Plain(plain)) => &plain.token,
                (Self::Options, Connector::Plain(plain)) => &plain.options,
                (Self::CreateTable, Connector::Free) => &table.schema_sql,
                _ => "",
            },
            _ => "",
        }
    }

    /// Sets what the field of a draft holds. Nothing happens where the draft has no such field.
    pub fn set(self, subject: &mut Subject, value: String) {
        match (self, subject) {
            (Self::JobName, Subject::Job(job)) => job.name = value,
            (Self::Statement, Subject::Job(job)) => job.statement = value,
            (Self::Tables, Subject::Job(job)) => {
                job.tables = value;
                job.tables_from = TablesFrom::Hand;
            }
            (Self::TablesBy, Subject::Job(job)) => {
                job.tables_by = TablesBy::from_name(&value).unwrap_or_default();
            }
            (Self::TableName, Subject::Table(table)) => table.name = value,
            (Self::IntegrationId, Subject::Table(table)) => table.integration_id = value,
            (Self::SchemaSql, Subject::Table(table)) => table.schema_sql = value,
            (_, Subject::Table(table)) => match (self, &mut table.connector) {
                (Self::JdbcTable, Connector::Postgres(postgres)) => postgres.jdbc_table = value,
                (Self::OpenSearchIndex, Connector::OpenSearch(open_search)) => {
                    open_search.index = value;
                }
                (Self::SlackToken, Connector::Plain(plain)) => plain.token = value,
                (Self::Options, Connector::Plain(plain)) => plain.options = value,
                (Self::CreateTable, Connector::Free) => table.schema_sql = value,
                (Self::KafkaTopic, Connector::Kafka(kafka)) => kafka.topic = value,
                (Self::ConnectorType, Connector::Kafka(kafka)) => kafka.connector_type = value,
                (Self::KeyFormat, Connector::Kafka(kafka)) => kafka.key_format = value,
                (Self::KeyFields, Connector::Kafka(kafka)) => kafka.key_fields = value,
                (Self::ValueFormat, Connector::Kafka(kafka)) => kafka.value_format = value,
                (Self::ValueFieldsInclude, Connector::Kafka(kafka)) => {
                    kafka.value_fields_include = value;
                }
                (Self::StartupMode, Connector::Kafka(kafka)) => kafka.startup_mode = value,
                _ => {}
            },
            _ => {}
        }
    }

    /// What the field of the target holds. Empty for every other field.
    pub fn of_target(self, target: &Target) -> &str {
        match self {
            Self::Project => &target.project,
            Self::Service => &target.service,
            _ => "",
        }
    }

    /// Sets what the field of the target holds. Nothing happens for every other field.
    pub fn set_in_target(self, target: &mut Target, value: String) {
        match self {
            Self::Project => target.project = value,
            Self::Service => target.service = value,
            _ => {}
        }
    }

    fn of_kafka(self, kafka: &Kafka) -> &str {
        match self {
            Self::KafkaTopic => &kafka.topic,
            Self::ConnectorType => &kafka.connector_type,
            Self::KeyFormat => &kafka.key_format,
            Self::KeyFields => &kafka.key_fields,
            Self::ValueFormat => &kafka.value_format,
            Self::ValueFieldsInclude => &kafka.value_fields_include,
            Self::StartupMode => &kafka.startup_mode,
            _ => "",
        }
    }
}
