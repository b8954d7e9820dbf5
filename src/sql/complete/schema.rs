//! The candidates in a column list.

use super::offer::Offer;
use super::place::{Piece, Place};
use super::{Completion, Kind, expression, metadata_keys};
use crate::sql::function::ROW_FUNCTIONS;
use crate::sql::schema::parse;
use crate::sql::token::{Kind as TokenKind, Span, tokens};

/// Offers what can stand here.
pub fn complete(place: &Place, text: &str, offer: &mut Offer) {
    let before = place.before.as_slice();
    let level = Level::of(before);
    let item = before.get(level.item..).unwrap_or_default();
    let part = before.get(level.part..).unwrap_or_default();
    let Some(first) = item.first() else {
        offer.keywords(&["PRIMARY KEY (", "WATERMARK FOR"]);
        return;
    };
    if first.is("WATERMARK") && !is_type(item.get(1)) {
        match item {
            [_] => offer.keywords(&["FOR"]),
            [_, second] if second.is("FOR") => columns(place, text, offer),
            _ if item.iter().any(|piece| piece.is("AS")) => value(place, text, offer),
            _ => offer.keywords(&["AS"]),
        }
        return;
    }
    if first.is("CONSTRAINT") && item.len() == 2 {
        offer.keywords(&["PRIMARY KEY ("]);
        return;
    }
    let is_key = first.is("PRIMARY") || first.is("CONSTRAINT");
    if is_key && level.opened.is_some() {
        columns(place, text, offer);
        return;
    }
    if !is_key && item.get(1).is_some_and(|second| second.is("AS")) {
        value(place, text, offer);
        return;
    }
    match level.opened.and_then(|at| before.get(at.checked_sub(1)?)) {
        Some(form) if form.is("ROW") => match part.len() {
            0 => {}
            1 => offer.types(),
            _ => offer.keywords(&["NOT NULL"]),
        },
        Some(_)
            if before
                .get(level.opened.unwrap_or_default())
                .is_some_and(|sign| sign.is_sign("(")) => {}
        Some(_) if part.is_empty() => offer.types(),
        Some(_) => offer.keywords(&["NOT NULL"]),
        None if item.len() == 1 && !is_key => {
            offer.types();
            offer.keywords(&["AS"]);
        }
        None => clauses(item, offer),
    }
}

/// The key of a metadata column that is being written between quotes, of which the second may be missing.
pub fn key(text: &str, caret: usize) -> Option<Completion> {
    let (head, rest) = text.split_at_checked(caret)?;
    let all = tokens(head);
    let (quote, before) = all.split_last()?;
    let mut words = before.iter().rev().filter(|token| !token.kind.is_gap());
    let mut is_next = |word: &str| {
        let written = words.next().map(|token| token.span.of(head));
        written.is_some_and(|written| written.eq_ignore_ascii_case(word))
    };
    if quote.kind != TokenKind::OpenText || !is_next("FROM") || !is_next("METADATA") {
        return None;
    }
    let start = quote.span.start + 1;
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let behind = rest.find(|c| !is_of_key(c)).unwrap_or(rest.len());
    let mut candidates = metadata_keys(&head[start..]);
    if !rest[behind..].starts_with('\'') {
        for candidate in &mut candidates {
            candidate.text.push('\'');
        }
    }
    let end = caret + behind;
    Some(Completion {
        replace: Span { start, end },
        candidates,
    })
}

/// The clauses behind a column's type, in their order.
fn clauses(item: &[Piece], offer: &mut Offer) {
    let has = |word| item.iter().any(|piece| piece.is(word));
    let Some((last, _)) = item.split_last() else {
        return;
    };
    if last.is("FROM") && has("METADATA") {
        for key in metadata_keys("") {
            offer.text(&key.text, key.detail);
        }
        return;
    }
    let words: &[&str] = if last.is("NOT") && has("PRIMARY") {
        &["ENFORCED"]
    } else if last.is("NOT") {
        &["NULL"]
    } else if last.is("PRIMARY") {
        &["KEY"]
    } else if has("COMMENT") || last.is("FROM") || has("ENFORCED") {
        &[]
    } else if has("PRIMARY") {
        &["NOT ENFORCED"]
    } else if last.is("METADATA") {
        &["FROM", "VIRTUAL", "COMMENT"]
    } else if has("VIRTUAL") {
        &["COMMENT"]
    } else if has("METADATA") {
        &["VIRTUAL", "COMMENT"]
    } else if last.is("NULL") {
        &["METADATA", "COMMENT", "PRIMARY KEY NOT ENFORCED"]
    } else {
        &[
            "NOT NULL",
            "METADATA",
            "COMMENT",
            "PRIMARY KEY NOT ENFORCED",
        ]
    };
    offer.keywords(words);
}

/// Offers what can stand in an expression.
fn value(place: &Place, text: &str, offer: &mut Offer) {
    let before = place.before.as_slice();
    if expression::follows(before, offer) {
        return;
    }
    if !expression::is_behind_operand(before) {
        columns(place, text, offer);
        offer.functions(&ROW_FUNCTIONS);
    }
    expression::words(before, offer);
    if expression::is_behind_operand(before) {
        offer.keywords(&["COMMENT"]);
    }
}

/// Offers the columns of this very list, but for the one that is being written.
fn columns(place: &Place, text: &str, offer: &mut Offer) {
    let caret = place.replace.start;
    for column in parse(text).0.columns {
        if (column.span.start..=column.span.end).contains(&caret) {
            continue;
        }
        let printed = column.told_type().unwrap_or_default();
        offer.name(Kind::Column, None, &column.name, &[&printed]);
    }
}

fn is_type(piece: Option<&Piece>) -> bool {
    piece.is_some_and(|piece| crate::sql::schema::words::is_type_name(piece.text))
}

/// Where the caret stands among commas and brackets.
struct Level {
    /// Where the item begins that stands between two commas of the list.
    item: usize,
    /// The innermost bracket that is open.
    opened: Option<usize>,
    /// Where its part begins, between two commas of its own.
    part: usize,
}

impl Level {
    fn of(before: &[Piece]) -> Self {
        let mut item = 0;
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (at, piece) in before.iter().enumerate() {
            let prior = at.checked_sub(1).and_then(|at| before.get(at));
            let opens_type = prior.is_some_and(|p| p.is_any(&["ARRAY", "MAP", "MULTISET", "ROW"]));
            let is_angle = |at: usize| before.get(at).is_some_and(|piece| piece.is_sign("<"));
            match piece.text {
                "(" | "[" => open.push((at, at + 1)),
                "<" if opens_type => open.push((at, at + 1)),
                ")" | "]" => {
                    open.pop();
                }
                ">" if open.last().is_some_and(|(at, _)| is_angle(*at)) => {
                    open.pop();
                }
                "," => match open.last_mut() {
                    Some((_, part)) => *part = at + 1,
                    None => item = at + 1,
                },
                _ => {}
            }
        }
        let inner = open.last();
        Self {
            item,
            opened: inner.map(|(at, _)| *at),
            part: inner.map_or(item, |(_, part)| *part),
        }
    }
}
