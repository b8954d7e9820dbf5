//! The types that can be chosen, each with what it holds, and what other systems call them.

use super::offer::{begins, holds};
use super::{Candidate, Kind};
use crate::sql::schema::words::FOREIGN;

/// The types as they are inserted, in the order in which they are used; what they hold.
#[rustfmt::skip]
static TYPES: [(&str, &str); 23] = [
    ("STRING", "text of any length"),
    ("BIGINT", "whole number up to ±9.2 × 10¹⁸"),
    ("INT", "whole number up to ±2.1 × 10⁹"),
    ("DOUBLE", "approximate number, about 15 digits"),
    ("DECIMAL(10, 2)", "DECIMAL(p, s): exact number; p digits (1–38), s of them after the point"),
    ("BOOLEAN", "TRUE or FALSE"),
    ("TIMESTAMP(3)", "TIMESTAMP(p): date and time without a zone; p digits of the second (0–9, or 6), 3 at most for a watermark"),
    ("TIMESTAMP_LTZ(3)", "TIMESTAMP_LTZ(p): a moment, shown in the session's time zone; p digits of the second (0–9, or 6)"),
    ("DATE", "day of the calendar"),
    ("TIME", "time of day in whole seconds"),
    ("VARCHAR(255)", "VARCHAR(n): text of n characters at most"),
    ("VARCHAR", "text of any length, as STRING"),
    ("CHAR(1)", "CHAR(n): text of exactly n characters"),
    ("BYTES", "bytes, however many"),
    ("VARBINARY(255)", "VARBINARY(n): n bytes at most"),
    ("BINARY(16)", "BINARY(n): exactly n bytes"),
    ("ARRAY<STRING>", "ARRAY<t>: a list of t"),
    ("MAP<STRING, STRING>", "MAP<k, v>: values v by their keys k"),
    ("ROW<`name` STRING>", "ROW<name t, …>: named fields, each with its type"),
    ("MULTISET<STRING>", "MULTISET<t>: a bag of t, each with its count"),
    ("SMALLINT", "whole number from −32,768 to 32,767"),
    ("TINYINT", "whole number from −128 to 127"),
    ("FLOAT", "approximate number, about 7 digits"),
];

/// The types that someone may mean who has typed this: by their names, then by what other systems call them,
/// then by a part of their names. A type with its parameters is explained as it stands.
pub fn types(typed: &str) -> Vec<Candidate> {
    let typed = typed.trim();
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |text: &str, detail: String| {
        if !found.iter().any(|candidate| candidate.text == text) {
            found.push(Candidate {
                text: text.to_owned(),
                kind: Kind::Type,
                detail,
            });
        }
    };
    if typed.contains(['(', '<']) {
        if let Some((_, detail)) = TYPES
            .iter()
            .find(|(text, _)| head(text).eq_ignore_ascii_case(head(typed)))
        {
            add(typed, (*detail).to_owned());
        }
        return found;
    }
    for (text, detail) in TYPES {
        if begins(head(text), typed) {
            add(text, detail.to_owned());
        }
    }
    if typed.is_empty() {
        return found;
    }
    for (name, meant) in FOREIGN {
        if begins(name, typed) {
            let own = TYPES.iter().find(|(text, _)| head(text) == meant);
            let text = own.map_or(meant, |(text, _)| text);
            add(text, [name, " is ", text, " in Flink"].concat());
        }
    }
    for (text, detail) in TYPES {
        if holds(head(text), typed) {
            add(text, detail.to_owned());
        }
    }
    found
}

/// The word that a type begins with.
fn head(text: &str) -> &str {
    text.split(['(', '<', ' ']).next().unwrap_or(text)
}
