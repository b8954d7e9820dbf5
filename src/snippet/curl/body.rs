//! How a body gets into curl: as an argument, through a pipe or from a file.

use super::super::{
    ARGUMENT_MAX, Flags, Lines, Options, PAYLOAD_FILE, Payload, Shell, TokenFrom, secret,
};
use super::quote::{for_any_shell, literal};
use crate::api::json::Body;

/// The longest part of a body on a line of its own. busybox sh lets people type 1,023 bytes, with the
/// words around the part.
const PART_MAX: usize = 960;

/// What carries a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carrier {
    /// An argument of curl.
    Argument,
    /// A pipe into curl.
    Pipe,
    /// A file beside the command.
    File,
}

/// A body and its way.
pub(super) struct Carried {
    /// The bytes that are sent.
    pub(super) text: String,
    /// How they are carried.
    pub(super) carrier: Carrier,
    /// The variables of the secrets in it.
    secrets: Vec<String>,
}

impl Carried {
    /// Chooses the way.
    pub(super) fn of(body: &Body, secrets: &[String], options: Options) -> Self {
        let text = match (options.shell, options.lines) {
            (Shell::Posix, Lines::Many) => body.wire(),
            (Shell::Posix, Lines::One) => body.compact(),
            // No line break may stand in quotes of tcsh.
            (Shell::Any, _) => for_any_shell(&body.compact()),
        };
        // Not every shell can open a second pipe beside the one for the header.
        let (argument_max, beyond) = match (options.shell, options.token, options.lines) {
            (Shell::Any, TokenFrom::Descriptor, _) => (ARGUMENT_MAX, Carrier::File),
            (Shell::Any, _, Lines::Many) => (PART_MAX, Carrier::Pipe),
            (Shell::Posix, ..) | (Shell::Any, _, Lines::One) => (ARGUMENT_MAX, Carrier::Pipe),
        };
        let carrier = match options.payload {
            Payload::File => Carrier::File,
            // An argument is in the list of processes, with its secrets.
            Payload::Inline if !secrets.is_empty() => Carrier::Pipe,
            Payload::Inline if text.len() <= argument_max => Carrier::Argument,
            Payload::Inline => beyond,
        };
        Self {
            text,
            carrier,
            secrets: secrets.to_vec(),
        }
    }

    /// The flag that has curl take the body.
    pub(super) fn flag(&self, options: Options) -> String {
        match self.carrier {
            Carrier::File if self.secrets.is_empty() => format!("--data-binary @{PAYLOAD_FILE}"),
            Carrier::File | Carrier::Pipe => match options.token {
                TokenFrom::Descriptor => "--data-binary @/dev/fd/3".to_owned(),
                TokenFrom::Environment | TokenFrom::Asked => "--data-binary @-".to_owned(),
            },
            Carrier::Argument => {
                let mut text = match options.flags {
                    Flags::Long => "--data-raw ",
                    // Unlike `--data-raw` it reads a file where the body begins with an at sign. A body is
                    // JSON, and no JSON text begins so.
                    Flags::Short => "-d ",
                }
                .to_owned();
                text.push_str(&literal(&self.text));
                text
            }
        }
    }

    /// What writes the body into a pipe, if it goes through one. `pipe` stands between two commands.
    pub(super) fn feed(&self, shell: Shell, lines: Lines, pipe: &str) -> Option<String> {
        let secrets = &self.secrets;
        let has_secrets = !secrets.is_empty();
        match self.carrier {
            Carrier::Pipe if has_secrets => {
                let printed = self.printed(shell, lines);
                Some([&printed, pipe, &secret::filter(secrets)].concat())
            }
            Carrier::Pipe => Some(self.printed(shell, lines)),
            Carrier::File if has_secrets => Some(secret::filter_of_file(secrets)),
            Carrier::File | Carrier::Argument => None,
        }
    }

    /// `printf` with the body. bash, dash, zsh, fish and busybox sh have their own, so its arguments have no
    /// limit. tcsh and mksh run a program: no part may be longer than an argument, and all of them together
    /// not longer than the 2 MB that Linux takes.
    fn printed(&self, shell: Shell, lines: Lines) -> String {
        let mut text = "printf '%s'".to_owned();
        if shell == Shell::Posix {
            text.push(' ');
            text.push_str(&literal(&self.text));
            return text;
        }
        let (max, between) = match lines {
            Lines::Many => (PART_MAX, " \\\n  "),
            Lines::One => (ARGUMENT_MAX, " "),
        };
        let mut rest = self.text.as_str();
        while !rest.is_empty() {
            // The text is ASCII.
            let (mut part, mut after) = rest.split_at_checked(max).unwrap_or((rest, ""));
            if let Some(whole) = part.strip_suffix('\\') {
                // fish would read the closing quote behind it as a part of the text.
                (part, after) = rest.split_at(whole.len());
            }
            text.push_str(between);
            text.push_str(&literal(part));
            rest = after;
        }
        text
    }

    /// The command that makes the file.
    pub(super) fn making(&self, shell: Shell) -> String {
        match shell {
            // A line of JSON begins with a space, a bracket or a quote, so none is the closing word.
            Shell::Posix => format!("cat > {PAYLOAD_FILE} <<'END'\n{}\nEND", self.text),
            // fish has no such thing.
            Shell::Any => format!("{} > {PAYLOAD_FILE}", self.printed(shell, Lines::Many)),
        }
    }
}
