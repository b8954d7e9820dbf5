//! What FROM gives: the columns of each table, and what a join does to the rows.

use super::check::Checker;
use super::eval::{Look, Value};
use super::function::WINDOWS;
use super::scope::{Column, Rel, Scope, Updates, What};
use super::tree::{Function, Join, Pattern, Rows, Source, Table};
use crate::sql::problem::{Fault, Sought};
use crate::sql::schema::TimeAttribute;
use crate::sql::token::Span;
use crate::sql::types::Type;
use std::rc::Rc;

impl Checker<'_, '_> {
    /// Adds tables to what is seen: what makes later rows change earlier ones.
    pub fn sources(&mut self, sources: &[Source], scope: &mut Scope) -> Option<Updates> {
        let mut updates = None;
        for source in sources {
            let span = source.table.span;
            if let (None, Rows::Joined(inner)) = (&source.table.alias, &source.table.rows) {
                let mut within = Scope::within(scope.parent);
                updates = updates.or(self.sources(inner, &mut within));
                scope.merges_columns |= within.merges_columns | source.merges_columns;
                for (alias, rel) in within.relations {
                    self.see(alias, rel, span, scope);
                }
            } else {
                let rel = self.table(&source.table, scope);
                updates = updates.or(rel.updates);
                scope.merges_columns |= source.merges_columns;
                self.see(alias(&source.table), rel, span, scope);
            }
            let value = source.condition.map(|on| {
                self.condition(
                    on,
                    scope,
                    Look {
                        group: None,
                        is_row: true,
                    },
                )
            });
            if source.join == Join::Outer && changes_rows(source, value.as_ref()) && !scope.is_open
            {
                updates = updates.or(Some(Updates {
                    span: source.span,
                    is_certain: false,
                }));
            }
        }
        updates
    }

    /// Adds a table to what is seen, as long as there are not too many columns.
    pub fn see(&mut self, alias: Option<String>, rel: Rc<Rel>, span: Span, scope: &mut Scope) {
        let count = rel.columns.len();
        let left = self.columns_left.checked_sub(count);
        self.columns_left = left.unwrap_or(self.columns_left);
        let rel = left.map_or_else(|| Rc::new(Rel::open()), |_| rel);
        if !scope.add(alias, rel) {
            self.error(span, Fault::SameAlias);
        }
    }

    fn table(&mut self, table: &Table, scope: &Scope) -> Rc<Rel> {
        let mut rel = match &table.rows {
            Rows::Named(name) => self.named(name),
            Rows::Query(query) if table.is_lateral => self.query(query, Some(scope), false),
            Rows::Query(query) => self.query(query, scope.parent, false),
            Rows::Joined(inner) => {
                let mut within = Scope::within(scope.parent);
                let updates = self.sources(inner, &mut within);
                let mut rel = Rel::open();
                rel.updates = updates;
                Rc::new(rel)
            }
            Rows::Unnest(values) => self.unnest(values, scope),
            Rows::Function(function) => self.function(function, scope),
        };
        if let Some(expr) = table.as_of {
            let value = self.value(expr, scope, Look::default());
            self.check_as_of(table, &value, expr.span, scope);
            let mut plain = (*rel).clone();
            plain.updates = None;
            rel = Rc::new(plain);
        }
        if table.is_reshaped {
            rel = Rc::new(Rel {
                updates: rel.updates,
                ..Rel::open()
            });
        }
        if let Some(pattern) = &table.pattern {
            rel = self.matches(pattern, &rel);
        }
        let span = table.alias.as_ref().map_or(table.span, |alias| alias.span);
        self.renamed(rel, &table.columns, span)
    }

    fn unnest(&mut self, values: &[super::node::Expr], scope: &Scope) -> Rc<Rel> {
        let mut rel = Rel::default();
        for expr in values {
            let value = self.value(*expr, scope, Look::default());
            let kind = value.data_type.as_ref().map(|found| found.kind.clone());
            let mut add = |name: &str, data_type| {
                let mut column = Column::named(name, expr.span);
                column.data_type = data_type;
                rel.columns.push(column);
            };
            match kind {
                Some(Type::Array(element) | Type::Multiset(element)) => match element.kind {
                    Type::Row(fields) => {
                        for field in fields {
                            add(&field.name, Some(Rc::new(field.data_type)));
                        }
                    }
                    _ => add("EXPR$0", Some(Rc::new(*element))),
                },
                Some(Type::Map(entry)) => {
                    add("KEY", Some(Rc::new(entry.0)));
                    add("VALUE", Some(Rc::new(entry.1)));
                }
                Some(Type::Null) | None => rel.is_open = true,
                Some(_) => {
                    self.error(expr.span, Fault::OperandTypes);
                    rel.is_open = true;
                }
            }
        }
        self.pay(&mut rel);
        Rc::new(rel)
    }

