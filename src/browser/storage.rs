//! What this browser keeps for the page, in its `localStorage`.

use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

/// The browser keeps nothing: storage is forbidden, missing or full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

fn storage() -> Result<Storage, Refused> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Refused)
}

/// Reads what is kept under a key.
///
/// # Errors
/// Where storage is forbidden.
pub fn read(key: &str) -> Result<Option<String>, Refused> {
    storage()?.get_item(key).map_err(|_| Refused)
}

/// Keeps a text under a key.
///
/// # Errors
/// Where storage is forbidden or full.
pub fn write(key: &str, text: &str) -> Result<(), Refused> {
    storage()?.set_item(key, text).map_err(|_| Refused)
}

/// Deletes what is kept under a key.
///
/// # Errors
/// Where storage is forbidden.
pub fn delete(key: &str) -> Result<(), Refused> {
    storage()?.remove_item(key).map_err(|_| Refused)
}

/// Where a word stands for a moment, for the other tabs to hear.
const SIGNAL: &str = "millrace.signal";

/// Says a word to the other tabs of this page. Where nothing can be stored, nothing is kept by any of them.
pub fn signal(word: &str) {
    let _ = write(SIGNAL, word);
    let _ = delete(SIGNAL);
}

/// What another tab has done.
pub enum Elsewhere<'a> {
    /// It has said a word.
    Said(&'a str),
    /// It has stored or deleted something.
    Stored,
}

/// Calls `react` with what other tabs do.
pub fn on_elsewhere(react: impl Fn(Elsewhere) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    super::listen(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            return;
        };
        match (event.key().as_deref(), event.new_value()) {
            (Some(SIGNAL), Some(word)) => react(Elsewhere::Said(&word)),
            (Some(SIGNAL), None) => {}
            _ => react(Elsewhere::Stored),
        }
    });
}
