//! The little of WebAssembly's binary format that the build reads and writes.

use crate::Outcome;

/// What ends in the middle of something.
pub(crate) fn cut() -> String {
    "The WebAssembly ends too early.".to_owned()
}

/// A section: its number and what is in it.
pub(crate) struct Section<'a> {
    pub(crate) kind: u8,
    pub(crate) body: &'a [u8],
}

/// The sections of a module, and the eight bytes in front of them.
pub(crate) fn sections(module: &[u8]) -> Outcome<(&[u8], Vec<Section<'_>>)> {
    let (head, mut rest) = module.split_at_checked(8).ok_or_else(cut)?;
    let mut sections = Vec::new();
    while let Some((&kind, behind)) = rest.split_first() {
        let (len, taken) = number(behind).ok_or_else(cut)?;
        let body = behind.get(taken..taken + len).ok_or_else(cut)?;
        sections.push(Section { kind, body });
        rest = &behind[taken + len..];
    }
    Ok((head, sections))
}

/// Adds a section to a module.
pub(crate) fn add(module: &mut Vec<u8>, kind: u8, body: &[u8]) {
    module.push(kind);
    write(module, body.len());
    module.extend_from_slice(body);
}

/// A number in LEB128, and how many bytes it takes.
pub(crate) fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

/// Writes a number in LEB128.
pub(crate) fn write(bytes: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

/// Reads what follows itself.
pub(crate) struct Reader<'a> {
    pub(crate) rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn number(&mut self) -> Option<usize> {
        let (value, taken) = number(self.rest)?;
        self.rest = &self.rest[taken..];
        Some(value)
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(bytes)
    }

    /// A text with its length in front.
    pub(crate) fn text(&mut self) -> Option<&'a [u8]> {
        let len = self.number()?;
        self.bytes(len)
    }
}
