//! The words about requests that come from elsewhere.

use super::label;
use crate::api::json::visible;
use crate::import::json::Slip;
use crate::import::payload::{PayloadFault, Wrong, place};
use crate::import::request::Snag;
use crate::import::{Fate, Import, Part, Why};
use crate::workspace::Subject;

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

/// What became of a part, in a short sentence. The text of the part itself is shown beside it.
pub fn part(part: &Part, text: &str, import: &Import) -> String {
    match &part.fate {
        Fate::Target(field) if import.drafts.is_empty() => {
            format!("{}. Not filled in: no draft goes there.", label(*field))
        }
        Fate::Target(field) => format!("{}.", label(*field)),
        Fate::Field(at, field) => of_draft(*at, import, label(*field)),
        Fate::Kept(at, key) => {
            let kept = format!("{} is kept as it is; no field fills it", visible(key));
            of_draft(*at, import, &kept)
        }
        Fate::Token => "The token: it is shown nowhere.".to_owned(),
        Fate::Scheme => "How the header names the token.".to_owned(),
        Fate::LeftOut(Why::Twice(key)) | Fate::Missed(Why::Twice(key)) => {
            format!(
                "Left out: {} comes again, and the last one holds.",
                visible(key)
            )
        }
        Fate::Missed(Why::Unfit(why)) if why.is_slip() => {
            let (line, column) = place(text, part.span.start);
            format!("Line {line}, column {column}: {}", unfit(why))
        }
        Fate::LeftOut(Why::Unfit(why)) | Fate::Missed(Why::Unfit(why)) => unfit(why),
        Fate::LeftOut(Why::Request(snag)) => snag_in_words(snag, part, text),
        Fate::Missed(Why::Request(Snag::Payload(fault))) => {
            let (line, column) = place(text, part.span.start);
            format!("Line {line}, column {column}: {}", self::fault(*fault))
        }
        Fate::Missed(Why::Request(snag)) => {
            let (line, _) = place(text, part.span.start);
            format!("Line {line}: {}", snag_in_words(snag, part, text))
        }
    }
}

/// What is said of a draft, with its name where there are several. One without a name is told by its place among those of
/// its kind.
fn of_draft(at: usize, import: &Import, said: &str) -> String {
    let Some(found) = import.drafts.get(at).filter(|_| import.drafts.len() > 1) else {
        return format!("{said}.");
    };
    let is_job = |subject: &Subject| matches!(subject, Subject::Job(_));
    let name = found.subject.name();
    let kind = if is_job(&found.subject) {
        "Job"
    } else {
        "Table"
    };
    if !name.is_empty() {
        return format!("{}: {said}.", visible(name));
    }
    let before = import.drafts.iter().take(at);
    let place = before
        .filter(|other| is_job(&other.subject) == is_job(&found.subject))
        .count()
        + 1;
    format!("{kind} {place}: {said}.")
}

