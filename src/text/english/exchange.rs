//! The words about what came back, and what is done about it.

use super::{generation, thing};
use crate::api::answer::place::Place;
use crate::api::answer::{Extent, Reading, Silence, Verdict};
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::desk::answer::check::{Check, Unclear};
use crate::desk::answer::pasted::PastedFault;
use crate::workspace::field::Field;
use crate::workspace::learn::is_off;
use crate::workspace::plan::OTHER;
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, Subject};

/// Said where a request was sent, and nothing more is known.
pub const UNKNOWN: &str = "This was sent, and no answer is known.";
/// The next step then.
pub const UNKNOWN_NEXT: &str = "It may exist: check whether it exists before you send it again.";
/// Said of what a look has found, in a word.
pub const IS_THERE: &str = "Exists";
/// Said of what it has found to be another.
pub const IS_OTHER: &str = "Another exists";
/// Said of what it has not found.
pub const IS_ABSENT: &str = "Does not exist";
/// Said of what was created, and is on the service no more.
pub const GONE: &str =
    "That was so: it has been deleted or cancelled since, or another is there by its name.";

/// Said of what happened at another target than the one that is chosen now.
pub fn elsewhere(then: &Target, now: &Target) -> String {
    if (&then.project, &then.service) == (&now.project, &now.service) {
        let [then, now] = [then, now].map(|target| generation(target.generation));
        return format!("That was with {then} under API, and {now} is chosen now.");
    }
    let (project, service) = (visible(&then.project), visible(&then.service));
    format!("That was on {service} in {project}, which is not what is chosen now.")
}

/// Said of what was created under another name than the draft bears now.
pub const RENAMED: &str = "That was under another name than the one that stands here now.";

/// Said where a draft was sent to another target or under another name than it has now, and how that ended is not known.
pub fn unknown_elsewhere(sent: &Created, subject: &Subject) -> String {
    let of = thing(subject, &sent.name, sent.target.generation);
    let (project, service) = (visible(&sent.target.project), visible(&sent.target.service));
    format!(
        "Whether {of} exists on {service} in {project} is not known: it was sent there, and no answer tells. Name these again to check it. What stands here now was not sent yet."
    )
}

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

/// The button that leads to a place in the SQL.
pub fn go(field: Field, place: Place) -> String {
    let (line, character) = (place.line, place.character);
    format!(
        "Go to line {line}, character {character} of {}",
        super::label(field)
    )
}

/// How long to wait before something is sent again.
pub fn wait(seconds: u32) -> String {
    match seconds {
        1 => "It can be sent again in 1 second.".to_owned(),
        n => format!("It can be sent again in {n} seconds."),
    }
}

/// How far a look has come, or what came of it.
pub fn checked(check: &Check, draft: &Draft, generation: Generation) -> String {
    let name = draft.name();
    let of = thing(&draft.subject, name, generation);
    match check {
        Check::Listing => "Looking at what exists on the service…".to_owned(),
        Check::Asking(left) => format!(
            "Looking at what exists on the service: {} left…",
            left.len()
        ),
        Check::There { sent, .. } if sent == OTHER => format!(
            "It exists, but not as it stands here: {of} is another one by this name. Delete that one, or choose another name."
        ),
        Check::There { .. } => format!("It exists: {of} was created. Do not send it again."),
        Check::Absent => format!("It does not exist: {of} was not created. It can be sent again."),
        Check::Unclear(why) => unclear(*why),
    }
}

/// Said over the body of an answer that came before it was looked whether something exists.
pub fn body_of_before(status: u16) -> String {
    let status = super::status(status);
    format!("This is what the API had answered when it was sent: {status}.")
}

