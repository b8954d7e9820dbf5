//! The list of a field as nodes.

use super::{Choice, Picks, Scene};
use crate::api::json::visible;
use crate::desk::lists::{Found, List, Trouble};
use crate::desk::node::{Element, Node, button, element, text};
use crate::desk::offer::option_id;
use crate::text::lists as say;
use crate::workspace::field::Field;

/// The id of the list of the field of that id.
pub fn list_id(field_id: &str) -> String {
    format!("{field_id}-list")
}

impl Picks {
    /// The button of a field, and its list where that is open. `id` is the field's.
    pub fn view(&self, field: Field, id: &str, scene: &Scene) -> Vec<Node> {
        let is_open = self.open_field() == Some(field);
        let button = element("button")
            .with("type", "button")
            .with("class", "pick-open")
            .with("data-act", "toggle")
            // It is no stop of its own: the arrow keys open the list from the field.
            .with("tabindex", "-1")
            .with("aria-label", say::show(field))
            .with("aria-expanded", if is_open { "true" } else { "false" })
            .with("aria-controls", list_id(id))
            .child(
                element("svg")
                    .with("class", "icon")
                    .with("viewBox", "0 0 24 24")
                    .with("aria-hidden", "true")
                    .child(element("path").with("d", "M6 9l6 6 6-6")),
            );
        let said = if is_open {
            scene.said(field, self.counts(field, scene))
        } else {
            String::new()
        };
        let announced = element("p")
            .with("class", "unseen")
            .with("role", "status")
            .text(&said);
        let mut nodes: Vec<Node> = vec![button.into(), announced.into()];
        if is_open {
            nodes.push(self.list(field, id, scene, &said).into());
        }
        nodes
    }

    /// Whether the list of a field is open, and the id of the entry that Enter takes.
    pub fn active(&self, field: Field, id: &str) -> (bool, Option<String>) {
        let open = self.open.as_ref().filter(|open| open.field == field);
        let chosen = open.and_then(|open| open.chosen);
        let list = list_id(id);
        (open.is_some(), chosen.map(|at| option_id(&list, at)))
    }

    fn list(&self, field: Field, id: &str, scene: &Scene, said: &str) -> Element {
        let list = list_id(id);
        let entries = scene.entries(field);
        let chosen = self.open.as_ref().and_then(|open| open.chosen);
        let option = |(index, choice): (usize, &Choice)| -> Node {
            let option = element("li")
                .with("role", "option")
                .with("id", option_id(&list, index))
                .with("data-act", format!("take {index}"))
                .with(
                    "aria-selected",
                    if chosen == Some(index) {
                        "true"
                    } else {
                        "false"
                    },
                );
            match choice {
                Choice::Entry(place) => match entries.get(*place) {
                    Some(entry) => option
                        .child(element("code").text(visible(&entry.title)))
                        .children(said_of(&entry.detail)),
                    None => option,
                },
                Choice::Refresh => option.with("class", "does").text(say::REFRESH),
                Choice::Paste => option.with("class", "does").text(say::PASTE),
            }
            .into()
        };
        let choices = self.choices(field, scene);
        let options = element("ul")
            .with("id", &list)
            .with("role", "listbox")
            .with("aria-label", say::name(field))
            .children(choices.iter().enumerate().map(option));
        let said = element("p")
            .with("class", "hint")
            .with("aria-hidden", "true")
            .text(said);
        element("div")
            .with("class", "offer pick-offer")
            .child(said)
            .child(options)
    }
}

/// What an entry is, beside its name.
fn said_of(detail: &str) -> Vec<Node> {
    if detail.is_empty() {
        return Vec::new();
    }
    vec![text(" "), element("small").text(visible(detail)).into()]
}

/// Whose the token is, as far as it is known. `ending` is how a long one ends: enough to tell two of them apart.
pub fn who(list: Option<&List>, ending: Option<&str>) -> Vec<Node> {
    let Some(list) = list else { return Vec::new() };
    let said = match (&list.found, &list.trouble) {
        _ if list.is_asked() => element("span").with("class", "hint").text(say::CHECKING),
        (_, Some(trouble)) => match say::unknown(trouble) {
            Some(said) => element("span")
                .with("class", "hint")
                .text(said)
                .text(" ")
                .child(button("link", "check", say::CHECK_AGAIN)),
            None => return Vec::new(),
        },
        (Some(Found::Me(me)), None) => element("span")
            .with("class", "pill good")
            .text(say::connected(me)),
        _ => return Vec::new(),
    };
    let line = element("p").with("role", "status").child(said);
    let chip = ending.map(|ending| {
        let chip = element("span").with("class", "pill");
        chip.text(say::ending(ending)).into()
    });
    vec![line.children(chip).into()]
}

impl Scene<'_> {
    /// What is known of the value that stands in a field.
    pub fn note_nodes(&self, field: Field) -> Vec<Node> {
        let class = if self.is_unfit(field) { "warn" } else { "hint" };
        let note = self.note(field).into_iter();
        note.map(|said| element("p").with("class", class).text(said).into())
            .collect()
    }

    /// What is said of a list that is open, where so many entries fit and so many are shown.
    fn said(&self, field: Field, (fitting, shown): (usize, usize)) -> String {
        let question = match self.wanted(field) {
            Ok(question) => question,
            Err(missing) => return say::missing(missing).to_owned(),
        };
        let list = self.lists.get(&question);
        let entries = self.entries(field).len();
        if list.is_some_and(List::is_asked) {
            return say::ASKING.to_owned();
        }
        match list.and_then(|list| list.trouble.as_ref()) {
            Some(trouble) => say::trouble(trouble),
            None if list.is_some_and(|list| list.found.is_some()) || entries > 0 => {
                say::count(field, entries, fitting, shown)
            }
            None if self.has_token => say::trouble(&Trouble::NotAsked),
            None => say::NO_TOKEN.to_owned(),
        }
    }
}
