//! What expressions mean: which columns they name, their types, and whether they fit a GROUP BY. The list of
//! nodes is followed once, with a stack of values, as a calculator does it.

use super::check::Checker;
use super::kinds::{self, differ, is_time, known};
use super::node::{Expr, Node, Op, QueryKind};
use super::result::over;
use super::scope::{Rel, Scope, What, mix, mix_word};
use crate::sql::infer::{self, Known, may_be_true};
use crate::sql::problem::Fault;
use crate::sql::schema::TimeAttribute;
use crate::sql::token::Span;
use crate::sql::types::{DataType, Type};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is known of a value.
#[derive(Clone, Default)]
pub struct Value {
    /// Its type.
    pub data_type: Option<Rc<DataType>>,
    /// The time that it is.
    pub time: Option<TimeAttribute>,
    /// What it is.
    pub what: What,
    /// Where it stands, if it is a column.
    pub place: Span,
    /// It uses a rank.
    pub uses_rank: bool,
    /// It is a time or a border of a window, or uses one.
    pub uses_time: bool,
    /// It has an aggregation in it.
    pub uses_group: bool,
    /// A column that no aggregation takes and no key of the group is.
    pub ungrouped: Option<Span>,
    /// The same for the same expression.
    pub hash: u64,
}

/// How an expression is looked at.
#[derive(Clone, Copy, Default)]
pub struct Look<'g> {
    /// The keys of the group, where all columns must be among them.
    pub group: Option<&'g BTreeSet<u64>>,
    /// Aggregations can't stand here.
    pub is_row: bool,
}

impl Checker<'_, '_> {
    /// The value of an expression.
    pub fn value(&mut self, expr: Expr, scope: &Scope, look: Look) -> Value {
        let end = expr.end;
        self.values(expr.start, end, scope, look)
            .pop()
            .unwrap_or_default()
    }

    /// The values of a row's fields; of a single one, if it is no row.
    pub fn fields(&mut self, expr: Expr, scope: &Scope, look: Look) -> Vec<Value> {
        let last = expr.end.checked_sub(1).and_then(|at| self.nodes.get(at));
        let is_row = last.is_some_and(|node| matches!(node.op, Op::Row) && node.span == expr.span);
        let end = if is_row { expr.end - 1 } else { expr.end };
        self.values(expr.start, end, scope, look)
    }

    fn values(&mut self, start: usize, end: usize, scope: &Scope, look: Look) -> Vec<Value> {
        let nodes = self.nodes;
        let mut stack: Vec<Value> = Vec::new();
        let mut at = start;
        while at < end
            && let Some(node) = nodes.get(at)
        {
            let from = stack.len().saturating_sub(node.arity);
            let operands = stack.split_off(from);
            let value = self.node(node, &operands, scope, look);
            stack.push(value);
            at = match &node.op {
                Op::Query { end, .. } => *end,
                _ => at + 1,
            };
        }
        stack
    }

    fn node(&mut self, node: &Node, operands: &[Value], scope: &Scope, look: Look) -> Value {
        let mut value = Value {
            hash: mix_word(node.arity as u64 + 1, node.word),
            ..Value::default()
        };
        for operand in operands {
            value.hash = mix(value.hash, operand.hash);
            value.ungrouped = value.ungrouped.or(operand.ungrouped);
            value.uses_rank |= operand.uses_rank;
            value.uses_time |= operand.uses_time;
            value.uses_group |= operand.uses_group;
        }
        match &node.op {
            Op::Column(path) => value = self.column(path, node.span, scope, look),
            Op::Literal(known) => value.data_type = known.clone().map(Rc::new),
            Op::Call { is_over } => {
                self.call(node, *is_over, operands, &mut value, look, scope);
            }
            Op::Over {
                partition,
                order,
                is_descending,
            } => {
                let is_ordered = *order > 0;
                over(*partition, is_ordered, *is_descending, operands, &mut value);
            }
            Op::Query { kind, query, .. } => {
                let refuses_null = std::mem::replace(&mut self.refuses_null, false);
                let rel = self.query(query, Some(scope), false);
                self.refuses_null = refuses_null;
                self.check_width(node, *kind, operands, &rel);
                let only = rel.columns.first().filter(|_| !rel.is_open);
                value.data_type = match kind {
                    QueryKind::Value => only.and_then(|column| column.data_type.clone()),
                    QueryKind::Test => Some(Rc::new(Type::Boolean.nullable())),
                    QueryKind::Collection => None,
                };
                value.hash = mix(value.hash, node.span.start as u64);
            }
            _ => {
                if let (Op::Field(name), Some(row)) = (&node.op, operands.first()) {
                    value.hash = mix_word(row.hash, &name.name);
                }
                let kinds = operands
                    .iter()
                    .map(|o| known(o.data_type.as_ref()))
                    .collect();
                value.data_type = self.operation(node, kinds).map(Rc::new);
            }
        }
        if let Some(group) = look.group
            && group.contains(&value.hash)
        {
            value.ungrouped = None;
        }
        value
    }

