//! What an answer means and says, and the id that it holds.

use super::check;
use crate::common;
use Verdict::{
    Conflict, Done, DoneWithError, Forbidden, Foreign, Invalid, NotFound, Other, ServerError,
    TooMany, Unauthorized,
};
use millrace::api::answer::place::place;
use millrace::api::answer::{Answer, Extent, Verdict, read};
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn the_known_answers_are_understood() {
    let known: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/responses.json")).expect("JSON");
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

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn any_text_is_read_without_a_panic(status in 0_u16..700, body in any::<String>()) {
        let place = place(&body);
        let _ = place.map(|place| place.span(&body));
        let _ = read(&Answer { status, body, extent: Extent::Cut, retry_after: None });
    }
}
