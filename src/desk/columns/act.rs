//! What the user does in the grid, and what comes of it.

use super::closed::closed;
use super::{Grid, Offer, Typed, cell_id, part_of, paste};
use crate::sql::complete;
use crate::sql::grid::{self, Part, Row, RowKind};
use crate::text::columns as say;

/// What happened, with the `data-act` of the control that it happened to.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// A text was typed.
    Input(&'a str),
    /// A box was ticked, or its tick taken away.
    Check(bool),
    /// A button was pressed, or an entry of a list.
    Click,
    /// A key was pressed.
    Key {
        /** As the browser names it. */
        key: &'a str,
        /** With Alt. */
        alt: bool,
        /** With Ctrl or Cmd. */
        command: bool,
        /** What stands in the control. */
        value: &'a str,
    },
    /// The control was left.
    Leave,
    /// A text was pasted into a control that holds `value`.
    Paste(&'a str),
}

/// What comes of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The new text.
    pub text: Option<String>,
    /// The id of the control that is to have the focus.
    pub focus: Option<String>,
    /// The browser is to do nothing of its own.
    pub is_done: bool,
}

impl Outcome {
    fn done() -> Self {
        Self {
            is_done: true,
            ..Self::default()
        }
    }

    fn focus(id: impl Into<String>) -> Self {
        Self {
            focus: Some(id.into()),
            ..Self::done()
        }
    }
}

impl Grid {
    /// Takes in what happened to the control with this act, where the text is `text`.
    pub fn react(&mut self, act: &str, event: Event, text: &str) -> Outcome {
        // The page keeps a text with plain line breaks, and what it gives back has to be known again.
        let plain;
        let text = if text.contains('\r') {
            plain = with_plain_breaks(text);
            &plain
        } else {
            text
        };
        // What was written elsewhere since the last change is a step of its own on the way back.
        if !self.past.is_empty() && self.made != text {
            let made = std::mem::replace(&mut self.made, text.to_owned());
            self.remember(&made);
            self.typed = None;
        }
        let outcome = self.happened(act, event, text);
        if let Some(new) = &outcome.text {
            self.made.clone_from(new);
        }
        outcome
    }

    /// Takes in a text that was changed in one place from elsewhere. Says which control stands there now.
    pub fn mended(&mut self, old: &str, new: &str, at: usize) -> String {
        self.typed = None;
        self.offer = None;
        self.remember(old);
        new.clone_into(&mut self.made);
        let rows = grid::rows(new);
        match rows.iter().position(|row| at <= row.span.end) {
            Some(row) => first_cell(row, Some(rows[row].kind)),
            None => "columns-add".to_owned(),
        }
    }

    fn happened(&mut self, act: &str, event: Event, text: &str) -> Outcome {
        let (verb, row) = match act.split_once(' ') {
            Some((verb, number)) => (verb, number.parse().unwrap_or(0)),
            None => (act, 0),
        };
        match event {
            Event::Input(value) => self.typed(part_of(verb), row, value, text),
            Event::Check(is_on) => {
                let part = part_of(verb).unwrap_or(Part::Virtual);
                // The box says that nulls may stand there, the text that they may not.
                let holds = is_on == (part == Part::Virtual);
                self.change(
                    text,
                    grid::set(text, row, part, if holds { "true" } else { "" }),
                )
            }
            Event::Click => self.clicked(verb, row, text),
            Event::Leave => {
                self.typed = None;
                self.offer = None;
                Outcome::default()
            }
            Event::Paste(pasted) => self.pasted(verb, row, pasted, text),
            Event::Key {
                key,
                alt,
                command,
                value,
            } => self.key(verb, row, (key, alt, command), value, text),
        }
    }

    fn change(&mut self, old: &str, new: String) -> Outcome {
        if new == old {
            return Outcome::default();
        }
        self.remember(old);
        Outcome {
            text: Some(new),
            ..Outcome::default()
        }
    }

    /// A type and an expression go into the list with their brackets and quotes closed: what is half typed would
    /// swallow the rows behind it.
    fn typed(&mut self, part: Option<Part>, row: usize, value: &str, text: &str) -> Outcome {
        let Some(part) = part else {
            return Outcome::default();
        };
        let is_same = |typed: &Typed| (typed.row, typed.part) == (row, part) && self.made == text;
        let base = match self.typed.take().filter(is_same) {
            Some(typed) => typed.base,
            None => text.to_owned(),
        };
        if part == Part::Type {
            self.offer_types(value);
        }
        let kind = || grid::rows(&base).get(row).map(|row| row.kind);
        let is_expression = || matches!(kind(), Some(RowKind::Computed | RowKind::Watermark));
        let made = match part {
            Part::Type => grid::set(&base, row, part, &closed(value, true)),
            Part::Detail if is_expression() => grid::set(&base, row, part, &closed(value, false)),
            _ => grid::set(&base, row, part, value),
        };
        let outcome = Outcome {
            text: (made != text).then(|| made.clone()),
            ..Outcome::default()
        };
        // All that is typed into a cell is taken back at once.
        if text == base && made != base {
            self.remember(&base);
        }
        self.typed = Some(Typed {
            row,
            part,
            value: value.to_owned(),
            base,
        });
        outcome
    }

