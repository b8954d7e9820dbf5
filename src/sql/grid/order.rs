//! Rows put in another order, and rows removed. Which comments go along is decided in `list`.

use super::list::{List, Slot};
use crate::sql::token::{Kind, tokens};

/// The text with a row moved to another place, which it has afterwards; a place too far is the last.
///
/// The comments on the row's own line and the comment lines directly above it go along. Everything else between
/// the rows stays where it is: commas, blank lines and what they cut off. An open row (an unclosed bracket or
/// quote) is the last and stays the last.
pub fn move_row(text: &str, row: usize, to: usize) -> String {
    let list = List::of(text);
    let to = to.min(list.movable().saturating_sub(1));
    if row >= list.movable() || row == to {
        return text.to_owned();
    }
    let mut order: Vec<usize> = (0..list.slots.len()).collect();
    order.remove(row);
    order.insert(to, row);
    let mut out = Out::default();
    out.push(list.between(0, list.slots[0].lead));
    let is_end_moved = row.max(to) + 1 == order.len();
    for (place, from) in order.into_iter().enumerate() {
        out.item(&list, &list.slots[place], &list.slots[from]);
        out.push(list.glue_behind(place));
    }
    out.is_in_comment &= is_end_moved;
    out.finish()
}

/// The text without a row.
///
/// The comments on the row's own line go with it, and the comma that is no longer needed. Comments on lines of
/// their own stay.
pub fn remove(text: &str, row: usize) -> String {
    let list = List::of(text);
    let Some(slot) = list.slots.get(row) else {
        return text.to_owned();
    };
    let mut kept = list.between(0, slot.front).to_owned();
    let comma_before = row
        .checked_sub(1)
        .and_then(|before| list.slots[before].comma)
        .filter(|_| slot.comma.is_none());
    if let Some(comma) = comma_before {
        kept.replace_range(comma.start..comma.end, "");
    }
    let glue = list.glue_before(slot);
    let mut rest = list.between(slot.behind_end, text.len()).to_owned();
    if !glue.trim().is_empty() {
        rest = [glue, rest.trim_start_matches(BLANKS)].concat();
    }
    close_gap(&mut kept, &mut rest);
    let mut out = Out::default();
    out.push(&kept);
    out.is_in_comment = rest.is_empty() && ends_in_comment(&kept);
    out.push(&rest);
    out.finish()
}

const BLANKS: [char; 2] = [' ', '\t'];

/// Takes away the line that a row leaves empty, or the space on its line.
fn close_gap(kept: &mut String, rest: &mut String) {
    let rest_of_line = rest.trim_start_matches(BLANKS);
    if !rest_of_line.is_empty() && !rest_of_line.starts_with(['\n', '\r']) {
        *rest = rest_of_line.to_owned();
        return;
    }
    if rest_of_line.is_empty() {
        rest.clear();
    }
    kept.truncate(kept.trim_end_matches(BLANKS).len());
    if kept.is_empty() {
        *rest = rest.trim_start().to_owned();
    }
    let without = kept.strip_suffix('\n').unwrap_or(kept);
    let without = without.strip_suffix('\r').unwrap_or(without);
    kept.truncate(without.len());
}

/// Whether what is put behind a text becomes part of a comment.
pub fn ends_in_comment(text: &str) -> bool {
    tokens(text).last().is_some_and(|token| {
        token.kind == Kind::LineComment && !token.span.of(text).ends_with(['\n', '\r'])
    })
}

/// A text that is put together again. A comment to the end of the line gets a line break behind it.
#[derive(Default)]
pub struct Out {
    text: String,
    /// What is pushed next would be part of a comment.
    pub is_in_comment: bool,
}

impl Out {
    /// Puts a piece at the end.
    pub fn push(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        if self.is_in_comment && !piece.starts_with(['\n', '\r']) {
            self.text.push('\n');
        }
        self.is_in_comment = false;
        self.text.push_str(piece);
    }

    /// Puts comments at the end, of which the last may be one to the end of the line.
    pub fn comments(&mut self, comments: &str, is_line: bool) {
        self.push(comments);
        self.is_in_comment |= is_line;
    }

    /// Puts an item with its comments in a place.
    fn item(&mut self, list: &List, place: &Slot, item: &Slot) {
        self.push(list.between(item.lead, item.span.end));
        let before = list.between(item.span.end, item.before_end);
        let behind_start = item.comma.map_or(item.before_end, |comma| comma.end);
        let behind = list.between(behind_start, item.behind_end);
        let glue = list.glue_before(place);
        let comma = if place.comma.is_some() { "," } else { "" };
        let is_comma_below = glue.contains(['\n', '\r']);
        if is_comma_below {
            self.comments(before, item.is_line_before);
            self.comments(behind, item.is_line_behind);
            self.push(glue);
            self.push(comma);
        } else if item.is_line_before {
            // The comma stands in front of a comment to the end of the line.
            self.push(glue);
            self.push(comma);
            self.comments(before, true);
        } else {
            self.push(before);
            self.push(glue);
            self.push(comma);
            self.comments(behind, item.is_line_behind);
        }
    }

    /// The text; a comment at its end is closed, so that nothing put behind it is lost.
    pub fn finish(mut self) -> String {
        if self.is_in_comment {
            self.text.push('\n');
        }
        self.text
    }
}
