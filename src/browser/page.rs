//! The document around the app: title, colours, focus, selection, and the moment of leaving.

use super::{document, listen};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Sets the title of the tab. Its text is changed and not replaced: with each node that leaves the page, Chromium
/// begins a new step of its undo, and would take back what is typed letter by letter.
pub fn set_title(title: &str) {
    let element = document().and_then(|document| document.query_selector("title").ok()?);
    if let Some(text) = element.and_then(|element| element.first_child()) {
        text.set_node_value(Some(title));
    }
}

/// Names the theme on the root element, for the style sheet.
pub fn set_theme(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Fails for names that are no attribute names only; this one is.
        let _ = root.set_attribute("data-theme", name);
    }
}

/// Shows a text above everything else. For the moment when nothing else works any more.
pub fn alarm(text: &str) {
    above("role", "alert", text);
}

/// Shows a text above the page. The attribute is its own.
pub fn above(attribute: &str, value: &str, text: &str) {
    let Some(document) = document() else { return };
    if let (Some(body), Ok(line)) = (document.body(), document.create_element("p")) {
        line.set_text_content(Some(text));
        // Both fail in documents that are no HTML only.
        let _ = line.set_attribute(attribute, value);
        let _ = body.insert_before(&line, body.first_child().as_ref());
    }
}

/// Removes the element of that id.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// Moves the focus to the element of that id, and shows it.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Whether the focus is in the element of that id, in a dialog in it too: `:focus-within` does not look into one that
/// covers the page.
pub fn has_focus_within(id: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.is_some_and(|element| element.contains(focused.as_deref()))
}

/// Whether the focus is on a control that can't be used any more.
pub fn is_focus_disabled() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.matches(":disabled").unwrap_or(false))
}

/// Whether the focus is in a field that is typed into.
pub fn is_typing() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

/// Shows the dialog of that id before everything else, and keeps the focus in it.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        // The one error is a dialog that is open already.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of that id; the browser gives the focus back to where it was.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Whether a dialog covers the page.
pub fn has_open_dialog() -> bool {
    document()
        .is_some_and(|document| matches!(document.query_selector("dialog[open]"), Ok(Some(_))))
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Scrolls the element of that id back to its beginning.
pub fn scroll_back(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.set_scroll_top(0);
        element.set_scroll_left(0);
    }
}

/// Selects the text of the element of that id, so that the user can copy it.
pub fn select(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    match (element, selection) {
        (Some(element), Some(selection)) => selection.select_all_children(&element).is_ok(),
        _ => false,
    }
}

/// Selects what stands in the field of that id, and moves the focus to it.
pub fn select_field(id: &str) {
    focus(id);
    let field = document().and_then(|document| document.get_element_by_id(id));
    if let Some(field) = field
        .as_ref()
        .and_then(|field| field.dyn_ref::<HtmlInputElement>())
    {
        field.select();
    }
}

/// Calls `react` when the page is left, closed or put aside: it may never run again.
pub fn on_leave(mut react: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "pagehide", move |_| react());
    }
}

/// Calls `react` when the user comes back to this tab, or leaves it for another.
pub fn on_return(react: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    for event in ["focus", "visibilitychange"] {
        let react = react.clone();
        listen(&window, event, move |_| react());
    }
}

/// Calls `react` when the window has another size.
pub fn on_resize(mut react: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "resize", move |_| react());
    }
}

/// Lets the browser ask the user before the page is left, as long as `is_at_risk` says so.
pub fn ask_on_leave(is_at_risk: impl Fn() -> bool + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "beforeunload", move |event| {
            if is_at_risk() {
                event.prevent_default();
            }
        });
    }
}

type Later = Box<dyn FnOnce()>;

thread_local! {
    static IS_PRESSED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Later>> = const { RefCell::new(Vec::new()) };
}

/// Begins to follow whether a mouse button is pressed or a finger is down, for [`after_press`].
pub fn watch_pointer() {
    let Some(document) = document() else { return };
    listen(&document, "pointerdown", |_| IS_PRESSED.set(true));
    for end in ["pointerup", "pointercancel"] {
        listen(&document, end, |_| {
            IS_PRESSED.set(false);
            let waiting = WAITING.take();
            if !waiting.is_empty() {
                // The click comes after this event, and is to find the page as it was pressed on.
                let run =
                    Closure::once_into_js(move || waiting.into_iter().for_each(|later| later()));
                if let Some(window) = web_sys::window() {
                    // A browser without timers would not have come this far.
                    let _ = window.set_timeout_with_callback(run.unchecked_ref());
                }
            }
        });
    }
}

/// Does something now, or once the pointer is lifted: what moves under a pressed pointer is not clicked.
pub fn after_press(later: impl FnOnce() + 'static) {
    if IS_PRESSED.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(later)));
    } else {
        later();
    }
}

/// A key pressed together with Ctrl or Cmd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chord {
    /// The key, as the browser names it, in lower case.
    pub key: String,
    /// Whether Shift was held too.
    pub shift: bool,
}

/// Calls `react` with every key pressed together with Ctrl or Cmd while no dialog covers the page. Where it answers `true`,
/// the browser does nothing of its own with it.
pub fn on_chord(react: impl Fn(Chord) -> bool + 'static) {
    if let Some(document) = document() {
        listen(&document, "keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let is_covered = has_open_dialog();
            let has_modifier = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
            if has_modifier
                && !is_covered
                && react(Chord {
                    key: key.key().to_ascii_lowercase(),
                    shift: key.shift_key(),
                })
            {
                event.prevent_default();
            }
        });
    }
}
