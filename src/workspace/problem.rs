//! What is wrong with what was typed. Checking never fails: it returns problems, and the request can be
//! rendered all the same. `text` says them in words.

use super::field::Field;
use super::job::{Job, TablesBy};
use super::plan::{TableRef, table_refs};
use super::table::{Connector, Kafka, OpenSearch, PlainKind, Postgres, Table, UPSERT};
use super::target::{PROJECT_MAX, SERVICE_MAX, Target};
use super::{Draft, Subject, Workspace};
use crate::api::classic::{
    INDEX_MAX, JDBC_TABLE_MAX, KEY_FIELDS_MAX, NAME_MAX, TOPIC_MAX, is_uuid,
};
use crate::api::generation::Generation;
use crate::api::request::is_impossible;
use crate::sql::name::split_list;

/// Something wrong, at the field where it can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub field: Field,
    /// What it means for sending.
    pub severity: Severity,
    /// What it is.
    pub fault: Fault,
}

/// What a problem means for sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Sending goes ahead: the user may mean it.
    Warning,
    /// Sending is held back, unless the user knows better.
    Error,
    /// No request can be made of it.
    Blocking,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A field that the API requires is empty.
    Empty,
    /// More characters than the API takes: so many are there, so many are allowed.
    TooLong {
        /** Characters there. */
        length: usize,
        /** Characters allowed. */
        limit: usize,
    },
    /// `.` or `..`, which clients resolve instead of sending.
    DotSegment,
    /// Aiven's names are of lower-case letters, digits and hyphens.
    UnusualName,
    /// White space at the start or the end.
    OuterSpace,
    /// Not a UUID.
    NotUuid,
    /// A topic's name has a character that Kafka does not allow.
    TopicCharacter(char),
    /// More key fields than the API takes.
    TooManyKeyFields {
        /** Fields there. */
        count: usize,
    },
    /// A key format without key fields, in the standard connector.
    KeyFieldsMissing,
    /// Key fields without a key format.
    KeyFormatMissing,
    /// `upsert-kafka` without a key format.
    UpsertKeyFormatMissing,
    /// `upsert-kafka` without a value format.
    UpsertValueFormatMissing,
    /// Key fields for `upsert-kafka`, which takes them from the primary key.
    UpsertKeyFields,
    /// A startup mode for `upsert-kafka`, which has none.
    UpsertStartupMode,
    /// Another draft of the workspace bears the same name.
    NameTwice,
    /// The job has no name.
    JobNameEmpty,
    /// No table is listed.
    NoTables,
    /// A listed table has no known id.
    NoTableId(String),
    /// What was typed as the payload can't be read.
    Unread,
    /// What was found by reading the SQL of the field.
    Sql(Finding),
}

/// What was found by reading SQL, in words already: the desk, which reads it, is loaded behind the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong and what to do.
    pub sentence: String,
    /// The number by which the desk knows it among the findings of its draft.
    pub number: u32,
    /// What the desk would write to mend it, where that is certain.
    pub mend: Option<String>,
}

impl Fault {
    /// Whether something is not there yet, which nobody needs to hear who is on the way to it.
    pub fn is_absence(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::KeyFieldsMissing
                | Self::KeyFormatMissing
                | Self::UpsertKeyFormatMissing
                | Self::UpsertValueFormatMissing
                | Self::JobNameEmpty
                | Self::NoTables
        )
    }
}

impl Problem {
    fn new(field: Field, severity: Severity, fault: Fault) -> Self {
        Self {
            field,
            severity,
            fault,
        }
    }

    fn error(field: Field, fault: Fault) -> Self {
        Self::new(field, Severity::Error, fault)
    }

    fn warning(field: Field, fault: Fault) -> Self {
        Self::new(field, Severity::Warning, fault)
    }
}

/// All that is wrong with a draft and with the target it goes to, in the order of the page.
pub fn of_draft(draft: &Draft, workspace: &Workspace) -> Vec<Problem> {
    let mut problems = of_target(&workspace.target);
    match &draft.subject {
        Subject::Table(table) => check_table(table, &mut problems),
        Subject::Job(job) => check_job(job, workspace, &mut problems),
    }
    if let Subject::Table(table) = &draft.subject {
        let bears_it_too =
            |(other, that): (&Draft, &Table)| other.id != draft.id && that.name == table.name;
        if !table.name.is_empty() && workspace.tables().any(bears_it_too) {
            problems.push(Problem::warning(Field::TableName, Fault::NameTwice));
        }
    }
    // What was typed as a classic payload is not what an application is made of.
    if draft.unread.is_some() && workspace.target.generation == Generation::Classic {
        problems.push(Problem::new(
            Field::Payload,
            Severity::Blocking,
            Fault::Unread,
        ));
    }
    problems
}

/// All that is wrong with the target.
pub fn of_target(target: &Target) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_segment(Field::Project, &target.project, PROJECT_MAX, &mut problems);
    check_segment(Field::Service, &target.service, SERVICE_MAX, &mut problems);
    problems
}

/// Whether sending is held back, and for good or until the user knows better: the gravest severity.
pub fn gravest(problems: &[Problem]) -> Option<Severity> {
    problems.iter().map(|problem| problem.severity).max()
}

