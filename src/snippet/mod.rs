//! A request as text, for people and for other programs. One file a target, and one registry.

mod json;
pub mod paint;
mod posix;
mod word;

use crate::api::request::Request;

/// A request in one target's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The text to copy.
    pub text: String,
    /// What the reader must know beside it.
    pub notes: Vec<Note>,
}

/// What a reader must know beside a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A part of the URL is missing, and this word stands in its place.
    Placeholder(String),
    /// The body is too long for one argument, and is piped.
    Piped,
}

/// What a request can be written as.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The tab's name.
    pub name: &'static str,
    /// Writes a request. Whatever the request holds, there is a text, and it holds no token.
    pub write: fn(&Request) -> Snippet,
    /// Whether the text is a command that needs the token in the variable `AIVEN_TOKEN`.
    pub needs_variable: bool,
}

/// Every target, in the order of the tabs.
pub const TARGETS: [Target; 2] = [
    Target {
        name: "curl",
        write: posix::write,
        needs_variable: true,
    },
    Target {
        name: "JSON",
        write: json::write,
        needs_variable: false,
    },
];

fn placeholders(request: &Request) -> Vec<Note> {
    request
        .missing()
        .map(|name| Note::Placeholder(name.to_ascii_uppercase()))
        .collect()
}
