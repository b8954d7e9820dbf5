//! The types that can be chosen, and what other systems call them.

use super::offer::{begins, holds};
use super::{Candidate, Detail, Kind};
use crate::sql::schema::words::FOREIGN;

/// The types as they are inserted, in the order in which they are used.
#[rustfmt::skip]
static TYPES: [&str; 23] = [
    "STRING", "BIGINT", "INT", "DOUBLE", "DECIMAL(10, 2)", "BOOLEAN", "TIMESTAMP(3)", "TIMESTAMP_LTZ(3)", "DATE",
    "TIME", "VARCHAR(255)", "VARCHAR", "CHAR(1)", "BYTES", "VARBINARY(255)", "BINARY(16)", "ARRAY<STRING>",
    "MAP<STRING, STRING>", "ROW<`name` STRING>", "MULTISET<STRING>", "SMALLINT", "TINYINT", "FLOAT",
];

/// The types that someone may mean who has typed this: by their names, then by what other systems call them,
/// then by a part of their names. A type with its parameters is explained as it stands.
pub fn types(typed: &str) -> Vec<Candidate> {
    let typed = typed.trim();
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |text: &str, detail: Detail| {
        if !found.iter().any(|candidate| candidate.text == text) {
            found.push(Candidate {
                text: text.to_owned(),
                kind: Kind::Type,
                detail,
            });
        }
    };
    if typed.contains(['(', '<']) {
        let of = |text: &&&str| head(text).eq_ignore_ascii_case(head(typed));
        if let Some(text) = TYPES.iter().find(of) {
            add(typed, Detail::Type(text));
        }
        return found;
    }
    for text in TYPES {
        if begins(head(text), typed) {
            add(text, Detail::Type(text));
        }
    }
    if typed.is_empty() {
        return found;
    }
    for (name, meant) in FOREIGN {
        if begins(name, typed) {
            let own = TYPES.iter().find(|text| head(text) == meant);
            let text = own.copied().unwrap_or(meant);
            add(text, Detail::Foreign(name, text));
        }
    }
    for text in TYPES {
        if holds(head(text), typed) {
            add(text, Detail::Type(text));
        }
    }
    found
}

/// The word that a type begins with.
fn head(text: &str) -> &str {
    text.split(['(', '<', ' ']).next().unwrap_or(text)
}
