//! Attributes, blocks and values of HCL. What can't be read is passed over and noted.

use super::skip::Reader;
use super::template::{heredoc, quoted};
use super::tree::{Attribute, Block, Body, Expr, Kind};
use std::ops::Range;

/// How deep blocks, values and what is inserted into strings nest. The stack of the page is 1 MB.
const DEPTH_MAX: usize = 60;
/// How deep heredocs stand: each looks for its end in what the one around it holds.
const HEREDOC_DEPTH_MAX: usize = 12;

/// Reads a text, and tells the characters that can't be read.
pub fn read(text: &str) -> (Body<'_>, Vec<Range<usize>>) {
    let mut reader = Reader {
        text,
        at: 0,
        end: text.len(),
        faults: Vec::new(),
    };
    let body = reader.body(0);
    (body, reader.faults)
}

impl<'a> Reader<'a> {
    /// Reads to the closing bracket, which is passed, or to the end.
    fn body(&mut self, depth: usize) -> Body<'a> {
        let mut body = Body::default();
        loop {
            self.gap(true);
            let start = self.at;
            match self.byte(0) {
                None => return body,
                Some(b'}') if depth > 0 => {
                    self.at += 1;
                    return body;
                }
                _ => {}
            }
            let name = self.name();
            let name_span = start..self.at;
            self.gap(false);
            if name.is_empty() {
                self.unreadable(start);
            } else if self.byte(0) == Some(b'=') && self.byte(1) != Some(b'=') {
                self.at += 1;
                let value = self.expression(false, depth + 1);
                body.attributes.push(Attribute {
                    name,
                    name_span,
                    value,
                });
                if !matches!(self.byte(0), None | Some(b'\n' | b'}')) {
                    self.unreadable(self.at);
                }
            } else {
                body.blocks.extend(self.block(name, name_span, depth));
            }
        }
    }

    /// Goes on behind a line that can't be read. The marks of a code block in a text that was copied say nothing.
    fn unreadable(&mut self, start: usize) {
        self.at = start;
        if !self.rest().starts_with("```") {
            self.fault(start);
        }
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let line = &rest[first..];
        self.at += first + line.find(['\n', '}']).unwrap_or(line.len());
    }

    /// Reads a block behind its first word.
    fn block(&mut self, kind: &'a str, span: Range<usize>, depth: usize) -> Option<Block<'a>> {
        let mut labels = Vec::new();
        let mut header = span.clone();
        while self.byte(0) != Some(b'{') {
            let from = self.at;
            if self.byte(0) == Some(b'"') {
                self.pass();
                labels.push(self.since(from).trim_matches('"'));
            } else {
                labels.push(self.name());
            }
            if self.at == from {
                self.unreadable(span.start);
                return None;
            }
            header.end = self.at;
            self.gap(false);
        }
        let open = self.at;
        if depth == DEPTH_MAX {
            self.fault(open);
            self.pass();
            return None;
        }
        self.at += 1;
        let body = self.body(depth + 1);
        if self.at == self.end && !self.since(open).ends_with('}') {
            self.fault(open);
        }
        Some(Block {
            kind,
            labels,
            header,
            body,
        })
    }

    /// Reads a value, up to the sign or the line break that ends it.
    pub fn expression(&mut self, takes_lines: bool, depth: usize) -> Expr<'a> {
        self.gap(takes_lines);
        let start = self.at;
        let mut kind = self.operand(depth);
        let mut end = self.at;
        loop {
            self.gap(takes_lines);
            if matches!(self.byte(0), None | Some(b'\n' | b',' | b')' | b']' | b'}')) {
                break;
            }
            kind = Kind::Computed;
            self.pass();
            end = self.at;
        }
        if start == end {
            self.fault(start);
        }
        Expr {
            span: start..end,
            kind,
        }
    }

    fn operand(&mut self, depth: usize) -> Kind<'a> {
        let start = self.at;
        let is_deep = depth >= DEPTH_MAX;
        match self.byte(0) {
            Some(b'"') if !is_deep => quoted(self, depth),
            Some(b'<') if depth < HEREDOC_DEPTH_MAX => {
                heredoc(self, depth).unwrap_or(Kind::Computed)
            }
            Some(b'[') if !is_deep => self.list(depth),
            Some(b'{') if !is_deep => self.object(depth),
            Some(b'(') if !is_deep => {
                self.at += 1;
                let inner = self.expression(true, depth + 1);
                self.close(b')', start);
                inner.kind
            }
            Some(b'0'..=b'9' | b'-') => {
                let rest = self.rest();
                let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '.';
                self.at += 1;
                self.at += rest[1..].find(|c| !is_inner(c)).unwrap_or(rest.len() - 1);
                Kind::Word(self.since(start))
            }
            _ => match self.name() {
                "" => Kind::Computed,
                word @ ("true" | "false") => Kind::Word(word),
                "null" => Kind::Null,
                _ => {
                    while self.byte(0) == Some(b'.') {
                        self.at += 1;
                        if self.name().is_empty() {
                            return Kind::Computed;
                        }
                    }
                    Kind::Reference(self.since(start))
                }
            },
        }
    }

    fn list(&mut self, depth: usize) -> Kind<'a> {
        let open = self.at;
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.gap(true);
            match self.byte(0) {
                Some(b',') => self.at += 1,
                None | Some(b')' | b']' | b'}') => break,
                _ => items.push(self.expression(true, depth + 1)),
            }
        }
        self.close(b']', open);
        Kind::List(items)
    }

    fn object(&mut self, depth: usize) -> Kind<'a> {
        let open = self.at;
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.gap(true);
            let start = self.at;
            match self.byte(0) {
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                None | Some(b')' | b']' | b'}') => break,
                Some(b'"') => self.pass(),
                _ => {
                    self.name();
                }
            }
            let key = self.since(start).trim_matches('"');
            self.gap(false);
            if self.at == start || !matches!(self.byte(0), Some(b'=' | b':')) {
                // An object that is made of another, or a key that is computed.
                self.close(b'}', open);
                return Kind::Computed;
            }
            self.at += 1;
            members.push((key, self.expression(false, depth + 1)));
        }
        self.close(b'}', open);
        Kind::Object(members)
    }

    /// Goes on behind the bracket that closes what was opened.
    pub fn close(&mut self, close: u8, open: usize) {
        loop {
            self.gap(true);
            match self.byte(0) {
                None => {
                    self.fault(open);
                    return;
                }
                Some(byte) => {
                    let is_bracket = matches!(byte, b')' | b']' | b'}');
                    self.pass();
                    if byte == close {
                        return;
                    }
                    if is_bracket {
                        self.fault(open);
                    }
                }
            }
        }
    }
}
