//! The column list of a `CREATE TABLE`: columns of all three kinds, the key and the watermark.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde_json::{Value, json};

use super::data_type;
use super::expression;
use super::reader::Reader;
use super::row_time;
use super::token::Token;
use crate::api::position::SqlProblem;

/// Where the values of a column come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Physical,
    /// Whether it is `VIRTUAL`, which is read but never written.
    Metadata {
        is_virtual: bool,
    },
    Computed,
}

/// A column, as `DESCRIBE` tells of it.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Nothing where only a planner knows, as for most computed columns.
    pub(crate) data_type: Option<String>,
    pub(crate) origin: Origin,
    nullable: bool,
    key: Option<String>,
    pub(crate) extras: Option<String>,
    pub(crate) watermark: Option<String>,
}

impl Column {
    pub(crate) fn is_key(&self) -> bool {
        self.key.is_some()
    }

    pub(crate) fn to_json(&self) -> Value {
        let data_type = self.data_type.as_deref().unwrap_or("UNKNOWN");
        let mut column =
            json!({ "name": self.name, "data_type": data_type, "nullable": self.nullable });
        let optional = [
            ("key", &self.key),
            ("extras", &self.extras),
            ("watermark", &self.watermark),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                column[name] = json!(value);
            }
        }
        column
    }
}

/// What is read before it is known whether it fits together.
#[derive(Default)]
struct Found {
    columns: Vec<Column>,
    names: HashMap<String, usize>,
    metadata_keys: HashMap<String, String>,
    key: Option<Vec<Token>>,
    watermark: Option<(Token, Range<usize>)>,
    /// The expressions of computed columns.
    computed: Vec<Range<usize>>,
}

/// Reads the list behind its opening bracket, and the closing one.
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Vec<Column>, SqlProblem> {
    let mut found = Found::default();
    loop {
        element(reader, &mut found)?;
        if !reader.take_symbol(",") {
            break;
        }
    }
    reader.expect_symbol(")")?;
    finish(reader.sql, found)
}

fn element(reader: &mut Reader<'_>, found: &mut Found) -> Result<(), SqlProblem> {
    if reader.sees("WATERMARK") {
        return watermark(reader, found);
    }
    if ["CONSTRAINT", "PRIMARY", "UNIQUE"]
        .iter()
        .any(|word| reader.sees(word))
    {
        return constraint(reader, found, None);
    }
    column(reader, found)
}

fn column(reader: &mut Reader<'_>, found: &mut Found) -> Result<(), SqlProblem> {
    // `a.b INT` makes a column `a`: Flink keeps the first part alone.
    let name = reader.names()?.swap_remove(0);
    let mut column = Column {
        name: name.text.clone(),
        data_type: None,
        origin: Origin::Physical,
        nullable: true,
        key: None,
        extras: None,
        watermark: None,
    };
    if reader.take("AS") {
        let span = expression::read(reader, &["COMMENT"])?;
        column.origin = Origin::Computed;
        column.extras = Some(format!("AS {}", reader.sql[span.clone()].trim()));
        if let Some((data_type, nullable)) = expression::known_type(&reader.sql[span.clone()]) {
            column.data_type = Some(data_type);
            column.nullable = nullable;
        }
        found.computed.push(span);
    } else {
        column.data_type = Some(data_type::read(reader)?);
        column.nullable = !data_type::not_null(reader)?;
        if reader.take("METADATA") {
            metadata(reader, found, &name, &mut column)?;
        }
        if ["CONSTRAINT", "PRIMARY", "UNIQUE"]
            .iter()
            .any(|word| reader.sees(word))
        {
            constraint(reader, found, Some(&name))?;
        }
    }
    if reader.take("COMMENT") {
        reader.text()?;
    }
    let place = found.columns.len();
    if found.names.insert(column.name.clone(), place).is_some() {
        let message = format!(
            "A regular Column named '{}' already exists in the table.",
            column.name
        );
        return Err(SqlProblem::at(reader.sql, name.span, &message));
    }
    found.columns.push(column);
    Ok(())
}

