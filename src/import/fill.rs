//! The members of a payload in the fields of a draft, or kept as they are written. What the draft is, is decided in
//! [`super::payload`].

use super::json::{self, Member};
use super::{Fate, Part, Why};
use crate::sql::name::join_list;
use crate::sql::order::places;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::TablesBy;
use crate::workspace::table::{Connector, Kafka, OpenSearch, Plain, Postgres};
use std::ops::Range;

/// What became of the members of a payload.
pub(super) struct Filled {
    /// As [`super::payload::Payload::extra`].
    pub(super) extra: String,
    /// As [`super::payload::Payload::parts`].
    pub(super) parts: Vec<Part>,
    /// Some stood in a nested object.
    pub(super) is_nested: bool,
}

/// Puts members into the fields of an empty subject. `text` is the payload.
pub(super) fn fill(text: &str, members: &[Member], subject: &mut Subject) -> Filled {
    let mut filling = Filling {
        text,
        subject,
        filled: Vec::new(),
        parts: Vec::new(),
        is_nested: false,
    };
    let mut extra = String::new();
    for (member, is_live) in members.iter().zip(last_of_each(members)) {
        filling.member(member, is_live, &mut extra);
    }
    if !extra.is_empty() {
        extra.push('}');
    }
    Filled {
        extra,
        parts: filling.parts,
        is_nested: filling.is_nested,
    }
}

/// Whether each member is the last of its key, which is the one that holds.
fn last_of_each(members: &[Member]) -> Vec<bool> {
    let order = places(members.len(), &|one, other| {
        members[one].key.cmp(&members[other].key)
    });
    let mut live = vec![true; members.len()];
    for pair in order.windows(2) {
        live[pair[0]] = members[pair[0]].key != members[pair[1]].key;
    }
    live
}

/// The connector that a key belongs to.
pub(super) fn connector(key: &str) -> Option<Connector> {
    match key {
        "jdbc_table" | "jdbc" => Some(Connector::Postgres(Postgres::default())),
        "opensearch_index" | "opensearch" => Some(Connector::OpenSearch(OpenSearch::default())),
        "kafka" | "upsert_kafka" | "upsert-kafka" => Some(Connector::Kafka(Kafka::default())),
        _ if key.starts_with("kafka_") && flat(key).is_some() => {
            Some(Connector::Kafka(Kafka::default()))
        }
        _ => None,
    }
}

/// An empty connector of the same kind.
pub(super) fn of_the_kind(connector: &Connector) -> Connector {
    match connector {
        Connector::Postgres(_) => Connector::Postgres(Postgres::default()),
        Connector::Kafka(_) => Connector::Kafka(Kafka::default()),
        Connector::OpenSearch(_) => Connector::OpenSearch(OpenSearch::default()),
        Connector::Plain(plain) => Connector::Plain(Plain::of(plain.kind)),
        Connector::Free => Connector::Free,
    }
}

/// The fields of the flat form, by their keys.
pub(super) const FLAT: [Field; 12] = [
    Field::TableName,
    Field::IntegrationId,
    Field::SchemaSql,
    Field::JdbcTable,
    Field::KafkaTopic,
    Field::OpenSearchIndex,
    Field::ConnectorType,
    Field::KeyFormat,
    Field::KeyFields,
    Field::ValueFormat,
    Field::ValueFieldsInclude,
    Field::StartupMode,
];

/// The field of the flat form that goes by this key.
pub(super) fn flat(key: &str) -> Option<Field> {
    FLAT.into_iter().find(|field| field.api_name() == key)
}

/// The field that a member of one of the nested objects fills.
fn nested(object: &str, key: &str) -> Option<Field> {
    match (object, key) {
        ("jdbc", "table_name") => Some(Field::JdbcTable),
        ("opensearch", "index") => Some(Field::OpenSearchIndex),
        ("jdbc" | "opensearch", _) => None,
        (_, "topic") => Some(Field::KafkaTopic),
        (_, "key_format") => Some(Field::KeyFormat),
        (_, "key_fields") => Some(Field::KeyFields),
        (_, "value_format") => Some(Field::ValueFormat),
        (_, "value_fields_include") => Some(Field::ValueFieldsInclude),
        (_, "scan_startup_mode") => Some(Field::StartupMode),
        _ => None,
    }
}

/// A subject while it is filled.
struct Filling<'a> {
    text: &'a str,
    subject: &'a mut Subject,
    filled: Vec<Field>,
    parts: Vec<Part>,
    is_nested: bool,
}

