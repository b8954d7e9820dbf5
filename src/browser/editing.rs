//! Textareas with their text in colours behind them, and the grid of columns that may stand in the place of one.

use super::typing::{element, textarea};
use crate::desk::columns::{SQL_PANEL, tab_id};
use crate::desk::editor::Frame;
use crate::sql::edit::byte_to_utf16;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

/// Moves the focus to a textarea, with these bytes of its text selected and their line in sight.
pub fn select(id: &'static str, line: usize, bytes: Range<usize>) {
    let Some(field) = textarea(id) else { return };
    let text = field.value();
    let unit = |at: usize| u32::try_from(byte_to_utf16(&text, at)).unwrap_or(u32::MAX);
    // A control that can't take the focus leaves it where it is.
    let _ = field.focus();
    let _ = field.set_selection_range(unit(bytes.start), unit(bytes.end));
    let frame = frame(id, &field, None);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "pixels above a line"
    )]
    let above = (line.saturating_sub(3) as f64 * frame.line) as i32;
    field.set_scroll_top(above);
}

/// Whether the grid is shown in the place of a textarea.
pub fn is_behind_grid(field: &HtmlTextAreaElement) -> bool {
    // The selector is well-formed.
    field
        .closest("[data-view=grid]")
        .is_ok_and(|view| view.is_some())
}

/// What is seen of a textarea. `before` is what was seen of it when it was neither scrolled nor made larger since: to ask
/// anew has the browser lay out the whole page.
pub fn frame(id: &'static str, field: &HtmlTextAreaElement, before: Option<Frame>) -> Frame {
    let style = web_sys::window().and_then(|window| window.get_computed_style(field).ok()?);
    let line = style
        .and_then(|style| style.get_property_value("line-height").ok())
        .and_then(|height| height.trim_end_matches("px").parse().ok())
        .filter(|height| *height > 1.0)
        .unwrap_or(20.0);
    if let Some(before) = before {
        return Frame { line, ..before };
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of lines"
    )]
    let lines = (f64::from(field.client_height()) / line) as usize + 2;
    Frame {
        id,
        top: f64::from(field.scroll_top()),
        left: f64::from(field.scroll_left()),
        line,
        lines,
    }
}

/// Makes room for the lines of a textarea and their numbers, and shows its own text only where it is not painted.
pub fn prepare(field: &HtmlTextAreaElement, lines: usize, gutter: &str, is_painted: bool) {
    let Some(editor) = field
        .parent_element()
        .and_then(|parent| parent.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    // What is set anew, though it is the same, lays out all lines anew.
    let style = editor.style();
    for (name, value) in [("--gutter", gutter), ("--lines", &lines.to_string())] {
        if style.get_property_value(name).as_deref() != Ok(value) {
            // Fails for a read-only style only; an element's own is none.
            let _ = style.set_property(name, value);
        }
    }
    // A text of several lines is no combobox, and has no state of being expanded: that there is a list is told by these,
    // and that it is open by the entry that is active.
    set_attribute(field, "aria-autocomplete", "list");
    set_attribute(field, "aria-haspopup", "listbox");
    set_attribute(
        &editor,
        "data-painted",
        if is_painted { "yes" } else { "no" },
    );
}

/// Sets an attribute that does not have this value yet.
fn set_attribute(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        // The names are the desk's own and well-formed.
        let _ = element.set_attribute(name, value);
    }
}

/// Shows the columns in the element of that id, or the text behind it, which is the panel of the other tab.
pub fn set_view(id: &str, is_sql: bool) {
    let Some(host) = element(id) else { return };
    if let Some(parent) = host.parent_element() {
        let _ = parent.set_attribute("data-view", if is_sql { "sql" } else { "grid" });
    }
    if let Some(panel) = host.next_element_sibling() {
        let labelled = [
            ("id", SQL_PANEL),
            ("role", "tabpanel"),
            ("aria-labelledby", &tab_id(1)),
        ];
        for (attribute, value) in labelled {
            let _ = panel.set_attribute(attribute, value);
        }
    }
}
