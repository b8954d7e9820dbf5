//! The way back, and forth again: the texts before each change, and after each that was taken back.

use super::{Grid, Outcome, cell_id, first_cell};
use crate::sql::grid::{self, Part, Row, RowKind};
use crate::text::columns as say;

/// The two directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// The texts to go to.
#[derive(Debug, Default)]
pub struct Past {
    /// The texts before each change, newest last.
    before: Vec<String>,
    /// The texts that were left on the way back, newest last.
    behind: Vec<String>,
    /// The text as it was last seen.
    seen: Option<String>,
}

/// The most texts that are kept in each direction.
const MOST: usize = 100;

impl Past {
    /// The past of a text that has none yet.
    pub fn of(text: &str) -> Self {
        Self {
            seen: Some(text.to_owned()),
            ..Self::default()
        }
    }

    /// Whether there is a text to go to.
    pub fn has(&self, way: Way) -> bool {
        !match way {
            Way::Back => &self.before,
            Way::Forth => &self.behind,
        }
        .is_empty()
    }

    /// Takes in the text as it is now. Says whether it was changed elsewhere, which is a step of its own.
    pub fn meet(&mut self, text: &str) -> bool {
        let last = self.seen.replace(text.to_owned());
        let elsewhere = last.filter(|last| last != text);
        elsewhere.inspect(|last| self.keep(last)).is_some()
    }

    /// Takes in a text that was just made.
    pub fn made(&mut self, text: &str) {
        self.seen = Some(text.to_owned());
    }

    /// Whether the text is the one that was last seen.
    pub fn knows(&self, text: &str) -> bool {
        self.seen.as_deref() == Some(text)
    }

    /// Keeps the text before a change.
    pub fn keep(&mut self, text: &str) {
        self.behind.clear();
        put(&mut self.before, text);
    }

    /// The next text in a direction. What was changed and changed back is no step.
    pub fn go(&mut self, way: Way, text: &str) -> Option<String> {
        let (from, to) = match way {
            Way::Back => (&mut self.before, &mut self.behind),
            Way::Forth => (&mut self.behind, &mut self.before),
        };
        while from.pop_if(|next| next == text).is_some() {}
        let next = from.pop()?;
        while from.pop_if(|other| *other == next).is_some() {}
        put(to, text);
        self.made(&next);
        Some(next)
    }
}

fn put(texts: &mut Vec<String>, text: &str) {
    if texts.len() == MOST {
        texts.remove(0);
    }
    texts.push(text.to_owned());
}

impl Grid {
    /// A step by a key goes to the cell that it changes, one by its button stays there.
    pub(super) fn step(&mut self, way: Way, text: &str, is_by_key: bool) -> Outcome {
        self.settle();
        self.notes.clear();
        let Some(new) = self.past.go(way, text) else {
            return Outcome::focus(if self.is_sql {
                "columns-tab-1"
            } else {
                "columns-add"
            });
        };
        let (said, own, other) = match way {
            Way::Back => (say::UNDONE, "columns-undo", "columns-redo"),
            Way::Forth => (say::REDONE, "columns-redo", "columns-undo"),
        };
        said.clone_into(&mut self.said);
        let focus = if is_by_key {
            changed_cell(text, &new)
        } else if self.past.has(way) {
            Some(own.to_owned())
        } else {
            Some(other.to_owned())
        };
        Outcome {
            text: Some(new),
            focus,
            is_done: true,
        }
    }

    /// The next text in a direction for who edits the text as SQL, where the field itself knows none: the browser
    /// forgets its own steps when the grid writes.
    pub fn step_in_text(&mut self, way: Way, text: &str) -> Option<String> {
        if self.past.knows(text) {
            self.said.clear();
            self.past.go(way, text)
        } else {
            None
        }
    }
}

/// The control in which two texts first differ; in none, if no cell shows it.
fn changed_cell(old: &str, new: &str) -> Option<String> {
    let (old, new) = (grid::rows(old), grid::rows(new));
    let place = old
        .iter()
        .zip(&new)
        .take_while(|(old, new)| is_same(old, new));
    let at = place.count();
    if at == old.len() && at == new.len() {
        return None;
    }
    let Some(row) = new.get(at) else {
        let last = new.len().checked_sub(1);
        return Some(last.map_or(cell_id(0, Part::Name), |last| {
            first_cell(last, Some(new[last].kind))
        }));
    };
    let changed = old.get(at).filter(|_| old.len() == new.len());
    let part = changed.and_then(|old| changed_part(old, row));
    Some(part.map_or_else(|| first_cell(at, Some(row.kind)), |part| cell_id(at, part)))
}

fn is_same(one: &Row, other: &Row) -> bool {
    one.kind == other.kind && one.name == other.name && changed_part(one, other).is_none()
}

/// The part in which two rows differ, if the second has a control for it.
fn changed_part(old: &Row, new: &Row) -> Option<Part> {
    if old.name != new.name || old.kind != new.kind {
        return None;
    }
    let is_typed = matches!(new.kind, RowKind::Physical | RowKind::Metadata);
    if old.data_type != new.data_type && is_typed {
        Some(Part::Type)
    } else if old.not_null != new.not_null && is_typed {
        Some(Part::NotNull)
    } else if old.is_virtual != new.is_virtual {
        Some(Part::Virtual)
    } else if old.detail != new.detail {
        Some(match new.kind {
            RowKind::Verbatim => Part::Name,
            _ => Part::Detail,
        })
    } else if old.comment != new.comment && !new.comment.is_empty() {
        Some(Part::Comment)
    } else if old.comment != new.comment {
        Some(Part::Name)
    } else {
        None
    }
}
