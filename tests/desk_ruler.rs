//! Places in a text, held to what the standard library counts.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::desk::ruler::{Place, Ruler};
use millrace::sql::token::Span;
use proptest::prelude::*;

/// The UTF-16 units of a text, as std encodes them.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).expect("a short text")
}

#[test]
fn places_are_those_of_browsers() {
    let text = "a INT,\n`ä😀` INT\n";
    let ruler = Ruler::of(text);
    assert_eq!(ruler.count(), 3);
    assert_eq!(
        [0, 6, 7, 19, 20].map(|byte| ruler.line(byte)),
        [1, 1, 2, 2, 3]
    );
    let span = Span { start: 7, end: 15 };
    assert_eq!(span.of(text), "`ä😀`");
    assert_eq!(ruler.place(span), Place { start: 7, end: 12 });
    // Inside of a letter, and behind the end.
    assert_eq!([11, 12, 13, 14].map(|byte| ruler.unit(byte)), [9, 9, 9, 11]);
    assert_eq!([9, 10, 11].map(|unit| ruler.byte(unit)), [10, 10, 14]);
    assert_eq!(
        (ruler.unit(999), ruler.byte(999), ruler.line(999)),
        (17, 20, 3)
    );
    let empty = Ruler::of("");
    assert_eq!(
        (empty.count(), empty.line(0), empty.unit(0), empty.byte(0)),
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
            prop_assert_eq!(ruler.unit(byte), units(before), "byte {}", byte);
            let line = before.matches('\n').count() + 1;
            prop_assert_eq!(ruler.line(byte) as usize, line, "byte {}", byte);
            prop_assert_eq!(ruler.byte(units(before)), letter, "byte {}", byte);
        }
        for unit in 0..=units(&text) {
            let at = ruler.byte(unit);
            prop_assert!(text.is_char_boundary(at));
            let len = text[at..].chars().next().map_or(1, char::len_utf16);
            let start = units(&text[..at]);
            prop_assert!(start <= unit && (unit as usize) < start as usize + len, "unit {}", unit);
        }
    }
}
