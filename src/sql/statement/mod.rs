//! Flink statements: read, and judged as Flink 1.20 does it. What a job reads and writes comes from the
//! text alone; what only tables can tell is looked at where they are known.

mod bracket;
mod call;
mod check;
mod column;
mod combine;
mod connector;
mod eval;
mod expr;
mod form;
mod from;
mod function;
mod insert;
mod job;
mod json;
mod kinds;
mod list;
mod misspelt;
mod node;
mod pattern;
mod predicate;
mod query;
mod read;
pub mod rename;
mod result;
mod scope;
mod select;
mod sink;
mod source;
mod swapped;
mod time;
mod tree;
mod uses;

use super::blank;
use super::cursor::Cursor;
use super::name::in_backticks;
use super::near::nearest;
use super::problem::{Fault, Mend, Problem, Severity, in_order};
use super::reserved::is_reserved;
use super::schema::Schema;
use super::token::{Kind, Span, Token, tokens};
use check::Checker;
use job::Job;
use read::{Reader, Role};
use std::collections::{BTreeMap, BTreeSet};

/// A table that a statement may use.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its columns.
    pub schema: &'a Schema,
    /// What it can take.
    pub sink: Sink,
}

/// What a table can take, as its connector goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sink {
    /// Not known: nothing is said of it.
    #[default]
    Unknown,
    /// New rows only: Kafka with a format that knows no changes.
    AppendOnly,
    /// Rows by their key, which must be there: Upsert Kafka. What it gives changes earlier rows too.
    Upsert,
    /// New rows, and rows by their key where there is one: JDBC with PostgreSQL.
    Jdbc,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statement {
    /// What it is; nothing if it is nothing that Flink knows.
    pub kind: Option<StatementKind>,
    /// The tables that it reads, in the order in which they appear. Not those of a named query that
    /// nobody uses.
    pub sources: Vec<String>,
    /// The tables that it writes, in the order in which they appear.
    pub sinks: Vec<String>,
    /// The tables without which it is not valid: those that are read in the order in which they appear,
    /// those of unused named queries too, then those that are only written. Each once.
    pub required: Vec<String>,
    /// Its INSERTs.
    pub inserts: Vec<Insert>,
    /// Every place where a table is named.
    pub references: Vec<(String, Span)>,
}

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementKind {
    /// INSERT.
    Insert,
    /// EXECUTE STATEMENT SET, and BEGIN STATEMENT SET, which is no job.
    Set,
    /// Something that is no job.
    Other,
}

/// One INSERT, for a picture of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insert {
    /// The table that it writes.
    pub sink: String,
    /// The tables that it reads, in the order in which they appear.
    pub sources: Vec<String>,
}

/// Reads a statement. With no tables given, none is known to be missing.
pub fn parse(statement: &str, tables: &[Table]) -> (Statement, Vec<Problem>) {
    let Some((filled, mut blanks)) = blank::filled(statement) else {
        let (statement, problems, _) = parse_counted(statement, tables);
        return (statement, problems);
    };
    let (statement, mut problems, _) = parse_counted(&filled, tables);
    // What is read in the place of nothing is not the user's.
    let empty: Vec<Span> = blanks
        .iter()
        .filter(|blank| blank.mend.is_none())
        .map(|blank| blank.span)
        .collect();
    let is_in = |problem: &Problem, blank: &Span| {
        blank.start <= problem.span.start && problem.span.end <= blank.end
    };
    problems.retain(|problem| !empty.iter().any(|blank| is_in(problem, blank)));
    blanks.extend(problems);
    in_order(&mut blanks);
    (statement, blanks)
}

/// The same, with the number of tokens passed: it grows with the text and no faster.
pub fn parse_counted(statement: &str, tables: &[Table]) -> (Statement, Vec<Problem>, usize) {
    read(statement, |reader, job, is_read| {
        judged(statement, tables, reader, job, is_read)
    })
}

/// The tables that a statement writes, as [`parse`] tells them, where nobody asks what is wrong.
pub fn sinks(statement: &str) -> Vec<String> {
    read(statement, |reader, job, _| {
        uses::told(job, reader.references, &reader.uses).sinks
    })
}

/// Reads a statement, as far as it can be read, for `told` to tell of it. The last says whether all could be read.
fn read<T>(statement: &str, told: impl FnOnce(Reader, &Job, bool) -> T) -> T {
    let all = tokens(statement);
    let mut reader = Reader::at_start(statement, &all);
    let mut job = Job::default();
    let mut is_read = reader.job(&mut job).is_ok();
    let named;
    if !is_read && let Some((tokens, reserved)) = reserved_as_names(statement, all.clone()) {
        named = tokens;
        reader = Reader::at_start(statement, &named);
        job = Job::default();
        is_read = reader.job(&mut job).is_ok();
        reader.cursor.problems.extend(reserved);
    }
    if !is_read {
        reader.blame_misspelt();
        reader.recover();
    }
    told(reader, &job, is_read)
}

