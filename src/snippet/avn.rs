//! Aiven's own command line for bash, dash and zsh: the versions that knew tables and jobs, each in their own words, and
//! those that know applications.

use super::curl::quote::{PLAIN_TOKEN, literal};
use super::{
    ARGUMENT_MAX, Note, Options, PAYLOAD_FILE, SET_TOKEN, Snippet, placeholders, secret,
    secret_note,
};
use crate::api::base::AIVEN;
use crate::api::classic::{CONNECTOR_TYPES, FORMATS, STARTUP_MODES};
use crate::api::endpoints::{CREATE_APPLICATION, CREATE_JOB};
use crate::api::json::Body;
use crate::api::request::{Request, Segment, is_impossible};
use serde_json::Value;

/// A flag: the member of the body that it says, its name, the first version that has it, and the values
/// that it takes, if not any.
type Flag = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const TABLE: [Flag; 11] = [
    ("name", "--table-name", "2.13.6", &[]),
    ("jdbc_table", "--jdbc-table", "2.13.6", &[]),
    ("kafka_topic", "--kafka-topic", "2.13.6", &[]),
    ("opensearch_index", "--opensearch-index", "2.14.8", &[]),
    (
        "kafka_connector_type",
        "--kafka-connector-type",
        "2.14.4",
        &CONNECTOR_TYPES,
    ),
    ("kafka_key_format", "--kafka-key-format", "2.14.4", &FORMATS),
    ("kafka_key_fields", "--kafka-key-fields", "2.14.4", &[]),
    (
        "kafka_value_format",
        "--kafka-value-format",
        "2.14.4",
        &FORMATS,
    ),
    (
        "kafka_startup_mode",
        "--kafka-startup-mode",
        "2.14.4",
        &[STARTUP_MODES[0], STARTUP_MODES[1]],
    ),
    ("like_options", "--like-options", "2.13.6", &[]),
    ("schema_sql", "--schema-sql", "2.13.6", &[]),
];
const JOB: [Flag; 3] = [
    ("table_ids", "--table-ids", "2.14.1", &[]),
    ("tables", "--tables", "2.13.6", &[]),
    ("statement", "--statement", "2.13.6", &[]),
];

/// The objects of the nested form of a table, and the members of the flat one in their place.
const NESTED: [(&str, &str); 4] = [
    ("kafka", "kafka_topic"),
    ("upsert_kafka", "kafka_topic"),
    ("jdbc", "jdbc_table"),
    ("opensearch", "opensearch_index"),
];

