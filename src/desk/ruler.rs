//! Places in a text: bytes, as Rust counts them, against lines and UTF-16 units, as browsers and people do.

use crate::sql::token::Span;

/// A range of a text in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The first unit.
    pub start: u32,
    /// The unit behind the last.
    pub end: u32,
}

/// A text with its lines measured.
pub struct Ruler<'a> {
    text: &'a str,
    /// Where each line begins: in bytes, and in UTF-16 units.
    lines: Vec<(usize, u32)>,
}

impl<'a> Ruler<'a> {
    /// Measures a text.
    pub fn of(text: &'a str) -> Self {
        let mut lines = vec![(0, 0)];
        let mut units = 0;
        for (at, c) in text.char_indices() {
            units += width(c);
            if c == '\n' {
                lines.push((at + 1, units));
            }
        }
        Self { text, lines }
    }

    /// The line in which a byte stands, from 1.
    pub fn line(&self, byte: usize) -> u32 {
        let before = self.lines.partition_point(|(start, _)| *start <= byte);
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// The place of a range of bytes.
    pub fn place(&self, span: Span) -> Place {
        Place {
            start: self.unit(span.start),
            end: self.unit(span.end),
        }
    }

    /// The UTF-16 unit at which a byte stands; that of its character, where it is inside of one.
    pub fn unit(&self, byte: usize) -> u32 {
        let line = self.lines.partition_point(|(start, _)| *start <= byte);
        let (start, units) = self.lines[line.saturating_sub(1)];
        let in_line = self.text[start..]
            .char_indices()
            .take_while(|(at, c)| start + at + c.len_utf8() <= byte);
        units + in_line.map(|(_, c)| width(c)).sum::<u32>()
    }

    /// The byte at which a UTF-16 unit stands; that of its character, where it is inside of one.
    pub fn byte(&self, unit: u32) -> usize {
        let line = self.lines.partition_point(|(_, start)| *start <= unit);
        let (start, mut units) = self.lines[line.saturating_sub(1)];
        for (at, c) in self.text[start..].char_indices() {
            units += width(c);
            if units > unit {
                return start + at;
            }
        }
        self.text.len()
    }
}

fn width(c: char) -> u32 {
    if c.len_utf16() == 1 { 1 } else { 2 }
}
