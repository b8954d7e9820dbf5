//! What is wrong with a statement whatever it means: brackets, signs that Flink does not have, and
//! an end where something must follow.

use super::{Judge, Tokens};
use crate::api::position::SqlProblem;
use crate::api::sql::reader::is_reserved;
use crate::api::sql::token::{Kind, Token};

/// Words behind which a statement can't end.
const UNFINISHED: [&str; 19] = [
    "SELECT",
    "FROM",
    "WHERE",
    "AND",
    "OR",
    "NOT",
    "ON",
    "BY",
    "JOIN",
    "UNION",
    "INTERSECT",
    "EXCEPT",
    "HAVING",
    "AS",
    "INTO",
    "IN",
    "LIKE",
    "BETWEEN",
    "VALUES",
];

/// A parser of Flink's kind has no stack for many more.
const MOST_BRACKETS: usize = 1000;

pub(crate) fn check(judge: &Judge<'_>, tokens: Tokens<'_>) -> Result<(), SqlProblem> {
    brackets(judge, tokens)?;
    for pair in tokens.windows(2) {
        let [before, token] = pair else { continue };
        let doubled = ["=", ":"]
            .iter()
            .any(|sign| before.is_symbol(sign) && token.is_symbol(sign));
        let empty = before.is("IN") && token.is_symbol("(");
        if doubled {
            return Err(judge.unexpected(before));
        }
        if token.is_symbol("\"") || token.is_symbol("|") {
            return Err(judge.unexpected(token));
        }
        let alone = [
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "LOCALTIME",
            "LOCALTIMESTAMP",
        ];
        if token.is_symbol("(") && alone.iter().any(|word| before.is(word)) {
            let message = format!(
                "SQL validation failed. No match found for function signature {}()",
                before.text
            );
            return Err(judge.at(before.span.start..token.span.end, &message));
        }
        if empty && let Some(close) = after(tokens, token).filter(|next| next.is_symbol(")")) {
            return Err(judge.unexpected(close));
        }
        let unfinished = before.is_symbol(",") || operator(before);
        if unfinished && [")", ",", ";"].iter().any(|sign| token.is_symbol(sign)) {
            return Err(judge.unexpected(token));
        }
    }
    let last = tokens.iter().rev().find(|token| !token.is_symbol(";"));
    if let Some(last) = last
        && (UNFINISHED.iter().any(|word| last.is(word))
            || operator(last)
            || [",", ">"].iter().any(|sign| last.is_symbol(sign)))
    {
        return Err(judge.ended(tokens));
    }
    names(judge, tokens)
}

fn after<'a>(tokens: Tokens<'a>, token: &Token) -> Option<&'a Token> {
    let place = tokens.iter().position(|other| other.span == token.span)?;
    tokens.get(place + 1)
}

/// A sign that needs something behind it. An asterisk may stand for all columns.
fn operator(token: &Token) -> bool {
    ["=", "<>", "<", "<=", ">=", "+", "-", "/", "||", "."]
        .iter()
        .any(|sign| token.is_symbol(sign))
}

fn brackets(judge: &Judge<'_>, tokens: Tokens<'_>) -> Result<(), SqlProblem> {
    let mut open = Vec::new();
    for token in tokens {
        match token.text.as_str() {
            _ if token.kind != Kind::Symbol => {}
            "(" if open.len() == MOST_BRACKETS => {
                let message = "SQL parse failed. Brackets are nested too deeply";
                return Err(judge.at(token.span.clone(), message));
            }
            "(" => open.push(")"),
            "[" => open.push("]"),
            ")" | "]" if open.pop() != Some(token.text.as_str()) => {
                return Err(judge.unexpected(token));
            }
            _ => {}
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(judge.ended(tokens))
    }
}

/// A reserved word can't be the name behind AS. Where AS means another thing, it is let pass.
fn names(judge: &Judge<'_>, tokens: Tokens<'_>) -> Result<(), SqlProblem> {
    if tokens.iter().any(|token| token.is("MATCH_RECOGNIZE")) {
        return Ok(());
    }
    let mut casts = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        if token.is_symbol("(") {
            let caller = place.checked_sub(1).map(|before| &tokens[before]);
            casts.push(caller.is_some_and(|word| {
                word.kind == Kind::Word && word.text.to_ascii_uppercase().contains("CAST")
            }));
        } else if token.is_symbol(")") {
            casts.pop();
        }
        let within = casts.last().copied().unwrap_or_default();
        if token.is("AS")
            && !within
            && let Some(name) = tokens.get(place + 1)
        {
            let wrong = name.kind == Kind::Word && is_reserved(&name.text) && !name.is("OF");
            if wrong || matches!(name.kind, Kind::Text | Kind::Number) {
                return Err(judge.unexpected(name));
            }
        }
    }
    Ok(())
}