pub(super) fn write(request: &Request, _: Options) -> Snippet {
    let mut notes = placeholders(request);
    let wire = request.body.as_ref().map(Body::wire).unwrap_or_default();
    let mut body = request.body.as_ref().map(Body::members).unwrap_or_default();
    if *request.endpoint == CREATE_APPLICATION {
        notes.insert(0, Note::AvnSince("2.18.0"));
        return with_json(request, "create-application", &wire, notes);
    }
    let is_nested = NESTED.iter().any(|(object, flat)| {
        body.get(*object).is_some_and(Value::is_object) && !body.contains_key(*flat)
    });
    if is_nested {
        let (since, until) = ("2.16.0", "2.17.0");
        notes.insert(0, Note::AvnVersions { since, until });
        return with_json(request, "table create", &wire, notes);
    }
    let is_job = *request.endpoint == CREATE_JOB;
    let (noun, positional, flags) = if is_job {
        ("job", "job_name", &JOB[..])
    } else {
        ("table", "integration_id", &TABLE[..])
    };
    let (mut since, until) = match (is_job, body.contains_key("table_ids")) {
        (false, _) => ("2.13.6", "2.15.0"),
        (true, false) if body.contains_key("tables") => ("2.13.6", "2.14.0"),
        // Without a list this is what sends an empty one of ids.
        (true, _) => ("2.14.1", "2.17.0"),
    };
    // No version has both.
    if is_job && body.contains_key("table_ids") && body.remove("tables").is_some() {
        notes.push(Note::LeftOut("tables".to_owned()));
    }

    let mut lines = head(request, &mut notes);
    lines.push(format!("service flink {noun} create"));

    let mut operands = vec![segment(request, "service", &mut notes)];
    match body.remove(positional) {
        None if is_job => {
            notes.push(Note::EmptyJobName);
            operands.push(Some("''".to_owned()));
        }
        None => {}
        Some(value) => {
            let operand = value.as_str().and_then(argument);
            if operand.is_none() {
                notes.push(Note::LeftOut(positional.to_owned()));
            }
            operands.push(operand);
        }
    }
    let operands = operands.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let is_behind = begins_with_hyphen(&operands);
    if !is_behind {
        lines.push(operands.clone());
    }
    let project = segment(request, "project", &mut notes);
    lines.extend(project.map(|project| format!("--project={project}")));
    for (member, flag, first, choices) in flags {
        let Some(value) = body.remove(*member) else {
            continue;
        };
        match said(&value, member, flag, choices) {
            Some(text) => {
                since = since.max(first);
                lines.extend((!text.is_empty()).then_some(text));
            }
            None => notes.push(Note::LeftOut((*member).to_owned())),
        }
    }
    notes.extend(body.into_iter().map(|(member, _)| Note::LeftOut(member)));
    if is_behind {
        lines.push(format!("-- {operands}"));
    }
    notes.insert(0, Note::AvnVersions { since, until });
    notes.extend(secret_note(&secret::of(request), Note::SecretsByHand));
    Snippet {
        text: lines.join(" \\\n  "),
        notes,
        setup: Some(SET_TOKEN),
        payload: None,
        make_payload: None,
    }
}

/// A command that takes its payload as JSON: as an argument, or where that is too long from a file.
fn with_json(request: &Request, command: &str, wire: &str, mut notes: Vec<Note>) -> Snippet {
    let secrets = secret::of(request);
    let mut lines = Vec::new();
    let is_short = argument(wire).is_some();
    if !secrets.is_empty() {
        // An argument is in the list of processes; what is piped is not.
        lines.push([": ", &secret::guard(&secrets), " &&"].concat());
        if is_short {
            lines.push(["printf '%s' ", &literal(wire), " |"].concat());
            lines.push(secret::filter(&secrets) + " |");
        } else {
            lines.push(secret::filter_of_file(&secrets) + " |");
        }
    }
    notes.extend(secret_note(&secrets, Note::Secrets));
    lines.extend(head(request, &mut notes));
    lines.push(["service flink ", command].concat());
    let payload = (!is_short).then(|| wire.to_owned());
    let json = match argument(wire) {
        _ if !secrets.is_empty() => "@/dev/stdin".to_owned(),
        Some(json) => json,
        None => ["@", PAYLOAD_FILE].concat(),
    };
    let service = segment(request, "service", &mut notes).unwrap_or_default();
    let is_behind = begins_with_hyphen(&service);
    let project = segment(request, "project", &mut notes);
    let project = project.map(|project| ["--project=", &project].concat());
    if is_behind {
        lines.extend(project);
        lines.push(["-- ", &service].concat());
    } else {
        lines.push(service);
        lines.extend(project);
    }
    lines.push(json);
    Snippet {
        text: lines.join(" \\\n  "),
        notes,
        setup: Some(SET_TOKEN),
        payload,
        make_payload: None,
    }
}

/// The words in front of the command.
fn head(request: &Request, notes: &mut Vec<Note>) -> Vec<String> {
    // An environment is in no list of processes.
    let mut lines = vec![format!("AIVEN_AUTH_TOKEN={PLAIN_TOKEN} avn")];
    let base = request.base.as_str();
    if base != AIVEN {
        // The program puts this behind its address itself.
        let address = base.strip_suffix("/v1").unwrap_or_else(|| {
            notes.push(Note::AddsVersion);
            base
        });
        lines.push(format!("--url={}", shown(address)));
    }
    lines
}

