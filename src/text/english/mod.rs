//! English. Every other language has the same modules, functions and constants.

use crate::api::base::BaseFault;
use crate::api::generation::{Generation, TableForm};
use crate::api::json::{is_deceptive, visible};
use crate::api::token::TokenFault;
use crate::config::ConfigFault;
use crate::desk::host::HostFault;
use crate::saved::{SavedFault, Theme};
use crate::snippet::Note;
use crate::workspace::field::Field;
use crate::workspace::problem::Fault;
use crate::workspace::table::{Connector, UPSERT};
use crate::workspace::{Progress, Subject};

pub mod calls;
pub mod columns;
pub mod convert;
pub mod exchange;
pub mod guard;
pub mod history;
pub mod hosting;
pub mod import;
pub mod limits;
pub mod lists;
pub mod picture;
pub mod request_import;
pub mod send_all;
pub mod service;
pub mod share;
pub mod snippet;
pub mod sql;
pub mod writing;

/// Said when a production service was to be changed.
pub const LOCKED: &str =
    "This is a production service, and read-only: type its name in the bar to change it.";

/// Said when the token was put where it would be kept.
pub const TOKEN_MASKED: &str = "That is your token: ••• stands in its place.";

/// The words of the editor of SQL.
pub mod editor {
    use crate::sql::grid::RowKind;

    /// The name of the list of what can be written at the caret.
    pub const OFFER: &str = "What can stand here";
    /// What is written into the columns' text.
    pub const COLUMNS: &str =
        "The columns, as between the brackets of CREATE TABLE. Names in backticks are always safe.";
    /// What the keys of the editor do.
    pub const KEYS: &str =
        "Ctrl+Space completes, Tab indents, Escape and then Tab leaves the field.";
    /// The same, where blanks are left in the text.
    pub const BLANKS: &str = "Tab goes to the next blank, Escape and then Tab leaves the field.";
    /// Mends all that can be mended.
    pub const MEND: &str = super::columns::MEND;
    /// Said where a text is too long to be coloured.
    pub const PLAIN: &str = "Over 500,000 bytes are shown without colours.";

    /// A problem with the line that it stands in.
    pub fn in_line(line: u32, said: &str) -> String {
        format!("Line {line}: {said}")
    }

    /// A problem with the column that it is about, unless it says that itself.
    pub fn in_column(kind: RowKind, name: &str, number: usize, said: &str) -> String {
        let name = super::sql::excerpt(name);
        match kind {
            RowKind::Watermark | RowKind::PrimaryKey => {
                format!("{}: {said}", super::columns::called(kind, number))
            }
            _ if name.is_empty() => format!("Column {number}: {said}"),
            _ if said.contains(&name) => said.to_owned(),
            _ => format!("Column {name}: {said}"),
        }
    }
}

/// The app's name.
pub const APP: &str = "Millrace";

/// Said when the part of the page that reads SQL could not be loaded.
pub const NO_DESK: &str = "SQL is not checked, no history is kept, and there is no command but curl: a file of this page could not be loaded. Reload the page.";

