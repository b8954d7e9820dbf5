//! What an item shows as a row, and where the parts of it stand. Whether it is right is the parser's matter.

use super::brackets::{Brackets, Place};
use super::list::{List, Slot};
use crate::sql::name::{join_list, unquoted};
use crate::sql::schema::is_type_name;
use crate::sql::token::{Kind, Span, Token};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A column with a type; also one that has no type yet.
    Physical,
    /// A column with an expression.
    Computed,
    /// A column that the connector fills.
    Metadata,
    /// A watermark.
    Watermark,
    /// A primary key of its own, not one behind a column's type.
    PrimaryKey,
    /// What the grid has no cells for: it is shown as text and carried as it is.
    Verbatim,
}

/// A row of the grid. What a kind has no cell for is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// The column's name without quotes; of a watermark, its column's.
    pub name: String,
    /// The type as it is typed, without its NULL or NOT NULL.
    pub data_type: String,
    /// Whether NOT NULL stands behind the type.
    pub not_null: bool,
    /// The expression of a computed column or a watermark, the key of a metadata column, the columns of a
    /// primary key as [`join_list`] writes them, or the text of what is carried as it is.
    pub detail: String,
    /// Whether a metadata column is VIRTUAL.
    pub is_virtual: bool,
    /// The column's comment without quotes.
    pub comment: String,
    /// From its first token to its last. Comments around it are not in it.
    pub span: Span,
    /// Where its parts stand.
    pub(super) parts: Parts,
}

impl Row {
    /// Whether it says what another one says, wherever they stand.
    pub fn says_as(&self, other: &Self) -> bool {
        let flags = |row: &Self| (row.kind, row.not_null, row.is_virtual);
        flags(self) == flags(other)
            && self.name == other.name
            && self.data_type == other.data_type
            && self.detail == other.detail
            && self.comment == other.comment
    }
}

/// Where the parts of a row stand. A part that is empty has its place all the same, where it would stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The name.
    pub name: Span,
    /// The type.
    pub data_type: Span,
    /// NULL, or NOT and NULL.
    pub nulls: Vec<Span>,
    /// The word METADATA.
    pub metadata: Span,
    /// FROM and the key.
    pub key: Option<(Span, Span)>,
    /// VIRTUAL.
    pub is_virtual: Option<Span>,
    /// The expression, what the brackets of a key hold, or all of what is carried as it is.
    pub detail: Span,
    /// COMMENT and the comment.
    pub comment: Option<(Span, Span)>,
}

/// All rows.
pub fn all(list: &List) -> Vec<Row> {
    list.slots.iter().map(|slot| read(list, slot)).collect()
}

/// The row of an item.
pub fn read(list: &List, slot: &Slot) -> Row {
    let tokens = list.read(slot);
    let text = list.text;
    let item = Item {
        text,
        tokens: &tokens,
    };
    let shown = if slot.is_open { None } else { item.shown() };
    shown.unwrap_or_else(|| {
        let mut row = item.row(RowKind::Verbatim);
        row.detail.push_str(slot.span.of(text));
        row.parts.detail = slot.span;
        row
    })
}

/// A row of which nothing is known but what it is.
pub fn empty(kind: RowKind, span: Span) -> Row {
    let empty = String::new;
    Row {
        kind,
        name: empty(),
        data_type: empty(),
        not_null: false,
        detail: empty(),
        is_virtual: false,
        comment: empty(),
        span,
        parts: Parts::default(),
    }
}

/// The name that a token writes, if one can be meant: a reserved word too.
pub fn name_of(text: &str, token: Token) -> Option<String> {
    let written = token.span.of(text);
    match token.kind {
        Kind::Name => Some(unquoted(written, '`')),
        Kind::EmptyName => Some(String::new()),
        Kind::UnicodeName => Some(unquoted(&written[2..], '"')),
        Kind::Word => Some(written.to_owned()),
        _ => None,
    }
}

