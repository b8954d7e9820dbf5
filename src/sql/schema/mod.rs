//! The column list of CREATE TABLE, `schema_sql`: read, resolved and judged as Flink 1.20 does it.

mod call;
mod check;
pub mod connector;
mod constraint;
mod expr;
mod form;
mod item;
mod predicate;
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
        let mut printed = self.data_type.as_ref()?.to_string();
        printed.push_str(match self.time {
            Some(TimeAttribute::Rowtime) => " *ROWTIME*",
            Some(TimeAttribute::Proctime) => " *PROCTIME*",
            None => "",
        });
        Some(printed)
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

    /// Nothing, a statement, or a list in brackets: one problem for the whole text.
    fn is_no_list(&mut self) -> bool {
        let span = self.cursor.span();
        if self.cursor.is_done() {
            self.cursor.error(span, Fault::NoColumns);
            return true;
        }
        let is_name = self.cursor.is_type_word_ahead(1);
        let begins = |word| !is_name && self.cursor.is_word(word);
        if begins("CREATE")
            || begins("ALTER")
            || begins("SELECT")
            || begins("INSERT")
            || begins("DROP")
        {
            let mend = self.within_statement();
            self.cursor.error_with(span, Fault::Statement, mend);
            return true;
        }
        if self.cursor.is_sign("(") {
            let body = self.cursor.text.get(span.end..).unwrap_or_default();
            let mend = body.trim_end().strip_suffix(')').map(|inner| Mend {
                span: Span {
                    end: span.end + inner.len() + 1,
                    ..span
                },
                text: inner.to_owned(),
            });
            self.cursor.error_with(span, Fault::Bracketed, mend);
            return true;
        }
        false
    }

    /// What stands in the brackets of CREATE TABLE, in place of all.
    fn within_statement(&self) -> Option<Mend> {
        let cursor = &self.cursor;
        let is_end = |ahead: &usize| cursor.is_sign_ahead(*ahead, "(");
        // `CREATE TEMPORARY TABLE IF NOT EXISTS a.b.c (`
        let open = (2..12).find(is_end)?;
        if !(1..open).any(|ahead| cursor.is_word_ahead(ahead, "TABLE")) {
            return None;
        }
        let start = cursor.token(open)?.span.end;
        let mut depth = 1;
        let mut ahead = open;
        while depth > 0 {
            ahead += 1;
            match cursor.ahead(ahead) {
                "(" => depth += 1,
                ")" => depth -= 1,
                "" => return None,
                _ => {}
            }
        }
        let end = cursor.token(ahead)?.span.start;
        let columns = Span { start, end }.of(cursor.text);
        Some(Mend {
            span: Span {
                start: 0,
                end: cursor.text.len(),
            },
            text: columns.to_owned(),
        })
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

    /// Goes on to the comma behind an item that can't be read. Brackets are followed from its start on.
    fn recover(&mut self, start: usize) {
        let failed = self.cursor.at;
        self.cursor.at = start;
        let (mut round, mut angle) = (0_usize, 0_usize);
        let mut opens_type = false;
        while !self.cursor.is_done() {
            let token = self.cursor.ahead(0);
            if token == "," && round == 0 && angle == 0 && self.cursor.at >= failed {
                return;
            }
            match token {
                "(" | "[" => round += 1,
                ")" | "]" => round = round.saturating_sub(1),
                "<" if opens_type => angle += 1,
                ">" => angle = angle.saturating_sub(1),
                _ => {}
            }
            opens_type = ["ARRAY", "MAP", "MULTISET", "ROW"]
                .iter()
                .any(|word| self.cursor.is_word(word));
            self.unread.has_others |= matches!(
                self.cursor.kind(),
                Some(Kind::OpenName | Kind::OpenText | Kind::OpenComment)
            ) || token == "\"";
            self.cursor.pass();
        }
        // Columns may stand behind a bracket that is not closed.
        self.unread.has_others |= round > 0 || angle > 0;
    }
}
