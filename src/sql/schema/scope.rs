//! The columns by name, for expressions, keys and watermarks.

use super::{Column, ColumnKind};
use crate::sql::order::places;
use crate::sql::problem::{Fault, Sought};
use crate::sql::types::DataType;
use std::collections::BTreeSet;

/// Columns that are there and could not be read.
#[derive(Default)]
pub struct Unread {
    /// Their names.
    names: BTreeSet<String>,
    /// There may be others, whose names could not be read either.
    pub has_others: bool,
}

impl Unread {
    /// Adds a column.
    pub fn insert(&mut self, name: String) {
        self.names.insert(name);
    }

    /// Whether this column may be there.
    pub fn has(&self, name: &str) -> bool {
        self.has_others || self.names.contains(name)
    }
}

/// The columns, sorted by name.
pub struct Scope<'s> {
    columns: &'s [Column],
    sorted: &'s [usize],
    /// A watermark sees computed columns; another computed column does not.
    pub sees_computed: bool,
    /// Columns that are there and could not be read.
    unread: &'s Unread,
}

/// The places of the columns, sorted by name and then by place.
pub fn sorted(columns: &[Column]) -> Vec<usize> {
    places(columns.len(), &|one, other| {
        columns[one].name.cmp(&columns[other].name)
    })
}

impl<'s> Scope<'s> {
    /// The columns in the order of [`sorted`].
    pub fn over(columns: &'s [Column], sorted: &'s [usize], unread: &'s Unread) -> Self {
        Self {
            columns,
            sorted,
            sees_computed: false,
            unread,
        }
    }

    /// The place of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        let name_of = |place: &usize| self.columns[*place].name.as_str();
        let at = self
            .sorted
            .binary_search_by(|place| name_of(place).cmp(name));
        at.ok().map(|at| self.sorted[at])
    }

    /// The type of a column, as far as it is known.
    pub fn column(&self, name: &str) -> Result<Option<&'s DataType>, Fault> {
        let Some(column) = self.place(name).map(|place| &self.columns[place]) else {
            return if self.unread.has(name) {
                Ok(None)
            } else {
                Err(Fault::UnknownColumn(Sought::Here))
            };
        };
        if matches!(column.kind, ColumnKind::Computed(_)) && !self.sees_computed {
            return Err(Fault::UsesComputed);
        }
        Ok(column.data_type.as_ref())
    }
}
