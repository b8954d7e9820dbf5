//! The panel `On the service`: the tables and jobs that exist there, looked at again and again while it is open, and what
//! can be done with each.
//!
//! - `act`: what is deleted or cancelled.
//! - [`applications`]: those of a service of today.
//! - [`differs`]: whether a table there is the one that a draft describes.
//! - [`learn`]: what the lists mean for the workspace.
//! - `look`: the looks at what is there.
//! - [`open`]: what is there as drafts.
//! - `scene`: what is known of it.
//! - [`view`](mod@view): the panel as nodes.

mod act;
pub mod applications;
pub mod differs;
pub mod learn;
mod look;
pub mod open;
mod past;
mod scene;
pub mod view;

pub use act::Acted;

use super::TABLE_NAME;
use super::import::SameName;
use super::lists::{Lists, Of, Question};
use crate::saved;
use crate::text::service as say;
use crate::workspace::plan::Route;
use crate::workspace::target::Target;
use crate::workspace::{DraftId, Workspace};
use open::{Opened, Opening};

/// Seconds between two looks, as long as something changes.
const PACE: u32 = 5;
/// The most seconds between two looks, where nothing does.
const PACE_MAX: u32 = 60;

/// Something on the service, by its id; a version's stands behind that of its application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as what it is")]
pub enum Thing {
    Table(String),
    Job(String),
    Application(String),
    Version(String),
}

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct Panel {
    is_open: bool,
    unfolded: Option<Thing>,
    /// The ids of the versions that are compared.
    compared: Vec<String>,
    /// What is to be deleted or cancelled, if the user says so once more.
    doubted: Option<Thing>,
    /// What is being deleted or cancelled, where, and how it is called.
    act: Option<Act>,
    /// What is to be opened as drafts, if the user says what becomes of those of the same names.
    asked: Option<Opening>,
    /// What became of the last act.
    said: Option<Said>,
    /// What became of the copy of a command.
    told: &'static str,
    /// Seconds to the next look.
    wait: u32,
    pace: u32,
    /// What the last look brought, to tell whether anything has changed.
    seen: Vec<String>,
    /// How many requests were sent.
    sent: u32,
    /// How many were when the tables were asked for.
    sent_before: u32,
    acts: u32,
}

#[derive(Debug)]
struct Act {
    name: u32,
    thing: Thing,
    target: Target,
    called: String,
}

#[derive(Debug)]
struct Said {
    sentence: String,
    is_good: bool,
    /// The job that it says is being cancelled, and how it is called.
    cancels: Option<[String; 2]>,
}

/// What the panel looks at.
pub struct Scene<'a> {
    /// What is known.
    pub lists: &'a mut Lists,
    /// Drafts and target.
    pub workspace: &'a Workspace,
    /// The draft that is shown.
    pub shown: Option<DraftId>,
    /// Whether the token's field holds something.
    pub has_token: bool,
    /// Where requests go.
    pub route: Option<&'a Route>,
}

/// What follows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the app is told.
    pub told: Vec<String>,
    /// The id of what gets the focus.
    pub focus: Option<String>,
    /// What is to be pasted.
    pub paste: Option<Question>,
    /// What is to be copied.
    pub copy: Option<String>,
    /// What became drafts.
    pub opened: Option<Opened>,
}

