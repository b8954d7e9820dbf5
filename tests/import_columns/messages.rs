//! Messages in JSON.

use super::check;
use millrace::import::columns::{Note, Origin, broken_json, read};

#[test]
fn a_message_gives_its_columns_in_its_order() {
    let text = r#"{"zeta": 1, "alpha": {"x": [1, 2.5], "when": "2024-01-02 03:04:05.678"}, "big": 99999999999999999999,
        "day": "2024-02-29", "at": "10:20:30", "iso": "2024-01-02T03:04:05Z", "off": "2024-01-02T03:04:05+02:00",
        "ok": true, "none": null, "few": [], "empty": {}, "word": "2024-13-01", "é\u0041`": -5e3, "min": -9223372036854775808}"#;
    let pasted = check(
        text,
        Origin::Json,
        &[
            ("zeta", "BIGINT"),
            ("alpha", "ROW<`x` ARRAY<DOUBLE>, `when` TIMESTAMP(3)>"),
            ("big", "DECIMAL(38, 0)"),
            ("day", "DATE"),
            ("at", "TIME(0)"),
            ("iso", "STRING"),
            ("off", "STRING"),
            ("ok", "BOOLEAN"),
            ("none", "STRING"),
            ("few", "ARRAY<STRING>"),
            ("empty", "STRING"),
            ("word", "STRING"),
            ("éA`", "DOUBLE"),
            ("min", "BIGINT"),
        ],
    );
    let note = |at: usize| pasted.columns[at].note.clone().expect("a note");
    assert_eq!(
        (note(0), note(5), note(6)),
        (Note::Guessed, Note::GuessedIso, Note::GuessedOffset)
    );
    assert_eq!(
        note(8),
        Note::Unknown {
            from: "null".to_owned()
        }
    );
}

/// Flink's documentation of its JSON format: by default it reads "2020-12-30 12:13:14.123", for `TIMESTAMP_LTZ` with a Z
/// behind it; a T only where `timestamp-format.standard` is ISO-8601.
#[test]
fn a_time_of_a_message_gets_the_type_by_which_flink_reads_it() {
    let text = r#"{"a": "2024-01-02 03:04:05Z", "b": "2024-01-02 03:04:05", "c": "2024-01-02T03:04:05",
        "d": ["2024-01-02T03:04:05Z"], "e": {"x": "2024-01-02 03:04:05+01:00"}}"#;
    let expect = [
        ("a", "TIMESTAMP_LTZ(3)"),
        ("b", "TIMESTAMP(3)"),
        ("c", "STRING"),
        ("d", "ARRAY<STRING>"),
        ("e", "ROW<`x` STRING>"),
    ];
    let pasted = check(text, Origin::Json, &expect);
    let notes: Vec<_> = pasted.columns.into_iter().map(|it| it.note).collect();
    let told = [
        Note::Guessed,
        Note::Guessed,
        Note::GuessedIso,
        Note::GuessedIso,
        Note::GuessedOffset,
    ];
    assert_eq!(notes, told.map(Some));
}

#[test]
fn messages_are_merged() {
    let expect = [
        ("a", "DOUBLE"),
        ("b", "STRING"),
        ("c", "ROW<`x` BIGINT, `y` BOOLEAN>"),
        ("d", "ARRAY<BIGINT>"),
        ("e", "STRING"),
    ];
    let objects = [
        r#"{"a": 1, "b": "2024-01-01", "c": {"x": 1}, "d": []}"#,
        r#"{"a": 1.5, "b": "soon", "c": null, "d": [1, null]}"#,
        r#"{"c": {"y": true}, "e": 1}"#,
        r#"{"e": "one"}"#,
    ];
    for text in [
        format!("[{}]", objects.join(",")),
        objects.join("\n"),
        objects.join(",\r\n"),
    ] {
        let pasted = check(&text, Origin::Json, &expect);
        assert_eq!(pasted.columns[4].note, Some(Note::Mixed));
    }
}

#[test]
fn the_place_of_broken_json_is_found() {
    for (text, from) in [
        ("{\"a\": 1", ""),
        ("{\"a\": 1} x", "x"),
        ("{a: 1}", "a: 1}"),
        (" [{\"a\": 1,}]", "}]"),
        ("{\"a\": tru}", "}"),
        ("{\"a\": \"x}", "\"x}"),
        ("\u{feff}{\"a\" 1}", "1}"),
    ] {
        assert_eq!(read(text), None, "{text}");
        let at = broken_json(text).unwrap_or_else(|| panic!("not broken: {text}"));
        assert_eq!(&text[at..], from, "{text}");
    }
    for text in [
        "{\"a\": 1}",
        "[draft]",
        "{name}",
        "a: 1",
        "",
        "id,name\n1,Bob",
    ] {
        assert_eq!(broken_json(text), None, "{text}");
    }
}
