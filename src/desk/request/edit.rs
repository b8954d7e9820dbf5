//! The payload that is being edited as JSON: what was typed stands as it was typed, and the draft follows wherever it
//! can be read. It stands there until the draft is changed elsewhere.

use crate::import::payload::{self, Payload, PayloadFault};
use crate::import::{Fate, Why};
use crate::workspace::{Draft, Subject, Workspace};
use std::collections::BTreeSet;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// Why it can't be read, and where.
    pub fault: Option<PayloadFault>,
    /// The keys that stand in it more than once: their last values hold.
    pub twice: Vec<String>,
    /// The keys that stand in it.
    pub keys: BTreeSet<String>,
    /// Its members that are sent under a key of the flat form, and that key.
    pub flattened: Vec<(String, &'static str)>,
    /// What the draft is by it: its subject, and what no field holds.
    pub made: (Subject, String),
    /// The editor was left since.
    pub is_left: bool,
}

impl Edit {
    /// Whether it still says what the draft is. While it is typed, it is the draft that may be late.
    pub fn stands(&self, draft: &Draft) -> bool {
        if self.fault.is_some() {
            return draft.unread.as_ref() == Some(&self.text);
        }
        let is_made = draft.subject == self.made.0 && draft.extra == self.made.1;
        draft.unread.is_none() && (is_made || !self.is_left)
    }
}

/// Reads what was typed as a draft's payload: the edit, and the draft from then on. Where it can't be read, the draft
/// keeps it as it is.
pub fn typed(text: &str, draft: &Draft, workspace: &Workspace) -> (Edit, Draft) {
    let mut edit = Edit {
        text: text.to_owned(),
        fault: None,
        twice: Vec::new(),
        keys: BTreeSet::new(),
        flattened: Vec::new(),
        made: (draft.subject.clone(), draft.extra.clone()),
        is_left: false,
    };
    let edited = match payload::edited(text, draft, workspace) {
        Ok(read) => {
            edit.twice = twice(&read);
            edit.keys = payload::keys(text).into_iter().collect();
            edit.flattened = payload::flattened(text, &read);
            edit.made = (read.subject.clone(), read.extra.clone());
            Draft {
                subject: read.subject,
                extra: read.extra,
                unread: None,
                ..draft.clone()
            }
        }
        Err(fault) => {
            edit.fault = Some(fault);
            Draft {
                unread: Some(text.to_owned()),
                ..draft.clone()
            }
        }
    };
    (edit, edited)
}

fn twice(payload: &Payload) -> Vec<String> {
    let mut keys = Vec::new();
    for part in &payload.parts {
        if let Fate::LeftOut(Why::Twice(key)) = &part.fate
            && !keys.contains(key)
        {
            keys.push(key.clone());
        }
    }
    keys
}
