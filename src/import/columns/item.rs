//! What stands between two commas of PostgreSQL's `CREATE TABLE`: a column with its constraints, or a constraint of
//! the table.

use super::ddl::{in_brackets, is_name, slice};
use super::flink::System;
use super::pieces::{Kind, Piece};
use super::postgres::of_postgres;
use super::types::of_any;
use super::{Found, Imported, Why};

/// The pieces between the commas that stand in no brackets.
pub fn items<'a, 'b>(body: &'b [Piece<'a>]) -> Vec<&'b [Piece<'a>]> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, piece) in body.iter().enumerate() {
        if piece.kind != Kind::Sign {
            continue;
        }
        match piece.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                found.push(&body[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&body[start..]);
    found
}

/// Reads a column or a constraint.
pub fn read_item(text: &str, item: &[Piece], system: System, found: &mut Found) {
    let is_named = matches!(item, [first, name, _, ..] if first.is("CONSTRAINT") && is_name(name));
    let item = if is_named { &item[2..] } else { item };
    let whole = slice(text, item);
    let [first, rest @ ..] = item else {
        return;
    };
    let opens = |at: usize| rest.get(at).is_some_and(|piece| piece.is_sign("("));
    let follows = |words: &[&str]| rest.first().is_some_and(|piece| piece.is_any(words));
    let is_in_backticks = rest
        .first()
        .is_some_and(|piece| piece.kind == Kind::Backticks);
    if first.is("PRIMARY") && follows(&["KEY"]) {
        if let Some(open) = rest.iter().position(|piece| piece.is_sign("(")) {
            let (names, _) = in_brackets(&rest[open..]);
            let names = names.split(|piece| piece.is_sign(","));
            found
                .key
                .extend(names.filter_map(|part| name(part.first()?, system)));
        }
    } else if first.is("CHECK") && opens(0) {
        found.leave_out(whole, Why::Check);
    } else if first.is("FOREIGN") && follows(&["KEY"]) {
        found.leave_out(whole, Why::References);
    } else if first.is("UNIQUE") && (opens(0) || follows(&["KEY", "INDEX", "NULLS", "USING"]))
        || first.is("EXCLUDE") && (opens(0) || follows(&["USING"]))
    {
        found.leave_out(whole, Why::Unique);
    } else if first.is("LIKE") && rest.first().is_some_and(is_name) {
        found.leave_out(whole, Why::Like);
    } else if first.is_any(&["KEY", "INDEX"]) && is_in_backticks {
        found.leave_out(whole, Why::Index);
    } else {
        column(text, item, system, found);
    }
}

/// The name that a piece is. Flink does not fold what stands without quotes.
fn name(piece: &Piece, system: System) -> Option<String> {
    match piece.kind {
        Kind::Word if system == System::Flink => Some(piece.text.to_owned()),
        _ => piece.name(),
    }
}

/// The words that a column's constraints begin with.
const CLAUSES: [&str; 15] = [
    "CONSTRAINT",
    "NULL",
    "DEFAULT",
    "CHECK",
    "PRIMARY",
    "UNIQUE",
    "REFERENCES",
    "COLLATE",
    "GENERATED",
    "STORAGE",
    "COMPRESSION",
    "OPTIONS",
    "COMMENT",
    "METADATA",
    "AUTO_INCREMENT",
];

/// Where the next constraint begins, behind this place. What stands in brackets is passed; so are the words of
/// `SET NULL`, `SET DEFAULT` and `BY DEFAULT`.
fn next_clause(pieces: &[Piece], behind: usize) -> usize {
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.is_sign("(") {
            depth += 1;
        } else if piece.is_sign(")") {
            depth = depth.saturating_sub(1);
        }
        if depth > 0 || at < behind {
            continue;
        }
        let is_part = at > 0 && pieces[at - 1].is_any(&["SET", "BY"]);
        let is_not_null = piece.is("NOT") && pieces.get(at + 1).is_some_and(|next| next.is("NULL"));
        if !is_part && (is_not_null || piece.is_any(&CLAUSES)) {
            return at;
        }
    }
    pieces.len()
}

fn column(text: &str, item: &[Piece], system: System, found: &mut Found) {
    let Some(name) = item.first().and_then(|piece| name(piece, system)) else {
        found.leave_out(slice(text, item), Why::Unreadable);
        return;
    };
    let mut rest = &item[1..];
    let (written, clauses) = rest.split_at(next_clause(rest, 0));
    // A computed column and a watermark have no type.
    if written.is_empty() || written[0].is_any(&["AS", "FOR"]) {
        found.leave_out(slice(text, item), Why::Unreadable);
        return;
    }
    let mapped = match system {
        System::Flink => of_any(slice(text, written)),
        System::Postgres => of_postgres(slice(text, written)),
    };
    let is_serial = written.len() == 1
        && written[0].is_any(&[
            "serial",
            "bigserial",
            "smallserial",
            "serial2",
            "serial4",
            "serial8",
        ]);
    let mut not_null = is_serial;
    let mut comment = None;
    rest = clauses;
    while !rest.is_empty() {
        // An expression may well begin with NULL.
        let least = if rest[0].is("DEFAULT") { 2 } else { 1 };
        let least = if rest[0].is("NOT") { 2 } else { least };
        let (clause, behind) = rest.split_at(next_clause(rest, least));
        rest = behind;
        let what = slice(text, clause);
        let why = match clause {
            [first, ..] if first.is("NOT") => {
                not_null = true;
                None
            }
            [first, ..] if first.is("PRIMARY") => {
                found.key.push(name.clone());
                None
            }
            [first, said, ..] if first.is("COMMENT") => {
                comment = said.said();
                None
            }
            [first, ..] if first.is("DEFAULT") => Some(Why::Default),
            [first, ..] if first.is("CHECK") => Some(Why::Check),
            [first, ..] if first.is("UNIQUE") => Some(Why::Unique),
            [first, ..] if first.is("REFERENCES") => Some(Why::References),
            [first, ..] if first.is("COLLATE") => Some(Why::Collation),
            [first, ..] if first.is_any(&["GENERATED", "AUTO_INCREMENT"]) => {
                not_null |= clause.iter().any(|piece| piece.is("IDENTITY"));
                Some(Why::Generated)
            }
            [first, ..] if first.is("METADATA") => Some(Why::Unreadable),
            _ => None,
        };
        if let Some(why) = why {
            found.leave_out(&[&name, ": ", what].concat(), why);
        }
    }
    found.columns.push(Imported {
        name,
        data_type: mapped.data_type,
        not_null,
        comment: comment.filter(|comment| !comment.is_empty()),
        note: mapped.note,
    });
}
