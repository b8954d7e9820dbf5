//! The name of a table as statements write it: with its schema or not, in the quotes of Flink or of other systems.

use super::statements::Statement;
use crate::sql::name::unquoted;
use crate::sql::token::Kind;
use std::ops::Range;

/// A name.
pub struct Name {
    /// Its parts; the last is the table's.
    pub parts: Vec<String>,
    /// Where all of it stands.
    pub span: Range<usize>,
    /// Where the last part stands.
    pub last: Range<usize>,
    /// The token behind it.
    pub end: usize,
}

/// Reads the name that begins at a token. `folds` tells that names without quotes are in small letters.
pub fn read(statement: &Statement, at: usize, folds: bool) -> Option<Name> {
    let mut parts = Vec::new();
    let mut at = at;
    let start = statement.at(at).start;
    loop {
        let first = statement.at(at);
        let (part, end) = part(statement, at, folds)?;
        parts.push(part);
        let last = first.start..statement.at(end - 1).end;
        at = end;
        if !statement.is(at, ".") {
            return Some(Name {
                parts,
                span: start..last.end,
                last,
                end,
            });
        }
        at += 1;
    }
}

fn part(statement: &Statement, at: usize, folds: bool) -> Option<(String, usize)> {
    let written = statement.word(at);
    match statement.kind(at)? {
        Kind::Word if folds => Some((written.to_ascii_lowercase(), at + 1)),
        Kind::Word => Some((written.to_owned(), at + 1)),
        Kind::Name => Some((unquoted(written, '`'), at + 1)),
        Kind::UnicodeName => Some((unquoted(&written[2..], '"'), at + 1)),
        // Double quotes are no quotes to the tokens of Flink.
        Kind::Symbol if written == "\"" => {
            let close = (at + 1..(at + 20).min(statement.tokens.len()))
                .find(|end| statement.is(*end, "\""))?;
            let inside = statement.at(at).end..statement.at(close).start;
            Some((statement.text.get(inside)?.to_owned(), close + 1))
        }
        _ => None,
    }
}
