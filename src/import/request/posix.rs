//! Commands of bash, dash and zsh as lists of words. Quotes and escapes are read as bash reads them; nothing is run.
//! What the commands mean is not said here.

use super::ansi::{self, PRINTF};
use super::script::{Command, Variables};
use super::word::Word;
use std::ops::Range;

/// A script while it is read.
pub(super) struct Script<'a> {
    text: &'a str,
    at: usize,
    /// Where the lines of a here-document stand, which are no commands.
    document: Range<usize>,
}

impl<'a> Script<'a> {
    /// Begins to read.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            document: 0..0,
        }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// How far it is read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    fn starts(&self, with: &str) -> bool {
        self.rest().starts_with(with)
    }

    fn skip(&mut self, c: char) {
        self.at += c.len_utf8();
        if self.at == self.document.start {
            self.at = self.document.end;
        }
    }

    /// Passes a line break that a backslash takes away.
    fn passes_continuation(&mut self) -> bool {
        let sign = ["\\\n", "\\\r\n"]
            .into_iter()
            .find(|sign| self.starts(sign));
        self.at += sign.map_or(0, str::len);
        sign.is_some()
    }

    /// Passes what stands between commands, and tells whether a line begins there.
    pub(super) fn pass_separators(&mut self) -> bool {
        let mut is_line = self.at == 0;
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\n' => {
                    is_line = true;
                    self.skip(c);
                }
                '#' => self.pass_line(),
                ' ' | '\t' | '\r' | ';' | '&' | '|' | '(' | ')' => self.skip(c),
                _ if self.passes_continuation() => {}
                _ => break,
            }
        }
        is_line
    }

    /// Passes the rest of the line.
    pub(super) fn pass_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    /// Reads a command up to what ends it.
    pub(super) fn command(&mut self, variables: &Variables) -> Command {
        let mut command = Command::default();
        while let Some(c) = self.rest().chars().next() {
            match c {
                ' ' | '\t' | '\r' => self.skip(c),
                '#' => self.pass_line(),
                '|' => {
                    command.is_piped = !self.starts("||");
                    break;
                }
                '\n' | ';' | '&' | '(' | ')' => break,
                '<' | '>' if placeholder(self.rest()).is_none() => {
                    self.redirection(&mut command, variables);
                }
                _ if self.passes_continuation() => {}
                _ => {
                    let word = self.word(&mut command.open, variables);
                    let is_descriptor = word.text.bytes().all(|byte| byte.is_ascii_digit());
                    if !(is_descriptor && self.rest().starts_with(['<', '>'])) {
                        command.words.push(word);
                    }
                }
            }
        }
        command
    }

    fn redirection(&mut self, command: &mut Command, variables: &Variables) {
        let signs = ["<<<", "<<-", "<<", ">>", "<&", ">&", ">|", "<", ">"];
        let sign = signs
            .into_iter()
            .find(|sign| self.starts(sign))
            .unwrap_or("<");
        self.at += sign.len();
        while self.rest().starts_with([' ', '\t']) {
            self.at += 1;
        }
        let word = self.word(&mut command.open, variables);
        match sign {
            "<<<" => command.input = Some(word),
            "<<" | "<<-" => command.input = Some(self.here_document(&word, variables)),
            ">" | ">>" | ">|" => command.output = Some(word),
            _ => {}
        }
    }

    /// The lines behind this one, up to the one that says `end`.
    fn here_document(&mut self, end: &Word, variables: &Variables) -> Word {
        let rest = self.rest();
        let line_end = self.at + rest.find('\n').map_or(rest.len(), |at| at + 1);
        let start = line_end.max(self.document.end);
        let mut at = start;
        let mut stop = self.text.len();
        for line in self.text[start..].split_inclusive('\n') {
            if line.trim_end_matches(['\r', '\n']).trim_start_matches('\t') == end.text {
                stop = at;
                at += line.len();
                break;
            }
            at += line.len();
        }
        self.document = line_end..at;
        let is_plain = !self.text[end.span.clone()].contains(['\'', '"', '\\']);
        if !is_plain {
            return Word::copied(self.text, start..stop);
        }
        let mut lines = Script {
            at: start,
            ..Script::of(&self.text[..stop])
        };
        let mut word = Word::at(start);
        lines.in_quotes(&mut word, None, variables);
        word.span = start..stop;
        word
    }

    /// Reads a word with its quotes.
    fn word(&mut self, open: &mut Option<usize>, variables: &Variables) -> Word {
        let mut word = Word::at(self.at);
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            match c {
                '<' if placeholder(self.rest()).is_some() => {
                    self.at += placeholder(self.rest()).unwrap_or(1);
                    word.push_hole(self.text, start..self.at);
                }
                ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')' => break,
                '\'' => {
                    let inner = &self.rest()[1..];
                    let len = inner.find('\'');
                    let end = start + 1 + len.unwrap_or(inner.len());
                    word.copy(self.text, start + 1..end);
                    self.at = (end + 1).min(self.text.len());
                    if len.is_none() {
                        *open = open.or(Some(start));
                    }
                }
                '"' => {
                    self.at += 1;
                    if !self.in_quotes(&mut word, Some('"'), variables) {
                        *open = open.or(Some(start));
                    }
                }
                '\\' if self.passes_continuation() => {}
                '\\' => {
                    self.at += 1;
                    if let Some(c) = self.rest().chars().next() {
                        self.at += c.len_utf8();
                        word.copy(self.text, start + 1..self.at);
                    }
                }
                '$' if self.starts("$'") => {
                    self.at += 2;
                    if !self.escapes(&mut word) {
                        *open = open.or(Some(start));
                    }
                }
                '$' if self.starts("$\"") => self.at += 1,
                '$' | '`' => self.expansion(&mut word, variables),
                c => {
                    self.at += c.len_utf8();
                    word.copy(self.text, start..self.at);
                }
            }
        }
        // What no word can begin with is passed all the same.
        if self.at == word.span.start
            && let Some(c) = self.rest().chars().next()
            && !matches!(
                c,
                ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')'
            )
        {
            self.at += c.len_utf8();
        }
        word.span.end = self.at;
        word
    }

    /// Reads what stands in double quotes, and tells whether they are closed. A here-document has none.
    fn in_quotes(&mut self, word: &mut Word, close: Option<char>, variables: &Variables) -> bool {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            match c {
                _ if Some(c) == close => {
                    self.at += 1;
                    return true;
                }
                '\\' if self.passes_continuation() => {}
                '\\' => {
                    self.at += 1;
                    let next = self.rest().chars().next();
                    let is_escape = match next {
                        Some('$' | '`' | '\\') => true,
                        next => next.is_some() && next == close,
                    };
                    if is_escape {
                        self.at += 1;
                        word.copy(self.text, start + 1..self.at);
                    } else {
                        word.copy(self.text, start..self.at);
                    }
                }
                '$' | '`' => self.expansion(word, variables),
                c => {
                    self.at += c.len_utf8();
                    word.copy(self.text, start..self.at);
                }
            }
        }
        close.is_none()
    }

    /// Reads `$'…'`, whose beginning is passed, and tells whether it is closed.
    fn escapes(&mut self, word: &mut Word) -> bool {
        let (len, is_closed) = ansi::read(self.rest(), self.at, self.text, word);
        self.at += len;
        is_closed
    }

    /// Reads a variable or a command whose output is meant.
    fn expansion(&mut self, word: &mut Word, variables: &Variables) {
        let start = self.at;
        let rest = self.rest();
        if let Some(len) = ansi::printed(rest) {
            ansi::print(&rest[PRINTF.len()..len - 2], start + PRINTF.len(), word);
            self.at += len;
            return;
        }
        if rest.starts_with("$(") || rest.starts_with('`') {
            let close = if rest.starts_with('`') { '`' } else { ')' };
            let Some(len) = rest[1..].find(close) else {
                self.at = self.text.len();
                word.push_hole(self.text, start..self.at);
                return;
            };
            self.at += len + 2;
            word.push_hole(self.text, start..self.at);
            return;
        }
        let is_braced = rest.starts_with("${");
        let name_start = if is_braced { 2 } else { 1 };
        let name = &rest[name_start.min(rest.len())..];
        let len = name
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(name.len());
        if len == 0 && !is_braced {
            self.at += 1;
            word.copy(self.text, start..self.at);
            return;
        }
        self.at += name_start + len;
        if is_braced {
            let tail = self.rest();
            self.at += tail.find('}').map_or(tail.len(), |at| at + 1);
        }
        match variables.get(&name[..len]) {
            Some(value) => word.append(value),
            None => word.push_hole(self.text, start..self.at),
        }
    }
}

/// The length of a word in angle brackets, by which documentation names what the reader has to fill in. A shell would read
/// a file.
fn placeholder(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let len = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    (len > 0 && inner[len..].starts_with('>')).then_some(len + 2)
}
