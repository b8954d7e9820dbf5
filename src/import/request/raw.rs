//! JSON alone: a payload, an array of them, or one behind the other.

use super::reading::Reading;
use super::word::Word;
use crate::import::json::{self, Slip};

/// Reads a text that begins as JSON does.
pub(super) fn read(text: &str, out: &mut Reading) {
    let mut start = 0;
    loop {
        let rest = &text[start..];
        // A payload may follow another: the place where the first ends is the place where more begins.
        let len = match json::members(rest) {
            Err(fault) if fault.slip == Slip::Behind && fault.at > 0 => fault.at,
            _ => rest.len(),
        };
        let part = Word::copied(text, start..start + len);
        let is_list = part
            .text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('[');
        match json::members(&part.text) {
            Ok(Some(members)) if is_list => {
                for member in members {
                    out.payload(&part.part(member.value), None);
                }
            }
            _ => out.payload(&part, None),
        }
        start += len;
        if !text[start..].starts_with(['{', '[']) {
            if start < text.len() {
                out.prose(start..text.len());
            }
            return;
        }
    }
}
