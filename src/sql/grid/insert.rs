//! Rows put into a list: fresh ones, and those of another list. They imitate the layout around them.

use super::list::{List, Slot};
use super::order::{Out, ends_in_comment};
use super::row::{Row, RowKind, all};
use crate::sql::cursor::Cursor;
use crate::sql::name::in_backticks;
use crate::sql::token::tokens;
use crate::sql::types::Type;

/// The text with a fresh row in front of a row, or at the end.
///
/// A column has a name that none has yet; a watermark is that of the first column that can have one, a primary
/// key that of the first column. Behind an open row (an unclosed bracket or quote) nothing can stand: the fresh
/// row comes in front of it then. So `at` is its place in the rows of the result, unless it is too far.
/// A kind that can't be made up, `Verbatim`, inserts nothing.
pub fn insert(text: &str, at: usize, kind: RowKind) -> String {
    let list = List::of(text);
    let rows = all(&list);
    let item = fresh(&rows, kind);
    if item.is_empty() {
        return text.to_owned();
    }
    let layout = layout(&list, at);
    place(&list, at, &List::of(&item), layout.as_ref())
}

/// The text with the rows of another list behind its own; in front of its last row, if that is open.
pub fn append(text: &str, other: &str) -> String {
    insert_list(text, usize::MAX, other)
}

/// The text with the rows of another list in front of a row, or at the end.
pub fn insert_list(text: &str, at: usize, other: &str) -> String {
    let list = List::of(text);
    let other = List::of(other.trim());
    if other.slots.is_empty() {
        let mut out = Out::default();
        out.push(text);
        out.is_in_comment = !other.text.is_empty();
        out.comments(other.text, ends_in_comment(other.text));
        return out.finish();
    }
    let at = at.min(list.slots.len());
    let layout = layout(&list, at).or_else(|| layout(&other, at));
    place(&list, at, &other, layout.as_ref())
}

fn fresh(rows: &[Row], kind: RowKind) -> String {
    let is_column = |row: &&Row| {
        matches!(
            row.kind,
            RowKind::Physical | RowKind::Computed | RowKind::Metadata
        )
    };
    let columns = || rows.iter().filter(is_column);
    let number_of = |row: &Row| row.name.strip_prefix("column_")?.parse::<u32>().ok();
    let count = u64::try_from(columns().count()).unwrap_or_default();
    let highest = columns().filter_map(number_of).max();
    let number = highest.map_or(count, |highest| count.max(highest.into())) + 1;
    let name = ["`column_", &number.to_string(), "`"].concat();
    let quoted =
        |row: Option<&Row>| row.map_or_else(|| name.clone(), |row| in_backticks(&row.name));
    let first = columns().next();
    match kind {
        RowKind::Physical => [&name, " STRING"].concat(),
        RowKind::Computed => [&name, " AS PROCTIME()"].concat(),
        RowKind::Metadata => [&name, " TIMESTAMP_LTZ(3) METADATA FROM 'timestamp'"].concat(),
        RowKind::Watermark => {
            let time = quoted(columns().find(|row| is_time(&row.data_type)).or(first));
            [
                "WATERMARK FOR ",
                &time,
                " AS ",
                &time,
                " - INTERVAL '5' SECOND",
            ]
            .concat()
        }
        RowKind::PrimaryKey => {
            let physical = columns().find(|row| row.kind == RowKind::Physical);
            [
                "PRIMARY KEY (",
                &quoted(physical.or(first)),
                ") NOT ENFORCED",
            ]
            .concat()
        }
        RowKind::Verbatim => String::new(),
    }
}

/// Whether a type can have a watermark.
fn is_time(data_type: &str) -> bool {
    let mut cursor = Cursor::at_start(data_type, &tokens(data_type));
    let read = cursor.data_type(0).ok().filter(|_| cursor.is_done());
    let kind = read.map(|read| read.kind);
    matches!(kind, Some(Type::Timestamp(..=3) | Type::TimestampLtz(..=3)))
}

/// What stands between two rows, with the comma left out.
struct Layout {
    before: String,
    behind: String,
}

/// How the rows next to a place are separated; nothing if the text does not tell.
fn layout(list: &List, at: usize) -> Option<Layout> {
    let (behind, before) = match list.slots.as_slice() {
        [] => return None,
        [only] => (list.between(0, only.span.start), ""),
        slots => {
            let left = at.clamp(1, slots.len() - 1) - 1;
            (list.glue_behind(left), list.glue_before(&slots[left]))
        }
    };
    let is_alone = list.slots.len() == 1;
    let line_break = if list.text.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let last_line = |glue: &str| {
        let start = glue.rfind(['\n', '\r'])? + 1;
        let blanks = glue[start..]
            .bytes()
            .take_while(|b| matches!(b, b' ' | b'\t'));
        let indent = &glue[start..start + blanks.count()];
        Some([line_break, indent].concat())
    };
    let behind = last_line(behind);
    if is_alone && behind.is_none() {
        return None;
    }
    let before = last_line(before).unwrap_or_default();
    let behind = behind.unwrap_or_else(|| " ".to_owned());
    Some(Layout { before, behind })
}

/// Puts a list into another.
fn place(list: &List, at: usize, piece: &List, layout: Option<&Layout>) -> String {
    let text = list.text;
    let (before, behind) = layout.map_or(("", " "), |layout| (&*layout.before, &*layout.behind));
    let is_line = ends_in_comment(piece.text);
    let mut out = Out::default();
    if let Some(next) = list.slots.get(at.min(list.movable())) {
        out.push(list.between(0, next.lead));
        out.comments(piece.text, is_line);
        out.push(before);
        out.push(",");
        out.push(behind);
        out.push(list.between(next.lead, text.len()));
        return out.finish();
    }
    let Some(slot) = list.slots.last() else {
        // Comments only, or nothing.
        let head = text.trim();
        out.comments(head, !head.is_empty());
        out.comments(piece.text, is_line);
        return out.finish();
    };
    end(&mut out, list, slot, (before, behind));
    out.comments(piece.text, is_line);
    out.push(list.between(slot.behind_end, text.len()));
    out.finish()
}

/// The text up to its last row, and what leads over to the next.
fn end(out: &mut Out, list: &List, slot: &Slot, (before, behind): (&str, &str)) {
    let comments = list.between(slot.span.end, slot.before_end);
    if slot.comma.is_some() {
        out.push(list.between(0, slot.behind_end));
        out.is_in_comment = slot.is_line_behind;
    } else if before.is_empty() && slot.is_line_before {
        out.push(list.between(0, slot.span.end));
        out.push(",");
        out.comments(comments, true);
    } else {
        out.push(list.between(0, slot.span.end));
        out.comments(comments, slot.is_line_before);
        out.push(before);
        out.push(",");
    }
    let is_space = !behind.contains(['\n', '\r']);
    // A line break that a comment asks for needs no space behind it.
    out.push(if out.is_in_comment && is_space {
        "\n"
    } else {
        behind
    });
}
