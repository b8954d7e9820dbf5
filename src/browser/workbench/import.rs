//! The import at work: what is pasted, into its dialog or anywhere outside a field, and what the app is told of it.

use super::{Bench, TOKEN, at_bench, control, heard, share, tell, who};
use crate::api::token::wipe;
use crate::browser::surface::Ear;
use crate::browser::{document, page, save, task, typing};
use crate::desk::IMPORT_ID;
use crate::desk::import::view::{CLOSE_ID, DIALOG_ID, TEMPLATE_ID, TEXT_ID};
use crate::desk::import::{Diverted, Here, Importer, Outcome, SameName, TEXT_MAX};
use crate::workspace::Draft;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DataTransfer, Element, Event, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement,
};

/// The longest text that is typed at once, in bytes: a keyboard that offers words puts in a whole one, and the rest is
/// put in from a clipboard.
const TYPED_MAX: usize = 8;

/// Hears what is pasted or dropped anywhere or put in by a keyboard, before the fields do.
pub(super) fn start() {
    let events = [("paste", true), ("drop", true), ("beforeinput", true)];
    let ear = document().map(|document| Ear::to(&document, &events, |event| on_paste(&event)));
    at_bench(|bench| bench.pastes = ear);
}

/// Takes back what was imported under this number.
pub(super) fn untake(number: &str) {
    let outcome = at_bench(|bench| {
        let number = number.parse().ok()?;
        Some(with_here(bench, |importer, here| {
            importer.untake(number, here)
        }))
    });
    finish(outcome.flatten());
}

/// Opens as a draft what was sent before.
pub(super) fn reopen(draft: &Draft) {
    let outcome = at_bench(|bench| bench.importer.reopen(draft, &bench.given));
    finish(outcome);
    if at_bench(|bench| bench.importer.is_asking()) == Some(true) {
        show();
    }
}

impl Bench {
    pub(super) fn draw_import(&mut self) {
        let mut nodes = self.importer.view();
        let name = self.shown.and_then(|shown| self.given.draft(shown));
        let count = self.given.drafts.len();
        nodes.push(self.share.view(name.map(Draft::name), count));
        heard(&mut self.import, IMPORT_ID, &EVENTS, in_import, nodes);
    }
}

/// What the button and the dialog tell. That a dialog was closed does not bubble.
const EVENTS: [(&str, bool); 3] = [("click", false), ("input", false), ("close", true)];

fn in_import(event: &Event) {
    if event.type_() == "close" {
        at_bench(|bench| bench.importer.close());
        at_bench(Bench::draw_import);
        return;
    }
    let Some((control, act)) = control(event) else {
        return;
    };
    match (event.type_().as_str(), act.as_str()) {
        ("input", "text") => {
            if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
                at_bench(|bench| {
                    bench.importer.type_text(&field.value());
                    bench.draw_import();
                });
            }
        }
        ("input", "file") => {
            if let Ok(field) = control.dyn_into::<HtmlInputElement>() {
                task::spawn(take_file(field));
            }
        }
        ("click", "open") => {
            at_bench(|bench| bench.importer.close());
            at_bench(Bench::draw_import);
            page::open_dialog(DIALOG_ID);
            page::focus(TEXT_ID);
        }
        ("click", "choose") => {
            at_bench(|bench| bench.importer.begin_choosing());
            at_bench(Bench::draw_import);
            show();
            page::focus(TEMPLATE_ID);
        }
        ("click", "close") => page::close_dialog(DIALOG_ID),
        ("click", "read") => {
            finish(at_bench(|bench| with_here(bench, Importer::take_typed)));
        }
        ("click", "undo") => {
            finish(at_bench(|bench| with_here(bench, Importer::untake_shown)));
            page::focus(CLOSE_ID);
        }
        ("click", "beside") => decide(SameName::Stay),
        ("click", "replace") => decide(SameName::MakeRoom),
        ("click", act) => match act.strip_prefix("template ") {
            Some(place) => choose(place),
            None => share::act(act),
        },
        _ => {}
    }
}

/// Reads a file that was chosen, as if its text were pasted.
async fn take_file(field: HtmlInputElement) {
    // One byte more than is read tells that it is too long.
    let chosen = save::chosen(&field, TEXT_MAX + 1).await;
    finish(at_bench(|bench| {
        with_here(bench, |importer, here| match &chosen {
            Some((name, text)) => importer.take_file(name, text, here),
            None => importer.refuse(),
        })
    }));
    page::focus(CLOSE_ID);
}

