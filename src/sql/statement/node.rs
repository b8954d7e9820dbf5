//! Expressions as they are read: one list, operands in front of their operator, so that a chain of any length
//! is followed without recursion.

use super::tree::{Name, Query};
use crate::sql::infer::Known;
use crate::sql::token::Span;
use crate::sql::types::DataType;

/// A part of an expression. Its operands stand in front of it; a query's parts behind it.
pub struct Node<'a> {
    /// What it is.
    pub op: Op,
    /// The operator, function or literal, as it is written.
    pub word: &'a str,
    /// All of it.
    pub span: Span,
    /// How many operands it has.
    pub arity: usize,
}

/// What a part of an expression is.
pub enum Op {
    /// A column, with what stands in front of it and the fields behind it.
    Column(Vec<Name>),
    /// A value, or something else with a type of its own.
    Literal(Known),
    /// `-` and `+`.
    Sign,
    /// NOT, AND, OR: truth from truth.
    Logic,
    /// `+`, `*`, `||` and the like.
    Arithmetic,
    /// `=` and the like.
    Compare,
    /// IS, BETWEEN, IN, LIKE and the like: truth from anything.
    Test,
    /// CAST and `TRY_CAST`.
    Cast {
        /** The type. */
        target: DataType,
        /** It fails instead of giving NULL. */
        keeps_not_null: bool,
    },
    /// CASE.
    Case {
        /** `CASE x WHEN`. */
        has_operand: bool,
        /** ELSE. */
        has_else: bool,
    },
    /// `ARRAY[…]`, `MAP[…]`, `MULTISET[…]`.
    Collection,
    /// `ROW(…)` and `(a, b)`.
    Row,
    /// `x[1]`.
    Item,
    /// `(x).field`.
    Field(Name),
    /// A call.
    Call {
        /** OVER follows. */
        is_over: bool,
    },
    /// A call and its window: `OVER (PARTITION BY … ORDER BY …)`.
    Over {
        /** How many of the operands behind the call partition. */
        partition: usize,
        /** How many behind those order. */
        order: usize,
        /** The first of them orders downwards. */
        is_descending: bool,
    },
    /// A query.
    Query {
        /** What its rows become. */
        kind: QueryKind,
        /** What it says. */
        query: Box<Query>,
        /** Behind the last part of its expressions. */
        end: usize,
    },
    /// Something whose type is not known here.
    Other,
}

/// What the rows of a query in an expression become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum QueryKind {
    /// One value.
    Value,
    /// Whether there are rows, or some with this value.
    Test,
    /// An array or the like.
    Collection,
}

/// An expression: a part of the list of nodes.
#[derive(Clone, Copy)]
pub struct Expr {
    /// The first node.
    pub start: usize,
    /// Behind the last node.
    pub end: usize,
    /// Where it stands.
    pub span: Span,
}
