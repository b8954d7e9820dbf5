//! What can be chosen beside the tabs: the alternatives of each choice, and how the browser keeps them.

use crate::snippet::script::Language;
use crate::snippet::{Choice, Flags, Lines, Options, Payload, Shell, TokenFrom};

/// An alternative that is no default, and the word that it is kept as.
const KEPT: [(Choice, usize, &str); 7] = [
    (Choice::Shell, 1, "any-shell"),
    (Choice::Flags, 1, "short-flags"),
    (Choice::Lines, 1, "one-line"),
    (Choice::Payload, 1, "payload-file"),
    (Choice::Token, 1, "token-descriptor"),
    (Choice::Token, 2, "token-asked"),
    (Choice::Language, 1, "powershell-script"),
];

/// Which alternative is chosen, counted from 0, the default.
pub fn chosen(options: Options, choice: Choice) -> usize {
    match choice {
        Choice::Shell => options.shell as usize,
        Choice::Flags => options.flags as usize,
        Choice::Lines => options.lines as usize,
        Choice::Payload => options.payload as usize,
        Choice::Token => options.token as usize,
        Choice::Language => options.language as usize,
    }
}

/// Chooses an alternative. One that does not exist is the default.
pub fn choose(options: &mut Options, choice: Choice, index: usize) {
    match choice {
        Choice::Shell => options.shell = [Shell::Posix, Shell::Any][index.min(1)],
        Choice::Flags => options.flags = [Flags::Long, Flags::Short][index.min(1)],
        Choice::Lines => options.lines = [Lines::Many, Lines::One][index.min(1)],
        Choice::Payload => options.payload = [Payload::Inline, Payload::File][index.min(1)],
        Choice::Token => {
            options.token = [
                TokenFrom::Environment,
                TokenFrom::Descriptor,
                TokenFrom::Asked,
            ][index.min(2)];
        }
        Choice::Language => {
            options.language = [Language::Bash, Language::PowerShell][index.min(1)];
        }
    }
}

/// Whether an alternative can be had beside what else is chosen: no command asks for the token in all shells alike.
pub fn is_possible(options: Options, choice: Choice, index: usize) -> bool {
    !(options.shell == Shell::Any && choice == Choice::Token && index == 2)
}

/// What is chosen, as far as it can be had.
pub fn possible(options: Options) -> Options {
    let is_possible = is_possible(options, Choice::Token, options.token as usize);
    Options {
        token: if is_possible {
            options.token
        } else {
            TokenFrom::Environment
        },
        ..options
    }
}

/// What is no default, in words.
pub fn kept(options: Options) -> String {
    let words: Vec<&str> = KEPT
        .iter()
        .filter(|(choice, index, _)| chosen(options, *choice) == *index)
        .map(|(_, _, word)| *word)
        .collect();
    words.join(" ")
}

/// What these words say. A word that says nothing is passed over: it may be a newer page's.
pub fn read(kept: &str) -> Options {
    let mut options = Options::default();
    for word in kept.split(' ') {
        if let Some((choice, index, _)) = KEPT.iter().find(|(_, _, known)| *known == word) {
            choose(&mut options, *choice, *index);
        }
    }
    options
}
