//! Answers of the API, read: what they mean, what they say, and which id they hold.
//! The bodies in `fixtures/responses.json` are ones that Aiven has printed or sent.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use Verdict::{
    Conflict, Done, DoneWithError, Forbidden, Foreign, Invalid, NotFound, Other, ServerError,
    TooMany, Unauthorized,
};
use millrace::api::answer::{Answer, Checks, Extent, Silence, Verdict, read};
use proptest::prelude::*;
use serde_json::Value;

fn check(status: u16, body: &str, verdict: Verdict, message: Option<&str>, id: Option<&str>) {
    let answer = Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
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
        (403, Forbidden, Some("Authentication failed"), None),
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
        None,
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

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn any_text_is_read_without_a_panic(status in 0_u16..700, body in any::<String>()) {
        let _ = read(&Answer { status, body, extent: Extent::Cut });
    }
}
