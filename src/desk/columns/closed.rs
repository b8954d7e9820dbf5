//! What is typed into a cell, made to stay in it. Whether it is a type or an expression is not judged here.

use crate::sql::name::in_backticks;
use crate::sql::token::{Kind, tokens};

/// A type or an expression with what it leaves open closed. What would reach beyond the cell has no place in it: a
/// bracket that closes nothing, all behind a comma outside of brackets, and a comment, which would hide the rest.
pub fn closed(value: &str, is_type: bool) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    for token in tokens(value) {
        let written = token.span.of(value);
        match token.kind {
            Kind::LineComment | Kind::OpenComment => continue,
            Kind::OpenText => {
                out.push_str(written);
                out.push('\'');
                continue;
            }
            Kind::OpenName => {
                out.push_str(&in_backticks(written.trim_start_matches('`')));
                continue;
            }
            Kind::Symbol => match written {
                "(" => open.push(")"),
                "[" => open.push("]"),
                "<" if is_type => open.push(">"),
                ")" | "]" | ">" if open.last() == Some(&written) => {
                    open.pop();
                }
                ")" | "]" => continue,
                ">" if is_type => continue,
                "," if open.is_empty() => break,
                _ => {}
            },
            _ => {}
        }
        out.push_str(written);
    }
    for closing in open.into_iter().rev() {
        out.push_str(closing);
    }
    out
}
