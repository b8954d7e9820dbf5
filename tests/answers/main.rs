//! Answers of the API, read: what they mean, what they say, and which id they hold.
//! The bodies in `fixtures/responses.json` are ones that Aiven has printed or sent.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod place;
mod silence;
mod verdict;

use millrace::api::answer::{Answer, Extent, Verdict, read};

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
