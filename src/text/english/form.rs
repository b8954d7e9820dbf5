//! The words of the forms.

#![allow(missing_docs, reason = "each constant is the text that it names")]

pub const OPTIONS: &str = "Formats and start position";
pub const LEFT_OUT: &str = "Left out";
pub const TABLES_HERE: &str = "Tables of this workspace";
pub const FIX: &str = "Fix it";
pub const FOLLOW: &str = "Read them from the statement";

/// A table that a list should hold.
pub fn not_listed(name: &str) -> String {
    let name = crate::api::json::visible(name);
    format!("The statement needs {name} too: list it.")
}

/// A key field of a Kafka message that no column is called.
pub fn no_key_field(name: &str) -> String {
    let name = super::sql::excerpt(name);
    format!("There is no column {name} in this table: a key field is one of its columns.")
}

/// A table that a list need not hold.
pub fn not_needed(name: &str) -> String {
    let name = crate::api::json::visible(name);
    format!("The statement does not use {name}: take it out, unless you mean it.")
}

/// The name of the button that mends a problem.
pub fn fix(does: &str) -> String {
    [FIX, ": ", does].concat()
}
