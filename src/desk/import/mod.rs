//! The import of texts from elsewhere: what was pasted, what became of every part of it, and the way back.
//!
//! - [`adopt`](mod@adopt): what an import makes of the workspace.
//! - [`view`](mod@view): the button and the dialog as nodes.

pub mod adopt;
pub mod view;

use crate::api::json::visible;
use crate::import::secret::{self, MASK};
use crate::import::{self, Fate, Part, Secret};
use crate::saved;
use crate::text::{request_import, writing::import as say};
use crate::workspace::{Draft, Workspace};
use adopt::{Taken, adopt, untake};

/// The most characters of a part that are shown.
const BEGINNING_MAX: usize = 48;
/// The most parts that are listed: a text of megabytes has thousands, and nobody reads them.
const PARTS_MAX: usize = 200;

/// What the dialog remembers.
#[derive(Debug, Default)]
pub struct Importer {
    /// What stands in the field for the text.
    text: String,
    result: Option<Told>,
    /// All that was taken, by number.
    taken: Vec<Taken>,
}

/// What came of an import.
#[derive(Debug)]
struct Told {
    headline: String,
    parts: Vec<Shown>,
    /// How many parts there are beyond these.
    more: usize,
    /// By which it can be taken back.
    number: Option<usize>,
}

/// A part of a text, as it is shown.
#[derive(Debug)]
struct Shown {
    /// How it begins. Of a token, nothing.
    text: String,
    /// What became of it.
    fate: String,
    /// Whether it was meant, and could not be taken.
    is_missed: bool,
}

/// What follows from an import.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the app is told: verbs, and what they are about.
    pub told: Vec<String>,
    /// What goes into the token's field.
    pub token: Option<Secret>,
}

/// What becomes of a text with a token in it that is pasted into a field.
#[derive(Debug, PartialEq, Eq)]
pub enum Diverted {
    /// It is a request, and was imported instead: the dialog tells of it.
    Imported(Outcome),
    /// This goes into the field in its place.
    Masked(String, Outcome),
}

impl Importer {
    /// Looks at a text that is pasted into another field than the token's: a token in it must not come to stand there.
    /// Nothing where there is none. `can_open`: the dialog can be opened.
    pub fn divert(
        &mut self,
        text: &str,
        can_open: bool,
        has_token: bool,
        workspace: &Workspace,
    ) -> Option<Diverted> {
        let found = secret::find(text)?;
        if found.is_request && can_open {
            return Some(Diverted::Imported(self.read(
                text,
                Some(say::DIVERTED),
                has_token,
                workspace,
            )));
        }
        let said = [say::MASKED, " ", token_words(has_token)].concat();
        let outcome = Outcome {
            told: vec![["told  ", &said].concat()],
            token: Some(found.token).filter(|_| !has_token),
        };
        Some(Diverted::Masked(found.masked, outcome))
    }

    /// Takes what was typed into the dialog's field.
    pub fn type_text(&mut self, text: &str) {
        text.clone_into(&mut self.text);
    }

    /// Imports what was typed.
    pub fn take_typed(&mut self, has_token: bool, workspace: &Workspace) -> Outcome {
        let text = std::mem::take(&mut self.text);
        self.take(&text, has_token, workspace)
    }

    /// Forgets what was typed, in which there may be a token, and what was told. What was taken can still be taken back.
    pub fn close(&mut self) {
        self.text.clear();
        self.result = None;
    }

    /// Imports a text. `has_token`: the token's field holds one, which stays.
    pub fn take(&mut self, text: &str, has_token: bool, workspace: &Workspace) -> Outcome {
        self.read(text, None, has_token, workspace)
    }

    /// Imports a text. `before`: what is said first of what came of it.
    fn read(
        &mut self,
        text: &str,
        before: Option<&str>,
        has_token: bool,
        workspace: &Workspace,
    ) -> Outcome {
        let import = import::read(text);
        let (adopted, taken) = adopt(workspace, &import);
        let mut outcome = Outcome::default();
        let is_changed = adopted != *workspace;
        let names: Vec<&str> = taken.added.iter().map(Draft::name).collect();
        let is_understood = !import.drafts.is_empty() || is_changed || import.token.is_some();
        let mut said: Vec<String> = before.map(str::to_owned).into_iter().collect();
        said.push(if import.drafts.is_empty() {
            say::NOTHING.to_owned()
        } else {
            say::done(&names, taken.known)
        });
        if import.token.is_some() {
            said.push(token_words(has_token).to_owned());
        }
        let missed = import.parts.iter().filter(|part| is_missed(part)).count();
        if is_understood && missed > 0 {
            said.push(say::missed(missed));
        }
        let headline = said.join(" ");
        let number = is_changed.then(|| {
            let number = self.taken.len();
            let saved = saved::write_workspace(&adopted);
            outcome.told.push(["workspace ", &saved].concat());
            if let Some(first) = taken.added.first() {
                outcome.told.push(format!("shown {}", first.id.0));
            }
            outcome.told.push(format!("told {number} {headline}"));
            self.taken.push(taken);
            number
        });
        let parts = import.parts.iter().take(PARTS_MAX).map(|part| Shown {
            text: beginning(part, text),
            fate: request_import::part(part, text, &import),
            is_missed: is_missed(part),
        });
        self.result = Some(Told {
            headline,
            parts: parts.collect(),
            more: import.parts.len().saturating_sub(PARTS_MAX),
            number,
        });
        // What could not be read stands there still, for the user to mend; a token does not.
        self.text = match &import.token {
            _ if is_understood => String::new(),
            Some(secret) => text.replace(&secret.0, MASK),
            None => text.to_owned(),
        };
        outcome.token = import.token.filter(|_| !has_token);
        outcome
    }

    /// Takes back the import that the dialog tells of.
    pub fn untake_shown(&mut self, workspace: &Workspace) -> Outcome {
        match self.result.as_ref().and_then(|told| told.number) {
            Some(number) => self.untake(number, workspace),
            None => Outcome::default(),
        }
    }

    /// Takes an import back.
    pub fn untake(&mut self, number: usize, workspace: &Workspace) -> Outcome {
        let mut outcome = Outcome::default();
        if let Some(taken) = self.taken.get(number) {
            let restored = saved::write_workspace(&untake(workspace, taken));
            outcome.told.push(["workspace ", &restored].concat());
            outcome.told.push(format!("untold {number}"));
            self.result = Some(Told {
                headline: say::UNDONE.to_owned(),
                parts: Vec::new(),
                more: 0,
                number: None,
            });
        }
        outcome
    }
}

/// What became of a token that was found.
fn token_words(has_token: bool) -> &'static str {
    if has_token {
        say::TOKEN_KEPT
    } else {
        say::TOKEN_TAKEN
    }
}

fn is_missed(part: &Part) -> bool {
    matches!(part.fate, Fate::Missed(_))
}

/// How a part's text begins: its first line, as far as there is room.
fn beginning(part: &Part, text: &str) -> String {
    if part.fate == Fate::Token {
        return MASK.to_owned();
    }
    let whole = text.get(part.span.clone()).unwrap_or_default().trim();
    let line = whole.lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(BEGINNING_MAX).collect();
    let is_cut = shown.len() < whole.len();
    shown = visible(&shown);
    if is_cut {
        shown.push('…');
    }
    shown
}
