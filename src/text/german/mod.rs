//! German, with the modules, functions and constants of English. Sentences say Sie, buttons are infinitives; what the API
//! and Aiven's console name keeps its name.

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
pub const LOCKED: &str = "Dies ist ein Produktionsservice und nur lesbar: Geben Sie oben seinen Namen ein, um ihn zu ändern.";

/// Said when the token was put where it would be kept.
pub const TOKEN_MASKED: &str = "Das ist Ihr Token: An seiner Stelle steht •••.";

/// The app's name.
pub const APP: &str = "Millrace";

/// Said when the part of the page that reads SQL could not be loaded.
pub const NO_DESK: &str = "SQL wird nicht geprüft, kein Verlauf geführt und nur der Befehl für curl gezeigt: Eine Datei dieser Seite ließ sich nicht laden. Laden Sie die Seite neu.";

/// The words of the answer region.
pub mod answer {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const NAME: &str = "Antwort";
    pub const NONE: &str = "Hier wird die Antwort der API stehen.";
    pub const SENDING: &str = "Wird gesendet …";
    pub const EMPTY: &str = "Die Antwort hat keinen Body.";
    pub const COPY_COMMAND: &str = "curl kopieren";
    pub const BODY: &str = "Body der Antwort";
    pub const NO_ANSWER: &str = "Keine Antwort";

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
    ("senden", &["Strg", "Enter"]),
    ("Befehl kopieren", &["Strg", "Umschalt", "C"]),
];

/// A field's label.
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Project => "Projekt",
        Field::Service => "Flink-Service",
        Field::TableName => "Tabellenname",
        Field::IntegrationId => "Integrations-ID",
        Field::JdbcTable => "PostgreSQL-Tabelle",
        Field::KafkaTopic => "Kafka-Topic",
        Field::OpenSearchIndex => "OpenSearch-Index",
        Field::SchemaSql => "Schema (SQL)",
        Field::CreateTable => "CREATE TABLE",
        Field::SlackToken => "Slack-Token",
        Field::Options => "Optionen",
        Field::ConnectorType => "Connector-Typ",
        Field::KeyFormat => "Schlüsselformat",
        Field::KeyFields => "Schlüsselfelder",
        Field::ValueFormat => "Wertformat",
        Field::ValueFieldsInclude => "Felder im Wert",
        Field::StartupMode => "Startmodus",
        Field::JobName => "Jobname",
        Field::Statement => "Statement",
        Field::Tables => "Tabellen",
        Field::TablesBy => "Tabellen nach",
        Field::Payload => "Payload",
    }
}

/// What a field is for, where its label does not say it.
pub fn hint(field: Field) -> Option<&'static str> {
    match field {
        Field::TableName => Some("Wie sich Jobs auf sie beziehen."),
        Field::IntegrationId => {
            Some("Die der Integration, die den Service der Daten mit dem Flink-Service verbindet.")
        }
        Field::JdbcTable => Some("Mit ihrem Schema, etwa public.orders."),
        Field::KeyFields => Some("Spalten, durch Kommas getrennt."),
        Field::SlackToken => Some("Wird nur in diesem Tab behalten."),
        Field::Options => Some("'key' = 'value', durch Kommas getrennt."),
        Field::Statement => Some("Ein INSERT INTO … SELECT …"),
        Field::Tables => Some("Alle, die das Statement liest und schreibt, durch Kommas getrennt."),
        Field::TablesBy => {
            Some("Namen stehen im Spickzettel, IDs verlangte die API ab Oktober 2021.")
        }
        Field::ConnectorType => Some("upsert-kafka behält je Schlüssel die letzte Zeile."),
        _ => None,
    }
}

