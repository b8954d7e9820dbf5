//! Where a token may have gone to, in the page and on the disk.

use crate::folder::Folder;
use crate::page::Page;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::json;
use std::fs;

/// A script that runs before a page's own, and keeps what leaves the page: [`Page::leaks`] searches it too.
pub const RECORD: &str = include_str!("record.js");

impl Page {
    /// The places of the page, beside the token's own field, in which a token stands, in plain letters or in
    /// one of the forms in which texts travel.
    pub async fn leaks(&self, token: &str) -> Vec<String> {
        let script = include_str!("leaks.js");
        let found = self.session().execute_async(script, vec![json!(token)]);
        let found = found.await.expect("the page can be searched");
        found.convert().expect("a list of places")
    }
}

/// The files of a browser's profile in which a text stands: as UTF-8 or UTF-16, backwards, in hexadecimal digits, with
/// percent signs, or within base64. What Firefox has packed is looked into.
pub fn files_with(profile: &Folder, text: &str) -> Vec<String> {
    let forms = forms(text);
    let files = profile.files().into_iter().filter(|file| {
        let mut bytes = fs::read(file).unwrap_or_default();
        bytes.extend(unpacked(&bytes).unwrap_or_default());
        forms.iter().any(|form| holds(&bytes, form))
    });
    files.map(|file| file.display().to_string()).collect()
}

fn holds(bytes: &[u8], form: &[u8]) -> bool {
    // A search for the first byte is many times as fast as one that compares at each.
    let Some((first, rest)) = form.split_first() else {
        return false;
    };
    let mut left = bytes;
    while let Some(at) = left.iter().position(|byte| byte == first) {
        left = &left[at + 1..];
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

fn forms(text: &str) -> Vec<Vec<u8>> {
    let hex: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let percent = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    let mut forms = vec![
        text.as_bytes().to_vec(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.bytes().rev().collect(),
        hex.concat().into_bytes(),
        hex.concat().to_uppercase().into_bytes(),
        text.bytes().map(percent).collect::<String>().into_bytes(),
    ];
    // The digits that the text alone decides, at each of the three places in a group.
    forms.extend([0, 1, 2].map(|shift| {
        let within = [" ".repeat(shift).as_str(), text].concat();
        let digits = STANDARD_NO_PAD.encode(within).into_bytes();
        digits[shift + usize::from(shift > 0)..digits.len() - 1].to_vec()
    }));
    forms
}

/// What a file of Firefox's holds that is packed, such as the tabs of a session: a name, the length, and a block of LZ4.
fn unpacked(file: &[u8]) -> Option<Vec<u8>> {
    let mut packed = file.strip_prefix(b"mozLz40\0")?.get(4..)?;
    let mut bytes = Vec::new();
    while let Some(token) = taken(&mut packed, 1) {
        let literals = length(token[0] >> 4, &mut packed)?;
        bytes.extend(taken(&mut packed, literals)?);
        // The last piece has nothing to repeat.
        let Some(back) = taken(&mut packed, 2) else {
            break;
        };
        let back = usize::from(u16::from_le_bytes([back[0], back[1]]));
        let repeated = length(token[0] & 15, &mut packed)? + 4;
        let start = bytes.len().checked_sub(back)?;
        for at in start..start + repeated {
            bytes.push(*bytes.get(at)?);
        }
    }
    Some(bytes)
}

fn taken<'a>(packed: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = packed.split_at_checked(count)?;
    *packed = rest;
    Some(taken)
}

/// A length: half a byte, and where that is full, bytes up to the first that is not.
fn length(half: u8, packed: &mut &[u8]) -> Option<usize> {
    let mut length = usize::from(half);
    let mut last = if half == 15 { 255 } else { 0 };
    while last == 255 {
        last = taken(packed, 1)?[0];
        length += usize::from(last);
    }
    Some(length)
}
