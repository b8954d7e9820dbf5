//! What stands behind FROM: tables, queries and table functions, with the joins between them.

use super::insert;
use super::query;
use super::select::{self, Source};
use super::{Judge, Tokens, bracket, depths};
use crate::api::position::SqlProblem;
use crate::api::sql::reader::is_reserved;
use crate::api::sql::token::{Kind, Token};

/// A FROM as it was read.
#[derive(Default)]
pub(crate) struct From<'a> {
    pub(crate) sources: Vec<Source>,
    /// A NATURAL join or USING makes one column of two.
    pub(crate) merged: bool,
    /// What stands behind ON.
    pub(crate) conditions: Vec<Tokens<'a>>,
}

pub(crate) fn read<'a>(
    judge: &Judge<'_>,
    from: Tokens<'a>,
    select: Tokens<'_>,
    named: &[String],
    outer: &[Source],
) -> Result<From<'a>, SqlProblem> {
    let mut found = From::default();
    let mut rest = from;
    loop {
        let around = [&found.sources, outer].concat();
        let (mut sources, after) = item(judge, rest, select, named, &around)?;
        found.sources.append(&mut sources);
        rest = joined(judge, after, &mut found, select)?;
        if rest.is_empty() {
            return Ok(found);
        }
    }
}

/// What binds an item to the next one, passed up to that. Nothing is left where there is no next.
fn joined<'a>(
    judge: &Judge<'_>,
    mut rest: Tokens<'a>,
    found: &mut From<'a>,
    select: Tokens<'_>,
) -> Result<Tokens<'a>, SqlProblem> {
    if rest.first().is_some_and(|token| token.is("ON")) {
        let depths = depths(rest);
        let end = (1..rest.len())
            .find(|place| {
                depths[*place] == 0 && (rest[*place].is_symbol(",") || joins(&rest[*place..]))
            })
            .unwrap_or(rest.len());
        found.conditions.push(&rest[1..end]);
        rest = &rest[end..];
    } else if rest.first().is_some_and(|token| token.is("USING")) {
        found.merged = true;
        rest = bracket(&rest[1..]).map_or(&rest[..0], |(_, after)| after);
    }
    let Some(first) = rest.first() else {
        return Ok(rest);
    };
    if first.is_symbol(",") {
        return if rest.len() > 1 {
            Ok(&rest[1..])
        } else {
            Err(judge.ended(select))
        };
    }
    if !joins(rest) {
        return Err(judge.unexpected(first));
    }
    let mut place = 0;
    let take = |word: &str, place: &mut usize| {
        let seen = rest.get(*place).is_some_and(|token| token.is(word));
        *place += usize::from(seen);
        seen
    };
    found.merged |= take("NATURAL", &mut place);
    if !take("INNER", &mut place) && !take("CROSS", &mut place) {
        let sided = ["LEFT", "RIGHT", "FULL"]
            .iter()
            .any(|side| take(side, &mut place));
        if sided {
            take("OUTER", &mut place);
        }
    }
    if !take("JOIN", &mut place) {
        return Err(judge.unexpected(first));
    }
    if place == rest.len() {
        return Err(judge.ended(select));
    }
    Ok(&rest[place..])
}

/// Whether a join begins here; LEFT and RIGHT are functions too.
fn joins(tokens: Tokens<'_>) -> bool {
    let called = tokens.get(1).is_some_and(|token| token.is_symbol("("));
    ["JOIN", "NATURAL", "INNER", "CROSS", "FULL"]
        .iter()
        .any(|word| tokens[0].is(word))
        || ["LEFT", "RIGHT"].iter().any(|word| tokens[0].is(word)) && !called
}

