//! Answers of an API that is in somebody else's hands: they carry the token back, lead elsewhere, never end, or are no answer.

use crate::bench::{self, Evil, breaches};
use crate::threats::played;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::secret::RECORD;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage};
use sandbox::{Act, Answer, Fault, Huge, Redirect};
use serde_json::json;

/// Holds what percent-encoding, base64, JSON and HTML change, or may.
const CANARY: &str = "Wx7+q3/Tw9~z5Wx8+r4/Uv0-y6==";

fn arm(page: &Page, act: Act) {
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act,
        ..Fault::default()
    });
}

fn with_body(status: u16, body: impl Into<Vec<u8>>) -> Act {
    Act::Answer(Answer {
        status,
        body: Some(body.into()),
        ..Answer::default()
    })
}

/// The token in the ways in which texts are written that hold another.
fn echoes() -> Vec<(&'static str, String)> {
    let hex: Vec<String> = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    let each = |before: &str| {
        hex.iter()
            .map(|pair| [before, pair].concat())
            .collect::<String>()
    };
    let in_base64 = |shift: usize| STANDARD.encode([&" ".repeat(shift), CANARY, "..."].concat());
    vec![
        ("plain", CANARY.to_owned()),
        ("base64, first place", in_base64(0)),
        ("base64, second place", in_base64(1)),
        ("base64, third place", in_base64(2)),
        (
            "base64 of addresses",
            in_base64(1).replace('+', "-").replace('/', "_"),
        ),
        (
            "percent",
            CANARY
                .replace('+', "%2B")
                .replace('/', "%2F")
                .replace('=', "%3D"),
        ),
        ("percent, all", each("%")),
        ("JSON escapes", each("\\u00")),
        ("hexadecimal", hex.concat()),
        ("hexadecimal, capitals", hex.concat().to_uppercase()),
        (
            "HTML",
            CANARY
                .replace('+', "&#43;")
                .replace('/', "&#x2F;")
                .replace('=', "&#61;"),
        ),
    ]
}

#[tokio::test]
async fn an_answer_that_carries_the_token_back_is_shown_without_it() {
    let page = Stage {
        before: RECORD,
        ..Stage::default()
    };
    let page = page.open().await;
    page.get(Role::Button, "Import").await;
    page.fill("API token", CANARY).await;
    let echoes = echoes();
    for (number, (form, echo)) in echoes.iter().enumerate() {
        let body = match number % 2 {
            0 => format!(
                "{{\"message\":\"no such token: {echo}\",\"errors\":[{{\"message\":\"{echo}\"}}]}}"
            ),
            _ => format!("<p>no such token: {echo}</p>"),
        };
        page.fill("Table name", &format!("t{number}")).await;
        arm(&page, with_body([400, 401, 500, 200][number % 4], body));
        page.insist().await;
        page.answer("•••").await;
        assert_eq!(page.leaks(CANARY).await, Vec::<String>::new(), "{form}");
    }
    played(
        "an_answer_that_carries_the_token_back_is_shown_without_it",
        echoes.len(),
    );
}

#[tokio::test]
async fn a_redirect_of_any_kind_brings_nothing_to_another_host() {
    let page = bench::open().await;
    let evil = Evil::start().await;
    page.fill("API token", CANARY).await;
    let (mut count, names) = (0, ["http://", "//"]);
    for status in [301, 302, 303, 307, 308] {
        for scheme in names {
            page.fill("Table name", &format!("t{count}")).await;
            let location = format!("{scheme}{}/v1?x", evil.address);
            arm(&page, Act::Redirect(Redirect { status, location }));
            page.insist().await;
            page.answer("The request may have arrived").await;
            count += 1;
        }
    }
    assert_eq!(evil.visits(), 0);
    for request in page.api().requests() {
        assert_eq!(
            (request.header("referer"), request.header("cookie")),
            (None, None)
        );
    }
    played(
        "a_redirect_of_any_kind_brings_nothing_to_another_host",
        count,
    );
}

fn posts(page: &Page) -> usize {
    let requests = page.api().requests();
    requests
        .iter()
        .filter(|request| request.method == "POST")
        .count()
}

