//! A script of any shell: what its commands set, print and write, and those of them that send a request. How a shell
//! writes its words is not said here.

use super::reading::Reading;
use super::word::Word;
use super::{Snag, avn, curl};
use std::cell::Cell;

/// A command of a script.
#[derive(Debug, Default)]
pub(super) struct Command {
    /// Its words, the assignments in front of it among them.
    pub(super) words: Vec<Word>,
    /// What it is given on its standard input by the text itself.
    pub(super) input: Option<Word>,
    /// The file that it writes.
    pub(super) output: Option<Word>,
    /// Its output is another's input.
    pub(super) is_piped: bool,
    /// Where a quote in it begins that is not closed.
    pub(super) open: Option<usize>,
}

/// How much text may come from variables: each can be used many times, in other variables too.
const EXPANDED_MAX: usize = 4_000_000;
/// How many variables are known: each use looks through them.
const VARIABLES_MAX: usize = 100;

/// The variables that a text sets.
pub(super) struct Variables<T = Word> {
    known: Vec<(String, T)>,
    left: Cell<usize>,
}

impl<T> Default for Variables<T> {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            left: Cell::new(EXPANDED_MAX),
        }
    }
}

impl<T> Variables<T> {
    /// Sets a variable.
    pub(super) fn set(&mut self, name: &str, value: T) {
        self.known.retain(|(known, _)| known != name);
        if self.known.len() < VARIABLES_MAX {
            self.known.push((name.to_owned(), value));
        }
    }

    /// What is found under a name, unless `size` of it is more than may be used.
    pub(super) fn find(&self, name: &str, size: impl Fn(&T) -> usize) -> Option<&T> {
        let (_, value) = self.known.iter().find(|(known, _)| known == name)?;
        self.left.set(self.left.get().checked_sub(size(value) + 1)?);
        Some(value)
    }
}

impl Variables {
    /// The text of a variable.
    pub(super) fn get(&self, name: &str) -> Option<&Word> {
        self.find(name, Word::weight)
    }
}

/// What a script has done up to a command.
#[derive(Default)]
pub(super) struct State {
    /// The variables that it has set.
    pub(super) variables: Variables,
    /// The files that it has written.
    pub(super) files: Variables,
    /// What is under way to the next command's standard input, the last one written first in line.
    pub(super) piped: Vec<Word>,
}

/// The words that a line can begin with to be read as a command.
const KNOWN: [&str; 22] = [
    "curl", "curl.exe", "avn", "printf", "echo", "cat", "export", "set", "read", "stty", ":", "{",
    "}", "if", "then", "else", "fi", "do", "done", "for", "sudo", "time",
];

/// Whether a line begins with a command that is worth reading. Anything else is prose, in which an apostrophe is no
/// quote.
pub(super) fn is_command(line: &str) -> bool {
    let len = line
        .find(|c: char| c.is_whitespace() || matches!(c, ';' | '|' | '&' | '(' | ')'))
        .unwrap_or(line.len());
    let word = line[..len].trim_start_matches('@');
    KNOWN.iter().any(|known| word.eq_ignore_ascii_case(known)) || assignment(word).is_some()
}

/// The name of the variable that a word sets, and where its value begins.
fn assignment(word: &str) -> Option<(&str, usize)> {
    let (name, _) = word.split_once('=')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some((name, name.len() + 1))
}

/// Takes what a command says.
pub(super) fn take(mut command: Command, state: &mut State, out: &mut Reading) {
    if let Some(at) = command.open {
        out.miss(at..at + 1, Snag::OpenQuote);
    }
    let mut words = std::mem::take(&mut command.words).into_iter().peekable();
    // `{`, `then` and their like are words of the shell in front of a command.
    while words.next_if(is_before_command).is_some() {}
    let mut sets = false;
    while let Some(word) = words.next_if(|word| assignment(&word.text).is_some()) {
        sets = true;
        set(&word, state, out);
    }
    let words: Vec<Word> = words.collect();
    let Some((name, arguments)) = words.split_first() else {
        if !sets {
            state.piped.clear();
        }
        return;
    };
    let name_text = name.text.rsplit(['/', '\\']).next().unwrap_or_default();
    match name_text {
        "curl" | "curl.exe" => {
            let input = command.input.or_else(|| state.piped.pop());
            curl::take(name, arguments, input, state, out);
            state.piped.clear();
        }
        "avn" => avn::take(name, arguments, out),
        "printf" | "echo" | "cat" => {
            let printed = match name_text {
                "cat" => command.input,
                "echo" => joined(arguments, " "),
                _ => printed(arguments),
            };
            match (printed, command.output) {
                (Some(printed), Some(file)) => {
                    state.files.set(file.text.trim_start_matches("./"), printed);
                }
                (Some(printed), None) if command.is_piped => state.piped.push(printed),
                _ => {}
            }
        }
        "export" | "set" | "setx" | "SET" => {
            for word in arguments {
                set(word, state, out);
            }
        }
        _ => {}
    }
}

fn is_before_command(word: &Word) -> bool {
    matches!(
        word.text.as_str(),
        "{" | "}"
            | "if"
            | "then"
            | "else"
            | "do"
            | "!"
            | "sudo"
            | "time"
            | "command"
            | "$"
            | "%"
            | ">"
    )
}

/// Notes a variable, and looks at it for a token.
fn set(word: &Word, state: &mut State, out: &mut Reading) {
    if let Some((name, start)) = assignment(&word.text) {
        let value = word.part(start..word.text.len());
        out.variable(name, &value);
        state.variables.set(name, value);
    }
}

/// What `printf` prints of a format of nothing but `%s`.
fn printed(arguments: &[Word]) -> Option<Word> {
    let (format, arguments) = arguments.split_first()?;
    match format.text.trim_end_matches("\\n") {
        "%s" => joined(arguments, ""),
        _ if arguments.is_empty() => Some(format.clone()),
        _ => None,
    }
}

/// Words as one.
pub(super) fn joined(words: &[Word], between: &str) -> Option<Word> {
    let (first, others) = words.split_first()?;
    let mut all = first.clone();
    for word in others {
        all.push(between, word.span.start..word.span.start);
        all.append(word);
        all.span.end = word.span.end;
    }
    Some(all)
}
