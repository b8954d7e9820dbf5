//! What curl has printed, taken for an answer, and what an exchange is told as.

use super::told;
use crate::common::{self, postgres, properties, target, unknown};
use crate::nodes::text;
use millrace::api::answer::{Answer, Extent, Silence};
use millrace::desk::answer::Answers;
use millrace::desk::answer::pasted::{self, PastedFault};
use millrace::desk::answer::told::Told;
use millrace::workspace::learn::Outcome;
use millrace::workspace::{DraftId, Subject};
use proptest::prelude::*;

proptest! {
    #![proptest_config(properties(256))]

    #[test]
    fn an_exchange_arrives_as_it_was_told(body in any::<String>(), name in any::<String>(), status in 200_u16..600, which in 0_usize..11, took in any::<u32>()) {
        let mut workspace = common::workspace([Subject::Table(postgres(&name))]);
        workspace.target.project = "a\nb".to_owned();
        let outcome = match Silence::ALL.get(which) {
            Some(silence) => Outcome::Silent(*silence),
            None => Outcome::Answered(Answer { status, body, extent: Extent::ALL[which - 8], retry_after: (took > 0).then_some(took) }),
        };
        let told = Told { took, ..super::told(&workspace, outcome) };
        prop_assert_eq!(told::read(&told::write(&told)), Some(told));
    }

    #[test]
    fn whatever_is_pasted_is_read(text in any::<String>()) {
        let _ = pasted::read(&text);
        let _ = pasted::read(&format!("HTTP/1.1 {text}"));
        let _ = pasted::read(&format!("{{}}{text}curl: (22) returned error: {text}"));
    }
}

/// Printed by curl 8 for the stand-in API, and by `curl --include` for HTTP/2 and behind a proxy.
#[test]
fn what_curl_prints_is_an_answer() {
    let ok = |status, body: &str| Ok((status, body.to_owned()));
    for (printed, expected) in [
        (r#"{"table_id":"x"}"#, ok(200, r#"{"table_id":"x"}"#)),
        (
            "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n\r\n{\"a\":1}",
            ok(201, "{\"a\":1}"),
        ),
        (
            "HTTP/2 409 \r\ncontent-type: application/json\r\n\r\n{\"message\":\"in use\"}\n",
            ok(409, "{\"message\":\"in use\"}"),
        ),
        (
            "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/2 502\r\nserver: x\r\n\r\n<h1>Bad</h1>",
            ok(502, "<h1>Bad</h1>"),
        ),
        (
            "{\"message\":\"no\"}curl: (22) The requested URL returned error: 404",
            ok(404, "{\"message\":\"no\"}"),
        ),
        (
            "curl: (22) The requested URL returned error: 404\n{\"message\":\"no\"}",
            ok(404, "{\"message\":\"no\"}"),
        ),
        (
            "curl: (22) The requested URL returned error: 503",
            ok(503, ""),
        ),
        (
            r#"{"errors":[{"message":"no","status":403}],"message":"no"}"#,
            ok(
                403,
                r#"{"errors":[{"message":"no","status":403}],"message":"no"}"#,
            ),
        ),
        (r#"{"errors":["no"]}"#, ok(400, r#"{"errors":["no"]}"#)),
        ("HTTP/1.1 204 No Content\r\n\r\n", ok(204, "")),
        (
            "curl: (6) Could not resolve host: api.aiven.io",
            Err(PastedFault::NoAnswer),
        ),
        ("  \n", Err(PastedFault::Empty)),
        ("command not found: curl", Err(PastedFault::Unknown)),
        ("{\"a\": ", Err(PastedFault::Unknown)),
    ] {
        let read = pasted::read(printed).map(|read| (read.status, read.body));
        assert_eq!(read, expected, "{printed}");
    }
}

#[test]
fn what_is_pasted_about_a_draft_is_read_for_no_other() {
    let mut workspace =
        common::workspace([Subject::Table(postgres("a")), Subject::Table(postgres("b"))]);
    for (id, name) in [(0, "a"), (1, "b")] {
        workspace.set_progress(DraftId(id), unknown(name, target()));
    }
    let [a, b] = [&workspace.drafts[0], &workspace.drafts[1]];
    let mut answers = Answers::default();
    answers.react("paste", r#"{"table_id":"of a"}"#, a, &workspace);
    let of_b = answers.react("paste-read", "", b, &workspace);
    assert_eq!(of_b.told, Vec::<String>::new());
    let said = text(&answers.view(b, &workspace.target));
    assert!(said.contains("There is nothing here yet"), "{said}");
    let said = text(&answers.view(a, &workspace.target));
    assert!(!said.contains("There is nothing here yet"), "{said}");
    let of_a = answers.react("paste-read", "", a, &workspace);
    assert!(of_a.told[0].starts_with("pasted 200\n"), "{of_a:?}");
    assert!(
        of_a.told[0].ends_with("\n{\"table_id\":\"of a\"}"),
        "{of_a:?}"
    );
}
