//! The user's own words inside a sentence: short, on one line, and with nothing in them that can't be seen.

use crate::api::json::visible;

/// How much of the user's text a sentence repeats.
const LENGTH_MAX: usize = 40;

/// The start of the user's words, in quotes. A name stands in them without its backticks.
pub fn excerpt(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix('`').and_then(|it| it.strip_suffix('`'));
    let name = inner.filter(|inner| !inner.trim().is_empty() && !inner.contains('`'));
    let line = short(name.unwrap_or(text));
    if line.is_empty() {
        line
    } else {
        ["\u{201e}", &line, "\u{201c}"].concat()
    }
}

/// The same of several names, with commas between them.
pub fn excerpts(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| excerpt(name)).collect();
    quoted.join(", ")
}

/// The start of a text.
pub fn short(text: &str) -> String {
    let mut line = String::new();
    let mut room = LENGTH_MAX;
    let mut buffer = [0; 4];
    for c in text.trim().chars() {
        let shown = if c.is_whitespace() {
            if line.ends_with(' ') {
                continue;
            }
            " ".to_owned()
        } else {
            visible(c.encode_utf8(&mut buffer))
        };
        let width = shown.chars().count();
        if width > room {
            line.truncate(line.trim_end().len());
            line.push('…');
            break;
        }
        room -= width;
        line.push_str(&shown);
    }
    line
}

/// Puts the user's words in the place of `%`, and the other thing in the place of `$`. What is put in is
/// not read again.
pub fn fill(sentence: &str, words: &str, other: &str) -> String {
    let mut filled = String::with_capacity(sentence.len() + words.len() + other.len());
    for c in sentence.chars() {
        match c {
            '%' => filled.push_str(words),
            '$' => filled.push_str(other),
            c => filled.push(c),
        }
    }
    filled
}
