//! A statement against Flink's verdict on it.

use std::collections::BTreeSet;

use millrace::sql::problem::Severity;
use millrace::sql::schema::{self, Schema};
use millrace::sql::statement::{Sink, Table, parse};
use serde::Deserialize;
use serde_json::Value;

/// What Flink said about a statement. Names that a line leaves out are not compared.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its name in the file.
    pub id: Option<String>,
    /// The statement.
    pub statement: String,
    /// The tables that it may use.
    pub tables: Vec<Given>,
    /// Flink accepts it.
    pub ok: bool,
    /// Where Flink stopped.
    pub stage: Option<String>,
    sources: Option<BTreeSet<String>>,
    sinks: Option<BTreeSet<String>>,
    required: Option<BTreeSet<String>>,
}

/// A table that a statement may use.
#[derive(Debug, Deserialize)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its column list.
    pub schema_sql: String,
    /// What it lies on, where that is said.
    pub connector: Option<String>,
}

impl Case {
    /// Reads it from a line's object.
    ///
    /// # Errors
    /// Where a key is missing or has a value of another kind.
    pub fn read(line: Value) -> Result<Self, String> {
        serde_json::from_value(line).map_err(|error| error.to_string())
    }

    /// The column lists of its tables, for [`Self::tables`] to point to.
    pub fn schemas(&self) -> Vec<Schema> {
        let texts = self.tables.iter().map(|table| &table.schema_sql);
        texts.map(|text| schema::parse(text).0).collect()
    }

    /// Its tables, as the parser takes them.
    pub fn tables<'a>(&'a self, schemas: &'a [Schema]) -> Vec<Table<'a>> {
        let tables = self.tables.iter().zip(schemas);
        tables
            .map(|(table, schema)| Table {
                name: &table.name,
                schema,
                sink: match table.connector.as_deref() {
                    Some("kafka") => Sink::AppendOnly,
                    Some("upsert-kafka") => Sink::Upsert,
                    Some("jdbc") => Sink::Jdbc,
                    _ => Sink::Unknown,
                },
            })
            .collect()
    }
}

/// What differs from Flink's verdict; nothing if all agrees. A statement that fails in the plan alone may be taken or
/// not; one that fails before must have a problem of any kind.
pub fn difference(case: &Case) -> Option<String> {
    let schemas = case.schemas();
    let (said, problems) = parse(&case.statement, &case.tables(&schemas));
    let text = &case.statement;
    if !case.ok {
        let is_missed = case.stage.as_deref() != Some("plan") && problems.is_empty();
        return is_missed.then(|| format!("no problem: {text:?}"));
    }
    if let Some(error) = problems.iter().find(|it| it.severity == Severity::Error) {
        return Some(format!("refused: {text:?}, {error:?}"));
    }
    for (what, ours, theirs) in [
        ("sources", &said.sources, &case.sources),
        ("sinks", &said.sinks, &case.sinks),
        ("required", &said.required, &case.required),
    ] {
        let ours: BTreeSet<String> = ours.iter().cloned().collect();
        if let Some(theirs) = theirs
            && ours != *theirs
        {
            return Some(format!("{what} of {text:?}: {ours:?}, not {theirs:?}"));
        }
    }
    None
}
