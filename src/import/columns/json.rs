//! A JSON message, an array of them, or one a line: the columns that hold them. Read by hand: `serde_json`
//! loses the order of keys and the digits of large numbers unless features decide otherwise.

use super::shape::{Fields, Shape};
use super::time::{Stamp, shape};
use super::{Found, Imported, Origin, Pasted};

/// How deep messages nest. The stack of the page is 1 MB, and types nest to 200.
const MAX_DEPTH: usize = 100;

/// Reads messages. `None` where the text is anything else.
pub fn read(text: &str) -> Option<Pasted> {
    let mut message = Shape::Null;
    Reader { text, at: 0 }.messages(&mut message)?;
    let Shape::Object(fields) = message else {
        return None;
    };
    let found = Found {
        columns: fields.into_shapes().into_iter().map(column).collect(),
        ..Found::default()
    };
    found.finished(Origin::Json)
}

/// Where the text can't be read further, if it can't.
pub fn broken(text: &str) -> Option<usize> {
    let mut reader = Reader { text, at: 0 };
    match reader.messages(&mut Shape::Null) {
        Some(()) => None,
        None => Some(reader.at.min(text.len())),
    }
}

fn column((name, shape): (String, Shape)) -> Imported {
    let mut data_type = String::new();
    shape.write(&mut data_type, Stamp::is_read_by_json);
    Imported {
        name,
        data_type,
        note: Some(shape.note()),
        ..Imported::default()
    }
}

/// A place in the text.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn takes(&mut self, sign: char) -> bool {
        let takes = self.rest().starts_with(sign);
        if takes {
            self.at += sign.len_utf8();
        }
        takes
    }

    fn space(&mut self) {
        self.run(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
    }

    /// Passes the characters that belong, and gives them.
    fn run(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// Reads messages up to the end of the text. `None` where one can't be read further.
    fn messages(&mut self, message: &mut Shape) -> Option<()> {
        self.space();
        if self.takes('[') {
            self.list(']', |reader| {
                reader.object()?;
                reader.value(message, 1)
            })?;
            self.space();
        } else {
            while self.next().is_some() {
                self.object()?;
                self.value(message, 0)?;
                self.space();
                // Between messages a comma may stand, as in a part copied from an array.
                if self.takes(',') {
                    self.space();
                }
            }
        }
        self.next().is_none().then_some(())
    }

    /// An object stands here.
    fn object(&self) -> Option<()> {
        self.rest().starts_with('{').then_some(())
    }

    /// Reads what stands between brackets, the first of which is passed.
    fn list(&mut self, close: char, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.space();
        if self.takes(close) {
            return Some(());
        }
        loop {
            self.space();
            entry(self)?;
            self.space();
            if self.takes(close) {
                return Some(());
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// Reads a value into what is known of its place.
    fn value(&mut self, into: &mut Shape, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        // What lies in a place of mixed values is passed, and forgotten.
        let mut unused = Shape::Null;
        let mut no_fields = Fields::default();
        match self.next()? {
            '{' => {
                self.at += 1;
                let fields = into.fields().unwrap_or(&mut no_fields);
                self.list('}', |reader| {
                    let name = reader.name()?;
                    reader.space();
                    if !reader.takes(':') {
                        return None;
                    }
                    reader.space();
                    reader.value(fields.shape(name), depth + 1)
                })
            }
            '[' => {
                self.at += 1;
                let elements = into.elements().unwrap_or(&mut unused);
                self.list(']', |reader| reader.value(elements, depth + 1))
            }
            '"' => {
                let body = self.body()?;
                into.add(shape(body));
                Some(())
            }
            '-' | '0'..='9' => {
                into.add(number(
                    self.run(|c| matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9')),
                )?);
                Some(())
            }
            _ => {
                into.add(match self.run(|c| c.is_ascii_alphabetic()) {
                    "true" | "false" => Shape::Boolean,
                    "null" => Shape::Null,
                    _ => return None,
                });
                Some(())
            }
        }
    }

    /// What stands between the quotes, as it is written.
    fn body(&mut self) -> Option<&'a str> {
        let inner = self.rest().strip_prefix('"')?;
        let bytes = inner.as_bytes();
        let mut len = 0;
        loop {
            match bytes.get(len)? {
                b'"' => break,
                b'\\' => len += 2,
                0..=0x1f => return None,
                _ => len += 1,
            }
        }
        self.at += len + 2;
        inner.get(..len)
    }

    fn name(&mut self) -> Option<String> {
        let start = self.at;
        let body = self.body()?;
        if body.contains('\\') {
            return serde_json::from_str(self.text.get(start..self.at)?).ok();
        }
        Some(body.to_owned())
    }
}

/// What kind of number it is, if it is one.
pub fn number(digits: &str) -> Option<Shape> {
    let is_whole = !digits.contains(['.', 'e', 'E']);
    // `f64` reads more than JSON has, but nothing that looks like something else.
    digits.parse::<f64>().ok()?;
    Some(if !is_whole {
        Shape::Fraction
    } else if digits.parse::<i64>().is_ok() {
        Shape::Whole
    } else {
        Shape::Large
    })
}