/// The words of the target bar and of the settings.
pub mod bar {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const TOKEN: &str = "API token";
    pub const FORGET_TOKEN: &str = "Forget token";
    pub const FRAMED: &str =
        "Another page shows this one inside itself, so no token is asked for. ";
    pub const OPEN_ALONE: &str = "Open Millrace alone";
    pub const TOKEN_HINT: &str = "Stays in the memory of this tab, nowhere else.";
    pub const TOKEN_TRIMMED: &str = "White space or a scheme's name around the token was left out.";
    pub const TOKEN_NEEDED: &str =
        "Paste an API token first. The Aiven console makes one under User information, Tokens.";
    /// The page's name, and whose it is.
    pub fn title(team: Option<&str>) -> String {
        match team {
            Some(team) => [super::APP, " for ", &super::visible(team)].concat(),
            None => super::APP.to_owned(),
        }
    }
    pub const SETTINGS: &str = "Settings";
    pub const CLOSE: &str = "Close";
    pub const BASE: &str = "API base URL";
    pub const BASE_HINT: &str = "Set by the host of this page, in config.json.";
    pub const BASES_HINT: &str =
        "Offered by the host of this page, in config.json. Choosing another forgets the token.";
    pub const SCHEME: &str = "Authorization scheme";
    pub const SCHEME_HINT: &str =
        "Bearer is what most of Aiven's documentation uses, aivenv1 what its own clients send.";
    pub const IDLE: &str = "Forget the token after";
    pub const IDLE_HINT: &str = "Without a key or a move of the pointer in this tab.";
    pub const PATIENCE: &str = "Give up after";
    pub const PATIENCE_HINT: &str = "Seconds to wait for an answer, from 5 to 600. A request that is given up may have arrived all the same.";
    pub const PATIENCE_FAULT: &str =
        "Give whole seconds, from 5 to 600. Until then the last ones hold.";
    pub const API: &str = "API";
    pub const FORM: &str = "Tables of the old API";
    pub const FORM_HINT: &str = "How a table's payload is written where the API is that of tables and jobs. avn 2.16.0 and 2.17.0 want the form of 2022.";
    pub const THEME: &str = "Theme";
    pub const LANGUAGE: &str = "Language";
    pub const LANGUAGE_HINT: &str = "The page loads again in the other language. Drafts and settings stay; the token has to be typed again.";
    pub const KEPT: &str = "Kept in this browser";
    pub const KEPT_HINT: &str =
        "Your drafts, project, service, these settings, and the history. Never the token.";
    pub const DELETE_KEPT: &str = "Delete what is kept";
    pub const DELETE_SURE: &str = "Your drafts, project and service, these settings and the history go from this browser, and can't be brought back. This tab shows its drafts until you close or reload it. Nothing is deleted on the service.";
    pub const KEEP: &str = "Keep it";
    pub const DELETE_ALL: &str = "Delete all of it";
    pub const DELETED_KEPT: &str = "Deleted from this browser. Your drafts stay in this tab, and are kept again when you edit them.";

    /// So many minutes.
    pub fn minutes(minutes: u32) -> String {
        format!("{minutes} minutes")
    }

    /// Said when the token was forgotten because nobody has used the page for so long.
    pub fn idle_over(minutes: u32) -> String {
        format!(
            "The token was forgotten: this page was not used for {minutes} minutes. Paste it again to go on."
        )
    }

    /// Said at all times when requests go to a host that is neither Aiven's nor the page's own.
    pub fn elsewhere(origin: &str) -> String {
        format!("Requests go to {origin}")
    }
}

/// The words about tabs that share what this browser keeps.
pub mod keep {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const ELSEWHERE: &str =
        "Another tab keeps this workspace. What you change in this tab is not kept.";
    pub const USE_TAB: &str = "Use this tab";
    pub const SHOW: &str = "Show what is kept";
    pub const TOOK_OVER: &str =
        "This tab keeps the workspace now. What the other tab had kept is one Undo away.";
    pub const SHOWN: &str =
        "This is what the other tab keeps. What you had changed here is one Undo away.";
}

/// The words of the workspace.
pub mod workspace {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    use crate::api::json::visible;

