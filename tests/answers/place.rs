//! The place in a text that an answer speaks of.

use crate::common;
use millrace::api::answer::place::{Place, place};
use proptest::prelude::*;

/// The place that an answer speaks of, and what stands there in `text`.
fn place_in(body: &str, text: &str) -> Option<((usize, usize), String)> {
    let place = place(body)?;
    let there = place.span(text).map(|span| text[span].to_owned());
    Some(((place.line, place.character), there?))
}

#[test]
fn the_place_that_an_answer_speaks_of_is_found_in_the_text() {
    let sql = "INSERT INTO a\nSELECT gr\u{f6}\u{df}e, x FORM b";
    let at = |line, character, word: &str| Some(((line, character), word.to_owned()));
    for (body, expect) in [
        (
            r#"{"job_validate_error": {"message": "no", "position": {"line_number": 2, "character_number": 8, "end_line_number": 2, "end_character_number": 12}}}"#,
            at(2, 8, "gr\u{f6}\u{df}e"),
        ),
        (
            r#"{"errors": [{"message": "no", "status": 400, "metadata": {"position": {"line_number": 2, "character_number": 17}}}]}"#,
            at(2, 17, "FORM"),
        ),
        (
            r#"{"errors": [{"message": "no", "position": {"line_number": 2, "character_number": 13}}]}"#,
            at(2, 13, ","),
        ),
        (
            r#"{"message": "SQL parse failed. Encountered \"FORM b\" at line 2, column 17.\nWas expecting one of:"}"#,
            at(2, 17, "FORM"),
        ),
        (
            r#"{"message": "From line 1, column 8 to line 1, column 11: Object 'x' not found"}"#,
            at(1, 8, "INTO"),
        ),
        (
            r#"{"message": "a line break, see line 1, column 13"}"#,
            at(1, 13, "a"),
        ),
        (r#"{"message": "line 3, column 1"}"#, None),
        (r#"{"message": "line 1, column 99"}"#, None),
        (r#"{"message": "line 0, column 1"}"#, None),
        (r#"{"message": "line one, column 1"}"#, None),
        (r#"{"message": "99999999999999999999999"}"#, None),
        (
            r#"{"position": {"line_number": -1, "character_number": 1}}"#,
            None,
        ),
        ("", None),
    ] {
        assert_eq!(place_in(body, sql), expect, "{body}");
    }
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn any_place_in_any_text_is_found_or_not(line in 1_usize..6, character in 1_usize..9, end in prop::option::of((1_usize..6, 1_usize..9)), text in "[a-c_ \n\u{e4}\u{1f30a}]{0,20}") {
        if let Some(span) = (Place { line, character, end }).span(&text) {
            prop_assert!(text.get(span).is_some());
        }
    }
}
