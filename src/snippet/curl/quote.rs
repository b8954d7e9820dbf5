//! What shells take for more than a text, and how a word is written so that they do not.

use super::super::Shell;
use super::super::word::{Piece, Word};

/// The variable in every shell. fish and the shells of POSIX read nothing where it is not set; such a request
/// creates nothing, and its answer says what is missing.
pub(in crate::snippet) const PLAIN_TOKEN: &str = "\"$AIVEN_TOKEN\"";

/// The variable where it must be set: the shells of POSIX say so and run nothing. fish and tcsh, which would
/// read the quotes of a body in their own ways, refuse it.
pub(in crate::snippet) const SURE_TOKEN: &str = "\"${AIVEN_TOKEN:?}\"";

/// The longest line, in bytes, that can be typed or pasted into each of the shells. busybox sh takes 1,023,
/// and dash, which leaves typing to the terminal, 4,095.
pub(super) const fn typed_max(shell: Shell) -> usize {
    match shell {
        Shell::Posix => 4095,
        Shell::Any => 1023,
    }
}

/// A word in quotes, the variable as given. Inside single quotes no character but the closing one means
/// anything to bash, dash and zsh, whatever their options; the variable alone stands in double quotes.
pub(in crate::snippet) fn quoted(word: &Word, token: &str) -> String {
    let mut text = String::new();
    for piece in word.pieces() {
        match piece {
            Piece::Literal(part) => text.push_str(&literal(part)),
            Piece::Token => text.push_str(token),
        }
    }
    text
}

/// A text in single quotes.
pub(in crate::snippet) fn literal(text: &str) -> String {
    ["'", &text.replace('\'', "'\\''"), "'"].concat()
}

/// A JSON text on one line in which nothing is left that any shell reads inside single quotes: no apostrophe,
/// and no backslash in front of one, of a backslash (fish) or of a double quote (tcsh with `backslash_quote`).
/// The exclamation mark, which tcsh reads everywhere, is an escape in every body.
pub(super) fn for_any_shell(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' => text.push_str("\\u0027"),
            '\\' if chars.next_if_eq(&'\\').is_some() => text.push_str("\\u005c"),
            '\\' if chars.next_if_eq(&'"').is_some() => text.push_str("\\u0022"),
            c => text.push(c),
        }
    }
    text
}