    pub const NAME: &str = "Workspace";
    pub const TABLES: &str = "Tables";
    pub const JOBS: &str = "Jobs";
    pub const ADD_TABLE: &str = "Add table";
    pub const ADD_JOB: &str = "Add job";
    pub const NO_TABLES: &str = "No tables yet.";
    pub const NO_JOBS: &str = "No jobs yet.";
    pub const DUPLICATE: &str = "Duplicate";
    pub const RENAME: &str = "Rename";
    pub const DELETE: &str = "Delete";
    pub const UNDO: &str = "Undo";
    pub const DISMISS: &str = "Dismiss";
    pub const START_EMPTY: &str = "Start empty";
    pub const REMOVE_EXAMPLE: &str = "Remove the example";
    pub const EXAMPLE: &str =
        "This is an example from Aiven's documentation. Change it, or start with your own.";
    pub const RETIRED: &str =
        "Live services want applications: Aiven retired tables and jobs in January 2023.";
    pub const USE_APPLICATIONS: &str = "Switch to applications";
    pub const NOTHING_TITLE: &str = "Nothing here yet";
    pub const NOTHING_TEXT: &str =
        "Add a table for each source and sink, then a job that moves data between them.";
    const UNNAMED: &str = "(no name)";

    /// How a draft is called, with or without a name.
    pub fn called(name: &str) -> String {
        if name.is_empty() {
            UNNAMED.to_owned()
        } else {
            visible(name)
        }
    }

    /// The name of a draft's menu.
    pub fn menu(name: &str) -> String {
        format!("Actions for {name}")
    }

    /// Said when drafts of the example were removed, beside the way back.
    pub fn emptied(count: usize) -> String {
        let drafts = if count == 1 { "draft" } else { "drafts" };
        format!("Removed {count} {drafts} of the example. Nothing was deleted on the service.")
    }

    /// Said when an answer came about a draft that is not shown.
    pub fn answered(name: &str, said: &str) -> String {
        format!("{}: {said}", called(name))
    }

    /// Said after a deletion, beside the way back.
    pub fn deleted(name: &str) -> String {
        let name = called(name);
        format!("Deleted the draft {name}. Nothing was deleted on the service.")
    }
}

/// The words of the forms.
pub mod form {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const OPTIONS: &str = "Formats and start position";
    pub const LEFT_OUT: &str = "Left out";
    pub const TABLES_HERE: &str = "Tables of this workspace";
    pub const FIX: &str = "Fix it";
    pub const FOLLOW: &str = "Read them from the statement";

    /// A table that a list should hold.
    pub fn not_listed(name: &str) -> String {
        let name = crate::api::json::visible(name);
        format!("The statement needs {name} too: list it.")
    }

    /// A key field of a Kafka message that no column is called.
    pub fn no_key_field(name: &str) -> String {
        let name = super::sql::excerpt(name);
        format!("There is no column {name} in this table: a key field is one of its columns.")
    }

    /// A table that a list need not hold.
    pub fn not_needed(name: &str) -> String {
        let name = crate::api::json::visible(name);
        format!("The statement does not use {name}: take it out, unless you mean it.")
    }

    /// The name of the button that mends a problem.
    pub fn fix(does: &str) -> String {
        [FIX, ": ", does].concat()
    }
}

/// The words of the request region.
pub mod request {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    use crate::api::generation::Generation;
    use crate::workspace::Progress;

    pub const NAME: &str = "Request";
    pub const SEND: &str = "Send request";
    pub const SEND_ANYWAY: &str = "Send anyway";
    pub const CANCEL: &str = "Cancel";
    pub const SEND_AGAIN: &str = "Send again";

    /// The seconds that a request has taken, beside the button that stops it.
    pub fn seconds(seconds: u32) -> String {
        format!("({seconds} s)")
    }

    /// Asked before a request is sent once more.
    pub fn again(progress: &Progress, is_changed: bool, generation: Generation) -> &'static str {
        match progress {
            _ if is_changed && generation == Generation::Applications => {
                "Not sent: this application exists. What has changed goes into a new version, below."
            }
            _ if is_changed => {
                "Not sent: what exists by this name is not what stands here, and the API can't change it. Delete that one, or choose another name."
            }
            Progress::Unknown(_) => {
                "Not sent: this was sent before, and may have arrived. Check whether it exists."
            }
            _ => "Not sent: this was created already.",
        }
    }

    /// Said when errors hold a request back.
    pub fn held_back(count: usize) -> String {
        match count {
            1 => "Not sent: 1 problem holds it back.".to_owned(),
            n => format!("Not sent: {n} problems hold it back."),
        }
    }
}

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

