//! A way through tokens, one after the other. What is not as expected is a mistake with a place.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::token::{self, Kind, Token};
use crate::api::position::SqlProblem;

/// The words that can't stand unquoted as a name in Flink 1.20, each tried there.
static RESERVED: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("reserved.txt").split_whitespace().collect());

pub(crate) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(word.to_ascii_uppercase().as_str())
}

/// The tokens of a text, and how far they are read.
pub(crate) struct Reader<'a> {
    pub(crate) sql: &'a str,
    tokens: Vec<Token>,
    at: usize,
    /// How many types the one that is read stands in.
    pub(crate) depth: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn of(sql: &'a str) -> Result<Self, SqlProblem> {
        let tokens = token::tokens(sql)?;
        Ok(Self {
            sql,
            tokens,
            at: 0,
            depth: 0,
        })
    }

    pub(crate) fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    pub(crate) fn after_next(&self) -> Option<&Token> {
        self.tokens.get(self.at + 1)
    }

    pub(crate) fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    pub(crate) fn sees(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is(word))
    }

    pub(crate) fn sees_symbol(&self, symbol: &str) -> bool {
        self.peek().is_some_and(|token| token.is_symbol(symbol))
    }

    /// Passes this keyword if it is next.
    pub(crate) fn take(&mut self, word: &str) -> bool {
        let found = self.sees(word);
        self.at += usize::from(found);
        found
    }

    pub(crate) fn take_symbol(&mut self, symbol: &str) -> bool {
        let found = self.sees_symbol(symbol);
        self.at += usize::from(found);
        found
    }

    /// Passes all of these keywords, or none.
    pub(crate) fn take_all(&mut self, words: &[&str]) -> bool {
        let ahead = &self.tokens[self.at.min(self.tokens.len())..];
        let found = ahead.len() >= words.len()
            && words.iter().zip(ahead).all(|(word, token)| token.is(word));
        self.at += if found { words.len() } else { 0 };
        found
    }

    pub(crate) fn expect(&mut self, word: &str) -> Result<(), SqlProblem> {
        if self.take(word) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    pub(crate) fn expect_symbol(&mut self, symbol: &str) -> Result<(), SqlProblem> {
        if self.take_symbol(symbol) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    pub(crate) fn text(&mut self) -> Result<Token, SqlProblem> {
        self.of_kind(Kind::Text)
    }

    pub(crate) fn number(&mut self) -> Result<Token, SqlProblem> {
        self.of_kind(Kind::Number)
    }

    fn of_kind(&mut self, kind: Kind) -> Result<Token, SqlProblem> {
        match self.peek() {
            Some(token) if token.kind == kind => {
                let token = token.clone();
                self.at += 1;
                Ok(token)
            }
            _ => Err(self.unexpected()),
        }
    }

    /// A name: quoted, or a word that is not reserved.
    pub(crate) fn name(&mut self) -> Result<Token, SqlProblem> {
        match self.peek() {
            Some(token)
                if token.kind == Kind::Quoted
                    || token.kind == Kind::Word && !is_reserved(&token.text) =>
            {
                let token = token.clone();
                self.at += 1;
                Ok(token)
            }
            _ => Err(self.unexpected()),
        }
    }

    /// A name with the parts that follow it behind dots.
    pub(crate) fn names(&mut self) -> Result<Vec<Token>, SqlProblem> {
        let mut names = vec![self.name()?];
        while self.take_symbol(".") {
            names.push(self.name()?);
        }
        Ok(names)
    }

    /// Names in brackets, with commas between them.
    pub(crate) fn name_list(&mut self) -> Result<Vec<Token>, SqlProblem> {
        self.expect_symbol("(")?;
        let mut names = vec![self.name()?];
        while self.take_symbol(",") {
            names.push(self.name()?);
        }
        self.expect_symbol(")")?;
        Ok(names)
    }

    /// Why the next token can't stand here.
    pub(crate) fn unexpected(&self) -> SqlProblem {
        let Some(found) = self.peek() else {
            let end = self.sql.trim_end().len();
            return token::encountered(self.sql, end..end, "<EOF>");
        };
        if found.kind == Kind::Word && is_reserved(&found.text) {
            let message = format!(
                "SQL parse failed. Incorrect syntax near the keyword '{}'",
                found.text
            );
            return SqlProblem::at(self.sql, found.span.clone(), &message);
        }
        token::encountered(self.sql, found.span.clone(), &found.text)
    }
}
