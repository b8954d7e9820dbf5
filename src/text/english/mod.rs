//! English. Every other language has the same modules, functions and constants.

use crate::api::generation::{Generation, TableForm};
use crate::api::json::visible;
use crate::saved::Theme;
use crate::snippet::Note;
use crate::workspace::field::Field;
use crate::workspace::table::{Connector, UPSERT};
use crate::workspace::{Progress, Subject};

pub mod bar;
pub mod calls;
pub mod columns;
pub mod convert;
pub mod editor;
pub mod exchange;
pub mod form;
pub mod guard;
pub mod history;
pub mod hosting;
pub mod import;
pub mod keep;
pub mod limits;
pub mod lists;
pub mod picture;
pub mod request;
pub mod request_import;
pub mod send_all;
pub mod service;
pub mod share;
pub mod snippet;
pub mod sql;
pub mod workspace;
pub mod writing;

mod fault;

pub use fault::{
    config_fault, config_mistake, host_fault, host_mistake, problem, saved_fault, token_fault,
};

/// Said when a production service was to be changed.
pub const LOCKED: &str =
    "This is a production service, and read-only: type its name in the bar to change it.";

/// Said when the token was put where it would be kept.
pub const TOKEN_MASKED: &str = "That is your token: ••• stands in its place.";

/// The app's name.
pub const APP: &str = "Millrace";

/// Said when the part of the page that reads SQL could not be loaded.
pub const NO_DESK: &str = "SQL is not checked, no history is kept, and there is no command but curl: a file of this page could not be loaded. Reload the page.";

/// The words of the answer region.
pub mod answer {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const NAME: &str = "Answer";
    pub const NONE: &str = "The API's answer will stand here.";
    pub const SENDING: &str = "Sending…";
    pub const EMPTY: &str = "The answer has no body.";
    pub const COPY_COMMAND: &str = "Copy curl";
    pub const BODY: &str = "Body of the answer";
    pub const NO_ANSWER: &str = "No answer";

    /// How long the answer took.
    pub fn took(milliseconds: u32) -> String {
        if milliseconds < 10_000 {
            format!("{milliseconds} ms")
        } else {
            format!("{} s", milliseconds / 1000)
        }
    }
}

/// The footer's list of keys: what they do, and which.
pub const SHORTCUTS: [(&str, &[&str]); 2] = [
    ("send", &["Ctrl", "Enter"]),
    ("copy the command", &["Ctrl", "Shift", "C"]),
];

/// A field's label.
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Project => "Project",
        Field::Service => "Flink service",
        Field::TableName => "Table name",
        Field::IntegrationId => "Integration ID",
        Field::JdbcTable => "PostgreSQL table",
        Field::KafkaTopic => "Kafka topic",
        Field::OpenSearchIndex => "OpenSearch index",
        Field::SchemaSql => "Schema SQL",
        Field::CreateTable => "CREATE TABLE",
        Field::SlackToken => "Slack token",
        Field::Options => "Options",
        Field::ConnectorType => "Connector type",
        Field::KeyFormat => "Key format",
        Field::KeyFields => "Key fields",
        Field::ValueFormat => "Value format",
        Field::ValueFieldsInclude => "Value fields include",
        Field::StartupMode => "Startup mode",
        Field::JobName => "Job name",
        Field::Statement => "Statement",
        Field::Tables => "Tables",
        Field::TablesBy => "Tables by",
        Field::Payload => "Payload",
    }
}

/// What a field is for, where its label does not say it.
pub fn hint(field: Field) -> Option<&'static str> {
    match field {
        Field::TableName => Some("How jobs refer to it."),
        Field::IntegrationId => {
            Some("Of the integration that connects the data's service to the Flink service.")
        }
        Field::JdbcTable => Some("With its schema, such as public.orders."),
        Field::KeyFields => Some("Columns, separated by commas."),
        Field::SlackToken => Some("Kept in this tab only."),
        Field::Options => Some("'key' = 'value', separated by commas."),
        Field::Statement => Some("One INSERT INTO … SELECT …"),
        Field::Tables => Some("All that the statement reads and writes, separated by commas."),
        Field::TablesBy => {
            Some("Names are the cheat sheet's; the API wanted ids from October 2021 on.")
        }
        Field::ConnectorType => Some("upsert-kafka keeps the last row of each key."),
        _ => None,
    }
}

/// The connectors that need no integration: in short, as tables, and what they do.
const PLAIN: [[&str; 3]; 4] = [
    ["Datagen", "Datagen table", "Makes up rows to read."],
    ["Print", "Print table", "Writes rows into Flink's log."],
    ["Blackhole", "Blackhole table", "Takes rows and drops them."],
    ["Slack", "Slack table", "Posts messages to channels."],
];

/// What a draft is, for headings and menus.
pub fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => connector(&table.connector),
        Subject::Job(_) => "Job",
    }
}

/// What a draft is, where there is little room.
pub fn short_kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => "PostgreSQL",
            Connector::Kafka(_) => "Kafka",
            Connector::OpenSearch(_) => "OpenSearch",
            Connector::Plain(ref plain) => PLAIN[plain.kind as usize][0],
            Connector::Free => "SQL",
        },
        Subject::Job(_) => "Job",
    }
}

