//! The desk at work: what it remembers between two calls of the page, and the elements that it fills.

use crate::desk::{report, study};
use crate::saved;

/// Reads a workspace, given as it is kept.
pub fn study(saved: &str) -> String {
    let Ok(visit) = saved::read(saved) else {
        return report::write(&[]);
    };
    let studied = study::study(&visit.workspace);
    report::write(&study::reports(&visit.workspace, &studied))
}

/// Shows what belongs to the workspace that was studied last, and to this draft.
pub fn show(_draft: Option<u32>) {}

/// Mends what was found under this number in a draft.
pub fn mend(_draft: u32, _number: u32) {}
