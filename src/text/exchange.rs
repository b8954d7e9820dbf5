//! The words about what came back, and what is done about it.

use crate::desk::answer::check::{Check, Unclear};
use crate::desk::answer::pasted::PastedFault;
use crate::workspace::Draft;

/// Said where a request was sent, and nothing more is known.
pub const UNKNOWN: &str = "This was sent, and no answer is known.";
/// The next step then.
pub const UNKNOWN_NEXT: &str = "It may exist: check whether it exists before you send it again.";
/// The button that looks whether something exists.
pub const CHECK: &str = "Check whether it exists";
/// The button that sends again when a wait is over.
pub const AGAIN: &str = "Send again";
/// What the field for an answer of curl is folded away under.
pub const PASTE: &str = "Paste the answer";
/// The name of that field.
pub const PASTED: &str = "What curl printed";
/// What goes into it.
pub const PASTE_HINT: &str = "Run the command in a terminal, and paste its output here, with or without headers (--include). It is read like an answer to this page.";
/// The button that reads it.
pub const PASTE_READ: &str = "Read the answer";

/// How long to wait before something is sent again.
pub fn wait(seconds: u32) -> String {
    match seconds {
        1 => "It can be sent again in 1 second.".to_owned(),
        n => format!("It can be sent again in {n} seconds."),
    }
}

/// How far a look has come, or what came of it.
pub fn checked(check: &Check, draft: &Draft) -> String {
    let name = draft.name();
    let of = super::thing(&draft.subject, name);
    match check {
        Check::Listing => "Looking at what exists on the service…".to_owned(),
        Check::Asking(left) => format!("Looking at what exists on the service: {} left…", left.len()),
        Check::There(_) => format!("It exists: {of} was created. Do not send it again."),
        Check::Absent => format!("It does not exist: {of} was not created. It can be sent again."),
        Check::Unclear(Unclear::Silent) => {
            "The list of what exists could not be read either. Look in the Aiven console, or paste the answer of curl.".to_owned()
        }
        Check::Unclear(Unclear::Status(status)) => {
            format!("The API does not tell what exists: {}. Look in the Aiven console.", super::status(*status))
        }
        Check::Unclear(Unclear::Strange) => {
            "The list of what exists is not as expected. Look in the Aiven console.".to_owned()
        }
        Check::Unclear(Unclear::TooMany) => {
            "The service has too many jobs to look at each. Look in the Aiven console.".to_owned()
        }
    }
}

/// Why a text is no answer.
pub fn pasted(fault: PastedFault) -> &'static str {
    match fault {
        PastedFault::Empty => "There is nothing here yet: paste what curl printed.",
        PastedFault::NoAnswer => {
            "curl got no answer either: its words say why. Nothing can be learnt from it."
        }
        PastedFault::Unknown => {
            "This is neither JSON nor headers with a status. Run the command with --include, and paste all of its output."
        }
    }
}
