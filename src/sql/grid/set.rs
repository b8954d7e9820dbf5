//! A part of a row, changed. What reaches beyond its part is not taken: the text stays as it is then.

use super::brackets::Place;
use super::list::List;
use super::rename;
use super::row::{Row, RowKind, read};
use crate::sql::name::{in_backticks, split_list};
use crate::sql::order::sort;
use crate::sql::token::{Kind, Span, tokens};

/// A cell of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name.
    Name,
    /// The type.
    Type,
    /// NOT NULL: any value sets it, an empty one removes it.
    NotNull,
    /// What [`Row::detail`] shows.
    Detail,
    /// VIRTUAL: any value sets it, an empty one removes it.
    Virtual,
    /// The comment; an empty one is removed.
    Comment,
}

/// The text with one part of one row changed. Everything else stays byte for byte, but for these:
///
/// - A new name is written in backticks, without line breaks. If it was one column's and becomes no other's, it
///   changes in the primary key, as the watermark's column and in expressions too, there where it is certain to
///   be the column: not behind a dot, in front of a bracket, within the type of a cast, or as an unquoted word
///   that may be a unit of time or stands beside another operand. Rows that are carried as they are keep it.
/// - A type that brings its own NULL or NOT NULL replaces the one that stands there.
/// - A new list of key columns keeps the comments between them, at its end.
///
/// A type, an expression or a text that would reach beyond its part (an open bracket or quote, a bracket too
/// many, a comma outside of brackets) leaves the text as it is, and so does a part that the row has not.
pub fn set(text: &str, row: usize, part: Part, value: &str) -> String {
    let list = List::of(text);
    let Some(slot) = list.slots.get(row) else {
        return text.to_owned();
    };
    let shown = read(&list, slot);
    let is_column = matches!(
        shown.kind,
        RowKind::Physical | RowKind::Computed | RowKind::Metadata
    );
    let is_typed = matches!(shown.kind, RowKind::Physical | RowKind::Metadata);
    let mut edits = Edits {
        list: &list,
        found: Vec::new(),
    };
    match part {
        Part::Name => rename::rename(&mut edits, row, &shown, value),
        Part::Type if is_typed && value != shown.data_type => edits.data_type(&shown, value),
        Part::NotNull if is_typed && value.is_empty() == shown.not_null => {
            edits.not_null(&shown);
        }
        Part::Detail if value != shown.detail => edits.detail(&shown, value, slot.is_open),
        Part::Virtual
            if shown.kind == RowKind::Metadata && value.is_empty() == shown.is_virtual =>
        {
            match shown.parts.is_virtual {
                Some(word) => edits.cut(word),
                None => edits.put_behind(
                    shown.parts.key.map_or(shown.parts.metadata, |key| key.1),
                    "VIRTUAL",
                ),
            }
        }
        Part::Comment if is_column && value != shown.comment => match shown.parts.comment {
            Some((word, comment)) => edits.clause(word, comment, value),
            None => edits.put_behind(shown.span, &["COMMENT ", &in_quotes(value)].concat()),
        },
        _ => {}
    }
    edits.apply()
}

/// Changes to a text, to be made at once.
pub struct Edits<'a> {
    /// The text.
    pub list: &'a List<'a>,
    found: Vec<(Span, String)>,
}