fn judged(
    statement: &str,
    tables: &[Table],
    reader: Reader,
    job: &Job,
    is_read: bool,
) -> (Statement, Vec<Problem>, usize) {
    let Reader {
        cursor,
        nodes,
        references,
        uses,
        ..
    } = reader;
    let steps = cursor.steps;
    let mut by_name = BTreeMap::new();
    for table in tables {
        by_name.insert(table.name, table);
    }
    let mut checker = Checker {
        text: statement,
        nodes: &nodes,
        tables: by_name,
        known: BTreeMap::new(),
        ctes: BTreeMap::new(),
        problems: at_last_token(cursor),
        columns_left: 200_000,
        guesses: 20,
        refuses_null: true,
    };
    checker.quoted_names(&references);
    if !tables.is_empty() {
        checker.unknown_tables(&references);
    }
    checker.read_sinks(&references);
    for insert in &job.inserts {
        checker.insert(insert);
    }
    if is_read {
        if let Some(query) = &job.query {
            checker.query(query, None, true);
        }
        checker.connectors(&references);
    }
    let mut problems = checker.problems;
    in_order(&mut problems);
    (uses::told(job, references, &uses), problems, steps)
}

/// How many reserved words of one statement are told at once: each of them reads it once more.
const RESERVED_AT_ONCE: usize = 20;

/// The tokens with the reserved words that lack their backticks as the names that they are meant as, and what is to be
/// told of each, where nothing else keeps the statement from being read. Reading stops at the first of them, and with
/// it what could be told of the rest, and mended at once.
fn reserved_as_names(statement: &str, mut all: Vec<Token>) -> Option<(Vec<Token>, Vec<Problem>)> {
    let mut told = Vec::new();
    for _ in 0..RESERVED_AT_ONCE {
        let mut reader = Reader::at_start(statement, &all);
        if reader.job(&mut Job::default()).is_ok() {
            return Some((all, told));
        }
        let stopped_at = reader.cursor.problems.pop()?;
        let word = stopped_at.mend.as_ref()?.span;
        if stopped_at.fault != Fault::Reserved {
            return None;
        }
        all.iter_mut().find(|token| token.span == word)?.kind = Kind::Name;
        told.push(stopped_at);
    }
    None
}

/// Where the text ends too early, its last token is named, as Flink does it.
fn at_last_token(cursor: Cursor) -> Vec<Problem> {
    let end = cursor.text.len();
    let last = cursor.last();
    let mut problems = cursor.problems;
    for problem in &mut problems {
        if problem.span.start == end
            && let Fault::Expected(expected) = problem.fault
            && last.start < end
        {
            problem.span = last;
            problem.fault = Fault::Ends(expected);
        }
    }
    problems
}

/// A name as it is written: in backticks where it must be.
fn written(name: &str) -> String {
    let all = tokens(name);
    let is_word = matches!(all.as_slice(), [only] if only.kind == Kind::Word);
    if is_word && !is_reserved(name) {
        name.to_owned()
    } else {
        in_backticks(name)
    }
}

impl Checker<'_, '_> {
    /// Double quotes around the name of a column of these tables are mended by backticks.
    fn quoted_names(&mut self, references: &[read::Reference]) {
        for problem in &mut self.problems {
            let is_open = problem.fault == Fault::DoubleQuotes && problem.mend.is_none();
            if !is_open || self.guesses == 0 {
                continue;
            }
            self.guesses -= 1;
            let start = problem.span.start;
            let body = self.text.get(start + 1..).unwrap_or_default();
            let Some((name, _)) = body.split_once('"') else {
                continue;
            };
            let tables = references
                .iter()
                .filter_map(|it| self.tables.get(it.name.as_str()));
            let mut columns = tables.flat_map(|table| &table.schema.columns);
            if columns.any(|column| column.name == name) {
                let end = start + name.len() + 2;
                problem.mend = Some(Mend {
                    span: Span { start, end },
                    text: in_backticks(name),
                });
            }
        }
    }

    /// Tables that are not among those that are known. The service may have more: only a warning.
    fn unknown_tables(&mut self, references: &[read::Reference]) {
        for reference in references {
            let is_known = self.tables.contains_key(reference.name.as_str());
            if reference.is_guess || is_known && reference.is_local {
                continue;
            }
            let mut meant = None;
            if self.guesses > 0 && reference.is_local {
                self.guesses -= 1;
                meant = nearest(&reference.name, self.tables.keys().copied());
            }
            self.problems.push(Problem {
                span: reference.span,
                severity: Severity::Warning,
                fault: Fault::UnknownTable,
                mend: meant.map(|meant| Mend {
                    span: reference.span,
                    text: written(meant),
                }),
            });
        }
    }

    /// A table that is written and read feeds on its own rows.
    fn read_sinks(&mut self, references: &[read::Reference]) {
        let is_sink = |reference: &&read::Reference| reference.role == Role::Sink;
        let mut sinks = BTreeSet::new();
        for sink in references.iter().filter(is_sink) {
            sinks.insert((sink.insert, sink.name.as_str()));
        }
        for reference in references {
            let key = (reference.insert, reference.name.as_str());
            if reference.role == Role::Source && sinks.contains(&key) {
                self.warn(reference.span, Fault::ReadsItsSink);
            }
        }
    }
}
