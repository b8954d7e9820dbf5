//! Gathers candidates: what begins like the word under the caret first, then names that hold it.

use super::place::Place;
use super::{Candidate, Detail, Kind, MOST};
use crate::sql::function::name_of;
use crate::sql::name::in_backticks;
use crate::sql::reserved::is_reserved;
use crate::sql::token::{Kind as TokenKind, tokens};

/// Longer words are not looked for inside of names: nobody writes them, and the work would grow.
const LONGEST: usize = 64;

/// The candidates so far.
pub struct Offer<'a> {
    typed: &'a str,
    is_quoted: bool,
    /// The word's own bracket stands there already: `(` or `<`.
    has_bracket: bool,
    near: Vec<Candidate>,
    far: Vec<Candidate>,
}

impl<'a> Offer<'a> {
    /// Nothing yet.
    pub fn at(place: &Place<'a>) -> Self {
        let next = place.after.first();
        Self {
            typed: place.typed,
            is_quoted: place.is_quoted,
            has_bracket: next.is_some_and(|next| next.is_sign("(") || next.is_sign("<")),
            near: Vec::new(),
            far: Vec::new(),
        }
    }

    /// The likeliest of them.
    pub fn taken(mut self) -> Vec<Candidate> {
        self.near.append(&mut self.far);
        self.near.truncate(MOST);
        self.near
    }

    /// Offers words.
    pub fn keywords(&mut self, words: &[&str]) {
        for word in words {
            if !self.is_quoted && begins(word, self.typed) {
                self.add(
                    Kind::Keyword,
                    (*word).to_owned(),
                    Detail::Code(String::new()),
                );
            }
        }
    }

    /// Offers a text in quotes.
    pub fn text(&mut self, text: &str, detail: Detail) {
        if !self.is_quoted && begins(text, self.typed) {
            self.add(Kind::Keyword, ["'", text, "'"].concat(), detail);
        }
    }

    /// Offers functions by their signatures.
    pub fn functions(&mut self, table: &[&str]) {
        for signature in table {
            let name = name_of(signature);
            if self.is_quoted || !begins(name, self.typed) {
                continue;
            }
            let mut text = name.to_owned();
            let arguments = &signature[name.len()..];
            if !self.has_bracket && !arguments.is_empty() {
                text.push_str(if arguments.starts_with("()") {
                    "()"
                } else {
                    "("
                });
            }
            self.add(Kind::Function, text, Detail::Code((*signature).to_owned()));
        }
    }

    /// Offers types.
    pub fn types(&mut self) {
        if self.is_quoted {
            return;
        }
        for mut candidate in super::types(self.typed) {
            if self.has_bracket {
                let head = candidate.text.find(['(', '<']);
                candidate
                    .text
                    .truncate(head.unwrap_or(candidate.text.len()));
            }
            self.add(Kind::Type, candidate.text, candidate.detail);
        }
    }

    /// Whether a name fits what is typed, and there is still room for it. No backticks hold a line break.
    pub fn wants(&self, name: &str) -> bool {
        if self.near.len() >= MOST || name.is_empty() || name.contains(['\n', '\r']) {
            return false;
        }
        begins(name, self.typed) || self.far.len() < MOST && holds(name, self.typed)
    }

    /// Offers a table, or a column by its table if it is `qualified`.
    pub fn name(&mut self, kind: Kind, qualifier: Option<&str>, name: &str, detail: &[&str]) {
        if !self.wants(name) {
            return;
        }
        let mut text = self.written(name);
        // A backtick that is typed already begins the column.
        if let Some(table) = qualifier.filter(|_| !self.is_quoted) {
            text = [self.written(table).as_str(), ".", &text].concat();
        }
        let mut said = String::new();
        for part in detail.iter().filter(|part| !part.is_empty()) {
            said.push_str(if said.is_empty() { "" } else { ", " });
            said.push_str(part);
        }
        let said = Detail::Code(said);
        if begins(name, self.typed) {
            self.add(kind, text, said);
        } else if !self.has(&text) {
            let detail = said;
            self.far.push(Candidate { text, kind, detail });
        }
    }

    fn add(&mut self, kind: Kind, text: String, detail: Detail) {
        if self.near.len() < MOST && !self.has(&text) {
            self.near.push(Candidate { text, kind, detail });
        }
    }

    fn has(&self, text: &str) -> bool {
        let mut all = self.near.iter().chain(&self.far);
        all.any(|candidate| candidate.text == text)
    }

    fn written(&self, name: &str) -> String {
        if self.is_quoted || !is_plain(name) {
            in_backticks(name)
        } else {
            name.to_owned()
        }
    }
}

/// Whether a name can stand without backticks.
fn is_plain(name: &str) -> bool {
    let all = tokens(name);
    !is_reserved(name) && all.len() == 1 && all[0].kind == TokenKind::Word
}

/// Whether a name begins so, in whatever case.
pub fn begins(name: &str, typed: &str) -> bool {
    name.get(..typed.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(typed))
}

/// Whether a name holds this in its middle, in whatever case.
pub fn holds(name: &str, typed: &str) -> bool {
    let (name, typed) = (name.as_bytes(), typed.as_bytes());
    (2..=LONGEST).contains(&typed.len())
        && name
            .windows(typed.len())
            .any(|part| part.eq_ignore_ascii_case(typed))
}
