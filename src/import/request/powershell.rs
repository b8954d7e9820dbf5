//! The tokens of PowerShell: texts without their quotes, variables, names of parameters, signs. What they mean together
//! is not said here.

use super::literal::Value;
use super::script::Variables;
use super::word::Word;
use std::ops::Range;

/// A token.
#[derive(Debug, Clone)]
pub(super) enum Token {
    /// A text in quotes.
    Text(Word),
    /// A text without quotes.
    Bare(Word),
    /// The name of a parameter, or an operator, with its hyphen.
    Parameter(Word),
    /// A variable, without its sign. Whether it is handed over in parts, by `@name`.
    Variable(Word),
    /// `@{`, `@(`, a bracket, a comma or another sign that stands for itself. A line break is one of them.
    Sign(&'static str, usize),
}

impl Token {
    /// Where it stands.
    pub(super) fn span(&self) -> Range<usize> {
        match self {
            Self::Text(word) | Self::Bare(word) | Self::Parameter(word) | Self::Variable(word) => {
                word.span.clone()
            }
            Self::Sign(sign, at) => *at..at + sign.len(),
        }
    }
}

const SIGNS: [&str; 14] = [
    "@{", "@(", "$(", "{", "}", "(", ")", ",", ";", "|", "+", "=", "&", "\n",
];

/// A text while it is read.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// A word may hold a sign: the last token was the name of a program or one of its arguments.
    is_argument: bool,
    /// Where a quote begins that is not closed.
    pub(super) open: Option<usize>,
}

