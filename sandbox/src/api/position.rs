//! What is wrong with a piece of SQL, and where: lines and characters counted from 1, as the
//! validate endpoints answer.

use std::ops::Range;

use serde_json::{Value, json};

/// A mistake in SQL.
#[derive(Debug)]
pub(crate) struct SqlProblem {
    pub(crate) message: String,
    pub(crate) position: Value,
}

impl SqlProblem {
    /// A mistake in the bytes `span` of `sql`.
    pub(crate) fn at(sql: &str, span: Range<usize>, message: &str) -> Self {
        let (line, character) = place(sql, span.start);
        let last = span.end.saturating_sub(1).max(span.start);
        let (end_line, end_character) = place(sql, last);
        Self {
            message: message.to_owned(),
            position: json!({
                "line_number": line,
                "character_number": character,
                "end_line_number": end_line,
                "end_character_number": end_character,
            }),
        }
    }
}

fn place(sql: &str, offset: usize) -> (usize, usize) {
    let offset = sql.floor_char_boundary(offset);
    let before = &sql[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}
