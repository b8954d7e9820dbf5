//! What a script of PowerShell sends: Invoke-RestMethod and Invoke-WebRequest with their parameters, and programs that
//! it calls.

mod value;

use super::Snag;
use super::literal::Value;
use super::message::{Body, Message, header, take};
use super::powershell::{Lexer, Token};
use super::reading::Reading;
use super::script::{self, Command, State, Variables};
use super::word::Word;
use std::ops::Range;

/// How deep values nest.
const DEPTH_MAX: usize = 100;

const COMMANDS: [&str; 4] = ["invoke-restmethod", "invoke-webrequest", "irm", "iwr"];

/// Reads a script.
pub(super) fn read(text: &str, out: &mut Reading) {
    let mut power = Power {
        text,
        lexer: Lexer::of(text),
        variables: Variables::default(),
        next: None,
        state: State::default(),
    };
    power.advance();
    while let Some(token) = power.next.clone() {
        power.statement(&token, out);
    }
    if let Some(at) = power.lexer.open {
        out.miss(at..at + 1, Snag::OpenQuote);
    }
}

/// A script while it is read.
struct Power<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    variables: Variables<Value>,
    next: Option<Token>,
    state: State,
}

impl Power<'_> {
    fn advance(&mut self) {
        self.next = self.lexer.next(&self.variables);
    }

    fn is(&self, wanted: &str) -> bool {
        matches!(self.next, Some(Token::Sign(sign, _)) if sign == wanted)
    }

    fn takes(&mut self, wanted: &str) -> bool {
        let is = self.is(wanted);
        if is {
            self.advance();
        }
        is
    }

    fn is_over(&self) -> bool {
        match &self.next {
            None => true,
            Some(Token::Sign(sign, _)) => matches!(*sign, "\n" | ";" | "|" | "}" | "{" | ")" | "&"),
            Some(_) => false,
        }
    }

    /// Reads what begins with this token, or passes it.
    fn statement(&mut self, token: &Token, out: &mut Reading) {
        self.advance();
        match token {
            Token::Variable(name) => self.assignment(name, out),
            Token::Bare(word) => {
                let name = word.text.to_ascii_lowercase();
                if COMMANDS.contains(&name.as_str()) {
                    self.invoke(word.span.clone(), out);
                } else if matches!(name.as_str(), "curl" | "curl.exe" | "avn") {
                    self.program(word, out);
                }
            }
            _ => {}
        }
    }

    /// `$name = value`, and `$name.Add(key, value)` of tables.
    fn assignment(&mut self, name: &Word, out: &mut Reading) {
        let key = name.text.to_ascii_lowercase();
        if self.takes("=") {
            // What a command answers is nothing that the text says.
            let is_command = matches!(&self.next, Some(Token::Bare(word)) if !word.text.starts_with(|c: char| c.is_ascii_digit() || c == '['));
            if is_command && !self.is_new_table() {
                return;
            }
            if let Some(value) = self.value(0) {
                if let Value::Text(word) = &value {
                    out.variable(&key, word);
                }
                self.variables.set(&key, value);
            }
            return;
        }
        let is_add =
            matches!(&self.next, Some(Token::Bare(word)) if word.text.eq_ignore_ascii_case(".add"));
        if is_add {
            self.advance();
            if self.takes("(")
                && let Some(Value::Text(member)) = self.value(0)
                && self.takes(",")
                && let Some(value) = self.value(0)
            {
                let known = self.variables.find(&key, Value::size).cloned();
                let mut members = known.map(Value::into_table).unwrap_or_default();
                members.push((member, value));
                self.variables.set(&key, Value::Table(members));
            }
        }
    }

    /// Whether a new object stands here: what is added to it makes a table.
    fn is_new_table(&self) -> bool {
        matches!(&self.next, Some(Token::Bare(word)) if word.text.eq_ignore_ascii_case("new-object"))
    }

    /// The parameters of a command.
    fn invoke(&mut self, head: Range<usize>, out: &mut Reading) {
        let mut message = Message {
            head,
            ..Message::default()
        };
        let mut is_elsewhere = false;
        while !self.is_over() {
            let Some(Token::Parameter(name)) = self.next.clone() else {
                let before = self.next.as_ref().map(|token| token.span().start);
                if let Some(value) = self.value(0)
                    && message.url.is_none()
                {
                    message.url = Some(value.into_word());
                }
                if self.next.as_ref().map(|token| token.span().start) == before {
                    self.advance();
                }
                continue;
            };
            self.advance();
            let is_switch = self.is_over() || matches!(self.next, Some(Token::Parameter(_)));
            let value = if is_switch { None } else { self.value(0) };
            parameter(&name, value, &mut message, &mut is_elsewhere, out);
        }
        if is_elsewhere && matches!(message.body, Body::None) {
            message.body = Body::Elsewhere;
        }
        take(message, out);
    }

    /// A program and its arguments.
    fn program(&mut self, name: &Word, out: &mut Reading) {
        let mut words = vec![name.clone()];
        let mut end = name.span.end;
        while !self.is_over() {
            let Some(token) = self.next.clone() else {
                break;
            };
            let span = token.span();
            let word = match token {
                Token::Text(word) | Token::Bare(word) | Token::Parameter(word) => word,
                Token::Variable(name) => self.variable(&name).into_word(),
                Token::Sign(..) => Word::copied(self.text, span.clone()),
            };
            match words.last_mut() {
                Some(last) if span.start == end && words_join(self.text, end) => {
                    last.append(&word);
                    last.span.end = span.end;
                }
                _ => words.push(word),
            }
            end = span.end;
            self.advance();
        }
        let command = Command {
            words,
            ..Command::default()
        };
        script::take(command, &mut self.state, out);
    }
}

/// Takes a parameter of a command.
fn parameter(
    name: &Word,
    value: Option<Value>,
    message: &mut Message,
    is_elsewhere: &mut bool,
    out: &mut Reading,
) {
    let span = name.span.clone();
    let lower = name.text.to_ascii_lowercase();
    let Some(value) = value else {
        return out.leave(span, Snag::Manner(name.text.clone()));
    };
    match lower.as_str() {
        "-uri" => message.url = Some(value.into_word()),
        "-method" | "-custommethod" => message.method = Some(value.into_word()),
        "-headers" => {
            for (name, value) in value.into_table() {
                message.headers.push((name, value.into_word()));
            }
        }
        "-body" => message.body = Body::Text(value.into_word()),
        "-contenttype" => {
            header(&Word::named("content-type", span), &value.into_word(), out);
        }
        "-token" => out.token(&value.into_word(), span),
        "-infile" => {
            *is_elsewhere = true;
            let file = value.into_word();
            out.miss(file.place(0..file.text.len()), Snag::File(file.text));
        }
        "-authentication" => {
            let scheme = value.into_word();
            match scheme.text.to_ascii_lowercase().as_str() {
                "bearer" | "oauth" => out.leave(span, Snag::Implied),
                _ => out.miss(span, Snag::Scheme(scheme.text)),
            }
        }
        "-credential" | "-form" | "-websession" | "-certificate" => {
            out.hide(&value.into_word());
            out.leave(span, Snag::Option(name.text.clone()));
        }
        _ => out.leave(span, Snag::Manner(name.text.clone())),
    }
}

/// Whether what stands behind a byte belongs to the word in front of it.
fn words_join(text: &str, at: usize) -> bool {
    at > 0 && !text[..at].ends_with(char::is_whitespace)
}
