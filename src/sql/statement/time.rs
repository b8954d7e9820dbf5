//! Time attributes: where Flink follows time, and what a table needs to be joined as of one.

use super::Sink;
use super::check::Checker;
use super::eval::Value;
use super::scope::{Scope, What};
use super::tree::{Rows, Table};
use crate::sql::problem::Fault;
use crate::sql::schema::TimeAttribute;
use crate::sql::token::Span;
use crate::sql::types::Type;

impl Checker<'_, '_> {
    /// A column that should be a time attribute and is none.
    pub fn no_time(&self, span: Span, value: &Value, scope: &Scope) -> Fault {
        let written = span.of(self.text);
        let bare = |name: &str| name.trim().trim_matches('`').to_owned();
        let (alias, column) = match written.split_once('.') {
            Some((alias, column)) => (Some(bare(alias)), bare(column)),
            None => (None, bare(written)),
        };
        let table = scope.owner(alias.as_deref(), &column);
        let table = table.as_deref().map(str::to_owned);
        let kind = value.data_type.as_ref().map(|found| &found.kind);
        Fault::NoTimeAttribute {
            column,
            table,
            is_time: kind
                .is_none_or(|kind| matches!(kind, Type::Timestamp(_) | Type::TimestampLtz(_))),
        }
    }

    /// A table as of a time: the time must be one that Flink follows, and of the kind that the table takes. A
    /// row of PostgreSQL is looked up when it is needed; all others are versions, found by their key and time.
    pub fn check_as_of(&mut self, table: &Table, value: &Value, span: Span, scope: &Scope) {
        let known = match &table.rows {
            Rows::Named(name) if !name.is_cte => {
                let known = self.tables.get(name.name.as_str()).copied();
                known.map(|known| (known, name))
            }
            _ => None,
        };
        let sink = known.map_or(Sink::Unknown, |(known, _)| known.sink);
        if value.what == What::Plain && value.data_type.is_some() && value.time.is_none() {
            let fault = match known {
                Some((_, name)) if sink == Sink::Jdbc => Fault::LookupTime {
                    table: name.name.clone(),
                },
                _ => self.no_time(span, value, scope),
            };
            self.error(span, fault);
            return;
        }
        let Some((known, name)) = known.filter(|(known, _)| known.schema.is_whole) else {
            return;
        };
        let table = name.name.clone();
        let has_watermark = !known.schema.watermarks.is_empty();
        let has_key = !known.schema.primary_key.is_empty();
        match (value.time, sink) {
            (Some(TimeAttribute::Rowtime), Sink::Jdbc) if !has_watermark => {
                self.warn(name.span, Fault::LookupTime { table });
            }
            (Some(TimeAttribute::Proctime), Sink::AppendOnly | Sink::Upsert) => {
                self.warn(span, Fault::VersionTime { table });
            }
            (Some(TimeAttribute::Rowtime), _) => {
                if !has_watermark {
                    let table = table.clone();
                    self.warn(name.span, Fault::NoWatermark { table });
                }
                if !has_key {
                    self.warn(name.span, Fault::NoKey { table });
                }
            }
            (None, Sink::AppendOnly) if !has_key => self.warn(name.span, Fault::NoKey { table }),
            _ => {}
        }
    }
}
