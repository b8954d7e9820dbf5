//! The values of a program: texts, lists, tables, what is added to them, and what calls are given.

use super::super::literal::Value;
use super::super::word::Word;
use super::{DEPTH_MAX, Program, is_json, is_name};

impl Program<'_> {
    /// A value with what is added to it.
    pub(super) fn value(&mut self, depth: usize) -> Option<Value> {
        let mut value = self.term(depth)?;
        loop {
            self.space();
            if !self.takes("+") {
                return Some(value);
            }
            self.space();
            let more = self.term(depth)?;
            let mut sum = value.into_word();
            sum.append(&more.into_word());
            value = Value::Text(sum);
        }
    }

    pub(super) fn term(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH_MAX {
            return None;
        }
        if let Some(mut text) = self.string() {
            // Texts beside each other are one text in Python.
            loop {
                let before = self.at;
                self.space();
                let Some(more) = self.string() else {
                    self.at = before;
                    return Some(Value::Text(text));
                };
                text.append(&more);
            }
        }
        let start = self.at;
        let c = self.rest().chars().next()?;
        match c {
            '{' => {
                self.at += 1;
                Some(Value::Table(self.table(depth)))
            }
            '[' => {
                self.at += 1;
                let mut values = Vec::new();
                loop {
                    self.space();
                    if self.rest().is_empty() || self.takes("]") {
                        return Some(Value::List(values));
                    }
                    values.push(self.value(depth + 1)?);
                    self.space();
                    self.takes(",");
                }
            }
            '(' => {
                self.at += 1;
                self.space();
                let value = self.value(depth + 1);
                self.space();
                self.takes(")");
                value
            }
            _ if c.is_ascii_digit() || c == '-' => {
                let rest = self.rest();
                let len = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
                    .unwrap_or(rest.len());
                self.at += len;
                Some(Value::Plain(Word::copied(self.text, start..self.at)))
            }
            _ if is_name(c) => self.named(start, depth),
            _ => None,
        }
    }

    /// A value that is called by a name.
    pub(super) fn named(&mut self, start: usize, depth: usize) -> Option<Value> {
        let name = self.path();
        let plain = match name {
            "true" | "True" => "true",
            "false" | "False" => "false",
            "null" | "None" | "undefined" => "null",
            _ => "",
        };
        if !plain.is_empty() {
            return Some(Value::Plain(Word::named(plain, start..self.at)));
        }
        if matches!(name, "new" | "await") {
            self.space();
            return self.term(depth + 1);
        }
        if self.rest().starts_with(['(', '[']) {
            let is_kept = is_json(name) || name == "Headers";
            if is_kept && self.takes("(") {
                self.space();
                let value = self.value(depth + 1);
                self.pass_group(1);
                return value.map(|value| match value {
                    Value::Table(members) if name == "Headers" => Value::Table(members),
                    value => Value::Text(value.into_word()),
                });
            }
            let mut hole = Word::at(start);
            self.at += 1;
            self.pass_group(1);
            hole.push_hole(self.text, start..self.at);
            hole.span.end = self.at;
            return Some(Value::Text(hole));
        }
        if let Some(value) = self.variables.find(name, Value::size) {
            return Some(value.clone());
        }
        let mut hole = Word::at(start);
        hole.push_hole(self.text, start..self.at);
        hole.span.end = self.at;
        Some(Value::Text(hole))
    }

    /// Passes what is left of so many open brackets.
    pub(super) fn pass_group(&mut self, open: usize) {
        let mut open = open;
        while open > 0 {
            self.space();
            if self.string().is_some() {
                continue;
            }
            let Some(c) = self.rest().chars().next() else {
                return;
            };
            match c {
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' => open -= 1,
                _ => {}
            }
            self.at += c.len_utf8();
        }
    }

    /// Keys and values up to the closing bracket, the first bracket being passed.
    pub(super) fn table(&mut self, depth: usize) -> Vec<(Word, Value)> {
        let mut members = Vec::new();
        loop {
            self.space();
            if self.rest().is_empty() || self.takes("}") {
                return members;
            }
            let start = self.at;
            let key = if let Some(key) = self.string() {
                key
            } else {
                self.path();
                Word::copied(self.text, start..self.at)
            };
            self.space();
            let value = if self.takes(":") {
                self.space();
                self.value(depth + 1)
            } else {
                // `{ body }` is short for `{ body: body }`.
                self.variables.find(&key.text, Value::size).cloned()
            };
            members.extend(value.map(|value| (key, value)));
            self.space();
            if !self.takes(",")
                && !self.rest().starts_with('}')
                && let Some(c) = self.rest().chars().next()
            {
                self.at += c.len_utf8();
            }
        }
    }

    /// What a call is given, in order and by name.
    pub(super) fn arguments(&mut self) -> (Vec<Value>, Vec<(Word, Value)>) {
        let (mut values, mut named) = (Vec::new(), Vec::new());
        self.takes("(");
        loop {
            self.space();
            if self.rest().is_empty() || self.takes(")") {
                return (values, named);
            }
            let start = self.at;
            let is_text = self.string().is_some();
            let len = if is_text { 0 } else { self.path().len() };
            self.blanks();
            let is_named =
                len > 0 && self.rest().starts_with('=') && !self.rest().starts_with("==");
            if is_named {
                self.at += 1;
                self.space();
                let key = Word::copied(self.text, start..start + len);
                named.extend(self.value(0).map(|value| (key, value)));
            } else {
                self.at = start;
                values.extend(self.value(0));
            }
            self.space();
            if !self.takes(",")
                && !self.rest().starts_with(')')
                && let Some(c) = self.rest().chars().next()
            {
                self.at += c.len_utf8();
            }
        }
    }
}
