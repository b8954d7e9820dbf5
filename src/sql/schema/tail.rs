//! What follows a bracket that closes the column list too early, and whether Flink would take it. Whoever
//! writes a schema into CREATE TABLE must refuse it all the same.

use super::{Extra, List};
use crate::sql::cursor::{Cursor, Parsed};
use crate::sql::name::in_backticks;
use crate::sql::problem::{Fault, Mend};
use crate::sql::slip::only_closes;
use crate::sql::token::Span;
use std::fmt::Write;

impl List<'_> {
    /// Notes the break-out, from its bracket to the end.
    pub fn break_out(&mut self) {
        let bracket = self.cursor.span();
        let span = Span {
            end: self.cursor.text.len(),
            ..bracket
        };
        self.cursor.pass();
        let was_silent = std::mem::replace(&mut self.cursor.is_silent, true);
        let extra = extra(&mut self.cursor)
            .ok()
            .filter(|extra| self.cursor.is_done() && self.has_keys(extra));
        self.cursor.is_silent = was_silent;
        let accepted = extra.is_some();
        self.schema.extra = extra;
        let rest = span.of(self.cursor.text);
        let mend = only_closes(rest).then(|| Mend {
            span: Span {
                end: bracket.start + rest.trim_end().len(),
                ..bracket
            },
            text: String::new(),
        });
        let fault = Fault::BreakOut { accepted };
        self.cursor.error_with(span, fault, mend);
    }

    fn has_keys(&self, extra: &Extra) -> bool {
        extra.partition_keys.iter().all(|key| {
            let mut columns = self.schema.columns.iter();
            columns.any(|column| column.name == *key)
        })
    }
}

/// Reads the clauses of a table up to a list that the real closing bracket would close.
fn extra(cursor: &mut Cursor) -> Parsed<Extra> {
    let mut extra = Extra::default();
    if cursor.takes_word("COMMENT") {
        extra.comment = Some(cursor.text()?);
    }
    if cursor.takes_word("DISTRIBUTED") {
        let mut printed = "DISTRIBUTED ".to_owned();
        if cursor.takes_word("BY") {
            printed.push_str("BY ");
            for kind in ["HASH", "RANGE"] {
                if cursor.takes_word(kind) {
                    printed.push_str(kind);
                }
            }
            let keys: Vec<String> = names(cursor)?.iter().map(|key| in_backticks(key)).collect();
            // Writing into a string does not fail.
            let _ = write!(printed, "({})", keys.join(", "));
            if !cursor.takes_sign(")") {
                printed.push('\n');
                extra.distribution = Some(printed);
                return Ok(extra);
            }
            if cursor.is_word("INTO") {
                printed.push(' ');
            }
        }
        if cursor.takes_word("INTO") {
            let count = cursor.ahead(0);
            cursor.integer()?;
            cursor.word("BUCKETS")?;
            let _ = write!(printed, "INTO {count} BUCKETS");
        }
        printed.push('\n');
        extra.distribution = Some(printed);
    }
    cursor.word("PARTITIONED")?;
    cursor.word("BY")?;
    extra.partition_keys = names(cursor)?;
    Ok(extra)
}

fn names(cursor: &mut Cursor) -> Parsed<Vec<String>> {
    cursor.sign("(")?;
    let mut names = vec![cursor.name()?];
    while cursor.takes_sign(",") {
        names.push(cursor.name()?);
    }
    Ok(names)
}
