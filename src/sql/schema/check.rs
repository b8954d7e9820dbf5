//! What only the whole list can tell: names that clash or are missing, keys, watermarks, and the types of
//! computed columns.

use super::expr::Reader;
use super::scope::{Scope, sorted};
use super::{Column, ColumnKind, List, Owner, Pending, TimeAttribute};
use crate::sql::infer::Known;
use crate::sql::order::sort;
use crate::sql::problem::{Fault, Sought};
use crate::sql::token::Span;
use crate::sql::types::Type;

impl List<'_> {
    /// Checks the list that has been read.
    pub fn check(&mut self) {
        let order = sorted(&self.schema.columns);
        self.check_names(&order);
        self.check_metadata_keys();
        // Before the expressions: a column of the key is NOT NULL for them too.
        self.check_key(&order);
        let (computed, watermarks): (Vec<_>, Vec<_>) = std::mem::take(&mut self.expressions)
            .into_iter()
            .partition(|pending| matches!(pending.owner, Owner::Column(_)));
        for pending in computed {
            let known = self.type_of(&pending, &order);
            let is_proctime = self.is_proctime(pending.at);
            if let Owner::Column(place) = pending.owner {
                let column = &mut self.schema.columns[place];
                column.data_type = known;
                column.time = is_proctime.then_some(TimeAttribute::Proctime);
            }
        }
        for pending in watermarks {
            let told = self.cursor.problems.len();
            let known = self.type_of(&pending, &order);
            if let Owner::Watermark(path, span) = pending.owner {
                self.check_watermark(&path, (span, told), known, &order);
            }
        }
    }

    fn check_names(&mut self, order: &[usize]) {
        for pair in order.windows(2) {
            let column = &self.schema.columns[pair[1]];
            if self.schema.columns[pair[0]].name == column.name {
                self.cursor.error(column.name_span, Fault::SameColumn);
            }
        }
    }

    fn check_metadata_keys(&mut self) {
        let mut keys: Vec<(&str, Span)> = self
            .schema
            .columns
            .iter()
            .filter_map(|column| Some((metadata_key(column)?, column.name_span)))
            .collect();
        sort(&mut keys, |one, other| one.0.cmp(other.0));
        for pair in keys.windows(2) {
            if pair[0].0 == pair[1].0 {
                self.cursor.error(pair[1].1, Fault::SameMetadataKey);
            }
        }
    }

    /// Reads an expression a second time, now with the columns.
    fn type_of(&mut self, pending: &Pending, order: &[usize]) -> Known {
        let mut scope = Scope::over(&self.schema.columns, order, &self.unread);
        scope.sees_computed = matches!(pending.owner, Owner::Watermark(..));
        self.cursor.at = pending.at;
        self.cursor.is_silent = true;
        let mut reader = Reader {
            cursor: &mut self.cursor,
            scope: Some(&scope),
        };
        let known = reader.expression(0).ok().flatten();
        self.cursor.is_silent = false;
        known
    }

    /// Whether `PROCTIME()` stands at this token, and nothing was read behind it.
    fn is_proctime(&mut self, at: usize) -> bool {
        let is_call = self.cursor.at == at + 3;
        self.cursor.at = at;
        is_call && self.cursor.is_word("PROCTIME")
    }

    /// Checks a watermark, whose expression's problems are those behind the ones that were told before it.
    fn check_watermark(
        &mut self,
        path: &[String],
        (span, told): (Span, usize),
        known: Known,
        order: &[usize],
    ) {
        let scope = Scope::over(&self.schema.columns, order, &self.unread);
        let place = path.first().and_then(|name| scope.place(name));
        let Some(place) = place else {
            if path.first().is_some_and(|name| !self.unread.has(name)) {
                // The expression most likely takes the same column: once is enough.
                let text = self.cursor.text;
                let fault = Fault::UnknownColumn(Sought::Here);
                let mut place = 0;
                self.cursor.problems.retain(|problem| {
                    place += 1;
                    let is_same = problem.fault == fault && problem.span.of(text) == span.of(text);
                    place <= told || !is_same
                });
                self.cursor.error(span, Fault::UnknownColumn(Sought::Here));
            }
            return;
        };
        let column = &self.schema.columns[place];
        if column.time == Some(TimeAttribute::Proctime) {
            self.cursor.error(span, Fault::WatermarkOnProctime);
            return;
        }
        let mut found = column.data_type.as_ref();
        for name in path.get(1..).unwrap_or_default() {
            found = found.and_then(|row| row.field(name));
        }
        let Some(kind) = found.map(|found| &found.kind) else {
            return;
        };
        let fault = match (kind, known.map(|known| known.kind)) {
            (Type::Timestamp(4..) | Type::TimestampLtz(4..), _) => Some(Fault::WatermarkType),
            (Type::Timestamp(_), Some(Type::Timestamp(_)) | None)
            | (Type::TimestampLtz(_), Some(Type::TimestampLtz(_)) | None) => None,
            (Type::Timestamp(_) | Type::TimestampLtz(_), _) => Some(Fault::WatermarkResult),
            _ => Some(Fault::WatermarkType),
        };
        if let Some(fault) = fault {
            self.cursor.error(span, fault);
        }
        if path.len() == 1 {
            self.schema.columns[place].time = Some(TimeAttribute::Rowtime);
        }
    }

    fn check_key(&mut self, order: &[usize]) {
        let Some(mut key) = self.key.take() else {
            return;
        };
        self.schema.primary_key = key.iter().map(|(name, _)| name.clone()).collect();
        for (name, span) in &key {
            let place = Scope::over(&self.schema.columns, order, &self.unread).place(name);
            let Some(place) = place else {
                if !self.unread.has(name) {
                    self.cursor.error(*span, Fault::UnknownColumn(Sought::Here));
                }
                continue;
            };
            let column = &mut self.schema.columns[place];
            if column.kind != ColumnKind::Physical {
                self.cursor.error(*span, Fault::KeyNotPhysical);
            } else if let Some(found) = &mut column.data_type {
                found.is_not_null = true;
            }
        }
        sort(&mut key, |one, other| one.0.cmp(&other.0));
        for pair in key.windows(2) {
            if pair[0].0 == pair[1].0 {
                self.cursor.error(pair[1].1, Fault::SameKeyColumn);
            }
        }
    }
}

fn metadata_key(column: &Column) -> Option<&str> {
    match &column.kind {
        ColumnKind::Metadata { key, .. } => Some(key.as_ref().unwrap_or(&column.name)),
        _ => None,
    }
}
