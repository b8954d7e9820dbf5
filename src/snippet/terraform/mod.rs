//! Resources for Aiven's Terraform provider: 3.x, the last that knew tables and jobs, and 4.x for applications.

mod application;

use super::{Note, Options, SET_TOKEN, Snippet, placeholders, secret, secret_note};
use crate::api::base::AIVEN;
use crate::api::classic::is_uuid;
use crate::api::endpoints::{CREATE_APPLICATION, CREATE_JOB};
use crate::api::json::Body;
use crate::api::request::{Request, Segment};
use serde_json::{Map, Value};

/// A member of the body, and the attribute that says it.
type Attribute = (&'static str, &'static str);

const TABLE: [Attribute; 13] = [
    ("name", "table_name"),
    ("integration_id", "integration_id"),
    ("jdbc_table", "jdbc_table"),
    ("kafka_topic", "kafka_topic"),
    ("opensearch_index", "opensearch_index"),
    ("kafka_connector_type", "kafka_connector_type"),
    ("kafka_key_format", "kafka_key_format"),
    ("kafka_key_fields", "kafka_key_fields"),
    ("kafka_value_format", "kafka_value_format"),
    ("kafka_value_fields_include", "kafka_value_fields_include"),
    ("kafka_startup_mode", "kafka_startup_mode"),
    ("like_options", "like_options"),
    ("schema_sql", "schema_sql"),
];
const JOB: [Attribute; 4] = [
    ("job_name", "job_name"),
    ("table_ids", "table_ids"),
    ("tables", "table_ids"),
    ("statement", "statement"),
];

/// The members of a connector's object in the nested form, and those of the flat form.
const NESTED: [(&str, &str, &str); 14] = [
    ("jdbc", "table_name", "jdbc_table"),
    ("opensearch", "index", "opensearch_index"),
    ("kafka", "topic", "kafka_topic"),
    ("kafka", "key_format", "kafka_key_format"),
    ("kafka", "key_fields", "kafka_key_fields"),
    ("kafka", "value_format", "kafka_value_format"),
    (
        "kafka",
        "value_fields_include",
        "kafka_value_fields_include",
    ),
    ("kafka", "scan_startup_mode", "kafka_startup_mode"),
    ("upsert_kafka", "topic", "kafka_topic"),
    ("upsert_kafka", "key_format", "kafka_key_format"),
    ("upsert_kafka", "key_fields", "kafka_key_fields"),
    ("upsert_kafka", "value_format", "kafka_value_format"),
    (
        "upsert_kafka",
        "value_fields_include",
        "kafka_value_fields_include",
    ),
    ("upsert_kafka", "scan_startup_mode", "kafka_startup_mode"),
];

/// The block that names the provider, of the versions that fit this one.
fn head(version: &str) -> String {
    [
        "terraform {
  required_providers {
    aiven = {
      source  = \"aiven/aiven\"
      version = \"~> ",
        version,
        "\"
    }
  }
}
",
    ]
    .concat()
}

pub(super) fn write(request: &Request, _: Options) -> Snippet {
    let mut body = request.body.as_ref().map(Body::members).unwrap_or_default();
    if *request.endpoint == CREATE_APPLICATION {
        return application::write(request, &body);
    }
    let mut notes = notes(request, Note::ProviderVersion);
    flatten(&mut body);
    let is_job = *request.endpoint == CREATE_JOB;
    let (kind, name, attributes) = if is_job {
        ("aiven_flink_job", "job_name", &JOB[..])
    } else {
        ("aiven_flink_table", "name", &TABLE[..])
    };
    if is_job && !body.contains_key(name) {
        notes.push(Note::EmptyJobName);
        body.insert(name.to_owned(), Value::String(String::new()));
    }
    let label = label(body.get(name).and_then(Value::as_str).unwrap_or_default());

    let mut lines: Vec<(&str, String)> = request.path.iter().filter_map(place).collect();
    for (member, attribute) in attributes {
        // A job that names its tables twice says them once.
        let is_free = lines.iter().all(|(taken, _)| taken != attribute);
        let Some(value) = body.get(*member).filter(|_| is_free) else {
            continue;
        };
        if let Some(text) = expression(value, member, &mut notes) {
            lines.push((attribute, text));
            body.remove(*member);
        }
    }
    notes.extend(body.into_iter().map(|(member, _)| Note::LeftOut(member)));

    let mut text = [
        &head("3.0"),
        "\nresource \"",
        kind,
        "\" \"",
        &label,
        "\" {\n",
    ]
    .concat();
    push_attributes(&mut text, "  ", &lines);
    text.push('}');
    finished(text, request, notes)
}

/// What must be known of the provider and of where the API is.
fn notes(request: &Request, version: Note) -> Vec<Note> {
    let mut notes = vec![version];
    notes.extend(placeholders(request));
    let base = request.base.as_str();
    if base != AIVEN {
        match base.strip_suffix("/v1") {
            Some(address) => notes.push(Note::WebUrl(address.to_owned())),
            None => notes.push(Note::AddsVersion),
        }
    }
    notes
}

