//! Types that are made of types.

use super::data_type::{not_null, read};
use super::reader::Reader;
use super::token::Kind;
use crate::api::position::SqlProblem;

/// Reads a type with what follows it in a nested place: `INT NOT NULL`.
fn nested(reader: &mut Reader<'_>) -> Result<String, SqlProblem> {
    let name = read(reader)?;
    Ok(if not_null(reader)? {
        name + " NOT NULL"
    } else {
        name
    })
}

/// `ARRAY<INT>`, `MULTISET<INT>` and `MAP<STRING, INT>`.
pub(crate) fn generic(reader: &mut Reader<'_>, word: &str) -> Result<String, SqlProblem> {
    reader.next();
    reader.expect_symbol("<")?;
    let mut inner = nested(reader)?;
    if word == "MAP" {
        reader.expect_symbol(",")?;
        inner = format!("{inner}, {}", nested(reader)?);
    }
    reader.expect_symbol(">")?;
    Ok(format!("{word}<{inner}>"))
}

/// `ROW<a INT, b STRING>`, or the same in round brackets. A field loses its `NOT NULL`.
pub(crate) fn row(reader: &mut Reader<'_>) -> Result<String, SqlProblem> {
    reader.next();
    // One sign: "not equal".
    if reader.take_symbol("<>") {
        return Ok("ROW<>".to_owned());
    }
    let close = if reader.take_symbol("<") {
        ">"
    } else if reader.take_symbol("(") {
        ")"
    } else {
        return Err(reader.unexpected());
    };
    let mut names: Vec<String> = Vec::new();
    let mut fields = Vec::new();
    while !reader.sees_symbol(close) {
        if !fields.is_empty() {
            reader.expect_symbol(",")?;
        }
        let name = reader.name()?;
        let field = read(reader)?;
        not_null(reader)?;
        if reader.peek().is_some_and(|token| token.kind == Kind::Text) {
            reader.next();
        }
        if names.contains(&name.text) {
            let message = format!(
                "Field names must be unique. Found duplicates: [{}]",
                name.text
            );
            return Err(SqlProblem::at(reader.sql, name.span, &message));
        }
        fields.push(format!("`{}` {field}", name.text.replace('`', "``")));
        names.push(name.text);
    }
    reader.expect_symbol(close)?;
    Ok(format!("ROW<{}>", fields.join(", ")))
}

/// `RAW('class', 'serializer')`.
pub(crate) fn raw(reader: &mut Reader<'_>) -> Result<String, SqlProblem> {
    reader.next();
    reader.expect_symbol("(")?;
    let class = reader.text()?;
    reader.expect_symbol(",")?;
    reader.text()?;
    reader.expect_symbol(")")?;
    Ok(format!("RAW('{}', '...')", class.text))
}
