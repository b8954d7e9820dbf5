//! An application and its version as two resources.

use super::{finished, head, label, notes, place, push_attributes, quoted};
use crate::api::request::Request;
use crate::snippet::{Note, Snippet};
use serde_json::{Map, Value};

pub(super) fn write(request: &Request, body: &Map<String, Value>) -> Snippet {
    let notes = notes(request, Note::ProviderOfApplications);
    let name = body.get("name").and_then(Value::as_str).unwrap_or_default();
    let label = label(name);
    let places: Vec<(&str, String)> = request.path.iter().filter_map(place).collect();

    let mut text = head("4.0");
    open(&mut text, "aiven_flink_application", &label);
    let mut lines = places.clone();
    lines.push(("name", quoted(name)));
    push_attributes(&mut text, "  ", &lines);
    text.push_str("}\n");

    let version = body.get("application_version").unwrap_or(&Value::Null);
    open(&mut text, "aiven_flink_application_version", &label);
    let mut lines = places;
    let id = ["aiven_flink_application.", &label, ".application_id"];
    lines.push(("application_id", id.concat()));
    lines.push(("statement", said(&version["statement"])));
    push_attributes(&mut text, "  ", &lines);
    for (list, block) in [("sources", "source"), ("sinks", "sink")] {
        for table in version[list].as_array().into_iter().flatten() {
            text.push_str(&["\n  ", block, " {\n"].concat());
            let mut lines = vec![("create_table", said(&table["create_table"]))];
            if table["integration_id"].is_string() {
                lines.push(("integration_id", said(&table["integration_id"])));
            }
            push_attributes(&mut text, "    ", &lines);
            text.push_str("  }\n");
        }
    }
    text.push('}');
    finished(text, request, notes)
}

fn open(text: &mut String, kind: &str, label: &str) {
    text.push_str(&["\nresource \"", kind, "\" \"", label, "\" {\n"].concat());
}

fn said(value: &Value) -> String {
    quoted(value.as_str().unwrap_or_default())
}
