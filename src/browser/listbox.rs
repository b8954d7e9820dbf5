//! Lists of what can stand in a field, as screen readers are told of them: which field has one, and what is chosen in it.

use super::typing::element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Names the list that is open for a field and the entry that is chosen in it, or takes both names away.
pub fn name_active(field: &Element, names: Option<(String, String)>) {
    let (list, entry) = names.unzip();
    for (attribute, name) in [("aria-controls", list), ("aria-activedescendant", entry)] {
        // Both are well-formed names.
        let _ = match name {
            Some(name) => field.set_attribute(attribute, &name),
            None => field.remove_attribute(attribute),
        };
    }
}

/// Makes a one-line field one with a list, and says whether that is open.
pub fn make_combobox(field: &HtmlInputElement, list: &str, is_open: bool, active: Option<&String>) {
    let told = [
        ("role", "combobox"),
        ("aria-autocomplete", "list"),
        ("aria-haspopup", "listbox"),
        ("aria-expanded", if is_open { "true" } else { "false" }),
    ];
    for (attribute, value) in told {
        // All of these are well-formed.
        let _ = field.set_attribute(attribute, value);
    }
    let names = [
        ("aria-controls", is_open.then_some(list)),
        ("aria-activedescendant", active.map(String::as_str)),
    ];
    for (attribute, name) in names {
        let _ = match name {
            Some(name) => field.set_attribute(attribute, name),
            None => field.remove_attribute(attribute),
        };
    }
}

/// Makes a plain field of one that had a list.
pub fn unmake_combobox(field: &HtmlInputElement) {
    for attribute in [
        "role",
        "aria-autocomplete",
        "aria-haspopup",
        "aria-expanded",
        "aria-controls",
        "aria-activedescendant",
    ] {
        // A name that is well-formed.
        let _ = field.remove_attribute(attribute);
    }
}

/// Scrolls a list so that its entry of that id is in sight.
pub fn reveal(list: &str, entry: &str) {
    let (Some(list), Some(entry)) = (element(list), element(entry)) else {
        return;
    };
    let Some(entry) = entry.dyn_ref::<HtmlElement>() else {
        return;
    };
    let (top, bottom) = (
        entry.offset_top(),
        entry.offset_top() + entry.offset_height(),
    );
    let seen = list.scroll_top();
    if top < seen {
        list.set_scroll_top(top);
    } else if bottom > seen + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