    /// A query that gives one value has one column; behind IN it has as many as stand in front.
    fn check_width(&mut self, node: &Node, kind: QueryKind, operands: &[Value], rel: &Rel) {
        let wanted = match (kind, operands) {
            (QueryKind::Value, _) => Some(1),
            (QueryKind::Test, [left]) => left.data_type.as_ref().map(|left| match &left.kind {
                Type::Row(fields) => fields.len(),
                _ => 1,
            }),
            _ => None,
        };
        if let (QueryKind::Test, [left], [only]) = (kind, operands, rel.columns.as_slice())
            && differ(
                &known(left.data_type.as_ref()),
                &known(only.data_type.as_ref()),
            )
        {
            self.warn(node.span, Fault::OperandTypes);
            return;
        }
        let found = rel.columns.len();
        if let Some(wanted) = wanted.filter(|wanted| *wanted != found && !rel.is_open) {
            self.error(node.span, Fault::column_count(wanted, found));
        }
    }

    fn operation(&mut self, node: &Node, mut kinds: Vec<Known>) -> Known {
        let is_nullable = !kinds.iter().all(infer::is_not_null);
        match &node.op {
            Op::Logic => {
                if !kinds.iter().all(may_be_true) {
                    self.error(node.span, Fault::OperandTypes);
                }
                Some(Type::Boolean.or_null(is_nullable))
            }
            Op::Compare => {
                if let [left, right] = kinds.as_slice()
                    && differ(left, right)
                    // A text is read as a time where it is held against one.
                    && !(is_time(left) || is_time(right))
                    && matches!(node.word, "=" | "<>")
                {
                    self.warn(node.span, Fault::OperandTypes);
                }
                Some(Type::Boolean.or_null(is_nullable))
            }
            Op::Test => {
                if !kinds::test_fits(node.word, &kinds) {
                    self.warn(node.span, Fault::OperandTypes);
                }
                Some(Type::Boolean.or_null(is_nullable))
            }
            Op::Arithmetic => {
                let right = kinds.pop().flatten();
                let left = kinds.pop().flatten();
                // `(a - b) SECOND` is how times are subtracted.
                let are_times = is_time(&left) && is_time(&right);
                if node.word == "||" && differ(&left, &right) {
                    self.warn(node.span, Fault::OperandTypes);
                    return None;
                }
                let Ok(known) = infer::arithmetic(node.word, left, right) else {
                    if !are_times {
                        self.error(node.span, Fault::OperandTypes);
                    }
                    return None;
                };
                known
            }
            Op::Sign => kinds.pop().flatten(),
            Op::Cast {
                target,
                keeps_not_null,
            } => {
                let from = kinds.first().and_then(Option::as_ref);
                if from.is_some_and(|from| !kinds::casts(&from.kind, &target.kind)) {
                    self.error(node.span, Fault::OperandTypes);
                }
                Some(DataType {
                    is_not_null: *keeps_not_null && !is_nullable,
                    ..target.clone()
                })
            }
            Op::Case {
                has_operand,
                has_else,
            } => {
                let skipped = usize::from(*has_operand);
                let last = kinds.len().saturating_sub(1);
                let pairs = if *has_else { last } else { last + 1 };
                let mut conditions = kinds.iter().take(pairs).step_by(2);
                if !has_operand && !conditions.all(may_be_true) {
                    self.error(node.span, Fault::OperandTypes);
                }
                let results = kinds.into_iter().enumerate().skip(skipped);
                let results = results
                    .filter(|(at, _)| (at - skipped) % 2 == 1 || *has_else && *at == last)
                    .map(|(_, known)| known);
                self.merged(results.collect(), node.span)
            }
            Op::Collection => {
                if kinds.len() > 200 {
                    return None;
                }
                infer::collection(&node.word.to_ascii_uppercase(), kinds)
            }
            Op::Row => infer::row(kinds),
            Op::Item => match kinds.into_iter().next().flatten()?.kind {
                Type::Array(element) => Some(element.kind.nullable()),
                Type::Map(entry) => Some(entry.1.kind.nullable()),
                Type::Row(_) | Type::Multiset(_) | Type::Null => None,
                _ => {
                    self.error(node.span, Fault::OperandTypes);
                    None
                }
            },
            Op::Field(name) => kinds.pop().flatten()?.field(&name.name).cloned(),
            _ => None,
        }
    }

    /// The type that takes all of these; values of different kinds are likely a mistake.
    pub fn merged(&mut self, kinds: Vec<Known>, span: Span) -> Known {
        let mut all = kinds.into_iter();
        let mut merged = all.next()?;
        for known in all {
            if differ(&merged, &known) {
                self.warn(span, Fault::OperandTypes);
                return None;
            }
            merged = infer::common(merged, known);
        }
        merged
    }
}
