//! Answers of the API, read: what they mean, what they say, and which id they hold.
//! The bodies in `fixtures/responses.json` are ones that Aiven has printed or sent.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use Verdict::{
    Conflict, Done, DoneWithError, Forbidden, Foreign, Invalid, NotFound, Other, ServerError,
    TooMany, Unauthorized,
};
use millrace::api::answer::place::{Place, place};
use millrace::api::answer::{Answer, Checks, Extent, Silence, Verdict, patience, read};
use proptest::prelude::*;
use serde_json::Value;

fn check(status: u16, body: &str, verdict: Verdict, message: Option<&str>, id: Option<&str>) {
    let answer = Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    };
    let reading = read(&answer);
    let shown: String = body.chars().take(200).collect();
    assert_eq!(reading.verdict, verdict, "{status} {shown}");
    assert_eq!(reading.message.as_deref(), message, "{status} {shown}");
    assert_eq!(reading.id.as_deref(), id, "{status} {shown}");
}

#[test]
fn the_known_answers_are_understood() {
    let known: Vec<Value> =
        serde_json::from_str(include_str!("fixtures/responses.json")).expect("JSON");
    let limit = "The user has sent too many requests in a given amount of time: Rate limit 120 exceeded - try again in 28s";
    let expect = [
        (200, Done, None, None),
        (200, Done, None, None),
        (200, Done, None, None),
        (
            200,
            Done,
            None,
            Some("f7bbe17b-ab47-46fd-83cb-2f5d23656018"),
        ),
        (200, Done, None, None),
        (200, Done, None, None),
        (429, TooMany(Some(28)), Some(limit), None),
        (401, Unauthorized, Some("Missing (expired) db token"), None),
        (403, Unauthorized, Some("Authentication failed"), None),
        (409, Conflict, Some("Database not powered on"), None),
        (404, NotFound, Some("Account does not exist"), None),
    ];
    assert_eq!(known.len(), expect.len());
    for (answer, (status, verdict, message, id)) in known.iter().zip(expect) {
        assert_eq!(answer["status"], status);
        check(status, &answer["body"].to_string(), verdict, message, id);
    }
}

