//! The desk's module, as the page calls it: its functions, by their names in `src/bin/desk.rs`.

use super::page;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The module.
    pub type Desk;

    #[wasm_bindgen(method)]
    fn study(this: &Desk, saved: &str) -> String;

    #[wasm_bindgen(method)]
    fn show(this: &Desk, draft: Option<u32>);

    #[wasm_bindgen(method)]
    fn go(this: &Desk, id: &str);

    #[wasm_bindgen(method)]
    fn mend(this: &Desk, draft: u32, number: u32);
}

/// What waits for the desk.
type Waiting = Box<dyn FnOnce(bool)>;

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// Calls `react` once, when the desk is there, or is known to stay away.
pub fn on_arrival(react: impl FnOnce(bool) + 'static) {
    WAITING.set(Some(Box::new(react)));
}

/// Takes the module that `boot.js` has loaded, or the news that it can't be had.
pub fn take(desk: Option<Desk>) {
    let is_there = desk.is_some();
    DESK.set(desk);
    if let Some(react) = WAITING.take() {
        react(is_there);
    }
}

fn ask<T: Default>(question: impl FnOnce(&Desk) -> T) -> T {
    DESK.with_borrow(|desk| desk.as_ref().map(question).unwrap_or_default())
}

/// What is found in a workspace, given as it is kept. Empty without a desk.
pub fn study(saved: &str) -> String {
    ask(|desk| desk.study(saved))
}

/// Lets the desk show what it shows of the workspace that it studied last, and of this draft.
pub fn show(draft: Option<u32>) {
    ask(|desk| desk.show(draft));
}

/// Moves the focus to the field of that id, or to what the desk shows in its place.
pub fn go(id: &str) {
    page::focus(id);
    ask(|desk| desk.go(id));
}

/// Mends what was found under this number in a draft, as if it were typed: the platform's undo takes it back.
pub fn mend(draft: u32, number: u32) {
    ask(|desk| desk.mend(draft, number));
}
