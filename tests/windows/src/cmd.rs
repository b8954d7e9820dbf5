//! How cmd.exe reads a line, up to the programs that it would start: what `%` stands for, then carets, quotes,
//! operators, blocks and `if`. From `cmd /?`, `set /?`, `if /?`, and the description that the users of Stack Overflow
//! found by trying (<https://stackoverflow.com/questions/4094699>, phases 1 and 2). Other words of cmd's own language
//! are taken for programs.

use std::collections::BTreeMap;

/// Where the line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Typed at the prompt.
    Prompt,
    /// In a batch file that was started without arguments.
    Batch,
}

/// What a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Starts a program with this command line.
    Start(String),
    /// Reads or writes a file, or joins two programs.
    Redirect,
    /// Nothing: the line is refused.
    Refuse(&'static str),
}

/// What a line does, in order.
pub fn deeds(line: &str, mode: Mode, variables: &BTreeMap<&str, &str>) -> Vec<Deed> {
    let mut reader = Reader {
        chars: expanded(line, mode, variables).chars().collect(),
        at: 0,
        depth: 0,
        deeds: Vec::new(),
    };
    reader.sequence(true);
    if reader.at < reader.chars.len() {
        reader.deeds.push(Deed::Refuse("text behind the end"));
    }
    reader.deeds
}

/// Phase 1: variables and arguments are put in, and what is put in is not read again.
fn expanded(line: &str, mode: Mode, variables: &BTreeMap<&str, &str>) -> String {
    let is_batch = mode == Mode::Batch;
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('%') {
        text.push_str(before);
        if is_batch && behind.starts_with('%') {
            text.push('%');
            rest = &behind[1..];
        } else if is_batch && behind.starts_with(|c: char| c == '*' || c.is_ascii_digit()) {
            // %0 is the file's own name; the others are empty without arguments.
            text.push_str(if behind.starts_with('0') {
                "request.cmd"
            } else {
                ""
            });
            rest = &behind[1..];
        } else if let Some((name, after)) = behind.split_once('%')
            && !name.is_empty()
            && let Some(value) = value(name, variables)
        {
            text.push_str(value);
            rest = after;
        } else if is_batch {
            // An unknown variable is nothing, and so is a sign without a second one.
            rest = behind.split_once('%').map_or(behind, |(_, after)| after);
        } else {
            text.push('%');
            rest = behind;
        }
    }
    text + rest
}

fn value<'a>(name: &str, variables: &BTreeMap<&str, &'a str>) -> Option<&'a str> {
    // Names differ in case only for people. `%NAME:a=b%` and `%NAME:~0,1%` change the value, which nothing here needs.
    let name = name.split(':').next().unwrap_or_default();
    let found = variables
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| *value)
}

/// Phase 2.
struct Reader {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    deeds: Vec<Deed>,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Takes a text if it stands here, in any case.
    fn takes(&mut self, text: &str) -> bool {
        let found = self.chars[self.at..]
            .iter()
            .zip(text.chars())
            .filter(|(c, expected)| c.eq_ignore_ascii_case(expected))
            .count();
        let takes = found == text.chars().count();
        if takes {
            self.at += found;
        }
        takes
    }

