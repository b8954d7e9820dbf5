//! What a table's connector does with its columns, as far as it shows when the table is used.

use super::check::Checker;
use super::read::{Reference, Role};
use super::sink::is_refused_by_jdbc;
use super::{Sink, Table};
use crate::sql::problem::Fault;
use crate::sql::schema::{Column, ColumnKind};

impl Checker<'_, '_> {
    /// Checks the tables where they are used first.
    pub fn connectors(&mut self, references: &[Reference]) {
        let mut seen = std::collections::BTreeSet::new();
        for reference in references {
            let table = self.tables.get(reference.name.as_str()).copied();
            let Some(table) = table.filter(|_| reference.is_local) else {
                continue;
            };
            let is_source = reference.role == Role::Source;
            if !seen.insert((reference.name.as_str(), is_source)) {
                continue;
            }
            if table.sink == Sink::AppendOnly && !table.schema.primary_key.is_empty() {
                self.warn(reference.span, Fault::KeyWithoutUpserts);
            }
            let refused = table.schema.columns.iter();
            if let Some(column) = refused
                .into_iter()
                .find(|c| is_refused(c, table, is_source))
            {
                let column = column.name.clone();
                self.warn(reference.span, Fault::RefusedColumn { column });
            }
        }
    }
}

fn is_refused(column: &Column, table: &Table, is_source: bool) -> bool {
    let ColumnKind::Metadata { key, is_virtual } = &column.kind else {
        let kind = column.data_type.as_ref().map(|found| &found.kind);
        return table.sink == Sink::Jdbc
            && column.kind == ColumnKind::Physical
            && kind.is_some_and(|kind| is_refused_by_jdbc(kind, is_source));
    };
    if !is_source && *is_virtual {
        return false;
    }
    let key = key.as_ref().unwrap_or(&column.name);
    match table.sink {
        Sink::Jdbc => true,
        // A format adds keys of its own behind `value.`.
        Sink::AppendOnly | Sink::Upsert => {
            !key.starts_with("value.") && !crate::sql::schema::is_metadata_key(key, is_source)
        }
        Sink::Unknown => false,
    }
}
