//! What can be written at the caret: types, columns, functions, keywords, tables. Nothing is judged here, and a
//! text that is broken elsewhere is completed all the same.

mod cell;
mod create;
mod expression;
mod offer;
mod option;
mod output;
mod place;
mod schema;
mod statement;
mod tables;
mod types;

use super::token::Span;
pub use cell::{listed, metadata_keys};
use offer::Offer;
pub use types::types;

/// How many candidates there are at most.
pub const MOST: usize = 50;

/// What kind of text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The column list of a table.
    Schema,
    /// The statement of a job.
    Statement,
    /// A whole `CREATE TABLE`.
    Create,
}

/// A table that a statement can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// Its name.
    pub name: &'a str,
    /// The names of its columns and their types as they are printed.
    pub columns: &'a [(String, String)],
}

/// What a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table, a query that WITH names, or an alias of either.
    Table,
    /// A column.
    Column,
    /// A function.
    Function,
    /// A word of the language, or several that go together.
    Keyword,
    /// A type.
    Type,
}

/// Something to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The text to insert: a name in backticks where it needs them, a function with its opening bracket.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// More about it.
    pub detail: Detail,
}

/// What is said of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Code, if anything: a column's type and table, a function's arguments.
    Code(String),
    /// What the type holds that is written so.
    Type(&'static str),
    /// The name that another system has for a type, and the type.
    Foreign(&'static str, &'static str),
    /// Aiven fills it in.
    Filled,
}

/// What can be written at a caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The word under the caret, with a backtick that opens it.
    pub replace: Span,
    /// The candidates, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// Completes a text at a caret. Inside strings and comments there are no candidates, but for the key of a metadata
/// column, and for the options of a table.
pub fn complete(text: &str, caret: usize, mode: Mode, tables: &[Known]) -> Completion {
    let caret = text.floor_char_boundary(caret);
    if mode == Mode::Schema
        && let Some(keys) = schema::key(text, caret)
    {
        return keys;
    }
    if mode != Mode::Schema
        && let Some(found) = create::complete(text, caret, tables)
    {
        return found;
    }
    let Some(place) = place::find(text, caret) else {
        let replace = Span {
            start: caret,
            end: caret,
        };
        return Completion {
            replace,
            candidates: Vec::new(),
        };
    };
    let mut offer = Offer::at(&place);
    match mode {
        Mode::Schema => schema::complete(&place, text, &mut offer),
        Mode::Statement => statement::complete(&place, tables, &mut offer),
        Mode::Create => create::begin(&place, &mut offer),
    }
    Completion {
        replace: place.replace,
        candidates: offer.taken(),
    }
}
