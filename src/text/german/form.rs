//! The words of the forms.

#![allow(missing_docs, reason = "each constant is the text that it names")]

pub const OPTIONS: &str = "Formate und Startposition";
pub const LEFT_OUT: &str = "Weggelassen";
pub const TABLES_HERE: &str = "Tabellen dieses Arbeitsbereichs";
pub const FIX: &str = "Beheben";
pub const FOLLOW: &str = "Aus dem Statement lesen";

/// A table that a list should hold.
pub fn not_listed(name: &str) -> String {
    let name = crate::api::json::visible(name);
    format!("Das Statement braucht auch {name}: Führen Sie die Tabelle auf.")
}

/// A key field of a Kafka message that no column is called.
pub fn no_key_field(name: &str) -> String {
    let name = super::sql::excerpt(name);
    format!(
        "In dieser Tabelle gibt es keine Spalte {name}: Ein Schlüsselfeld ist eine ihrer Spalten."
    )
}

/// A table that a list need not hold.
pub fn not_needed(name: &str) -> String {
    let name = crate::api::json::visible(name);
    format!(
        "Das Statement verwendet {name} nicht: Nehmen Sie die Tabelle heraus, falls sie nicht gewollt ist."
    )
}

/// The name of the button that mends a problem.
pub fn fix(does: &str) -> String {
    [FIX, ": ", does].concat()
}
