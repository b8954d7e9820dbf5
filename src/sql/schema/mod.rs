//! The column list of CREATE TABLE, `schema_sql`: read, resolved and judged as Flink 1.20 does it.

mod call;
mod check;
pub mod connector;
mod constraint;
mod expr;
mod form;
mod item;
mod predicate;
mod recover;
mod row;
mod scope;
mod tail;
mod types;
pub(super) mod words;

pub(super) use words::{is_type_name, meant_type};

use super::cursor::Cursor;
use super::problem::{Fault, Mend, Problem, in_order};
use super::token::{Kind, Span, tokens};
use super::types::DataType;
pub(crate) use connector::is_metadata_key;
use scope::Unread;

/// What a column list says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// The columns of the primary key.
    pub primary_key: Vec<String>,
    /// The columns that have a watermark: one at most, where Flink accepts it.
    pub watermarks: Vec<String>,
    /// What the text says behind the column list it breaks out of.
    pub extra: Option<Extra>,
    /// Every item could be read: a column that is not there is really missing.
    pub is_whole: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, without quotes.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// All of the column, from its name to its comment.
    pub span: Span,
    /// Where its type stands, or its expression if it is computed.
    pub type_span: Span,
    /// How it gets its values.
    pub kind: ColumnKind,
    /// Its type; unknown for some computed columns.
    pub data_type: Option<DataType>,
    /// The time that it is for Flink, if it is one.
    pub time: Option<TimeAttribute>,
    /// Its comment.
    pub comment: Option<String>,
}

/// How a column gets its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// From the data.
    Physical,
    /// From the connector.
    Metadata {
        /** The connector's key; the column's name, where none is written. */
        key: Option<String>,
        /** It is left out when the table is written to. */
        is_virtual: bool,
    },
    /// From an expression, which stands here.
    Computed(Span),
}

/// The time that a column is for Flink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeAttribute {
    /// The time of the event: the column has a watermark.
    Rowtime,
    /// The time of processing.
    Proctime,
}

/// What stands behind a column list that is left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extra {
    /// The partition keys.
    pub partition_keys: Vec<String>,
    /// The distribution, as Flink prints it.
    pub distribution: Option<String>,
    /// The table's comment.
    pub comment: Option<String>,
}

impl Column {
    /// The type as Flink prints it, with the time that it is.
    pub fn printed_type(&self) -> Option<String> {
        Some(self.with_time(self.data_type.as_ref()?.to_string()))
    }

    /// The same, as whoever wrote it knows it.
    pub fn told_type(&self) -> Option<String> {
        let data_type = self.data_type.as_ref()?;
        let is_not_null = if data_type.is_not_null {
            " NOT NULL"
        } else {
            ""
        };
        Some(self.with_time(data_type.told() + is_not_null))
    }

    fn with_time(&self, printed: String) -> String {
        printed
            + match self.time {
                Some(TimeAttribute::Rowtime) => " *ROWTIME*",
                Some(TimeAttribute::Proctime) => " *PROCTIME*",
                None => "",
            }
    }
}

/// Reads a column list. Flink accepts it if no problem is an error.
pub fn parse(schema_sql: &str) -> (Schema, Vec<Problem>) {
    let (schema, problems, _) = parse_counted(schema_sql);
    (schema, problems)
}

/// The same, with the number of tokens passed: it grows with the text and no faster.
pub fn parse_counted(schema_sql: &str) -> (Schema, Vec<Problem>, usize) {
    let all = tokens(schema_sql);
    let mut list = List {
        cursor: Cursor::at_start(schema_sql, &all),
        schema: Schema::default(),
        expressions: Vec::new(),
        key: None,
        is_whole: true,
        unread: Unread::default(),
    };
    list.read();
    list.check();
    if let Some(last) = all.last()
        && last.kind == Kind::LineComment
        && !last.span.of(schema_sql).ends_with(['\n', '\r'])
    {
        let mend = Mend {
            span: Span {
                start: last.span.end,
                ..last.span
            },
            text: "\n".to_owned(),
        };
        let fault = Fault::TrailingLineComment;
        list.cursor.warn_with(last.span, fault, Some(mend));
    }
    let mut problems = list.cursor.problems;
    in_order(&mut problems);
    list.schema.is_whole = list.is_whole;
    (list.schema, problems, list.cursor.steps)
}

/// A column list while it is read.
struct List<'a> {
    cursor: Cursor<'a>,
    schema: Schema,
    /// The expressions, to be read again when all columns are known.
    expressions: Vec<Pending>,
    /// The primary key, to be looked at when all columns are known.
    key: Option<Vec<(String, Span)>>,
    /// Every item could be read.
    is_whole: bool,
    /// The columns of those that could not be read.
    unread: Unread,
}

/// An expression to be read again.
struct Pending {
    /// The token it begins with.
    at: usize,
    /// Whose it is.
    owner: Owner,
}

/// Whose an expression is.
enum Owner {
    /// The computed column of this place.
    Column(usize),
    /// The watermark of this column, which may be a field of a row.
    Watermark(Vec<String>, Span),
}

impl List<'_> {
    fn read(&mut self) {
        if self.is_no_list() {
            self.is_whole = false;
            return;
        }
        loop {
            let start = self.cursor.at;
            if self.item().is_err() {
                self.is_whole = false;
                self.recover(start);
            } else if !self.is_at_end_of_item() {
                self.is_whole = false;
                if self.misses_comma() {
                    continue;
                }
                self.recover(start);
            }
            let comma = self.cursor.span();
            if self.cursor.is_sign(")") {
                self.break_out();
                return;
            }
            if !self.cursor.takes_sign(",") {
                return;
            }
            if self.cursor.is_done() {
                self.is_whole = false;
                self.remove(comma, Fault::TrailingComma);
                return;
            }
            while self.cursor.is_sign(",") {
                self.is_whole = false;
                self.remove(self.cursor.span(), Fault::DoubleComma);
                self.cursor.pass();
            }
        }
    }

    fn remove(&mut self, span: Span, fault: Fault) {
        let text = String::new();
        self.cursor
            .error_with(span, fault, Some(Mend { span, text }));
    }

    /// Whether a column begins here whose comma is missing.
    fn misses_comma(&self) -> bool {
        self.cursor.is_name() && self.cursor.is_type_word_ahead(1)
    }

    /// Behind an item stands a comma, a bracket or nothing.
    fn is_at_end_of_item(&mut self) -> bool {
        if self.cursor.is_done() || self.cursor.is_sign(",") || self.cursor.is_sign(")") {
            return true;
        }
        let span = self.cursor.span();
        if self.cursor.lone_quote().is_some() {
            return false;
        }
        if words::is_foreign_clause(self.cursor.ahead(0)) && self.cursor.kind() == Some(Kind::Word)
        {
            self.cursor.error(span, Fault::ForeignClause);
        } else if self.misses_comma() {
            let span_of_gap = self.cursor.behind();
            let text = ",".to_owned();
            let mend = Mend {
                span: span_of_gap,
                text,
            };
            self.cursor
                .error_with(span, Fault::MissingComma, Some(mend));
        } else if words::is_part(self.cursor.ahead(0)) {
            self.cursor.error(span, Fault::Order);
        } else if self.cursor.is_word("AS") {
            self.cursor.error(span, Fault::TypedComputed);
        } else if self.cursor.is_sign(":") && self.cursor.is_sign_ahead(1, ":") {
            self.cursor.error(span, Fault::Operator { meant: None });
        } else {
            self.cursor.wrong(Fault::Unexpected);
        }
        false
    }
}
