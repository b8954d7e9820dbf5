//! JSON as text: how bodies are written, and how answers are laid out without touching a digit of them.

use serde::Serialize;
use serde_json::{Map, Value};

/// The JSON text of a request's body, indented by two spaces, keys in the order of the struct it came
/// from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// Writes a value as a body.
    pub fn of(value: &impl Serialize) -> Self {
        // The wire structs hold strings and lists of strings, which serde_json can always write.
        Self(serde_json::to_string_pretty(value).unwrap_or_default())
    }

    /// A body whose text the desk has written by [`Self::of`].
    pub fn written(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text, for the page to take over with [`Self::written`].
    pub fn text(&self) -> &str {
        &self.0
    }

    /// With more members behind its own, given as the text of a JSON object. Any other text adds nothing. No key comes
    /// twice: an empty member of its own gives way to one that is given, and one that says something stays.
    #[must_use]
    pub fn with_members(mut self, object: &str) -> Self {
        let laid_out = indented(object).unwrap_or_default();
        if let (Some(own), Some(given)) = (members(&self.0), members(&laid_out)) {
            let has =
                |list: &[&str], member: &str| list.iter().any(|other| key(other) == key(member));
            let is_empty = |member: &str| member.ends_with(": \"\"") || member.ends_with(": []");
            let own: Vec<&str> = own
                .into_iter()
                .filter(|member| !(is_empty(member) && has(&given, member)))
                .collect();
            let given = given.iter().filter(|member| !has(&own, member));
            let all: Vec<&str> = own.iter().chain(given).copied().collect();
            self.0 = ["{\n  \"", &all.join(MEMBER), "\n}"].concat();
        }
        self
    }

    /// Its members by their keys. What is JSON but no value of this program, such as half of a surrogate pair, is null
    /// here, and keeps none of the others from being read.
    pub fn members(&self) -> Map<String, Value> {
        let member = |member: &str| {
            let (key, value) = member.split_at(key_len(member));
            let quoted = ["\"", key].concat();
            let key = serde_json::from_str(&quoted).unwrap_or(quoted);
            let value = value.trim_start_matches([':', ' ']);
            (key, serde_json::from_str(value).unwrap_or_default())
        };
        let members = members(&self.0).unwrap_or_default();
        members.into_iter().map(member).collect()
    }

    /// The bytes that are sent, by the browser and by every command alike: printable ASCII and newlines.
    ///
    /// Everything else stands in a JSON string, where a `\u` escape says the same. U+007F is among it:
    /// typed into an interactive shell it is a backspace. So is `!`: the bash that macOS ships expands
    /// history in the second and later lines of a quoted text.
    pub fn wire(&self) -> String {
        self.escaped(|c| !matches!(c, '\n' | ' '..='~') || c == '!')
    }

    /// The same value on one line, without white space between its parts.
    pub fn compact(&self) -> String {
        let wire = self.wire();
        let mut text = String::with_capacity(wire.len());
        let mut is_string = false;
        let mut is_escape = false;
        for c in wire.chars() {
            if is_string || !c.is_ascii_whitespace() {
                text.push(c);
            }
            is_string ^= c == '"' && !is_escape;
            is_escape = c == '\\' && !is_escape;
        }
        text
    }

    /// The text for a person to read: as it was typed, but what can't be seen, or would reorder what is
    /// seen, is escaped.
    pub fn readable(&self) -> String {
        self.escaped(is_deceptive)
    }

    fn escaped(&self, is_escaped: impl Fn(char) -> bool) -> String {
        let mut text = String::with_capacity(self.0.len());
        for c in self.0.chars() {
            if is_escaped(c) {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    push_escape(&mut text, *unit);
                }
            } else {
                text.push(c);
            }
        }
        text
    }
}

/// What stands between two members of an object that is laid out: no string holds a line break, and deeper members begin
/// with more spaces.
const MEMBER: &str = ",\n  \"";

/// The members of an object that is laid out, without the quote that each begins with.
fn members(laid_out: &str) -> Option<Vec<&str>> {
    let inner = laid_out.strip_prefix("{\n  \"")?.strip_suffix("\n}")?;
    Some(inner.split(MEMBER).collect())
}

/// The key of such a member, with its closing quote.
fn key(member: &str) -> &str {
    &member[..key_len(member)]
}

fn key_len(member: &str) -> usize {
    let mut is_escape = false;
    let close = member.bytes().position(|byte| {
        let is_close = byte == b'"' && !is_escape;
        is_escape = byte == b'\\' && !is_escape;
        is_close
    });
    close.map_or(member.len(), |at| at + 1)
}

fn push_escape(text: &mut String, unit: u16) {
    text.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(unit >> shift & 0xf);
        text.extend(char::from_digit(digit, 16));
    }
}

/// Characters that show as nothing, or that change how the ones around them show. The joiners U+200C and
/// U+200D are not among them: scripts and emoji are made with them.
pub fn is_deceptive(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text in which characters that show as nothing stand as `\u{…}`, for whatever came from a server.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_deceptive(c) && !matches!(c, '\t' | '\r') {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The deepest nesting that is laid out: the white space in front of the lines grows with its square.
const DEPTH_MAX: usize = 128;

/// Lays out a JSON text by its structure, two spaces a level, and changes nothing between the white
/// space: numbers keep every digit, strings every escape, keys their order and their doubles.
///
/// `None` where the text is no JSON, or is nested deeper than 128 levels.
pub fn indented(text: &str) -> Option<String> {
    // Reads without keeping: nothing of it is needed but that it can be read.
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                out.push(c);
                let mut is_escape = false;
                for c in chars.by_ref() {
                    out.push(c);
                    if c == '"' && !is_escape {
                        break;
                    }
                    is_escape = c == '\\' && !is_escape;
                }
            }
            '{' | '[' => {
                out.push(c);
                while chars.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(close) = chars.next_if(|c| matches!(c, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    if depth > DEPTH_MAX {
                        return None;
                    }
                    break_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                break_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            c if c.is_ascii_whitespace() => {}
            c => out.push(c),
        }
    }
    Some(out)
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
