//! A SELECT: its clauses, and the columns that come out of it.

use super::from;
use super::insert;
use super::names::{self, Scope};
use super::output;
use super::query::{self, Output};
use super::{Judge, Tokens, between_commas, cast, depths};
use crate::api::position::SqlProblem;
use crate::api::sql::token::Kind;

/// One thing behind FROM.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// What its columns are called by; empty where it has no name.
    pub(crate) name: String,
    /// Name and type of each column; nothing where a planner would have to tell.
    pub(crate) columns: Option<Vec<(String, String)>>,
}

/// The table of this name, which WITH or the application knows.
pub(crate) fn source(
    judge: &Judge<'_>,
    name: Tokens<'_>,
    named: &[String],
) -> Result<Source, SqlProblem> {
    let last = name[name.len() - 1].text.clone();
    if let [only] = name
        && named.contains(&only.text)
    {
        return Ok(Source {
            name: last,
            columns: None,
        });
    }
    if let Ok(table) = insert::table(judge, name) {
        let columns = table.columns.iter();
        let columns = columns
            .map(|column| {
                let data_type = column.data_type.clone();
                (column.name.clone(), data_type.unwrap_or_default())
            })
            .collect();
        return Ok(Source {
            name: last,
            columns: (!table.like).then_some(columns),
        });
    }
    let span = name[0].span.start..name[name.len() - 1].span.end;
    let message = format!("SQL validation failed. Object '{}' not found", name[0].text);
    Err(judge.at(span, &message))
}

/// The clauses of a SELECT; those that are not there are empty.
#[derive(Default)]
struct Clauses<'a> {
    items: Tokens<'a>,
    from: Option<Tokens<'a>>,
    condition: Tokens<'a>,
    group: Option<Tokens<'a>>,
    /// HAVING, ORDER BY and the rest.
    later: Vec<Tokens<'a>>,
}

pub(crate) fn check(
    judge: &Judge<'_>,
    tokens: Tokens<'_>,
    named: &[String],
    outer: &[Source],
) -> Result<Option<Output>, SqlProblem> {
    let clauses = clauses(tokens);
    let from = match clauses.from {
        Some(from) => from::read(judge, from, tokens, named, outer)?,
        None => from::From::default(),
    };
    let around = [&from.sources, outer].concat();
    let scope = Scope {
        sources: &from.sources,
        outer,
        merged: from.merged,
        aliases: aliases(clauses.items),
    };
    let items = between_commas(clauses.items);
    for item in &items {
        one_item(judge, item, tokens)?;
        names::check(judge, item, &scope, false)?;
        query::within(judge, item, named, &around)?;
    }
    for condition in from.conditions.iter().chain([&clauses.condition]) {
        names::check(judge, condition, &scope, false)?;
        query::within(judge, condition, named, &around)?;
    }
    for clause in clauses.group.iter().chain(&clauses.later) {
        names::check(judge, clause, &scope, true)?;
        query::within(judge, clause, named, &around)?;
    }
    if let [only] = clauses.condition
        && let Some(data_type) = scope.type_of(only)
        && !cast::may_be_condition(&data_type)
    {
        let message = "SQL validation failed. WHERE clause must be a condition";
        return Err(judge.at(only.span.clone(), message));
    }
    grouped(judge, &items, clauses.group)?;
    Ok(output::of(&items, &scope))
}

