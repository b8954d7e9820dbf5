//! The words about links and files that hold drafts.

use super::workspace::called;
use crate::api::json::visible;
use crate::desk::import::Source;
use crate::desk::share::ShareFault;
use crate::workspace::table::Connector;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Subject};

/// The button that opens the dialog, and its own name.
pub const NAME: &str = "Share";
/// What goes with it and what does not.
pub const HINT: &str = "A link or a file with drafts, project and service in it. Neither the token nor what was sent or answered goes with them. A link holds the drafts themselves: no server keeps them, and whoever has the link can read them.";
/// What is shared.
pub const WHAT: &str = "What to share";
/// The field of the link.
pub const LINK: &str = "Link";
/// The button that copies it.
pub const COPY: &str = "Copy link";
/// The button that saves the file.
pub const DOWNLOAD: &str = "Download as file";
/// The button that closes the dialog.
pub const CLOSE: &str = "Close";
/// Said while the link is being made.
pub const AWAITED: &str = "The link is being made.";
/// Said where it can't be made.
pub const UNAVAILABLE: &str =
    "This browser can't make a link. Download the file: it is opened with Import.";
/// Said where the link was copied.
pub const COPIED: &str = "Copied.";
/// Said where the browser refuses to copy.
pub const SELECTED: &str =
    "This browser does not copy here. The link is selected: copy it with the keyboard.";

/// All drafts.
pub fn all(count: usize) -> String {
    format!("All {count} drafts")
}

/// The draft that is shown.
pub fn alone(name: &str) -> String {
    format!("Only {}", called(name))
}

/// How long the link is, in characters.
pub fn length(length: usize) -> String {
    format!("{length} characters.")
}

/// Said of a link that is too long.
pub fn too_long(length: usize, max: usize) -> String {
    format!(
        "A link would have {length} characters, and programs for mail and chat cut what is longer than {max}. Download the file: it is opened with Import."
    )
}

/// Why nothing could be opened.
pub fn fault(fault: ShareFault) -> &'static str {
    match fault {
        ShareFault::Damaged => {
            "Nothing was opened: the link or file is damaged, or a part of it is missing. Ask for it again, as a file if it was a link."
        }
        ShareFault::Newer => {
            "Nothing was opened: it was made by a newer Millrace. Reload the page, or ask the person who hosts it to renew it."
        }
        ShareFault::TooMany => {
            "Nothing was opened: it holds more than 500 drafts. Ask for fewer at a time."
        }
        ShareFault::Empty => "Nothing was opened: it holds no draft.",
    }
}

/// What is said first of what was opened: what it holds, and where it goes.
pub fn holds(source: &Source, tables: usize, jobs: usize, target: &Target) -> String {
    let count = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("one {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let counts = [count(tables, "table"), count(jobs, "job")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let what = match source {
        Source::Template(name) | Source::File(name) => format!("“{}”", visible(name)),
        Source::Link => "The link".to_owned(),
        Source::Text => "The text".to_owned(),
        Source::History => "The request".to_owned(),
    };
    let mut said = format!("{what} holds {}", counts.join(" and "));
    let places = [("project", &target.project), ("service", &target.service)];
    let places = places.iter().filter(|(_, name)| !name.is_empty());
    let places: Vec<String> = places
        .map(|(kind, name)| format!("{kind} {}", visible(name)))
        .collect();
    if !places.is_empty() {
        said = format!("{said} for {}", places.join(", "));
    }
    said.push_str(". Nothing was sent.");
    said
}

/// Said of a template: what is left to fill in stands out.
pub const MARKED: &str = "What is left to fill in is marked in the drafts.";

/// What is left to fill in of a draft.
pub fn left(fields: &[String]) -> String {
    format!("Left to fill in: {}.", fields.join(", "))
}

/// How many blanks a statement has.
pub fn blanks(count: usize) -> String {
    match count {
        1 => "one blank of the statement".to_owned(),
        n => format!("{n} blanks of the statement"),
    }
}

/// What a draft is.
pub fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => "A table on PostgreSQL.",
            Connector::Kafka(_) => "A table on Kafka.",
            Connector::OpenSearch(_) => "A table on OpenSearch.",
            Connector::Plain(_) | Connector::Free => "A table without an integration.",
        },
        Subject::Job(_) => "A job.",
    }
}

/// Asks what becomes of drafts that are here under the same name and differ.
pub fn question(differing: &[&Draft]) -> String {
    let names: Vec<String> = differing.iter().map(|draft| called(draft.name())).collect();
    match names.as_slice() {
        [name] => format!(
            "A draft here is called {name} too, and differs. Add the other beside it, or replace yours?"
        ),
        names => format!(
            "{} drafts here have the same names and differ: {}. Add the others beside them, or replace yours?",
            names.len(),
            names.join(", ")
        ),
    }
}

/// By which names drafts come beside those of the same names, each old and new.
pub fn renamed(names: &[[String; 2]]) -> String {
    let names: Vec<String> = names.iter().map(|[_, new]| called(new)).collect();
    match names.as_slice() {
        [name] => format!("Added beside, it is called {name}, also in the jobs that come with it."),
        names => format!(
            "Added beside, they are called {}, also in the jobs that come with them.",
            names.join(", ")
        ),
    }
}

/// Said of a draft that is here as it is.
pub const HERE: &str = "It is here already, as it is.";
/// The button that adds all drafts beside those that are here.
pub const BESIDE: &str = "Add beside mine";
/// The button that puts drafts in the place of those of the same name.
pub const REPLACE: &str = "Replace mine";
