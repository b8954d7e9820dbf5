//! Flink SQL as tokens, by the letters that Calcite's grammar takes. What no token begins with is a
//! mistake here already.

use std::ops::Range;

use crate::api::position::SqlProblem;

/// Flink keeps no longer identifier, counted in UTF-16 units.
const LONGEST_NAME: usize = 256;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A keyword or a name without quotes.
    Word,
    /// A name in backticks.
    Quoted,
    /// A text in single quotes.
    Text,
    Number,
    Symbol,
    /// `/*+ … */`.
    Hint,
}

/// A token and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// As written, but without its quotes.
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

impl Token {
    /// Whether it is this keyword, in whatever case.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub(crate) fn is_symbol(&self, symbol: &str) -> bool {
        self.kind == Kind::Symbol && self.text == symbol
    }
}

/// The tokens of `sql`.
pub(crate) fn tokens(sql: &str) -> Result<Vec<Token>, SqlProblem> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = sql[at..].chars().next() {
        let rest = &sql[at..];
        let two = rest.get(..2).unwrap_or("");
        if matches!(first, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            at += 1;
            continue;
        }
        if two == "--" || two == "//" {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        if two == "/*" {
            let length = rest
                .find("*/")
                .ok_or_else(|| lexical(sql, sql.len()..sql.len(), "<EOF>"))?;
            if rest.starts_with("/*+") {
                found.push(token(Kind::Hint, &rest[..length + 2], at..at + length + 2));
            }
            at += length + 2;
            continue;
        }
        let next = one(sql, at, first)?;
        at = next.span.end;
        found.push(next);
    }
    Ok(found)
}

/// The token that begins at `at`.
fn one(sql: &str, at: usize, first: char) -> Result<Token, SqlProblem> {
    let rest = &sql[at..];
    if rest.starts_with("U&\"") || rest.starts_with("u&\"") {
        return quoted(sql, at + 2, '"')
            .map(|found| token(Kind::Quoted, &found.text, at..found.span.end));
    }
    if is_letter(first) {
        let end = rest
            .find(|letter| !is_letter(letter) && !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        return named(sql, token(Kind::Word, &rest[..end], at..at + end));
    }
    if first.is_ascii_digit() {
        let end = number_end(rest);
        return Ok(token(Kind::Number, &rest[..end], at..at + end));
    }
    match first {
        '\'' => quoted(sql, at, '\''),
        '`' => quoted(sql, at, '`').and_then(|found| named(sql, found)),
        _ => symbol(sql, at, first),
    }
}

fn symbol(sql: &str, at: usize, first: char) -> Result<Token, SqlProblem> {
    let rest = &sql[at..];
    let two = rest.get(..2).unwrap_or("");
    if two == "!=" {
        let message = "SQL parse failed. Bang equal '!=' is not allowed under the current SQL conformance level";
        return Err(SqlProblem::at(sql, at..at + 2, message));
    }
    if matches!(two, "<>" | "<=" | ">=" | "||" | "=>" | "->") {
        return Ok(token(Kind::Symbol, two, at..at + 2));
    }
    if "()<>=,.;+-*/%[]{}:?^|\"".contains(first) {
        return Ok(token(Kind::Symbol, &rest[..1], at..at + 1));
    }
    Err(lexical(sql, at..at + first.len_utf8(), &first.to_string()))
}

/// A text or a name in quotes, in which a doubled quote means itself.
fn quoted(sql: &str, at: usize, quote: char) -> Result<Token, SqlProblem> {
    let mut text = String::new();
    let mut letters = sql[at + 1..].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let here = at + 1 + offset;
        if letter == quote {
            if letters.next_if(|(_, next)| *next == quote).is_none() {
                let kind = if quote == '\'' {
                    Kind::Text
                } else {
                    Kind::Quoted
                };
                return Ok(token(kind, &text, at..here + 1));
            }
        } else if quote != '\'' && matches!(letter, '\n' | '\r') {
            return Err(lexical(sql, here..here + 1, "\\n"));
        }
        text.push(letter);
    }
    Err(encountered(sql, at..at + 1, &quote.to_string()))
}

/// A name must have a letter, and not too many.
fn named(sql: &str, found: Token) -> Result<Token, SqlProblem> {
    if found.text.is_empty() {
        return Err(lexical(sql, found.span, "``"));
    }
    if found.text.encode_utf16().count() > LONGEST_NAME {
        let message = format!(
            "SQL parse failed. Length of identifier '{}' must be less than or equal to {LONGEST_NAME} characters",
            found.text
        );
        return Err(SqlProblem::at(sql, found.span, &message));
    }
    Ok(found)
}

fn number_end(rest: &str) -> usize {
    let digits = |from: usize| {
        let tail = &rest[from..];
        from + tail
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(tail.len())
    };
    let mut end = digits(0);
    if rest[end..].starts_with('.') {
        end = digits(end + 1);
    }
    let exponent = rest[end..].strip_prefix(['e', 'E']);
    if let Some(after) = exponent {
        let sign = usize::from(after.starts_with(['+', '-']));
        if after[sign..].starts_with(|letter: char| letter.is_ascii_digit()) {
            end = digits(end + 1 + sign);
        }
    }
    end
}

/// The letters of a name without quotes, as the grammar lists them.
fn is_letter(letter: char) -> bool {
    matches!(letter,
        '$' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{1fff}'
        | '\u{3040}'..='\u{318f}' | '\u{3300}'..='\u{337f}' | '\u{3400}'..='\u{3d2d}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn token(kind: Kind, text: &str, span: Range<usize>) -> Token {
    Token {
        kind,
        text: text.to_owned(),
        span,
    }
}

fn lexical(sql: &str, span: Range<usize>, what: &str) -> SqlProblem {
    let message = format!("SQL parse failed. Lexical error. Encountered: {what:?}");
    SqlProblem::at(sql, span, &message)
}

/// What can't stand here, as Flink words it.
pub(crate) fn encountered(sql: &str, span: Range<usize>, what: &str) -> SqlProblem {
    SqlProblem::at(
        sql,
        span,
        &format!("SQL parse failed. Encountered \"{what}\""),
    )
}