fn metadata(
    reader: &mut Reader<'_>,
    found: &mut Found,
    name: &Token,
    column: &mut Column,
) -> Result<(), SqlProblem> {
    let mut key = name.text.clone();
    let mut extras = "METADATA".to_owned();
    if reader.take("FROM") {
        key = reader.text()?.text;
        extras = format!("METADATA FROM '{}'", key.replace('\'', "''"));
    }
    let is_virtual = reader.take("VIRTUAL");
    if is_virtual {
        extras += " VIRTUAL";
    }
    column.origin = Origin::Metadata { is_virtual };
    column.extras = Some(extras);
    if let Some(other) = found.metadata_keys.insert(key.clone(), name.text.clone()) {
        let message = format!(
            "The column `{other}` and `{}` in the table are both from the same metadata key '{key}'. Please specify one of the columns as the metadata column.",
            name.text
        );
        return Err(SqlProblem::at(reader.sql, name.span.clone(), &message));
    }
    Ok(())
}

/// A key beside the columns, or at the column `of`.
fn constraint(
    reader: &mut Reader<'_>,
    found: &mut Found,
    of: Option<&Token>,
) -> Result<(), SqlProblem> {
    if reader.take("CONSTRAINT") {
        reader.name()?;
    }
    let start = reader.peek().map_or(0..0, |token| token.span.clone());
    let unique = reader.take("UNIQUE");
    if !unique {
        reader.expect("PRIMARY")?;
        reader.expect("KEY")?;
    }
    let names = match of {
        Some(name) => vec![name.clone()],
        None => reader.name_list()?,
    };
    let enforced = !reader.take_all(&["NOT", "ENFORCED"]);
    if enforced {
        reader.take("ENFORCED");
    }
    let problem = |message: &str| Err(SqlProblem::at(reader.sql, start.clone(), message));
    if unique {
        return problem("UNIQUE constraint is not supported yet");
    }
    if enforced {
        return problem(
            "Flink doesn't support ENFORCED mode for PRIMARY KEY constraint. ENFORCED/NOT ENFORCED controls if the constraint checks are performed on the incoming/outgoing data. Flink does not own the data therefore the only supported mode is the NOT ENFORCED mode",
        );
    }
    if found.key.replace(names).is_some() {
        return problem("Duplicate primary key definition");
    }
    Ok(())
}

fn watermark(reader: &mut Reader<'_>, found: &mut Found) -> Result<(), SqlProblem> {
    let start = reader.peek().map_or(0..0, |token| token.span.clone());
    reader.next();
    reader.expect("FOR")?;
    let of = reader.names()?.swap_remove(0);
    reader.expect("AS")?;
    let span = expression::read(reader, &[])?;
    if found.watermark.replace((of, span)).is_some() {
        let message = "SQL parse failed. Multiple WATERMARK statements is not supported yet.";
        return Err(SqlProblem::at(reader.sql, start, message));
    }
    Ok(())
}

/// Sees whether what was read fits together.
fn finish(sql: &str, mut found: Found) -> Result<Vec<Column>, SqlProblem> {
    let readable: HashSet<&str> = found
        .columns
        .iter()
        .filter(|column| column.origin != Origin::Computed)
        .map(|column| column.name.as_str())
        .collect();
    for span in &found.computed {
        expression::check(sql, span.clone(), &readable)?;
    }
    if let Some(key) = &found.key {
        let all: Vec<&str> = key.iter().map(|name| name.text.as_str()).collect();
        let told = format!("PRI({})", all.join(", "));
        for name in key {
            let Some(&place) = found.names.get(&name.text) else {
                let message = format!(
                    "Primary key column '{}' is not defined in the schema",
                    name.text
                );
                return Err(SqlProblem::at(sql, name.span.clone(), &message));
            };
            let column = &mut found.columns[place];
            if column.origin != Origin::Physical {
                let message = format!(
                    "Could not create a PRIMARY KEY with column '{}'. A PRIMARY KEY constraint must be declared on physical columns.",
                    name.text
                );
                return Err(SqlProblem::at(sql, name.span.clone(), &message));
            }
            column.nullable = false;
            column.key = Some(told.clone());
        }
    }
    if let Some((of, span)) = found.watermark.take() {
        row_time::note(sql, &mut found.columns, &of, span)?;
    }
    Ok(found.columns)
}
