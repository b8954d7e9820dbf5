//! Fields that the desk types into, and what it asks about them.

use super::document;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, Element, Event, EventInit, EventTarget,
};
use web_sys::{HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// The element of that id.
pub(super) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The textarea of that id.
pub fn textarea(id: &str) -> Option<HtmlTextAreaElement> {
    element(id)?.dyn_into().ok()
}

/// Whether the page marks the field as wrong.
pub fn is_invalid(id: &str) -> bool {
    element(id).is_some_and(|field| field.has_attribute("aria-invalid"))
}

/// Whether the page tells problems of the field.
pub fn has_problems(id: &str) -> bool {
    element(&format!("{id}-problems")).is_some()
}

/// Whether it has the focus.
pub fn has_focus(field: &HtmlTextAreaElement) -> bool {
    field.matches(":focus").unwrap_or(false)
}

/// Moves the focus to the control of that id, and selects what stands in it.
pub fn focus(id: &str) {
    let Some(control) = element(id).and_then(|control| control.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    // A control that can't take the focus leaves it where it is.
    let _ = control.focus();
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Tells the page that the user has left the field.
pub fn leave(id: &str) {
    if let (Some(field), Ok(event)) = (element(id), Event::new("blur")) {
        // The page's own listeners do not throw.
        let _ = field.dispatch_event(&event);
    }
}

/// Puts a text into a field that stays out of sight or keeps the focus where it is.
pub fn put(id: &str, text: &str) {
    let Some(field) = element(id) else { return };
    if let Some(textarea) = field.dyn_ref::<HtmlTextAreaElement>() {
        textarea.set_value(text);
    } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    }
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
        // The page's own listeners do not throw.
        let _ = field.dispatch_event(&event);
    }
}

/// The most line breaks that are typed. Chromium types line by line, each slower than the last: a hundred take a
/// second, a thousand half a minute.
const TYPED_MAX: usize = 40;

/// Changes the text of a textarea as if it were typed: the platform's undo takes it back. One that is out of sight
/// has no undo, and gets the text as it is; so does one where many lines change at once. `select`: what to select
/// then, in UTF-16 units.
pub fn write(id: &str, text: &str, select: Option<Range<usize>>) {
    let Some(field) = textarea(id) else { return };
    if field.offset_parent().is_none() {
        put(id, text);
        return;
    }
    let (start, end, new) = difference(&field.value(), text);
    let _ = field.focus();
    let _ = field.set_selection_range(start, end);
    let command = if new.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    let is_done = (start == end && new.is_empty()) || is_typed(command, &new);
    if !is_done || field.value() != text {
        put(id, text);
    }
    if let Some(select) = select {
        let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let _ = field.set_selection_range(unit(select.start), unit(select.end));
    }
}

/// Types a text in the place of what stands in a field of one line: the platform's undo takes it back.
pub fn retype(id: &str, text: &str) {
    let Some(field) = input(id) else { return };
    // A control that can't take the focus leaves it where it is.
    let _ = field.focus();
    field.select();
    if !is_typed("insertText", text) || field.value() != text {
        put(id, text);
    }
}

/// Pastes another text than the clipboard holds into the field where something is being pasted: the field's own
/// listeners hear of it first, as of any paste, and what they leave alone is put in as if it were typed.
pub fn paste(field: &EventTarget, text: &str) {
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(data) = DataTransfer::new() {
        // Fails for data that is being dragged only.
        let _ = data.set_data("text/plain", text);
        init.set_clipboard_data(Some(&data));
    }
    let is_left = ClipboardEvent::new_with_event_init_dict("paste", &init)
        .and_then(|event| field.dispatch_event(&event));
    if is_left != Ok(true) {
        return;
    }
    if let Some(textarea) = field.dyn_ref::<HtmlTextAreaElement>() {
        if is_typed("insertText", text) {
            return;
        }
        let _ = textarea.set_range_text(text);
        put(&textarea.id(), &textarea.value());
    } else {
        // A field of one line.
        is_typed("insertText", &text.replace(['\r', '\n'], " "));
    }
}

/// Types into the field that has the focus, unless it is too much for that. Tells whether it is done.
fn is_typed(command: &str, text: &str) -> bool {
    text.matches('\n').count() <= TYPED_MAX
        && document()
            .and_then(|document| document.dyn_into::<HtmlDocument>().ok())
            .is_some_and(|document| {
                document
                    .exec_command_with_show_ui_and_value(command, false, text)
                    .unwrap_or(false)
            })
}

/// Puts another text into a textarea, with the caret behind what has changed. The platform forgets its own undo by it.
pub fn put_in_sight(field: &HtmlTextAreaElement, text: &str) {
    let (start, _, new) = difference(&field.value(), text);
    put(&field.id(), text);
    let units = u32::try_from(new.encode_utf16().count()).unwrap_or(u32::MAX);
    let caret = start.saturating_add(units);
    let _ = field.set_selection_range(caret, caret);
}

/// What to replace in one text to get the other: a range of UTF-16 units, and what stands there then.
fn difference(old: &str, new: &str) -> (u32, u32, String) {
    let same = |(a, b): &(char, char)| a == b;
    let front: usize = old
        .chars()
        .zip(new.chars())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (old_rest, new_rest) = (&old[front..], &new[front..]);
    let back: usize = old_rest
        .chars()
        .rev()
        .zip(new_rest.chars().rev())
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let start = units(&old[..front]);
    let end = start + units(&old_rest[..old_rest.len() - back]);
    (start, end, new_rest[..new_rest.len() - back].to_owned())
}

/// Whether something stands in the field of that id. What it is, is not looked at.
pub fn has_text(id: &str) -> bool {
    let value = element(id).and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    let text = value.and_then(|value| value.dyn_into::<js_sys::JsString>().ok());
    text.is_some_and(|text| text.length() > 0)
}

/// The last characters of what the field of that id holds, where it holds so much that they say little of it. The rest is
/// not looked at.
pub fn ending(id: &str) -> Option<String> {
    const SHOWN: u32 = 4;
    const LONG: u32 = 20;
    let field = element(id)?;
    let value = js_sys::Reflect::get(&field, &"value".into()).ok()?;
    let text = value.dyn_into::<js_sys::JsString>().ok()?;
    let length = text.length();
    (length >= LONG).then(|| String::from(text.slice(length - SHOWN, length)))
}

/// Whether an element is that of that id, or stands around it as a part of its field.
pub fn is_in_field(part: &Element, id: &str) -> bool {
    let field = element(id).and_then(|control| control.parent_element());
    field.is_some_and(|field| field.contains(Some(part)))
}

/// The one-line field of that id.
pub fn input(id: &str) -> Option<HtmlInputElement> {
    element(id)?.dyn_into().ok()
}
