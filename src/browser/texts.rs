//! The texts of a request at work. What these show and what follows from an event is decided in `desk::request`; here
//! it is copied, saved, and told to the app.

use super::desk::TELL;
use super::workbench::{Heard, control, heard};
use super::{clipboard, location, page, save, task};
use crate::desk::request::act::{Event as Happened, Outcome};
use crate::desk::request::{Texts, view};
use crate::desk::{ACTIONS_ID, REQUEST_ID};
use crate::workspace::{DraftId, Workspace};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Event, HtmlSelectElement};
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

/// How long it is said what was done, in milliseconds.
const TELL_FOR: i32 = 4000;

#[derive(Default)]
struct Bench {
    texts: Texts,
    workspace: Workspace,
    shown: Option<DraftId>,
    text: Option<Heard>,
    actions: Option<Heard>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// Not while it is being drawn: an element that is removed loses the focus and tells so, and that is no doing of the
/// user's.
fn at_bench<T>(act: impl FnOnce(&mut Bench) -> T) -> Option<T> {
    BENCH.with(|bench| Some(act(&mut *bench.try_borrow_mut().ok()?)))
}

/// Takes what the app tells of addresses and settings.
pub fn set_route(told: &str) {
    at_bench(|bench| bench.texts.set_route(told, &location::origin()));
}

/// Shows the request of this draft.
pub fn show(workspace: &Workspace, shown: Option<DraftId>) {
    at_bench(|bench| {
        workspace.clone_into(&mut bench.workspace);
        bench.shown = shown;
        bench.texts.open(shown);
        bench.draw();
    });
}

/// Copies the command of the draft that is shown.
pub fn copy() {
    let command = at_bench(|bench| {
        let draft = bench.workspace.draft(bench.shown?)?;
        bench.texts.command(draft, &bench.workspace)
    });
    if let Some(command) = command.flatten() {
        copy_text(command);
    }
}

impl Bench {
    fn draw(&mut self) {
        let draft = self.shown.and_then(|shown| self.workspace.draft(shown));
        if let Some(draft) = draft {
            let nodes = self.texts.view(draft, &self.workspace);
            heard(&mut self.text, REQUEST_ID, &EVENTS, in_texts, nodes);
            let nodes = self.texts.actions(draft, &self.workspace);
            heard(&mut self.actions, ACTIONS_ID, &EVENTS, in_texts, nodes);
        }
    }
}

/// What the texts and the dialog hear.
const EVENTS: [(&str, bool); 5] = [
    ("click", false),
    ("keydown", false),
    ("input", false),
    ("change", false),
    ("focusout", false),
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
    }
}

fn react(act: &str, happened: Happened) -> Option<Outcome> {
    let outcome = at_bench(|bench| {
        let draft = bench.workspace.draft(bench.shown?)?;
        Some(bench.texts.react(act, happened, draft, &bench.workspace))
    });
    outcome.flatten()
}

fn finish(outcome: Outcome) {
    at_bench(Bench::draw);
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
        let was_selected = !was_copied && page::select(view::TEXT_ID);
        at_bench(|bench| {
            bench.texts.copied(was_copied, was_selected);
            bench.draw();
        });
        task::pause(TELL_FOR).await;
        at_bench(|bench| {
            bench.texts.tell("");
            bench.draw();
        });
    });
}

/// Tells the app.
fn tell(told: &[String]) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    for told in told {
        let init = CustomEventInit::new();
        init.set_detail(&JsValue::from_str(told));
        if let Ok(event) = CustomEvent::new_with_event_init_dict(TELL, &init) {
            // The app's own listener does not throw.
            let _ = document.dispatch_event(&event);
        }
    }
}
