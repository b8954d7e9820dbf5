//! The payload that is being edited as JSON: what was typed stands as it was typed, and the draft follows wherever it
//! can be read.

use crate::import::payload::{self, PayloadFault};
use crate::workspace::{DraftId, Progress, Workspace};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// Why it can't be read, and where.
    pub fault: Option<PayloadFault>,
}

/// Reads what was typed as a draft's payload: the edit, and the workspace with it where it can be read.
pub fn typed(text: &str, id: DraftId, workspace: &Workspace) -> (Edit, Option<Workspace>) {
    let mut edit = Edit {
        text: text.to_owned(),
        fault: None,
    };
    let read = workspace
        .draft(id)
        .map(|draft| payload::edited(text, draft, workspace));
    match read {
        None => (edit, None),
        Some(Ok(read)) => {
            let mut edited = workspace.clone();
            if let Some(draft) = edited.drafts.iter_mut().find(|draft| draft.id == id) {
                draft.subject = read.subject;
                draft.extra = read.extra;
                if draft.progress == Progress::Failed {
                    draft.progress = Progress::Draft;
                }
            }
            (edit, Some(edited))
        }
        Some(Err(fault)) => {
            edit.fault = Some(fault);
            (edit, None)
        }
    }
}
