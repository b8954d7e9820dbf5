//! What Tab, Shift+Tab and Enter do to a text, and places in it as the browser counts them. An edit is small, so that
//! the page can make it as if it were typed, and Undo takes it back.

use std::ops::Range;

/// A change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace. Nothing is to be done where this and `with` are empty.
    pub replace: Range<usize>,
    /// What to write in their place.
    pub with: String,
    /// What to select afterwards, in bytes of the new text.
    pub select: Range<usize>,
}

/// How wide a step is.
const STEP: usize = 2;

/// Tab: goes on to the next step, or moves the selected lines by one. Empty lines stay empty.
pub fn indent(text: &str, selection: Range<usize>) -> Edit {
    let selection = within(text, selection);
    if selection.is_empty() {
        let at = selection.start;
        let column = text[line_start(text, at)..at].chars().count();
        let with = " ".repeat(STEP - column % STEP);
        let caret = at + with.len();
        return Edit {
            replace: at..at,
            with,
            select: caret..caret,
        };
    }
    let places: Vec<Range<usize>> = line_starts(text, &selection)
        .filter(|at| !text[*at..].is_empty() && !text[*at..].starts_with(['\n', '\r']))
        .map(|at| at..at)
        .collect();
    edit(text, &selection, &places, "  ")
}

/// Shift+Tab: takes one step or a tab from the start of each line that the selection or the caret touches.
pub fn outdent(text: &str, selection: Range<usize>) -> Edit {
    let selection = within(text, selection);
    let places: Vec<Range<usize>> = line_starts(text, &selection)
        .map(|at| {
            let line = &text[at..];
            let len = match line.strip_prefix(' ') {
                Some(rest) => 1 + usize::from(rest.starts_with(' ')),
                None => usize::from(line.starts_with('\t')),
            };
            at..at + len
        })
        .filter(|place| !place.is_empty())
        .collect();
    edit(text, &selection, &places, "")
}

/// Enter: a line break, and the white space with which the line begins. None where it begins with none: the browser
/// needs no help there.
pub fn line_break(text: &str, selection: Range<usize>) -> Option<Edit> {
    let selection = within(text, selection);
    let line = &text[line_start(text, selection.start)..selection.start];
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    if indent == 0 {
        return None;
    }
    let with = ["\n", &line[..indent]].concat();
    let caret = selection.start + with.len();
    Some(Edit {
        replace: selection,
        with,
        select: caret..caret,
    })
}

/// Replaces each of the places by the same text, as one edit.
fn edit(text: &str, selection: &Range<usize>, places: &[Range<usize>], by: &str) -> Edit {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return Edit {
            replace: selection.start..selection.start,
            with: String::new(),
            select: selection.clone(),
        };
    };
    let replace = first.start..last.end;
    let mut with = String::new();
    let mut select = selection.clone();
    let mut done = replace.start;
    for place in places {
        with.push_str(&text[done..place.start]);
        with.push_str(by);
        done = place.end;
        // A selection that begins with its line goes on doing so.
        if place.start < selection.start {
            select.start += by.len();
        }
        if place.start < selection.end {
            select.end += by.len();
        }
        select.start -= taken(place, selection.start);
        select.end -= taken(place, selection.end);
    }
    Edit {
        replace,
        with,
        select,
    }
}

/// How much of what is taken away stood before a place.
fn taken(place: &Range<usize>, at: usize) -> usize {
    at.clamp(place.start, place.end) - place.start
}

/// The starts of the lines that a selection touches. One that ends at the start of a line does not touch it.
fn line_starts<'a>(text: &'a str, selection: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let first = line_start(text, selection.start);
    let end = selection.end;
    let inner = text[first..end].match_indices('\n');
    let rest = inner
        .map(move |(at, _)| first + at + 1)
        .filter(move |at| *at < end);
    std::iter::once(first).chain(rest)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// The selection, cut down to what the text has.
fn within(text: &str, selection: Range<usize>) -> Range<usize> {
    let end = text.floor_char_boundary(selection.end);
    text.floor_char_boundary(selection.start).min(end)..end
}

/// The byte at which a place of the browser's lies. One inside a character lies at its start, one behind the
/// text at its end.
pub fn utf16_to_byte(text: &str, at: usize) -> usize {
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        units += c.len_utf16();
        if units > at {
            return byte;
        }
    }
    text.len()
}

/// The place of the browser's at which a byte lies; the same rules.
pub fn byte_to_utf16(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text[..at].chars().map(char::len_utf16).sum()
}
