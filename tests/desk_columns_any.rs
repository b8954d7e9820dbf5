//! The grid of columns under any sequence of events.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, alt, command, key};
use millrace::desk::columns::{Event, first_wrong};
use millrace::sql::grid::rows;
use millrace::sql::schema::parse;
use nodes::{by_id, elements, get, role};
use proptest::prelude::*;

const ACTS: [&str; 17] = [
    "name",
    "type",
    "nullable",
    "detail",
    "virtual",
    "comment",
    "up",
    "down",
    "remove",
    "take",
    "add",
    "add-computed",
    "add-metadata",
    "add-watermark",
    "add-key",
    "undo",
    "redo",
];
const KEYS: [&str; 10] = [
    "ArrowUp",
    "ArrowDown",
    "Enter",
    "Tab",
    "Escape",
    "Delete",
    "z",
    "Z",
    "y",
    " ",
];
const PIECES: [&str; 22] = [
    "a INT",
    "`b` STRING NOT NULL",
    "c MAP<STRING, INT>",
    "d AS a + 1",
    "e AS (",
    "f INT PRIMARY KEY",
    "WATERMARK FOR t AS t",
    "PRIMARY KEY (a) NOT ENFORCED",
    "t TIMESTAMP(3)",
    "m INT METADATA FROM 'x'",
    "-- c\n",
    "/* c */",
    ", ",
    ",\n",
    ",\r\n",
    "'",
    "`",
    "<",
    ")",
    "é",
    "COMMENT 'x'",
    "",
];

fn written() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" , "))
}

proptest! {
    #![proptest_config(common::properties(400))]

    /// Whatever happens to whatever text: no panic, the focus goes to a control that is there (`Page::on` sees to
    /// that), and no two controls bear one id.
    #[test]
    fn no_sequence_of_events_is_too_much(
        text in written(),
        events in prop::collection::vec(
            (prop::sample::select(&ACTS[..]), 0..6_usize, 0..7_u8, prop::sample::select(&KEYS[..]), written()),
            0..12,
        ),
    ) {
        let mut page = Page::of(&text);
        for (verb, row, kind, pressed, value) in &events {
            let act = if verb.starts_with("add") || matches!(*verb, "undo" | "redo") {
                (*verb).to_owned()
            } else {
                format!("{verb} {row}")
            };
            // A box is not typed into, and a control that is not there hears nothing.
            let shown = page.view();
            let all = elements(&shown);
            let Some(control) = all.into_iter().find(|one| get(one, "data-act") == Some(&act)) else {
                continue;
            };
            let is_text = get(control, ".value").is_some();
            let event = match kind {
                0 | 1 if is_text => Event::Input(value),
                2 if is_text => Event::Paste(value),
                3 if role(control) == "checkbox" => Event::Check(value.is_empty()),
                4 => key(pressed),
                5 => alt(pressed),
                6 => command(pressed),
                _ if !is_text => Event::Click,
                _ => continue,
            };
            page.on(&act, event);
            let shown = page.view();
            let mut ids: Vec<&str> = elements(&shown).into_iter().filter_map(|one| get(one, "id")).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), count);
        }
        // What nobody types into shows what the text says.
        page.leave("name 0");
        let shown = page.view();
        let names_shown = elements(&shown)
            .into_iter()
            .filter(|one| get(one, "data-act").is_some_and(|act| act.starts_with("name ")))
            .filter_map(|one| get(one, ".value"))
            .map(str::to_owned);
        let read = rows(&page.text).into_iter().filter(|row| !row.name.is_empty()).map(|row| row.name);
        let shown_names: Vec<String> = names_shown.filter(|name| !name.is_empty()).collect();
        prop_assert_eq!(shown_names, read.collect::<Vec<String>>());
        let (_, problems) = parse(&page.text);
        let id = first_wrong(&rows(&page.text), &problems);
        prop_assert!(page.grid.is_sql || by_id(&shown, &id).is_some(), "{}: {}", page.text, id);
        prop_assert!(text_is_bounded(&page.text, &events));
    }
}

/// No event doubles a text.
fn text_is_bounded<T>(text: &str, events: &[T]) -> bool {
    text.len() < 2_000 * (events.len() + 1)
}
