//! What follows from what the user does with the texts of a request.

use super::{Texts, choices, edit};
use crate::desk::tabs::next;
use crate::saved;
use crate::snippet::PAYLOAD_FILE;
use crate::sql::secret::{Written, masked};
use crate::text::writing as say;
use crate::workspace::{Draft, Workspace};

/// The name of the file that a `CREATE TABLE` is saved as.
const CREATE_TABLE_FILE: &str = "table.sql";

/// What happened to a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// It was pressed.
    Click,
    /// A key was pressed in it.
    Key(&'a str),
    /// This was typed into it.
    Input(&'a str),
    /// This was chosen in it.
    Change(&'a str),
    /// It was left.
    Leave,
    /// It was opened, or folded.
    Toggle(bool),
}

/// What follows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the app is told: verbs, and what they are about.
    pub told: Vec<String>,
    /// What is to be copied.
    pub copy: Option<String>,
    /// A file to save: its name and its text.
    pub save: Option<(&'static str, String)>,
    /// The id of what gets the focus.
    pub focus: Option<String>,
    /// The browser is to do nothing of its own.
    pub is_done: bool,
}

impl Texts {
    /// What follows from an event at the control that says `act`.
    pub fn react(
        &mut self,
        act: &str,
        event: Event,
        draft: &Draft,
        workspace: &Workspace,
    ) -> Outcome {
        let mut outcome = Outcome::default();
        let (verb, about) = act.split_once(' ').unwrap_or((act, ""));
        match (verb, event) {
            ("tab", Event::Click) => self.show_tab(about.parse().unwrap_or(0), &mut outcome),
            ("tab", Event::Key(key)) => self.go_to_tab(key, &mut outcome),
            ("choose", Event::Change(value)) => {
                let heeds = self.heeds();
                let choice = about.parse().ok().and_then(|index: usize| heeds.get(index));
                if let (Some(choice), Ok(index)) = (choice, value.parse()) {
                    choices::choose(&mut self.options, *choice, index);
                    let kept = choices::kept(self.options);
                    outcome.told.push(["writing ", &kept].concat());
                }
            }
            ("copy", Event::Click) => outcome.copy = Some(self.shown_text(draft, workspace)),
            ("save", Event::Click) if self.create_table(draft).is_some() => {
                let text = self.shown_text(draft, workspace) + ";\n";
                outcome.save = Some((CREATE_TABLE_FILE, text));
            }
            ("save", Event::Click) => {
                // The payload's file holds what is sent, byte by byte.
                let text = if self.is_editor() && draft.unread.is_none() {
                    self.wire(draft, workspace)
                } else {
                    self.shown_text(draft, workspace) + "\n"
                };
                outcome.save = Some((self.file(), text));
            }
            ("save-payload", Event::Click) => {
                outcome.save = Some((PAYLOAD_FILE, self.wire(draft, workspace)));
            }
            ("json", Event::Input(text)) => {
                let (edit, edited) = edit::typed(text, draft, workspace);
                self.edit = Some((draft.id, edit));
                outcome.told.push(told(&edited));
            }
            ("json", Event::Leave) => {
                if let Some((_, edit)) = &mut self.edit {
                    edit.is_left = true;
                }
            }
            ("options", Event::Toggle(is_open)) => self.is_open = is_open,
            ("beside", Event::Toggle(is_open)) => self.is_beside = is_open,
            ("discard", Event::Click) => {
                self.edit = None;
                outcome.told.push(told(&Draft {
                    unread: None,
                    ..draft.clone()
                }));
                outcome.focus = Some(super::view::JSON_ID.to_owned());
            }
            ("payload", Event::Click) => outcome = self.go_to_payload(),
            _ => {}
        }
        outcome
    }

    /// The text that is shown, an edit as it was typed.
    pub(super) fn shown_text(&self, draft: &Draft, workspace: &Workspace) -> String {
        if let Some(sql) = self.create_table(draft) {
            return sql;
        }
        let snippet = || {
            let snippet = self.snippet(draft, workspace);
            snippet.map(|snippet| snippet.text).unwrap_or_default()
        };
        match self.edit_of(draft.id) {
            // What leaves the editor has no secret in it.
            Some(edit) if self.is_editor() => masked(&edit.text, draft.name(), Written::Json),
            None if self.is_editor() => masked(&snippet(), draft.name(), Written::Json),
            _ => snippet(),
        }
    }

    fn wire(&self, draft: &Draft, workspace: &Workspace) -> String {
        let request = self.request(draft, workspace);
        let body = request.and_then(|request| request.body);
        body.map(|body| body.wire()).unwrap_or_default()
    }

    pub(super) fn show_tab(&mut self, index: usize, outcome: &mut Outcome) {
        if let Some(name) = self.tabs().nth(index) {
            name.clone_into(&mut self.tab);
            outcome.told.push(["tab ", name].concat());
            self.told = "";
        }
    }

    fn go_to_tab(&mut self, key: &str, outcome: &mut Outcome) {
        let Some(to) = next(key, self.place(), self.tabs().count()) else {
            return;
        };
        outcome.is_done = true;
        self.show_tab(to, outcome);
        outcome.focus = Some(super::view::tab_id(to));
    }

    /// What is said when a text was copied, selected instead, or neither. `is_whole`: all of it is shown.
    pub fn copied(&mut self, was_copied: bool, was_selected: bool, is_whole: bool) {
        self.told = match (was_copied, was_selected) {
            (true, _) => say::COPIED,
            (false, true) => say::SELECTED,
            (false, false) if is_whole => say::NOT_COPIED,
            (false, false) => say::NOT_COPIED_LONG,
        };
    }
}

/// How the app is told of a draft as it is to be from now on.
fn told(draft: &Draft) -> String {
    ["draft ", &saved::write_draft(draft)].concat()
}
