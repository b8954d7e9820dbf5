//! SELECT: its columns, and what WHERE, GROUP BY and HAVING ask of them.

use super::check::Checker;
use super::combine::Order;
use super::eval::{Look, Value};
use super::kinds::known;
use super::node::{Expr, Op};
use super::scope::{Column, Rel, Scope, Updates, What, hash};
use super::tree::{Item, Name, Select};
use crate::sql::callable::is_aggregation;
use crate::sql::infer::may_be_true;
use crate::sql::problem::{Fault, Mend, Sought};
use crate::sql::token::Span;
use crate::sql::types::Type;
use std::collections::BTreeSet;
use std::rc::Rc;

impl Checker<'_, '_> {
    /// The rows of a SELECT.
    pub fn select(&mut self, select: &Select, outer: Option<&Scope>, order: Order) -> Rc<Rel> {
        let mut scope = Scope::within(outer);
        let mut rel = Rel {
            updates: self.sources(&select.from, &mut scope),
            ..Rel::default()
        };
        if let Some(filter) = select.filter {
            let look = Look {
                group: None,
                is_row: true,
            };
            let value = self.condition(filter, &scope, look);
            if value.uses_rank {
                add(&mut rel, filter.span, false);
            }
        }
        let values = select.items.iter().filter_map(|item| match item {
            Item::Value(expr, _) => Some(*expr),
            Item::Star(..) => None,
        });
        let aggregation = values
            .chain(select.having)
            .find_map(|expr| self.aggregation(expr));
        let is_grouped = select.group.is_some() || aggregation.is_some() || select.having.is_some();
        let group = select.group.as_ref();
        let keys = group.map_or(&[][..], |group| &group.keys);
        let (hashes, is_window) = self.group(keys, &scope);
        if is_window {
            // A window gives its rows when it ends, once and for all.
            rel.updates = None;
        } else if is_grouped {
            let span = group.map(|group| group.span).or(aggregation);
            add(&mut rel, span.unwrap_or(select.span), true);
        }
        let look = Look {
            group: (is_grouped && !scope.is_open).then_some(&hashes),
            is_row: false,
        };
        let told = self.problems.len();
        let mut names = BTreeSet::new();
        for item in &select.items {
            match item {
                Item::Star(path, span) => {
                    for table in self.star(path, *span, &scope, look, &mut rel) {
                        self.all(&table, *span, &mut names, &mut rel);
                    }
                }
                Item::Value(expr, alias) => {
                    let value = self.value(*expr, &scope, look);
                    self.check_grouped(&value);
                    let column = self.item(*expr, alias.as_ref(), value, rel.columns.len());
                    names.insert(column.name.clone());
                    rel.columns.push(column);
                }
            }
        }
        if let Some(having) = select.having {
            let value = self.condition(having, &scope, look);
            self.check_grouped(&value);
            if group.is_none() {
                let is_where = aggregation.is_none() && select.filter.is_none();
                if self.blame_having(told, select.having_span, is_where) {
                    rel.updates = None;
                }
            }
        }
        for window in &select.windows {
            self.value(*window, &scope, Look::default());
        }
        if let Some(span) = select.distinct {
            let mut columns = rel.columns.iter();
            let is_in_window = columns.any(|column| column.what == What::Window);
            if !is_in_window {
                add(&mut rel, span, true);
            }
        }
        self.order(order, &rel, &scope);
        self.pay(&mut rel);
        Rc::new(rel)
    }

    /// ORDER BY sees the names of the list, and the tables too. Rows without end can be sorted by a time only.
    fn order(&mut self, order: Order, rel: &Rel, tables: &Scope) {
        let Some(first) = order.keys.first() else {
            return;
        };
        let mut scope = Scope::within(Some(tables));
        scope.merges_columns = true;
        self.see(None, Rc::new(rel.clone()), first.expr.span, &mut scope);
        for (at, key) in order.keys.iter().enumerate() {
            let value = self.value(key.expr, &scope, Look::default());
            let is_time = value.time.is_some() && !key.is_descending;
            let is_known = value.what == What::Plain && value.data_type.is_some();
            if at == 0 && order.sorts_all && is_known && !is_time {
                self.error(key.expr.span, Fault::OrderNeedsTime);
            }
        }
    }

    /// A value that must be true or false.
    pub fn condition(&mut self, expr: Expr, scope: &Scope, look: Look) -> Value {
        let value = self.value(expr, scope, look);
        if !may_be_true(&known(value.data_type.as_ref())) {
            self.error(expr.span, Fault::NotACondition);
        }
        value
    }

