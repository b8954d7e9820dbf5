//! A text of SQL as statements, and what each of them is by its first words.

use crate::sql::token::{Kind, Span, Token, tokens};
use std::ops::Range;

/// A statement, without the semicolon behind it.
pub struct Statement<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its tokens, without comments and white space: one at least.
    pub tokens: &'a [Token],
}

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It creates a table, whose name begins at this token.
    Table(usize),
    /// It moves rows.
    Job,
    /// It asks or forgets, and nothing is missing without it.
    Harmless,
    /// Anything else.
    Other,
}

/// The tokens of a text, without comments and white space.
pub fn read_tokens(text: &str) -> Vec<Token> {
    let mut read = tokens(text);
    read.retain(|token| !token.kind.is_gap());
    read
}

/// Cuts a text at its semicolons; a statement set has some of its own.
pub fn split<'a>(text: &'a str, tokens: &'a [Token]) -> Vec<Statement<'a>> {
    let mut statements = Vec::new();
    let mut start = 0;
    let mut is_set = None;
    for at in 0..=tokens.len() {
        let is_end = tokens
            .get(at)
            .is_none_or(|token| token.span.of(text) == ";");
        if !is_end || at == start {
            start += usize::from(is_end);
            continue;
        }
        let mut statement = Statement {
            text,
            tokens: &tokens[start..at],
        };
        statement.begin();
        let holds_more = *is_set.get_or_insert_with(|| statement.is_set())
            && at < tokens.len()
            && !statement.is(statement.tokens.len() - 1, "END");
        if holds_more {
            continue;
        }
        is_set = None;
        start = at + 1;
        if !statement.tokens.is_empty() {
            statements.push(statement);
        }
    }
    statements
}

impl<'a> Statement<'a> {
    /// The text of a token; nothing where there is none.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Whether a token is this word or sign.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Where a token stands; the end of the statement where there is none.
    pub fn at(&self, at: usize) -> Range<usize> {
        let end = self.span().end;
        self.tokens
            .get(at)
            .map_or(end..end, |token| range(token.span))
    }

    /// Where the first character of a token stands: of what can't be read, no more is shown.
    pub fn first_of(&self, at: usize) -> Range<usize> {
        let start = self.at(at).start;
        let first = self.word(at).chars().next();
        start..start + first.map_or(0, char::len_utf8)
    }

    /// The kind of a token.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Where the statement stands.
    pub fn span(&self) -> Range<usize> {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(first), Some(last)) => range(first.span.to(last.span)),
            _ => 0..0,
        }
    }

    /// Its first words: the rest may hold a password.
    pub fn head(&self) -> Range<usize> {
        let is_word = |token: &&Token| token.kind == Kind::Word;
        let words = self.tokens.iter().take(4).take_while(is_word).count();
        self.at(0).start..self.at(words.saturating_sub(1)).end
    }

    /// What it is.
    pub fn what(&self) -> What {
        if self.is(0, "CREATE") {
            let table = (1..4).find(|at| self.is(*at, "TABLE"));
            return match table {
                Some(at) if self.is(at + 1, "IF") => What::Table(at + 4),
                Some(at) => What::Table(at + 1),
                None => What::Other,
            };
        }
        if self.is_set()
            || self.is(0, "INSERT") && (self.is(1, "INTO") || self.is(1, "OVERWRITE"))
            || self.is(0, "EXECUTE") && self.is(1, "INSERT")
        {
            return What::Job;
        }
        let harmless = [
            "DESC", "DESCRIBE", "DROP", "EXPLAIN", "SELECT", "SHOW", "USE",
        ];
        if harmless.iter().any(|word| self.is(0, word)) {
            What::Harmless
        } else {
            What::Other
        }
    }

    fn is_set(&self) -> bool {
        (self.is(0, "EXECUTE") || self.is(0, "BEGIN"))
            && self.is(1, "STATEMENT")
            && self.is(2, "SET")
    }

    /// Drops what a client, a document or a quote put in front of the statement.
    fn begin(&mut self) {
        let begins = |statement: &Self| {
            statement.is(0, "CREATE") && (1..4).any(|at| statement.is(at, "TABLE"))
                || statement.what() == What::Job
        };
        let first = self.kind(0) == Some(Kind::Word) && self.what() != What::Other;
        if first || self.is(0, "CREATE") {
            return;
        }
        for skipped in 1..self.tokens.len().min(12) {
            let rest = Self {
                text: self.text,
                tokens: &self.tokens[skipped..],
            };
            if begins(&rest) {
                self.tokens = rest.tokens;
                return;
            }
        }
    }
}

fn range(span: Span) -> Range<usize> {
    span.start..span.end
}
