//! What an INSERT writes against the table it writes to: columns, types, changes of earlier rows.

use super::check::Checker;
use super::kinds::number;
use super::scope::{Column, Rel};
use super::swapped::fits;
use super::tree::{Insert, Term};
use super::{Sink, Table, written};
use crate::sql::near::nearest;
use crate::sql::problem::{Fault, Mend, Sought};
use crate::sql::schema::{self, ColumnKind};
use crate::sql::token::{Span, Token, tokens};
use crate::sql::types::{DataType, MAX_LENGTH, Type};
use std::collections::BTreeSet;

impl Checker<'_, '_> {
    /// Checks an INSERT.
    pub fn insert(&mut self, insert: &Insert) {
        let rel = self.query(&insert.query, None, true);
        let table = self.tables.get(insert.sink.name.as_str()).copied();
        let Some(table) = table.filter(|table| insert.sink.is_local && table.schema.is_whole)
        else {
            return;
        };
        if let Some(span) = insert.overwrite.filter(|_| table.sink != Sink::Unknown) {
            let text = "INTO".to_owned();
            self.error_with(span, Fault::Overwrite, Some(Mend { span, text }));
        }
        for name in &insert.partition {
            let keys = table
                .schema
                .extra
                .as_ref()
                .map(|extra| &extra.partition_keys);
            if keys.is_none_or(|keys| !keys.contains(&name.name)) {
                self.error(name.span, Fault::NoPartition);
            }
        }
        if insert.partition.is_empty()
            && let Some(columns) = self.sink_columns(insert, table)
        {
            self.check_columns(insert, &rel, &columns);
        }
        self.check_updates(insert, &rel, table);
    }

