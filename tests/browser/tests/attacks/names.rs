//! Names and tokens that try to change the request around them: its path, its number, its headers.

use crate::bench::{self, TOKEN, breaches};
use crate::hostile::TEXTS;
use crate::threats::played;
use browser_tests::{Page, Role};
use serde_json::json;

/// Names that clients resolve, cut or double.
const NAMES: [&str; 30] = [
    ".",
    "..",
    "%2e",
    "%2e%2e",
    ".%2e",
    "%252e%252e",
    "../..",
    "a/../b",
    "/",
    "//evil.example",
    "\\",
    "..\\..",
    "?",
    "?x=1",
    "#",
    "#x",
    ";x=1",
    "a;b",
    "a&b",
    "a%00b",
    "%",
    "%zz",
    "{a,b}",
    "[1-3]",
    "a b",
    "a\tb",
    "@",
    "evil@x",
    ":",
    "\u{2025}",
];

/// What is typed into a field, at once, with what follows from leaving it.
async fn put(page: &Page, id: &str, text: &str) {
    let script = "const [id, text] = arguments;
        const field = document.getElementById(id);
        field.focus();
        traps.put(field, text);
        field.blur();";
    page.run(script, vec![json!(id), json!(text)]).await;
}

/// Presses `Send request`, and waits until it has been sent or held back.
async fn send(page: &Page) {
    let script = "const { until, button } = window.traps;
        const pane = document.querySelector('section.request');
        button(pane, 'Send request').click();
        await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
        (button(pane, 'Send again') ?? button(pane, 'Send anyway'))?.click();
        await until('the end of sending', () => button(pane, 'Send request'));";
    bench::run(page, script, vec![]).await;
    page.get(Role::Button, "Send request").await;
}

#[tokio::test]
async fn no_name_changes_the_path_around_it_or_doubles_the_request() {
    let page = bench::open().await;
    page.fill("API token", TOKEN).await;
    let names: Vec<&str> = NAMES.into_iter().chain(TEXTS).collect();
    let mut arrived = 0;
    for name in &names {
        for (id, at) in [("field-project", 3), ("field-service", 5)] {
            page.api().clear_requests();
            put(&page, "field-project", "my-test-project").await;
            put(&page, "field-service", "my-flink-service").await;
            put(&page, id, name).await;
            send(&page).await;
            let mut requests = page.api().requests();
            requests.retain(|request| request.method == "POST");
            assert!(requests.len() <= 1, "{name:?}: {requests:?}");
            for request in requests {
                let segments: Vec<&str> = request.path.split('/').collect();
                let of_field = segments.get(at).copied().unwrap_or_default();
                let mut wanted = [
                    "",
                    "v1",
                    "project",
                    "my-test-project",
                    "service",
                    "my-flink-service",
                    "flink",
                    "table",
                ];
                wanted[at] = of_field;
                assert_eq!(segments, wanted, "{name:?}");
                let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
                assert!(of_field.bytes().all(is_plain), "{name:?} as {of_field}");
                assert!(
                    !matches!(
                        of_field.to_lowercase().replace("%2e", ".").as_str(),
                        "." | ".."
                    ),
                    "{name:?} as {of_field}"
                );
                arrived += 1;
            }
        }
    }
    assert!(arrived > names.len(), "{arrived} of them were sent");
    let mut seen = breaches(&page).await;
    let own = format!("a request: {}/v1/", page.origin());
    seen.retain(|said| !said.starts_with(&own) && !said.starts_with("log: "));
    assert_eq!(seen, Vec::<String>::new());
    played(
        "no_name_changes_the_path_around_it_or_doubles_the_request",
        names.len() * 2,
    );
}

/// Tokens that would bring a header of their own along, or another character than a header takes.
const TOKENS: [&str; 24] = [
    "abcdefgh\r\nX-Evil: 1",
    "abcdefgh\nAuthorization: Bearer other",
    "abcdefgh\rX: y",
    "abc\u{0}defgh",
    "abcdefgh\u{7f}",
    "abcdefgh\u{85}X: y",
    "abcdefgh\u{2028}X: y",
    "abcdefgh X: y",
    "abcdefgh, Bearer other",
    "abcdefgh;x",
    "\"abcdefgh\"",
    "abcdefgh\u{202e}",
    "abcd\u{200b}efgh",
    "abcdéfgh",
    "abcdefgh:x",
    "<script>__xss()</script>",
    "Bearer Bearer abcdefgh",
    "Authorization: Basic YTpi",
    "${AIVEN_TOKEN}",
    "$(cat /etc/passwd)",
    "abcdefgh=x",
    "==",
    "@/etc/passwd",
    "abcdefgh\\r\\nX: y",
];

#[tokio::test]
async fn no_token_brings_a_header_along() {
    let page = bench::open().await;
    for (number, token) in TOKENS.iter().enumerate() {
        page.api().clear_requests();
        put(&page, "field-name", &format!("t{number}")).await;
        put(&page, "token", token).await;
        send(&page).await;
        for request in page.api().requests() {
            let of_token = request
                .headers
                .iter()
                .filter(|(name, _)| name == "authorization");
            let values: Vec<&str> = of_token.map(|(_, value)| value.as_str()).collect();
            let [value] = values.as_slice() else {
                panic!("{token:?}: {values:?}");
            };
            let sent = value.strip_prefix("Bearer ").unwrap_or("?");
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
            assert!(
                !sent.is_empty() && sent.bytes().all(fits),
                "{token:?} as {value:?}"
            );
            assert_eq!(
                request.header("x-evil").or(request.header("x")),
                None,
                "{token:?}"
            );
        }
        assert!(
            !page.whole().await.contains(token.trim()),
            "{token:?} is shown"
        );
    }
    played("no_token_brings_a_header_along", TOKENS.len());
}
