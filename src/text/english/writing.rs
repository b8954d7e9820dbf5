//! The words beside the texts of a request: what can be chosen, copied and saved.

use super::workspace::called;
use crate::snippet::Choice;

/// The name of the list of tabs.
pub const TABS: &str = "Request as";
/// Said when a text was copied.
pub const COPIED: &str = "Copied";
/// Said when it was selected instead.
pub const SELECTED: &str = "Selected: copy it with Ctrl+C or Cmd+C";
/// Said when it could be neither copied nor selected.
pub const NOT_COPIED: &str =
    "The browser refused. Select the text and copy it with Ctrl+C or Cmd+C.";
/// Said when a text of which only the beginning is shown could not be copied.
pub const NOT_COPIED_LONG: &str =
    "The browser refused, and the text is too long to be selected here: download it.";
/// Said below the beginning of a long text.
pub const BEGINNING: &str = "Only the beginning is shown: Copy and Download take the whole text.";
/// Said below the beginning of a long payload.
pub const BEGINNING_OF_JSON: &str = "The payload is too long to be edited here, and only its beginning is shown: Copy and Download take all of it. The form has it too.";
/// What stands in front of the line that sets the variable.
pub const VARIABLE: &str =
    "The text reads the token from a variable. Set it without leaving it in the shell's history:";
/// The tab of the script of a workspace.
pub const SCRIPT: &str = "Script";
/// What the script is.
pub const SCRIPT_HINT: &str = "All drafts of the workspace in one script, tables first. It can be run again: what exists by name is not created twice.";
/// What the choices are folded away under.
pub const OPTIONS: &str = "Options";
/// What a table is within an application.
pub const CREATE_TABLE: &str = "CREATE TABLE";
/// Said beside it.
pub const TAKEN_ALONG: &str = "An application has no tables of its own: the jobs that read or write this one take it along, as a source or a sink. What is left empty, Aiven fills in from the integration.";
/// Said beside a table that the older generation of the API does not have.
pub const NOT_TAKEN: &str = "The API of 2021 has no tables of this kind, so nothing is sent. With Applications (current) under API, the jobs that read or write this one take it along.";

/// What stands in the place of secrets.
pub fn in_place(variables: &[&str]) -> String {
    format!(
        "{} in the place of a secret. What is sent from this page has the secret itself.",
        if let [one] = variables {
            format!("{one} stands")
        } else {
            format!("{} stand", variables.join(", "))
        }
    )
}

/// The button that saves the text as a file.
pub const DOWNLOAD: &str = "Download";
/// What the command is folded away under that makes the payload's file.
pub const MAKE_PAYLOAD: &str = "Make payload.json by a command";
/// The name of the editor of the payload.
pub const JSON: &str = "Payload as JSON";
/// What the editor of the payload is.
pub const JSON_HINT: &str = "The payload can be edited here: the form follows.";
/// The button that gives up an edit that can't be read.
pub const DISCARD: &str = "Go back to the form's payload";
/// Said beside an edit that can't be read.
pub const HELD: &str =
    "The form keeps its last good state until this can be read, and nothing is sent.";
/// Said beside another text while an edit can't be read.
pub const UNREAD: &str = "The payload that was typed under JSON can't be read, so nothing is sent. This text has the form's payload instead.";
/// The button that leads to such an edit.
pub const MEND: &str = "Mend it";

/// Said beside a text with a statement that still has a blank.
pub fn blank(job: &str, blank: &str) -> String {
    let job = called(job);
    format!("This is not finished: the statement of {job} still has the blank {blank}.")
}

/// The name of the button that copies a tab's text.
pub fn copy(target: &str) -> String {
    format!("Copy {target}")
}

/// The name of the button that saves a file beside the text.
pub fn download(file: &str) -> String {
    format!("{DOWNLOAD} {file}")
}

/// Said beside the script of a workspace while a draft's payload can't be read.
pub fn unread_in_script(draft: &str) -> String {
    let draft = called(draft);
    format!(
        "The payload that was typed under JSON for {draft} can't be read. This script has its form's payload instead."
    )
}

/// A key of a payload that stands there more than once.
pub fn twice(key: &str) -> String {
    format!("{key} stands there more than once: the last one holds, as for any reader of JSON.")
}

/// The members of a payload that were not typed: the form has them.
pub fn added(keys: &str) -> String {
    format!("Sent too, as the form has them: {keys}")
}

/// What stands behind the first of many keys.
pub fn and_more(count: usize) -> String {
    format!(" and {count} more")
}

/// The members of a payload that no field fills.
pub fn extra(keys: &str) -> String {
    format!("Sent too, though no field here holds it: {keys}")
}

/// The members of a payload that no field fills, and that are not sent: the form has others of these keys.
pub fn hidden(keys: &str) -> String {
    format!("Kept, but not sent, as the form has its own: {keys}")
}

/// The members of nested objects, each as [`one_as_other`] tells it.
pub fn flattened(members: &str) -> String {
    format!("Sent in the flat form: {members}")
}

/// A member that was typed, and the key under which it is sent.
pub fn one_as_other(typed: &str, sent: &str) -> String {
    format!("{typed} as {sent}")
}

/// A place in a text, lines and columns from 1.
pub fn at(line: usize, column: usize, said: &str) -> String {
    format!("Line {line}, column {column}: {said}")
}

