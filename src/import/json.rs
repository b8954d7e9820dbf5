//! JSON as it is written: where the members of an object stand, and what is wrong with a text that is none. Values are
//! kept as text, so that numbers keep their digits. Which members mean something is not said here.

use std::ops::Range;

/// How deep values nest. The stack of the page is 1 MB.
const DEPTH_MAX: usize = 100;

/// A member of an object, or an element of an array, whose key is empty then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name, without quotes and escapes.
    pub key: String,
    /// Where the name stands, with its quotes.
    pub key_span: Range<usize>,
    /// Where the value stands.
    pub value: Range<usize>,
}

/// Where a text stops to be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The byte.
    pub at: usize,
    /// What is wrong there.
    pub slip: Slip,
}

/// What is wrong with a text that should be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// There is nothing but white space.
    Nothing,
    /// The text ends, and a bracket is open.
    End,
    /// A comma stands in front of a closing bracket, or in front of another comma.
    Comma,
    /// A comma is missing here.
    NoComma,
    /// A colon is missing here.
    NoColon,
    /// A string begins here and does not end in its line.
    OpenString,
    /// A quote that is not `"`.
    Quote,
    /// A key without quotes.
    BareKey,
    /// A value is missing here.
    NoValue,
    /// A word that is no value, such as `None`.
    Word,
    /// A number that JSON writes in another way, such as `.5` or `007`.
    Number,
    /// A backslash in front of something that it can't escape.
    Escape,
    /// A character that must be escaped, such as a tab.
    Control,
    /// A comment.
    Comment,
    /// Values are nested deeper than 100 levels.
    Deep,
    /// More text behind the value.
    Behind,
    /// A closing bracket of the other kind.
    Bracket,
    /// Any other character.
    Sign,
}

/// The members of an object, or the elements of an array: what the text is, and nothing else. `None` where it is a JSON
/// text of another kind.
///
/// # Errors
/// Where the text stops to be JSON.
pub fn members(text: &str) -> Result<Option<Vec<Member>>, Fault> {
    let mut reader = Reader { text, at: 0 };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    reader.space();
    let members = match reader.byte() {
        None => return Err(reader.fault(Slip::Nothing)),
        Some(b'{' | b'[') => {
            let mut members = Vec::new();
            reader.container(0, Some(&mut members))?;
            Some(members)
        }
        Some(_) => {
            reader.value(0)?;
            None
        }
    };
    reader.space();
    match reader.byte() {
        None => Ok(members),
        Some(b'/' | b'#') => Err(reader.fault(Slip::Comment)),
        Some(_) => Err(reader.fault(Slip::Behind)),
    }
}

/// The text of a JSON string. `None` where the value is no string, or holds half of a pair of `\u` escapes, which is no
/// character.
pub fn string(value: &str) -> Option<String> {
    if !value.starts_with('"') {
        return None;
    }
    serde_json::from_str(value).ok()
}

/// Adds a value without the white space around its parts.
pub fn push_compact(out: &mut String, value: &str) {
    let mut is_string = false;
    let mut is_escape = false;
    for c in value.chars() {
        if is_string || !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
        }
        if c == '"' && !is_escape {
            is_string = !is_string;
        }
        is_escape = is_string && c == '\\' && !is_escape;
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn fault(&self, slip: Slip) -> Fault {
        Fault { at: self.at, slip }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What is wrong where another character should stand.
    fn unexpected(&self, slip: Slip) -> Fault {
        self.fault(match self.rest().chars().next() {
            None => Slip::End,
            Some('/' | '#') => Slip::Comment,
            Some('\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»') => Slip::Quote,
            Some(_) => slip,
        })
    }

    fn value(&mut self, depth: usize) -> Result<(), Fault> {
        match self.byte() {
            Some(b'{' | b'[') => self.container(depth, None),
            Some(b'"') => self.string(),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(b',' | b'}' | b']') => Err(self.fault(Slip::NoValue)),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$') => self.word(),
            _ => Err(self.unexpected(Slip::Sign)),
        }
    }

    /// Reads an object or an array, and notes its members if asked for them.
    fn container(
        &mut self,
        depth: usize,
        mut notes: Option<&mut Vec<Member>>,
    ) -> Result<(), Fault> {
        if depth == DEPTH_MAX {
            return Err(self.fault(Slip::Deep));
        }
        let is_object = self.byte() == Some(b'{');
        let (close, other) = if is_object {
            (b'}', b']')
        } else {
            (b']', b'}')
        };
        self.at += 1;
        self.space();
        if self.byte() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            let key = self.at..if is_object { self.key()? } else { self.at };
            let start = self.at;
            self.value(depth + 1)?;
            if let Some(members) = notes.as_deref_mut() {
                let written = &self.text[key.clone()];
                members.push(Member {
                    // Half of a pair of escapes is no character: the key is told apart as it is written.
                    key: string(written).unwrap_or_else(|| written.to_owned()),
                    key_span: key,
                    value: start..self.at,
                });
            }
            self.space();
            match self.byte() {
                Some(b',') => {
                    let comma = self.at;
                    self.at += 1;
                    self.space();
                    if let Some(b',' | b'}' | b']') = self.byte() {
                        return Err(Fault {
                            at: comma,
                            slip: Slip::Comma,
                        });
                    }
                }
                Some(sign) if sign == close => {
                    self.at += 1;
                    return Ok(());
                }
                Some(sign) if sign == other => return Err(self.fault(Slip::Bracket)),
                _ => return Err(self.unexpected(Slip::NoComma)),
            }
        }
    }

    /// Reads a key and its colon, and tells where the key ends.
    fn key(&mut self) -> Result<usize, Fault> {
        if self.byte() != Some(b'"') {
            return Err(self.unexpected(match self.byte() {
                Some(b',') => Slip::Comma,
                Some(b']') => Slip::Bracket,
                _ => Slip::BareKey,
            }));
        }
        self.string()?;
        let end = self.at;
        self.space();
        if self.byte() != Some(b':') {
            return Err(self.unexpected(Slip::NoColon));
        }
        self.at += 1;
        self.space();
        Ok(end)
    }

    fn string(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte() {
                None | Some(b'\n' | b'\r') => {
                    return Err(Fault {
                        at: start,
                        slip: Slip::OpenString,
                    });
                }
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(0..=0x1f) => return Err(self.fault(Slip::Control)),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<(), Fault> {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let len = match rest.first() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 1,
            Some(b'u') if rest.len() > 4 && rest[1..5].iter().all(u8::is_ascii_hexdigit) => 5,
            _ => return Err(self.fault(Slip::Escape)),
        };
        self.at += 1 + len;
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let wrong = Fault {
            at: start,
            slip: Slip::Number,
        };
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        let starts_with_zero = self.byte() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || starts_with_zero && whole > 1 {
            return Err(wrong);
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(wrong);
            }
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(wrong);
            }
        }
        match self.byte() {
            Some(b'.' | b'_' | b'a'..=b'z' | b'A'..=b'Z') => Err(wrong),
            _ => Ok(()),
        }
    }

    fn word(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let len = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$')))
            .unwrap_or(rest.len());
        match &rest[..len] {
            "true" | "false" | "null" => {
                self.at += len;
                Ok(())
            }
            _ => Err(self.fault(Slip::Word)),
        }
    }
}
