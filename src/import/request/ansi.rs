//! The escapes of `$'…'`, and those of `$(printf '…')`, by which a command says characters that not every terminal takes.

use super::word::Word;

/// How a command begins whose output is known.
pub(super) const PRINTF: &str = "$(printf '";

/// Reads up to the closing quote, and tells how much was read and whether there was one. `start` is the place of `inner`
/// in `text`.
pub(super) fn read(inner: &str, start: usize, text: &str, word: &mut Word) -> (usize, bool) {
    let mut bytes = Bytes::default();
    let mut at = 0;
    while let Some(c) = inner[at..].chars().next() {
        let from = at;
        at += c.len_utf8();
        let said = if c == '\\' {
            escape(&inner[at..])
        } else {
            None
        };
        match said {
            Some((Said::Byte(byte), len)) => {
                at += len;
                bytes.push(byte, start + from, start + at);
            }
            Some((Said::Char(said), len)) => {
                bytes.flush(word);
                at += len;
                word.push(said.encode_utf8(&mut [0; 4]), start + from..start + at);
            }
            None => {
                bytes.flush(word);
                if c == '\'' {
                    return (at, true);
                }
                word.copy(text, start + from..start + at);
            }
        }
    }
    bytes.flush(word);
    (at, false)
}

/// Bytes that are written one by one, until a character is whole.
#[derive(Default)]
struct Bytes {
    said: Vec<u8>,
    start: usize,
    end: usize,
}

impl Bytes {
    fn push(&mut self, byte: u8, start: usize, end: usize) {
        if self.said.is_empty() {
            self.start = start;
        }
        self.said.push(byte);
        self.end = end;
    }

    fn flush(&mut self, word: &mut Word) {
        if !self.said.is_empty() {
            word.push(&String::from_utf8_lossy(&self.said), self.start..self.end);
            self.said.clear();
        }
    }
}

/// What an escape says.
enum Said {
    Char(char),
    Byte(u8),
}

/// Reads an escape behind its backslash, and tells how long it is. `None` where the backslash stays.
fn escape(rest: &str) -> Option<(Said, usize)> {
    let c = rest.chars().next()?;
    let (radix, max) = match c {
        'x' => (16, 2),
        'u' => (16, 4),
        'U' => (16, 8),
        '0'..='7' => (8, 3),
        _ => {
            let said = match c {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'e' | 'E' => '\u{1b}',
                'f' => '\u{c}',
                'v' => '\u{b}',
                '\\' | '\'' | '"' | '?' => c,
                _ => return None,
            };
            return Some((Said::Char(said), 1));
        }
    };
    let lead = usize::from(radix == 16);
    let digits = &rest.as_bytes()[lead..];
    let len = digits
        .iter()
        .take(max)
        .take_while(|byte| char::from(**byte).is_digit(radix))
        .count();
    let number = digits[..len].iter().try_fold(0_u32, |number, byte| {
        let digit = char::from(*byte).to_digit(radix)?;
        Some(number.wrapping_mul(radix).wrapping_add(digit))
    });
    let number = number.filter(|_| len > 0)?;
    let said = match c {
        'u' | 'U' => Said::Char(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER)),
        _ => Said::Byte(u8::try_from(number & 0xff).unwrap_or_default()),
    };
    Some((said, lead + len))
}

/// The length of `$(printf '…')` with nothing else in it.
pub(super) fn printed(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(PRINTF)?;
    let len = inner.find('\'')?;
    inner[len..]
        .starts_with("')")
        .then_some(PRINTF.len() + len + 2)
}

/// Adds what `printf` makes of a format without arguments. The line breaks at its end are lost on the way.
pub(super) fn print(format: &str, start: usize, word: &mut Word) {
    let format = format.trim_end_matches('\n');
    let mut bytes = Bytes::default();
    let mut at = 0;
    while let Some(c) = format[at..].chars().next() {
        let from = at;
        at += c.len_utf8();
        let octal = format.get(at..at + 3).filter(|_| c == '\\');
        if let Some(byte) = octal.and_then(|octal| u8::from_str_radix(octal, 8).ok()) {
            at += 3;
            bytes.push(byte, start + from, start + at);
            continue;
        }
        bytes.flush(word);
        // Both are doubled where they stand for themselves.
        if matches!(c, '\\' | '%') && format[at..].starts_with(c) {
            at += 1;
        }
        word.push(c.encode_utf8(&mut [0; 4]), start + from..start + at);
    }
    bytes.flush(word);
}