fn check_segment(field: Field, value: &str, limit: usize, problems: &mut Vec<Problem>) {
    if value.is_empty() {
        problems.push(Problem::new(field, Severity::Blocking, Fault::Empty));
    } else if is_impossible(value) {
        problems.push(Problem::new(field, Severity::Blocking, Fault::DotSegment));
    } else if value.trim() != value {
        problems.push(Problem::error(field, Fault::OuterSpace));
    } else if !value
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        problems.push(Problem::error(field, Fault::UnusualName));
    }
    check_length(field, value, limit, problems);
}

fn check_length(field: Field, value: &str, limit: usize, problems: &mut Vec<Problem>) {
    let length = value.chars().count();
    if length > limit {
        problems.push(Problem::error(field, Fault::TooLong { length, limit }));
    }
}

/// A required text: not empty, not too long, and without white space around it that nobody sees.
fn check_required(field: Field, value: &str, limit: usize, problems: &mut Vec<Problem>) {
    if value.trim().is_empty() {
        problems.push(Problem::error(field, Fault::Empty));
    } else if value.trim() != value {
        problems.push(Problem::warning(field, Fault::OuterSpace));
    }
    check_length(field, value, limit, problems);
}

fn check_table(table: &Table, problems: &mut Vec<Problem>) {
    let is_free = table.connector == Connector::Free;
    if !is_free {
        check_required(Field::TableName, &table.name, NAME_MAX, problems);
    }
    match &table.connector {
        Connector::Postgres(Postgres { jdbc_table }) => {
            check_required(Field::JdbcTable, jdbc_table, JDBC_TABLE_MAX, problems);
        }
        Connector::Kafka(kafka) => check_topic(&kafka.topic, problems),
        Connector::OpenSearch(OpenSearch { index }) => {
            check_required(Field::OpenSearchIndex, index, INDEX_MAX, problems);
        }
        Connector::Plain(plain) if plain.kind == PlainKind::Slack && plain.token.is_empty() => {
            problems.push(Problem::error(Field::SlackToken, Fault::Empty));
        }
        Connector::Plain(_) | Connector::Free => {}
    }
    if table.integration_id.is_empty() {
        if table.connector.is_classic() {
            problems.push(Problem::error(Field::IntegrationId, Fault::Empty));
        }
    } else if !is_uuid(&table.integration_id) {
        problems.push(Problem::error(Field::IntegrationId, Fault::NotUuid));
    }
    if table.schema_sql.trim().is_empty() {
        let field = if is_free {
            Field::CreateTable
        } else {
            Field::SchemaSql
        };
        problems.push(Problem::error(field, Fault::Empty));
    }
    if let Connector::Kafka(kafka) = &table.connector {
        check_options(kafka, problems);
    }
}

fn check_topic(topic: &str, problems: &mut Vec<Problem>) {
    let field = Field::KafkaTopic;
    // Kafka's own rule for topic names (org.apache.kafka.common.internals.Topic, LEGAL_CHARS).
    let is_legal = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if topic.is_empty() {
        problems.push(Problem::error(field, Fault::Empty));
    } else if let Some(c) = topic.chars().find(|c| !is_legal(c)) {
        problems.push(Problem::error(field, Fault::TopicCharacter(c)));
    } else if matches!(topic, "." | "..") {
        problems.push(Problem::error(field, Fault::DotSegment));
    }
    check_length(field, topic, TOPIC_MAX, problems);
}

fn check_options(kafka: &Kafka, problems: &mut Vec<Problem>) {
    let count = split_list(&kafka.key_fields).len();
    if kafka.connector_type == UPSERT {
        if !kafka.startup_mode.is_empty() {
            problems.push(Problem::error(Field::StartupMode, Fault::UpsertStartupMode));
        }
        if kafka.key_format.is_empty() {
            problems.push(Problem::error(
                Field::KeyFormat,
                Fault::UpsertKeyFormatMissing,
            ));
        }
        if count > 0 {
            problems.push(Problem::error(Field::KeyFields, Fault::UpsertKeyFields));
        }
        if kafka.value_format.is_empty() {
            problems.push(Problem::error(
                Field::ValueFormat,
                Fault::UpsertValueFormatMissing,
            ));
        }
    } else if count == 0 && !kafka.key_format.is_empty() {
        problems.push(Problem::error(Field::KeyFields, Fault::KeyFieldsMissing));
    } else if count > 0 && kafka.key_format.is_empty() {
        problems.push(Problem::error(Field::KeyFormat, Fault::KeyFormatMissing));
    }
    if count > KEY_FIELDS_MAX {
        problems.push(Problem::error(
            Field::KeyFields,
            Fault::TooManyKeyFields { count },
        ));
    }
}

fn check_job(job: &Job, workspace: &Workspace, problems: &mut Vec<Problem>) {
    let is_classic = workspace.target.generation == Generation::Classic;
    if job.name.trim().is_empty() && is_classic {
        problems.push(Problem::warning(Field::JobName, Fault::JobNameEmpty));
    } else if job.name.trim().is_empty() {
        problems.push(Problem::error(Field::JobName, Fault::Empty));
    }
    if job.statement.trim().is_empty() {
        problems.push(Problem::error(Field::Statement, Fault::Empty));
    }
    if split_list(&job.tables).is_empty() {
        problems.push(Problem::error(Field::Tables, Fault::NoTables));
    }
    if job.tables_by == TablesBy::Id && is_classic {
        problems.extend(
            table_refs(job, workspace)
                .into_iter()
                .filter_map(|table| match table {
                    TableRef::Id(_) => None,
                    TableRef::Unresolved(name) => {
                        Some(Problem::error(Field::Tables, Fault::NoTableId(name)))
                    }
                }),
        );
    }
}