    fn check_grouped(&mut self, value: &Value) {
        if let Some(span) = value.ungrouped {
            self.error(span, Fault::NotGrouped);
        }
    }

    /// Without GROUP BY it is HAVING that makes a group of all rows: it takes the blame for each column. Says
    /// whether there was any.
    fn blame_having(&mut self, told: usize, span: Span, is_where: bool) -> bool {
        let later = self.problems.split_off(told);
        let count = later.len();
        let others = later.into_iter();
        let others = others.filter(|problem| problem.fault != Fault::NotGrouped);
        self.problems.extend(others);
        let is_to_blame = self.problems.len() < told + count;
        if is_to_blame {
            let text = "WHERE".to_owned();
            let mend = is_where.then_some(Mend { span, text });
            self.error_with(span, Fault::LoneHaving, mend);
        }
        is_to_blame
    }

    fn item(&mut self, expr: Expr, alias: Option<&Name>, value: Value, place: usize) -> Column {
        let nodes = self.nodes;
        let last = expr.end.checked_sub(1).and_then(|at| nodes.get(at));
        let is_single = expr.end == expr.start + 1;
        let name = match (alias, last.map(|node| &node.op)) {
            (Some(alias), _) => alias.name.clone(),
            (None, Some(Op::Column(path))) if is_single => path
                .last()
                .map_or_else(String::new, |name| name.name.clone()),
            (None, Some(Op::Field(name))) => name.name.clone(),
            _ => ["EXPR$", &place.to_string()].concat(),
        };
        let is_null = value
            .data_type
            .as_ref()
            .is_some_and(|found| found.kind == Type::Null);
        if is_null && is_single && self.refuses_null {
            self.error(expr.span, Fault::NullWithoutType);
        }
        Column {
            name: name.into(),
            data_type: value.data_type,
            time: value.time,
            what: value.what,
            span: expr.span,
        }
    }

    /// The tables of `*` or `t.*`.
    fn star(
        &mut self,
        path: &[Name],
        span: Span,
        scope: &Scope,
        look: Look,
        rel: &mut Rel,
    ) -> Vec<Rc<Rel>> {
        let Some(last) = path.last() else {
            if scope.relations.is_empty() {
                self.error(span, Fault::UnknownColumn(Sought::In(Vec::new())));
            }
            rel.is_open |= scope.is_open || scope.merges_columns || scope.relations.is_empty();
            let is_grouped = |at, column| look.group.is_none_or(|g| g.contains(&hash(at, column)));
            let mut tables = scope.relations.iter().enumerate();
            if !tables.all(|(at, (_, t))| (0..t.columns.len()).all(|c| is_grouped(at, c))) {
                self.error(span, Fault::NotGrouped);
            }
            return scope.relations.iter().map(|(_, t)| t.clone()).collect();
        };
        if let Some(table) = scope.table(&last.name) {
            rel.is_open |= table.is_open;
            return vec![table.clone()];
        }
        let is_certain = path.len() == 1 && !scope.is_open && scope.parent.is_none();
        if is_certain && !scope.has(&last.name) {
            self.error(last.span, Fault::UnknownAlias);
        }
        rel.is_open = true;
        Vec::new()
    }

    /// All columns of a table. The second of one name gets a number, as long as that makes it another.
    fn all(&self, table: &Rel, span: Span, names: &mut BTreeSet<Rc<str>>, rel: &mut Rel) {
        let most = self.columns_left.min(10_000);
        if rel.columns.len() + table.columns.len() > most {
            rel.is_open = true;
            return;
        }
        for column in &table.columns {
            let mut name = column.name.clone();
            let mut number = 0;
            while !names.insert(name.clone()) {
                if number > 9 {
                    rel.is_open = true;
                    break;
                }
                name = [&*column.name, &number.to_string()].concat().into();
                number += 1;
            }
            rel.columns.push(Column {
                name,
                span,
                ..column.clone()
            });
        }
    }

    /// The first aggregation that is no window's and stands in no query within.
    fn aggregation(&self, expr: Expr) -> Option<Span> {
        let mut at = expr.start;
        while at < expr.end {
            let node = self.nodes.get(at)?;
            at += 1;
            match &node.op {
                Op::Query { end, .. } => at = *end,
                Op::Call { is_over: false } if is_aggregation(node.word) => {
                    return Some(node.span);
                }
                _ => {}
            }
        }
        None
    }
}

/// Later rows change earlier ones from here on.
pub fn add(rel: &mut Rel, span: Span, is_certain: bool) {
    if rel.updates.is_none() {
        rel.updates = Some(Updates { span, is_certain });
    }
}
