//! The words about the way from tables and jobs to an application.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::json::visible;

pub const SUMMARY: &str = "Neben den alten Anfragen";
pub const HINT: &str = "Dieselben Entwürfe, wie die API von 2021 sie nahm, und als Application. Was Aiven aus der Integration ergänzt, bleibt leer.";
pub const NEW: &str = "Jetzt: eine Anfrage";
pub const FATES: &str = "Was aus jedem Feld wurde";
pub const DRAFT: &str = "Entwurf";
pub const OLD_FIELD: &str = "War";
pub const NEW_FIELD: &str = "Ist jetzt";
pub const NOTHING: &str = "Weggelassen: Dafür gibt es keine Entsprechung";

/// How many requests there were.
pub fn old(count: usize) -> String {
    match count {
        1 => "Bisher: 1 Anfrage".to_owned(),
        n => format!("Bisher: {n} Anfragen"),
    }
}

/// An option that the old request did not have.
pub fn added(option: &str) -> String {
    format!("Neu: {}", visible(option))
}
