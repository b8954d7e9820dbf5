//! What only the tables can tell: columns and types of queries, and what later rows change. Nothing is said
//! of what is not certain to be known.

use super::Table;
use super::eval::Look;
use super::node::{Expr, Node};
use super::scope::{Column, Rel, Scope, Updates, What};
use super::tree::{Cte, Name, Query, TableName};
use crate::sql::problem::{Fault, Mend, Problem, Severity};
use crate::sql::schema::{ColumnKind, Schema};
use crate::sql::token::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Checks what has been read.
pub struct Checker<'r, 'a> {
    /// The text.
    pub text: &'r str,
    /// All parts of all expressions.
    pub nodes: &'r [Node<'a>],
    /// The tables that are known.
    pub tables: BTreeMap<&'r str, &'r Table<'r>>,
    /// Their rows, as soon as one was asked for.
    pub known: BTreeMap<&'r str, Rc<Rel>>,
    /// The named queries that can be seen; the innermost last.
    pub ctes: BTreeMap<String, Vec<Rc<Rel>>>,
    /// What has been found wrong.
    pub problems: Vec<Problem>,
    /// How many more columns may be made: `SELECT *, *` doubles them with each query.
    pub columns_left: usize,
    /// How many more names may be guessed.
    pub guesses: usize,
    /// NULL can't be an item of the SELECT: no query around it tells its type.
    pub refuses_null: bool,
}

impl Checker<'_, '_> {
    /// Notes an error.
    pub fn error(&mut self, span: Span, fault: Fault) {
        self.error_with(span, fault, None);
    }

    /// Notes an error with its mend.
    pub fn error_with(&mut self, span: Span, fault: Fault, mend: Option<Mend>) {
        let severity = Severity::Error;
        self.problems.push(Problem {
            span,
            severity,
            fault,
            mend,
        });
    }

    /// Notes a warning.
    pub fn warn(&mut self, span: Span, fault: Fault) {
        self.warn_with(span, fault, None);
    }

    /// Notes a warning with its mend.
    pub fn warn_with(&mut self, span: Span, fault: Fault, mend: Option<Mend>) {
        let severity = Severity::Warning;
        self.problems.push(Problem {
            span,
            severity,
            fault,
            mend,
        });
    }

    /// The rows of a table that is named.
    pub fn named(&mut self, name: &TableName) -> Rc<Rel> {
        if name.is_cte {
            let stack = self.ctes.get(&name.name);
            return match stack.and_then(|stack| stack.last()) {
                Some(rel) => rel.clone(),
                None => Rc::new(Rel::open()),
            };
        }
        if !name.is_local {
            return Rc::new(Rel::open());
        }
        let Some((key, table)) = self.tables.get_key_value(name.name.as_str()) else {
            return Rc::new(Rel::open());
        };
        let make = || {
            let updates = Updates {
                span: name.span,
                is_certain: true,
            };
            Rc::new(Rel {
                columns: columns(table.schema),
                is_open: !table.schema.is_whole,
                updates: (table.sink == super::Sink::Upsert).then_some(updates),
                table: Some((*key).into()),
            })
        };
        self.known.entry(key).or_insert_with(make).clone()
    }

    /// Takes the columns off what may still be made; what is too much is not known.
    pub fn pay(&mut self, rel: &mut Rel) {
        if let Some(left) = self.columns_left.checked_sub(rel.columns.len()) {
            self.columns_left = left;
        } else {
            rel.columns.clear();
            rel.is_open = true;
        }
    }

    /// The rows of a query. Its outermost ORDER BY is kept by Flink, that of a query within is not.
    pub fn query(&mut self, query: &Query, outer: Option<&Scope>, is_outermost: bool) -> Rc<Rel> {
        for cte in &query.with {
            let rel = self.cte(cte, outer);
            self.ctes
                .entry(cte.name.name.clone())
                .or_default()
                .push(rel);
        }
        let rel = self.terms(query, outer, is_outermost);
        for cte in &query.with {
            if let Some(stack) = self.ctes.get_mut(&cte.name.name) {
                stack.pop();
            }
        }
        rel
    }

    fn cte(&mut self, cte: &Cte, outer: Option<&Scope>) -> Rc<Rel> {
        let rel = self.query(&cte.query, outer, false);
        self.renamed(rel, &cte.columns, cte.name.span)
    }

    /// The same rows with these names for their columns.
    pub fn renamed(&mut self, rel: Rc<Rel>, names: &[Name], span: Span) -> Rc<Rel> {
        if names.is_empty() {
            return rel;
        }
        if !rel.is_open && rel.columns.len() != names.len() {
            let fault = Fault::column_count(rel.columns.len(), names.len());
            self.error(span, fault);
            return Rc::new(Rel::open());
        }
        let mut renamed = Rel {
            columns: Vec::with_capacity(names.len()),
            is_open: false,
            updates: rel.updates,
            table: None,
        };
        for (at, name) in names.iter().enumerate() {
            let mut column = Column::named(&name.name, name.span);
            if let Some(old) = rel.columns.get(at).filter(|_| !rel.is_open) {
                column = Column {
                    name: column.name,
                    ..old.clone()
                };
            }
            renamed.columns.push(column);
        }
        self.pay(&mut renamed);
        Rc::new(renamed)
    }

    /// The keys of a group, as what is the same has the same number.
    pub fn group(&mut self, keys: &[Expr], scope: &Scope) -> (BTreeSet<u64>, bool) {
        let mut hashes = BTreeSet::new();
        let mut is_window = false;
        let look = Look {
            group: None,
            is_row: true,
        };
        for key in keys {
            for value in self.fields(*key, scope, look) {
                is_window |= value.what == What::Window;
                hashes.insert(value.hash);
            }
        }
        (hashes, is_window)
    }
}

/// All columns of a table, as a query sees them.
fn columns(schema: &Schema) -> Vec<Column> {
    let all = schema.columns.iter();
    all.map(|column| Column {
        name: column.name.as_str().into(),
        data_type: column.data_type.clone().map(Rc::new),
        time: column.time,
        what: match column.kind {
            ColumnKind::Computed(_) => What::Other,
            _ => What::Plain,
        },
        span: Span::default(),
    })
    .collect()
}
