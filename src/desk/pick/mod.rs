//! Picking instead of typing: the lists at the fields `Project`, `Flink service`, `Integration ID` and `Kafka topic`. A
//! field with its list is a combobox, as the ARIA authoring practices have it; what is typed always holds.
//!
//! - [`entry`]: what stands in a list.
//! - [`view`](mod@view): a list as nodes.
//! - [`paste`]: the dialog that fills a list from what a command printed.

pub mod entry;
pub mod paste;
pub mod view;

use super::lists::{Found, List, Lists, Of, Question};
use crate::workspace::field::Field;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Workspace};

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

/// What all of this looks at.
pub struct Scene<'a> {
    /// What is known.
    pub lists: &'a mut Lists,
    /// Drafts and target.
    pub workspace: &'a Workspace,
    /// The draft that is shown.
    pub shown: Option<&'a Draft>,
    /// Whether the token's field holds something.
    pub has_token: bool,
    /// What stands in a field now: what was typed last is not in the workspace yet.
    pub typed: Option<(Field, String)>,
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

/// What must be known before a list can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The project.
    Project,
    /// The Flink service.
    Service,
    /// The integration, which names the Kafka service.
    Integration,
    /// The Kafka is outside of Aiven, and the integration of no Aiven service.
    Outside,
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

impl Scene<'_> {
    /// What a field holds.
    pub fn value(&self, field: Field) -> &str {
        if let Some((_, typed)) = self.typed.as_ref().filter(|(of, _)| *of == field) {
            return typed;
        }
        match self.shown {
            Some(draft) => field.get(&self.workspace.target, &draft.subject),
            None => field.of_target(&self.workspace.target),
        }
    }

    /// Asks for the list of a field, if it can be and was not.
    fn need(&mut self, field: Field) -> Option<String> {
        let question = self.wanted(field).ok().filter(|_| self.has_token)?;
        self.lists.need(&question)
    }

    /// The question to ask next for the list of a field.
    ///
    /// # Errors
    /// Where something must be known before.
    pub fn wanted(&self, field: Field) -> Result<Question, Missing> {
        let target = &self.workspace.target;
        let possible = |question: Question, missing| {
            if question.is_possible() {
                Ok(question)
            } else {
                Err(missing)
            }
        };
        match field {
            Field::Project => {
                let me = Question::of(Of::Me, target);
                let is_enough = match self.lists.get(&me) {
                    Some(List {
                        found: Some(Found::Me(me)),
                        ..
                    }) => !me.projects.is_empty(),
                    Some(List { trouble, .. }) => trouble.is_none(),
                    None => true,
                };
                Ok(if is_enough {
                    me
                } else {
                    Question::of(Of::Projects, target)
                })
            }
            Field::Service => possible(Question::of(Of::Services, target), Missing::Project),
            _ => {
                possible(Question::of(Of::Services, target), Missing::Project)?;
                let integrations =
                    possible(Question::of(Of::Integrations, target), Missing::Service)?;
                if field == Field::IntegrationId || self.lists.found(&integrations).is_none() {
                    return Ok(integrations);
                }
                let kafka = Target {
                    service: self.kafka()?,
                    ..target.clone()
                };
                possible(Question::of(Of::Topics, &kafka), Missing::Integration)
            }
        }
    }

    /// The Kafka service of the integration that is typed.
    fn kafka(&self) -> Result<String, Missing> {
        let id = self.value(Field::IntegrationId);
        let mut integrations = self.listed_integrations().iter();
        let integration = integrations.find(|known| known.id == id);
        match integration {
            Some(known) if known.is_external => Err(Missing::Outside),
            Some(known) => Ok(known.source.clone()),
            None => Err(Missing::Integration),
        }
    }

    /// What can be pasted for a field.
    fn pasted(&self, field: Field) -> Option<Question> {
        match field {
            Field::Project => Some(Question::of(Of::Projects, &self.workspace.target)),
            _ => self.wanted(field).ok(),
        }
    }
}