/// Opens the template of that place.
fn choose(place: &str) {
    let outcome = at_bench(|bench| {
        let place = place.parse().ok()?;
        Some(with_here(bench, |importer, here| {
            importer.choose(place, here)
        }))
    });
    finish(outcome.flatten());
    page::focus(CLOSE_ID);
}

/// Takes what was shared, now that the user has said what becomes of drafts of the same names.
fn decide(same_name: SameName) {
    finish(at_bench(|bench| {
        with_here(bench, |importer, here| importer.decide(same_name, here))
    }));
    page::focus(CLOSE_ID);
}

/// A text that is pasted where nothing takes it is imported. So is one that is pasted or dropped into the dialog: a
/// token in it is not to stand in the page. What is put into another field goes there, but for a token.
fn on_paste(event: &Event) {
    let Some(pasted) = pasted(event) else { return };
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_within = |place: &str| {
        target
            .as_ref()
            .is_some_and(|target| !matches!(target.closest(place), Ok(None)))
    };
    let is_own = is_within(&["#", DIALOG_ID].concat());
    let is_field = is_within("input, textarea, select");
    let is_taken = match event.type_().as_str() {
        "paste" => is_own || !is_field && !page::has_open_dialog(),
        "drop" => is_own && is_field,
        _ => false,
    };
    if !is_taken {
        if is_field && !is_within(&["#", TOKEN].concat()) {
            divert(event, &pasted);
        }
        return;
    }
    event.prevent_default();
    finish(at_bench(|bench| {
        with_here(bench, |importer, here| importer.take(&pasted, here))
    }));
    show();
}

/// What is put in at once. What is typed key by key is not looked at.
fn pasted(event: &Event) -> Option<String> {
    let get = |name: &str| Reflect::get(event, &name.into()).ok();
    let transfer = match event.dyn_ref::<ClipboardEvent>() {
        Some(event) => event.clipboard_data(),
        None => get("dataTransfer").and_then(|data| data.dyn_into::<DataTransfer>().ok()),
    };
    let carried = transfer.and_then(|data| data.get_data("text/plain").ok());
    let text = if event.type_() == "beforeinput" {
        get("inputType")?
            .as_string()
            .filter(|way| way.starts_with("insert"))?;
        let data = get("data").and_then(|data| data.as_string());
        data.or(carried).filter(|text| text.len() > TYPED_MAX)
    } else {
        carried
    };
    text.filter(|text| !text.trim().is_empty())
}

/// Keeps a token out of the field that a text is pasted into.
fn divert(event: &Event, pasted: &str) {
    let can_open = !page::has_open_dialog();
    let diverted = at_bench(|bench| {
        with_here(bench, |importer, here| {
            importer.divert(pasted, can_open, here)
        })
    });
    let Some(diverted) = diverted.flatten() else {
        return;
    };
    event.prevent_default();
    event.stop_propagation();
    match diverted {
        Diverted::Imported(outcome) => {
            finish(Some(outcome));
            show();
        }
        Diverted::Masked(text, outcome) => {
            if let Some(field) = event.target() {
                // What is dropped goes where the focus is not yet.
                if let Some(field) = field.dyn_ref::<HtmlElement>() {
                    let _ = field.focus();
                }
                typing::paste(&field, &text);
            }
            finish(Some(outcome));
        }
    }
}

pub(super) fn show() {
    page::open_dialog(DIALOG_ID);
    page::focus(CLOSE_ID);
}

/// Asks the import with what the page holds.
pub(super) fn with_here<T>(bench: &mut Bench, act: impl FnOnce(&mut Importer, Here) -> T) -> T {
    own_token(|token| {
        let here = Here {
            workspace: &bench.given,
            token,
            scheme: bench.texts.scheme(),
        };
        act(&mut bench.importer, here)
    })
}

/// Looks at what stands in the token's field. Nothing of it is kept.
pub(super) fn own_token<T>(look: impl FnOnce(&str) -> T) -> T {
    let field = document()
        .and_then(|document| document.get_element_by_id(TOKEN))
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let mut token = field.map(|field| field.value()).unwrap_or_default();
    let seen = look(&token);
    wipe(&mut token);
    seen
}

pub(super) fn finish(outcome: Option<Outcome>) {
    let Some(outcome) = outcome else { return };
    at_bench(Bench::draw_import);
    tell(&outcome.told);
    if let Some(token) = outcome.token {
        typing::put(TOKEN, &token.0);
        who::check();
    }
}
