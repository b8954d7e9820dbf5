//! A column's new name, there where the column is meant.

use super::row::{Row, RowKind, all, name_of};
use super::set::{Edits, on_one_line};
use crate::sql::callable::is_time_unit;
use crate::sql::reserved::is_reserved;
use crate::sql::token::{Kind, Span, Token};

/// Gives a row another name.
pub fn rename(edits: &mut Edits, place: usize, row: &Row, value: &str) {
    let new = on_one_line(value);
    if new == row.name || matches!(row.kind, RowKind::PrimaryKey | RowKind::Verbatim) {
        return;
    }
    edits.name(row.parts.name, &new);
    if row.kind == RowKind::Watermark {
        return;
    }
    let list = edits.list;
    let rows = all(list);
    let is_column = |row: &Row| {
        matches!(
            row.kind,
            RowKind::Physical | RowKind::Computed | RowKind::Metadata
        )
    };
    // Two columns of one name, even if only until the person types on: nobody knows who is meant.
    let is_another = |(at, other): (usize, &Row)| {
        at != place && is_column(other) && (other.name == row.name || other.name == new)
    };
    if rows.iter().enumerate().any(is_another) {
        return;
    }
    for (other, slot) in rows.iter().zip(&list.slots) {
        let within = other.parts.detail;
        if other.kind == RowKind::Watermark && other.name == row.name {
            edits.name(other.parts.name, &new);
        }
        let tokens = || -> Vec<Token> {
            let mut tokens = list.read(slot);
            tokens.retain(|token| token.span.start >= within.start && token.span.end <= within.end);
            tokens
        };
        match other.kind {
            RowKind::PrimaryKey => {
                for token in tokens() {
                    if name_of(list.text, token).as_deref() == Some(&row.name) {
                        edits.name(token.span, &new);
                    }
                }
            }
            RowKind::Computed | RowKind::Watermark => {
                for span in mentions(list.text, &tokens(), &row.name) {
                    edits.name(span, &new);
                }
            }
            RowKind::Physical | RowKind::Metadata | RowKind::Verbatim => {}
        }
    }
}

/// Where an expression surely means a column.
fn mentions(text: &str, tokens: &[Token], name: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    // Behind the AS of a cast stands a type, up to the bracket that closes the cast.
    let mut cast: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        let written = token.span.of(text);
        match written {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                depth = depth.saturating_sub(1);
                cast = cast.filter(|open| *open <= depth);
            }
            _ if token.kind == Kind::Word && written.eq_ignore_ascii_case("AS") => {
                cast = cast.or(Some(depth));
            }
            _ => {
                let before = at.checked_sub(1).map(|at| tokens[at]);
                let behind = tokens.get(at + 1).copied();
                if cast.is_none()
                    && name_of(text, *token).as_deref() == Some(name)
                    && is_column(text, *token, before, behind)
                {
                    found.push(token.span);
                }
            }
        }
    }
    found
}

fn is_column(text: &str, token: Token, before: Option<Token>, behind: Option<Token>) -> bool {
    let written = |token: Option<Token>| token.map_or("", |token| token.span.of(text));
    if written(before) == "." || matches!(written(behind), "(" | "=>") {
        return false;
    }
    if token.kind != Kind::Word {
        return true;
    }
    let word = token.span.of(text);
    if is_reserved(word) || is_time_unit(word) || word.eq_ignore_ascii_case("JSON") {
        return false;
    }
    let is_beside = |other: Option<Token>| {
        other.is_some_and(|other| match other.kind {
            Kind::Symbol => false,
            Kind::Word => !is_reserved(other.span.of(text)),
            _ => true,
        })
    };
    let is_behind_bracket = matches!(written(before), ")" | "]");
    !is_behind_bracket && !is_beside(before) && !is_beside(behind)
}