fn snag_in_words(snag: &Snag, part: &Part, text: &str) -> String {
    let plain = match snag {
        Snag::Implied => "Every request here says this too.",
        Snag::StrayTest => "Left out: the API never had /test, only the cheat sheet's addresses.",
        Snag::Query => "Left out: creating needs nothing behind the address.",
        Snag::Endpoint => "This address creates neither a table nor a job.",
        Snag::OtherTarget => "Another project or service was found before. One is taken.",
        Snag::Placeholder => "This stands in the place of a name. Nothing is filled in.",
        Snag::TokenPlaceholder => "This stands in the token's place. Nothing is filled in.",
        Snag::OtherToken => "Another token was found before. One is taken.",
        Snag::NoToken => "What stands here can't be a token.",
        Snag::HoldsToken => "The token stands in this. It is not taken.",
        Snag::Pipe => "The payload comes through a pipe and is not in this text. Paste it too.",
        Snag::NoBody => "This request has no payload.",
        Snag::NoAddress => "This command has no address. Set project and service by hand.",
        Snag::OtherCommand => "This command creates neither a table nor a job.",
        Snag::OpenQuote => "A quote begins here and does not end.",
        Snag::TooMuch => "No more is taken at once.",
        Snag::Payload(fault) => self::fault(*fault),
        Snag::Prose if text.trim().is_empty() => "There is nothing here.",
        Snag::Prose if part.span == (0..text.len()) => "No table, job or request can be read here.",
        Snag::Prose => "Left out: this is no request.",
        Snag::Host(host) => {
            return format!(
                "Not used: {}. An import never changes where requests go.",
                visible(host)
            );
        }
        Snag::Method(method) => return format!("{} creates nothing. POST does.", visible(method)),
        Snag::Variable(name) => return format!("The text does not say what {} is.", visible(name)),
        Snag::Scheme(scheme) => {
            return format!(
                "The API does not know {}. It takes Bearer and aivenv1.",
                visible(scheme)
            );
        }
        Snag::Header(name) => return format!("Left out: the header {}.", visible(name)),
        Snag::Manner(option) => {
            return format!("Left out: {} says nothing of the request.", visible(option));
        }
        Snag::Option(option) => return format!("Left out: {} has no place here.", visible(option)),
        Snag::NoValue(option) => return format!("{} has no value.", visible(option)),
        Snag::File(name) => {
            return format!(
                "The payload is in the file {}. Paste what is in it.",
                visible(name)
            );
        }
    };
    plain.to_owned()
}

/// The words about parts of Terraform, of SQL and of pages.
mod unfit_words {
    use crate::api::json::visible;
    use crate::import::unfit::Unfit;

    /// Why such a part was not taken.
    pub fn unfit(why: &Unfit) -> String {
        let said = match why {
            Unfit::NoField(name) => return format!("No field holds {}.", named(name)),
            Unfit::Column(left_out) => return super::super::import::left_out(left_out),
            Unfit::Unknown => "The text does not say what this is.",
            Unfit::Label => {
                "The text does not say how this table is called: the resource's name is taken."
            }
            Unfit::Computed => "Terraform computes this, and Millrace does not.",
            Unfit::Filled => "Aiven fills it in from the integration.",
            Unfit::Implied => "The fields say it.",
            Unfit::NoConnector => "No connector is named: it is taken for a PostgreSQL table.",
            Unfit::Statement => "This makes neither a table nor a job.",
            Unfit::Block => "This describes neither a table nor a job.",
            Unfit::Definition => "It is put where it is referred to.",
            Unfit::OnlyTerraform => "Only Terraform needs it.",
            Unfit::OtherTarget => "Another project or service was found before it.",
            Unfit::Unreadable => "This can't be read.",
            Unfit::OpenBracket => "This bracket does not close. Nothing of the table is taken.",
            Unfit::NoBracket => {
                "A closing bracket is missing in front of this. Nothing of the table is taken."
            }
            Unfit::OpenQuote => {
                "A quote begins here and does not end. Nothing of the table is taken."
            }
            Unfit::NoComma => "A comma is missing in front of this.",
            Unfit::NoSemicolon => {
                "A semicolon is missing in front of this. What follows is not taken."
            }
            Unfit::TooMuch => "From here on, it is more than is taken at once.",
            Unfit::Payload(fault) => super::fault(*fault),
            Unfit::Host => "Millrace sends where its settings say.",
            Unfit::Placeholder => "This stands for the token.",
            Unfit::Prose => "This is no part of a request.",
            Unfit::StrayTest => "The cheat sheet has /test in its addresses by mistake.",
        };
        said.to_owned()
    }

    /// A name that is short enough to be read.
    fn named(name: &str) -> String {
        let shown = visible(name);
        match shown.char_indices().nth(80) {
            Some((at, _)) => [&shown[..at], "…"].concat(),
            None => shown,
        }
    }
}

pub use unfit_words::unfit;
