//! The words about requests that come from elsewhere.

use crate::import::json::Slip;
use crate::import::payload::{PayloadFault, Wrong};

/// What is wrong with a text that should be a payload. Where, is shown beside it.
pub fn fault(fault: PayloadFault) -> &'static str {
    match fault.what {
        Wrong::Json(slip) => slip_of_json(slip),
        Wrong::NoObject => "A payload is a JSON object, in curly brackets.",
        Wrong::NoPayload => "These are the members of neither a table nor a job.",
    }
}

/// What is wrong with a text that should be JSON.
pub fn slip_of_json(slip: Slip) -> &'static str {
    match slip {
        Slip::Nothing => "There is nothing here yet.",
        Slip::End => "The text ends before its brackets are closed.",
        Slip::Comma => "No comma belongs here: the last member has none behind it.",
        Slip::NoComma => "A comma is missing here.",
        Slip::NoColon => "A colon is missing behind the key.",
        Slip::OpenString => "This text has no closing quote in its line.",
        Slip::Quote => "JSON has straight double quotes only.",
        Slip::BareKey => "A key stands in double quotes.",
        Slip::NoValue => "A value is missing here.",
        Slip::Word => {
            "JSON knows the words true, false and null. Anything else stands in double quotes."
        }
        Slip::Number => "JSON writes numbers in another way.",
        Slip::Escape => {
            "A backslash can't stand in front of this. A backslash itself is written twice."
        }
        Slip::Control => {
            "This character can't be seen, and stands as an escape in JSON, such as \\t."
        }
        Slip::Comment => "JSON has no comments.",
        Slip::Deep => "This is nested deeper than 100 levels.",
        Slip::Behind => "The payload ended before this.",
        Slip::Bracket => "A bracket of the other kind was opened.",
        Slip::Sign => "This can't stand here.",
    }
}
