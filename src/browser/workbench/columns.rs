//! The grid of columns at work: what is heard of it, and what comes of that in the page.

use super::{Bench, SCHEMA, at_bench, control, heard};
use crate::browser::editing;
use crate::browser::typing;
use crate::desk::{self, columns, study};
use crate::sql::grid;
use crate::workspace::table::Connector;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlInputElement, KeyboardEvent};

/// What the grid hears. The last is on its way down: the browser is not to move the focus to a list's entry.
const EVENTS: [(&str, bool); 7] = [
    ("input", false),
    ("change", false),
    ("click", false),
    ("keydown", false),
    ("paste", false),
    ("focusout", false),
    ("mousedown", true),
];

impl Bench {
    pub(super) fn draw_columns(&mut self) {
        self.grid.connector = self.table().map(study::connector_of);
        let mut lines = std::mem::take(&mut self.lines);
        let drawn = self.table().zip(self.shown).and_then(|(table, shown)| {
            let studied = self.studied(shown)?;
            let is_marked = typing::is_invalid(SCHEMA);
            let rows = if self.grid.is_sql {
                Vec::new()
            } else {
                grid::rows(&table.schema_sql)
            };
            Some(columns::view(
                &self.grid,
                &columns::Shown {
                    text: &table.schema_sql,
                    rows: &rows,
                    problems: if is_marked { &studied.problems } else { &[] },
                    has_metadata: matches!(table.connector, Connector::Kafka(_)),
                },
                &mut lines,
            ))
        });
        self.lines = lines;
        if let Some(drawn) = drawn {
            let id = desk::host_id(SCHEMA);
            editing::set_view(&id, self.grid.is_sql);
            heard(&mut self.columns, &id, &EVENTS, in_columns, drawn);
        }
    }
}

fn in_columns(event: &Event) {
    let Some((control, act)) = control(event) else {
        return;
    };
    let input = control.dyn_ref::<HtmlInputElement>();
    let value = input.map(HtmlInputElement::value).unwrap_or_default();
    let is_box = input.is_some_and(|input| input.type_() == "checkbox");
    let pasted = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(|event| event.clipboard_data()?.get_data("text/plain").ok());
    let key = event.dyn_ref::<KeyboardEvent>();
    let key_name = key.map(KeyboardEvent::key).unwrap_or_default();
    let happened = match event.type_().as_str() {
        "input" if !is_box => columns::Event::Input(&value),
        "change" if is_box => columns::Event::Check(input.is_some_and(HtmlInputElement::checked)),
        "click" if input.is_none() => columns::Event::Click,
        // The keys of an input method are its own.
        "keydown" if key.is_some_and(KeyboardEvent::is_composing) => return,
        "keydown" => columns::Event::Key {
            key: &key_name,
            alt: key.is_some_and(KeyboardEvent::alt_key),
            shift: key.is_some_and(KeyboardEvent::shift_key),
            command: key.is_some_and(|key| key.ctrl_key() || key.meta_key()),
            value: &value,
        },
        "paste" => match &pasted {
            Some(pasted) => columns::Event::Paste(pasted),
            None => return,
        },
        "focusout" if input.is_some() => columns::Event::Leave,
        "mousedown" if control.get_attribute("role").as_deref() == Some("option") => {
            event.prevent_default();
            return;
        }
        _ => return,
    };
    let is_leaving = matches!(happened, columns::Event::Leave);
    let outcome = at_bench(|bench| {
        let text = bench.table()?.schema_sql.clone();
        Some(bench.grid.react(&act, happened, &text))
    });
    let Some(outcome) = outcome.flatten() else {
        return;
    };
    if outcome.is_done {
        event.prevent_default();
    }
    if let Some(text) = &outcome.text {
        typing::put(SCHEMA, text);
    }
    at_bench(|bench| {
        bench.draw_columns();
        // The text may be in sight from now on.
        bench.draw_editor(SCHEMA);
    });
    if let Some(id) = &outcome.focus {
        typing::focus(id);
    }
    if is_leaving {
        typing::leave(SCHEMA);
    }
}