    fn offer_types(&mut self, value: &str) {
        let candidates = complete::types(value);
        let is_whole = matches!(&candidates[..], [only] if only.text.eq_ignore_ascii_case(value));
        self.offer = (!candidates.is_empty() && !is_whole).then_some(Offer {
            candidates,
            chosen: None,
        });
    }

    fn clicked(&mut self, verb: &str, row: usize, text: &str) -> Outcome {
        let count = grid::rows(text).len();
        match verb {
            "view-grid" | "view-sql" => {
                self.is_sql = verb == "view-sql";
                self.typed = None;
                Outcome::focus(format!("columns-tab-{}", u8::from(self.is_sql)))
            }
            "add" => self.add(text, first_of_tail(text), RowKind::Physical),
            "add-computed" => self.add(text, first_of_tail(text), RowKind::Computed),
            "add-metadata" => self.add(text, first_of_tail(text), RowKind::Metadata),
            "add-watermark" => self.add(text, count, RowKind::Watermark),
            "add-key" => self.add(text, count, RowKind::PrimaryKey),
            "remove" => self.remove(text, row),
            "up" => self.move_row(text, row, row.saturating_sub(1)),
            "down" => self.move_row(text, row, row + 1),
            "take" => self.take(row, text),
            "dismiss" => {
                self.notes.clear();
                Outcome::focus("columns-add")
            }
            "undo" => self.undo(text),
            _ => Outcome::default(),
        }
    }

    fn add(&mut self, text: &str, at: usize, kind: RowKind) -> Outcome {
        let new = grid::insert(text, at, kind);
        let focus = first_cell(first_new(text, &new), Some(kind));
        Outcome {
            focus: Some(focus),
            is_done: true,
            ..self.change(text, new)
        }
    }

