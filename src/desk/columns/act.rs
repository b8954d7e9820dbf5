//! What the user does in the grid, and what comes of it: the way of an event to what deals with it.

use super::past::Way;
use super::view::VIEWS;
use super::{Grid, cell_id, part_of};
use crate::desk::ruler::with_plain_breaks;
use crate::desk::study;
use crate::sql::grid::{self, Part, RowKind};
use crate::sql::mend::mend_through;
use crate::sql::token::Span;
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
        /** With Shift. */
        shift: bool,
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
    pub(super) fn done() -> Self {
        Self {
            is_done: true,
            ..Self::default()
        }
    }

    pub(super) fn focus(id: impl Into<String>) -> Self {
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
        if self.past.meet(text) {
            self.typed = None;
            self.said.clear();
        }
        let said = std::mem::take(&mut self.said);
        let outcome = self.happened(act, event, text);
        if let Some(new) = &outcome.text {
            self.past.made(new);
        } else if self.said.is_empty() {
            // What was said of a text holds until the next change.
            self.said = said;
        }
        outcome
    }

    /// Takes in a text that was changed in one place from elsewhere. Says which control stands there now.
    pub fn mended(&mut self, old: &str, new: &str, at: usize) -> String {
        self.settle();
        self.said.clear();
        self.past.keep(old);
        self.past.made(new);
        let rows = grid::rows(new);
        match rows.iter().position(|row| at <= row.span.end) {
            Some(row) => cell_id(row, rows[row].part_at(Span { start: at, end: at })),
            None => cell_id(0, Part::Name),
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
                self.settle();
                Outcome::default()
            }
            Event::Paste(pasted) => self.pasted(verb, row, pasted, text),
            Event::Key {
                key,
                alt,
                shift,
                command,
                value,
            } => self.key(verb, row, (key, alt, shift, command), value, text),
        }
    }

    pub(super) fn change(&mut self, old: &str, new: String) -> Outcome {
        if new == old {
            return Outcome::default();
        }
        self.past.keep(old);
        Outcome {
            text: Some(new),
            ..Outcome::default()
        }
    }

    pub(super) fn clicked(&mut self, verb: &str, row: usize, text: &str) -> Outcome {
        match verb {
            view if VIEWS.contains(&view) => {
                self.is_sql = view == VIEWS[1];
                self.settle();
                Outcome::focus(format!("columns-tab-{}", u8::from(self.is_sql)))
            }
            "add" => self.add_column(text, RowKind::Physical),
            "add-computed" => self.add_column(text, RowKind::Computed),
            "add-metadata" => self.add_column(text, RowKind::Metadata),
            "add-watermark" => self.add(text, usize::MAX, RowKind::Watermark),
            "add-key" => self.add(text, usize::MAX, RowKind::PrimaryKey),
            "remove" => self.remove(text, row),
            "up" => self.move_row(text, row, row.saturating_sub(1), None),
            "down" => self.move_row(text, row, row + 1, None),
            "take" => self.take(row, text),
            "dismiss" => {
                self.notes.clear();
                Outcome::focus("columns-add")
            }
            "mend" => {
                let read = |text: &str| study::columns(text, self.connector).1;
                let Some(new) = mend_through(text, &read(text), &read) else {
                    return Outcome::done();
                };
                self.settle();
                say::MENDED.clone_into(&mut self.said);
                Outcome {
                    // The button may be gone, and this one can take all of it back.
                    focus: Some("columns-undo".to_owned()),
                    is_done: true,
                    ..self.change(text, new)
                }
            }
            "undo" => self.step(Way::Back, text, false),
            "redo" => self.step(Way::Forth, text, false),
            _ => Outcome::default(),
        }
    }
}
