//! The members of a JSON object as they are written. Whatever the rest of a body holds, half of a surrogate pair,
//! a hundred thousand levels, or nothing since it broke off, what stands before it or beside it is read.

use serde_json::Value;

/// The members of a JSON object: each key and value as it is written, as far as they are whole.
pub(super) struct Members<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Members<'a> {
    /// Reads a text. One that is no object has no members.
    pub(super) fn of(text: &'a str) -> Self {
        let mut members = Vec::new();
        let mut depth = 0_usize;
        // Where the string begins that is open, and whether a backslash came just before.
        let (mut string, mut is_escape) = (None, false);
        let (mut last, mut key, mut value) = ("", None, 0);
        let text = text.trim();
        if !text.starts_with('{') {
            return Self(members);
        }
        for (at, byte) in text.bytes().enumerate() {
            if let Some(start) = string {
                if byte == b'"' && !is_escape {
                    string = None;
                    if depth == 1 && key.is_none() {
                        last = &text[start..at];
                    }
                }
                is_escape = byte == b'\\' && !is_escape;
                continue;
            }
            let is_own = depth == 1;
            match byte {
                b'"' => (string, is_escape) = (Some(at + 1), false),
                b':' if is_own && key.is_none() => (key, value) = (Some(last), at + 1),
                b',' | b'}' if is_own => {
                    if let Some(key) = key.take() {
                        members.push((key, text[value..at].trim()));
                    }
                    if byte == b'}' {
                        break;
                    }
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        Self(members)
    }

    /// What a member holds. What can't be kept as a value is `true`: it is there.
    pub(super) fn get(&self, key: &str) -> Value {
        let mut members = self.0.iter().rev();
        let found = members.find(|(name, _)| *name == key);
        found.map_or(Value::Null, |(_, value)| {
            serde_json::from_str(value).unwrap_or(Value::Bool(true))
        })
    }
}
