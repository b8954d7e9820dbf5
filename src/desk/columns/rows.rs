//! Rows that are added, removed and moved.

use super::{Grid, Outcome, cell_id, first_cell};
use crate::sql::grid::{self, Part, Row, RowKind};
use crate::text::columns as say;

impl Grid {
    /// New columns stand before the watermark and the key, as everybody writes them.
    pub(super) fn add_column(&mut self, text: &str, kind: RowKind) -> Outcome {
        let rows = grid::rows(text);
        let is_column = |row: &Row| !matches!(row.kind, RowKind::Watermark | RowKind::PrimaryKey);
        let last = rows.iter().rposition(is_column);
        self.add(text, last.map_or(0, |last| last + 1), kind)
    }

    pub(super) fn add(&mut self, text: &str, at: usize, kind: RowKind) -> Outcome {
        let new = grid::insert(text, at, kind);
        let focus = first_cell(first_new(text, &new), Some(kind));
        Outcome {
            focus: Some(focus),
            is_done: true,
            ..self.change(text, new)
        }
    }

    pub(super) fn remove(&mut self, text: &str, row: usize) -> Outcome {
        let rows = grid::rows(text);
        let Some(removed) = rows.get(row) else {
            return Outcome::done();
        };
        self.settle();
        self.said = say::removed(&called(&rows, row), &removed.name);
        let mut outcome = self.change(text, grid::remove(text, row));
        let neighbour = if row + 1 < rows.len() {
            row
        } else {
            row.saturating_sub(1)
        };
        outcome.focus = Some(if rows.len() > 1 {
            let left = rows.iter().enumerate().filter(|(index, _)| *index != row);
            let kind = left.map(|(_, row)| row.kind).nth(neighbour);
            first_cell(neighbour, kind)
        } else {
            "columns-add".to_owned()
        });
        outcome.is_done = true;
        outcome
    }

    /// The focus goes along, to the same part of the row where it is known in which it was.
    pub(super) fn move_row(
        &mut self,
        text: &str,
        row: usize,
        to: usize,
        part: Option<Part>,
    ) -> Outcome {
        let rows = grid::rows(text);
        let new = grid::move_row(text, row, to);
        let Some(moved) = rows.get(row).filter(|_| to < rows.len() && new != text) else {
            return Outcome::done();
        };
        self.settle();
        self.said = say::moved(&called(&rows, row), &moved.name, to + 1, rows.len());
        let focus = part.map_or_else(
            || first_cell(to, Some(moved.kind)),
            |part| cell_id(to, part),
        );
        Outcome {
            focus: Some(focus),
            is_done: true,
            ..self.change(text, new)
        }
    }
}

/// How a row is called.
fn called(rows: &[Row], row: usize) -> String {
    say::called(rows[row].kind, numbers(rows)[row])
}

/// The numbers by which rows are called: columns are counted, and what is none bears its place.
pub fn numbers(rows: &[Row]) -> Vec<usize> {
    let mut columns = 0;
    let number = |(place, row): (usize, &Row)| match row.kind {
        RowKind::Physical | RowKind::Computed | RowKind::Metadata => {
            columns += 1;
            columns
        }
        RowKind::Watermark | RowKind::PrimaryKey | RowKind::Verbatim => place + 1,
    };
    rows.iter().enumerate().map(number).collect()
}

/// The place of the first row that was put in: nothing can be put behind a row that is open.
pub fn first_new(old: &str, new: &str) -> usize {
    let is_same = |(old, new): &(&Row, &Row)| old.kind == new.kind && old.name == new.name;
    let (old, new) = (grid::rows(old), grid::rows(new));
    old.iter().zip(&new).take_while(is_same).count()
}