impl Panel {
    /// Whether it is open: it looks as long as it is.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What follows from what the user does at the control that says `act`.
    pub fn react(&mut self, act: &str, scene: &mut Scene) -> Outcome {
        let mut outcome = Outcome::default();
        let (verb, about) = act.split_once(' ').unwrap_or((act, ""));
        match verb {
            "toggle" => {
                self.is_open = !self.is_open;
                self.doubted = None;
                if self.is_open {
                    outcome.told = self.look(scene);
                }
            }
            "refresh" => outcome.told = self.look(scene),
            "paste" => {
                let of = match about {
                    "jobs" => Of::Jobs,
                    "applications" => Of::Applications,
                    _ => Of::Tables,
                };
                outcome.paste = Some(scene.question(of)).filter(Question::is_possible);
            }
            "unfold" | "doubt" | view::KEEP if self.act.is_some() => {}
            "unfold" => {
                let thing = thing(about);
                self.doubted = None;
                self.unfolded = thing.filter(|thing| self.unfolded.as_ref() != Some(thing));
                self.compared.clear();
                let unfolded = self.unfolded.as_ref();
                if let Some(question) = unfolded.and_then(|it| scene.details(it)) {
                    outcome.told.extend(scene.asked(&question));
                }
            }
            "compare" => applications::choose(&mut self.compared, about),
            "open-version" => match self.opened_version(about, scene) {
                Some(opening) => self.open(opening, scene, &mut outcome),
                None => self.say(say::VERSION_NOT_OPENED.to_owned(), false),
            },
            "use" => {
                if let Some(table) = scene.table(about) {
                    let (used, job) = learn::used(scene.workspace, scene.shown, &table.name);
                    self.say(say::used(&table.name, used.draft(job)), true);
                    outcome.told = shown(&used, job);
                }
            }
            "show" => {
                self.is_open = true;
                self.doubted = None;
                self.compared.clear();
                self.unfolded = thing(about);
                outcome.focus = self.unfolded.as_ref().map(view::unfold_id);
                outcome.told = self.look(scene);
            }
            "take" => {
                if let (Some(draft), Some(table)) = (scene.draft(), scene.table(about)) {
                    let taken = learn::taken(scene.workspace, draft, table);
                    outcome.told.extend(told_if_new(scene.workspace, &taken));
                    let said = say::taken(&table.name);
                    outcome.told.push(["say ", &said].concat());
                    outcome.focus = Some(TABLE_NAME.to_owned());
                }
            }
            "open" => {
                let target = &scene.workspace.target;
                let Some(table) = scene.table(about) else {
                    return outcome;
                };
                if let Some(known) = learn::made_by(scene.workspace, target, table) {
                    self.say(say::here_already(known.name()), true);
                    outcome.told = vec![format!("shown {}", known.id.0)];
                } else if let Some(opening) = learn::opening(target, table) {
                    self.open(opening, scene, &mut outcome);
                } else {
                    self.say(say::NOT_OPENED.to_owned(), false);
                }
            }
            "doubt" => {
                self.doubted = thing(about);
                self.said = None;
                self.told = "";
                outcome.focus = Some(view::KEEP_ID.to_owned());
            }
            // The dialog gives the focus back to where it was.
            view::KEEP | view::CLOSED => {
                self.doubted = None;
                self.asked = None;
            }
            "beside" => self.decide(SameName::Stay, scene, &mut outcome),
            "replace" => self.decide(SameName::MakeRoom, scene, &mut outcome),
            "copy" => outcome.copy = self.command(scene),
            view::DO => self.act(scene, &mut outcome),
            _ => {}
        }
        outcome
    }

    /// Whether the user is asked about something.
    pub fn is_in_doubt(&self) -> bool {
        self.doubted.is_some() || self.asked.is_some()
    }

    /// Says what became of the copy of a command.
    pub fn copied(&mut self, said: &'static str) {
        self.told = said;
    }

    fn say(&mut self, sentence: String, is_good: bool) {
        self.said = Some(Said {
            sentence,
            is_good,
            cancels: None,
        });
    }
}

fn thing(about: &str) -> Option<Thing> {
    let (kind, id) = about.split_once(' ')?;
    Some(match kind {
        "table" => Thing::Table(id.to_owned()),
        "application" => Thing::Application(id.to_owned()),
        "version" => Thing::Version(id.to_owned()),
        _ => Thing::Job(id.to_owned()),
    })
}

/// What the app is told of a workspace, unless it is as it was.
pub fn told_if_new(before: &Workspace, after: &Workspace) -> Option<String> {
    (before != after).then(|| ["workspace ", &saved::write_workspace(after)].concat())
}

fn shown(workspace: &Workspace, draft: DraftId) -> Vec<String> {
    vec![
        ["workspace ", &saved::write_workspace(workspace)].concat(),
        format!("shown {}", draft.0),
    ]
}
