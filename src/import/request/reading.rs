//! What is found in a text, while it is read. No token is left anywhere but in its place when it is done.

mod secrecy;

use super::Snag;
use super::word::Word;
use crate::api::token::{AuthScheme, Token};
use crate::import::application;
use crate::import::payload::{self, PayloadFault, Wrong};
use crate::import::{Fate, Found, Import, Part, Secret, Why};
use crate::workspace::Subject;
use crate::workspace::field::Field;
use std::ops::Range;

/// How many secrets are looked for in the whole text.
const SECRETS_MAX: usize = 16;
/// A text as short as a word is no secret, and would be found inside of ids and names.
const SECRET_MIN: usize = 8;

/// What is found in a text.
pub(super) struct Reading<'a> {
    text: &'a str,
    import: Import,
    /// What must not be seen.
    secrets: Vec<String>,
    /// Where it was written.
    hidden: Vec<Range<usize>>,
    /// Something was found that belongs to a request.
    is_request: bool,
}

impl<'a> Reading<'a> {
    /// Nothing yet.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            import: Import::default(),
            secrets: Vec::new(),
            hidden: Vec::new(),
            is_request: false,
        }
    }

    /// Notes what became of a part.
    pub(super) fn note(&mut self, span: Range<usize>, fate: Fate) {
        self.is_request = true;
        self.import.parts.push(Part { span, fate });
    }

    /// Notes that a part is left out, and nothing is lost with it.
    pub(super) fn leave(&mut self, span: Range<usize>, why: Snag) {
        self.note(span, Fate::LeftOut(Why::Request(why)));
    }

    /// Notes that a part could not be taken.
    pub(super) fn miss(&mut self, span: Range<usize>, why: Snag) {
        self.note(span, Fate::Missed(Why::Request(why)));
    }

    /// Notes text that is no request.
    pub(super) fn prose(&mut self, span: Range<usize>) {
        if let Some(Part { span: last, fate }) = self.import.parts.last_mut()
            && *fate == Fate::LeftOut(Why::Request(Snag::Prose))
            && self
                .text
                .get(last.end..span.start)
                .is_some_and(|between| between.trim().is_empty())
        {
            last.end = span.end;
            return;
        }
        self.import.parts.push(Part {
            span,
            fate: Fate::LeftOut(Why::Request(Snag::Prose)),
        });
    }

    /// Takes a name for a field of the target.
    pub(super) fn target(&mut self, field: Field, name: &Word) {
        let span = name.place(0..name.text.len());
        if let Some(hole) = name.holes.first() {
            let variable = name.text[hole.clone()].to_owned();
            return self.miss(span, Snag::Variable(variable));
        }
        let word = field.api_name();
        // What is escaped is meant; a name as it is written may stand for another.
        let written = self.text.get(span.clone()).unwrap_or_default();
        let is_word = name.text.eq_ignore_ascii_case(word) && name.text != word;
        if is_word || written.starts_with('<') || written.starts_with("{{") {
            return self.leave(span, Snag::Placeholder);
        }
        let target = &mut self.import.target;
        if field.of_target(target).is_empty() {
            field.set_in_target(target, name.text.clone());
        } else if field.of_target(target) != name.text {
            return self.miss(span, Snag::OtherTarget);
        }
        self.note(span, Fate::Target(field));
    }

    /// Takes the value of an `Authorization` header.
    pub(super) fn authorization(&mut self, value: &Word, name: Range<usize>) {
        let value = value.trimmed();
        let len = value
            .text
            .find(char::is_whitespace)
            .unwrap_or(value.text.len());
        let (scheme, token) = (
            value.part(0..len),
            value.part(len..value.text.len()).trimmed(),
        );
        if token.text.is_empty() {
            if AuthScheme::from_name(&value.text).is_some() {
                self.scheme(&value);
                return self.miss(name, Snag::NoToken);
            }
            // A token without a scheme.
            return self.token(&value, name);
        }
        match AuthScheme::from_name(&scheme.text) {
            Some(_) => self.scheme(&scheme),
            None if is_scheme(&scheme.text) => {
                self.hide(&token);
                return self.miss(name, Snag::Scheme(scheme.text));
            }
            // What stands in front may belong to the token.
            None => return self.token(&value, name),
        }
        self.token(&token, name);
    }

    /// Takes a way to name the token.
    pub(super) fn scheme(&mut self, scheme: &Word) {
        let found = AuthScheme::from_name(&scheme.text);
        self.import.scheme = self.import.scheme.or(found);
        self.note(scheme.place(0..scheme.text.len()), Fate::Scheme);
    }

    /// Takes a token. `name` is where the flag or the header stands that gives it.
    pub(super) fn token(&mut self, token: &Word, name: Range<usize>) {
        let token = token.trimmed();
        let span = token.place(0..token.text.len());
        if !token.holes.is_empty() || is_placeholder(&token.text) {
            return self.leave(span, Snag::TokenPlaceholder);
        }
        self.hide(&token);
        if Token::parse(&token.text).is_err() {
            return self.miss(name, Snag::NoToken);
        }
        match &self.import.token {
            Some(known) if known.0 != token.text => self.miss(name, Snag::OtherToken),
            _ => {
                self.import.token = Some(Secret(token.text));
                self.note(span, Fate::Token);
            }
        }
    }

    /// Looks at a variable's value for a token.
    pub(super) fn variable(&mut self, name: &str, value: &Word) {
        let name = name.to_ascii_uppercase();
        let is_token = name.contains("TOKEN") || name.contains("AUTHORIZATION");
        let said = value.text.trim();
        let is_long = said.len() >= SECRET_MIN && Token::parse(said).is_ok();
        if is_token && (is_long || !value.holes.is_empty()) {
            self.authorization(value, value.span.start..value.span.start);
        }
    }

    /// Remembers a text that must not be seen.
    pub(super) fn hide(&mut self, secret: &Word) {
        self.hidden.push(secret.place(0..secret.text.len()));
        let is_new = self.secrets.len() < SECRETS_MAX && !self.secrets.contains(&secret.text);
        if secret.text.len() >= SECRET_MIN && is_new {
            self.secrets.push(secret.text.clone());
        }
    }

    /// Takes the payload of an application, or of a version of one.
    pub(super) fn application(&mut self, body: &Word) {
        if body.holes.is_empty() && application::read(&body.text).is_none() {
            let fault = PayloadFault {
                at: 0,
                what: Wrong::NoPayload,
            };
            return self.miss(body.place(0..body.text.len()), Snag::Payload(fault));
        }
        self.payload(body, None);
    }

    /// Takes a payload. `was` is what its address creates.
    pub(super) fn payload(&mut self, body: &Word, was: Option<&Subject>) {
        if self.import.is_full() {
            let span = body.place(0..body.text.len());
            let full = Fate::Missed(Why::Request(Snag::TooMuch));
            if self
                .import
                .parts
                .last()
                .is_none_or(|part| part.fate != full)
            {
                self.note(span, full);
            }
            return;
        }
        if let Some(hole) = body.holes.first() {
            let variable = body.text[hole.clone()].to_owned();
            self.miss(body.place(hole.clone()), Snag::Variable(variable));
        }
        if let Some(found) = application::read(&body.text) {
            self.is_request = true;
            return self.import.take(found, |span| body.place(span));
        }
        match payload::read(&body.text, was) {
            Ok(found) => {
                let at = self.import.drafts.len();
                for part in found.parts {
                    let fate = match part.fate {
                        Fate::Field(_, field) => Fate::Field(at, field),
                        Fate::Kept(_, key) => Fate::Kept(at, key),
                        fate => fate,
                    };
                    let span = self.with_its_quotes(body.place(part.span));
                    self.note(span, fate);
                }
                self.is_request = true;
                self.import.drafts.push(Found {
                    subject: found.subject,
                    extra: found.extra,
                });
            }
            Err(fault) => {
                let end = body.text[fault.at..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                let span = match fault.what {
                    Wrong::Json(_) => body.place(fault.at..fault.at + end),
                    _ => body.place(0..body.text.len()),
                };
                self.miss(span, Snag::Payload(fault));
            }
        }
    }

    /// The place of a member with the quotes at its ends. In a program, key and value are texts of their own, and the place
    /// is told from within the first to within the last.
    fn with_its_quotes(&self, span: Range<usize>) -> Range<usize> {
        let (Some(inside), Some(before), Some(behind)) = (
            self.text.get(span.clone()),
            self.text.get(..span.start),
            self.text.get(span.end..),
        ) else {
            return span;
        };
        let is_quote = |c: &char| matches!(c, '"' | '\'');
        let closing = behind.chars().next().filter(is_quote);
        let opening = before.chars().next_back().filter(is_quote);
        match closing {
            Some(quote) if inside.matches(quote).count() % 2 == 1 => span.start..span.end + 1,
            Some(quote) if opening == Some(quote) && inside.contains(quote) => {
                span.start - 1..span.end + 1
            }
            _ => span,
        }
    }
}

/// Whether a word names a way to authenticate that is none of the API's.
fn is_scheme(word: &str) -> bool {
    ["basic", "digest", "token", "negotiate", "apikey"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a word stands in the place of what it names.
pub(in crate::import) fn is_placeholder(word: &str) -> bool {
    let is_name = word
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'-'));
    let is_token = ["TOKEN", "KEY", "SECRET", "HERE"]
        .iter()
        .any(|part| word.contains(part));
    word.is_empty()
        || word.starts_with(['$', '<'])
        || word.contains("{{")
        || word.len() > 2 && word.starts_with('%') && word.ends_with('%')
        || word.len() < 40 && is_name && is_token
        || word
            .chars()
            .all(|c| matches!(c, 'x' | 'X' | '*' | '.' | '…' | '•'))
}