/// What is wrong with a field, and what to do.
pub fn problem(field: Field, fault: &Fault) -> String {
    let label = label(field);
    match fault {
        Fault::Sql(finding) => finding.sentence.clone(),
        Fault::Unread => "What was typed under JSON can't be read, so there is nothing to send. Mend it there, or go back to the form's payload.".to_owned(),
        Fault::Empty => empty(field).to_owned(),
        Fault::TooLong { length, limit } => {
            format!("{label} has {length} characters; the API takes {limit} at most. Shorten it.")
        }
        Fault::DotSegment => format!("{label} can't be . or ..: clients resolve these instead of sending them."),
        Fault::UnusualName => {
            format!("{label} has a character that Aiven's names don't have. They are of a to z, 0 to 9 and hyphens.")
        }
        Fault::OuterSpace => format!("{label} begins or ends with white space. Remove it unless it is meant."),
        Fault::NotUuid => {
            "This is not an integration ID. It is a UUID such as a4af7409-d167-4f31-af13-ddd4cd06564f: copy it whole."
                .to_owned()
        }
        Fault::TopicCharacter(c) => format!(
            "Kafka allows no {} in a topic's name. Letters, digits, full stops, hyphens and underscores are fine.",
            character(*c)
        ),
        Fault::TooManyKeyFields { count } => format!("{count} key fields are given; the API takes 64 at most."),
        Fault::KeyFieldsMissing => "A key format needs key fields: name the columns that make up the key.".to_owned(),
        Fault::KeyFormatMissing => "Key fields need a key format: choose one, or clear the key fields.".to_owned(),
        Fault::UpsertKeyFormatMissing => "upsert-kafka needs a key format. Choose one.".to_owned(),
        Fault::UpsertValueFormatMissing => "upsert-kafka needs a value format. Choose one.".to_owned(),
        Fault::UpsertKeyFields => {
            "upsert-kafka takes its key from PRIMARY KEY (…) NOT ENFORCED in the schema. Clear the key fields."
                .to_owned()
        }
        Fault::UpsertStartupMode => "upsert-kafka always reads from the beginning. Leave the startup mode out.".to_owned(),
        Fault::NameTwice => {
            "Another table of this workspace has the same name. The API refuses the second one: rename it.".to_owned()
        }
        Fault::JobNameEmpty => "Without a name, job_name is left out and the job is hard to tell from others.".to_owned(),
        Fault::NoTables => "List the tables that the statement reads and writes.".to_owned(),
        Fault::NoTableId(name) => {
            let name = visible(name);
            format!("No id of {name} is known. Create that table first, or write its id in the place of its name.")
        }
    }
}

fn empty(field: Field) -> &'static str {
    match field {
        Field::Project => "Name the project: it is part of the address.",
        Field::Service => "Name the Flink service: it is part of the address.",
        Field::TableName => "Give the table a name.",
        Field::IntegrationId => {
            "Give the ID of the integration: the Aiven console shows it under Integrations."
        }
        Field::JdbcTable => "Name the PostgreSQL table, such as public.orders.",
        Field::KafkaTopic => "Name the Kafka topic.",
        Field::OpenSearchIndex => "Name the index of OpenSearch.",
        Field::SchemaSql => "List the columns, such as `node` INT, `cpu` FLOAT.",
        Field::JobName => "Give it a name: the application bears it.",
        Field::Statement => "Write the statement, such as INSERT INTO a SELECT * FROM b.",
        _ => "Fill this in.",
    }
}

