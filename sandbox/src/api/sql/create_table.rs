//! A `CREATE TABLE` as a whole: its name, its columns, and the options behind `WITH`.

use serde_json::{Map, Value};

use super::column_list::{self, Column};
use super::reader::Reader;
use super::token::Token;
use crate::api::position::SqlProblem;

/// The options of a table with where they stand, in their order.
#[derive(Debug, Default)]
pub(crate) struct Options(Vec<(Token, Token)>);

impl Options {
    /// The value of an option, with its place.
    pub(crate) fn get(&self, key: &str) -> Option<&Token> {
        let found = self.0.iter().rev().find(|(name, _)| name.text == key);
        found.map(|(_, value)| value)
    }

    pub(crate) fn to_json(&self) -> Value {
        let all = self.0.iter();
        let object: Map<String, Value> = all
            .map(|(key, value)| (key.text.clone(), Value::from(value.text.clone())))
            .collect();
        Value::Object(object)
    }
}

/// A table as its statement describes it.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) options: Options,
    /// Columns and options of another table come with it.
    pub(crate) like: bool,
}

impl Table {
    pub(crate) fn read(sql: &str) -> Result<Self, SqlProblem> {
        let mut reader = Reader::of(sql)?;
        reader.expect("CREATE")?;
        reader.take("TEMPORARY");
        reader.expect("TABLE")?;
        reader.take_all(&["IF", "NOT", "EXISTS"]);
        let mut names = reader.names()?;
        let name = names.pop().map(|name| name.text).unwrap_or_default();
        let mut columns = Vec::new();
        let listed = reader.take_symbol("(");
        if listed {
            columns = column_list::read(&mut reader)?;
        }
        if reader.take("COMMENT") {
            reader.text()?;
        }
        distribution(&mut reader)?;
        partitions(&mut reader, &columns)?;
        let options = if reader.take("WITH") {
            options(&mut reader)?
        } else {
            Options::default()
        };
        let like = reader.take("LIKE");
        if like {
            liked(&mut reader)?;
        }
        if !listed && !like {
            return Err(reader.unexpected());
        }
        reader.take_symbol(";");
        if reader.peek().is_some() {
            return Err(reader.unexpected());
        }
        Ok(Self {
            name,
            columns,
            options,
            like,
        })
    }
}

/// `DISTRIBUTED BY (a) INTO 4 BUCKETS`: read past, no connector of Aiven's has it.
fn distribution(reader: &mut Reader<'_>) -> Result<(), SqlProblem> {
    if !reader.take("DISTRIBUTED") {
        return Ok(());
    }
    if reader.take("BY") {
        reader.take("HASH");
        reader.take("RANGE");
        reader.name_list()?;
    }
    if reader.take("INTO") {
        reader.number()?;
        reader.expect("BUCKETS")?;
    }
    Ok(())
}

fn partitions(reader: &mut Reader<'_>, columns: &[Column]) -> Result<(), SqlProblem> {
    if !reader.take("PARTITIONED") {
        return Ok(());
    }
    reader.expect("BY")?;
    for name in reader.name_list()? {
        if !columns.iter().any(|column| column.name == name.text) {
            let message = format!(
                "Partition column '{}' not defined in the table schema.",
                name.text
            );
            return Err(SqlProblem::at(reader.sql, name.span, &message));
        }
    }
    Ok(())
}

fn options(reader: &mut Reader<'_>) -> Result<Options, SqlProblem> {
    reader.expect_symbol("(")?;
    let mut found = Vec::new();
    loop {
        let key = reader.text()?;
        reader.expect_symbol("=")?;
        found.push((key, reader.text()?));
        if !reader.take_symbol(",") {
            break;
        }
    }
    reader.expect_symbol(")")?;
    Ok(Options(found))
}

fn liked(reader: &mut Reader<'_>) -> Result<(), SqlProblem> {
    const WHAT: [&str; 8] = [
        "ALL",
        "CONSTRAINTS",
        "DISTRIBUTION",
        "GENERATED",
        "METADATA",
        "OPTIONS",
        "PARTITIONS",
        "WATERMARKS",
    ];
    reader.names()?;
    if !reader.take_symbol("(") {
        return Ok(());
    }
    while !reader.take_symbol(")") {
        if !["INCLUDING", "EXCLUDING", "OVERWRITING"]
            .iter()
            .any(|how| reader.take(how))
        {
            return Err(reader.unexpected());
        }
        if !WHAT.iter().any(|what| reader.take(what)) {
            return Err(reader.unexpected());
        }
    }
    Ok(())
}
