//! The history: what was sent and how it ended, kept in this browser within bounds, as far as the user and the host of
//! the page want that. The app masks the token before it tells of an exchange; nothing here knows it.
//!
//! - [`entry`]: an exchange as it is kept.
//! - [`kept`]: the text that holds them all.
//! - [`compare`]: what differs between what was sent and a draft.
//! - [`view`](mod@view): the button, the dialog and the switch as nodes.

pub mod compare;
pub mod entry;
pub mod kept;
pub mod view;

use crate::saved;
use crate::workspace::{Created, Draft, Progress, Workspace};
use entry::Entry;

/// The name of the file that the history is saved as.
const FILE: &str = "millrace-history.json";

/// Whether a history is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// It is.
    #[default]
    On,
    /// The user does not want it.
    Off,
    /// The host of the page does not want it.
    Forbidden,
}

impl Keeping {
    /// What the app tells of it.
    pub fn told(word: &str) -> Self {
        match word {
            "off" => Self::Off,
            "forbidden" => Self::Forbidden,
            _ => Self::On,
        }
    }
}

/// What the dialog remembers.
#[derive(Debug, Default)]
pub struct History {
    /// Whether a history is kept.
    pub keeping: Keeping,
    /// Whether the browser refuses to keep it.
    pub is_refused: bool,
    is_open: bool,
    /// What is listed, the newest first: each as it is kept, and as it reads.
    list: Vec<(String, Entry)>,
    /// The one whose details are shown, as it is kept.
    shown: Option<String>,
    is_compared: bool,
    /// What was kept before the last deletion.
    before: Option<String>,
}

/// What was sent with an outcome that was not known, of which the desk now tells the app what has become: the draft that
/// it was sent of, and the id of what was found; none where there was nothing.
pub fn found(before: &Workspace, told: &str) -> Vec<(Draft, Created, Option<String>)> {
    let now = || {
        let saved = told.strip_prefix("workspace ");
        let saved = saved.or_else(|| told.strip_prefix("progress "))?;
        Some(saved::read(saved).ok()?.workspace)
    };
    let mut found = Vec::new();
    let unknown = before
        .drafts
        .iter()
        .filter_map(|draft| match &draft.progress {
            Progress::Unknown(sent) => Some((draft, sent)),
            _ => None,
        });
    let mut unknown = unknown.peekable();
    let Some(now) = unknown.peek().and_then(|_| now()) else {
        return found;
    };
    for (draft, sent) in unknown {
        let id = match now.draft(draft.id).map(|draft| &draft.progress) {
            Some(Progress::Created(there)) if there.is_of(&sent.name, &sent.target) => {
                Some(there.id.clone())
            }
            Some(Progress::Draft) => None,
            _ => continue,
        };
        found.push((draft.clone(), sent.clone(), id));
    }
    found
}

/// What follows from what the user does.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What is kept from now on.
    pub kept: Option<String>,
    /// What is saved as a file: its name and its text.
    pub save: Option<(&'static str, String)>,
    /// What is opened as a draft.
    pub draft: Option<Draft>,
    /// What the app is told.
    pub told: Vec<String>,
    /// What gets the focus.
    pub focus: Option<&'static str>,
}

impl History {
    /// Whether an exchange is kept.
    pub fn is_kept(&self) -> bool {
        self.keeping == Keeping::On
    }

    /// Opens the dialog on what is kept.
    pub fn open(&mut self, kept: &str) {
        self.close();
        self.is_open = true;
        self.read(kept);
    }

    /// Forgets what the dialog showed, and what was deleted.
    pub fn close(&mut self) {
        *self = Self {
            keeping: self.keeping,
            is_refused: self.is_refused,
            ..Self::default()
        };
    }

    /// Takes what is kept by now.
    pub fn read(&mut self, kept: &str) {
        if self.is_open {
            self.list = kept::list(kept);
        }
    }

    /// What follows from what the user does at the control that says `act`. `kept` is what is kept at that moment, by
    /// another tab perhaps.
    pub fn react(&mut self, act: &str, kept: &str) -> Outcome {
        let mut outcome = Outcome::default();
        let (verb, place) = act.split_once(' ').unwrap_or((act, ""));
        match verb {
            "entry" => {
                let line = place
                    .parse()
                    .ok()
                    .and_then(|place: usize| self.list.get(place));
                let line = line.map(|(line, _)| line.clone());
                self.shown = line.filter(|line| self.shown.as_ref() != Some(line));
                self.is_compared = false;
            }
            "compare" => self.is_compared = !self.is_compared,
            "draft" => outcome.draft = self.entry().map(|entry| entry.told.draft.clone()),
            "delete" => {
                if let Some(line) = self.shown.take() {
                    self.keep(kept, kept::without(kept, &line), &mut outcome);
                }
            }
            "delete-all" => {
                self.shown = None;
                self.keep(kept, String::new(), &mut outcome);
            }
            "undo" => {
                if let Some(before) = self.before.take() {
                    let restored = kept::restored(&before, kept);
                    self.read(&restored);
                    outcome.kept = Some(restored);
                    outcome.focus = Some(view::CLOSE_ID);
                }
            }
            "export" => outcome.save = Some((FILE, kept::export(kept))),
            "keep" => {
                let word = if self.is_kept() { "off" } else { "on" };
                outcome.told.push(["history ", word].concat());
            }
            _ => {}
        }
        outcome
    }

    fn keep(&mut self, before: &str, now: String, outcome: &mut Outcome) {
        self.before = Some(before.to_owned());
        self.read(&now);
        outcome.kept = Some(now);
        outcome.focus = Some(view::UNDO_ID);
    }

    /// The exchange whose details are shown.
    fn entry(&self) -> Option<&Entry> {
        let shown = self.shown.as_ref()?;
        let mut list = self.list.iter();
        list.find(|(line, _)| line == shown).map(|(_, entry)| entry)
    }
}
