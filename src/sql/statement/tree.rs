//! What a statement says, as it is read: plain data that knows no types.

use super::node::Expr;
use crate::sql::token::Span;

/// A name and its place.
pub struct Name {
    /// Without quotes.
    pub name: String,
    /// With quotes.
    pub span: Span,
}

/// A query with its WITH, ORDER BY and LIMIT.
#[derive(Default)]
pub struct Query {
    /// The queries that have names.
    pub with: Vec<Cte>,
    /// What stands between UNION and the like.
    pub terms: Vec<Term>,
    /// UNION and the like: one less than terms.
    pub operators: Vec<SetOp>,
    /// ORDER BY.
    pub order: Vec<OrderKey>,
    /// From ORDER BY to the end of LIMIT or FETCH.
    pub order_span: Span,
    /// LIMIT or FETCH.
    pub is_limited: bool,
}

/// `name (columns) AS (query)`.
pub struct Cte {
    /// Its name.
    pub name: Name,
    /// The names of its columns, if they are written.
    pub columns: Vec<Name>,
    /// What it says.
    pub query: Query,
}

/// What rows come from.
pub enum Term {
    /// SELECT.
    Select(Box<Select>),
    /// VALUES.
    Values(Vec<Expr>),
    /// TABLE x.
    Table(TableName),
    /// A query in brackets.
    Query(Box<Query>),
}

/// UNION, INTERSECT or EXCEPT.
pub struct SetOp {
    /// UNION ALL, which keeps all rows.
    pub keeps_all: bool,
    /// The word.
    pub span: Span,
}

/// What rows are ordered by.
pub struct OrderKey {
    /// The value.
    pub expr: Expr,
    /// DESC.
    pub is_descending: bool,
}

/// SELECT.
pub struct Select {
    /// The list.
    pub span: Span,
    /// DISTINCT.
    pub distinct: Option<Span>,
    /// The list's items.
    pub items: Vec<Item>,
    /// FROM.
    pub from: Vec<Source>,
    /// WHERE.
    pub filter: Option<Expr>,
    /// GROUP BY.
    pub group: Option<Group>,
    /// HAVING.
    pub having: Option<Expr>,
    /// The word HAVING.
    pub having_span: Span,
    /// The expressions of WINDOW.
    pub windows: Vec<Expr>,
}

/// GROUP BY, its sets and roll-ups taken apart.
pub struct Group {
    /// The words.
    pub span: Span,
    /// What is grouped by.
    pub keys: Vec<Expr>,
}

/// An item of a SELECT.
pub enum Item {
    /// `*`, `t.*`.
    Star(Vec<Name>, Span),
    /// An expression and its name.
    Value(Expr, Option<Name>),
}

/// A table of FROM and how it is joined to those in front of it.
pub struct Source {
    /// The table.
    pub table: Table,
    /// How it is joined.
    pub join: Join,
    /// The words of the join.
    pub span: Span,
    /// ON.
    pub condition: Option<Expr>,
    /// USING or NATURAL: the columns of both are one.
    pub merges_columns: bool,
}

/// How a table is joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// It is the first, or a comma stands in front of it.
    Comma,
    /// CROSS JOIN.
    Cross,
    /// JOIN.
    Inner,
    /// LEFT, RIGHT or FULL JOIN.
    Outer,
}

/// A table of FROM.
pub struct Table {
    /// Where its rows come from.
    pub rows: Rows,
    /// Its name here.
    pub alias: Option<Name>,
    /// The names of its columns here.
    pub columns: Vec<Name>,
    /// FOR SYSTEM\_TIME AS OF.
    pub as_of: Option<Expr>,
    /// MATCH\_RECOGNIZE.
    pub pattern: Option<Box<Pattern>>,
    /// LATERAL.
    pub is_lateral: bool,
    /// PIVOT, UNPIVOT or TABLESAMPLE, whose columns are not followed.
    pub is_reshaped: bool,
    /// Where it stands.
    pub span: Span,
}

/// Where the rows of a table come from.
pub enum Rows {
    /// A table, view or named query.
    Named(TableName),
    /// A query.
    Query(Box<Query>),
    /// Joined tables in brackets.
    Joined(Vec<Source>),
    /// UNNEST.
    Unnest(Vec<Expr>),
    /// TABLE(f(…)).
    Function(Box<Function>),
}

/// A function that gives a table.
pub struct Function {
    /// Its name.
    pub name: Name,
    /// The table it takes.
    pub input: Option<Table>,
    /// The column in DESCRIPTOR.
    pub time: Option<Name>,
    /// PARTITION BY and ORDER BY of the table.
    pub partition: Vec<Expr>,
    /// What else it takes.
    pub arguments: Vec<Expr>,
}

/// MATCH\_RECOGNIZE.
pub struct Pattern {
    /// Its first words.
    pub span: Span,
    /// PARTITION BY.
    pub partition: Vec<Expr>,
    /// ORDER BY.
    pub order: Vec<OrderKey>,
    /// MEASURES.
    pub measures: Vec<(Expr, Name)>,
    /// DEFINE.
    pub defines: Vec<(Name, Expr)>,
    /// The names in PATTERN, DEFINE and SUBSET.
    pub variables: Vec<String>,
    /// ALL ROWS PER MATCH.
    pub keeps_rows: bool,
}

/// The name of a table where it is used.
pub struct TableName {
    /// Its last part.
    pub name: String,
    /// Catalog and database are the default ones, or are not written.
    pub is_local: bool,
    /// It names a query of WITH.
    pub is_cte: bool,
    /// Where it stands.
    pub span: Span,
}

/// INSERT.
pub struct Insert {
    /// Where it writes.
    pub sink: TableName,
    /// The columns it names.
    pub columns: Vec<Name>,
    /// The columns of PARTITION.
    pub partition: Vec<Name>,
    /// OVERWRITE.
    pub overwrite: Option<Span>,
    /// What it writes.
    pub query: Query,
}
