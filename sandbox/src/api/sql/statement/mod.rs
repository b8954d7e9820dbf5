//! The statement of a job: one INSERT, or a set of them. It is read loosely, and what is reported
//! is certain; what takes a planner to see is left to Flink.

mod cast;
mod from;
mod insert;
mod names;
mod output;
mod query;
mod select;
mod shape;

use std::cell::Cell;
use std::ops::Range;

use super::create_table::Table;
use super::token::{self, Kind, Token};
use crate::api::position::SqlProblem;

/// What is nested deeper is not judged: a stack ends somewhere.
const DEEPEST: usize = 40;

/// What a statement is judged by: its text, and the tables that are known.
struct Judge<'a> {
    sql: &'a str,
    tables: &'a [&'a Table],
    depth: Cell<usize>,
}

/// Tokens of a statement.
type Tokens<'a> = &'a [Token];

impl Judge<'_> {
    /// Judges what is nested in something, unless that is too deep.
    fn deeper<T: Default>(
        &self,
        judge: impl FnOnce() -> Result<T, SqlProblem>,
    ) -> Result<T, SqlProblem> {
        let depth = self.depth.get();
        if depth == DEEPEST {
            return Ok(T::default());
        }
        self.depth.set(depth + 1);
        let found = judge();
        self.depth.set(depth);
        found
    }

    fn at(&self, span: Range<usize>, message: &str) -> SqlProblem {
        SqlProblem::at(self.sql, span, message)
    }

    /// Why a token can't stand where it does.
    fn unexpected(&self, token: &Token) -> SqlProblem {
        if token.kind == Kind::Word && super::reader::is_reserved(&token.text) {
            let message = format!(
                "SQL parse failed. Incorrect syntax near the keyword '{}'",
                token.text
            );
            return self.at(token.span.clone(), &message);
        }
        token::encountered(self.sql, token.span.clone(), &token.text)
    }

    /// Something is missing behind the last of these tokens. Flink tells its last letter as the place.
    fn ended(&self, tokens: Tokens<'_>) -> SqlProblem {
        let end = tokens.last().map_or(0, |token| token.span.end);
        let last = end.saturating_sub(1)..end;
        self.at(last, "SQL parse failed. Encountered \"<EOF>\"")
    }

    /// The first of `tokens` can't stand there, or there is none.
    fn stray(&self, tokens: Tokens<'_>, before: Tokens<'_>) -> SqlProblem {
        match tokens.first() {
            Some(token) => self.unexpected(token),
            None => self.ended(before),
        }
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().copied().find(|table| table.name == name)
    }
}

/// Judges a statement. With no tables to hold it against, only its form is judged.
pub(crate) fn check(sql: &str, tables: Option<&[&Table]>) -> Result<(), SqlProblem> {
    let mut tokens = token::tokens(sql)?;
    tokens.retain(|token| token.kind != Kind::Hint);
    let judge = Judge {
        sql,
        tables: tables.unwrap_or_default(),
        depth: Cell::new(0),
    };
    shape::check(&judge, &tokens)?;
    for insert in inserts(&judge, &tokens)? {
        insert::check(&judge, insert, tables.is_some())?;
    }
    Ok(())
}

/// The statements within a set, or the one statement that there is.
fn inserts<'a>(judge: &Judge<'_>, tokens: Tokens<'a>) -> Result<Vec<Tokens<'a>>, SqlProblem> {
    let end = tokens
        .iter()
        .rposition(|token| !token.is_symbol(";"))
        .map_or(0, |last| last + 1);
    let body = &tokens[..end];
    let Some(first) = body.first() else {
        return Err(judge.at(0..0, "SQL parse failed. Encountered \"<EOF>\""));
    };
    if first.is("EXECUTE") {
        return set(judge, body);
    }
    if !first.is("INSERT") {
        let message = format!(
            "Encountered \"{}\"; the statement of a job is an INSERT INTO or an EXECUTE STATEMENT SET",
            first.text
        );
        return Err(judge.at(first.span.clone(), &message));
    }
    if let Some(stray) = body.iter().find(|token| token.is_symbol(";")) {
        return Err(judge.at(stray.span.clone(), "only single statement supported"));
    }
    Ok(vec![body])
}

/// `EXECUTE STATEMENT SET BEGIN …; …; END`.
fn set<'a>(judge: &Judge<'_>, body: Tokens<'a>) -> Result<Vec<Tokens<'a>>, SqlProblem> {
    for (place, word) in ["EXECUTE", "STATEMENT", "SET", "BEGIN"].iter().enumerate() {
        if !body.get(place).is_some_and(|token| token.is(word)) {
            return Err(judge.stray(body.get(place..).unwrap_or_default(), body));
        }
    }
    let mut rest = &body[4..];
    let mut found = Vec::new();
    loop {
        match rest.first() {
            Some(token) if token.is("END") && !found.is_empty() => {
                return match rest.get(1) {
                    Some(token) => Err(judge.unexpected(token)),
                    None => Ok(found),
                };
            }
            Some(token) if token.is("INSERT") => {}
            _ => return Err(judge.stray(rest, body)),
        }
        let end = rest.iter().position(|token| token.is_symbol(";"));
        let (insert, after) = rest.split_at(end.unwrap_or(rest.len()));
        // Without a semicolon between them, the second INSERT stands where none can.
        if let Some(second) = insert[1..].iter().find(|token| token.is("INSERT")) {
            return Err(judge.unexpected(second));
        }
        if after.is_empty() {
            return Err(judge.ended(body));
        }
        found.push(insert);
        rest = &after[1..];
    }
}

/// How deep in brackets each token stands; the brackets themselves count as outside.
fn depths(tokens: Tokens<'_>) -> Vec<usize> {
    let mut depth: usize = 0;
    tokens
        .iter()
        .map(|token| {
            if token.is_symbol(")") || token.is_symbol("]") {
                depth = depth.saturating_sub(1);
            }
            let here = depth;
            if token.is_symbol("(") || token.is_symbol("[") {
                depth += 1;
            }
            here
        })
        .collect()
}

/// What stands between the commas outside of brackets.
fn between_commas(tokens: Tokens<'_>) -> Vec<Tokens<'_>> {
    let depths = depths(tokens);
    let mut found = Vec::new();
    let mut start = 0;
    for (place, token) in tokens.iter().enumerate() {
        if depths[place] == 0 && token.is_symbol(",") {
            found.push(&tokens[start..place]);
            start = place + 1;
        }
    }
    found.push(&tokens[start..]);
    found
}

/// What stands in the bracket that `tokens` begins with, and what follows it.
fn bracket(tokens: Tokens<'_>) -> Option<(Tokens<'_>, Tokens<'_>)> {
    if !tokens.first()?.is_symbol("(") {
        return None;
    }
    let mut depth: usize = 0;
    let close = tokens.iter().position(|token| {
        depth += usize::from(token.is_symbol("("));
        depth -= usize::from(token.is_symbol(")"));
        depth == 0
    })?;
    Some((&tokens[1..close], &tokens[close + 1..]))
}