#[test]
fn ids_are_those_of_what_was_created() {
    for (body, id) in [
        (r#"{"table_id": "t1", "table_name": "x"}"#, Some("t1")),
        (
            r#"{"job_id": "b0d2e38e3454d8a4fefd04fac8b112ab"}"#,
            Some("b0d2e38e3454d8a4fefd04fac8b112ab"),
        ),
        (r#"{"table_id": ""}"#, None),
        (r#"{"table_id": 7}"#, None),
        (r#"{"id": "x"}"#, None),
        (r#"[{"table_id": "t1"}]"#, None),
        ("{}", None),
        ("", None),
    ] {
        check(200, body, Done, None, id);
    }
    check(409, r#"{"table_id": "t1"}"#, Conflict, None, None);
    check(201, r#"{"table_id": "t1"}"#, Done, None, Some("t1"));
    check(204, "", Done, None, None);
}

#[test]
fn a_success_that_speaks_of_an_error_is_none() {
    for (body, message) in [
        (r#"{"error": "no"}"#, Some("no")),
        (
            r#"{"errors": [{"message": "no"}], "table_id": "t1"}"#,
            Some("no"),
        ),
        (r#"{"errors": ["no"]}"#, Some("no")),
        (r#"{"error": {"message": "no"}}"#, Some("no")),
        (r#"{"error": true}"#, None),
        (r#"{"errors": {}}"#, None),
    ] {
        check(200, body, DoneWithError, message, None);
    }
    for body in [
        r#"{"errors": []}"#,
        r#"{"error": null}"#,
        r#"{"error": ""}"#,
        r#"{"error": false, "errors": null}"#,
    ] {
        check(200, body, Done, None, None);
    }
}

#[test]
fn messages_are_found_where_servers_put_them() {
    for (body, message) in [
        (
            r#"{"errors": [{"message": "first"}, {"message": "second"}], "message": "own"}"#,
            Some("first"),
        ),
        (
            r#"{"errors": ["first", "second"], "message": "own"}"#,
            Some("first"),
        ),
        (r#"{"errors": [], "message": "own"}"#, Some("own")),
        (
            r#"{"errors": [{"message": " "}], "message": "own"}"#,
            Some("own"),
        ),
        (r#"{"errors": "text", "message": "own"}"#, Some("own")),
        (
            r#"{"message": {"deep": "x"}, "error": "word"}"#,
            Some("word"),
        ),
        (
            r#"{"message": "caf\u00e9 \u202e"}"#,
            Some("caf\u{e9} \u{202e}"),
        ),
        (r#""just text""#, None),
        ("[]", None),
        ("null", None),
    ] {
        check(400, body, Invalid, message, None);
    }
}

#[test]
fn every_status_has_a_verdict() {
    for (status, verdict) in [
        (200, Done),
        (299, Done),
        (300, Other),
        (302, Other),
        (304, Other),
        (400, Invalid),
        (401, Unauthorized),
        (402, Other),
        (403, Forbidden),
        (404, NotFound),
        (405, Other),
        (409, Conflict),
        (418, Other),
        (422, Invalid),
        (429, TooMany(None)),
        (499, Other),
        (500, ServerError),
        (502, ServerError),
        (503, ServerError),
        (599, ServerError),
        (600, Other),
        (0, Other),
        (199, Other),
    ] {
        check(status, "", verdict, None, None);
    }
}

#[test]
fn the_wait_is_read_out_of_the_message() {
    for (message, wait) in [
        ("Rate limit 120 exceeded - try again in 28s", Some(28)),
        ("try again in 0s", Some(0)),
        ("try again in 4294967295s.", Some(4_294_967_295)),
        ("try again in 4294967296s", None),
        ("try again in -3s", None),
        ("try again in 28 minutes", None),
        ("try again in s", None),
        ("try again in 28", None),
        ("try again later", None),
        ("seen again in 28s", None),
        ("try again in \u{662}s", None),
    ] {
        check(
            429,
            &format!(r#"{{"message": "{message}"}}"#),
            TooMany(wait),
            Some(message),
            None,
        );
    }
}

#[test]
fn what_is_no_json_still_has_a_verdict() {
    for body in [
        "<html>502</html>",
        "{",
        "{\"message\": \"cut of",
        "\0",
        "\u{feff}{}",
        "NaN",
        "{'message': 'x'}",
    ] {
        check(502, body, ServerError, None, None);
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    check(400, &deep, Invalid, None, None);
    check(
        400,
        &format!(r#"{{"message": "own", "x": {deep}}}"#),
        Invalid,
        Some("own"),
        None,
    );
    check(200, &deep, Done, None, None);
    for body in [
        "<html>Log in</html>",
        "OK",
        "\"table_id\"",
        "\u{feff}<!doctype html>",
    ] {
        check(200, body, Foreign, None, None);
    }
    check(200, "{\"table_id\": \"t", Done, None, None);
}

#[test]
fn a_number_that_no_float_can_hold_loses_neither_id_nor_message() {
    for number in ["1e400", "-1E+999", &"9".repeat(400), "0.1e-99999"] {
        let created = format!(r#"{{"rows": {number}, "table_id": "t1", "more": [{number}]}}"#);
        check(200, &created, Done, None, Some("t1"));
        let refused = format!(
            r#"{{"message": "own", "limit": {number}, "errors": [{{"message": "first"}}]}}"#
        );
        check(400, &refused, Invalid, Some("first"), None);
        // What can't be read of an error is an error all the same.
        let error = format!(r#"{{"errors": [{number}], "message": "own"}}"#);
        check(200, &error, DoneWithError, Some("own"), None);
    }
}

#[test]
fn what_is_whole_in_an_answer_that_broke_off_is_read() {
    for (body, message, id) in [
        (r#"{"table_id": "t1", "columns": [{"na"#, None, Some("t1")),
        (r#"{"table_id": "t1"#, None, None),
        (r#"{"columns": {"table_id": "inner"}, "#, None, None),
        (r#"{"table_id": "t\u00e41", "x"#, None, Some("t\u{e4}1")),
        (r#"{"a\"b": 1, "table_id": "t1",}"#, None, Some("t1")),
        (r#" { "table_id" : "t1" , "#, None, Some("t1")),
        (
            r#"{"a": "}", "b": "\\", "table_id": "t1"}"#,
            None,
            Some("t1"),
        ),
    ] {
        check(200, body, Done, message, id);
    }
    check(
        400,
        r#"{"message": "own", "errors"#,
        Invalid,
        Some("own"),
        None,
    );
}

#[test]
fn what_validation_finds_is_no_success() {
    let wrong = r#"{"table_validate_error": {"message": "no", "position": {"line_number": 1, "character_number": 2}}}"#;
    check(200, wrong, DoneWithError, Some("no"), None);
    check(200, r#"{"table_validate_error": null}"#, Done, None, None);
    check(
        200,
        r#"{"job_validate_error": {"message": "no"}}"#,
        DoneWithError,
        Some("no"),
        None,
    );
}

#[test]
fn the_apis_own_word_for_an_error_is_read() {
    let code = |body: &str| {
        let answer = Answer {
            status: 403,
            body: body.to_owned(),
            extent: Extent::Whole,
            retry_after: None,
        };
        read(&answer).code
    };
    let body = r#"{"errors": [{"error_code": "permission_denied", "message": "no"}]}"#;
    assert_eq!(code(body).as_deref(), Some("permission_denied"));
    assert_eq!(code(r#"{"errors": ["no"], "error_code": "outside"}"#), None);
    assert_eq!(code(""), None);
}

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

#[test]
fn the_silence_is_diagnosed_by_the_checks() {
    let none = Checks::default();
    for (checks, expect, may_have_arrived) in [
        (none, Silence::NoAnswer, true),
        (
            Checks {
                offline: true,
                ..none
            },
            Silence::Offline,
            false,
        ),
        (
            Checks {
                host_answers: true,
                ..none
            },
            Silence::Refused,
            true,
        ),
        (
            Checks {
                host_answers: true,
                offline: true,
                ..none
            },
            Silence::Refused,
            true,
        ),
        (
            Checks {
                host_answers: true,
                same_origin: true,
                ..none
            },
            Silence::Broken,
            true,
        ),
        (
            Checks {
                same_origin: true,
                ..none
            },
            Silence::NoAnswer,
            true,
        ),
        (
            Checks {
                policy_violated: true,
                ..none
            },
            Silence::Policy,
            false,
        ),
        (
            Checks {
                policy_violated: true,
                offline: true,
                ..none
            },
            Silence::Policy,
            false,
        ),
        (
            Checks {
                cancelled: true,
                ..none
            },
            Silence::Cancelled,
            true,
        ),
        (
            Checks {
                cancelled: true,
                timed_out: true,
                policy_violated: true,
                offline: true,
                host_answers: true,
                same_origin: true,
            },
            Silence::Cancelled,
            true,
        ),
        (
            Checks {
                timed_out: true,
                offline: true,
                ..none
            },
            Silence::TimedOut,
            true,
        ),
    ] {
        let silence = Silence::diagnosed(checks);
        assert_eq!(silence, expect, "{checks:?}");
        assert_eq!(silence.may_have_arrived(), may_have_arrived, "{silence:?}");
    }
}

#[test]
fn the_time_to_wait_is_of_whole_seconds_within_the_range() {
    for (typed, seconds) in [
        ("60", Some(60)),
        (" 5 ", Some(5)),
        ("600", Some(600)),
        ("007", Some(7)),
        ("4", None),
        ("601", None),
        ("99999999999", None),
        ("1e2", None),
        ("60.5", None),
        ("60 s", None),
        ("-60", None),
        ("\u{666}\u{660}", None),
        ("", None),
    ] {
        assert_eq!(patience(typed), seconds, "{typed:?}");
    }
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn any_text_is_read_without_a_panic(status in 0_u16..700, body in any::<String>()) {
        let place = place(&body);
        let _ = place.map(|place| place.span(&body));
        let _ = read(&Answer { status, body, extent: Extent::Cut, retry_after: None });
    }

    #[test]
    fn any_place_in_any_text_is_found_or_not(line in 1_usize..6, character in 1_usize..9, end in prop::option::of((1_usize..6, 1_usize..9)), text in "[a-c_ \n\u{e4}\u{1f30a}]{0,20}") {
        if let Some(span) = (Place { line, character, end }).span(&text) {
            prop_assert!(text.get(span).is_some());
        }
    }
}
