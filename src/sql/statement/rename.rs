//! Other names for the tables of a statement.

use super::{parse, written};
use crate::sql::like;
use crate::sql::name::{in_backticks, unquoted};
use crate::sql::token::{Kind, Span, Token, tokens};
use std::collections::BTreeSet;

/// A statement with tables by other names, old and new, wherever it names them: in front of a column too, unless it gives
/// that name to another itself.
pub fn renamed(statement: &str, names: &[[String; 2]]) -> String {
    let references = parse(statement, &[]).0.references;
    let ends: BTreeSet<usize> = references.iter().map(|(_, span)| span.end).collect();
    let mut all = tokens(statement);
    all.retain(|token| !token.kind.is_gap());
    let is = |token: Option<&Token>, word: &str| {
        token.is_some_and(|token| token.span.of(statement).eq_ignore_ascii_case(word))
    };
    let is_reference = |token: &Token| ends.contains(&token.span.end);
    let given: BTreeSet<String> = all
        .windows(2)
        .filter(|pair| is(pair.first(), "AS") || is_reference(&pair[0]))
        .filter(|pair| !is_reference(&pair[1]))
        .filter_map(|pair| name(statement, &pair[1]))
        .collect();
    let mut text = statement.to_owned();
    for (at, token) in all.iter().enumerate().rev() {
        let old = name(statement, token).unwrap_or_default();
        let Some([_, new]) = names.iter().find(|it| it[0] == old) else {
            continue;
        };
        let is_first = at == 0 || !is(all.get(at - 1), ".");
        let is_qualifier = is_first && is(all.get(at + 1), ".") && !given.contains(&old);
        if is_reference(token) || is_qualifier {
            put(&mut text, *token, new);
        }
    }
    text
}

/// The text of a `CREATE TABLE` with the table by another name.
pub fn renamed_table(create_table: &str, [old, new]: &[String; 2]) -> String {
    let all = tokens(create_table);
    let mut text = create_table.to_owned();
    let mut found = all.into_iter();
    if let Some(token) = found.find(|token| name(create_table, token).as_ref() == Some(old)) {
        put(&mut text, token, new);
    }
    text
}

/// The text of a `CREATE TABLE` with other names, old and new, for the table that it is like.
pub fn renamed_like(create_table: &str, names: &[[String; 2]]) -> String {
    let mut text = create_table.to_owned();
    // One in another database is another table.
    if let Some(base) = like::of_create_table(create_table).filter(|base| !base.is_qualified)
        && let Some([_, new]) = names.iter().find(|names| names[0] == base.name)
    {
        put(&mut text, base.token, new);
    }
    text
}

/// The name that a token is.
fn name(text: &str, token: &Token) -> Option<String> {
    match token.kind {
        Kind::Name => Some(unquoted(token.span.of(text), '`')),
        Kind::Word => Some(token.span.of(text).to_owned()),
        _ => None,
    }
}

/// Puts a name in the place of another, in backticks where that one has them or it needs them.
fn put(text: &mut String, token: Token, name: &str) {
    let Span { start, end } = token.span;
    let name = match token.kind {
        Kind::Name => in_backticks(name),
        _ => written(name),
    };
    text.replace_range(start..end, &name);
}
