//! A text as the one `CREATE TABLE` that it is to be: its name, where its columns stand, and what it is for.

use super::faults;
use super::name;
use super::statements::{self, Statement, What};
use super::table::inside;
use crate::import::unfit::Unfit;
use crate::sql::name::unquoted;
use crate::sql::token::Kind;
use std::ops::Range;

/// What a `CREATE TABLE` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The table's name.
    pub name: String,
    /// Where its columns stand, without the brackets.
    pub columns: Range<usize>,
    /// The options' names and values, as far as they are texts.
    pub options: Vec<(String, String)>,
    /// What keeps it from being one.
    pub flaw: Option<Flaw>,
}

/// What keeps a text from being a `CREATE TABLE` of Flink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It is none, or more than one statement.
    NotOne,
    /// A bracket or a quote is missing.
    Open(Unfit),
    /// It names no connector, and is like no other table.
    NoConnector,
}

impl Outline {
    /// The value of an option.
    pub fn option(&self, key: &str) -> Option<&str> {
        let mut options = self.options.iter();
        let found = options.rfind(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }
}

/// Reads a text.
pub fn outline(text: &str) -> Outline {
    let tokens = statements::read_tokens(text);
    let statements = statements::split(text, &tokens);
    let of_table = |statement: &Statement| match statement.what() {
        What::Table(name_at) => Some(name_at),
        _ => None,
    };
    let [statement] = statements.as_slice() else {
        return flawed(Flaw::NotOne);
    };
    // What a client puts in front is no part of a body.
    let first = tokens.first().map(|token| token.span.start);
    let is_whole = first == Some(statement.span().start);
    let Some(name_at) = of_table(statement).filter(|_| is_whole) else {
        return flawed(Flaw::NotOne);
    };
    let Some(mut name) = name::read(statement, name_at, false) else {
        return flawed(Flaw::NotOne);
    };
    let mut outline = Outline {
        name: name.parts.pop().unwrap_or_default(),
        ..Outline::default()
    };
    let mut at = name.end;
    if let Some((tokens, span)) = inside(statement, at) {
        outline.columns = span;
        at = tokens.end + 1;
    }
    let mut is_like = false;
    while at < statement.tokens.len() {
        is_like |= statement.is(at, "LIKE");
        if statement.is(at, "WITH")
            && let Some((tokens, _)) = inside(statement, at + 1)
        {
            at = tokens.end;
            outline.options = options(statement, tokens);
        }
        at += 1;
    }
    outline.flaw = match faults::fault(statement, name_at) {
        Some((_, why)) => Some(Flaw::Open(why)),
        None if outline.option("connector").is_none() && !is_like => Some(Flaw::NoConnector),
        None => None,
    };
    outline
}

fn flawed(flaw: Flaw) -> Outline {
    Outline {
        flaw: Some(flaw),
        ..Outline::default()
    }
}

fn options(statement: &Statement, tokens: Range<usize>) -> Vec<(String, String)> {
    let is_text = |at: usize| statement.kind(at) == Some(Kind::Text);
    let said = |at: usize| unquoted(statement.word(at), '\'');
    let starts = tokens.clone();
    starts
        .filter(|at| is_text(*at) && statement.is(at + 1, "=") && is_text(at + 2))
        .map(|at| (said(at), said(at + 2)))
        .collect()
}