/// What begins with a hyphen is a flag to the program, unless it stands behind two.
fn begins_with_hyphen(operands: &str) -> bool {
    ["'-", "'\\055"]
        .iter()
        .any(|start| operands.contains(start))
}

/// The segment of that name, or the word in its place.
fn segment(request: &Request, name: &'static str, notes: &mut Vec<Note>) -> Option<String> {
    let value = request.path.iter().find_map(|segment| match segment {
        Segment::Given { name: found, value } if *found == name => Some(value.as_str()),
        _ => None,
    })?;
    let word = name.to_ascii_uppercase();
    if is_impossible(value) {
        return Some(word);
    }
    // Left out, the project would be the program's own.
    argument(value).or_else(|| {
        notes.push(Note::Placeholder(word.clone()));
        Some(word)
    })
}

/// A flag with its value, nothing for an empty list, or `None` for what can't be said.
fn said(value: &Value, member: &str, flag: &str, choices: &[&str]) -> Option<String> {
    let list = match value {
        Value::String(text) => {
            let is_sent = !text.is_empty() || matches!(member, "name" | "schema_sql" | "statement");
            let is_taken = choices.is_empty() || choices.contains(&text.as_str());
            // An empty text is one that the program leaves out of the body.
            return (is_sent && is_taken)
                .then(|| argument(text))?
                .map(|argument| format!("{flag}={argument}"));
        }
        Value::Array(list) if matches!(member, "kafka_key_fields" | "tables" | "table_ids") => list,
        _ => return None,
    };
    let texts: Vec<&str> = list.iter().map(Value::as_str).collect::<Option<_>>()?;
    match texts[..] {
        [] => Some(String::new()),
        [text] => Some(format!("{flag}={}", argument(text)?)),
        // One of several can't be joined to the flag.
        _ if texts.iter().any(|text| text.starts_with('-')) => None,
        _ => {
            let words: Vec<String> = texts.into_iter().map(argument).collect::<Option<_>>()?;
            Some(format!("{flag} {}", words.join(" ")))
        }
    }
}

/// An argument in quotes, unless no program, or not this one, can be given it: Python's parser of
/// arguments drops two hyphens wherever they stand alone.
fn argument(text: &str) -> Option<String> {
    let is_possible = !text.contains('\0') && text.len() <= ARGUMENT_MAX && text != "--";
    is_possible.then(|| shown(text))
}

/// An argument in quotes. One that holds more than printable ASCII is written by `printf`, as a whole, since
/// zsh takes long for many such calls; so is one with an exclamation mark, which the bash of macOS reads in
/// the later lines of a quoted text.
fn shown(text: &str) -> String {
    if text.chars().all(is_plain) {
        return literal(text);
    }
    // A command's output loses the line breaks at its end.
    let written = text.trim_end_matches('\n');
    let mut shown = String::from("\"$(printf '");
    for (i, c) in written.char_indices() {
        match c {
            // It would be an option of printf's.
            '-' if i == 0 => push_octal(&mut shown, c),
            '%' => shown.push_str("%%"),
            '\\' => shown.push_str("\\\\"),
            '\'' => push_octal(&mut shown, c),
            c if is_plain(c) => shown.push(c),
            c => push_octal(&mut shown, c),
        }
    }
    shown.push_str("')\"");
    if written.len() < text.len() {
        shown.push_str(&literal(&text[written.len()..]));
    }
    shown
}

fn is_plain(c: char) -> bool {
    matches!(c, ' ' | '"'..='~' | '\n')
}

fn push_octal(text: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        text.push('\\');
        for shift in [6, 3, 0] {
            text.extend(char::from_digit(u32::from(byte >> shift & 7), 8));
        }
    }
}
