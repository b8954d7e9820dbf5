//! A column list as a grid: a second view on the same text. The text stays the only truth: rows are read from
//! it, and an edit changes it in one place and leaves every other byte alone. Any text has rows, broken ones
//! too: it is cut by its tokens, not by the parser, so nothing here judges what it reads.

mod brackets;
mod insert;
mod list;
mod order;
mod place;
mod rename;
mod row;
mod set;

pub use insert::{append, insert, insert_list};
pub use order::{move_row, remove};
pub use row::{Row, RowKind};
pub use set::{Part, set};

use crate::sql::token::Span;
use list::List;

/// The rows of a text. A place between two commas that holds nothing has none.
pub fn rows(text: &str) -> Vec<Row> {
    row::all(&List::of(text))
}

/// A row of which nothing is written yet: what a list without rows shows.
pub fn blank() -> Row {
    row::empty(RowKind::Physical, Span::default())
}
