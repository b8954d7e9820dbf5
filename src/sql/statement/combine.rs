//! Queries as they are put together: UNION and the like, VALUES, ORDER BY.

use super::check::Checker;
use super::eval::Look;
use super::kinds::{differ, known};
use super::node::Expr;
use super::scope::{Column, Rel, Scope, Updates, What};
use super::tree::{OrderKey, Query, SetOp, Term};
use crate::sql::infer;
use crate::sql::problem::{Fault, Problem, Severity};
use crate::sql::token::Span;
use std::rc::Rc;

/// ORDER BY, and whether it sorts all rows, of which there is no end.
#[derive(Clone, Copy)]
pub struct Order<'q> {
    /// What it orders by.
    pub keys: &'q [OrderKey],
    /// There is no LIMIT, and no query around it.
    pub sorts_all: bool,
}

impl Checker<'_, '_> {
    /// The rows of a query's terms.
    pub fn terms(&mut self, query: &Query, outer: Option<&Scope>, is_outermost: bool) -> Rc<Rel> {
        let is_alone = query.terms.len() == 1;
        let mut all: Vec<(Rc<Rel>, Span)> = Vec::with_capacity(query.terms.len());
        for term in &query.terms {
            let order = Order {
                keys: if is_alone { &query.order } else { &[] },
                sorts_all: is_outermost && !query.is_limited,
            };
            all.push(self.term(term, outer, order, is_outermost));
        }
        let mut all = all.into_iter();
        let Some((mut rel, _)) = all.next() else {
            return Rc::new(Rel::open());
        };
        for ((other, span), operator) in all.zip(&query.operators) {
            rel = self.set(&rel, &other, span, operator);
        }
        if !query.order.is_empty() && query.is_limited && rel.updates.is_none() {
            let updates = Updates {
                span: query.order_span,
                is_certain: false,
            };
            rel = Rc::new(Rel {
                updates: Some(updates),
                ..(*rel).clone()
            });
        }
        rel
    }

    /// UNION and the like: the columns of both sides by their places.
    fn set(&mut self, left: &Rc<Rel>, right: &Rc<Rel>, span: Span, operator: &SetOp) -> Rc<Rel> {
        let mut rel = Rel::open();
        rel.updates = left.updates.or(right.updates);
        if !operator.keeps_all {
            rel.updates = rel.updates.or(Some(Updates {
                span: operator.span,
                is_certain: true,
            }));
        }
        if left.is_open || right.is_open {
            return Rc::new(rel);
        }
        if left.columns.len() != right.columns.len() {
            let fault = Fault::column_count(left.columns.len(), right.columns.len());
            self.error(span, fault);
            return Rc::new(rel);
        }
        rel.is_open = false;
        for (a, b) in left.columns.iter().zip(&right.columns) {
            let (x, y) = (known(a.data_type.as_ref()), known(b.data_type.as_ref()));
            if differ(&x, &y) {
                let place = if b.span == Span::default() {
                    span
                } else {
                    b.span
                };
                self.error(place, Fault::MixedTypes);
            }
            let mut column = a.clone();
            column.data_type = infer::common(x, y).map(Rc::new);
            column.time = a.time.filter(|_| a.time == b.time);
            column.what = if a.what == b.what && a.what == What::Window {
                What::Window
            } else {
                What::Other
            };
            rel.columns.push(column);
        }
        self.pay(&mut rel);
        Rc::new(rel)
    }

    fn term(
        &mut self,
        term: &Term,
        outer: Option<&Scope>,
        order: Order,
        is_outermost: bool,
    ) -> (Rc<Rel>, Span) {
        match term {
            Term::Select(select) => (self.select(select, outer, order), select.span),
            Term::Query(query) => (self.query(query, outer, is_outermost), Span::default()),
            Term::Table(name) => (self.named(name), name.span),
            Term::Values(rows) => {
                let span = rows.first().map_or(Span::default(), |row| row.span);
                (self.rows(rows, outer), span)
            }
        }
    }

    /// VALUES.
    fn rows(&mut self, rows: &[Expr], outer: Option<&Scope>) -> Rc<Rel> {
        let scope = Scope::within(outer);
        let mut rel = Rel::default();
        for (at, row) in rows.iter().enumerate() {
            let fields = self.fields(*row, &scope, Look::default());
            if at == 0 {
                for (place, field) in fields.into_iter().enumerate() {
                    let name = ["EXPR$", &place.to_string()].concat();
                    let mut column = Column::named(&name, row.span);
                    column.data_type = field.data_type;
                    rel.columns.push(column);
                }
                continue;
            }
            if fields.len() != rel.columns.len() {
                let fault = Fault::column_count(rel.columns.len(), fields.len());
                self.error(row.span, fault);
                return Rc::new(Rel::open());
            }
            for (column, field) in rel.columns.iter_mut().zip(fields) {
                let (x, y) = (
                    known(column.data_type.as_ref()),
                    known(field.data_type.as_ref()),
                );
                if differ(&x, &y) {
                    let severity = Severity::Error;
                    let (fault, mend) = (Fault::MixedTypes, None);
                    self.problems.push(Problem {
                        span: row.span,
                        severity,
                        fault,
                        mend,
                    });
                }
                column.data_type = infer::common(x, y).map(Rc::new);
            }
        }
        self.pay(&mut rel);
        Rc::new(rel)
    }
}
