//! The payload that is being edited as JSON: what was typed stands as it was typed, and the draft follows wherever it
//! can be read.

use crate::import::payload::{self, PayloadFault};
use crate::workspace::{Draft, Workspace};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// Why it can't be read, and where.
    pub fault: Option<PayloadFault>,
}

/// Reads what was typed as a draft's payload: the edit, and the draft with it where it can be read.
pub fn typed(text: &str, draft: &Draft, workspace: &Workspace) -> (Edit, Option<Draft>) {
    let read = payload::edited(text, draft, workspace);
    let (fault, edited) = match read {
        Ok(read) => {
            let edited = Draft {
                subject: read.subject,
                extra: read.extra,
                ..draft.clone()
            };
            (None, Some(edited))
        }
        Err(fault) => (Some(fault), None),
    };
    let text = text.to_owned();
    (Edit { text, fault }, edited)
}
