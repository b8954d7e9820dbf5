//! What the tests of SQL share: tables from their column lists, places in a text, and the corpus of statements.

#![allow(dead_code, reason = "each test uses a part of it")]

use millrace::sql::problem::{Mend, Problem, Severity};
use millrace::sql::schema::{self, Schema};
use millrace::sql::statement::{Sink, Statement, Table, parse};
use serde_json::Value;

const CORPUS: &str = include_str!("../fixtures/flink/statement-corpus.jsonl");

/// Tables, their column lists read.
pub struct Tables(Vec<(String, Schema, Sink)>);

impl Tables {
    /// From names, column lists and what each can take.
    pub fn of(tables: &[(&str, &str, Sink)]) -> Self {
        let read = |(name, text, sink): &(&str, &str, Sink)| {
            ((*name).to_owned(), schema::parse(text).0, *sink)
        };
        Self(tables.iter().map(read).collect())
    }

    /// As the parser takes them.
    pub fn all(&self) -> Vec<Table<'_>> {
        let all = self.0.iter();
        all.map(|(name, schema, sink)| Table {
            name,
            schema,
            sink: *sink,
        })
        .collect()
    }
}

/// A case of the corpus of statements: a real Flink's verdict.
pub struct Case {
    /// Its name.
    pub id: String,
    /// All that the corpus says of it.
    pub json: Value,
    /// The statement.
    pub statement: String,
    /// The tables it may use.
    pub tables: Tables,
}

impl Case {
    /// What we find.
    pub fn parse(&self) -> (Statement, Vec<Problem>) {
        parse(&self.statement, &self.tables.all())
    }

    /// What Flink found.
    pub fn is_accepted(&self) -> bool {
        self.json["ok"] == true
    }
}

/// The corpus.
pub fn cases() -> Vec<Case> {
    CORPUS
        .lines()
        .map(|line| {
            let json: Value = serde_json::from_str(line).expect("JSON");
            let tables = json["tables"].as_array().expect("tables").iter();
            let tables = tables.map(|table| {
                let sink = match table["connector"].as_str() {
                    Some("kafka") => Sink::AppendOnly,
                    Some("jdbc") => Sink::Jdbc,
                    _ => Sink::Unknown,
                };
                let text = table["schema_sql"].as_str().expect("a text");
                let name = table["name"].as_str().expect("a name").to_owned();
                (name, schema::parse(text).0, sink)
            });
            Case {
                id: json["id"].as_str().expect("an id").to_owned(),
                statement: json["statement"].as_str().expect("a text").to_owned(),
                tables: Tables(tables.collect()),
                json: json.clone(),
            }
        })
        .collect()
}

/// Those that are errors.
pub fn errors(problems: &[Problem]) -> Vec<&Problem> {
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    problems.iter().filter(is_error).collect()
}

/// The text once it is mended.
pub fn mended(text: &str, mend: &Mend) -> String {
    let mut mended = text.to_owned();
    mended.replace_range(mend.span.start..mend.span.end, &mend.text);
    mended
}

/// The byte at a line and a column, both counted from 1, the column in UTF-16 units.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut at = 0;
    for _ in 1..line {
        at += text[at..].find('\n').map_or(text.len() - at, |end| end + 1);
    }
    let mut units = 1;
    for (byte, c) in text[at..].char_indices() {
        if units >= column {
            return at + byte;
        }
        units += c.len_utf16();
    }
    text.len()
}