/// A choice's name.
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Shell => "Shells",
        Choice::Flags => "Flags",
        Choice::Lines => "Layout",
        Choice::Payload => "Payload",
        Choice::Token => "Token",
        Choice::Language => "Language",
    }
}

/// The alternatives of a choice, the default first.
pub fn alternatives(choice: Choice) -> &'static [&'static str] {
    match choice {
        Choice::Shell => &["bash, dash, zsh", "Any shell"],
        Choice::Flags => &["Long", "Short"],
        Choice::Lines => &["Many lines", "One line"],
        Choice::Payload => &["In the text", "In a file"],
        Choice::Token => &[
            "From AIVEN_TOKEN",
            "Kept out of the process list",
            "Asked for",
        ],
        Choice::Language => &["bash", "PowerShell"],
    }
}

/// The words about the page's own templates.
pub mod templates {
    /// What they are called, in their order.
    pub const NAMES: [&str; 5] = [
        "Filter: keep the rows that matter",
        "Window: totals for every few minutes",
        "Lookup join: add what PostgreSQL knows",
        "Kafka to PostgreSQL: store every row",
        "Upsert: the latest total of each key",
    ];
}

/// The words of the dialog that imports.
pub mod import {
    use super::super::workspace::called;

    /// The button that opens it, and its own name.
    pub const NAME: &str = "Import";
    /// The button beside it, which opens the list of drafts to begin with.
    pub const TEMPLATES: &str = "Templates";
    /// Said beside that button.
    pub const ANYWHERE: &str =
        "Or paste a command, JSON, SQL or Terraform anywhere outside a field.";
    /// What can be imported.
    pub const HINT: &str = "A command of curl, PowerShell, cmd or avn, a JSON payload, an HTTP message, Terraform, CREATE TABLE statements, or the cheat sheet's page. What is pasted is read at once; nothing is sent, and a token goes into its field, out of sight.";
    /// The field's label.
    pub const TEXT: &str = "Text to import";
    /// The field for a file in its place.
    pub const FILE: &str = "Or a file";
    /// Said of a file that can't be read.
    pub const UNREADABLE: &str = "The file could not be read. Choose it again, or paste its text.";
    /// The button that reads the text.
    pub const READ: &str = "Read the text";
    /// The list's name.
    pub const PARTS: &str = "What became of every part";
    /// The button that takes an import back.
    pub const UNDO: &str = "Undo";
    /// The button that closes the dialog.
    pub const CLOSE: &str = "Close";
    /// Said of a text that is too long to be read.
    pub const TOO_LONG: &str =
        "Nothing was read: the text is longer than 2 MB (2,000,000 bytes). Import it in parts.";
    /// Said when a text was read without what a terminal or a word processor put into it.
    pub const PLAINER: &str =
        "The prompts of a terminal, or the quotes and dashes of a word processor, were read past.";
    /// Said when the example made room.
    pub const ROOM: &str = "The example made room for it; Undo brings it back.";
    /// Said when a token was found, and the token's field holds one already.
    pub const TOKEN_KEPT: &str =
        "The token in it was left out: there is one in the token field already.";
    /// Said when a token was found and taken.
    pub const TOKEN_TAKEN: &str = "The token in it went into the token field.";
    /// Said when a request with a token was pasted into a field.
    pub const DIVERTED: &str =
        "What you pasted holds a token, so it was read here and did not go into the field.";
    /// Said when another text with a token was pasted into a field.
    pub const MASKED: &str =
        "What you pasted holds a token, so ••• went into the field in its place.";
    /// Said when a text with another secret was pasted into a field.
    pub const MASKED_OTHER: &str = "What you pasted holds a password or another secret, so ••• went into the field in its place.";
    /// Said when nothing was found.
    pub const NOTHING: &str = "No table and no job was found in it. The drafts are as they were.";

    /// Said first of what came of a file.
    pub fn file(name: &str) -> String {
        format!("“{}” was read.", called(name))
    }

    /// How many more parts there are.
    pub fn more(count: usize) -> String {
        format!("And {count} more.")
    }

    /// In how many places the same stands.
    pub fn times(count: usize) -> String {
        format!(" ({count} times)")
    }

    /// How many parts of a text could not be taken.
    pub fn missed(count: usize) -> String {
        match count {
            1 => "One part could not be taken.".to_owned(),
            n => format!("{n} parts could not be taken."),
        }
    }

    /// Said when requests name the token in another way from now on.
    pub fn scheme(name: &str) -> String {
        format!("Requests say {name} in front of the token from now on, as the text does.")
    }

    /// Said when an import was taken back. The drafts of these names stay: they were changed since.
    pub fn undone(stay: &[&str]) -> String {
        match stay {
            [] => "Taken back.".to_owned(),
            [name] => {
                let name = called(name);
                format!("Taken back, but for the draft {name}, which was changed or sent since.")
            }
            many => format!(
                "Taken back, but for {} drafts that were changed or sent since.",
                many.len()
            ),
        }
    }

    /// What was added, by name, and how many were there already.
    pub fn done(added: &[&str], known: usize) -> String {
        let added = match added {
            [] => "No draft is new.".to_owned(),
            [name] => format!("Added the draft {}.", called(name)),
            many => format!("Added {} drafts.", many.len()),
        };
        match known {
            0 => added,
            1 => format!("{added} One was here already."),
            n => format!("{added} {n} were here already."),
        }
    }
}
