//! Brackets in expressions: around operands, rows, lists and queries.

use super::node::{Node, Op, QueryKind};
use super::read::Reader;
use super::tree::Term;
use crate::sql::cursor::Parsed;
use crate::sql::token::Span;

impl Reader<'_> {
    /// An expression, a row or a query in brackets.
    pub fn bracket(&mut self) -> Parsed<()> {
        let span = self.cursor.span();
        let at = self.nodes.len();
        if self.is_query_ahead(1) {
            return self.query_in_brackets(QueryKind::Value, span, 0);
        }
        self.cursor.pass();
        self.operand(0)?;
        let is_query = self
            .nodes
            .get(at)
            .is_some_and(|node| matches!(&node.op, Op::Query { end, kind: QueryKind::Value, .. } if *end == self.nodes.len()));
        if is_query && self.goes_on_as_query() {
            self.go_on_as_query(at)?;
            self.cursor.sign(")")?;
            return Ok(());
        }
        let mut count = 1;
        while self.cursor.takes_sign(",") {
            self.operand(0)?;
            count += 1;
        }
        self.cursor.sign(")")?;
        if count > 1 {
            self.push(Op::Row, "ROW", span, count);
        } else if self.is_any(&["DAY", "HOUR", "MINUTE", "SECOND", "MONTH", "YEAR"]) {
            self.cursor.interval_unit()?;
            self.push(Op::Other, "-", span, 1);
        }
        Ok(())
    }

    /// `((SELECT …) UNION …)`: the query in the inner brackets was a term of this one.
    fn go_on_as_query(&mut self, at: usize) -> Parsed<()> {
        let Some(Op::Query { query, .. }) = self.nodes.get_mut(at).map(|node| &mut node.op) else {
            return Ok(());
        };
        let first = std::mem::take(query);
        let whole = self.query_behind(Term::Query(first))?;
        let behind = self.nodes.len();
        if let Some(Op::Query { query, end, .. }) = self.nodes.get_mut(at).map(|node| &mut node.op)
        {
            **query = whole;
            *end = behind;
        }
        Ok(())
    }

    /// A query with its brackets, as a part of an expression.
    pub fn query_in_brackets(&mut self, kind: QueryKind, start: Span, arity: usize) -> Parsed<()> {
        let at = self.nodes.len();
        let word = self.cursor.ahead(0);
        self.cursor.pass();
        let query = Box::default();
        let end = at + 1;
        self.nodes.push(Node {
            op: Op::Query { kind, query, end },
            word,
            span: start,
            arity,
        });
        let read = self.query()?;
        self.cursor.sign(")")?;
        let (behind, span) = (self.nodes.len(), self.cursor.since(start));
        if let Some(node) = self.nodes.get_mut(at)
            && let Op::Query { query, end, .. } = &mut node.op
        {
            **query = read;
            *end = behind;
            node.span = span;
        }
        Ok(())
    }

    /// A list or a query in brackets, behind IN or ANY.
    pub fn choices(&mut self, start: Span) -> Parsed<()> {
        if self.cursor.is_sign("(") && self.is_query_ahead(1) {
            return self.query_in_brackets(QueryKind::Test, start, 1);
        }
        self.cursor.sign("(")?;
        let mut count = 1;
        loop {
            self.operand(0)?;
            count += 1;
            if !self.cursor.takes_sign(",") {
                break;
            }
        }
        self.cursor.sign(")")?;
        self.push(Op::Test, "IN", start, count);
        Ok(())
    }
}
