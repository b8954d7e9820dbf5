//! JSON as text: answers are laid out without touching a digit of them, bodies written so that every
//! program reads them alike.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::squeezed;
use millrace::api::json::{Body, indented, visible};
use proptest::prelude::*;
use serde_json::{Value, json};

/// `wire` is what is sent, `readable` what a person sees.
fn check_body(text: &str, wire: &str, readable: &str) {
    let body = Body::of(&text);
    assert_eq!(
        (body.wire().as_str(), body.readable().as_str()),
        (wire, readable),
        "{text:?}"
    );
}

#[test]
fn a_body_is_sent_in_printable_ascii_and_shown_as_it_was_typed() {
    for (text, wire, readable) in [
        (
            "plain 'text' `x` $(id) ~ *",
            r#""plain 'text' `x` $(id) ~ *""#,
            r#""plain 'text' `x` $(id) ~ *""#,
        ),
        ("\"\\/\n\t", r#""\"\\/\n\t""#, r#""\"\\/\n\t""#),
        ("é👩", r#""\u00e9\ud83d\udc69""#, "\"é👩\""),
        ("a!b", r#""a\u0021b""#, r#""a!b""#),
        ("\u{7f}\u{9b}", r#""\u007f\u009b""#, r#""\u007f\u009b""#),
        ("\0\u{1b}", r#""\u0000\u001b""#, r#""\u0000\u001b""#),
        (
            "\u{202e}\u{200b}\u{feff}\u{e0041}",
            r#""\u202e\u200b\ufeff\udb40\udc41""#,
            r#""\u202e\u200b\ufeff\udb40\udc41""#,
        ),
        ("e\u{301}", r#""e\u0301""#, "\"e\u{301}\""),
    ] {
        check_body(text, wire, readable);
    }
}

#[test]
fn the_members_of_a_body_are_read_though_one_is_no_text_that_can_be() {
    let extra = r#"{"a\": b":1e400,"c: d":{"e":1e400},"f":2,"g":"\ud800"}"#;
    let members = Body::of(&json!({"name": "t"}))
        .with_members(extra)
        .members();
    let written = members
        .into_iter()
        .map(|(key, value)| (key, value.to_string()));
    let expect = [
        ("a\": b", "1e+400"),
        ("c: d", r#"{"e":1e+400}"#),
        ("f", "2"),
        ("g", "null"),
        ("name", "\"t\""),
    ];
    assert!(written.eq(expect.map(|(key, value)| (key.to_owned(), value.to_owned()))));
    assert!(Body::of(&"t").members().is_empty());
}

#[test]
fn laying_out_changes_nothing_but_white_space() {
    for (text, expect) in [
        ("1e400", "1e400"),
        ("-0", "-0"),
        (
            "[12345678901234567890.0,1E+5,1.10,-0.0]",
            "[\n  12345678901234567890.0,\n  1E+5,\n  1.10,\n  -0.0\n]",
        ),
        (
            r#"{"a":1,"b":{},"a":[]}"#,
            "{\n  \"a\": 1,\n  \"b\": {},\n  \"a\": []\n}",
        ),
        (
            " { \"z\" : [ ] , \"a\" : { } }\n",
            "{\n  \"z\": [],\n  \"a\": {}\n}",
        ),
        (
            r#"["\u00e9\/\"\\","é{[,:]} "]"#,
            "[\n  \"\\u00e9\\/\\\"\\\\\",\n  \"é{[,:]} \"\n]",
        ),
        (r#""\\""#, r#""\\""#),
        ("[[[]],[{}]]", "[\n  [\n    []\n  ],\n  [\n    {}\n  ]\n]"),
        ("null", "null"),
    ] {
        assert_eq!(indented(text).as_deref(), Some(expect), "{text}");
    }
}

#[test]
fn what_is_no_json_or_too_deep_is_not_laid_out() {
    for text in [
        "", "{", "[1,]", "01", "1 2", "{\"a\"}", "\u{a0}1", "'x'", "\"\t\"", "\"\\x\"", "NaN", "[}",
    ] {
        assert_eq!(indented(text), None, "{text:?}");
    }
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(indented(&nested(100_000)), None);
    assert_eq!(indented(&"[".repeat(100_000)), None);
    assert_eq!(
        indented(&nested(100)).map(|text| squeezed(&text)),
        Some(nested(100))
    );
}

#[test]
fn what_hides_or_turns_text_is_made_visible() {
    for (text, expect) in [
        (
            "plain \u{e9} 日本 👩\ttab\nline\r",
            "plain \u{e9} 日本 👩\ttab\nline\r",
        ),
        ("\u{202e}x\u{2066}", "\\u{202e}x\\u{2066}"),
        (
            "\0\u{1b}[31m\u{7f}\u{9b}",
            "\\u{0}\\u{1b}[31m\\u{7f}\\u{9b}",
        ),
        (
            "\u{200b}\u{feff}\u{ad}\u{2028}\u{e0041}",
            "\\u{200b}\\u{feff}\\u{ad}\\u{2028}\\u{e0041}",
        ),
    ] {
        assert_eq!(visible(text), expect);
    }
}

/// Any JSON value whose numbers are plain.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\"\\\\{}:, a]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[\"\\\\{} a]{0,4}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn laid_out_as_the_usual_printer_does(value in value()) {
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        prop_assert_eq!(indented(&value.to_string()), Some(pretty.clone()));
        prop_assert_eq!(indented(&pretty), Some(pretty.clone()));
        prop_assert_eq!(squeezed(&pretty), value.to_string());
        let compact = Body::of(&value).compact();
        prop_assert_eq!(serde_json::from_str::<Value>(&compact).expect("JSON"), value.clone());
        prop_assert_eq!(squeezed(&compact), compact);
    }

    #[test]
    fn any_text_is_laid_out_and_made_visible_without_a_panic(text in any::<String>()) {
        let _ = (indented(&text), visible(&text));
    }

    #[test]
    fn both_forms_of_a_body_say_what_was_typed(text in prop_oneof![any::<String>(), "[!-~\u{7f}-\u{a0}\u{200b}-\u{202e}]{0,9}"]) {
        let body = Body::of(&text);
        prop_assert_eq!(&serde_json::from_str::<String>(&body.wire()).expect("JSON"), &text);
        prop_assert_eq!(&serde_json::from_str::<String>(&body.readable()).expect("JSON"), &text);
        prop_assert_eq!(&serde_json::from_str::<String>(&body.compact()).expect("JSON"), &text);
        prop_assert!(body.wire().bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'!'));
    }

    #[test]
    fn nothing_but_white_space_is_added(
        pieces in prop::collection::vec(prop::sample::select(&[
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\", "1", "1e999", "-0", "null", " ", "\n", "\t", "{}", "[]", "é",
        ][..]), 0..12),
    ) {
        let text = pieces.concat();
        if let Some(laid_out) = indented(&text) {
            prop_assert_eq!(squeezed(&laid_out), squeezed(&text));
        }
    }
}

#[test]
fn members_of_another_object_stand_behind_a_bodys_own() {
    let body = || Body::of(&json!({ "a": "1" }));
    let with = |object: &str| body().with_members(object).wire();
    assert_eq!(
        with(r#"{"b":[1.50,{"c":null}],"d":"\u00e9}\n"}"#),
        "{\n  \"a\": \"1\",\n  \"b\": [\n    1.50,\n    {\n      \"c\": null\n    }\n  ],\n  \"d\": \"\\u00e9}\\n\"\n}"
    );
    for nothing in ["", "{}", "[1]", "{", "\"{\\n}\"", "{\"b\":1} x"] {
        assert_eq!(with(nothing), body().wire(), "{nothing}");
    }
}
