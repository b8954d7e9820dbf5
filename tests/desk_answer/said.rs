//! What is said of an answer, or of none.

use super::{answered, told};
use crate::common::{self, job, postgres};
use crate::nodes::{self, names, text};
use millrace::api::answer::Silence;
use millrace::desk::answer::Answers;
use millrace::desk::answer::told::{Sent, Told};
use millrace::workspace::field::Field;
use millrace::workspace::learn::Outcome;
use millrace::workspace::{DraftId, Subject};

#[test]
fn the_place_that_an_answer_speaks_of_is_offered_until_the_text_is_another() {
    let mut table = postgres("t");
    table.schema_sql = "`a` INT,\r\n`b` INTT".to_owned();
    let mut workspace = common::workspace([Subject::Table(table)]);
    let mut answers = Answers::default();
    let body = r#"{"message":"SQL parse failed at line 2, column 5."}"#;
    answers.take(told(&workspace, answered(400, body)));
    let draft = &workspace.drafts[0];
    let (field, _, span) = answers.said(draft).expect("a place");
    assert_eq!(field, Field::SchemaSql);
    assert_eq!((span.start, span.end), (13, 17));
    assert_eq!(
        names(&answers.view(draft, &workspace.target), "button"),
        ["Go to line 2, character 5 of Schema SQL"]
    );
    workspace.edit(DraftId(0), |subject| {
        Field::SchemaSql.set(subject, "`a` INT,\n`b` INT".to_owned());
    });
    assert_eq!(answers.said(&workspace.drafts[0]), None);
    assert_eq!(
        names(
            &answers.view(&workspace.drafts[0], &workspace.target),
            "button"
        ),
        Vec::<String>::new()
    );
    // A job's place is in its statement; a success speaks of none.
    let workspace = common::workspace([Subject::Job(job("j"))]);
    answers.take(told(&workspace, answered(400, body)));
    assert_eq!(
        answers.said(&workspace.drafts[0]),
        None,
        "there is no second line"
    );
    let body = r#"{"message":"no","errors":[{"message":"no","metadata":{"position":{"line_number":1,"character_number":1,"end_line_number":1,"end_character_number":6}}}]}"#;
    answers.take(told(&workspace, answered(422, body)));
    let (field, _, span) = answers.said(&workspace.drafts[0]).expect("a place");
    assert_eq!((field, span.start, span.end), (Field::Statement, 0, 6));
    answers.take(told(&workspace, answered(500, body)));
    assert_eq!(answers.said(&workspace.drafts[0]), None);
}

/// Statuses that the facts name, with a body or the error code in one, and what each must say.
const STATUSES: [(u16, &str, [&str; 3]); 29] = [
    (
        200,
        "",
        ["200 OK", "Created the table t.", "The answer has no body."],
    ),
    (
        201,
        r#"{"table_id":"x"}"#,
        ["201 Created", "Created the table t.", "Its id now flows"],
    ),
    (
        204,
        "",
        ["204 No Content", "Created the table t.", "no table_id"],
    ),
    (
        200,
        r#"{"error":"no"}"#,
        ["200 OK", "reports an error", "no"],
    ),
    (
        200,
        r#"{"errors":["no"]}"#,
        ["200 OK", "reports an error", "no"],
    ),
    (
        400,
        "code bad_request",
        ["400 Bad Request", "refuses the table t", "Mend"],
    ),
    (
        401,
        "",
        [
            "401 Unauthorized",
            "does not accept the token",
            "Paste a current token",
        ],
    ),
    (
        403,
        "code permission_denied",
        ["403 Forbidden", "may not do this", "service:data:write"],
    ),
    (
        403,
        "code authentication_failed",
        [
            "403 Forbidden",
            "does not accept the token",
            "Paste a current token",
        ],
    ),
    (
        403,
        "code user_personal_token_not_allowed",
        ["403", "may not do this", "application user"],
    ),
    (
        403,
        "code api_client_ip_allowlist_blocks_caller",
        ["403", "may not do this", "addresses"],
    ),
    (
        404,
        "",
        ["404 Not Found", "does not exist", "Check the marked fields"],
    ),
    (
        404,
        "code retired_api_endpoint",
        ["404 Not Found", "does not exist", "January 2023"],
    ),
    (
        405,
        "",
        ["405 Method Not Allowed", "does not offer", "January 2023"],
    ),
    (
        408,
        "",
        [
            "408 Request Timeout",
            "the whole request in time",
            "Send it again",
        ],
    ),
    (
        409,
        "",
        [
            "409 Conflict",
            "The table t exists already.",
            "Choose another name",
        ],
    ),
    (
        409,
        "code not_powered",
        ["409 Conflict", "powered off", "Start it"],
    ),
    (413, "", ["413 Content Too Large", "too large", "Shorten"]),
    (
        415,
        "",
        ["415 Unsupported Media Type", "of this type", "Content-Type"],
    ),
    (
        417,
        "code x",
        [
            "417 Expectation Failed",
            "present state",
            "message asks for",
        ],
    ),
    (
        422,
        "",
        ["422 Unprocessable Content", "refuses the table t", "Mend"],
    ),
    (
        429,
        "",
        ["429 Too Many Requests", "asks to wait", "Wait a minute"],
    ),
    (
        500,
        "",
        [
            "500 Internal Server Error",
            "The API failed.",
            "check whether it exists",
        ],
    ),
    (
        501,
        "",
        [
            "501 Not Implemented",
            "does not offer",
            "Check whether it exists",
        ],
    ),
    (
        502,
        "<h1>",
        [
            "502 Bad Gateway",
            "no proper answer",
            "check whether it exists",
        ],
    ),
    (
        503,
        "<h1>",
        [
            "503 Service Unavailable",
            "not available",
            "check whether it exists",
        ],
    ),
    (
        504,
        "<h1>",
        [
            "504 Gateway Timeout",
            "gave up waiting",
            "check whether it exists",
        ],
    ),
    (
        599,
        "<h1>",
        ["599", "The API failed.", "check whether it exists"],
    ),
    (302, "", ["302", "does not know", "--verbose"]),
];

