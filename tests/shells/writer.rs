//! How a request becomes a command: the page's way, and wrong ways that the checks must catch.

use millrace::api::request::Request;
use millrace::snippet::{Flags, Lines, Options, Payload, Shell, Snippet, TARGETS, TokenFrom};

/// Writes a request as a command.
pub type Writer = fn(&Request, Options) -> Snippet;

/// A way to write requests.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// What the user chose.
    pub options: Options,
    /// Who writes.
    pub writer: Writer,
}

impl Way {
    /// The page's.
    pub fn of(options: Options) -> Self {
        Self {
            options,
            writer: TARGETS[0].write,
        }
    }

    /// The page's, where nobody chose anything.
    pub fn usual() -> Self {
        Self::of(Options::default())
    }

    /// The page's one text for all shells.
    pub fn any() -> Self {
        Self::of(Options {
            shell: Shell::Any,
            ..Options::default()
        })
    }

    /// Whether a command asks for the token: none of those for all shells does.
    pub fn asks(self) -> bool {
        self.options.token == TokenFrom::Asked && self.options.shell == Shell::Posix
    }

    /// One of the wrong ways below.
    pub fn wrong(writer: Writer) -> Self {
        Self {
            options: Options::default(),
            writer,
        }
    }
}

/// Every combination of what can be chosen for these shells.
pub fn combinations(shell: Shell) -> Vec<Options> {
    let mut all = Vec::new();
    for flags in [Flags::Long, Flags::Short] {
        for lines in [Lines::Many, Lines::One] {
            for payload in [Payload::Inline, Payload::File] {
                for token in [
                    TokenFrom::Environment,
                    TokenFrom::Descriptor,
                    TokenFrom::Asked,
                ] {
                    all.push(Options {
                        shell,
                        flags,
                        lines,
                        payload,
                        token,
                        ..Options::default()
                    });
                }
            }
        }
    }
    all
}

/// Wrong: a shell reads on inside double quotes.
pub fn in_double_quotes(request: &Request, _: Options) -> Snippet {
    let body = body(request).replace('"', "\\\"");
    command(request, &format!("\"{body}\""))
}

/// Wrong: an apostrophe ends the quotes.
pub fn without_care_for_apostrophes(request: &Request, _: Options) -> Snippet {
    command(request, &format!("'{}'", body(request)))
}

/// Wrong where it is typed: U+007F takes back the character in front of it.
pub fn with_delete_as_it_is(request: &Request, _: Options) -> Snippet {
    let body = body(request).replace("\\u007f", "\u{7f}");
    command(request, &format!("'{}'", body.replace('\'', "'\\''")))
}

/// Wrong in fish and in tcsh: they read more in single quotes than bash, dash and zsh.
pub fn as_posix_quotes(request: &Request, _: Options) -> Snippet {
    command(
        request,
        &format!("'{}'", body(request).replace('\'', "'\\''")),
    )
}

fn body(request: &Request) -> String {
    request.body.as_ref().expect("a body").wire()
}

fn command(request: &Request, body: &str) -> Snippet {
    let header = format!("Authorization: {} $AIVEN_TOKEN", request.scheme.name());
    let kind = "Content-Type: application/json";
    let text = format!(
        "curl --globoff --url '{}' --header \"{header}\" --header '{kind}' --data-raw {body}",
        request.url()
    );
    Snippet {
        text,
        ..Snippet::default()
    }
}