/// Bodies that are no answer, or more than one.
fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let texts = [
        ("JSON a hundred thousand deep", "[".repeat(100_000)),
        ("JSON a hundred thousand deep, whole", ["[".repeat(100_000), "]".repeat(100_000)].concat()),
        ("objects ten thousand deep", ["{\"a\":".repeat(10_000), "1".to_owned(), "}".repeat(10_000)].concat()),
        ("a number for a message", json!({ "message": 7, "errors": 7, "table_id": 7 }).to_string()),
        ("lists for all", json!({ "message": [], "errors": [[]], "table_id": [] }).to_string()),
        ("objects for all", json!({ "message": {}, "errors": {}, "table_id": {} }).to_string()),
        ("null for all", json!({ "message": null, "errors": null, "table_id": null }).to_string()),
        ("a text alone", "\"<script>__xss()</script>\"".to_owned()),
        ("prototypes", r#"{"__proto__":{"message":"x"},"constructor":{"prototype":{"y":1}},"message":"z"}"#.to_owned()),
        ("addresses that run", json!({ "message": "javascript:__xss()", "more_info": "javascript:__xss()" }).to_string()),
        ("colours of a terminal", json!({ "message": "\u{1b}[31mred\u{1b}]8;;https://evil.example\u{7}link\u{1b}]8;;\u{7}" }).to_string()),
        ("what hides", json!({ "message": "\u{202e}gpj\u{2066}x\u{200b}\u{feff}\u{e0041}\u{85}" }).to_string()),
        ("a page of its own", "<!doctype html><script>__xss()</script><img src=x onerror=__xss()>".to_owned()),
        ("ten thousand errors", json!({ "errors": vec![json!({ "message": "<b>x" }); 10_000] }).to_string()),
        ("a key of 200,000 letters", json!({ "x".repeat(200_000): 1, "message": "m" }).to_string()),
    ];
    let mut bodies: Vec<(&'static str, Vec<u8>)> =
        texts.map(|(what, body)| (what, body.into_bytes())).to_vec();
    bodies.push((
        "bytes that are no text",
        (0..=255).cycle().take(5000).collect(),
    ));
    bodies
}

#[tokio::test]
async fn an_answer_of_any_shape_or_size_leaves_a_page_that_works() {
    let page = bench::open().await;
    page.fill("API token", CANARY).await;
    // 64 MB of zeros, as gzip packs them.
    let script = "const parts = Array(64).fill(new Uint8Array(1_000_000));
        const stream = new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'));
        return new Response(stream).arrayBuffer().then((packed) => {
            let binary = '';
            for (const byte of new Uint8Array(packed)) binary += String.fromCharCode(byte);
            return btoa(binary);
        });";
    let packed = page.run(script, vec![]).await;
    let bomb = STANDARD
        .decode(packed.as_str().expect("base64"))
        .expect("bytes");
    let bomb = Act::Answer(Answer {
        headers: vec![("content-encoding".to_owned(), "gzip".to_owned())],
        body: Some(bomb),
        ..Answer::default()
    });
    let mut acts = vec![
        ("64 MiB", Act::Huge(Huge { bytes: 64 << 20 })),
        ("64 MB out of 64 KB", bomb),
    ];
    for (number, (what, body)) in bodies().into_iter().enumerate() {
        acts.push((
            what,
            with_body(if number % 2 == 0 { 400 } else { 200 }, body),
        ));
    }
    let own = format!("a request: {}/v1/", page.origin());
    for (number, (what, act)) in acts.iter().enumerate() {
        page.fill("Table name", &format!("t{number}")).await;
        arm(&page, act.clone());
        page.insist().await;
        let arrived = async || posts(&page);
        until(what, arrived, |count| *count == number + 1).await;
        page.get(Role::Button, "Send request").await;
        page.frames().await;
        let mut seen = breaches(&page).await;
        seen.retain(|said| !said.starts_with(&own) && !said.contains("Failed to load resource"));
        assert_eq!(seen, Vec::<String>::new(), "{what}");
    }
    page.fill("Table name", "at_last").await;
    page.insist().await;
    page.answer("Created the table at_last.").await;
    played(
        "an_answer_of_any_shape_or_size_leaves_a_page_that_works",
        acts.len(),
    );
}