impl<'a> Lexer<'a> {
    /// Begins to read.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            is_argument: false,
            open: None,
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next token. Texts in double quotes hold what the variables say.
    pub(super) fn next(&mut self, variables: &Variables<Value>) -> Option<Token> {
        loop {
            let rest = self.rest();
            let c = rest.chars().next()?;
            let continuation = ["`\r\n", "`\n"]
                .into_iter()
                .find(|sign| rest.starts_with(sign));
            match c {
                _ if continuation.is_some() => self.at += continuation.map_or(0, str::len),
                // Behind a line break the sign is often followed by spaces that nobody sees.
                '#' => self.at += rest.find('\n').unwrap_or(rest.len()),
                '<' if rest.starts_with("<#") => {
                    self.at += rest.find("#>").map_or(rest.len(), |at| at + 2);
                }
                c if c != '\n' && c.is_whitespace() || c == '\u{feff}' => self.at += c.len_utf8(),
                _ => break,
            }
        }
        let rest = self.rest();
        let start = self.at;
        let next = rest.chars().nth(1);
        Some(match rest.chars().next()? {
            '\'' => Token::Text(self.single()),
            '"' => Token::Text(self.double(variables)),
            '@' if matches!(next, Some('\'' | '"')) && self.here_end().is_some() => {
                Token::Text(self.here(variables))
            }
            '@' | '$'
                if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '{' | ':'))
                    && !rest.starts_with("@{") =>
            {
                self.at += 1;
                Token::Variable(self.name(start))
            }
            '-' if next.is_some_and(char::is_alphabetic) => {
                let len = rest[1..]
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
                    .map_or(rest.len(), |at| at + 1);
                self.at += len;
                let word = Word::copied(self.text, start..self.at);
                // A value may be joined by a colon.
                if self.rest().starts_with(':') {
                    self.at += 1;
                }
                self.is_argument = true;
                Token::Parameter(word)
            }
            _ => match SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
                Some(sign) => {
                    self.at += sign.len();
                    if sign != "," {
                        self.is_argument = false;
                    }
                    Token::Sign(sign, start)
                }
                None => Token::Bare(self.bare()),
            },
        })
    }

    /// A word without quotes. Texts in quotes may be a part of an argument.
    fn bare(&mut self) -> Word {
        let rest = self.rest();
        let start = self.at;
        if rest.starts_with('[') {
            // A type ends with its bracket.
            let len = rest.find([']', '\n']).unwrap_or(rest.len());
            self.at += len + usize::from(rest[len..].starts_with(']'));
            self.at += self.rest().len() - self.rest().trim_start_matches(']').len();
            return Word::copied(self.text, start..self.at);
        }
        let ends = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '{' | '}' | '(' | ')' | ',' | ';' | '|' | '\'' | '"' | '&'
                )
        };
        let is_argument = self.is_argument;
        let len = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| ends(*c) || !is_argument && matches!(c, '=' | '+'))
            .map_or(rest.len(), |(at, _)| at);
        self.at += len;
        self.is_argument = true;
        let mut word = Word::at(start);
        let mut done = start;
        for (at, _) in rest[..len].match_indices('`') {
            word.copy(self.text, done..start + at);
            done = start + at + 1;
        }
        word.copy(self.text, done.min(self.at)..self.at);
        word.span = start..self.at;
        word
    }

    /// The name of a variable, whose sign is passed.
    fn name(&mut self, start: usize) -> Word {
        let rest = self.rest();
        if let Some(inner) = rest.strip_prefix('{') {
            let len = inner.find('}').unwrap_or(inner.len());
            let from = self.at + 1;
            self.at = (from + len + 1).min(self.text.len());
            let mut word = Word::copied(self.text, from..from + len);
            word.span = start..self.at;
            return word;
        }
        let len = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')))
            .unwrap_or(rest.len());
        let from = self.at;
        self.at += len;
        let mut word = Word::copied(self.text, from..self.at);
        word.span = start..self.at;
        word
    }

    fn single(&mut self) -> Word {
        let start = self.at;
        let mut word = Word::at(start);
        self.at += 1;
        loop {
            let rest = self.rest();
            let Some(len) = rest.find('\'') else {
                self.open = self.open.or(Some(start));
                word.copy(self.text, self.at..self.text.len());
                self.at = self.text.len();
                break;
            };
            word.copy(self.text, self.at..self.at + len);
            self.at += len + 1;
            if !self.rest().starts_with('\'') {
                break;
            }
            word.copy(self.text, self.at..self.at + 1);
            self.at += 1;
        }
        word.span.end = self.at;
        word
    }

    fn double(&mut self, variables: &Variables<Value>) -> Word {
        let start = self.at;
        let mut word = Word::at(start);
        self.at += 1;
        loop {
            let rest = self.rest();
            match rest.chars().next() {
                None => {
                    self.open = self.open.or(Some(start));
                    break;
                }
                Some('"') if rest.starts_with("\"\"") => {
                    word.copy(self.text, self.at..self.at + 1);
                    self.at += 2;
                }
                Some('"') => {
                    self.at += 1;
                    break;
                }
                Some(_) => self.part(&mut word, variables),
            }
        }
        word.span.end = self.at;
        word
    }

    /// Where the lines of a text in `@'…'@` or `@"…"@` begin and end.
    fn here_end(&self) -> Option<(usize, usize)> {
        let rest = self.rest();
        let quote = rest.get(1..2)?;
        let lines = rest[2..]
            .split_once('\n')
            .filter(|(head, _)| head.trim().is_empty())?
            .1;
        let start = self.at + (rest.len() - lines.len());
        // The closing sign may come at once.
        let close = [quote, "@"].concat();
        if lines.starts_with(&close) {
            return Some((start, start));
        }
        let end = lines.find(&["\n", &close].concat()).unwrap_or(lines.len());
        Some((start, start + end))
    }

    fn here(&mut self, variables: &Variables<Value>) -> Word {
        let start = self.at;
        let Some((from, to)) = self.here_end() else {
            return Word::at(start);
        };
        let mut word = Word::at(start);
        if self.text[start..].starts_with("@'") {
            word.copy(self.text, from..to);
        } else {
            let mut lines = Lexer {
                at: from,
                ..Lexer::of(&self.text[..to])
            };
            while lines.at < to {
                lines.part(&mut word, variables);
            }
        }
        let tail = &self.text[to..];
        if let Some(at) = tail.find('@') {
            self.at = to + at + 1;
        } else {
            self.open = self.open.or(Some(start));
            self.at = self.text.len();
        }
        word.span = start..self.at;
        word
    }

    /// Reads one character, escape or variable of a text in double quotes.
    fn part(&mut self, word: &mut Word, variables: &Variables<Value>) {
        let start = self.at;
        let rest = self.rest();
        let mut chars = rest.chars();
        let (Some(c), next) = (chars.next(), chars.next()) else {
            return;
        };
        match (c, next) {
            ('`', Some(escaped)) => {
                self.at += 1 + escaped.len_utf8();
                let said = match escaped {
                    'n' => "\n",
                    'r' => "\r",
                    't' => "\t",
                    '0' => "\0",
                    '\n' => "",
                    _ => return word.copy(self.text, start + 1..self.at),
                };
                word.push(said, start..self.at);
            }
            ('$', Some('(')) => {
                let len = rest.find(')').map_or(rest.len(), |at| at + 1);
                self.at += len;
                let number = rest[..len]
                    .strip_prefix("$([char]")
                    .and_then(|rest| rest.strip_suffix(')'));
                match number.and_then(|number| number.trim().parse::<u16>().ok()) {
                    Some(unit) => self.unit(unit, word, start),
                    None => word.push_hole(self.text, start..self.at),
                }
            }
            ('$', Some(next)) if next.is_alphanumeric() || matches!(next, '_' | '{') => {
                self.at += 1;
                let name = self.name(start).text;
                match variables.find(&name.to_ascii_lowercase(), Value::size) {
                    Some(value) => word.append(&value.clone().into_word()),
                    None => word.push_hole(self.text, start..self.at),
                }
            }
            _ => {
                self.at += c.len_utf8();
                word.copy(self.text, start..self.at);
            }
        }
    }

    /// A code unit of UTF-16, and the other half of its pair.
    fn unit(&mut self, unit: u16, word: &mut Word, start: usize) {
        let mut units = vec![unit];
        if (0xd800..0xdc00).contains(&unit)
            && let Some(rest) = self.rest().strip_prefix("$([char]")
            && let Some((digits, _)) = rest.split_once(')')
            && let Ok(low) = digits.parse::<u16>()
        {
            units.push(low);
            self.at += "$([char])".len() + digits.len();
        }
        word.push(&String::from_utf16_lossy(&units), start..self.at);
    }
}
