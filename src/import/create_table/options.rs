//! The options of a table: those that fields hold, those that Aiven fills in, and the others by their names.

use super::statements::Statement;
use crate::import::unfit::Unfit;
use crate::import::{Fate, Import, Why};
use crate::sql::name::{join_list, unquoted};
use crate::sql::options;
use crate::sql::token::Kind;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::table::{Connector, Kafka, OpenSearch, Plain, PlainKind, Postgres};
use std::collections::BTreeMap;
use std::ops::Range;

/// An option.
struct Setting {
    key: String,
    key_span: Range<usize>,
    value: String,
    span: Range<usize>,
}

/// What becomes of an option.
enum Use {
    /// It fills a field.
    Field(Field),
    /// Aiven fills it in.
    Filled,
    /// It says what goes without saying.
    Implied,
    /// It stands among those of a connector that has no fields for them.
    Option,
    /// No field holds it.
    None,
}

/// Reads the options between these tokens. The table is a free one where no form has its connector.
pub fn read(
    statement: &Statement,
    tokens: Range<usize>,
    subject: &mut Subject,
    import: &mut Import,
) {
    let with = tokens.start.saturating_sub(2);
    let settings = settings(statement, tokens, import);
    // The last of each name is the one that holds, as in Flink.
    let mut last = BTreeMap::new();
    for (at, setting) in settings.iter().enumerate() {
        last.insert(setting.key.as_str(), at);
    }
    let named = last.get("connector").map(|at| &settings[*at]);
    let connector = match named {
        Some(setting) => connector(&setting.value),
        None => last.keys().find_map(|key| connector_with(key)),
    };
    if let Subject::Table(table) = &mut *subject {
        match &connector {
            Some(connector) => table.connector.clone_from(connector),
            None if named.is_some() => {
                table.connector = Connector::Free;
                return;
            }
            None => {}
        }
    }
    if named.is_none() && connector.is_none() {
        import.miss(statement.at(with), Unfit::NoConnector);
    }
    let draft = import.drafts.len();
    let mut options = Vec::new();
    for (at, setting) in settings.iter().enumerate() {
        let key = || setting.key_span.clone();
        if last.get(setting.key.as_str()) != Some(&at) {
            let why = Why::Twice(setting.key.clone());
            import.note(key(), Fate::LeftOut(why));
            continue;
        }
        match what(connector.as_ref(), setting) {
            Use::Field(field) => {
                let value = match field {
                    Field::KeyFields => join_list(setting.value.split(';')),
                    _ => setting.value.clone(),
                };
                field.set(subject, value);
                let span = if field == Field::SlackToken {
                    key()
                } else {
                    setting.span.clone()
                };
                import.note(span, Fate::Field(draft, field));
            }
            Use::Option => {
                options.push((setting.key.clone(), setting.value.clone()));
                import.note(key(), Fate::Field(draft, Field::Options));
            }
            Use::Filled => import.leave_out(key(), Unfit::Filled),
            Use::Implied => import.leave_out(setting.span.clone(), Unfit::Implied),
            Use::None => import.miss(key(), Unfit::NoField(setting.key.clone())),
        }
    }
    if !options.is_empty() {
        Field::Options.set(subject, options::written(&options, ", "));
    }
}

fn connector(name: &str) -> Option<Connector> {
    match name {
        "kafka" | "upsert-kafka" => Some(Connector::Kafka(Kafka::default())),
        "jdbc" => Some(Connector::Postgres(Postgres::default())),
        "elasticsearch-6" | "elasticsearch-7" | "elasticsearch-8" | "opensearch"
        | "opensearch-1" | "opensearch-2" => Some(Connector::OpenSearch(OpenSearch::default())),
        _ => PlainKind::from_name(name).map(|kind| Connector::Plain(Plain::of(kind))),
    }
}

/// The connector that an option speaks of, where none is named.
fn connector_with(key: &str) -> Option<Connector> {
    connector(match key {
        "topic" => "kafka",
        "table-name" => "jdbc",
        "index" => "opensearch",
        _ => return None,
    })
}

fn what(connector: Option<&Connector>, setting: &Setting) -> Use {
    let key = setting.key.as_str();
    match (connector, key) {
        (Some(Connector::Kafka(_)), _) => match key {
            "connector" => Use::Field(Field::ConnectorType),
            "topic" => Use::Field(Field::KafkaTopic),
            "key.format" => Use::Field(Field::KeyFormat),
            "key.fields" => Use::Field(Field::KeyFields),
            "value.format" | "format" => Use::Field(Field::ValueFormat),
            "value.fields-include" => Use::Field(Field::ValueFieldsInclude),
            "scan.startup.mode" => Use::Field(Field::StartupMode),
            "properties.bootstrap.servers" | "properties.security.protocol" => Use::Filled,
            _ if key.starts_with("properties.sasl.") || key.starts_with("properties.ssl.") => {
                Use::Filled
            }
            _ => Use::None,
        },
        (Some(_), "connector") => Use::Implied,
        (Some(Connector::Plain(plain)), "token") if plain.kind == PlainKind::Slack => {
            Use::Field(Field::SlackToken)
        }
        (Some(Connector::Plain(_)), _) => Use::Option,
        (Some(Connector::Postgres(_)), "table-name") => Use::Field(Field::JdbcTable),
        (Some(Connector::OpenSearch(_)), "index") => Use::Field(Field::OpenSearchIndex),
        (Some(Connector::Postgres(_)), "url" | "driver")
        | (Some(Connector::OpenSearch(_)), "hosts")
        | (Some(_), "username" | "password") => Use::Filled,
        (Some(Connector::OpenSearch(_)), "format") if setting.value == "json" => Use::Implied,
        _ => Use::None,
    }
}

/// `'key' = 'value'`, one behind the other. What can't be read is told, without what may be its value.
fn settings(statement: &Statement, tokens: Range<usize>, import: &mut Import) -> Vec<Setting> {
    let mut settings = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if statement.is(at, ",") {
            at += 1;
            continue;
        }
        let key_span = statement.at(at);
        let key = said(statement, at);
        let first = at + 2;
        let is_setting = statement.is(at + 1, "=") && statement.kind(first) == Some(Kind::Text);
        if let (true, Some(key)) = (is_setting && first < tokens.end, key) {
            let mut value = unquoted(statement.word(first), '\'');
            at = first + 1;
            // A string goes on in the next one, unless that is the key behind a comma that is missing.
            while at < tokens.end
                && statement.kind(at) == Some(Kind::Text)
                && !statement.is(at + 1, "=")
            {
                value.push_str(&unquoted(statement.word(at), '\''));
                at += 1;
            }
            if at < tokens.end && statement.kind(at) == Some(Kind::Text) {
                import.miss(statement.at(at), Unfit::NoComma);
            }
            let span = key_span.start..statement.at(at - 1).end;
            settings.push(Setting {
                key,
                key_span,
                value,
                span,
            });
        } else {
            import.miss(statement.first_of(at), Unfit::Unreadable);
            while at < tokens.end && !statement.is(at, ",") {
                at += 1;
            }
        }
    }
    settings
}

fn said(statement: &Statement, at: usize) -> Option<String> {
    match statement.kind(at)? {
        Kind::Text => Some(unquoted(statement.word(at), '\'')),
        Kind::Name => Some(unquoted(statement.word(at), '`')),
        _ => None,
    }
}
