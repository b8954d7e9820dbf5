//! Places in a text, held to what the standard library counts.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::desk::ruler::Ruler;
use millrace::sql::edit::{byte_to_utf16, utf16_to_byte};
use millrace::sql::token::Span;
use proptest::prelude::*;

/// The UTF-16 units of a text, as std encodes them.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[test]
fn places_are_those_of_browsers() {
    let text = "a INT,\n`ä😀` INT\n";
    let ruler = Ruler::of(text);
    let unit = |byte| byte_to_utf16(text, byte);
    let byte = |unit| utf16_to_byte(text, unit);
    assert_eq!(ruler.count(), 3);
    assert_eq!(
        [0, 6, 7, 19, 20].map(|byte| ruler.line(byte)),
        [1, 1, 2, 2, 3]
    );
    let span = Span { start: 7, end: 15 };
    assert_eq!(span.of(text), "`ä😀`");
    assert_eq!([span.start, span.end].map(unit), [7, 12]);
    // Inside of a letter, and behind the end.
    assert_eq!([11, 12, 13, 14].map(unit), [9, 9, 9, 11]);
    assert_eq!([9, 10, 11].map(byte), [10, 10, 14]);
    assert_eq!((unit(999), byte(999), ruler.line(999)), (17, 20, 3));
    let empty = Ruler::of("");
    assert_eq!(
        (
            empty.count(),
            empty.line(0),
            byte_to_utf16("", 0),
            utf16_to_byte("", 0)
        ),
        (1, 1, 0, 0)
    );
}

proptest! {
    #![proptest_config(common::properties(400))]

    #[test]
    fn bytes_and_units_agree_with_std(text in "[a é\u{ffff}😀\n\r]{0,24}", beyond in 0..4_usize) {
        let ruler = Ruler::of(&text);
        prop_assert_eq!(ruler.count(), text.split('\n').count());
        for byte in 0..=text.len() + beyond {
            let letter = text.floor_char_boundary(byte);
            let before = &text[..letter];
            prop_assert_eq!(byte_to_utf16(&text, byte), units(before), "byte {}", byte);
            let line = before.matches('\n').count() + 1;
            prop_assert_eq!(ruler.line(byte) as usize, line, "byte {}", byte);
            prop_assert_eq!(utf16_to_byte(&text, units(before)), letter, "byte {}", byte);
        }
        for unit in 0..=units(&text) {
            let at = utf16_to_byte(&text, unit);
            prop_assert!(text.is_char_boundary(at));
            let len = text[at..].chars().next().map_or(1, char::len_utf16);
            let start = units(&text[..at]);
            prop_assert!(start <= unit && unit < start + len, "unit {}", unit);
        }
    }
}
