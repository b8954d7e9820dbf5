//! DDL of PostgreSQL as pieces: words, quoted names, strings, numbers, signs. Flink's DDL falls into the same
//! pieces, so that a statement is found before it is known whose it is. Comments and white space are left out.

use crate::sql::name::unquoted;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word without quotes.
    Word,
    /// A name in double quotes.
    Quoted,
    /// A name in backticks, as Flink has it.
    Backticks,
    /// A string, however it is quoted.
    Text,
    /// A number.
    Number,
    /// Any other character.
    Sign,
}

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// What stands there, quotes included.
    pub text: &'a str,
    /// Where it begins.
    pub start: usize,
}

impl Piece<'_> {
    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this word.
    pub fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.text == sign
    }

    /// The name that it is: PostgreSQL folds what stands without quotes.
    pub fn name(&self) -> Option<String> {
        match self.kind {
            Kind::Word => Some(self.text.to_ascii_lowercase()),
            Kind::Quoted => Some(unquoted(self.text, '"')),
            Kind::Backticks => Some(unquoted(self.text, '`')),
            _ => None,
        }
    }

    /// What the string says.
    pub fn said(&self) -> Option<String> {
        if self.kind != Kind::Text {
            return None;
        }
        if let Some(body) = self.text.strip_prefix(['e', 'E']) {
            return Some(unescaped(&unquoted(body, '\'')));
        }
        let Some(tagged) = self.text.strip_prefix('$') else {
            return Some(unquoted(self.text, '\''));
        };
        let tag = tagged.find('$').map_or(0, |end| end + 2);
        let body = self.text.get(tag..self.text.len().saturating_sub(tag));
        Some(body.unwrap_or_default().to_owned())
    }
}

fn unescaped(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => said.push('\n'),
                Some('t') => said.push('\t'),
                Some('r') => said.push('\r'),
                other => said.extend(other),
            },
            c => said.push(c),
        }
    }
    said
}

/// Cuts a text into its pieces. Each byte is looked at a fixed number of times.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, len) = piece(rest, first);
        // A backslash at the start of a line is a command to psql, which reads the line alone.
        let is_command =
            first == '\\' && matches!(text[..at].chars().next_back(), None | Some('\n'));
        if is_command {
            at += line(rest);
            continue;
        }
        let start = at;
        at += len;
        let Some(kind) = kind else { continue };
        let text_of_piece = &text[start..at];
        if text_of_piece == ";" && found.last().is_some_and(|last| last.is("stdin")) {
            // The rows of COPY follow, to a line of their own end.
            at += text[at..].find("\n\\.").unwrap_or(text.len() - at);
        }
        found.push(Piece {
            kind,
            text: text_of_piece,
            start,
        });
    }
    found
}

/// The piece that a text begins with, and its length; no kind for what is left out.
fn piece(rest: &str, first: char) -> (Option<Kind>, usize) {
    let bytes = rest.as_bytes();
    match first {
        c if c.is_whitespace() => (None, c.len_utf8()),
        '-' if rest.starts_with("--") => (None, line(rest)),
        '/' if rest.starts_with("//") => (None, line(rest)),
        '/' if rest.starts_with("/*") => (None, comment(bytes)),
        '"' => (Some(Kind::Quoted), quoted(bytes, b'"', false)),
        '`' => (Some(Kind::Backticks), quoted(bytes, b'`', false)),
        '\'' => (Some(Kind::Text), quoted(bytes, b'\'', false)),
        'e' | 'E' if bytes.get(1) == Some(&b'\'') => {
            (Some(Kind::Text), 1 + quoted(&bytes[1..], b'\'', true))
        }
        '$' => match dollars(rest) {
            Some(len) => (Some(Kind::Text), len),
            None => (Some(Kind::Sign), 1),
        },
        '0'..='9' => (
            Some(Kind::Number),
            run(rest, |c| c.is_ascii_alphanumeric() || c == '.'),
        ),
        c if c == '_' || c.is_alphabetic() => (
            Some(Kind::Word),
            run(rest, |c| matches!(c, '_' | '$') || c.is_alphanumeric()),
        ),
        c => (Some(Kind::Sign), c.len_utf8()),
    }
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

fn line(rest: &str) -> usize {
    run(rest, |c| c != '\n')
}

/// Comments nest. One that is not closed goes to the end.
fn comment(bytes: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => depth += 1,
            Some(b"*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// To the closing quote; to the end where there is none.
fn quoted(bytes: &[u8], quote: u8, has_escapes: bool) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        if has_escapes && *byte == b'\\' {
            at += 2;
        } else if *byte != quote {
            at += 1;
        } else if bytes.get(at + 1) == Some(&quote) {
            at += 2;
        } else {
            return at + 1;
        }
    }
    bytes.len()
}

/// `$tag$ … $tag$`, to the end where it is not closed.
fn dollars(rest: &str) -> Option<usize> {
    let tag = 1 + run(&rest[1..], |c| c == '_' || c.is_alphanumeric());
    let is_tag =
        rest[tag..].starts_with('$') && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let open = is_tag.then(|| &rest[..=tag])?;
    let body = open.len();
    Some(
        rest[body..]
            .find(open)
            .map_or(rest.len(), |end| body + end + body),
    )
}