fn clauses(tokens: Tokens<'_>) -> Clauses<'_> {
    let depths = depths(tokens);
    let mut starts = vec![0];
    let mut in_from = false;
    for (place, token) in tokens.iter().enumerate().skip(1) {
        let next = tokens.get(place + 1);
        let by = next.is_some_and(|next| next.is("BY"));
        // `IS DISTINCT FROM` compares; `WITHIN GROUP` and `FOR` belong to what they stand in.
        let compared = tokens[place - 1].is("DISTINCT") && place > 2;
        let begins = token.is("FROM") && !in_from && !compared
            || ["GROUP", "ORDER"].iter().any(|word| token.is(word)) && by
            || [
                "WHERE", "HAVING", "WINDOW", "QUALIFY", "LIMIT", "OFFSET", "FETCH",
            ]
            .iter()
            .any(|word| token.is(word));
        if depths[place] == 0 && begins {
            in_from |= token.is("FROM");
            starts.push(place);
        }
    }
    starts.push(tokens.len());
    let mut found = Clauses::default();
    for pair in starts.windows(2) {
        let clause = &tokens[pair[0]..pair[1]];
        let body = &clause[1..];
        match clause[0].text.to_ascii_uppercase().as_str() {
            "SELECT" => {
                let quantified = body
                    .first()
                    .is_some_and(|token| token.is("DISTINCT") || token.is("ALL"));
                found.items = &body[usize::from(quantified)..];
            }
            "FROM" => found.from = Some(body),
            "WHERE" => found.condition = body,
            "GROUP" => found.group = Some(&body[1..]),
            "ORDER" => found.later.push(&body[1..]),
            "HAVING" | "QUALIFY" => found.later.push(body),
            _ => {}
        }
    }
    found
}

/// An item that is nothing, or that Flink reads as something else.
fn one_item(judge: &Judge<'_>, item: Tokens<'_>, select: Tokens<'_>) -> Result<(), SqlProblem> {
    match item {
        [] => Err(judge.ended(&select[..1])),
        [star, next, ..] if star.is_symbol("*") => Err(match item.get(2) {
            Some(third) => judge.unexpected(third),
            None if next.kind == Kind::Symbol => judge.unexpected(next),
            None => judge.at(
                star.span.clone(),
                "SQL validation failed. Unknown identifier '*'",
            ),
        }),
        [only] if only.is("NULL") => Err(judge.at(
            only.span.clone(),
            "SQL validation failed. Illegal use of 'NULL'",
        )),
        // These words begin a literal, or nothing that can stand alone.
        [only]
            if [
                "DATE",
                "TIME",
                "TIMESTAMP",
                "INTERVAL",
                "ORDER",
                "GROUP",
                "VALUE",
                "VALUES",
            ]
            .iter()
            .any(|word| only.is(word)) =>
        {
            Err(judge.unexpected(only))
        }
        _ => Ok(()),
    }
}

/// The names that items give to themselves.
fn aliases(items: Tokens<'_>) -> Vec<String> {
    between_commas(items)
        .into_iter()
        .filter_map(|item| match item {
            [.., before, last] if !before.is_symbol(".") => Some(last.text.clone()),
            _ => None,
        })
        .collect()
}

/// A column that stands alone beside an aggregate must be grouped by.
fn grouped(
    judge: &Judge<'_>,
    items: &[Tokens<'_>],
    group: Option<Tokens<'_>>,
) -> Result<(), SqlProblem> {
    let aggregate = |item: &Tokens<'_>| {
        let called = item.windows(2).any(|pair| {
            ["COUNT", "SUM", "AVG", "MIN", "MAX"]
                .iter()
                .any(|word| pair[0].is(word))
                && pair[1].is_symbol("(")
        });
        let deep = item.iter().any(|token| {
            ["OVER", "SELECT", "MATCH_RECOGNIZE"]
                .iter()
                .any(|word| token.is(word))
        });
        called && !deep
    };
    if group.is_none() && !items.iter().any(aggregate) {
        return Ok(());
    }
    for item in items {
        let column = match item {
            [only] => only,
            [.., dot, last] if dot.is_symbol(".") && item.len() == 3 => last,
            _ => continue,
        };
        let is_column = column.kind == Kind::Quoted
            || column.kind == Kind::Word && !crate::api::sql::reader::is_reserved(&column.text);
        let by = group.unwrap_or_default();
        if is_column && !by.iter().any(|token| token.text == column.text) {
            let message = format!(
                "SQL validation failed. Expression '{}' is not being grouped",
                column.text
            );
            return Err(judge.at(column.span.clone(), &message));
        }
    }
    Ok(())
}
