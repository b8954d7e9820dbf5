//! What is typed into a cell, and what it makes of the text.

use super::closed::closed;
use super::{Grid, Outcome, Typed};
use crate::sql::grid::{self, Part, RowKind};

impl Grid {
    /// What is half typed is marked when it is left, not before.
    pub(super) fn is_typed_into(&self, row: usize, part: Part) -> bool {
        self.typed
            .as_ref()
            .is_some_and(|typed| typed.is_at(row, part))
    }

    pub(super) fn typed(
        &mut self,
        part: Option<Part>,
        row: usize,
        value: &str,
        text: &str,
    ) -> Outcome {
        let Some(part) = part else {
            return Outcome::default();
        };
        let base = match self.typed.take().filter(|typed| typed.is_at(row, part)) {
            Some(typed) => typed.base,
            None => text.to_owned(),
        };
        let made = written(&base, row, part, value);
        let outcome = Outcome {
            text: (made != text).then(|| made.clone()),
            ..Outcome::default()
        };
        // All that is typed into a cell is taken back at once.
        if text == base && made != base {
            self.past.keep(&base);
        }
        self.typed = Some(Typed {
            row,
            part,
            value: value.to_owned(),
            base,
        });
        self.suggest();
        outcome
    }
}

/// The text with what is typed into a cell. A type and an expression go into the list with their brackets and quotes
/// closed: what is half typed would swallow the rows behind it. Where there is no row yet, what is typed makes the
/// first.
pub fn written(base: &str, row: usize, part: Part, value: &str) -> String {
    let rows = grid::rows(base);
    let first;
    let (base, kind) = match rows.get(row) {
        Some(row) => (base, row.kind),
        None if rows.is_empty() && !value.is_empty() => {
            first = grid::insert(base, 0, RowKind::Physical);
            (first.as_str(), RowKind::Physical)
        }
        None => return base.to_owned(),
    };
    let is_expression = matches!(kind, RowKind::Computed | RowKind::Watermark);
    match part {
        Part::Type => grid::set(base, row, part, &closed(value, true)),
        Part::Detail if is_expression => grid::set(base, row, part, &closed(value, false)),
        _ => grid::set(base, row, part, value),
    }
}
