//! The words about the way from tables and jobs to an application.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::json::visible;

pub const SUMMARY: &str = "Beside the old requests";
pub const HINT: &str = "The same drafts as the API of 2021 took them, and as an application. What Aiven fills in from the integration is left empty.";
pub const NEW: &str = "Now: one request";
pub const FATES: &str = "What became of every field";
pub const DRAFT: &str = "Draft";
pub const OLD_FIELD: &str = "Was";
pub const NEW_FIELD: &str = "Is now";
pub const NOTHING: &str = "Left out: it has no equivalent";

/// How many requests there were.
pub fn old(count: usize) -> String {
    match count {
        1 => "Before: 1 request".to_owned(),
        n => format!("Before: {n} requests"),
    }
}

/// An option that the old request did not have.
pub fn added(option: &str) -> String {
    format!("New: {}", visible(option))
}