#[test]
fn every_status_is_said_in_words_with_the_next_step() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    for (status, body, words) in STATUSES {
        let body = match body.strip_prefix("code ") {
            Some(code) => format!(r#"{{"errors":[{{"message":"m","error_code":"{code}"}}]}}"#),
            None => body.to_owned(),
        };
        let mut answers = Answers::default();
        answers.take(told(&workspace, answered(status, &body)));
        let said = text(&answers.view(&workspace.drafts[0], &workspace.target));
        for word in words {
            assert!(
                said.contains(word),
                "{status} {body}: no “{word}” in: {said}"
            );
        }
    }
}

#[test]
fn a_long_or_deep_body_is_shown_as_it_came_and_its_digits_stay() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let shown = |body: &str| {
        let mut answers = Answers::default();
        answers.take(told(&workspace, answered(200, body)));
        let nodes = answers.view(&workspace.drafts[0], &workspace.target);
        (nodes::elements(&nodes).len(), text(&nodes))
    };
    let (_, seen) = shown(r#"{"a":12345678901234567890.10,"b":1e400}"#);
    assert!(seen.contains("\"a\": 12345678901234567890.10"), "{seen}");
    assert!(seen.contains("\"b\": 1e400"), "{seen}");
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let (elements, seen) = shown(&deep);
    assert!(seen.contains(&deep));
    assert!(elements < 30, "{elements}");
    // A mebibyte of short members: no element for each.
    let long = format!("[{}0]", "\"a\",".repeat(1 << 18));
    let (elements, seen) = shown(&long);
    assert!(elements < 30, "{elements}");
    assert!(seen.matches("\"a\"").count() == 1 << 18);
}

#[test]
fn what_was_checked_is_said_where_there_is_nothing_to_read_and_how_the_host_can_help() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let mut answers = Answers::default();
    let mut said = |silence, origin: &str| {
        answers.page = "https://millrace.example.com".to_owned();
        answers.take(Told {
            sent: Sent {
                address: format!("POST {origin}/v1"),
                payload: String::new(),
            },
            ..told(&workspace, Outcome::Silent(silence))
        });
        text(&answers.view(&workspace.drafts[0], &workspace.target))
    };
    let api = "https://api.aiven.io";
    for (silence, checked, has_help) in [
        (
            Silence::Offline,
            "Checked: the browser says it is offline.",
            false,
        ),
        (
            Silence::Policy,
            "Checked: the browser says it is online; the page's policy forbids the address.",
            true,
        ),
        (
            Silence::Refused,
            "a plain GET without token to the same address is answered.",
            true,
        ),
        (
            Silence::Broken,
            "a plain GET without token to the same address is answered.",
            false,
        ),
        (
            Silence::NoAnswer,
            "a plain GET without token to the same address is not answered either.",
            true,
        ),
    ] {
        let said = said(silence, api);
        assert!(said.contains(checked), "{silence:?}: {said}");
        assert!(!said.contains("over http"), "{silence:?}: {said}");
        assert_eq!(
            said.contains("\"api_base\": \"/aiven/v1\""),
            has_help,
            "{silence:?}: {said}"
        );
    }
    for silence in [Silence::Cancelled, Silence::TimedOut] {
        assert!(!said(silence, api).contains("Checked:"));
    }
    let mixed = said(Silence::NoAnswer, "http://127.0.0.1:8080");
    assert!(
        mixed.contains("the page came over https and the API is asked over http"),
        "{mixed}"
    );
}

#[test]
fn before_anything_was_sent_the_region_says_what_will_stand_there() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let seen = text(&Answers::default().view(&workspace.drafts[0], &workspace.target));
    assert_eq!(seen, "The API's answer will stand here.");
}
