//! The page's address.

use super::listen;
use web_sys::window;

/// The page's origin, such as `http://127.0.0.1:8080`.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// Whether the page stands inside another one.
pub fn is_framed() -> bool {
    window().is_some_and(|own| own.top().ok().flatten().is_some_and(|top| top != own))
}

/// The fragment, with its `#`.
pub fn hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// The page's address without query and fragment.
pub fn page() -> String {
    let path = window().and_then(|window| window.location().pathname().ok());
    [origin(), path.unwrap_or_default()].concat()
}

/// Goes to an address in the place of this one, also in the browser's history. A fragment alone stays on the page.
pub fn replace(address: &str) {
    if let Some(window) = window() {
        // As in `set_hash`: where the page may not navigate, it stays.
        let _ = window.location().replace(address);
    }
}

/// Goes to a fragment, which the browser's history remembers.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        // The one error is a sandboxed page that may not navigate: it stays where it is.
        let _ = window.location().set_hash(hash);
    }
}

/// Calls `react` with every new fragment.
pub fn on_hash(mut react: impl FnMut(String) + 'static) {
    if let Some(window) = window() {
        listen(&window, "hashchange", move |_| react(hash()));
    }
}
