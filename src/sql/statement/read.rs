//! What reads a statement: the place in the text, and what has been found so far. Which tables a name
//! can mean is settled here, since that needs no types and holds for broken statements too.

use super::node::{Expr, Node, Op};
use super::tree::{Name, TableName};
use crate::sql::cursor::MAX_DEPTH;
use crate::sql::cursor::{Cursor, Parsed};
use crate::sql::problem::{Expected, Fault};
use crate::sql::token::{Span, Token};
use std::collections::BTreeMap;

/// What a query adds to the depth: its frames are larger than those of an expression.
pub const QUERY_DEPTH: usize = 5;

/// Reads a statement.
pub struct Reader<'a> {
    /// The place in the text.
    pub cursor: Cursor<'a>,
    /// All parts of all expressions.
    pub nodes: Vec<Node<'a>>,
    /// The tables that are named, in the text's order.
    pub references: Vec<Reference>,
    /// How deep the place is nested.
    pub depth: usize,
    /// The INSERT that is read, counted from 0.
    pub insert: usize,
    /// The named queries that can be seen, each with its number; the innermost last.
    pub ctes: BTreeMap<String, Vec<usize>>,
    /// Who uses which named query.
    pub uses: Vec<(Option<usize>, usize)>,
    /// The named query that is read.
    pub owner: Option<usize>,
    /// What is read stands behind what could not be read.
    pub is_guessing: bool,
    /// How many named queries there are.
    pub cte_count: usize,
}

/// A place where a table is named.
pub struct Reference {
    /// Its name.
    pub name: String,
    /// Where it is named.
    pub span: Span,
    /// What it is for.
    pub role: Role,
    /// Catalog and database are the default ones, or are not written.
    pub is_local: bool,
    /// It stands behind what could not be read: FROM may be that of EXTRACT.
    pub is_guess: bool,
    /// The named query in which it stands.
    pub owner: Option<usize>,
    /// The INSERT in which it stands.
    pub insert: usize,
}

/// What a table is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is read.
    Source,
    /// It is written.
    Sink,
}

impl<'a> Reader<'a> {
    /// Stands at the start of these tokens.
    pub fn at_start(text: &'a str, all: &[Token]) -> Self {
        Self {
            cursor: Cursor::at_start(text, all),
            nodes: Vec::new(),
            references: Vec::new(),
            depth: 0,
            insert: 0,
            ctes: BTreeMap::new(),
            uses: Vec::new(),
            owner: None,
            is_guessing: false,
            cte_count: 0,
        }
    }

    /// Goes deeper, as far as the stack allows. Whoever calls this comes up again, unless reading stops.
    pub fn deeper(&mut self, by: usize) -> Parsed<()> {
        if self.depth + by > MAX_DEPTH {
            let span = self.cursor.span();
            return Err(self.cursor.error(span, Fault::TooDeep));
        }
        self.depth += by;
        Ok(())
    }

    /// Reads a name with its place.
    pub fn name(&mut self) -> Parsed<Name> {
        let span = self.cursor.span();
        if self.cursor.is_clause() {
            // Backticks would make a name of it, and that is hardly what was meant.
            return Err(self.cursor.expected(Expected::Name));
        }
        let name = self.cursor.name()?;
        Ok(Name { name, span })
    }

    /// Whether the token so many places ahead ends a name in brackets.
    pub fn ends_name(&self, ahead: usize) -> bool {
        self.cursor.is_sign_ahead(ahead, ",") || self.cursor.is_sign_ahead(ahead, ")")
    }

    /// Reads names in brackets.
    pub fn names(&mut self) -> Parsed<Vec<Name>> {
        self.cursor.sign("(")?;
        let mut names = vec![self.name()?];
        while self.cursor.takes_sign(",") {
            names.push(self.name()?);
        }
        self.cursor.sign(")")?;
        Ok(names)
    }

    /// Reads the name of a table with what stands in front of it.
    pub fn table_name(&mut self, role: Role) -> Parsed<TableName> {
        let start = self.cursor.span();
        let mut path = vec![self.name()?.name];
        while self.cursor.is_sign(".") {
            self.cursor.pass();
            path.push(self.name()?.name);
        }
        let span = self.cursor.since(start);
        let name = path.pop().unwrap_or_default();
        let cte = self.ctes.get(&name).and_then(|stack| stack.last().copied());
        if let Some(cte) = cte
            && path.is_empty()
            && role == Role::Source
        {
            self.uses.push((self.owner, cte));
            return Ok(TableName {
                name,
                is_local: true,
                is_cte: true,
                span,
            });
        }
        let defaults = ["default_database", "default_catalog"];
        let is_local = path.len() <= 2 && path.iter().rev().zip(defaults).all(|(a, b)| a == b);
        self.references.push(Reference {
            name: name.clone(),
            span,
            role,
            is_local,
            is_guess: self.is_guessing,
            owner: self.owner,
            insert: self.insert,
        });
        Ok(TableName {
            name,
            is_local,
            is_cte: false,
            span,
        })
    }

    /// Adds a part of an expression.
    pub fn push(&mut self, op: Op, word: &'a str, start: Span, arity: usize) {
        let span = self.cursor.since(start);
        self.nodes.push(Node {
            op,
            word,
            span,
            arity,
        });
    }

    /// Reads an expression.
    pub fn expression(&mut self) -> Parsed<Expr> {
        let start = self.nodes.len();
        let place = self.cursor.span();
        self.operand(0)?;
        let end = self.nodes.len();
        let span = self.cursor.since(place);
        Ok(Expr { start, end, span })
    }

    /// Reads expressions with commas between them.
    pub fn expressions(&mut self) -> Parsed<Vec<Expr>> {
        let mut all = vec![self.expression()?];
        while self.cursor.takes_sign(",") {
            all.push(self.expression()?);
        }
        Ok(all)
    }

    /// Whether one of these words is next.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.cursor.is_word(word))
    }

    /// Passes one of these words, if one is next.
    pub fn takes_any(&mut self, words: &[&str]) -> bool {
        let takes = self.is_any(words);
        if takes {
            self.cursor.pass();
        }
        takes
    }

    /// Whether a query begins so many tokens ahead.
    pub fn is_query_ahead(&self, ahead: usize) -> bool {
        ["SELECT", "WITH", "VALUES", "TABLE"]
            .iter()
            .any(|word| self.cursor.is_word_ahead(ahead, word))
    }

    /// Whether a query begins here, with its brackets or without.
    pub fn is_query(&self) -> bool {
        let mut ahead = 0;
        while self.cursor.is_sign_ahead(ahead, "(") && ahead < MAX_DEPTH {
            ahead += 1;
        }
        self.is_query_ahead(ahead)
    }

    /// Whether a query goes on here: a bracket before it held one of its terms.
    pub fn goes_on_as_query(&self) -> bool {
        self.is_any(&[
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "MINUS",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
        ])
    }

    /// Passes hints, if there are any: `/*+ OPTIONS('k'='v') */`.
    pub fn hints(&mut self) -> Parsed<()> {
        while self.cursor.takes_sign("/*+") {
            loop {
                if self.cursor.takes_sign("*/") {
                    break;
                }
                self.cursor.name()?;
                if self.cursor.takes_sign("(") {
                    while !self.cursor.takes_sign(")") {
                        if self.cursor.is_done() || self.cursor.is_sign("*/") {
                            return Err(self.cursor.expected(Expected::Sign(")")));
                        }
                        self.cursor.pass();
                    }
                }
                self.cursor.takes_sign(",");
            }
        }
        Ok(())
    }
}
