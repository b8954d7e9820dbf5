//! What is wrong with what was typed, kept, or said by the host of the page, and what to do.

use super::{bar, label};
use crate::api::base::BaseFault;
use crate::api::json::{is_deceptive, visible};
use crate::api::token::TokenFault;
use crate::config::ConfigFault;
use crate::desk::host::HostFault;
use crate::saved::SavedFault;
use crate::workspace::field::Field;
use crate::workspace::problem::Fault;

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

pub(super) fn character(c: char) -> String {
    match c {
        ' ' => "space".to_owned(),
        c if c.is_whitespace() || is_deceptive(c) => code_point(c),
        c => format!("\u{201c}{c}\u{201d}"),
    }
}

pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
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
