//! The grid of columns: a second view on the text of `schema_sql`. It keeps what the text can't hold: the cell that is
//! being typed into, the list that is open under it, what was just pasted, and the texts to go back to.

mod act;
mod cell;
mod closed;
mod key;
mod lines;
mod marks;
mod past;
mod paste;
mod row;
mod rows;
mod suggest;
mod view;

pub use act::{Event, Outcome};
pub use lines::Lines;
pub use marks::first_wrong;
pub use past::Way;
pub use view::{SQL_PANEL, Shown, tab_id, view};

use crate::sql::complete::Candidate;
use crate::sql::grid::{Part, RowKind};
use crate::sql::schema::connector::Connector;
use past::Past;

/// What the grid remembers.
#[derive(Debug, Default)]
pub struct Grid {
    /// The text is shown as SQL instead.
    pub is_sql: bool,
    /// What the table lies on, if that is known.
    pub connector: Option<Connector>,
    /// The cell that is typed into, as it was typed: the text may hold it with its brackets closed.
    typed: Option<Typed>,
    /// What is offered for the cell that is typed into.
    offer: Option<Offer>,
    past: Past,
    /// What is told to those who can't see it.
    said: String,
    /// What became of what was pasted, a sentence each.
    notes: Vec<String>,
    /// The columns that they speak of, with their types.
    noted: Vec<(String, String)>,
}

/// A cell that is typed into.
#[derive(Debug)]
struct Typed {
    row: usize,
    part: Part,
    value: String,
    /// The text before the first key. Every key begins there anew: a name that passes through another column's on
    /// its way breaks nothing.
    base: String,
}

impl Typed {
    fn is_at(&self, row: usize, part: Part) -> bool {
        (self.row, self.part) == (row, part)
    }
}

/// What is offered.
#[derive(Debug)]
struct Offer {
    candidates: Vec<Candidate>,
    /// The one that Enter takes.
    chosen: Option<usize>,
    /// So many bytes of what is typed stay in front of what is taken.
    kept: usize,
}

impl Grid {
    /// Takes up another draft with this text, and forgets what belonged to the last; the view stays.
    pub fn open(&mut self, text: &str) {
        *self = Self {
            is_sql: self.is_sql,
            past: Past::of(text),
            ..Self::default()
        };
    }

    /// What is said of this text: nothing, where it was changed elsewhere since.
    fn said_of(&self, text: &str) -> &str {
        if self.past.knows(text) {
            &self.said
        } else {
            ""
        }
    }

    /// Nobody types into a cell any more.
    fn settle(&mut self) {
        self.typed = None;
        self.offer = None;
    }
}

/// The id of a cell's control.
fn cell_id(row: usize, part: Part) -> String {
    format!("column-{row}-{}", part_name(part))
}

/// The id of a row's first control.
fn first_cell(row: usize, kind: Option<RowKind>) -> String {
    match kind {
        Some(RowKind::PrimaryKey) => cell_id(row, Part::Detail),
        _ => cell_id(row, Part::Name),
    }
}

/// How a part is called in ids and acts.
fn part_name(part: Part) -> &'static str {
    match part {
        Part::Name => "name",
        Part::Type => "type",
        Part::NotNull => "nullable",
        Part::Detail => "detail",
        Part::Virtual => "virtual",
        Part::Comment => "comment",
    }
}

fn part_of(name: &str) -> Option<Part> {
    [
        Part::Name,
        Part::Type,
        Part::NotNull,
        Part::Detail,
        Part::Virtual,
        Part::Comment,
    ]
    .into_iter()
    .find(|part| part_name(*part) == name)
}
