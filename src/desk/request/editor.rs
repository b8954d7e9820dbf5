//! The payload as an editor: a textarea over its own text in colours, and what is to be known of what is typed there.

use super::edit::Edit;
use super::view::{JSON_ID, TEXT_ID, hint, painted};
use crate::api::json::{Body, visible};
use crate::api::request::Request;
use crate::desk::node::{Node, button, element, text};
use crate::import::payload;
use crate::text::{request_import, writing as say};
use crate::workspace::Draft;
use serde_json::Value;

const JSON_NOTES_ID: &str = "request-json-notes";

/// The editor.
pub(super) fn json(edit: Option<&Edit>, canonical: &str) -> Node {
    let shown = edit.map_or(canonical, |edit| edit.text.as_str());
    let fault = edit.and_then(|edit| edit.fault.as_ref());
    let mut textarea = element("textarea")
        .with("id", JSON_ID)
        .with("data-act", "json")
        .with("aria-label", say::JSON)
        .with("aria-describedby", JSON_NOTES_ID)
        .with("spellcheck", "false")
        .with("autocomplete", "off")
        .with("autocapitalize", "off")
        .with(".value", shown);
    if fault.is_some() {
        textarea = textarea.with("aria-invalid", "true");
    }
    // A last line without an end has no height of its own.
    let mut paint = painted(shown, fault.map(|fault| fault.at));
    paint.push(text("\n"));
    element("div")
        .with("class", "json-editor")
        .child(
            element("pre")
                .with("id", TEXT_ID)
                .with("aria-hidden", "true")
                .child(element("code").children(paint)),
        )
        .child(textarea)
        .into()
}

/// What is wrong with what is typed, or what becomes of it.
pub(super) fn notes(edit: Option<&Edit>, draft: &Draft, request: Option<&Request>) -> Node {
    let mut notes = element("div")
        .with("class", "json-notes")
        .with("id", JSON_NOTES_ID);
    if let Some((text, fault)) = edit.and_then(|edit| Some((&edit.text, edit.fault.as_ref()?))) {
        let (line, column) = payload::place(text, fault.at);
        let said = say::at(line, column, request_import::fault(*fault));
        notes = notes
            .child(
                element("p")
                    .with("class", "problems")
                    .with("role", "status")
                    .text(said),
            )
            .child(hint(say::HELD))
            .child(button("link", "discard", say::DISCARD));
    } else {
        notes = notes.child(hint(say::JSON_HINT));
    }
    for key in edit.iter().flat_map(|edit| &edit.twice) {
        notes = notes.child(hint(&say::twice(&visible(key))));
    }
    let body = request.and_then(|request| request.body.as_ref());
    if let Some((edit, body)) = edit.zip(body).filter(|(edit, _)| edit.fault.is_none()) {
        let members = body.members();
        let added: Vec<String> = members
            .keys()
            .filter(|key| !edit.keys.contains(*key))
            .filter(|key| edit.flattened.iter().all(|(_, flat)| flat != key))
            .cloned()
            .collect();
        if !added.is_empty() {
            notes = notes.child(hint(&say::added(&listed(&added))));
        }
        let flattened = edit.flattened.iter();
        // None is where tables are written in the nested form themselves.
        let flattened: Vec<String> = flattened
            .filter(|(_, flat)| members.contains_key(*flat))
            .map(|(typed, flat)| say::one_as_other(typed, flat))
            .collect();
        if !flattened.is_empty() {
            notes = notes.child(hint(&say::flattened(&listed(&flattened))));
        }
    }
    let sent = body.map(Body::members);
    let is_sent = |member: &(String, Value)| {
        let sent = sent.as_ref().map(|sent| sent.get(&member.0));
        sent.is_none_or(|sent| sent == Some(&member.1))
    };
    let (extra, hidden): (Vec<_>, Vec<_>) =
        payload::values(&draft.extra).into_iter().partition(is_sent);
    for (members, say) in [
        (extra, say::extra as fn(&str) -> String),
        (hidden, say::hidden),
    ] {
        let keys: Vec<String> = members.into_iter().map(|(key, _)| key).collect();
        if !keys.is_empty() {
            notes = notes.child(hint(&say(&listed(&keys))));
        }
    }
    notes.into()
}

/// The most keys that are named.
const NAMED_MAX: usize = 20;

/// The first of these keys, and how many more there are.
fn listed(keys: &[String]) -> String {
    let named = keys.iter().take(NAMED_MAX).map(|key| visible(key));
    let mut listed = named.collect::<Vec<_>>().join(", ");
    if keys.len() > NAMED_MAX {
        listed.push_str(&say::and_more(keys.len() - NAMED_MAX));
    }
    listed
}
