//! The desk's module, as the page calls it.

use super::{listen, page};
use std::cell::{Cell, OnceCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

#[wasm_bindgen]
extern "C" {
    /// The module.
    pub type Desk;

    /// Its one function, in `src/bin/desk.rs`: what is asked begins with a verb, and what it is about follows.
    #[wasm_bindgen(method)]
    fn answer(this: &Desk, question: &str) -> String;
}

/// What waits for the desk.
type Waiting = Box<dyn FnOnce()>;

thread_local! {
    /// The desk, once it is known whether there is one.
    static DESK: OnceCell<Option<Desk>> = const { OnceCell::new() };
    static WAITING: Cell<Option<Waiting>> = const { Cell::new(None) };
}

/// Calls `react` once, when it is known whether the desk is there.
pub fn on_arrival(react: impl FnOnce() + 'static) {
    if DESK.with(|desk| desk.get().is_some()) {
        react();
    } else {
        WAITING.set(Some(Box::new(react)));
    }
}

/// Takes the module that `boot.js` has loaded, or the news that it can't be had.
pub fn take(desk: Option<Desk>) {
    // It comes once.
    let _ = DESK.with(|place| place.set(desk));
    if let Some(react) = WAITING.take() {
        react();
    }
}

/// Whether the desk is there.
pub fn is_there() -> bool {
    DESK.with(|desk| matches!(desk.get(), Some(Some(_))))
}

/// Asks the desk. Empty without a desk.
fn ask(verb: &str, about: &str) -> String {
    DESK.with(|desk| match desk.get() {
        Some(Some(desk)) => desk.answer(&[verb, about].concat()),
        _ => String::new(),
    })
}

/// What is found in a workspace, given as it is kept.
pub fn study(saved: &str) -> String {
    ask("study ", saved)
}

/// What a draft becomes, of the workspace that was studied last, as `workspace::current::written` has it.
pub fn planned(draft: u32, form: &str) -> String {
    ask("plan ", &[&draft.to_string(), " ", form].concat())
}

/// Lets the desk show what it shows of the workspace that it studied last, and of this draft.
pub fn show(draft: Option<u32>) {
    ask("show ", &draft.map_or(String::new(), |id| id.to_string()));
}

/// Tells the desk where requests go and how the user wants them to be written: the API's base, the scheme, the tab, what
/// was chosen beside it, the form of a classic table, whether the host of the page has chosen a generation of the API,
/// whether a history is kept, what guards the service, how many seconds an answer is waited for, and the colours.
pub fn route(parts: [&str; 10]) {
    ask("route ", &parts.join("\n"));
}

/// Tells the desk what the server answered for `config.json`: its status, 0 where there was no answer, and its text.
pub fn offer(status: u16, text: &str) {
    ask("host ", &[&status.to_string(), "\n", text].concat());
}

/// Copies the command of the draft that is shown.
pub fn copy() {
    ask("copy ", "");
}

/// Tells the desk of an exchange that begins, as `desk::answer::told` writes it.
pub fn sent(told: &str) {
    ask("sent ", told);
}

/// Tells the desk of an exchange that has ended, as `desk::answer::told` writes it, and gives what it means in a sentence.
pub fn exchanged(told: &str) -> String {
    ask("answer ", told)
}

pub use crate::desk::ASIDE;

/// Gives the desk the answer to what it asked for. `status` is 0 where none could be read, and 1 where nothing was sent:
/// for want of a token, or to a service that is locked.
pub fn got(asker: &str, status: u16, body: &str) {
    ask(
        "got ",
        &[asker, " ", &status.to_string(), "\n", body].concat(),
    );
}

/// Tells the desk whether a request is under way.
pub fn flies(is_under_way: bool) {
    ask("flies ", if is_under_way { "1" } else { "" });
}

/// Lets the desk read what it put off while it was typed.
pub fn catch_up() {
    ask("read ", "");
}

/// Tells the desk that what it wanted to be sent is held back.
pub fn held() {
    ask("held ", "");
}

/// Takes back what was imported under this number.
pub fn untake(number: &str) {
    ask("untake ", number);
}

/// The name of the event by which the desk tells the app what follows from what the user did there.
pub const TELL: &str = "millrace-desk";

/// Calls `react` with what the desk tells: a verb, and what it is about.
pub fn on_tell(react: impl Fn(&str, &str) + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    listen(&document, TELL, move |event| {
        let told = event
            .dyn_ref::<CustomEvent>()
            .and_then(|event| event.detail().as_string());
        if let Some((verb, about)) = told.as_deref().and_then(|told| told.split_once(' ')) {
            react(verb, about);
        }
    });
}

/// Moves the focus to the field of that id, or to what the desk shows in its place.
pub fn go(id: &str) {
    page::focus(id);
    ask("go ", id);
}

/// Mends what was found under this number in a draft, as if it were typed: the platform's undo takes it back.
pub fn mend(draft: u32, number: u32) {
    ask("mend ", &[draft.to_string(), number.to_string()].join(" "));
}
