//! The columns by name, for expressions, keys and watermarks.

use super::{Column, ColumnKind};
use crate::sql::order::places;
use crate::sql::problem::Fault;
use crate::sql::types::DataType;

/// The columns, sorted by name.
pub struct Scope<'s> {
    columns: &'s [Column],
    sorted: &'s [usize],
    /// A watermark sees computed columns; another computed column does not.
    pub sees_computed: bool,
    /// Every column could be read: a name that is not there is wrong.
    pub is_whole: bool,
}

/// The places of the columns, sorted by name and then by place.
pub fn sorted(columns: &[Column]) -> Vec<usize> {
    places(columns.len(), &|one, other| {
        columns[one].name.cmp(&columns[other].name)
    })
}

impl<'s> Scope<'s> {
    /// The columns in the order of [`sorted`].
    pub fn over(columns: &'s [Column], sorted: &'s [usize]) -> Self {
        Self {
            columns,
            sorted,
            sees_computed: false,
            is_whole: true,
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
            return if self.is_whole {
                Err(Fault::UnknownColumn)
            } else {
                Ok(None)
            };
        };
        if matches!(column.kind, ColumnKind::Computed(_)) && !self.sees_computed {
            return Err(Fault::UsesComputed);
        }
        Ok(column.data_type.as_ref())
    }
}