/// One table or what stands for one, and what follows it.
fn item<'a>(
    judge: &Judge<'_>,
    mut rest: Tokens<'a>,
    select: Tokens<'_>,
    named: &[String],
    around: &[Source],
) -> Result<(Vec<Source>, Tokens<'a>), SqlProblem> {
    if rest.first().is_some_and(|token| token.is("LATERAL")) {
        rest = &rest[1..];
    }
    let unknown = Source {
        name: String::new(),
        columns: None,
    };
    let (mut sources, mut rest) = if let Some((inner, after)) = bracket(rest) {
        if query::begins(inner) {
            query::check(judge, inner, named, around)?;
            (vec![unknown], after)
        } else {
            let inner = judge.deeper(|| read(judge, inner, select, named, around))?;
            let mut sources = inner.sources;
            if inner.merged {
                sources.push(unknown);
            }
            (sources, after)
        }
    } else if rest
        .first()
        .is_some_and(|token| token.is("TABLE") || token.is("UNNEST"))
    {
        let Some((inner, after)) = bracket(&rest[1..]) else {
            return Err(judge.stray(&rest[1..], select));
        };
        arguments(judge, inner, named)?;
        query::within(judge, inner, named, around)?;
        (vec![unknown], after)
    } else {
        let (name, after) = insert::compound(judge, rest, select)?;
        match bracket(after) {
            Some((inner, after)) => {
                if let Some(first) = inner.first().filter(|token| token.is("TABLE")) {
                    return Err(judge.unexpected(first));
                }
                (vec![unknown], after)
            }
            None => (vec![select::source(judge, name, named)?], after),
        }
    };
    rest = as_of(rest);
    if rest
        .first()
        .is_some_and(|token| token.is("MATCH_RECOGNIZE"))
    {
        sources = vec![Source {
            name: String::new(),
            columns: None,
        }];
        rest = bracket(&rest[1..]).map_or(&rest[..0], |(_, after)| after);
    }
    if rest.first().is_some_and(|token| token.is("WITH")) {
        // WITH ORDINALITY
        rest = rest.get(2..).unwrap_or_default();
    }
    let rest = alias(judge, rest, &mut sources, select)?;
    Ok((sources, rest))
}

/// The tables that a table function is given: `TUMBLE(TABLE name, …)`.
fn arguments(judge: &Judge<'_>, inner: Tokens<'_>, named: &[String]) -> Result<(), SqlProblem> {
    for (place, token) in inner.iter().enumerate() {
        if token.is("TABLE")
            && inner
                .get(place + 1)
                .is_some_and(|next| !next.is_symbol("("))
        {
            let (name, _) = insert::compound(judge, &inner[place + 1..], inner)?;
            select::source(judge, name, named)?;
        }
    }
    Ok(())
}

/// Passes `FOR SYSTEM_TIME AS OF` and the time behind it.
fn as_of(rest: Tokens<'_>) -> Tokens<'_> {
    let words = ["FOR", "SYSTEM_TIME", "AS", "OF"];
    let found = rest.len() > 4 && words.iter().zip(rest).all(|(word, token)| token.is(word));
    if !found {
        return rest;
    }
    let mut place = 4;
    let mut operand = false;
    while let Some(token) = rest.get(place) {
        let name =
            token.kind == Kind::Quoted || token.kind == Kind::Word && !is_reserved(&token.text);
        if name && operand
            || ["AS", "ON", "USING"].iter().any(|word| token.is(word))
            || joins(&rest[place..])
            || token.is_symbol(",")
        {
            break;
        }
        operand = name || token.is_symbol(")") || token.kind == Kind::Text;
        place += bracket(&rest[place..]).map_or(1, |(inner, _)| inner.len() + 2);
    }
    &rest[place..]
}

/// The name that an item is given, with or without AS and names for its columns.
fn alias<'a>(
    judge: &Judge<'_>,
    rest: Tokens<'a>,
    sources: &mut Vec<Source>,
    select: Tokens<'_>,
) -> Result<Tokens<'a>, SqlProblem> {
    let explicit = rest.first().is_some_and(|token| token.is("AS"));
    let named = &rest[usize::from(explicit)..];
    let is_name = |token: &&Token| {
        token.kind == Kind::Quoted || token.kind == Kind::Word && !is_reserved(&token.text)
    };
    let Some(name) = named.first().filter(is_name) else {
        return if explicit {
            Err(judge.stray(named, select))
        } else {
            Ok(rest)
        };
    };
    let listed = bracket(&named[1..]);
    if let [only] = sources.as_mut_slice() {
        only.name.clone_from(&name.text);
        if listed.is_some() {
            only.columns = None;
        }
    } else {
        *sources = vec![Source {
            name: name.text.clone(),
            columns: None,
        }];
    }
    Ok(listed.map_or(&named[1..], |(_, after)| after))
}