/// An item's tokens, none of which is white space or a comment.
struct Item<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Item<'_> {
    fn row(&self, kind: RowKind) -> Row {
        empty(kind, self.span(0, self.tokens.len()))
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is(&self, at: usize, kind: Kind, written: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == kind && token.span.of(self.text).eq_ignore_ascii_case(written)
        })
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.is(at, Kind::Word, word)
    }

    fn token_span(&self, at: usize) -> Span {
        self.tokens.get(at).map(|t| t.span).unwrap_or_default()
    }

    /// From a token to the one in front of another; with nothing in it, the place behind the one before.
    fn span(&self, from: usize, to: usize) -> Span {
        if from < to {
            return self.token_span(from).to(self.token_span(to - 1));
        }
        let end = self.token_span(from.saturating_sub(1)).end;
        Span { start: end, end }
    }

    fn name(&self, at: usize) -> Option<String> {
        name_of(self.text, *self.tokens.get(at)?)
    }

    /// Nothing if the grid has no cells for all of it.
    fn shown(&self) -> Option<Row> {
        let is_typed =
            self.kind(1) == Some(Kind::Word) && is_type_name(self.token_span(1).of(self.text));
        if self.is_word(0, "WATERMARK") && !is_typed {
            return self.watermark();
        }
        if self.is_word(0, "PRIMARY") && self.is_word(1, "KEY") {
            return self.key(2);
        }
        if self.is_word(0, "CONSTRAINT") && !is_typed {
            let is_key = self.is_word(2, "PRIMARY") && self.is_word(3, "KEY");
            return if is_key { self.key(4) } else { None };
        }
        self.column()
    }

    fn watermark(&self) -> Option<Row> {
        if !self.is_word(1, "FOR") || !self.is_word(3, "AS") {
            return None;
        }
        let mut row = self.row(RowKind::Watermark);
        row.name = self.name(2)?;
        row.parts.name = self.token_span(2);
        self.expression(&mut row, 4, self.tokens.len());
        Some(row)
    }

    fn expression(&self, row: &mut Row, from: usize, to: usize) {
        row.parts.detail = self.span(from, to);
        row.detail.push_str(row.parts.detail.of(self.text));
    }

    /// A primary key, from its opening bracket on.
    fn key(&self, open: usize) -> Option<Row> {
        if !self.is(open, Kind::Symbol, "(") {
            return None;
        }
        let mut names = Vec::new();
        let mut at = open + 1;
        while !self.is(at, Kind::Symbol, ")") {
            if !names.is_empty() {
                if !self.is(at, Kind::Symbol, ",") {
                    return None;
                }
                at += 1;
            }
            names.push(self.name(at)?);
            at += 1;
        }
        let enforced = at + 1 + usize::from(self.is_word(at + 1, "NOT"));
        let len = self.tokens.len();
        if len > at + 1 && !(self.is_word(enforced, "ENFORCED") && len == enforced + 1) {
            return None;
        }
        let mut row = self.row(RowKind::PrimaryKey);
        row.detail = join_list(names.iter().map(String::as_str));
        row.parts.detail = Span {
            start: self.token_span(open).end,
            end: self.token_span(at).start,
        };
        Some(row)
    }

    fn column(&self) -> Option<Row> {
        let mut row = self.row(RowKind::Physical);
        row.name = self.name(0)?;
        row.parts.name = self.token_span(0);
        if matches!(self.kind(1), Some(Kind::Symbol | Kind::Stray)) {
            return None;
        }
        let mut end = self.tokens.len();
        if end > 2 && self.is_word(end - 2, "COMMENT") && self.kind(end - 1) == Some(Kind::Text) {
            end -= 2;
            let comment = self.token_span(end + 1);
            row.comment = unquoted(comment.of(self.text), '\'');
            row.parts.comment = Some((self.token_span(end), comment));
        }
        if self.is_word(1, "AS") {
            row.kind = RowKind::Computed;
            self.expression(&mut row, 2, end);
            return (self.clause(2, end, &["COMMENT"]) == end).then_some(row);
        }
        let clauses = ["METADATA", "COMMENT", "PRIMARY", "UNIQUE", "CONSTRAINT"];
        let mut at = self.clause(1, end, &clauses);
        self.data_type(&mut row, at);
        if self.is_word(at, "METADATA") && at < end {
            row.kind = RowKind::Metadata;
            at = self.metadata(&mut row, at, end);
            return (at == end).then_some(row);
        }
        // A key behind the type is carried as it is.
        (self.clause(at, end, &["COMMENT"]) == end).then_some(row)
    }

    /// The first of these words outside of brackets.
    fn clause(&self, from: usize, to: usize, words: &[&str]) -> usize {
        let mut brackets = Brackets::at(Place::Start);
        for (at, token) in self.tokens.iter().enumerate().take(to) {
            let is_one = || words.iter().any(|word| self.is_word(at, word));
            if at >= from && brackets.are_closed() && is_one() {
                return at;
            }
            brackets.pass(token.kind, token.span.of(self.text));
        }
        to
    }

    fn data_type(&self, row: &mut Row, mut end: usize) {
        let clause = end;
        if end > 1 && self.is_word(end - 1, "NULL") {
            end -= 1;
            if end > 1 && self.is_word(end - 1, "NOT") {
                end -= 1;
                row.not_null = true;
            }
        }
        row.parts.nulls = (end..clause).map(|at| self.token_span(at)).collect();
        row.parts.data_type = self.span(1, end);
        row.data_type.push_str(row.parts.data_type.of(self.text));
    }

    /// From METADATA to where it can't be read further.
    fn metadata(&self, row: &mut Row, word: usize, end: usize) -> usize {
        let mut at = word + 1;
        row.parts.metadata = self.token_span(word);
        if at + 1 < end && self.is_word(at, "FROM") && self.kind(at + 1) == Some(Kind::Text) {
            let key = self.token_span(at + 1);
            row.detail = unquoted(key.of(self.text), '\'');
            row.parts.key = Some((self.token_span(at), key));
            at += 2;
        }
        if at < end && self.is_word(at, "VIRTUAL") {
            row.is_virtual = true;
            row.parts.is_virtual = Some(self.token_span(at));
            at += 1;
        }
        at
    }
}
