//! The words of the workspace.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::json::visible;

pub const NAME: &str = "Workspace";
/// The name of what concerns all drafts, where it stands apart from them.
pub const ALL: &str = "All drafts";
pub const TABLES: &str = "Tables";
pub const JOBS: &str = "Jobs";
pub const ADD_TABLE: &str = "Add table";
pub const ADD_JOB: &str = "Add job";
pub const NO_TABLES: &str = "No tables yet.";
pub const NO_JOBS: &str = "No jobs yet.";
pub const DUPLICATE: &str = "Duplicate";
pub const RENAME: &str = "Rename";
pub const DELETE: &str = "Delete";
pub const UNDO: &str = "Undo";
pub const DISMISS: &str = "Dismiss";
pub const START_EMPTY: &str = "Start empty";
pub const REMOVE_EXAMPLE: &str = "Remove the example";
pub const EXAMPLE: &str =
    "This is an example from Aiven's documentation. Change it, or start with your own.";
pub const RETIRED: &str =
    "Live services want applications: Aiven retired tables and jobs in January 2023.";
pub const USE_APPLICATIONS: &str = "Switch to applications";
pub const NOTHING_TITLE: &str = "Nothing here yet";
pub const NOTHING_TEXT: &str = "Add a table for each source and sink, then a job that moves data between them. Or begin with Templates.";
const UNNAMED: &str = "(no name)";

/// How a draft is called, with or without a name.
pub fn called(name: &str) -> String {
    if name.is_empty() {
        UNNAMED.to_owned()
    } else {
        visible(name)
    }
}

/// The name of a draft's menu.
pub fn menu(name: &str) -> String {
    format!("Actions for {name}")
}

/// Said when drafts of the example were removed, beside the way back.
pub fn emptied(count: usize) -> String {
    let drafts = if count == 1 { "draft" } else { "drafts" };
    format!("Removed {count} {drafts} of the example. Nothing was deleted on the service.")
}

/// Said when an answer came about a draft that is not shown.
pub fn answered(name: &str, said: &str) -> String {
    format!("{}: {said}", called(name))
}

/// Said after a deletion, beside the way back.
pub fn deleted(name: &str) -> String {
    let name = called(name);
    format!("Deleted the draft {name}. Nothing was deleted on the service.")
}
