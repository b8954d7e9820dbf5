//! A column list against Flink's verdict on it.

use millrace::sql::problem::{Fault, Problem, Severity};
use millrace::sql::schema::{Column, ColumnKind, Extra, Schema, parse};
use serde::Deserialize;
use serde_json::{Value, json};

/// What Flink said about a column list. What a line leaves out is not compared, but for `extra`.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Its name in the file.
    pub id: Option<String>,
    /// The column list.
    pub schema_sql: String,
    /// Flink accepts it.
    pub ok: bool,
    /// Where Flink stopped.
    pub stage: Option<String>,
    /// The line and the column that Flink names, counted from 1, the column in UTF-16 units.
    pub pos: Option<(usize, usize)>,
    columns: Option<Value>,
    primary_key: Option<Value>,
    watermarks: Option<Value>,
    extra: Option<Value>,
}

impl Case {
    /// Reads it from a line's object.
    ///
    /// # Errors
    /// Where a key is missing or has a value of another kind.
    pub fn read(line: Value) -> Result<Self, String> {
        serde_json::from_value(line).map_err(|error| error.to_string())
    }
}

/// Whether Flink would accept it, which it also does with some break-outs.
pub fn is_accepted(problems: &[Problem]) -> bool {
    errors(problems).all(|problem| problem.fault == Fault::BreakOut { accepted: true })
}

/// The problems that are errors.
pub fn errors(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
}

/// What differs from Flink's verdict; nothing if all agrees.
pub fn difference(case: &Case) -> Option<String> {
    let (schema, problems) = parse(&case.schema_sql);
    let accepted = is_accepted(&problems);
    if accepted != case.ok {
        return Some(if accepted {
            format!("accepted: {:?}", case.schema_sql)
        } else {
            let why: Vec<_> = errors(&problems).collect();
            format!("refused: {:?}, {why:?}", case.schema_sql)
        });
    }
    if !accepted {
        return None;
    }
    let ours = as_json(&schema);
    let extra = Some(case.extra.clone().unwrap_or_default());
    for (what, theirs) in [
        ("columns", &case.columns),
        ("primary_key", &case.primary_key),
        ("watermarks", &case.watermarks),
        ("extra", &extra),
    ] {
        let ours = &ours[what];
        if let Some(theirs) = theirs
            && ours != theirs
        {
            return Some(format!(
                "{what} of {:?}: {ours}, not {theirs}",
                case.schema_sql
            ));
        }
    }
    None
}

/// A schema in the form of the file.
pub fn as_json(schema: &Schema) -> Value {
    json!({
        "columns": schema.columns.iter().map(column_as_json).collect::<Value>(),
        "primary_key": schema.primary_key,
        "watermarks": schema.watermarks,
        "extra": schema.extra.as_ref().map(extra_as_json),
    })
}

fn column_as_json(column: &Column) -> Value {
    let mut object =
        json!({"name": column.name, "type": column.printed_type(), "kind": "physical"});
    match &column.kind {
        ColumnKind::Physical => {}
        ColumnKind::Metadata { key, is_virtual } => {
            object["kind"] = json!("metadata");
            object["key"] = json!(key);
            object["virtual"] = json!(is_virtual);
        }
        ColumnKind::Computed(_) => object["kind"] = json!("computed"),
    }
    if let Some(comment) = &column.comment {
        object["comment"] = json!(comment);
    }
    object
}

fn extra_as_json(extra: &Extra) -> Value {
    let mut object = json!({});
    if !extra.partition_keys.is_empty() {
        object["partition_keys"] = json!(extra.partition_keys);
    }
    if let Some(distribution) = &extra.distribution {
        object["distribution"] = json!(distribution);
    }
    if let Some(comment) = &extra.comment {
        object["comment"] = json!(comment);
    }
    object
}