impl Filling<'_> {
    fn member(&mut self, member: &Member, is_live: bool, extra: &mut String) {
        let span = member.key_span.start..member.value.end;
        if !is_live {
            self.note(span, Fate::LeftOut(Why::Twice(member.key.clone())));
            return;
        }
        let value = &self.text[member.value.clone()];
        let is_connector = connector(&member.key).is_some_and(|of_key| self.has_connector(&of_key));
        if is_connector && flat(&member.key).is_none() && value.starts_with('{') {
            self.nested(member, extra);
            return;
        }
        let fate = match self.field(&member.key) {
            Some(field) if self.fill(field, value) => Fate::Field(0, field),
            _ => {
                add(extra, &self.text[member.key_span.clone()], value);
                Fate::Kept(0, member.key.clone())
            }
        };
        self.note(span, fate);
    }

    /// The members of a nested object. What no field fills of it stays in an object of its name.
    fn nested(&mut self, object: &Member, extra: &mut String) {
        self.is_nested = true;
        let start = object.value.start;
        // What was read as part of the text reads alone too.
        let members = json::members(&self.text[object.value.clone()])
            .ok()
            .flatten()
            .unwrap_or_default();
        if object.key.starts_with("upsert") {
            let fate = if self.fill(Field::ConnectorType, "\"upsert-kafka\"") {
                Fate::Field(0, Field::ConnectorType)
            } else {
                Fate::LeftOut(Why::Twice(object.key.clone()))
            };
            self.note(object.key_span.clone(), fate);
        }
        let mut rest = String::new();
        let live = last_of_each(&members);
        for (member, is_live) in members.iter().zip(live) {
            let span = start + member.key_span.start..start + member.value.end;
            let value = &self.text[start + member.value.start..start + member.value.end];
            let fate = match nested(&object.key, &member.key) {
                _ if !is_live => Fate::LeftOut(Why::Twice(member.key.clone())),
                Some(field) if self.fill(field, value) => Fate::Field(0, field),
                _ => {
                    let key = start + member.key_span.start..start + member.key_span.end;
                    add(&mut rest, &self.text[key], value);
                    Fate::Kept(0, object.key.clone())
                }
            };
            self.note(span, fate);
        }
        if !rest.is_empty() {
            rest.push('}');
            add(extra, &self.text[object.key_span.clone()], &rest);
        }
    }

    fn note(&mut self, span: Range<usize>, fate: Fate) {
        self.parts.push(Part { span, fate });
    }

    fn has_connector(&self, connector: &Connector) -> bool {
        matches!(&*self.subject, Subject::Table(table) if of_the_kind(&table.connector) == *connector)
    }

    /// The field of the subject that a key fills.
    fn field(&self, key: &str) -> Option<Field> {
        match &*self.subject {
            Subject::Job(job) => match key {
                "job_name" => Some(Field::JobName),
                "statement" => Some(Field::Statement),
                "tables" if job.tables_by == TablesBy::Name => Some(Field::Tables),
                "table_ids" if job.tables_by == TablesBy::Id => Some(Field::Tables),
                _ => None,
            },
            Subject::Table(_) => match connector(key) {
                Some(of_key) if !self.has_connector(&of_key) => None,
                _ => flat(key),
            },
        }
    }

    /// Fills a field, if the value is one that the field can hold and that makes the same request again.
    fn fill(&mut self, field: Field, value: &str) -> bool {
        if self.filled.contains(&field) {
            return false;
        }
        let typed = match field {
            Field::KeyFields | Field::Tables => list(value),
            _ => json::string(value),
        };
        // The payload leaves these out where they are empty.
        let is_optional = field == Field::JobName || Field::KAFKA_OPTIONS.contains(&field);
        let Some(typed) = typed.filter(|typed| !(is_optional && typed.is_empty())) else {
            return false;
        };
        field.set(self.subject, typed);
        self.filled.push(field);
        true
    }
}

/// A list of names as a field holds it. `None` where it is another value, or a name in it is empty: a field has none.
fn list(value: &str) -> Option<String> {
    if !value.starts_with('[') {
        return None;
    }
    let names: Option<Vec<String>> = json::members(value)
        .ok()??
        .into_iter()
        .map(|member| json::string(&value[member.value]).filter(|name| !name.is_empty()))
        .collect();
    Some(join_list(names?.iter().map(String::as_str)))
}

/// Adds a member to an object that is being written: its key as it stands in its quotes, and its value. A key has no
/// escapes that it does not need: it is compared with a body's own as it is written.
fn add(object: &mut String, key: &str, value: &str) {
    object.push(if object.is_empty() { '{' } else { ',' });
    match json::string(key).filter(|_| key.contains('\\')) {
        Some(plain) => object.push_str(&serde_json::to_string(&plain).unwrap_or_default()),
        None => object.push_str(key),
    }
    object.push(':');
    json::push_compact(object, value);
}
