//! What is wrong, each at the cell in which it can be mended.

use super::{cell_id, part_name};
use crate::sql::grid::{Part, Row};
use crate::sql::problem::{Problem, Severity};
use crate::sql::token::Span;

/// The errors of a text.
pub struct Marks<'a>(Vec<(usize, Part, &'a Problem)>);

impl<'a> Marks<'a> {
    /// The errors among these problems.
    pub fn of(rows: &[Row], problems: &'a [Problem]) -> Self {
        let errors = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        let place = |problem: &'a Problem| {
            let (row, part) = place(rows, problem.span)?;
            Some((row, part, problem))
        };
        Self(errors.filter_map(place).collect())
    }

    /// The errors at a cell.
    pub fn at(&self, row: usize, part: Part) -> impl Iterator<Item = &'a Problem> {
        let here = self.within(row);
        here.filter(move |(_, of, _)| *of == part)
            .map(|(_, _, problem)| *problem)
    }

    /// Whether there are any in a row.
    pub fn are_in(&self, row: usize) -> bool {
        self.within(row).next().is_some()
    }

    fn within(&self, row: usize) -> impl Iterator<Item = &(usize, Part, &'a Problem)> {
        // Problems stand in the order of the text.
        let first = self.0.partition_point(|(at, ..)| *at < row);
        self.0[first..]
            .iter()
            .take_while(move |(at, ..)| *at == row)
    }
}

/// The row and the part in which a place of the text stands.
fn place(rows: &[Row], span: Span) -> Option<(usize, Part)> {
    let index = rows.partition_point(|row| row.span.end < span.start);
    let row = rows.get(index).filter(|row| row.span.start <= span.end)?;
    Some((index, row.part_at(span)))
}

/// The id of what says what is wrong with a cell.
pub fn description_id(row: usize, part: Part) -> String {
    format!("column-{row}-{}-problem", part_name(part))
}

/// The id of the control where the first error can be mended; that of the first cell where none stands in a row.
pub fn first_wrong(rows: &[Row], problems: &[Problem]) -> String {
    let error = problems
        .iter()
        .find(|problem| problem.severity == Severity::Error);
    match error.and_then(|error| place(rows, error.span)) {
        Some((row, part)) => cell_id(row, part),
        None => super::first_cell(0, rows.first().map(|row| row.kind)),
    }
}