    fn remove(&mut self, text: &str, row: usize) -> Outcome {
        let rows = grid::rows(text);
        let Some(removed) = rows.get(row) else {
            return Outcome::done();
        };
        self.typed = None;
        self.offer = None;
        self.said = say::removed(&say::called(removed.kind, row + 1), &removed.name);
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

    fn move_row(&mut self, text: &str, row: usize, to: usize) -> Outcome {
        let rows = grid::rows(text);
        let new = grid::move_row(text, row, to);
        let Some(moved) = rows.get(row).filter(|_| to < rows.len() && new != text) else {
            return Outcome::done();
        };
        self.typed = None;
        self.offer = None;
        let called = say::called(moved.kind, row + 1);
        self.said = say::moved(&called, &moved.name, to + 1, rows.len());
        Outcome {
            focus: Some(first_cell(to, Some(moved.kind))),
            is_done: true,
            ..self.change(text, new)
        }
    }

    fn undo(&mut self, text: &str) -> Outcome {
        self.typed = None;
        self.offer = None;
        self.notes.clear();
        // What was typed and taken away again is no step.
        while self.past.pop_if(|before| before == text).is_some() {}
        let Some(before) = self.past.pop() else {
            return Outcome::focus("columns-add");
        };
        while self.past.pop_if(|earlier| *earlier == before).is_some() {}
        say::UNDONE.clone_into(&mut self.said);
        Outcome {
            text: Some(before),
            focus: Some(
                if self.past.is_empty() {
                    "columns-add"
                } else {
                    "columns-undo"
                }
                .to_owned(),
            ),
            is_done: true,
        }
    }

    /// Takes the offered type of that place.
    fn take(&mut self, index: usize, text: &str) -> Outcome {
        let Some(Typed { row, base, .. }) = self.typed.take() else {
            return Outcome::done();
        };
        let offer = self.offer.take();
        let Some(taken) = offer.as_ref().and_then(|offer| offer.candidates.get(index)) else {
            return Outcome::done();
        };
        let mut outcome = Outcome::focus(cell_id(row, Part::Type));
        let new = grid::set(&base, row, Part::Type, &closed(&taken.text, true));
        if base == text && new != base {
            self.remember(&base);
        }
        outcome.text = (new != text).then_some(new);
        outcome
    }

    /// A list is taken by a name, and by the buttons around. What is pasted elsewhere is meant for the cell.
    fn pasted(&mut self, verb: &str, row: usize, pasted: &str, text: &str) -> Outcome {
        let part = part_of(verb);
        if part.is_some_and(|part| part != Part::Name) {
            return Outcome::default();
        }
        let Some(paste::Columns { list, notes }) = paste::read(pasted, self.connector) else {
            return Outcome::default();
        };
        // A row that was just added, and one alone, give way to what is pasted.
        let number_of = |row: &Row| row.name.strip_prefix("column_")?.parse::<u32>().ok();
        let is_fresh = |row: &Row| row.data_type == "STRING" && number_of(row).is_some();
        let rows = grid::rows(text);
        let base = match rows.get(row) {
            Some(fresh) if part.is_some() && is_fresh(fresh) => grid::remove(text, row),
            _ => text.to_owned(),
        };
        self.typed = None;
        self.offer = None;
        let new = with_plain_breaks(&grid::append(&base, &list));
        let focus = cell_id(first_new(&base, &new), Part::Name);
        self.said = notes.first().cloned().unwrap_or_default();
        self.notes = notes;
        Outcome {
            focus: Some(focus),
            is_done: true,
            ..self.change(text, new)
        }
    }

    fn key(
        &mut self,
        verb: &str,
        row: usize,
        (key, alt, command): (&str, bool, bool),
        value: &str,
        text: &str,
    ) -> Outcome {
        let of_row = part_of(verb);
        let is_of_row = of_row.is_some() || matches!(verb, "up" | "down" | "remove");
        match (key, alt, command) {
            ("ArrowUp", true, false) if is_of_row => {
                self.move_row(text, row, row.saturating_sub(1))
            }
            ("ArrowDown", true, false) if is_of_row => self.move_row(text, row, row + 1),
            // Alt+Backspace deletes a word on a Mac, and undoes on Windows.
            ("Delete", true, false) if of_row.is_some() => self.remove(text, row),
            ("z", false, true) if !self.is_typing(verb, row) && !self.past.is_empty() => {
                self.undo(text)
            }
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", false, false)
                if verb.starts_with("view-") =>
            {
                let verb = match key {
                    "Home" => "view-grid",
                    "End" => "view-sql",
                    _ if verb == "view-grid" => "view-sql",
                    _ => "view-grid",
                };
                self.clicked(verb, 0, text)
            }
            ("ArrowDown" | "ArrowUp", false, false) if verb == "type" => {
                self.choose(row, key == "ArrowDown", value, text)
            }
            ("ArrowDown" | "ArrowUp", false, false) if of_row.is_some() => {
                let to = if key == "ArrowDown" {
                    row + 1
                } else {
                    row.saturating_sub(1)
                };
                let kind = grid::rows(text).get(to).map(|row| row.kind);
                match of_row {
                    Some(Part::NotNull) if kind == Some(RowKind::Physical) => {
                        Outcome::focus(cell_id(to, Part::NotNull))
                    }
                    _ if kind.is_some() => Outcome::focus(first_cell(to, kind)),
                    _ => Outcome::done(),
                }
            }
            ("Enter", false, false) if of_row.is_some() => {
                let chosen = self.offer.as_ref().and_then(|offer| offer.chosen);
                match chosen.filter(|_| verb == "type") {
                    Some(index) => self.take(index, text),
                    None => self.add(text, row + 1, RowKind::Physical),
                }
            }
            ("Tab", false, false) if verb == "type" => {
                let chosen = self.offer.as_ref().and_then(|offer| offer.chosen);
                let Some(index) = chosen else {
                    return Outcome::default();
                };
                Outcome {
                    focus: None,
                    is_done: false,
                    ..self.take(index, text)
                }
            }
            ("Escape", false, false) if self.offer.is_some() => {
                self.offer = None;
                Outcome::done()
            }
            (" ", false, true) if verb == "type" => {
                self.open(row, value, text);
                Outcome::done()
            }
            _ => Outcome::default(),
        }
    }

    /// Whether the control holds what was just typed: the browser's own undo is for that.
    fn is_typing(&self, verb: &str, row: usize) -> bool {
        let typed = self.typed.as_ref();
        typed.is_some_and(|typed| typed.row == row && part_of(verb) == Some(typed.part))
    }

    fn open(&mut self, row: usize, value: &str, text: &str) {
        let is_here = |typed: &Typed| (typed.row, typed.part) == (row, Part::Type);
        if !self.typed.as_ref().is_some_and(is_here) {
            self.typed = Some(Typed {
                row,
                part: Part::Type,
                value: value.to_owned(),
                base: text.to_owned(),
            });
        }
        let candidates = complete::types(value);
        let candidates = if candidates.is_empty() {
            complete::types("")
        } else {
            candidates
        };
        self.offer = Some(Offer {
            candidates,
            chosen: None,
        });
    }

    fn choose(&mut self, row: usize, is_down: bool, value: &str, text: &str) -> Outcome {
        if self.offer.is_none() {
            self.open(row, value, text);
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
}

/// New columns stand before the watermark and the key, as everybody writes them.
fn first_of_tail(text: &str) -> usize {
    let rows = grid::rows(text);
    let is_column = |row: &Row| !matches!(row.kind, RowKind::Watermark | RowKind::PrimaryKey);
    rows.iter().rposition(is_column).map_or(0, |last| last + 1)
}

/// The id of a row's first control.
pub fn first_cell(row: usize, kind: Option<RowKind>) -> String {
    match kind {
        Some(RowKind::PrimaryKey) => cell_id(row, Part::Detail),
        _ => cell_id(row, Part::Name),
    }
}

/// The place of the first row that was put in: nothing can be put behind a row that is open.
fn first_new(old: &str, new: &str) -> usize {
    let is_same = |(old, new): &(&Row, &Row)| old.kind == new.kind && old.name == new.name;
    let (old, new) = (grid::rows(old), grid::rows(new));
    old.iter().zip(&new).take_while(is_same).count()
}

/// A text as a textarea keeps it.
fn with_plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
