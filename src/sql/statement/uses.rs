//! Which tables a statement reads, writes and needs, from the places that name them.

use super::job::Job;
use super::read::{Reader, Reference, Role};
use super::{Insert, Statement};
use crate::sql::order::sort;
use crate::sql::token::Kind;
use std::collections::BTreeSet;

/// What the statement tells of its tables.
pub fn told(job: &Job, references: Vec<Reference>, uses: &[(Option<usize>, usize)]) -> Statement {
    let reached = reached(uses);
    let mut statement = Statement {
        kind: job.kind,
        ..Statement::default()
    };
    let mut seen = Seen::default();
    for reference in &references {
        let name = reference.name.as_str();
        if reference.role == Role::Source {
            let is_used = reference.owner.is_none_or(|owner| reached.contains(&owner));
            if is_used && !job.only_requires {
                seen.add(0, name, &mut statement.sources);
            }
            seen.add(1, name, &mut statement.required);
        } else if !job.only_requires {
            seen.add(2, name, &mut statement.sinks);
        }
    }
    for reference in &references {
        if reference.role == Role::Sink {
            seen.add(1, &reference.name, &mut statement.required);
            statement.inserts.push(Insert {
                sink: reference.name.clone(),
                sources: Vec::new(),
            });
        }
    }
    for reference in &references {
        let is_used = reference.owner.is_none_or(|owner| reached.contains(&owner));
        if reference.role == Role::Source
            && is_used
            && let Some(insert) = statement.inserts.get_mut(reference.insert)
        {
            seen.add(3 + reference.insert, &reference.name, &mut insert.sources);
        }
    }
    let places = references.into_iter();
    statement.references = places
        .map(|reference| (reference.name, reference.span))
        .collect();
    statement
}

/// The names that each list has.
#[derive(Default)]
struct Seen(BTreeSet<(usize, String)>);

impl Seen {
    fn add(&mut self, list: usize, name: &str, names: &mut Vec<String>) {
        if self.0.insert((list, name.to_owned())) {
            names.push(name.to_owned());
        }
    }
}

/// The named queries whose rows reach the statement. One only uses those in front of it.
fn reached(uses: &[(Option<usize>, usize)]) -> BTreeSet<usize> {
    let mut by_owner: Vec<(Option<usize>, usize)> = uses.to_vec();
    sort(&mut by_owner, Ord::cmp);
    let mut reached = BTreeSet::new();
    let mut open: Vec<Option<usize>> = vec![None];
    while let Some(owner) = open.pop() {
        let start = by_owner.partition_point(|(other, _)| *other < owner);
        for (_, cte) in by_owner[start..]
            .iter()
            .take_while(|(other, _)| *other == owner)
        {
            if reached.insert(*cte) {
                open.push(Some(*cte));
            }
        }
    }
    reached
}

impl Reader<'_> {
    /// Behind what can't be read, tables are still named: a statement that is being typed has its sources.
    pub fn recover(&mut self) {
        self.cursor.is_silent = true;
        self.is_guessing = true;
        while !self.cursor.is_done() {
            self.skip_insert();
        }
    }

    /// Passes an INSERT that can't be read, with its semicolon.
    pub fn skip_insert(&mut self) {
        let is_silent = std::mem::replace(&mut self.cursor.is_silent, true);
        let is_guessing = std::mem::replace(&mut self.is_guessing, true);
        self.owner = None;
        self.ctes.clear();
        while !self.cursor.is_done() {
            let role = if self.is_any(&["FROM", "JOIN"]) {
                Role::Source
            } else if self.cursor.is_word("INTO") {
                Role::Sink
            } else {
                let is_end = self.cursor.is_sign(";");
                self.cursor.pass();
                if is_end {
                    let sinks = self.references.iter();
                    self.insert = sinks.filter(|table| table.role == Role::Sink).count();
                    break;
                }
                continue;
            };
            self.cursor.pass();
            let is_table = self.cursor.is_name()
                && !self.cursor.is_sign_ahead(1, "(")
                && !matches!(self.cursor.kind(), Some(Kind::UnicodeName));
            if is_table {
                let _unread = self.table_name(role);
            }
        }
        self.cursor.is_silent = is_silent;
        self.is_guessing = is_guessing;
    }
}
