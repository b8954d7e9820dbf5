//! What keeps a `CREATE TABLE` from being read at all: a bracket or a quote that is missing. Where one is, what is a
//! column and what an option would be guessed.

use super::name;
use super::statements::Statement;
use super::table::{begins_clause, is_flinks};
use crate::import::columns::closes;
use crate::import::unfit::Unfit;
use crate::sql::token::Kind;
use std::ops::Range;

/// Where a statement that creates a table breaks off, and why.
pub fn fault(statement: &Statement, name_at: usize) -> Option<(Range<usize>, Unfit)> {
    let start = name::read(statement, name_at, false)?.end;
    let brackets = brackets(statement, start);
    if let Some(open) = brackets.open {
        // What other systems quote may look like a bracket.
        let span = statement.at(open).start..statement.span().end;
        if open == start && brackets.options.is_none() && closes(&statement.text[span]) {
            return None;
        }
    }
    let is_flinks = is_flinks(statement, start);
    if (brackets.open.is_some() || is_flinks)
        && let Some(quote) = open_quote(statement)
    {
        return Some((statement.first_of(quote), Unfit::OpenQuote));
    }
    if let Some(open) = brackets.open {
        return Some(match brackets.options {
            Some(with) => (statement.at(with), Unfit::NoBracket),
            None => (statement.at(open), Unfit::OpenBracket),
        });
    }
    let is_begun = statement.is(start, "(") || begins_clause(statement, start);
    (is_flinks && !is_begun).then(|| (statement.first_of(start), Unfit::Unreadable))
}

/// The brackets of a statement that do not close.
struct Brackets {
    /// The outermost of them.
    open: Option<usize>,
    /// The `WITH` of the options, if it stands in it.
    options: Option<usize>,
}

fn brackets(statement: &Statement, start: usize) -> Brackets {
    let mut open = Vec::new();
    let mut options = None;
    for at in start..statement.tokens.len() {
        match statement.word(at) {
            "(" => open.push(at),
            ")" => {
                open.pop();
            }
            _ if options.is_none()
                && !open.is_empty()
                && statement.is(at, "WITH")
                && statement.is(at + 1, "(")
                && statement.is(at + 3, "=") =>
            {
                options = Some(at);
            }
            _ => {}
        }
    }
    let open = open.first().copied();
    Brackets {
        options: options.filter(|with| open.is_some_and(|open| open < *with)),
        open,
    }
}

fn open_quote(statement: &Statement) -> Option<usize> {
    (0..statement.tokens.len()).find(|at| {
        let kind = statement.kind(*at);
        matches!(kind, Some(Kind::OpenText | Kind::OpenName))
    })
}
