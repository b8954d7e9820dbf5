//! What is JSON and what is none, in recorded bodies and in any text.

use super::{payload, wire};
use crate::common;
use millrace::import::json::Slip;
use millrace::import::payload::{PayloadFault, Wrong, place, read};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (text, at, slip) in [
        ("", 0, Slip::Nothing),
        (" \n", 2, Slip::Nothing),
        (r#"{"name": "a",}"#, 12, Slip::Comma),
        (r#"{"tables": ["a",,"b"]}"#, 15, Slip::Comma),
        (r#"{"name": "a" "b": 1}"#, 13, Slip::NoComma),
        (r#"{"name" "a"}"#, 8, Slip::NoColon),
        (r#"{"name": }"#, 9, Slip::NoValue),
        ("{\"name\": \"a\n}", 9, Slip::OpenString),
        ("{\"name\": \"a", 9, Slip::OpenString),
        ("{'name': 1}", 1, Slip::Quote),
        (r#"{"name": 'a'}"#, 9, Slip::Quote),
        ("{“name”: 1}", 1, Slip::Quote),
        ("{name: 1}", 1, Slip::BareKey),
        ("{ // no\n}", 2, Slip::Comment),
        (r#"{"a": 1 /* no */}"#, 8, Slip::Comment),
        ("# no\n{}", 0, Slip::Comment),
        (r#"{"a": [1"#, 8, Slip::End),
        (r#"{"a": [1}"#, 8, Slip::Bracket),
        (r#"{"a": 1]"#, 7, Slip::Bracket),
        (r#"{"a": None}"#, 6, Slip::Word),
        (r#"{"a": NaN}"#, 6, Slip::Word),
        (r#"{"a": 01}"#, 6, Slip::Number),
        (r#"{"a": .5}"#, 6, Slip::Number),
        (r#"{"a": +1}"#, 6, Slip::Number),
        (r#"{"a": 1.}"#, 6, Slip::Number),
        (r#"{"a": 0x10}"#, 6, Slip::Number),
        (r#"{"a": "\x"}"#, 7, Slip::Escape),
        (r#"{"a": "\u12g4"}"#, 7, Slip::Escape),
        ("{\"a\": \"\t\"}", 7, Slip::Control),
        (r#"{"a": 1} x"#, 9, Slip::Behind),
        (r#"{"a": 1}}"#, 8, Slip::Behind),
        (r#"{"a": @}"#, 6, Slip::Sign),
    ] {
        let fault = PayloadFault {
            at,
            what: Wrong::Json(slip),
        };
        assert_eq!(read(text, None), Err(fault), "{text}");
    }
    let deep = format!("{}1{}", "[".repeat(101), "]".repeat(101));
    let fault = PayloadFault {
        at: 100,
        what: Wrong::Json(Slip::Deep),
    };
    assert_eq!(read(&deep, None), Err(fault));
    for (text, at, what) in [
        (" [1]", 1, Wrong::NoObject),
        ("\"a\"", 0, Wrong::NoObject),
        ("\n{\"a\": 1}", 1, Wrong::NoPayload),
    ] {
        assert_eq!(read(text, None), Err(PayloadFault { at, what }), "{text}");
    }
    assert_eq!(place("{\n  é x", 7), (2, 5));
    assert_eq!(place("{", 9), (1, 2));
}

#[test]
fn every_recorded_body_is_read_and_says_the_same_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recordings");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a recording");
        let recording: Value = serde_json::from_str(&text).expect("JSON");
        let recorded = &recording["requests"][0];
        let read = payload(recorded["body_raw"].as_str().expect("a body"));
        if !read.is_nested {
            let written: Value = serde_json::from_str(&wire(&read)).expect("JSON");
            assert_eq!(written, recorded["body"]);
        }
        count += 1;
    }
    assert!(count >= 14);
}

/// JSON texts, and what is nearly JSON.
fn texts() -> impl Strategy<Value = String> {
    let pieces = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"name\"",
        "\"tables\"",
        "\"kafka\"",
        "\\",
        "1",
        "-",
        "1e9",
        "null",
        " ",
        "\n",
        "'",
        "/*",
        "é",
        "\\u00e9",
        "\"kafka_topic\"",
        "\"statement\"",
    ][..];
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(pieces), 0..30)
            .prop_map(|pieces| pieces.concat()),
    ]
}

proptest! {
    #![proptest_config(common::properties(3000))]

    #[test]
    fn what_is_json_is_what_the_usual_parser_takes(text in texts()) {
        let json = millrace::import::json::members(&text).is_ok();
        let usual = serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}'));
        prop_assert_eq!(json, usual.is_ok(), "{:?}", usual);
    }

    #[test]
    fn any_text_is_read_and_what_it_says_makes_the_same_draft_again(text in texts()) {
        if let Ok(first) = read(&text, None) {
            let second = read(&wire(&first), Some(&first.subject)).expect("a payload");
            prop_assert_eq!(second.subject, first.subject);
            let sorted = |extra: &str| serde_json::from_str::<Value>(extra).ok();
            prop_assert_eq!(sorted(&second.extra), sorted(&first.extra));
        }
    }
}
