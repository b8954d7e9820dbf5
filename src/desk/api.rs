//! Which API is spoken: the switch in the bar, what a new visitor is told of it, and the form of a classic table in the
//! settings.

use super::node::{Node, button, element};
use super::settings::{hint, option, select};
use crate::api::generation::{Generation, TableForm};
use crate::text::{self, bar as say};

/// The id of the switch.
const SWITCH_ID: &str = "api";
const FORM_ID: &str = "setting-form";

/// The switch between the generations.
pub fn switch(chosen: Generation) -> Vec<Node> {
    let options = Generation::ALL
        .map(|one| option(one.name(), text::generation(one), one == chosen))
        .into_iter();
    let label = element("label").with("for", SWITCH_ID).text(say::API);
    vec![
        element("div")
            .with("class", "field-head")
            .child(label)
            .into(),
        select(SWITCH_ID, "api", options).into(),
        element("div")
            .with("class", "field-notes")
            .child(hint(SWITCH_ID, text::generation_hint(chosen)))
            .into(),
    ]
}

/// What a new visitor is told who has the older generation before them.
pub fn retired(chosen: Generation) -> Vec<Node> {
    if chosen == Generation::Applications {
        return Vec::new();
    }
    let act = ["api ", Generation::Applications.name()].concat();
    vec![
        element("p").text(text::workspace::RETIRED).into(),
        button("button", &act, text::workspace::USE_APPLICATIONS).into(),
    ]
}

/// The forms of a classic table, for the settings.
pub fn forms(chosen: TableForm) -> Vec<Node> {
    let options = TableForm::ALL
        .map(|one| option(one.name(), text::table_form(one), one == chosen))
        .into_iter();
    vec![
        element("label").with("for", FORM_ID).text(say::FORM).into(),
        select(FORM_ID, "form", options).into(),
        hint(FORM_ID, say::FORM_HINT).into(),
    ]
}

/// What the app is told when a control that says `act` was used; `value` is what is chosen in it.
pub fn told(act: &str, value: &str) -> String {
    if act.contains(' ') {
        act.to_owned()
    } else {
        [act, " ", value].concat()
    }
}
