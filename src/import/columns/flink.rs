//! Column lists that are Flink's already: taken as they stand, if `sql::schema` finds no error in them.

use super::ddl::{Table, is_name, slice};
use super::pieces::{Kind, Piece, pieces};
use super::{Imported, LeftOut, Origin, Pasted, Why, cut};
use crate::sql::problem::Severity;
use crate::sql::schema::{Column, ColumnKind, parse};
use crate::sql::token::{Kind as TokenKind, tokens};

/// Whose a statement or a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// PostgreSQL's, or not known.
    Postgres,
    /// Flink's: nothing else has such words in it.
    Flink,
}

/// Whose a statement is.
pub fn system(table: &Table) -> System {
    if options(table).is_some() {
        return System::Flink;
    }
    system_of_list(table.body)
}

fn options(table: &Table) -> Option<usize> {
    let starts = |three: &[Piece]| {
        three[0].is("WITH") && three[1].is_sign("(") && three[2].kind == Kind::Text
    };
    table.rest.windows(3).position(starts)
}

/// Reads a statement of Flink. `None` where Flink would not take it.
pub fn read(text: &str, table: &Table) -> Option<Pasted> {
    let end = table.inside.end.min(text.len());
    let mut pasted = of_list(text.get(table.inside.start..end)?, 1)?;
    if let Some(at) = options(table) {
        let what = cut(slice(text, &table.rest[at..]));
        let why = Why::Options;
        pasted.left_out.push(LeftOut { what, why });
    }
    Some(pasted)
}

/// Reads a list without a statement around it: two columns at least, or names in backticks. A column alone might
/// as well be two words of a sentence.
pub fn read_list(text: &str) -> Option<Pasted> {
    let has_backticks = pieces(text)
        .first()
        .is_some_and(|first| first.kind == Kind::Backticks);
    of_list(text, if has_backticks { 1 } else { 2 })
}

/// Whose a list is, by words that only Flink has where they stand here.
pub fn system_of_list(body: &[Piece]) -> System {
    let is_flinks = body.iter().any(|piece| piece.kind == Kind::Backticks)
        || body.windows(3).any(|three| {
            let [first, second, third] = three else {
                return false;
            };
            first.is("WATERMARK") && second.is("FOR")
                || first.is("NOT") && second.is("ENFORCED")
                || second.is("NOT") && third.is("ENFORCED")
                || is_name(first)
                    && second.is_any(&["ARRAY", "MAP", "MULTISET", "ROW"])
                    && third.is_sign("<")
        })
        || body.windows(2).any(|two| {
            is_name(&two[0]) && two[1].is_any(&["STRING", "BYTES", "TINYINT", "TIMESTAMP_LTZ"])
        });
    if is_flinks {
        System::Flink
    } else {
        System::Postgres
    }
}

fn of_list(list: &str, least: usize) -> Option<Pasted> {
    let list = list.trim();
    let (schema, problems) = parse(list);
    let is_refused = problems.iter().any(|p| p.severity == Severity::Error);
    if is_refused || schema.extra.is_some() || schema.columns.len() < least {
        return None;
    }
    let mut verbatim = list.to_owned();
    // A comment at the end would hide the bracket that comes behind it.
    if tokens(list)
        .last()
        .is_some_and(|last| last.kind == TokenKind::LineComment)
    {
        verbatim.push('\n');
    }
    Some(Pasted {
        origin: Origin::FlinkDdl,
        columns: schema
            .columns
            .iter()
            .map(|column| imported(column, list))
            .collect(),
        primary_key: schema.primary_key,
        left_out: Vec::new(),
        renamed: Vec::new(),
        verbatim: Some(verbatim),
    })
}

fn imported(column: &Column, list: &str) -> Imported {
    let behind_name = list
        .get(column.name_span.end..column.span.end)
        .unwrap_or_default();
    let is_not_null = column.data_type.as_ref().is_some_and(|t| t.is_not_null);
    let (data_type, comment) = match (&column.kind, &column.data_type) {
        (ColumnKind::Physical, Some(data_type)) => {
            (data_type.kind.to_string(), column.comment.clone())
        }
        // The comment is part of what stands there.
        _ => (behind_name.trim().to_owned(), None),
    };
    Imported {
        name: column.name.clone(),
        data_type,
        not_null: is_not_null && column.kind == ColumnKind::Physical,
        comment,
        note: None,
    }
}
