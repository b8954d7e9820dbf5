//! Watches over the browser's own undo, in every field of the page. What it may do is decided in `desk::undo`.

use crate::browser::document;
use crate::browser::surface::Ear;
use crate::desk::columns::Way;
use crate::desk::undo::Steps;
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

thread_local! {
    /// What is known of the fields that are in the page. Their texts stay the browser's.
    static FIELDS: RefCell<Vec<(HtmlElement, Steps<JsValue>)>> = const { RefCell::new(Vec::new()) };
}

/// Begins to watch, for as long as the page lives.
pub fn watch() {
    if let Some(document) = document() {
        // On their way down: nobody else is to hear of what is refused.
        let events = [("beforeinput", true), ("input", true)];
        std::mem::forget(Ear::to(&document, &events, |event| heard(&event)));
    }
}

/// Looks at a field that a script may have written into.
pub fn look(field: &HtmlElement) {
    let text = text_of(field);
    with(field, |steps| steps.meet(text));
}

fn heard(event: &Event) {
    let Some(field) = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let text = text_of(&field);
    if !text.is_string() {
        return;
    }
    let way = way(event);
    // A secret is not remembered, but one that was given up must not come back.
    if field.get_attribute("type").as_deref() == Some("password") {
        if way.is_some() && text == JsValue::from_str("") {
            event.prevent_default();
        }
        return;
    }
    if event.type_() == "input" {
        with(&field, |steps| {
            if event.is_trusted() {
                steps.changed(way, text);
            } else {
                *steps = Steps::of(text);
            }
        });
        return;
    }
    let may = with(&field, |steps| {
        steps.meet(text);
        way.is_none_or(|way| steps.may(way))
    });
    // In a field that is out of sight a step would be used up, and change nothing.
    if !may || way.is_some() && field.offset_parent().is_none() {
        event.prevent_default();
    }
}

fn with<T>(field: &HtmlElement, act: impl FnOnce(&mut Steps<JsValue>) -> T) -> T {
    FIELDS.with_borrow_mut(|fields| {
        let known = fields.iter().position(|(known, _)| known == field);
        let at = known.unwrap_or_else(|| {
            fields.retain(|(known, _)| known.is_connected());
            fields.push((field.clone(), Steps::of(text_of(field))));
            fields.len() - 1
        });
        act(&mut fields[at].1)
    })
}

fn text_of(field: &HtmlElement) -> JsValue {
    Reflect::get(field, &"value".into()).unwrap_or_default()
}

/// The way that the browser goes, if it is not typing that has caused the event.
fn way(event: &Event) -> Option<Way> {
    let kind = Reflect::get(event, &"inputType".into()).ok()?;
    match kind.as_string()?.as_str() {
        "historyUndo" => Some(Way::Back),
        "historyRedo" => Some(Way::Forth),
        _ => None,
    }
}