    fn skip_delimiters(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | ',' | ';' | '=')) {
            self.at += 1;
        }
    }

    /// Commands up to the end of the line or of the block. What is not run has no deeds.
    fn sequence(&mut self, runs: bool) {
        loop {
            self.command(runs);
            match self.peek() {
                Some('&') => self.at += 1,
                Some('|') => {
                    self.at += 1;
                    self.push(runs, Deed::Redirect);
                }
                _ => return,
            }
        }
    }

    fn push(&mut self, runs: bool, deed: Deed) {
        if runs || matches!(deed, Deed::Refuse(_)) {
            self.deeds.push(deed);
        }
    }

    fn command(&mut self, runs: bool) {
        self.skip_delimiters();
        while self.takes("@") {
            self.skip_delimiters();
        }
        if self.takes("(") {
            self.depth += 1;
            self.sequence(runs);
            self.depth -= 1;
            if !self.takes(")") {
                self.push(runs, Deed::Refuse("a block without an end"));
            }
        } else if self.takes("if ") {
            self.condition(runs);
        } else {
            self.program(runs);
        }
    }

    /// `if A==B command`, and `else` behind a block.
    fn condition(&mut self, runs: bool) {
        let left = self.operand();
        if !self.takes("==") {
            self.push(runs, Deed::Refuse("a condition without =="));
        }
        let holds = left == self.operand();
        self.command(runs && holds);
        let end = self.at;
        self.skip_delimiters();
        if self.chars[..end].last() == Some(&')') && self.takes("else ") {
            self.command(runs && !holds);
        } else {
            self.at = end;
        }
    }

    fn operand(&mut self) -> String {
        let mut text = String::new();
        let mut is_quoted = false;
        self.skip_delimiters();
        while let Some(c) = self.peek() {
            if !is_quoted && matches!(c, ' ' | '\t' | '=') {
                break;
            }
            is_quoted ^= c == '"';
            text.push(c);
            self.at += 1;
        }
        text
    }

    /// A program's command line. Inside quotes no character but the closing one means anything; a caret outside them
    /// takes the meaning from the next.
    fn program(&mut self, runs: bool) {
        let mut line = String::new();
        let mut is_quoted = false;
        while let Some(c) = self.peek() {
            match c {
                '"' => is_quoted = !is_quoted,
                _ if is_quoted => {}
                '^' => {
                    self.at += 1;
                    if let Some(next) = self.peek() {
                        line.push(next);
                        self.at += 1;
                    }
                    continue;
                }
                '<' | '>' => self.push(runs, Deed::Redirect),
                '&' | '|' => break,
                ')' if self.depth > 0 => break,
                _ => {}
            }
            line.push(c);
            self.at += 1;
        }
        let line = line.trim_end().to_owned();
        if !line.is_empty() {
            self.push(runs, Deed::Start(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Deed, Mode, deeds};
    use std::collections::BTreeMap;

    fn check(line: &str, prompt: &[&str], batch: &[&str]) {
        let variables = BTreeMap::from([("NAME", "v&lue")]);
        for (mode, expected) in [(Mode::Prompt, prompt), (Mode::Batch, batch)] {
            let expected: Vec<Deed> = expected
                .iter()
                .map(|line| Deed::Start((*line).to_owned()))
                .collect();
            assert_eq!(deeds(line, mode, &variables), expected, "{line} {mode:?}");
        }
    }

    #[test]
    fn percent_signs_are_read_as_the_prompt_and_as_a_batch_file_read_them() {
        check("x \"%NAME%\"", &["x \"v&lue\""], &["x \"v&lue\""]);
        check("x %NAME%", &["x v", "lue"], &["x v", "lue"]);
        check("x %NONE% y", &["x %NONE% y"], &["x  y"]);
        check("x %%NAME%%", &["x %v", "lue%"], &["x %NAME%"]);
        check("x %2F %", &["x %2F %"], &["x F"]);
        check("x 100%", &["x 100%"], &["x 100"]);
    }

    #[test]
    fn carets_quotes_blocks_and_conditions_are_read() {
        check(
            "x ^& \"^&\" & y",
            &["x & \"^&\"", "y"],
            &["x & \"^&\"", "y"],
        );
        check("@if \"%=%\"==\"\" (x a) else (y b)", &["y b"], &["x a"]);
        check(
            "@if a==a (x \")\" & y)",
            &["x \")\"", "y"],
            &["x \")\"", "y"],
        );
        assert_eq!(
            deeds("x >y", Mode::Prompt, &BTreeMap::new())[0],
            Deed::Redirect
        );
    }
}
