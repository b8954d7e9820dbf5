//! The values of PowerShell: texts, tables, what is added to them, and what stands in brackets.

use super::super::literal::Value;
use super::super::powershell::Token;
use super::super::word::Word;
use super::{DEPTH_MAX, Power};
use std::ops::Range;

impl Power<'_> {
    /// A value with what is added to it. Operators and pipes behind it are passed.
    pub(super) fn value(&mut self, depth: usize) -> Option<Value> {
        let mut value = self.term(depth)?;
        loop {
            if self.takes("+") {
                let more = self.term(depth)?;
                let mut sum = value.into_word();
                sum.append(&more.into_word());
                value = Value::Text(sum);
            } else if matches!(&self.next, Some(Token::Parameter(word)) if is_operator(&word.text))
            {
                self.advance();
                self.term(depth)?;
                while self.takes(",") {
                    self.term(depth)?;
                }
            } else {
                return Some(value);
            }
        }
    }

    pub(super) fn term(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH_MAX {
            return None;
        }
        let token = self.next.clone()?;
        self.advance();
        match token {
            Token::Text(word) => Some(Value::Text(word)),
            Token::Variable(name) => Some(self.variable(&name)),
            Token::Sign("@{", _) => Some(Value::Table(self.table(depth))),
            Token::Sign("@(", _) => Some(Value::List(self.list(depth))),
            Token::Sign("(" | "$(", _) => self.group(depth),
            // What a method makes is unknown, but for bytes of a text.
            Token::Bare(word) if word.text.starts_with(':') && !is_bytes(&word.text) => {
                if self.takes("(") {
                    self.group(depth + 1);
                }
                Some(Value::Text(self.hole(word.span)))
            }
            // A type in front of a value.
            Token::Bare(word) if word.text.starts_with(['[', ':', '.']) => self.term(depth + 1),
            Token::Bare(word) => Some(match word.text.parse::<f64>() {
                Ok(_) => Value::Plain(word),
                Err(_) => Value::Text(word),
            }),
            Token::Parameter(_) | Token::Sign(..) => None,
        }
    }

    pub(super) fn variable(&mut self, name: &Word) -> Value {
        let key = name.text.to_ascii_lowercase();
        if matches!(key.as_str(), "true" | "false" | "null") {
            return Value::Plain(Word::named(&key, name.span.clone()));
        }
        if let Some(value) = self.variables.find(&key, Value::size) {
            return value.clone();
        }
        Value::Text(self.hole(name.span.clone()))
    }

    /// Something of which the text does not say what it is.
    pub(super) fn hole(&self, span: Range<usize>) -> Word {
        let mut word = Word::at(span.start);
        word.push_hole(self.text, span.clone());
        word.span = span;
        word
    }

    pub(super) fn pass_breaks(&mut self) {
        while self.takes("\n") || self.takes(";") {}
    }

    /// `@{ key = value; … }`, whose first sign is passed.
    pub(super) fn table(&mut self, depth: usize) -> Vec<(Word, Value)> {
        let mut members = Vec::new();
        loop {
            self.pass_breaks();
            if self.next.is_none() || self.takes("}") {
                return members;
            }
            let Some(Token::Text(key) | Token::Bare(key)) = self.next.clone() else {
                self.advance();
                continue;
            };
            self.advance();
            if self.takes("=")
                && let Some(value) = self.value(depth + 1)
            {
                members.push((key, value));
            }
        }
    }

    pub(super) fn list(&mut self, depth: usize) -> Vec<Value> {
        let mut values = Vec::new();
        loop {
            self.pass_breaks();
            if self.next.is_none() || self.takes(")") {
                return values;
            }
            match self.value(depth + 1) {
                Some(value) => values.push(value),
                None => self.advance(),
            }
            self.takes(",");
        }
    }

    /// What stands in brackets, the first of which is passed: its first value, whatever is done with it.
    pub(super) fn group(&mut self, depth: usize) -> Option<Value> {
        let mut found = None;
        let mut open = 1_usize;
        loop {
            if self.is(")") {
                open -= 1;
                self.advance();
                if open == 0 {
                    return found;
                }
            } else if self.is("\n") {
                self.advance();
            } else if found.is_none() {
                // A command in brackets gives what it is given.
                let is_name =
                    matches!(&self.next, Some(Token::Bare(word)) if !word.text.starts_with('['));
                if is_name || matches!(self.next, Some(Token::Parameter(_))) {
                    self.advance();
                    continue;
                }
                let before = self.next.as_ref().map(|token| token.span().start)?;
                found = self.value(depth + 1);
                if found.is_none()
                    && self
                        .next
                        .as_ref()
                        .is_some_and(|token| token.span().start == before)
                {
                    self.advance();
                }
            } else {
                match self.next {
                    None => return found,
                    Some(Token::Sign("(" | "@(" | "$(", _)) => open += 1,
                    Some(_) => {}
                }
                self.advance();
            }
        }
    }
}

fn is_bytes(method: &str) -> bool {
    method.to_ascii_lowercase().ends_with("getbytes")
}

/// Operators that take a value and have nothing to do with a request.
fn is_operator(word: &str) -> bool {
    [
        "-replace", "-f", "-join", "-bor", "-eq", "-ne", "-and", "-or", "-as",
    ]
    .iter()
    .any(|known| word.eq_ignore_ascii_case(known))
}