    fn function(&mut self, function: &Function, scope: &Scope) -> Rc<Rel> {
        let mut are_intervals = true;
        for argument in &function.arguments {
            let value = self.value(*argument, scope, Look::default());
            let kind = value.data_type.as_ref().map(|found| &found.kind);
            are_intervals &= kind.is_none_or(|kind| matches!(kind, Type::Interval { .. }));
        }
        let Some(input) = &function.input else {
            return Rc::new(Rel::open());
        };
        let input = self.table(input, scope);
        let mut within = Scope::within(None);
        self.see(None, input.clone(), function.name.span, &mut within);
        for expr in &function.partition {
            self.value(*expr, &within, Look::default());
        }
        let name = function.name.name.to_ascii_uppercase();
        if !WINDOWS.contains(&name.as_str()) {
            return Rc::new(Rel::open());
        }
        let count = function.arguments.len();
        let takes = match name.as_str() {
            "TUMBLE" | "SESSION" => 1..=2,
            _ => 2..=3,
        };
        if !takes.contains(&count) || function.time.is_none() || !are_intervals {
            self.error(function.name.span, Fault::OperandTypes);
        }
        let mut rel = (*input).clone();
        // A window of windows: which of the columns of one name is meant is not certain.
        rel.is_open |= input
            .columns
            .iter()
            .any(|column| &*column.name == "window_start");
        let mut time = None;
        if let Some(name) = &function.time {
            time = input
                .columns
                .iter()
                .find(|column| *column.name == *name.name);
            let kind = time.and_then(|column| Some(&column.data_type.as_deref()?.kind));
            let is_time =
                kind.is_none_or(|kind| matches!(kind, Type::Timestamp(_) | Type::TimestampLtz(_)));
            if time.is_none() && !input.is_open {
                let tables = within.aliases();
                self.error(name.span, Fault::UnknownColumn(Sought::In(tables)));
            } else {
                let is_none = |column: &Column| column.what == What::Plain && column.time.is_none();
                let fault = Fault::NoTimeAttribute {
                    column: name.name.clone(),
                    table: input.table.as_deref().map(str::to_owned),
                    is_time,
                };
                if !is_time {
                    self.error(name.span, fault);
                } else if time.is_some_and(is_none) {
                    self.warn(name.span, fault);
                }
            }
        }
        for name in ["window_start", "window_end", "window_time"] {
            let mut column = Column::named(name, function.name.span);
            column.what = What::Window;
            if name == "window_time" {
                column.data_type = time.and_then(|time| time.data_type.clone());
                column.time = Some(TimeAttribute::Rowtime);
            } else {
                column.data_type = Some(Rc::new(Type::Timestamp(3).or_null(false)));
            }
            rel.columns.push(column);
        }
        self.pay(&mut rel);
        Rc::new(rel)
    }

    /// The rows of `MATCH_RECOGNIZE`: each name of its pattern stands for rows of the table.
    fn matches(&mut self, pattern: &Pattern, input: &Rc<Rel>) -> Rc<Rel> {
        let mut scope = Scope::within(None);
        scope.merges_columns = true;
        self.see(None, input.clone(), pattern.span, &mut scope);
        let mut rel = Rel {
            is_open: pattern.keeps_rows || input.is_open,
            ..Rel::default()
        };
        for expr in &pattern.partition {
            let value = self.value(*expr, &scope, Look::default());
            let nodes = self.nodes;
            let name = nodes
                .get(expr.start)
                .map_or("", |node| node.word.trim_matches('`'));
            let mut column = Column::named(name, expr.span);
            column.data_type = value.data_type;
            rel.columns.push(column);
        }
        match pattern.order.first() {
            None => self.error(pattern.span, Fault::OrderNeedsTime),
            Some(key) => {
                let value = self.value(key.expr, &scope, Look::default());
                if value.what == What::Plain && value.data_type.is_some() && value.time.is_none() {
                    self.error(key.expr.span, Fault::OrderNeedsTime);
                }
            }
        }
        for name in &pattern.variables {
            scope.add_name(name.clone(), input.clone());
        }
        for (expr, name) in &pattern.measures {
            let value = self.value(*expr, &scope, Look::default());
            let mut column = Column::named(&name.name, name.span);
            column.data_type = value.data_type;
            column.time = value.time;
            rel.columns.push(column);
        }
        for (_, expr) in &pattern.defines {
            self.condition(*expr, &scope, Look::default());
        }
        self.pay(&mut rel);
        Rc::new(rel)
    }
}

/// The name of a table where it is used.
fn alias(table: &Table) -> Option<String> {
    match (&table.alias, &table.rows) {
        (Some(alias), _) => Some(alias.name.clone()),
        (None, Rows::Named(name)) => Some(name.name.clone()),
        _ => None,
    }
}

/// Whether an outer join gives rows that a later row takes back: not with a bound in time, nor with values of
/// the row itself.
fn changes_rows(source: &Source, condition: Option<&Value>) -> bool {
    let is_plain = matches!(source.table.rows, Rows::Named(_) | Rows::Query(_));
    let has_time = condition.is_some_and(|value| value.uses_time);
    is_plain && source.table.as_of.is_none() && !source.table.is_lateral && !has_time
}
