//! Columns that are written in another order than the table has them: columns go by their places, whatever
//! their names.

use super::check::Checker;
use super::kinds::takes;
use super::scope::{Column, Rel};
use super::tree::{Insert, Term};
use super::written;
use crate::sql::problem::{Fault, Mend};
use crate::sql::schema;
use crate::sql::token::Span;
use std::collections::{BTreeMap, BTreeSet};

/// So many columns are named where the order is another.
const NAMED: usize = 2;

/// Whether a column takes what is written to it, as far as both types are known.
pub fn fits(column: &Column, target: &schema::Column) -> bool {
    match (&column.data_type, &target.data_type) {
        (Some(found), Some(wanted)) => takes(wanted, found),
        _ => true,
    }
}

impl Checker<'_, '_> {
    /// Tells of an order that differs: an error where types don't fit for it, else a warning. Gives the places
    /// of the types that it is to blame for.
    pub fn check_order(
        &mut self,
        insert: &Insert,
        rel: &Rel,
        sink: &[&schema::Column],
        misfits: &[usize],
    ) -> BTreeSet<usize> {
        let places: BTreeMap<&str, usize> = (0..)
            .zip(sink)
            .map(|(at, column)| (column.name.as_str(), at))
            .collect();
        // Columns whose names stand at another place, while what stands there is no newcomer.
        let is_moved = |at: &usize| {
            let place = places.get(&*rel.columns[*at].name);
            place.is_some_and(|place| place != at)
        };
        let moved: Vec<usize> = (0..sink.len()).filter(is_moved).collect();
        let by_name: BTreeSet<usize> = misfits.iter().copied().filter(is_moved).collect();
        let (told, to_blame) = if !by_name.is_empty() {
            (moved, by_name)
        } else if let [one, other] = misfits
            && fits(&rel.columns[*one], sink[*other])
            && fits(&rel.columns[*other], sink[*one])
        {
            (misfits.to_vec(), misfits.iter().copied().collect())
        } else if misfits.is_empty() && insert.columns.is_empty() {
            let is_swapped = |at: &usize| {
                let other = places.get(&*rel.columns[*at].name);
                other.is_some_and(|other| {
                    let other = &rel.columns[*other].name;
                    *other != rel.columns[*at].name && places.contains_key(&**other)
                })
            };
            (
                moved.into_iter().filter(is_swapped).collect(),
                BTreeSet::new(),
            )
        } else {
            return BTreeSet::new();
        };
        let Some(first) = to_blame.first().or(told.first()).copied() else {
            return to_blame;
        };
        let named = told.iter().take(NAMED);
        let fault = Fault::SwappedColumns {
            places: named
                .map(|at| (self.called(&rel.columns[*at]), sink[*at].name.clone()))
                .collect(),
        };
        let is_item = rel.columns[first].span != Span::default();
        let is_select = matches!(insert.query.terms.as_slice(), [Term::Select(_)]);
        let span = if is_item && (is_select || to_blame.is_empty()) {
            rel.columns[first].span
        } else {
            insert.sink.span
        };
        if to_blame.is_empty() {
            self.warn(span, fault);
        } else {
            let mend = self.named_columns(insert, rel, sink, &places);
            self.error_with(span, fault, mend);
        }
        to_blame
    }

    /// How an item of the list is called: by its name, else by what it says.
    fn called(&self, column: &Column) -> String {
        let text = column.span.of(self.text);
        if column.name.starts_with("EXPR$") && !text.is_empty() {
            text.to_owned()
        } else {
            column.name.to_string()
        }
    }

    /// The columns' names behind the table that is written, where these are its columns and all types fit then.
    fn named_columns(
        &self,
        insert: &Insert,
        rel: &Rel,
        sink: &[&schema::Column],
        places: &BTreeMap<&str, usize>,
    ) -> Option<Mend> {
        let end = insert.sink.span.end;
        // A hint stands in front of the list.
        let has_hint = self.text.get(end..)?.trim_start().starts_with("/*");
        if !insert.columns.is_empty() || has_hint {
            return None;
        }
        let mut seen = BTreeSet::new();
        let mut list = String::new();
        for column in &rel.columns {
            let place = *places.get(&*column.name)?;
            if !seen.insert(place) || !fits(column, sink[place]) {
                return None;
            }
            list.push_str(if list.is_empty() { " (" } else { ", " });
            list.push_str(&written(&column.name));
        }
        list.push(')');
        Some(Mend {
            span: Span { start: end, end },
            text: list,
        })
    }
}
