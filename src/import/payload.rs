//! The JSON of a request as what the workspace holds: the flat form of a table of 2021, the nested form of 2022, and
//! jobs. What no field fills is kept as it is written.

use super::fill::{connector, fill, of_the_kind};
use super::json::{self, Fault, Member, Slip};
use super::{Fate, Part};
use crate::sql::name::{join_list, split_list};
use crate::workspace::field::Field;
use crate::workspace::job::{Job, TablesBy, TablesFrom};
use crate::workspace::table::{Connector, Table};
use crate::workspace::{Draft, Subject, Workspace};
use serde_json::Value;

/// What a payload says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// What it creates.
    pub subject: Subject,
    /// The members that no field fills: a JSON object without white space between its parts, or nothing.
    pub extra: String,
    /// What became of each member, as if of the first draft of an import. The span is that of key and value.
    pub parts: Vec<Part>,
    /// It has the nested form, whose members stand in the fields of the flat one.
    pub is_nested: bool,
}

/// Why a text is no payload, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayloadFault {
    /// The byte.
    pub at: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// What is wrong with a text that should be a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is no JSON.
    Json(Slip),
    /// It is JSON, but no object.
    NoObject,
    /// It is an object, but of neither a table nor a job.
    NoPayload,
}

impl From<Fault> for PayloadFault {
    fn from(fault: Fault) -> Self {
        Self {
            at: fault.at,
            what: Wrong::Json(fault.slip),
        }
    }
}

/// The line and the column of a byte, both from 1, the column in characters.
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (
        before.matches('\n').count() + 1,
        before[line..].chars().count() + 1,
    )
}

/// The keys of a JSON object, in its order. None where the text is none.
pub fn keys(object: &str) -> Vec<String> {
    let members = json::members(object).ok().flatten().unwrap_or_default();
    members.into_iter().map(|member| member.key).collect()
}

/// The members of a JSON object with their values, in its order. What is no value of this program, such as a number
/// beyond every `f64`, is null, as in [`crate::api::json::Body::members`].
pub fn values(object: &str) -> Vec<(String, Value)> {
    let members = json::members(object).ok().flatten().unwrap_or_default();
    let value = |member: Member| {
        let value = serde_json::from_str(&object[member.value]);
        (member.key, value.unwrap_or_default())
    };
    members.into_iter().map(value).collect()
}

/// The members of nested objects that are sent under a key of the flat form: where they stood, and that key.
pub fn flattened(text: &str, payload: &Payload) -> Vec<(String, &'static str)> {
    let objects = json::members(text).ok().flatten().unwrap_or_default();
    let flat = |part: &Part| {
        let Fate::Field(_, field) = part.fate else {
            return None;
        };
        let object = objects
            .iter()
            .find(|it| it.key_span.start <= part.span.start && part.span.end <= it.value.end)?;
        if part.span == object.key_span {
            return Some((object.key.clone(), field.api_name()));
        }
        let inner = keys(&["{", &text[part.span.clone()], "}"].concat());
        let is_inside = object.value.start <= part.span.start;
        let path = [&object.key, ".", inner.first()?].concat();
        is_inside.then_some((path, field.api_name()))
    };
    payload.parts.iter().filter_map(flat).collect()
}

/// Reads a payload. `was` is the draft that is edited: it decides what the payload leaves open, and what says the same
/// as before stays as it was typed.
///
/// # Errors
/// Where the text stops to be a payload.
pub fn read(text: &str, was: Option<&Subject>) -> Result<Payload, PayloadFault> {
    let no_object = |what| PayloadFault {
        at: text.find(|c: char| !c.is_whitespace()).unwrap_or(0),
        what,
    };
    let members = match json::members(text)? {
        Some(members)
            if text
                .trim_start_matches('\u{feff}')
                .trim_start()
                .starts_with('{') =>
        {
            members
        }
        _ => return Err(no_object(Wrong::NoObject)),
    };
    let mut subject = empty(&members, was).ok_or(no_object(Wrong::NoPayload))?;
    let filled = fill(text, &members, &mut subject);
    if let Some(was) = was {
        keep_as_typed(&mut subject, was);
    }
    let list = Field::Tables.body_key(&subject);
    if let Subject::Job(job) = &mut subject
        && keys(&filled.extra).iter().any(|key| key == list)
    {
        // A list that no field holds is typed too: one that follows the statement would be sent instead of it.
        job.tables_from = TablesFrom::Hand;
    }
    Ok(Payload {
        subject,
        extra: filled.extra,
        parts: filled.parts,
        is_nested: filled.is_nested,
    })
}

