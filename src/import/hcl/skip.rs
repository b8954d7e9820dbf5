//! A place in a text of HCL, and how what is not read is passed over: by a stack of its own, so that no nesting is too
//! deep for it.

use std::ops::Range;

/// A place in a text of HCL.
pub struct Reader<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The next byte.
    pub at: usize,
    /// Nothing is read from here on: the end of the text, or of the heredoc that is being read.
    pub end: usize,
    /// Where something stands that can't be read, a character each.
    pub faults: Vec<Range<usize>>,
}

/// How many faults are told; what comes behind does not help anyone.
const MAX_FAULTS: usize = 20;

impl<'a> Reader<'a> {
    /// The byte so many places ahead.
    pub fn byte(&self, ahead: usize) -> Option<u8> {
        let at = self.at + ahead;
        (at < self.end).then(|| self.text.as_bytes()[at])
    }

    /// The text from a place to here.
    pub fn since(&self, start: usize) -> &'a str {
        self.text
            .get(start..self.at.min(self.end))
            .unwrap_or_default()
    }

    /// What is left.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// Notes that the character at a place can't be read. No more than the character is shown: what follows may be a
    /// password.
    pub fn fault(&mut self, at: usize) {
        if self.faults.len() < MAX_FAULTS {
            let rest = self.text.get(at..).unwrap_or_default();
            let len = rest.chars().next().map_or(0, char::len_utf8);
            self.faults.push(at..at + len);
        }
    }

    /// Passes spaces and comments, and line breaks where they say nothing.
    pub fn gap(&mut self, takes_lines: bool) {
        while let Some(byte) = self.byte(0) {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' if takes_lines => self.at += 1,
                _ if !self.comment() => return,
                _ => {}
            }
        }
    }

    /// Passes a comment, if one begins here.
    fn comment(&mut self) -> bool {
        match (self.byte(0), self.byte(1)) {
            (Some(b'#'), _) | (Some(b'/'), Some(b'/')) => self.line(),
            (Some(b'/'), Some(b'*')) => {
                let close = self.rest().get(2..).and_then(|rest| rest.find("*/"));
                self.at = close.map_or(self.end, |len| self.at + 2 + len + 2);
            }
            _ => return false,
        }
        true
    }

    /// Goes on to the end of the line, in front of its line break.
    pub fn line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    /// Passes a name: letters, digits, `_` and `-`.
    pub fn name(&mut self) -> &'a str {
        let start = self.at;
        let is_inner = |c: char| matches!(c, '_' | '-') || c.is_alphanumeric();
        if self
            .rest()
            .starts_with(|c: char| c == '_' || c.is_alphabetic())
        {
            let rest = self.rest();
            self.at += rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
        }
        self.since(start)
    }

    /// Passes one thing: a string, a heredoc, brackets with all that is in them, a name, or a character.
    pub fn pass(&mut self) {
        let mut open: Vec<u8> = Vec::new();
        loop {
            let Some(byte) = self.byte(0) else { return };
            if open.last() == Some(&b'"') {
                self.pass_in_string(byte, &mut open);
            } else if !self.comment() {
                match byte {
                    b'"' => open.push(b'"'),
                    b'(' => open.push(b')'),
                    b'[' => open.push(b']'),
                    b'{' => open.push(b'}'),
                    b')' | b']' | b'}' => {
                        open.pop();
                    }
                    _ if self.heredoc().is_some_and(|body| self.pass_to(body.1)) => {}
                    _ if !self.name().is_empty() => {}
                    _ => self.at += 1,
                }
                if matches!(byte, b'"' | b'(' | b'[' | b'{' | b')' | b']' | b'}') {
                    self.at += 1;
                }
            }
            if open.is_empty() {
                // Whole characters are passed, so that what follows can be read.
                while self.at < self.end && !self.text.is_char_boundary(self.at) {
                    self.at += 1;
                }
                return;
            }
        }
    }

    fn pass_in_string(&mut self, byte: u8, open: &mut Vec<u8>) {
        let next = self.byte(1);
        match byte {
            b'\\' => self.at = (self.at + 2).min(self.end),
            b'"' | b'\n' => {
                open.pop();
                self.at += usize::from(byte == b'"');
            }
            b'$' | b'%' if next == Some(byte) && self.byte(2) == Some(b'{') => self.at += 3,
            b'$' | b'%' if next == Some(b'{') => {
                open.push(b'}');
                self.at += 2;
            }
            _ => self.at += 1,
        }
    }

    fn pass_to(&mut self, at: usize) -> bool {
        self.at = at;
        true
    }

    /// The heredoc that begins here: where its lines stand, and where it ends. The line break behind the closing word is
    /// not part of it.
    pub fn heredoc(&self) -> Option<(Range<usize>, usize)> {
        let rest = self.rest();
        let word = rest.strip_prefix("<<")?;
        let word = word.strip_prefix('-').unwrap_or(word);
        let is_inner = |c: char| matches!(c, '_' | '-') || c.is_alphanumeric();
        let len = word.find(|c| !is_inner(c)).filter(|len| *len > 0)?;
        let (word, behind) = word.split_at(len);
        let lines = behind.trim_start_matches([' ', '\t', '\r']);
        let lines = lines.strip_prefix('\n')?;
        let start = self.end - lines.len();
        let mut line_start = start;
        for line in self.text.get(start..self.end)?.split_inclusive('\n') {
            if line.trim() == word {
                let end = line_start + line.trim_end_matches(['\n', '\r']).len();
                return Some((start..line_start, end));
            }
            line_start += line.len();
        }
        Some((start..self.end, self.end))
    }
}
