//! What is offered under a cell: types, columns, the connector's keys, and in an expression whatever can stand there.

use super::cell::written;
use super::{Grid, Offer, Outcome, Typed, cell_id};
use crate::sql::complete::{Candidate, Detail, Mode, complete, listed, metadata_keys, types};
use crate::sql::grid::{self, Part, Row, RowKind};
use crate::sql::name::{join_list, split_list};

/// Why there is an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// What is typed begins something. In an expression that would be too often.
    Typed,
    /// It was asked for.
    Asked,
}

impl Grid {
    /// Offers what may be meant by what is typed.
    pub(super) fn suggest(&mut self) {
        let was_asked = self.offer.take().is_some();
        let cause = if was_asked {
            Cause::Asked
        } else {
            Cause::Typed
        };
        let Some(typed) = &self.typed else { return };
        let (kept, candidates) = candidates(typed, &typed.value, cause);
        let rest = typed.value.get(kept..).unwrap_or_default();
        let is_whole = matches!(&candidates[..], [only] if only.text.eq_ignore_ascii_case(rest));
        self.offer = (!candidates.is_empty() && !is_whole).then_some(Offer {
            candidates,
            chosen: None,
            kept,
        });
    }

    /// Opens the list because it was asked for.
    pub(super) fn ask(&mut self, row: usize, part: Part, value: &str, text: &str) -> Outcome {
        let typed = self.typed.take().filter(|typed| typed.is_at(row, part));
        let was_typed = typed.is_some();
        let typed = typed.unwrap_or_else(|| Typed {
            row,
            part,
            value: value.to_owned(),
            base: text.to_owned(),
        });
        let (mut kept, mut found) = candidates(&typed, value, Cause::Asked);
        if found.is_empty() {
            // What fits nothing may be meant to give way.
            (kept, found) = candidates(&typed, &value[..kept], Cause::Asked);
        }
        self.offer = (!found.is_empty()).then_some(Offer {
            candidates: found,
            chosen: None,
            kept,
        });
        let is_open = self.offer.is_some();
        self.typed = (was_typed || is_open).then_some(typed);
        if is_open {
            Outcome::done()
        } else {
            Outcome::default()
        }
    }

    /// Goes on in the list, which is opened by it.
    pub(super) fn choose(&mut self, row: usize, is_down: bool, value: &str, text: &str) -> Outcome {
        if self.offer.is_none() {
            self.ask(row, Part::Type, value, text);
        }
        if let Some(offer) = &mut self.offer {
            let count = offer.candidates.len();
            offer.chosen = Some(match (offer.chosen, is_down) {
                (None, true) => 0,
                (None, false) => count.saturating_sub(1),
                (Some(at), true) => (at + 1) % count.max(1),
                (Some(at), false) => (at + count.saturating_sub(1)) % count.max(1),
            });
        }
        Outcome::done()
    }

    /// Takes the offered candidate of that place.
    pub(super) fn take(&mut self, index: usize, text: &str) -> Outcome {
        let (Some(typed), Some(offer)) = (self.typed.take(), self.offer.take()) else {
            return Outcome::done();
        };
        let Some(taken) = offer.candidates.get(index) else {
            return Outcome::done();
        };
        let kept = typed.value.get(..offer.kept).unwrap_or_default();
        let value = [kept, &taken.text].concat();
        let new = written(&typed.base, typed.row, typed.part, &value);
        if typed.base == text && new != typed.base {
            self.past.keep(text);
        }
        Outcome {
            text: (new != text).then_some(new),
            ..Outcome::focus(cell_id(typed.row, typed.part))
        }
    }
}

/// What can be written into a cell that holds `value`, and how much of it stays in front of that.
fn candidates(typed: &Typed, value: &str, cause: Cause) -> (usize, Vec<Candidate>) {
    let rows = grid::rows(&typed.base);
    let kind = rows
        .get(typed.row)
        .map_or(RowKind::Physical, |row| row.kind);
    match (kind, typed.part) {
        (RowKind::Physical | RowKind::Metadata, Part::Type) if is_open(value) => {
            // Behind a name, what is typed is a column whose type goes on.
            let before = "_ ";
            let text = [before, value].concat();
            let found = complete(&text, text.len(), Mode::Schema, &[]);
            let kept = found.replace.start.saturating_sub(before.len());
            (kept, found.candidates)
        }
        (RowKind::Physical | RowKind::Metadata, Part::Type) => (0, types(value)),
        (RowKind::Metadata, Part::Detail) => (0, metadata_keys(value)),
        (RowKind::Watermark, Part::Name) => {
            let of = |row: &Row| is_column(row).then(|| (row.name.clone(), shown_type(row)));
            (0, listed(value, rows.iter().filter_map(of)))
        }
        (RowKind::PrimaryKey, Part::Detail) => {
            let comma = value.rfind(',').map_or(0, |comma| comma + 1);
            let blanks = value[comma..].len() - value[comma..].trim_start().len();
            let kept = comma + blanks;
            let there = split_list(&value[..comma]);
            let of = |row: &Row| {
                let is_new = row.kind == RowKind::Physical && !there.contains(&row.name);
                is_new.then(|| (join_list([row.name.as_str()]), shown_type(row)))
            };
            (kept, listed(&value[kept..], rows.iter().filter_map(of)))
        }
        (RowKind::Watermark | RowKind::Computed, Part::Detail) if cause == Cause::Asked => {
            // Behind the list as a column of its own, what is typed knows all columns.
            let before = [&typed.base, "\n, `_` AS "].concat();
            let text = [&before, value].concat();
            let found = complete(&text, text.len(), Mode::Schema, &[]);
            let kept = found.replace.start.saturating_sub(before.len());
            (kept, found.candidates)
        }
        _ => (0, Vec::new()),
    }
}

/// Whether a type in angle brackets goes on where this ends.
fn is_open(value: &str) -> bool {
    value.matches('<').count() > value.matches('>').count()
}

fn is_column(row: &Row) -> bool {
    matches!(
        row.kind,
        RowKind::Physical | RowKind::Computed | RowKind::Metadata
    )
}

fn shown_type(row: &Row) -> Detail {
    Detail::Code(row.data_type.clone())
}
