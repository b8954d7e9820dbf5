//! The grid of columns: a second view on the text of `schema_sql`. It keeps what the text can't hold: the cell that is
//! being typed into, the list of types that is open, what was just pasted, and the texts to go back to.

mod act;
mod closed;
mod paste;
mod view;

pub use act::{Event, Outcome};
pub use view::{Shown, first_wrong, view};

use crate::sql::complete::Candidate;
use crate::sql::grid::Part;
use crate::sql::schema::connector::Connector;

/// What the grid remembers.
#[derive(Debug, Default)]
pub struct Grid {
    /// The text is shown as SQL instead.
    pub is_sql: bool,
    /// What the table lies on, if that is known.
    pub connector: Option<Connector>,
    /// The cell that is typed into, as it was typed: the text may hold it with its brackets closed.
    typed: Option<Typed>,
    /// The types that are offered for the cell that is typed into.
    offer: Option<Offer>,
    /// The texts before each change, newest last.
    past: Vec<String>,
    /// What the last change made of the text.
    made: String,
    /// What is told to those who can't see it.
    said: String,
    /// What became of what was pasted, a sentence each.
    notes: Vec<String>,
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

/// Types that are offered.
#[derive(Debug)]
struct Offer {
    candidates: Vec<Candidate>,
    /// The one that Enter takes.
    chosen: Option<usize>,
}

/// The most texts that are kept to go back to.
const PAST_MAX: usize = 100;

impl Grid {
    /// Forgets what belonged to another draft; the view stays.
    pub fn clear(&mut self) {
        *self = Self {
            is_sql: self.is_sql,
            ..Self::default()
        };
    }

    fn remember(&mut self, text: &str) {
        if self.past.len() == PAST_MAX {
            self.past.remove(0);
        }
        self.past.push(text.to_owned());
    }
}

/// The id of a cell's control.
fn cell_id(row: usize, part: Part) -> String {
    format!("column-{row}-{}", part_name(part))
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
