//! Picking instead of typing: the lists at the fields `Project`, `Flink service`, `Integration ID` and `Kafka topic`. A
//! field with its list is a combobox, as the ARIA authoring practices have it; what is typed always holds.
//!
//! - [`entry`]: what stands in a list.
//! - [`view`](mod@view): a list as nodes.
//! - [`paste`]: the dialog that fills a list from what a command printed.
//! - `scene`: what is looked at, and asked next.

pub mod entry;
pub mod paste;
mod scene;
pub mod view;

use super::lists::{List, Question};
use crate::workspace::field::Field;
pub use scene::{Missing, Scene};

/// The fields that have a list.
pub const FIELDS: [Field; 4] = [
    Field::Project,
    Field::Service,
    Field::IntegrationId,
    Field::KafkaTopic,
];

/// The most entries that are shown. Who looks for one of more types a part of its name.
const SHOWN_MAX: usize = 100;

/// What the lists remember beside what was asked.
#[derive(Debug, Default)]
pub struct Picks {
    /// The field that has the focus.
    focused: Option<Field>,
    open: Option<Open>,
}

/// A list that is open.
#[derive(Debug)]
struct Open {
    field: Field,
    /// The entry or the command that Enter takes.
    chosen: Option<usize>,
    way: Way,
}

/// How a list came to be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By typing: it shows what is meant, and nothing else.
    Typed,
    /// By asking: it shows all, and what can be done about it.
    Asked,
}

/// What an entry of a list does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Writes the entry of that place.
    Entry(usize),
    /// Asks anew.
    Refresh,
    /// Opens the dialog to paste it.
    Paste,
}

/// What happens to a field or its list.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// It gets the focus.
    Focus,
    /// It loses the focus.
    Leave,
    /// Something was typed.
    Input,
    /// The field itself is clicked.
    Click,
    /// The button in the field is pressed.
    Toggle,
    /// An entry is clicked.
    Take(usize),
    /// A key is pressed; with Alt or without.
    Key(&'a str, bool),
}

/// What follows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The browser is not to do its own.
    pub is_done: bool,
    /// What the field holds from now on.
    pub put: Option<String>,
    /// What the app is told.
    pub told: Vec<String>,
    /// What is to be pasted.
    pub paste: Option<Question>,
}

impl Picks {
    /// What follows from what happens to a field.
    pub fn react(&mut self, field: Field, event: Event, scene: &mut Scene) -> Outcome {
        let mut outcome = Outcome::default();
        match event {
            Event::Focus => {
                self.focused = Some(field);
                outcome.told.extend(scene.need(field));
            }
            // It may be told of later than that another field has the focus.
            Event::Leave => {
                self.focused.take_if(|focused| *focused == field);
                self.open.take_if(|open| open.field == field);
            }
            Event::Input => self.suggest(field, scene),
            Event::Click if scene.value(field).is_empty() && self.open_field().is_none() => {
                if scene.has_token || !scene.entries(field).is_empty() {
                    outcome.told.extend(self.ask(field, scene));
                }
            }
            Event::Click => {}
            Event::Toggle => {
                if self.open.take().is_none_or(|open| open.field != field) {
                    outcome.told.extend(self.ask(field, scene));
                }
            }
            Event::Take(index) => self.take(field, index, scene, &mut outcome),
            Event::Key(key, alt) => self.key(field, key, alt, scene, &mut outcome),
        }
        outcome
    }

    /// An answer has come: asks for what stands behind it, if a field still waits for that.
    pub fn next(&self, scene: &mut Scene) -> Vec<String> {
        let field = self.focused.or(self.open_field());
        field
            .and_then(|field| scene.need(field))
            .into_iter()
            .collect()
    }

    /// Shows the list of a field, such as one that was just pasted.
    pub fn show(&mut self, field: Field, scene: &mut Scene) -> Vec<String> {
        self.focused = Some(field);
        self.ask(field, scene).into_iter().collect()
    }

    fn open_field(&self) -> Option<Field> {
        self.open.as_ref().map(|open| open.field)
    }

    fn ask(&mut self, field: Field, scene: &mut Scene) -> Option<String> {
        self.open = Some(Open {
            field,
            chosen: None,
            way: Way::Asked,
        });
        scene.need(field)
    }

