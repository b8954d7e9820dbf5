//! Which parts of a snippet stand out when it is shown. Painting changes no character.

use std::ops::Range;

/// What a part of a snippet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Nothing in particular.
    Plain,
    /// The key of a JSON object, with its quotes.
    Key,
    /// Any other JSON text, with its quotes.
    Text,
    /// The variable that holds the token.
    Variable,
}

/// The longest text that is painted, in bytes: behind it the elements would cost more than the colours are worth.
pub const PAINTED_MAX: usize = 100_000;

impl Paint {
    /// What the style sheet calls it.
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Key => Some("key"),
            Self::Text => Some("text"),
            Self::Variable => Some("variable"),
        }
    }
}

/// The variable as it stands in commands.
const VARIABLES: [&str; 2] = ["\"$AIVEN_TOKEN\"", "\"${AIVEN_TOKEN:?}\""];

/// What Python puts around a text with quotes in it. JSON has no three of them in a row.
const BLOCK: &str = "\"\"\"";

/// Splits a snippet into its parts, in order and without gaps.
pub fn paint(text: &str) -> Vec<(Paint, Range<usize>)> {
    let mut parts = Vec::new();
    let mut done = 0;
    let mut seen = 0;
    while let Some(found) = text[seen..].find('"') {
        let start = seen + found;
        let rest = &text[start..];
        if rest.starts_with(BLOCK) {
            seen = start + BLOCK.len();
            continue;
        }
        let variable = VARIABLES.iter().find(|name| rest.starts_with(**name));
        let (paint, end) = if let Some(variable) = variable {
            (Paint::Variable, start + variable.len())
        } else {
            let end = string_end(text, start);
            let is_key = text[end..].starts_with(':');
            (if is_key { Paint::Key } else { Paint::Text }, end)
        };
        if done < start {
            parts.push((Paint::Plain, done..start));
        }
        parts.push((paint, start..end));
        done = end;
        seen = end;
    }
    if done < text.len() {
        parts.push((Paint::Plain, done..text.len()));
    }
    parts
}

/// The end of the JSON string that begins at `start`. Shell quotes around its apostrophes hold a backslash
/// too, but never in front of a double quote.
fn string_end(text: &str, start: usize) -> usize {
    let mut is_escape = false;
    for (i, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            b'"' if !is_escape => return i + 1,
            b'\\' => is_escape = !is_escape,
            _ => is_escape = false,
        }
    }
    text.len()
}
