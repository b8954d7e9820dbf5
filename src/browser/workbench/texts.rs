//! The texts of a request at work. What these show and what follows from an event is decided in `desk::request`; here
//! it is copied, saved, and told to the app.

use super::{Bench, at_bench, control, heard, tell};
use crate::browser::{clipboard, page, save, task};
use crate::desk::request::act::{Event as Happened, Outcome};
use crate::desk::request::view;
use crate::desk::{ACTIONS_ID, REQUEST_ID};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

/// How long it is said what was done, in milliseconds.
const TELL_FOR: i32 = 4000;

/// Copies the command of the draft that is shown.
pub fn copy() {
    let command = at_bench(|bench| {
        let draft = bench.given.draft(bench.shown?)?;
        bench.texts.command(draft, &bench.given)
    });
    if let Some(command) = command.flatten() {
        copy_text(command);
    }
}

/// Shows the editor of the payload and moves the focus there.
pub(super) fn go_to_payload() {
    if let Some(outcome) = at_bench(|bench| bench.texts.go_to_payload()) {
        finish(outcome);
    }
}

impl Bench {
    pub(super) fn draw_texts(&mut self) {
        let draft = self.shown.and_then(|shown| self.given.draft(shown));
        let drawn = draft.and_then(|draft| self.texts.view(draft, &self.given));
        if let Some(drawn) = drawn {
            heard(&mut self.text, REQUEST_ID, &EVENTS, in_texts, drawn.text);
            heard(
                &mut self.actions,
                ACTIONS_ID,
                &EVENTS,
                in_texts,
                drawn.actions,
            );
        }
    }
}

/// What the texts tell.
const EVENTS: [(&str, bool); 6] = [
    ("click", false),
    ("keydown", false),
    ("input", false),
    ("change", false),
    ("focusout", false),
    // It does not bubble.
    ("toggle", true),
];

fn in_texts(event: &Event) {
    let Some((control, act)) = control(event) else {
        return;
    };
    let textarea = control.dyn_ref::<HtmlTextAreaElement>();
    let typed = textarea.map(HtmlTextAreaElement::value).unwrap_or_default();
    let select = control.dyn_ref::<HtmlSelectElement>();
    let chosen = select.map(HtmlSelectElement::value).unwrap_or_default();
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    let key = key.unwrap_or_default();
    let happened = match event.type_().as_str() {
        "click" if textarea.is_none() && select.is_none() => Happened::Click,
        "keydown" => Happened::Key(&key),
        "input" if textarea.is_some() => Happened::Input(&typed),
        "change" if select.is_some() => Happened::Change(&chosen),
        "focusout" => Happened::Leave,
        "toggle" => Happened::Toggle(control.has_attribute("open")),
        _ => return,
    };
    if matches!(happened, Happened::Leave) {
        // What is drawn then may move what the pointer is on its way to press.
        page::after_press(move || {
            if let Some(outcome) = react(&act, Happened::Leave) {
                finish(outcome);
            }
        });
        return;
    }
    if let Some(outcome) = react(&act, happened) {
        if outcome.is_done {
            event.prevent_default();
        }
        finish(outcome);
        if act.starts_with("tab ") {
            page::scroll_back(view::PANEL_ID);
        }
    }
}

fn react(act: &str, happened: Happened) -> Option<Outcome> {
    let outcome = at_bench(|bench| {
        let draft = bench.given.draft(bench.shown?)?;
        Some(bench.texts.react(act, happened, draft, &bench.given))
    });
    outcome.flatten()
}

fn finish(outcome: Outcome) {
    at_bench(Bench::draw_texts);
    tell(&outcome.told);
    if let Some(id) = &outcome.focus {
        page::focus(id);
    }
    if let Some(text) = outcome.copy {
        copy_text(text);
    }
    if let Some((name, text)) = outcome.save {
        // A browser that saves no files shows as much by itself.
        let _ = save::file(name, &text);
    }
}

fn copy_text(text: String) {
    task::spawn(async move {
        let was_copied = clipboard::write(&text).await;
        let is_whole = view::beginning(&text).len() == text.len();
        let was_selected = !was_copied && is_whole && page::select(view::TEXT_ID);
        at_bench(|bench| {
            bench.texts.copied(was_copied, was_selected, is_whole);
            bench.draw_texts();
        });
        task::pause(TELL_FOR).await;
        at_bench(|bench| {
            bench.texts.tell("");
            bench.draw_texts();
        });
    });
}