/// The connectors that need no integration: in short, as tables, and what they do.
const PLAIN: [[&str; 3]; 4] = [
    ["Datagen", "Datagen-Tabelle", "Erfindet Zeilen zum Lesen."],
    [
        "Print",
        "Print-Tabelle",
        "Schreibt Zeilen in das Log von Flink.",
    ],
    [
        "Blackhole",
        "Blackhole-Tabelle",
        "Nimmt Zeilen an und verwirft sie.",
    ],
    ["Slack", "Slack-Tabelle", "Schickt Nachrichten an Channels."],
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
        Connector::Postgres(_) => "PostgreSQL-Tabelle",
        Connector::Kafka(kafka) if kafka.connector_type == UPSERT => "Upsert-Kafka-Tabelle",
        Connector::Kafka(_) => "Kafka-Tabelle",
        Connector::OpenSearch(_) => "OpenSearch-Tabelle",
        Connector::Plain(plain) => PLAIN[plain.kind as usize][1],
        Connector::Free => "Beliebiges CREATE TABLE",
    }
}

/// What a draft does, in a sentence under its heading.
pub fn purpose(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => {
                "Verbindet eine Flink-Tabelle mit einer Tabelle von PostgreSQL."
            }
            Connector::Kafka(_) => "Verbindet eine Flink-Tabelle mit einem Kafka-Topic.",
            Connector::OpenSearch(_) => {
                "Verbindet eine Flink-Tabelle mit einem Index von OpenSearch, in den geschrieben wird."
            }
            Connector::Plain(ref plain) => PLAIN[plain.kind as usize][2],
            Connector::Free => "Eine Tabelle mit beliebigem Connector, in Ihren eigenen Worten.",
        },
        Subject::Job(_) => {
            "Führt ein Statement aus, das aus Tabellen liest und in eine andere schreibt."
        }
    }
}

/// What has become of a draft, in a word.
pub fn progress(progress: &Progress) -> &'static str {
    match progress {
        Progress::Draft => "Entwurf",
        Progress::Created(_) => "Erstellt",
        Progress::Failed => "Fehlgeschlagen",
        Progress::Unknown(_) => "Unbekannt",
    }
}

/// The state of a draft that was created, and has been changed since.
pub const CHANGED: &str = "Geändert";

/// The state of a draft that was not created from here, where a table of its name exists.
pub const EXISTS: &str = "Existiert";

/// The state of a draft that is under way.
pub const SENDING: &str = "Wird gesendet";

/// How many problems a draft has.
pub fn problems(count: usize) -> String {
    if count == 1 {
        "1 Problem".to_owned()
    } else {
        format!("{count} Probleme")
    }
}

/// A generation of the API.
pub fn generation(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "Tabellen und Jobs (2021)",
        Generation::Applications => "Applications (aktuell)",
    }
}

/// What a generation is.
pub fn generation_hint(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "Im Januar 2023 eingestellt.",
        Generation::Applications => "Ein Job bringt seine Tabellen mit.",
    }
}

/// How a classic table is written.
pub fn table_form(form: TableForm) -> &'static str {
    match form {
        TableForm::Flat => "Flach (2021): kafka_topic",
        TableForm::Nested => "Verschachtelt (2022): kafka.topic",
    }
}

/// A theme's name.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Wie das System",
        Theme::Light => "Hell",
        Theme::Dark => "Dunkel",
    }
}

/// What the API said about a field.
pub fn said_by_api(message: &str) -> String {
    format!("Die API sagt: {}", visible(message))
}

/// What the reader of a snippet must know.
pub fn note(note: &Note) -> String {
    match note {
        Note::Placeholder(word) => {
            format!("{word} steht für das, was in der Adresse noch fehlt.")
        }
        Note::Piped => {
            "Der Body ist für ein einzelnes Argument eines Befehls zu lang, deshalb bekommt ihn curl über eine Pipe."
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
pub const STOPPED: &str = "Millrace ist stehen geblieben: Das ist ein Fehler von Millrace. Laden Sie die Seite neu; Ihre Eingaben sind gespeichert, das Token nicht.";

/// Said once when the browser keeps nothing.
pub const NOT_KEPT: &str = "Dieser Browser speichert Ihre Entwürfe nicht: Sein Speicher ist voll oder gesperrt. Sie bleiben, solange dieser Tab offen ist.";

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
            format!("Application {}", visible(name))
        }
        Subject::Table(_) => format!("Tabelle {}", visible(name)),
        Subject::Job(_) if name.is_empty() => "Job".to_owned(),
        Subject::Job(_) => format!("Job {}", visible(name)),
    }
}