/// Brings a table of the nested form into the flat one: the resource has its attributes.
fn flatten(body: &mut Map<String, Value>) {
    for (object, member, flat) in NESTED {
        let Some(nested) = body.get_mut(object).and_then(Value::as_object_mut) else {
            continue;
        };
        let Some(value) = nested.remove(member) else {
            continue;
        };
        let is_empty = nested.is_empty();
        if body.contains_key(flat) {
            continue;
        }
        body.insert(flat.to_owned(), value);
        if object == "upsert_kafka" {
            body.insert("kafka_connector_type".to_owned(), "upsert-kafka".into());
        }
        if is_empty {
            body.remove(object);
        }
    }
}

fn push_attributes(text: &mut String, indent: &str, lines: &[(&str, String)]) {
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, value) in lines {
        text.push_str(indent);
        text.push_str(name);
        // As `terraform fmt` lays it out.
        text.extend(std::iter::repeat_n(' ', width - name.len()));
        text.push_str(" = ");
        text.push_str(value);
        text.push('\n');
    }
}

/// The text with a variable of Terraform's in the place of each secret.
fn with_secrets(mut text: String, secrets: &[String], notes: &mut Vec<Note>) -> String {
    for name in secrets {
        let own = name.to_ascii_lowercase();
        // As `quoted` has written it.
        let place = secret::place(name).replace('{', "\\u007b");
        let read = ["${replace(var.", &own, ", \"'\", \"''\")}"].concat();
        text = text.replace(&place, &read);
        text.push_str("\n\nvariable \"");
        text.push_str(&own);
        text.push_str("\" {\n  type      = string\n  sensitive = true\n}");
    }
    let own = secrets.iter().map(|name| name.to_ascii_lowercase());
    let own: Vec<String> = own.collect();
    notes.extend(secret_note(&own, Note::SecretsOfTerraform));
    text
}

fn finished(text: String, request: &Request, mut notes: Vec<Note>) -> Snippet {
    let text = with_secrets(text, &secret::of(request), &mut notes);
    Snippet {
        text,
        notes,
        setup: Some(SET_TOKEN),
        payload: None,
        make_payload: None,
    }
}

/// The attribute for a part of the path.
fn place(segment: &Segment) -> Option<(&'static str, String)> {
    let Segment::Given { name, value } = segment else {
        return None;
    };
    let attribute = if *name == "service" {
        "service_name"
    } else {
        name
    };
    let text = if segment.is_impossible() {
        quoted(&segment.encoded())
    } else {
        quoted(value)
    };
    Some((attribute, text))
}

/// The expression for a member's value, if there is one.
fn expression(value: &Value, member: &str, notes: &mut Vec<Note>) -> Option<String> {
    let list = match value {
        Value::String(text) => return Some(quoted(text)),
        Value::Array(list) => list,
        _ => return None,
    };
    let mut items = Vec::new();
    let mut first_resource = None;
    for text in list.iter().map(Value::as_str) {
        let text = text?;
        let is_name = member == "tables" || member == "table_ids" && !is_uuid(text);
        items.push(if is_name {
            let resource = ["aiven_flink_table.", &label(text)].concat();
            let item = [&resource, ".table_id"].concat();
            first_resource.get_or_insert(resource);
            item
        } else {
            quoted(text)
        });
    }
    notes.extend(first_resource.map(Note::Resources));
    Some(["[", &items.join(", "), "]"].concat())
}

/// A resource's label from a name, another for each: letters, digits and underscores stay, any other
/// character becomes its number between hyphens. A label can't begin with a digit or a hyphen; what stands
/// in front of one then makes the number of hyphens odd, which it is in no other label.
fn label(name: &str) -> String {
    let mut label = String::new();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        label.push_str("_-");
    }
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            label.push(c);
        } else {
            label.push('-');
            push_hex(&mut label, c, 1);
            label.push('-');
        }
    }
    label
}

/// A string of HCL. A brace behind `$` or `%` would begin a template, so it is an escape: two dollars would
/// do as well, but not behind another dollar.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '{' if matches!(before, '$' | '%') => quoted.push_str("\\u007b"),
            ' '..='~' => quoted.push(c),
            c if c <= '\u{ffff}' => {
                quoted.push_str("\\u");
                push_hex(&mut quoted, c, 4);
            }
            c => {
                quoted.push_str("\\U");
                push_hex(&mut quoted, c, 8);
            }
        }
        before = c;
    }
    quoted.push('"');
    quoted
}

/// The character's number, with at least so many digits.
fn push_hex(text: &mut String, c: char, width: u32) {
    let number = u32::from(c);
    let digits = (32 - number.leading_zeros()).div_ceil(4).max(width);
    for place in (0..digits).rev() {
        text.extend(char::from_digit(number >> (4 * place) & 0xf, 16));
    }
}
