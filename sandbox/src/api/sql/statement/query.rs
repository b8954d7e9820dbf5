//! A query: WITH before it, UNION and its like within it, and what it is made of.

use super::insert;
use super::select::{self, Source};
use super::{Judge, Tokens, between_commas, bracket, depths};
use crate::api::position::SqlProblem;
use crate::api::sql::token::Token;

/// The types of a query's columns; empty texts where they are not known.
pub(crate) type Output = Vec<String>;

/// Whether a query begins here.
pub(crate) fn begins(tokens: Tokens<'_>) -> bool {
    let first = tokens.iter().find(|token| !token.is_symbol("("));
    first.is_some_and(|token| {
        ["SELECT", "WITH", "VALUES", "TABLE"]
            .iter()
            .any(|word| token.is(word))
    })
}

/// Judges a query. `named` are the names that WITH gives, `outer` what stands behind the FROM of
/// the queries around it.
pub(crate) fn check(
    judge: &Judge<'_>,
    tokens: Tokens<'_>,
    named: &[String],
    outer: &[Source],
) -> Result<Option<Output>, SqlProblem> {
    judge.deeper(|| whole(judge, tokens, named, outer))
}

fn whole(
    judge: &Judge<'_>,
    tokens: Tokens<'_>,
    named: &[String],
    outer: &[Source],
) -> Result<Option<Output>, SqlProblem> {
    let mut named = named.to_vec();
    let mut rest = tokens;
    if rest.first().is_some_and(|token| token.is("WITH")) {
        rest = with(judge, tokens, &mut named, outer)?;
    }
    let mut output = None;
    for (place, part) in parts(judge, rest)?.into_iter().enumerate() {
        let found = term(judge, part, &named, outer)?;
        if place == 0 {
            output = found;
        } else if let (Some(first), Some(found)) = (&output, &found)
            && first.len() != found.len()
        {
            let span = part[0].span.start..part[part.len() - 1].span.end;
            return Err(judge.at(
                span,
                "SQL validation failed. Column count mismatch in a set operation",
            ));
        }
    }
    Ok(output)
}

/// `WITH a AS (…), b (x, y) AS (…)`, and what follows.
fn with<'a>(
    judge: &Judge<'_>,
    tokens: Tokens<'a>,
    named: &mut Vec<String>,
    outer: &[Source],
) -> Result<Tokens<'a>, SqlProblem> {
    let mut rest = &tokens[1..];
    loop {
        let (name, after) = insert::compound(judge, rest, tokens)?;
        rest = bracket(after).map_or(after, |(_, after)| after);
        if !rest.first().is_some_and(|token| token.is("AS")) {
            return Err(judge.stray(rest, tokens));
        }
        let Some((inner, after)) = bracket(&rest[1..]) else {
            return Err(judge.stray(&rest[1..], tokens));
        };
        check(judge, inner, named, outer)?;
        named.push(name[0].text.clone());
        rest = after;
        if !rest.first().is_some_and(|token| token.is_symbol(",")) {
            break;
        }
        rest = &rest[1..];
    }
    if begins(rest) {
        Ok(rest)
    } else {
        Err(judge.stray(rest, tokens))
    }
}

/// What UNION, INTERSECT and EXCEPT stand between.
fn parts<'a>(judge: &Judge<'_>, tokens: Tokens<'a>) -> Result<Vec<Tokens<'a>>, SqlProblem> {
    let depths = depths(tokens);
    let mut found = Vec::new();
    let mut start = 0;
    let mut place = 0;
    while place < tokens.len() {
        let token = &tokens[place];
        if depths[place] == 0 && token.is("MINUS") {
            let message =
                "SQL parse failed. MINUS is not allowed under the current SQL conformance level";
            return Err(judge.at(token.span.clone(), message));
        }
        let splits = ["UNION", "INTERSECT", "EXCEPT"]
            .iter()
            .any(|word| token.is(word));
        if depths[place] == 0 && splits {
            found.push(&tokens[start..place]);
            let more = tokens
                .get(place + 1)
                .is_some_and(|next| next.is("ALL") || next.is("DISTINCT"));
            place += usize::from(more);
            start = place + 1;
        }
        place += 1;
    }
    found.push(&tokens[start.min(tokens.len())..]);
    match found.iter().position(|part| !begins(part)) {
        Some(wrong) => Err(judge.stray(found[wrong], tokens)),
        None => Ok(found),
    }
}

fn term(
    judge: &Judge<'_>,
    part: Tokens<'_>,
    named: &[String],
    outer: &[Source],
) -> Result<Option<Output>, SqlProblem> {
    if let Some((inner, _)) = bracket(part) {
        return check(judge, inner, named, outer);
    }
    if part[0].is("SELECT") {
        return select::check(judge, part, named, outer);
    }
    if part[0].is("TABLE") {
        let (name, _) = insert::compound(judge, &part[1..], part)?;
        let source = select::source(judge, name, named)?;
        let columns = source.columns;
        return Ok(columns.map(|columns| {
            columns
                .into_iter()
                .map(|(_, data_type)| data_type)
                .collect()
        }));
    }
    // VALUES: the count of the first row is that of all.
    let count = bracket(&part[1..]).map(|(row, _)| between_commas(row).len());
    Ok(count.map(|count| vec![String::new(); count]))
}

/// The queries in brackets within an expression, each judged by itself.
pub(crate) fn within(
    judge: &Judge<'_>,
    tokens: Tokens<'_>,
    named: &[String],
    outer: &[Source],
) -> Result<(), SqlProblem> {
    let mut place = 0;
    while place < tokens.len() {
        match bracket(&tokens[place..]) {
            Some((inner, _)) if inner.first().is_some_and(is_query) => {
                check(judge, inner, named, outer)?;
                place += inner.len() + 2;
            }
            _ => place += 1,
        }
    }
    Ok(())
}

/// Whether a bracket that begins so holds a query.
pub(crate) fn is_query(first: &Token) -> bool {
    first.is("SELECT") || first.is("WITH")
}
