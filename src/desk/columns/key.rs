//! What each key does in the grid.

use super::past::Way;
use super::view::VIEWS;
use super::{Grid, Outcome, cell_id, first_cell, part_of};
use crate::desk::tabs;
use crate::sql::grid::{self, Part, RowKind};

impl Grid {
    pub(super) fn key(
        &mut self,
        verb: &str,
        row: usize,
        (key, alt, shift, command): (&str, bool, bool, bool),
        value: &str,
        text: &str,
    ) -> Outcome {
        let part = part_of(verb);
        let is_of_row = part.is_some() || matches!(verb, "up" | "down" | "remove");
        match (key, alt, command) {
            ("ArrowUp", true, false) if is_of_row => {
                self.move_row(text, row, row.saturating_sub(1), part)
            }
            ("ArrowDown", true, false) if is_of_row => self.move_row(text, row, row + 1, part),
            // Alt+Backspace deletes a word on a Mac, and undoes on Windows.
            ("Delete", true, false) if part.is_some() => self.remove(text, row),
            ("z" | "Z", false, true) if !shift => {
                self.step_by_key(Way::Back, self.is_typing(part, row, text), text)
            }
            // On the way back nothing was typed since: what the browser could do again is older.
            ("z" | "Z" | "y" | "Y", false, true) => self.step_by_key(Way::Forth, false, text),
            (" ", false, true) => {
                if let Some(part) = part {
                    self.ask(row, part, value, text)
                } else {
                    Outcome::default()
                }
            }
            (_, false, false) if part.is_some() => self.plain_key(key, part, row, value, text),
            (_, false, false) => {
                let at = VIEWS.iter().position(|view| *view == verb);
                match at.and_then(|at| tabs::next(key, at, VIEWS.len())) {
                    Some(to) => self.clicked(VIEWS[to], 0, text),
                    None => Outcome::default(),
                }
            }
            _ => Outcome::default(),
        }
    }

    /// A key with nothing held, in a cell.
    fn plain_key(
        &mut self,
        key: &str,
        part: Option<Part>,
        row: usize,
        value: &str,
        text: &str,
    ) -> Outcome {
        let is_offered = self.offer.is_some();
        let chosen = self.offer.as_ref().and_then(|offer| offer.chosen);
        match (key, chosen) {
            ("ArrowDown" | "ArrowUp", _) if is_offered || part == Some(Part::Type) => {
                self.choose(row, key == "ArrowDown", value, text)
            }
            ("ArrowDown" | "ArrowUp", _) => {
                let to = if key == "ArrowDown" {
                    row + 1
                } else {
                    row.saturating_sub(1)
                };
                let kind = grid::rows(text).get(to).map(|row| row.kind);
                match part {
                    Some(Part::NotNull) if kind == Some(RowKind::Physical) => {
                        Outcome::focus(cell_id(to, Part::NotNull))
                    }
                    _ if kind.is_some() => Outcome::focus(first_cell(to, kind)),
                    _ => Outcome::done(),
                }
            }
            ("Enter", Some(index)) => self.take(index, text),
            ("Enter", None) => self.add(text, row + 1, RowKind::Physical),
            ("Tab", Some(index)) => Outcome {
                focus: None,
                is_done: false,
                ..self.take(index, text)
            },
            ("Escape", _) if is_offered => {
                self.offer = None;
                Outcome::done()
            }
            _ => Outcome::default(),
        }
    }

    fn step_by_key(&mut self, way: Way, is_browsers: bool, text: &str) -> Outcome {
        if is_browsers || !self.past.has(way) {
            return Outcome::default();
        }
        self.step(way, text, true)
    }

    /// Whether the control holds what was just typed: the browser's own undo is for that, until nothing of it is left.
    fn is_typing(&self, part: Option<Part>, row: usize, text: &str) -> bool {
        let typed = self.typed.as_ref().zip(part);
        typed.is_some_and(|(typed, part)| typed.is_at(row, part) && typed.base != text)
    }
}