    fn suggest(&mut self, field: Field, scene: &Scene) {
        let value = scene.value(field).trim();
        let is_whole = scene
            .entries(field)
            .iter()
            .any(|entry| entry.value == value);
        let is_offered = !value.is_empty() && !is_whole && {
            let mut entries = scene.entries(field).into_iter();
            entries.any(|entry| entry.fits(value))
        };
        self.open = is_offered.then_some(Open {
            field,
            chosen: None,
            way: Way::Typed,
        });
    }

    fn key(
        &mut self,
        field: Field,
        key: &str,
        alt: bool,
        scene: &mut Scene,
        outcome: &mut Outcome,
    ) {
        let is_open = self.open_field() == Some(field);
        match key {
            "ArrowDown" | "ArrowUp" => {
                outcome.is_done = true;
                if !is_open {
                    outcome.told.extend(self.ask(field, scene));
                }
                if alt {
                    if is_open && key == "ArrowUp" {
                        self.open = None;
                    }
                    return;
                }
                let count = self.choices(field, scene).len();
                let value = scene.value(field);
                let entries = scene.entries(field);
                let now = entries.iter().position(|entry| entry.value == value);
                if let Some(open) = &mut self.open {
                    let is_down = key == "ArrowDown";
                    open.chosen = match (open.chosen, is_down) {
                        _ if count == 0 => None,
                        (None, _) if !is_open && now.is_some() => now,
                        (None, true) => Some(0),
                        (None, false) => Some(count - 1),
                        (Some(at), true) => Some((at + 1) % count),
                        (Some(at), false) => Some((at + count - 1) % count),
                    };
                }
            }
            "Enter" if is_open => {
                if let Some(chosen) = self.open.as_ref().and_then(|open| open.chosen) {
                    self.take(field, chosen, scene, outcome);
                } else {
                    self.open = None;
                }
                outcome.is_done = true;
            }
            "Escape" if is_open => {
                self.open = None;
                outcome.is_done = true;
            }
            "Tab" => self.open = None,
            _ => {}
        }
    }

    fn take(&mut self, field: Field, index: usize, scene: &mut Scene, outcome: &mut Outcome) {
        let choices = self.choices(field, scene);
        let Some(choice) = choices.get(index) else {
            return;
        };
        match choice {
            Choice::Entry(place) => {
                self.open = None;
                outcome.put = scene
                    .entries(field)
                    .into_iter()
                    .nth(*place)
                    .map(|entry| entry.value);
            }
            Choice::Refresh => {
                let question = scene.wanted(field).ok();
                outcome
                    .told
                    .extend(question.and_then(|it| scene.lists.ask(&it)));
            }
            Choice::Paste => {
                self.open = None;
                outcome.paste = scene.pasted(field);
            }
        }
    }

    /// The places of the entries that the open list of a field may show.
    fn fitting(&self, field: Field, scene: &Scene) -> Vec<usize> {
        let value = scene.value(field).trim();
        let is_all = self
            .open
            .as_ref()
            .is_some_and(|open| open.way == Way::Asked);
        let entries = scene.entries(field);
        let places = (0..entries.len()).filter(|place| is_all || entries[*place].fits(value));
        places.collect()
    }

    /// How many entries fit, and how many of them are shown.
    fn counts(&self, field: Field, scene: &Scene) -> (usize, usize) {
        let fitting = self.fitting(field, scene).len();
        (fitting, fitting.min(SHOWN_MAX))
    }

    /// What the open list of a field holds.
    fn choices(&self, field: Field, scene: &Scene) -> Vec<Choice> {
        let Some(open) = self.open.as_ref().filter(|open| open.field == field) else {
            return Vec::new();
        };
        let fitting = self.fitting(field, scene).into_iter();
        let mut choices: Vec<Choice> = fitting.take(SHOWN_MAX).map(Choice::Entry).collect();
        if open.way == Way::Asked {
            let is_asked =
                |question: &Question| scene.lists.get(question).is_some_and(List::is_asked);
            let can_ask = scene
                .wanted(field)
                .is_ok_and(|it| scene.has_token && !is_asked(&it));
            choices.extend(can_ask.then_some(Choice::Refresh));
            choices.extend(scene.pasted(field).map(|_| Choice::Paste));
        }
        choices
    }
}