/// Reads the payload of a draft that is edited. Ids in it that stand for tables which the draft lists by name stay names.
///
/// # Errors
/// Where the text stops to be a payload.
pub fn edited(text: &str, draft: &Draft, workspace: &Workspace) -> Result<Payload, PayloadFault> {
    let mut payload = read(text, Some(&draft.subject))?;
    if let (Subject::Job(job), Subject::Job(was)) = (&mut payload.subject, &draft.subject)
        && job.tables_by == TablesBy::Id
        && job.tables != was.tables
    {
        let named: Vec<(String, &str)> = split_list(&was.tables)
            .into_iter()
            .filter_map(|name| {
                Some((workspace.table_id(&name)?, name)).map(|(id, name)| (name, id))
            })
            .collect();
        let tables = split_list(&job.tables).into_iter().map(|table| {
            match named.iter().find(|(_, id)| **id == table) {
                Some((name, _)) => name.clone(),
                None => table,
            }
        });
        let tables: Vec<String> = tables.collect();
        job.tables = join_list(tables.iter().map(String::as_str));
        keep_as_typed(&mut payload.subject, &draft.subject);
    }
    Ok(payload)
}

/// The subject that the keys speak of, without a word in it. Its connector is the first that is named.
fn empty(members: &[Member], was: Option<&Subject>) -> Option<Subject> {
    let has = |keys: &[&str]| {
        members
            .iter()
            .any(|member| keys.contains(&member.key.as_str()))
    };
    let is_job = has(&["statement", "job_name", "tables", "table_ids"]);
    let is_table = has(&["schema_sql", "integration_id"])
        || members
            .iter()
            .any(|member| connector(&member.key).is_some());
    let was_job = matches!(was, Some(Subject::Job(_)));
    if was.is_none() && !is_job && !is_table {
        return None;
    }
    if is_job && (was_job || !is_table) || was_job && !is_table {
        return Some(Subject::Job(empty_job(&has, was)));
    }
    let was = match was {
        Some(Subject::Table(table)) => Some(of_the_kind(&table.connector)),
        _ => None,
    };
    let mut named = members.iter().filter_map(|member| connector(&member.key));
    let connector = match was {
        Some(was) if named.clone().any(|named| named == was) => was,
        was => named.next().or(was).unwrap_or_default(),
    };
    Some(Subject::Table(Table {
        connector,
        ..Table::default()
    }))
}

fn empty_job(has: &impl Fn(&[&str]) -> bool, was: Option<&Subject>) -> Job {
    let was = match was {
        Some(Subject::Job(job)) => job.clone(),
        _ => Job::default(),
    };
    let tables_by = match (has(&["tables"]), has(&["table_ids"])) {
        (true, false) => TablesBy::Name,
        (false, true) => TablesBy::Id,
        _ => was.tables_by,
    };
    Job {
        tables_by,
        tables_from: was.tables_from,
        ..Job::default()
    }
}

/// Lists that say the same as before stay as they were typed, and a job's where it comes from.
fn keep_as_typed(subject: &mut Subject, was: &Subject) {
    match (subject, was) {
        (Subject::Job(job), Subject::Job(was))
            if split_list(&job.tables) == split_list(&was.tables) =>
        {
            job.tables.clone_from(&was.tables);
            job.tables_from = was.tables_from;
        }
        (Subject::Table(table), Subject::Table(was)) => {
            if let (Connector::Kafka(kafka), Connector::Kafka(was)) =
                (&mut table.connector, &was.connector)
                && split_list(&kafka.key_fields) == split_list(&was.key_fields)
            {
                kafka.key_fields.clone_from(&was.key_fields);
            }
        }
        _ => {}
    }
}