/// Why there is no telling what exists.
pub fn unclear(why: Unclear) -> String {
    match why {
        Unclear::Unasked => "What exists is not known without an API token.".to_owned(),
        Unclear::Silent => {
            "The list of what exists could not be read. Look in the Aiven console, or paste the answer of curl.".to_owned()
        }
        Unclear::Status(status) => {
            format!("The API does not tell what exists: {}. Look in the Aiven console.", super::status(status))
        }
        Unclear::Strange => {
            "The list of what exists is not as expected. Look in the Aiven console.".to_owned()
        }
        Unclear::TooMany => {
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

/// What an answer means.
pub fn headline(
    reading: &Reading,
    subject: &Subject,
    name: &str,
    generation: Generation,
) -> String {
    let thing = thing(subject, name, generation);
    let said = match (reading.verdict, reading.status) {
        (Verdict::Done, _) => return format!("Created {thing}."),
        (Verdict::DoneWithError, _) => return format!("The API reports an error about {thing}."),
        (Verdict::Invalid, _) => return format!("The API refuses {thing} as it is."),
        (Verdict::Conflict, _) if is_off(reading) => "The service is powered off.",
        (Verdict::Conflict, _) => {
            return match (subject, generation) {
                (Subject::Table(_), _) | (_, Generation::Applications) => {
                    format!("{} exists already.", capitalised(&thing))
                }
                (Subject::Job(_), Generation::Classic) => {
                    format!("The API can't create {thing} in the service's present state.")
                }
            };
        }
        (Verdict::Foreign, _) => "Something answered, but not the API.",
        (Verdict::Unauthorized, _) => "The API does not accept the token.",
        (Verdict::Forbidden, _) => "The token is valid, but may not do this.",
        (Verdict::NotFound, _) => "Something that the request names does not exist.",
        (Verdict::TooMany(_), _) => "Too many requests: the API asks to wait.",
        (_, 405 | 410 | 501) => "The API does not offer this operation here.",
        (_, 408) => "The API did not get the whole request in time.",
        (_, 413) => "The request is too large.",
        (_, 415) => "The API does not take a body of this type.",
        (_, 417) => "The API can't do this in the service's present state.",
        (_, 502) => "A proxy got no proper answer from the API.",
        (_, 503) => "The API is not available now.",
        (_, 504) => "A proxy gave up waiting for the API.",
        (Verdict::ServerError, _) => "The API failed.",
        (Verdict::Other, _) => "An answer that the API's documentation does not know.",
    };
    said.to_owned()
}

/// Where an operation is gone.
const RETIRED: &str = "Aiven ended the table and job API in January 2023, and a service that still has it is needed. Check the service, and the API base URL in Settings.";
const MAY_EXIST: &str =
    "It may have created this before it failed: check whether it exists before you send again.";

/// What to do after an answer, of which so much came.
pub fn next_step(
    reading: &Reading,
    subject: &Subject,
    extent: Extent,
    generation: Generation,
) -> String {
    if generation == Generation::Applications {
        match reading.verdict {
            Verdict::Done => {
                return "It has its first version, and runs when that is deployed.".to_owned();
            }
            Verdict::Conflict if !is_off(reading) => {
                return "Choose another name, or delete the old application first.".to_owned();
            }
            _ => {}
        }
    }
    let next = match (reading.verdict, reading.status) {
        (Verdict::Done, _) => done(reading, subject, extent),
        (Verdict::DoneWithError, _) => "Read the server's message, mend the draft and send again.",
        (Verdict::Foreign, _) => {
            "A login page or a proxy may stand in between: read the body below, and check whether it exists before you send again."
        }
        (Verdict::Invalid, _) => "Mend what the server's message names, then send again.",
        (Verdict::Unauthorized | Verdict::Forbidden, _) => refused(reading),
        (Verdict::NotFound, _) if reading.code.as_deref() == Some("retired_api_endpoint") => {
            RETIRED
        }
        (Verdict::NotFound, _) => {
            "Check the marked fields against the Aiven console, then send again. Where they are right, the service may no longer have this API: Aiven ended it in January 2023."
        }
        (Verdict::Conflict, _) if is_off(reading) => {
            "Start it in the Aiven console, then send again."
        }
        (Verdict::Conflict, _) => match subject {
            Subject::Table(_) => {
                "Choose another name, or delete the old table first: tables can't be changed."
            }
            Subject::Job(_) => "Do what the server's message asks for, then send again.",
        },
        (Verdict::TooMany(Some(seconds)), _) => {
            return format!("Send again in {seconds} seconds. Nothing was created.");
        }
        (Verdict::TooMany(None), _) => "Wait a minute, then send again. Nothing was created.",
        (_, 405 | 410) => RETIRED,
        (_, 501) => {
            "Check whether it exists, then the service, and the API base URL in Settings: Aiven ended the table and job API in January 2023."
        }
        (_, 408) => "The connection may be slow, or the request very long. Send it again.",
        (_, 413) => {
            "Shorten the columns or the statement. Where a proxy passes requests on, its limit may be too low: its host can raise it."
        }
        (_, 415) => {
            "A proxy may have changed the header Content-Type, which is application/json. The command shows the whole exchange with --verbose."
        }
        (_, 417) => "Do first what the server's message asks for, then send again.",
        (Verdict::ServerError, _) => MAY_EXIST,
        (Verdict::Other, _) => {
            "Read the body below; the command shows the whole exchange with --verbose."
        }
    };
    next.to_owned()
}

fn done(reading: &Reading, subject: &Subject, extent: Extent) -> &'static str {
    match (subject, &reading.id, extent) {
        (Subject::Table(_), Some(_), _) => "Its id now flows into the jobs that list it by id.",
        (Subject::Table(_), None, Extent::Whole) => {
            "The answer holds no table_id, so jobs can list it by name only."
        }
        (Subject::Table(_), None, _) => {
            "What came of the answer holds no table_id, so jobs can list it by name only."
        }
        (Subject::Job(_), ..) => "Flink is starting it.",
    }
}

/// What to do where the token does not do.
fn refused(reading: &Reading) -> &'static str {
    match reading.code.as_deref() {
        Some("user_personal_token_not_allowed") => {
            "This organization allows no personal tokens here: use one of an application user."
        }
        Some("api_client_ip_allowlist_blocks_caller") => {
            "The token or the organization allows other addresses only: send from one of those, or ask its admin."
        }
        Some("feature_not_enabled") => "Ask Aiven or a project admin to enable it.",
        _ if reading.verdict == Verdict::Forbidden => {
            "Ask a project admin for the permission service:data:write, or use a token that has it."
        }
        _ => {
            "Paste a current token, or try the other authorization scheme in Settings, then send again."
        }
    }
}

/// What is known when there is nothing to read after so many milliseconds, and the way on.
pub fn silence(silence: Silence, origin: &str, took: u32) -> (String, String) {
    let (what, next) = match silence {
        Silence::Cancelled => (
            "Cancelled.".to_owned(),
            "The request may have arrived all the same: check whether it exists before you send again.",
        ),
        Silence::TimedOut => (
            format!(
                "No answer came from {origin} within {} seconds.",
                took / 1000
            ),
            "The request may have arrived all the same: check whether it exists before you send again.",
        ),
        Silence::Offline => (
            "This computer is offline. Nothing was sent.".to_owned(),
            "Connect it, then send again.",
        ),
        Silence::Policy => (
            format!(
                "This page may not send requests to {origin}: its own security policy forbids it. Nothing was sent."
            ),
            "Its host must build it with cargo xtask build --connect for that address. The command works meanwhile.",
        ),
        Silence::Refused => (
            format!(
                "{origin} answers, but not to pages like this one: its CORS headers are missing, or it redirects."
            ),
            "The request may have arrived: check whether it exists before you send again. The command always works.",
        ),
        Silence::Broken => (
            format!(
                "{origin} answers, but this request got nothing back that a browser may read: the connection broke, or it redirects."
            ),
            "The request may have arrived: check whether it exists before you send again. The command shows more.",
        ),
        Silence::NoAnswer => (
            format!(
                "Nothing that a browser can read came from {origin}: a network failure, a wrong address, or a refused certificate."
            ),
            "The request may have arrived: check whether it exists before you send again. The command shows more.",
        ),
        Silence::Unheard => (
            "No answer is known: it is still under way, or the page was closed before one came."
                .to_owned(),
            "It may have arrived: check whether it exists before you send it again.",
        ),
    };
    (what, next.to_owned())
}

/// What was looked at when there was nothing to read. `is_mixed`: the page is served over https and the API over http.
pub fn checks(silence: Silence, is_mixed: bool) -> Option<String> {
    let (is_online, policy, get) = match silence {
        Silence::Cancelled | Silence::TimedOut | Silence::Unheard => return None,
        Silence::Offline => (false, true, false),
        Silence::Policy => (true, false, false),
        Silence::NoAnswer => (true, true, false),
        Silence::Refused | Silence::Broken => (true, true, true),
    };
    let mut checks = vec![if is_online {
        "the browser says it is online"
    } else {
        "the browser says it is offline"
    }];
    if is_mixed {
        checks.push(
            "the page came over https and the API is asked over http, which browsers may refuse",
        );
    }
    if is_online {
        checks.push(if policy {
            "the page's policy allows the address"
        } else {
            "the page's policy forbids the address"
        });
    }
    if is_online && policy {
        checks.push(if get {
            "a plain GET without token to the same address is answered"
        } else {
            "a plain GET without token to the same address is not answered either"
        });
    }
    Some(format!("Checked: {}.", checks.join("; ")))
}

/// Said beside a body that is not whole.
pub fn extent(extent: Extent) -> Option<&'static str> {
    match extent {
        Extent::Whole => None,
        Extent::Cut => Some(
            "The answer is longer than 1 MiB. This is the first MiB; the rest was not loaded, and curl gets it whole.",
        ),
        Extent::Broken => {
            Some("The connection broke before the answer was whole. This is what arrived.")
        }
    }
}

/// With a capital. All our words begin with a letter of ASCII, and the tables for every other letter are 3 KB of the
/// first load.
fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
