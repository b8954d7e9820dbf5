//! `INSERT INTO name (columns) query`: where it goes, and whether what comes fits.

use super::cast;
use super::query::{self, Output};
use super::{Judge, Tokens, between_commas, bracket};
use crate::api::position::SqlProblem;
use crate::api::sql::column_list::{Column, Origin};
use crate::api::sql::create_table::Table;
use crate::api::sql::reader::is_reserved;
use crate::api::sql::token::{Kind, Token};

const CATALOG: &str = "default_catalog";
const DATABASE: &str = "default_database";

/// `known` is whether there are tables to hold it against.
pub(crate) fn check(judge: &Judge<'_>, insert: Tokens<'_>, known: bool) -> Result<(), SqlProblem> {
    let rest = &insert[1..];
    if !rest
        .first()
        .is_some_and(|token| token.is("INTO") || token.is("OVERWRITE"))
    {
        return Err(judge.stray(rest, insert));
    }
    let (name, rest) = compound(judge, &rest[1..], insert)?;
    let sink = match table(judge, name) {
        Ok(table) => Some(table),
        Err(path) if known => {
            let message = format!(
                "Cannot find table '{path}' in any of the catalogs [{CATALOG}], nor as a temporary table."
            );
            let span = name[0].span.start..name[name.len() - 1].span.end;
            return Err(judge.at(span, &message));
        }
        Err(_) => None,
    };
    let (listed, rest) = columns(rest);
    let partitioned = rest.first().is_some_and(|token| token.is("PARTITION"));
    let query = if partitioned {
        bracket(&rest[1..]).map_or(rest, |(_, after)| after)
    } else {
        rest
    };
    let begins = ["SELECT", "WITH", "VALUES", "TABLE"];
    if !query
        .first()
        .is_some_and(|token| token.is_symbol("(") || begins.iter().any(|word| token.is(word)))
    {
        return Err(judge.stray(query, insert));
    }
    if !known {
        return Ok(());
    }
    let output = query::check(judge, query, &[], &[])?;
    match (sink, output) {
        (Some(sink), Some(output)) if !partitioned => fits(judge, name, sink, listed, &output),
        _ => Ok(()),
    }
}

/// A name with its parts, and what follows.
pub(crate) fn compound<'a>(
    judge: &Judge<'_>,
    tokens: Tokens<'a>,
    before: Tokens<'_>,
) -> Result<(Tokens<'a>, Tokens<'a>), SqlProblem> {
    let is_name = |token: &Token| {
        token.kind == Kind::Quoted || token.kind == Kind::Word && !is_reserved(&token.text)
    };
    let mut end = 0;
    loop {
        if !tokens.get(end).is_some_and(is_name) {
            return Err(judge.stray(tokens.get(end..).unwrap_or_default(), before));
        }
        end += 1;
        if !tokens.get(end).is_some_and(|token| token.is_symbol(".")) {
            return Ok(tokens.split_at(end));
        }
        end += 1;
    }
}

/// The table of a name with its parts, or the whole path that leads to none.
pub(crate) fn table<'a>(judge: &'a Judge<'_>, name: Tokens<'_>) -> Result<&'a Table, String> {
    let parts: Vec<&str> = name
        .iter()
        .step_by(2)
        .map(|token| token.text.as_str())
        .collect();
    let path = match parts.as_slice() {
        [table] => [CATALOG, DATABASE, table],
        [database, table] => [CATALOG, database, table],
        [catalog, database, table] => [*catalog, *database, *table],
        _ => ["", "", ""],
    };
    let found = judge
        .table(path[2])
        .filter(|_| path[..2] == [CATALOG, DATABASE]);
    found.ok_or_else(|| format!("`{}`", path.join("`.`")))
}

/// The columns that are listed behind the name, and what follows them.
fn columns(rest: Tokens<'_>) -> (Option<Tokens<'_>>, Tokens<'_>) {
    match bracket(rest) {
        Some((inner, after))
            if !inner.first().is_some_and(|token| {
                token.is_symbol("(")
                    || ["SELECT", "WITH", "VALUES", "TABLE"]
                        .iter()
                        .any(|word| token.is(word))
            }) =>
        {
            (Some(inner), after)
        }
        _ => (None, rest),
    }
}

fn fits(
    judge: &Judge<'_>,
    name: Tokens<'_>,
    sink: &Table,
    listed: Option<Tokens<'_>>,
    output: &Output,
) -> Result<(), SqlProblem> {
    if sink.like {
        return Ok(());
    }
    let writable = |column: &&Column| match column.origin {
        Origin::Physical => true,
        Origin::Metadata { is_virtual } => !is_virtual,
        Origin::Computed => false,
    };
    let all: Vec<&Column> = sink.columns.iter().filter(writable).collect();
    let wanted = match listed {
        None => all,
        Some(listed) => targets(judge, &all, listed)?,
    };
    let mut span = name[0].span.clone();
    span.end = name[name.len() - 1].span.end;
    if wanted.len() != output.len() {
        let message = if listed.is_some() {
            "SQL validation failed. Number of columns must match number of query columns".to_owned()
        } else {
            mismatch(sink, "Different number of columns.")
        };
        return Err(judge.at(span, &message));
    }
    for (column, given) in wanted.iter().zip(output) {
        if let Some(to) = &column.data_type
            && !cast::implicit(given, to)
        {
            let cause = format!(
                "Incompatible types for sink column '{}': {given} to {to}.",
                column.name
            );
            return Err(judge.at(span, &mismatch(sink, &cause)));
        }
    }
    Ok(())
}

fn mismatch(sink: &Table, cause: &str) -> String {
    format!(
        "Column types of query result and sink for '{CATALOG}.{DATABASE}.{}' do not match.\nCause: {cause}",
        sink.name
    )
}

fn targets<'a>(
    judge: &Judge<'_>,
    all: &[&'a Column],
    listed: Tokens<'_>,
) -> Result<Vec<&'a Column>, SqlProblem> {
    let mut found: Vec<&Column> = Vec::new();
    for item in between_commas(listed) {
        let [name] = item else { continue };
        let Some(column) = all.iter().find(|column| column.name == name.text) else {
            let message = format!(
                "SQL validation failed. Unknown target column '{}'",
                name.text
            );
            return Err(judge.at(name.span.clone(), &message));
        };
        if found.iter().any(|other| other.name == column.name) {
            let message = format!(
                "SQL validation failed. Target column '{}' is assigned more than once",
                name.text
            );
            return Err(judge.at(name.span.clone(), &message));
        }
        found.push(column);
    }
    Ok(found)
}
