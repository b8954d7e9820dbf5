//! The lines of a text, as people count them.

use std::ops::Range;

/// A text with its lines measured.
pub struct Ruler {
    /// The byte that each line begins with.
    lines: Vec<usize>,
}

impl Ruler {
    /// Measures a text.
    pub fn of(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            lines: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// The line in which a byte stands, from 1.
    pub fn line(&self, byte: usize) -> u32 {
        let before = self.lines.partition_point(|start| *start <= byte);
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// Whether some of these bytes stand in these lines, which are counted from 0.
    pub fn is_within(&self, bytes: &Range<usize>, lines: &Range<usize>) -> bool {
        let is_behind = |line: usize| self.lines.get(line).is_some_and(|at| bytes.end < *at);
        let is_before = |line: usize| self.lines.get(line).is_some_and(|at| bytes.start >= *at);
        !is_behind(lines.start) && !is_before(lines.end)
    }
}

/// A text as a textarea keeps it: a line ends in one sign.
pub fn with_plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
