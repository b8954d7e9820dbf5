//! Requests in programs: `fetch` of JavaScript, as browsers' developer tools copy it, and `requests` of Python.

mod expression;
mod quoted;

use super::Snag;
use super::literal::Value;
use super::message::{Body, Message, take};
use super::reading::Reading;
use super::script::Variables;
use super::word::Word;

/// How deep values nest.
const DEPTH_MAX: usize = 100;

/// Reads a program.
pub(super) fn read(text: &str, out: &mut Reading) {
    let mut program = Program {
        text,
        at: 0,
        variables: Variables::default(),
        headers: Vec::new(),
        open: None,
    };
    loop {
        program.space();
        let start = program.at;
        let Some(c) = program.rest().chars().next() else {
            break;
        };
        if program.string().is_some() {
            continue;
        }
        if !is_name(c) {
            program.at += c.len_utf8();
            continue;
        }
        let name = program.path();
        program.blanks();
        let is_call = program.rest().starts_with('(');
        match name {
            "fetch" if is_call => program.fetch(start, out),
            "requests.post" | "requests.request" if is_call => program.requests(start, name, out),
            _ => program.assignment(name, out),
        }
    }
    if let Some(at) = program.open {
        out.miss(at..at + 1, Snag::OpenQuote);
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// A program while it is read.
struct Program<'a> {
    text: &'a str,
    at: usize,
    variables: Variables<Value>,
    /// Headers that are set by themselves.
    headers: Vec<(Word, Word)>,
    open: Option<usize>,
}

impl<'a> Program<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn takes(&mut self, sign: &str) -> bool {
        let takes = self.rest().starts_with(sign);
        if takes {
            self.at += sign.len();
        }
        takes
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    /// Passes white space and comments.
    fn space(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.rest();
            if rest.starts_with("//") || rest.starts_with('#') {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.at += rest.find("*/").map_or(rest.len(), |at| at + 2);
            } else {
                return;
            }
        }
    }

    /// A name with its dots.
    fn path(&mut self) -> &'a str {
        let rest = self.rest();
        let len = rest
            .find(|c: char| !(is_name(c) || c == '.'))
            .unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// `name = value`, and a header that is set by its name.
    fn assignment(&mut self, name: &str, out: &mut Reading) {
        let mut header = None;
        if name.ends_with("headers") && self.takes("[") {
            header = self.string();
            self.takes("]");
            self.blanks();
        }
        if !self.takes("=") || self.rest().starts_with(['=', '>']) {
            return;
        }
        self.space();
        // What a call gives is unknown, and it may be a request.
        let before = self.at;
        if self.rest().starts_with(is_name) {
            let is_text = self.string().is_some();
            let path = if is_text { "" } else { self.path() };
            let is_call = self.rest().starts_with('(');
            self.at = before;
            if is_call && !is_json(path) || path == "await" || path == "new" {
                return;
            }
        }
        let Some(value) = self.value(0) else {
            return;
        };
        if let Some(header) = header {
            self.headers.push((header, value.into_word()));
        } else {
            if let Value::Text(word) = &value {
                out.variable(name, word);
            }
            self.variables.set(name, value);
        }
    }

    /// `fetch(address, { … })`.
    fn fetch(&mut self, start: usize, out: &mut Reading) {
        let (values, _) = self.arguments();
        let mut values = values.into_iter();
        let mut message = Message {
            head: start..start + "fetch".len(),
            url: values.next().map(Value::into_word),
            ..Message::default()
        };
        for (key, value) in values.next().map(Value::into_table).unwrap_or_default() {
            match key.text.as_str() {
                "method" => message.method = Some(value.into_word()),
                "headers" => add_headers(value, &mut message),
                "body" if !is_null(&value) => message.body = Body::Text(value.into_word()),
                _ => out.leave(key.place(0..key.text.len()), Snag::Manner(key.text.clone())),
            }
        }
        take(message, out);
    }

    /// `requests.post(address, data=…, headers=…)`.
    fn requests(&mut self, start: usize, name: &str, out: &mut Reading) {
        let (values, named) = self.arguments();
        let mut values = values.into_iter();
        let mut message = Message {
            head: start..start + name.len(),
            headers: std::mem::take(&mut self.headers),
            ..Message::default()
        };
        if name.ends_with("request") {
            message.method = values.next().map(Value::into_word);
        }
        message.url = values.next().map(Value::into_word);
        for (key, value) in named {
            match key.text.as_str() {
                "url" => message.url = Some(value.into_word()),
                "method" => message.method = Some(value.into_word()),
                "headers" => add_headers(value, &mut message),
                "data" | "json" => message.body = Body::Text(value.into_word()),
                _ => out.leave(key.place(0..key.text.len()), Snag::Manner(key.text.clone())),
            }
        }
        take(message, out);
    }
}

/// Functions that write a value as JSON.
fn is_json(name: &str) -> bool {
    matches!(name, "JSON.stringify" | "json.dumps")
}

fn is_null(value: &Value) -> bool {
    matches!(value, Value::Plain(word) if word.text == "null")
}

fn add_headers(value: Value, message: &mut Message) {
    for (name, value) in value.into_table() {
        message.headers.push((name, value.into_word()));
    }
}