impl Edits<'_> {
    fn data_type(&mut self, row: &Row, value: &str) {
        let Some(fitted) = fitted(value, Place::BehindName) else {
            return;
        };
        let brings_null = tokens(&fitted)
            .iter()
            .rfind(|token| {
                !matches!(
                    token.kind,
                    Kind::Space | Kind::LineComment | Kind::BlockComment
                )
            })
            .is_some_and(|token| token.span.of(&fitted).eq_ignore_ascii_case("NULL"));
        self.replace(row.parts.data_type, fitted);
        if brings_null {
            for word in &row.parts.nulls {
                self.cut(*word);
            }
        }
    }

    fn not_null(&mut self, row: &Row) {
        match (row.not_null, row.parts.nulls.first()) {
            (true, _) => row.parts.nulls.iter().for_each(|word| self.cut(*word)),
            (false, Some(null)) => self.replace(*null, "NOT NULL".to_owned()),
            (false, None) => self.put_behind(row.parts.data_type, "NOT NULL"),
        }
    }

    fn detail(&mut self, row: &Row, value: &str, is_open: bool) {
        let span = row.parts.detail;
        match row.kind {
            RowKind::Physical => {}
            RowKind::Computed | RowKind::Watermark => {
                if let Some(fitted) = fitted(value, Place::Expression) {
                    self.replace(span, fitted);
                }
            }
            RowKind::Metadata => {
                if let Some((word, key)) = row.parts.key {
                    self.clause(word, key, value);
                } else {
                    let from = ["FROM ", &in_quotes(value)].concat();
                    self.put_behind(row.parts.metadata, &from);
                }
            }
            RowKind::PrimaryKey => {
                let names: Vec<String> = split_list(value)
                    .iter()
                    .map(|name| in_backticks(&on_one_line(name)))
                    .collect();
                let mut written = names.join(", ");
                let first = self.list.token_from(span.start);
                for token in self.list.all.iter().skip(first) {
                    if token.span.start >= span.end {
                        break;
                    }
                    if matches!(token.kind, Kind::LineComment | Kind::BlockComment) {
                        written.push(' ');
                        written.push_str(token.span.of(self.list.text));
                    }
                }
                self.replace(span, written);
            }
            RowKind::Verbatim => {
                let new = List::of(value);
                let is_closed = new.slots.last().is_some_and(|slot| !slot.is_open);
                // What is open already is the last row: it takes nothing that it did not have.
                if is_closed || is_open && !new.slots.is_empty() {
                    self.replace(span, ended(value));
                }
            }
        }
    }

    /// A word and its string, with another string; without either, if that is empty.
    fn clause(&mut self, word: Span, text: Span, value: &str) {
        if value.is_empty() {
            self.cut(word);
            self.cut(text);
        } else {
            self.replace(text, in_quotes(value));
        }
    }

    /// Puts words behind a part.
    fn put_behind(&mut self, part: Span, words: &str) {
        let span = Span {
            start: part.end,
            ..part
        };
        self.replace(span, words.to_owned());
    }

    /// Puts a text in the place of another, with a space where it would grow together with its neighbours.
    pub fn replace(&mut self, span: Span, mut text: String) {
        if text.is_empty() {
            self.cut(span);
            return;
        }
        let before = self.list.between(0, span.start).chars().next_back();
        let behind = self.list.between(span.end, self.list.text.len());
        if before.is_some_and(|c| !c.is_ascii_whitespace() && !matches!(c, '(' | '/' | ',')) {
            text.insert(0, ' ');
        }
        if grows(behind) && !text.ends_with(['\n', '\r'])
            || behind.starts_with(['-', '/']) && text.ends_with(['-', '/'])
        {
            text.push(' ');
        }
        self.found.push((span, text));
    }

    /// Puts a name in the place of another.
    pub fn name(&mut self, span: Span, name: &str) {
        self.found.push((span, in_backticks(name)));
    }

    /// Leaves a part out, with the white space in front of it.
    fn cut(&mut self, mut span: Span) {
        let first = self.list.token_from(span.start);
        let before = first.checked_sub(1).and_then(|at| self.list.all.get(at));
        if let Some(space) = before.filter(|token| token.kind == Kind::Space) {
            span.start = space.span.start;
        }
        let behind = self.list.between(span.end, self.list.text.len());
        let gap = if grows(behind) { " " } else { "" };
        self.found.push((span, gap.to_owned()));
    }

    fn apply(mut self) -> String {
        sort(&mut self.found, |one, other| {
            one.0.start.cmp(&other.0.start)
        });
        let list = self.list;
        let mut text = String::with_capacity(list.text.len() + 32);
        let mut done = 0;
        for (span, piece) in &self.found {
            text.push_str(list.between(done, span.start));
            text.push_str(piece);
            done = span.end;
        }
        text.push_str(list.between(done, list.text.len()));
        text
    }
}

/// Whether a word in front of this text would become one with it.
fn grows(behind: &str) -> bool {
    let next = behind.chars().next();
    next.is_some_and(|c| !c.is_ascii_whitespace() && !matches!(c, ',' | ')' | '-' | '/'))
}

/// A type or an expression, if it ends where it should.
fn fitted(value: &str, place: Place) -> Option<String> {
    let list = List::cut(value, place);
    let is_whole = list.commas == 0 && list.movable() == list.slots.len();
    is_whole.then(|| ended(value))
}

/// With a line break behind a comment that needs one.
fn ended(value: &str) -> String {
    let mut value = value.trim().to_owned();
    if tokens(&value).last().map(|token| token.kind) == Some(Kind::LineComment) {
        value.push('\n');
    }
    value
}

fn in_quotes(value: &str) -> String {
    ["'", &value.replace('\'', "''"), "'"].concat()
}

/// A name can't hold a line break, not even in backticks.
pub fn on_one_line(name: &str) -> String {
    name.replace(['\n', '\r'], "")
}
