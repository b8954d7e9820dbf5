//! Texts in the quotes of JavaScript and Python.

use super::super::literal::Value;
use super::super::word::Word;
use super::Program;

impl Program<'_> {
    /// A text in quotes, with Python's letters in front of them. `None`, and nothing is read, where there is none.
    pub(super) fn string(&mut self) -> Option<Word> {
        let rest = self.rest();
        let letters = rest
            .find(|c: char| !matches!(c, 'r' | 'R' | 'b' | 'B' | 'f' | 'F' | 'u' | 'U'))
            .filter(|len| *len <= 2)?;
        let quote = rest[letters..]
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let start = self.at;
        let is_raw = rest[..letters].contains(['r', 'R']);
        let is_format = quote == '`' || rest[..letters].contains(['f', 'F']);
        let tripled = quote.to_string().repeat(3);
        let is_tripled = quote != '`' && rest[letters..].starts_with(&tripled);
        let close = if is_tripled {
            tripled
        } else {
            quote.to_string()
        };
        self.at += letters + close.len();
        let mut word = Word::at(start);
        loop {
            let rest = self.rest();
            let from = self.at;
            let Some(c) = rest.chars().next() else {
                self.open = self.open.or(Some(start));
                break;
            };
            if rest.starts_with(&close) {
                self.at += close.len();
                break;
            }
            if c == '\n' && close.len() == 1 && quote != '`' {
                self.open = self.open.or(Some(start));
                break;
            }
            let hole = if quote == '`' { "${" } else { "{" };
            if c == '\\' && !is_raw {
                self.escape(&mut word);
            } else if is_format && rest.starts_with(hole) && !rest.starts_with("{{") {
                let len = rest.find(['}', '\n']).unwrap_or(rest.len());
                self.at += len + usize::from(rest[len..].starts_with('}'));
                match self
                    .variables
                    .find(rest[hole.len().min(len)..len].trim(), Value::size)
                {
                    Some(value) => word.append(&value.clone().into_word()),
                    None => word.push_hole(self.text, from..self.at),
                }
            } else {
                self.at += c.len_utf8();
                word.copy(self.text, from..self.at);
                // Two braces are one in a text with variables.
                if is_format && quote != '`' && matches!(c, '{' | '}') && self.rest().starts_with(c)
                {
                    self.at += 1;
                }
            }
        }
        word.span.end = self.at;
        Some(word)
    }

    /// Reads an escape, whose backslash stands here.
    pub(super) fn escape(&mut self, word: &mut Word) {
        let start = self.at;
        let rest = self.rest();
        let Some(c) = rest[1..].chars().next() else {
            self.at += 1;
            return;
        };
        self.at += 1 + c.len_utf8();
        let said = match c {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'b' => "\u{8}",
            'f' => "\u{c}",
            'v' => "\u{b}",
            '\n' => "",
            'u' | 'x' => return self.unit(c, word, start),
            _ => return word.copy(self.text, start + 1..self.at),
        };
        word.push(said, start..self.at);
    }

    /// Reads the digits of `\xHH`, `\uHHHH` and `\u{H…}`, and the other half of a pair.
    pub(super) fn unit(&mut self, kind: char, word: &mut Word, start: usize) {
        let digits = |rest: &str, len: usize| {
            let digits = rest
                .get(..len)
                .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
            u16::from_str_radix(digits, 16).ok()
        };
        let rest = self.rest();
        if let Some((inner, _)) = rest
            .get(..12.min(rest.len()))
            .and_then(|head| head.strip_prefix('{')?.split_once('}'))
        {
            self.at += inner.len() + 2;
            let c = u32::from_str_radix(inner, 16).ok().and_then(char::from_u32);
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            return word.push(c.encode_utf8(&mut [0; 4]), start..self.at);
        }
        let len = if kind == 'x' { 2 } else { 4 };
        let Some(first) = digits(rest, len) else {
            return word.copy(self.text, start..self.at);
        };
        self.at += len;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first)
            && let Some(low) = self
                .rest()
                .strip_prefix("\\u")
                .and_then(|rest| digits(rest, 4))
        {
            units.push(low);
            self.at += 6;
        }
        word.push(&String::from_utf16_lossy(&units), start..self.at);
    }
}