    /// The columns that are written, in the order in which they are.
    fn sink_columns<'t>(
        &mut self,
        insert: &Insert,
        table: &Table<'t>,
    ) -> Option<Vec<&'t schema::Column>> {
        let all: Vec<&schema::Column> = table
            .schema
            .columns
            .iter()
            .filter(|column| match column.kind {
                ColumnKind::Physical => true,
                ColumnKind::Metadata { is_virtual, .. } => !is_virtual,
                ColumnKind::Computed(_) => false,
            })
            .collect();
        if insert.columns.is_empty() {
            return Some(all);
        }
        let mut chosen: Vec<&schema::Column> = Vec::new();
        let mut names = BTreeSet::new();
        let mut is_whole = true;
        for name in &insert.columns {
            if !names.insert(name.name.as_str()) {
                self.error(name.span, Fault::SameColumn);
                is_whole = false;
            }
            if let Some(column) = all.iter().find(|column| column.name == name.name) {
                chosen.push(column);
                continue;
            }
            is_whole = false;
            let mut meant = None;
            if self.guesses > 0 {
                self.guesses -= 1;
                meant = nearest(&name.name, all.iter().map(|column| column.name.as_str()));
            }
            let mend = meant.map(|meant| Mend {
                span: name.span,
                text: written(meant),
            });
            let sink = vec![insert.sink.name.clone()];
            let fault = Fault::UnknownColumn(Sought::In(sink));
            self.error_with(name.span, fault, mend);
        }
        is_whole.then_some(chosen)
    }

    fn check_columns(&mut self, insert: &Insert, rel: &Rel, sink: &[&schema::Column]) {
        if rel.is_open {
            return;
        }
        if rel.columns.len() != sink.len() {
            let fault = Fault::ColumnCount {
                wanted: sink.len(),
                found: rel.columns.len(),
                table: Some(insert.sink.name.clone()),
                missing: missing(rel, sink),
            };
            let span = match insert.query.terms.first() {
                Some(Term::Select(select)) => select.span,
                Some(Term::Values(rows)) => rows.first().map_or(insert.sink.span, |row| row.span),
                _ => insert.sink.span,
            };
            self.error(span, fault);
            return;
        }
        let is_select = matches!(insert.query.terms.as_slice(), [Term::Select(_)]);
        let misfits: Vec<usize> = (0..sink.len())
            .filter(|at| !fits(&rel.columns[*at], sink[*at]))
            .collect();
        let moved = self.check_order(insert, rel, sink, &misfits);
        for at in misfits.into_iter().filter(|at| !moved.contains(at)) {
            let (column, target) = (&rel.columns[at], sink[at]);
            let (Some(found), Some(wanted)) = (&column.data_type, &target.data_type) else {
                continue;
            };
            let is_item = is_select && column.span != Span::default();
            let span = if is_item {
                column.span
            } else {
                insert.sink.span
            };
            let mend = self.cast(column, wanted).filter(|_| is_item);
            let fault = Fault::SinkType {
                column: target.name.clone(),
                found: found.told(),
                wanted: wanted.told(),
            };
            self.error_with(span, fault, mend);
        }
    }

    /// CAST, where it surely works.
    fn cast(&self, column: &Column, wanted: &DataType) -> Option<Mend> {
        let found = &column.data_type.as_ref()?.kind;
        let is_number = |kind: &Type| number(kind).is_some();
        let is_text = |kind: &Type| matches!(kind, Type::Char(_) | Type::Varchar(_));
        let works = is_text(&wanted.kind) && (is_number(found) || is_text(found))
            || is_number(&wanted.kind) && is_number(found);
        let text = column.span.of(self.text);
        // `*` and `t.*` stand for more than one column.
        if !works || text.ends_with('*') || text.is_empty() {
            return None;
        }
        // One CAST in another is hardly what is meant.
        if let Some(span) = self.cast_type(column.span) {
            let text = wanted.told();
            return Some(Mend { span, text });
        }
        Some(Mend {
            span: column.span,
            text: ["CAST(", text, " AS ", &wanted.told(), ")"].concat(),
        })
    }

    /// The type that an item of the list is cast to, where the item is nothing else.
    fn cast_type(&self, item: Span) -> Option<Span> {
        let all = tokens(item.of(self.text));
        let mut all = all.iter().filter(|token| !token.kind.is_gap());
        let is = |token: &Token, word: &str| {
            let span = token.span;
            let written = self
                .text
                .get(item.start + span.start..item.start + span.end);
            written.is_some_and(|written| written.eq_ignore_ascii_case(word))
        };
        if !all.next().is_some_and(|token| is(token, "CAST")) {
            return None;
        }
        let (mut depth, mut target) = (0, None);
        let mut close = item.start;
        for token in all {
            if target.is_some() && depth == 0 {
                return None;
            }
            if is(token, "(") {
                depth += 1;
            } else if is(token, ")") {
                depth -= 1;
                close = item.start + token.span.start;
            } else if depth == 1 && is(token, "AS") {
                target = Some(item.start + token.span.end + 1);
            }
        }
        target.map(|start| Span { start, end: close })
    }

    fn check_updates(&mut self, insert: &Insert, rel: &Rel, table: &Table) {
        let span = insert.sink.span;
        let has_key = !table.schema.primary_key.is_empty();
        if table.sink == Sink::Upsert && !has_key {
            let table = insert.sink.name.clone();
            self.warn(span, Fault::NoKey { table });
            return;
        }
        let Some(updates) = rel.updates else {
            return;
        };
        let name = insert.sink.name.clone();
        let fault = match table.sink {
            Sink::AppendOnly => Fault::Updates { table: name },
            Sink::Jdbc if !has_key => Fault::NoKey { table: name },
            _ => return,
        };
        if updates.is_certain {
            self.error(updates.span, fault);
        } else {
            self.warn(updates.span, fault);
        }
    }
}

/// The columns of a table that nothing is written to: those whose names are missing, where these are as many.
fn missing(rel: &Rel, sink: &[&schema::Column]) -> Vec<String> {
    let Some(count) = sink.len().checked_sub(rel.columns.len()) else {
        return Vec::new();
    };
    let written: BTreeSet<&str> = rel.columns.iter().map(|column| &*column.name).collect();
    let names = sink.iter().map(|column| column.name.as_str());
    let unnamed: Vec<&str> = names
        .clone()
        .filter(|name| !written.contains(name))
        .collect();
    let missing = if unnamed.len() == count {
        unnamed
    } else {
        names.skip(rel.columns.len()).collect()
    };
    missing.into_iter().map(str::to_owned).collect()
}

/// Whether PostgreSQL has no column for a type, by Flink's dialect of it.
pub fn is_refused_by_jdbc(kind: &Type, is_source: bool) -> bool {
    match kind {
        Type::Array(_) => false,
        Type::Varbinary(length) => *length != MAX_LENGTH,
        Type::TimestampLtz(_) => is_source,
        _ => kind.is_refused_by_postgres(),
    }
}