fn character(c: char) -> String {
    match c {
        ' ' => "space".to_owned(),
        c if c.is_whitespace() || is_deceptive(c) => code_point(c),
        c => format!("\u{201c}{c}\u{201d}"),
    }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What the API said about a field.
pub fn said_by_api(message: &str) -> String {
    format!("The API says: {}", visible(message))
}

/// What is wrong with the token, without a word of it.
pub fn token_fault(fault: TokenFault) -> &'static str {
    match fault {
        TokenFault::Empty => bar::TOKEN_NEEDED,
        TokenFault::Space => {
            "There is white space inside the token. Copy it again, alone and whole."
        }
        TokenFault::Character => {
            "There is a character in the token that no token has. Copy it again, alone and whole."
        }
    }
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

/// What is wrong with `config.json`, and what holds in its place.
pub fn config_fault(fault: &ConfigFault) -> String {
    let what = config_mistake(fault);
    format!("config.json beside this page: {what}. The default is used instead.")
}

/// What is wrong with what `config.json` offers, and what becomes of it.
pub fn host_fault(fault: &HostFault) -> String {
    let what = host_mistake(fault);
    format!("config.json beside this page: {what}. It is left out.")
}

/// What is wrong with what `config.json` offers.
pub fn host_mistake(fault: &HostFault) -> String {
    match fault {
        HostFault::Integration(0) => "integrations must be a list".to_owned(),
        HostFault::Integration(number) => format!(
            "integration {number} must have a name, an id, and a type: postgresql, kafka or opensearch"
        ),
        HostFault::Template(0) => "templates must be a list".to_owned(),
        HostFault::Template(number) => format!(
            "template {number} must have a name, and a workspace as Share saves it to a file"
        ),
        HostFault::Drafts(name) => format!(
            "the workspace of the template {} is none that Share has saved to a file",
            visible(name)
        ),
    }
}

/// What is wrong with a `config.json`.
pub fn config_mistake(fault: &ConfigFault) -> String {
    match fault {
        ConfigFault::Unreachable(Some(status)) => format!("the server answered {status}"),
        ConfigFault::Unreachable(None) => "it could not be loaded".to_owned(),
        ConfigFault::NotJson { line, column } => {
            format!("it is not JSON (line {line}, column {column})")
        }
        ConfigFault::NotObject => {
            "it must be an object, such as {\"project\": \"my-project\"}".to_owned()
        }
        ConfigFault::NotText(key) => format!("{key} must be text in double quotes"),
        ConfigFault::NotSwitch(key) => format!("{key} must be true or false"),
        ConfigFault::Base(key, fault) => format!("{key} is refused: {}", base_fault(*fault)),
        ConfigFault::Bases => "api_bases must be a list such as [\"/aiven/v1\"]".to_owned(),
        ConfigFault::Scheme => "auth_scheme must be Bearer or aivenv1".to_owned(),
        ConfigFault::Generation => {
            "api_generation must be tables-and-jobs or applications".to_owned()
        }
        ConfigFault::Production => {
            "production must be a list such as [\"my-project/my-flink-service\"]".to_owned()
        }
        ConfigFault::UnknownKey(key) => format!("nothing reads the key {}", visible(key)),
    }
}

fn base_fault(fault: BaseFault) -> &'static str {
    match fault {
        BaseFault::Scheme => {
            "it must begin with https:// or be a path of this page's own origin, such as /v1"
        }
        BaseFault::Unencrypted => {
            "http:// would send the token unencrypted; only a host on this machine may use it"
        }
        BaseFault::Host => {
            "its host must be a plain name in lower case, with nothing in front of it and a number behind a colon"
        }
        BaseFault::Path => "its path must be of plain segments, without a query or a fragment",
    }
}

/// Why nothing could be restored.
pub fn saved_fault(fault: SavedFault) -> &'static str {
    match fault {
        SavedFault::Newer => {
            "This browser keeps drafts of a newer Millrace. They are set aside, not lost; here is the example."
        }
        SavedFault::Damaged => {
            "The drafts that this browser kept can't be read. They are set aside, not lost; here is the example."
        }
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