/// What a table points at.
pub fn connector(connector: &Connector) -> &'static str {
    match connector {
        Connector::Postgres(_) => "PostgreSQL table",
        Connector::Kafka(kafka) if kafka.connector_type == UPSERT => "Upsert Kafka table",
        Connector::Kafka(_) => "Kafka table",
        Connector::OpenSearch(_) => "OpenSearch table",
        Connector::Plain(plain) => PLAIN[plain.kind as usize][1],
        Connector::Free => "Any CREATE TABLE",
    }
}

/// What a draft does, in a sentence under its heading.
pub fn purpose(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => "Points a Flink table at a table of PostgreSQL.",
            Connector::Kafka(_) => "Points a Flink table at a Kafka topic.",
            Connector::OpenSearch(_) => {
                "Points a Flink table at an index of OpenSearch, to write to."
            }
            Connector::Plain(ref plain) => PLAIN[plain.kind as usize][2],
            Connector::Free => "A table of any connector, in your own words.",
        },
        Subject::Job(_) => "Runs a statement that reads from some tables and writes into another.",
    }
}

/// What has become of a draft, in a word.
pub fn progress(progress: &Progress) -> &'static str {
    match progress {
        Progress::Draft => "Draft",
        Progress::Created(_) => "Created",
        Progress::Failed => "Failed",
        Progress::Unknown(_) => "Unknown",
    }
}

/// The state of a draft that was created, and has been changed since.
pub const CHANGED: &str = "Changed";

/// The state of a draft that was not created from here, where a table of its name exists.
pub const EXISTS: &str = "Exists";

/// The state of a draft that is under way.
pub const SENDING: &str = "Sending";

/// How many problems a draft has.
pub fn problems(count: usize) -> String {
    if count == 1 {
        "1 problem".to_owned()
    } else {
        format!("{count} problems")
    }
}

/// A generation of the API.
pub fn generation(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "Tables and jobs (2021)",
        Generation::Applications => "Applications (current)",
    }
}

/// What a generation is.
pub fn generation_hint(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "Retired in January 2023.",
        Generation::Applications => "A job is sent with its tables.",
    }
}

/// How a classic table is written.
pub fn table_form(form: TableForm) -> &'static str {
    match form {
        TableForm::Flat => "Flat (2021): kafka_topic",
        TableForm::Nested => "Nested (2022): kafka.topic",
    }
}

/// A theme's name.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// What the API said about a field.
pub fn said_by_api(message: &str) -> String {
    format!("The API says: {}", visible(message))
}

/// What the reader of a snippet must know.
pub fn note(note: &Note) -> String {
    match note {
        Note::Placeholder(word) => {
            format!("{word} stands for what is still missing in the address.")
        }
        Note::Piped => {
            "The body is too long for one argument of a command, so it is piped into curl."
                .to_owned()
        }
        Note::Curl(remark) => snippet::curl(*remark).to_owned(),
        Note::EditorVariable => snippet::EDITOR_VARIABLE.to_owned(),
        Note::AvnVersions { since, until } => snippet::avn_versions(since, until),
        Note::AvnSince(since) => snippet::avn_since(since),
        Note::LeftOut(member) => snippet::left_out(member),
        Note::EmptyJobName => snippet::EMPTY_JOB_NAME.to_owned(),
        Note::AddsVersion => snippet::ADDS_VERSION.to_owned(),
        Note::ProviderVersion => snippet::PROVIDER_VERSION.to_owned(),
        Note::ProviderOfApplications => snippet::PROVIDER_OF_APPLICATIONS.to_owned(),
        Note::Resources(resource) => snippet::resources(resource),
        Note::WebUrl(address) => snippet::web_url(address),
        Note::InFile => snippet::IN_FILE.to_owned(),
        Note::LineTooLong => snippet::LINE_TOO_LONG.to_owned(),
        Note::Secrets(names) => snippet::secrets(names),
        Note::SecretsAsTheyAre(names) => snippet::secrets_as_they_are(names),
        Note::SecretsByHand(names) => snippet::secrets_by_hand(names),
        Note::SecretsOfTerraform(names) => snippet::secrets_of_terraform(names),
        Note::Obstacle(obstacle) => snippet::obstacle(obstacle),
    }
}

/// Shown when the app itself has failed.
pub const STOPPED: &str = "Millrace has stopped: this is a defect in it. Reload the page; what you typed is kept, but not the token.";

/// Said once when the browser keeps nothing.
pub const NOT_KEPT: &str = "This browser does not keep your drafts: its storage is full or forbidden. They last as long as this tab.";

/// The status of an answer, with its name.
pub fn status(status: u16) -> String {
    let name = match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        417 => "Expectation Failed",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => return status.to_string(),
    };
    format!("{status} {name}")
}

fn thing(subject: &Subject, name: &str, generation: Generation) -> String {
    match subject {
        Subject::Job(_) if generation == Generation::Applications => {
            format!("the application {}", visible(name))
        }
        Subject::Table(_) => format!("the table {}", visible(name)),
        Subject::Job(_) if name.is_empty() => "the job".to_owned(),
        Subject::Job(_) => format!("the job {}", visible(name)),
    }
}
