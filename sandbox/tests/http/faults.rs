//! What can be asked to go wrong does go wrong, once, and only there.

use std::time::{Duration, Instant};

use hyper::Request;
use sandbox::{Act, Answer, Drip, Fault, Huge, Moment, Partial, Redirect, Running, Then};
use serde_json::{Value, json};

use crate::client::{ANY_KIND, FLINK, bare, call, expect, post, post_text, sandbox, send};

fn arm(running: &Running, act: Act) {
    running.handle.arm(Fault {
        act,
        ..Fault::default()
    });
}

fn create() -> Request<String> {
    let body = json!({
        "integration_id": ANY_KIND,
        "name": "T",
        "jdbc_table": "t",
        "schema_sql": "a INT",
    });
    post(&format!("{FLINK}/table"), &body)
}

/// Whether the call breaks without an answer, and the next one works.
async fn breaks(act: Act, arrives: usize) {
    let running = sandbox().await;
    arm(&running, act.clone());
    assert!(send(running.addr, create()).await.is_err(), "{act:?}");
    assert_eq!(running.handle.requests().len(), arrives, "{act:?}");
    assert!(
        running.handle.tables().is_empty(),
        "{act:?} carries nothing out"
    );
    expect(&running, 200, create()).await;
}

#[tokio::test]
async fn a_connection_can_be_cut_before_the_request_counts_as_arrived() {
    breaks(Act::Close(Moment::Before), 0).await;
    breaks(Act::Reset(Moment::Before), 0).await;
}

#[tokio::test]
async fn a_connection_can_be_cut_after_the_request_arrived() {
    breaks(Act::Close(Moment::After), 1).await;
    breaks(Act::Reset(Moment::After), 1).await;
    breaks(Act::Garbage, 1).await;
}

#[tokio::test]
async fn a_request_can_be_carried_out_without_an_answer() {
    for act in [Act::Close(Moment::Done), Act::Reset(Moment::Done)] {
        let running = sandbox().await;
        arm(&running, act.clone());
        assert!(send(running.addr, create()).await.is_err(), "{act:?}");
        assert_eq!(running.handle.requests().len(), 1, "{act:?}");
        assert_eq!(running.handle.tables().len(), 1, "{act:?}");
        expect(&running, 409, create()).await;
    }
}

#[tokio::test]
async fn a_body_can_come_slowly_and_is_whole() {
    let running = sandbox().await;
    let usual = expect(&running, 200, call("GET", "/v1/me")).await.body;
    arm(
        &running,
        Act::Drip(Drip {
            pieces: 4,
            pause_ms: 30,
        }),
    );
    let start = Instant::now();
    let slow = expect(&running, 200, call("GET", "/v1/me")).await;
    assert!(start.elapsed() >= Duration::from_millis(120));
    assert_eq!(slow.body, usual);
}

#[tokio::test]
async fn a_body_can_break_off_after_a_good_status() {
    for chunked in [false, true] {
        breaks(
            Act::Partial(Partial {
                then: Then::Close,
                chunked,
            }),
            1,
        )
        .await;
        breaks(
            Act::Partial(Partial {
                then: Then::Reset,
                chunked,
            }),
            1,
        )
        .await;
    }
}

#[tokio::test]
async fn an_answer_can_stay_away_until_the_client_leaves() {
    for act in [
        Act::Hang,
        Act::Partial(Partial {
            then: Then::Hang,
            chunked: true,
        }),
    ] {
        let running = sandbox().await;
        arm(&running, act);
        let (addr, path) = (running.addr, format!("{FLINK}/table"));
        let waiting = tokio::spawn(async move { send(addr, call("GET", &path)).await });
        running.handle.arrived(1).await;
        expect(&running, 200, call("GET", "/v1/me")).await;
        assert!(!waiting.is_finished());
        waiting.abort();
    }
}

#[tokio::test]
async fn a_status_brings_the_body_that_belongs_to_it() {
    let running = sandbox().await;
    let limit = "The user has sent too many requests in a given amount of time: Rate limit 120 exceeded - try again in 28s";
    for (status, message) in [
        (400, "Bad Request"),
        (401, "Invalid token"),
        (403, "Authentication failed"),
        (404, "Service my-flink-service does not exist"),
        (409, "Table 'node_info' already exists"),
        (429, limit),
        (500, "Internal Server Error"),
    ] {
        arm(&running, Act::answer(status));
        let answer = expect(&running, status, call("GET", "/v1/me")).await;
        assert_eq!(answer.messages(), [message]);
        assert_eq!(answer.header("retry-after"), "");
    }
    for status in [502, 503, 504] {
        arm(&running, Act::answer(status));
        let answer = expect(&running, status, call("GET", "/v1/me")).await;
        assert_eq!(answer.header("content-type"), "text/html");
        assert!(answer.body.starts_with(b"<html>"));
    }
}

#[tokio::test]
async fn an_answer_can_be_anything() {
    let running = sandbox().await;
    arm(
        &running,
        Act::Answer(Answer {
            status: 599,
            content_type: Some("text/x-odd".to_owned()),
            headers: vec![("Retry-After".to_owned(), "7".to_owned())],
            body: Some(b"\x1b[31m\xff<b>".to_vec()),
        }),
    );
    let answer = expect(&running, 599, call("GET", "/v1/me")).await;
    assert_eq!(answer.header("content-type"), "text/x-odd");
    assert_eq!(answer.header("retry-after"), "7");
    assert_eq!(answer.body, b"\x1b[31m\xff<b>");
    let nothing = Answer {
        content_type: Some(String::new()),
        body: Some(Vec::new()),
        ..Answer::default()
    };
    arm(&running, Act::Answer(nothing));
    let answer = expect(&running, 200, call("GET", "/v1/me")).await;
    assert!(answer.body.is_empty() && answer.headers.get("content-type").is_none());
    let redirect = Redirect {
        status: 307,
        location: "http://127.0.0.1:1/x".to_owned(),
    };
    arm(&running, Act::Redirect(redirect));
    let answer = expect(&running, 307, create()).await;
    assert_eq!(answer.header("location"), "http://127.0.0.1:1/x");
    assert!(running.handle.tables().is_empty());
}

#[tokio::test]
async fn a_huge_body_has_the_size_asked_for_and_is_json() {
    let running = sandbox().await;
    for bytes in [10_usize, 11, 16_394, 3_000_000] {
        arm(
            &running,
            Act::Huge(Huge {
                bytes: bytes as u64,
            }),
        );
        let answer = expect(&running, 200, call("GET", "/v1/me")).await;
        assert_eq!(answer.body.len(), bytes);
        assert_eq!(answer.header("content-length"), bytes.to_string());
        assert!(answer.json()["pad"].is_string());
    }
}

#[tokio::test]
async fn a_fault_hits_as_often_as_told_and_only_what_it_names() {
    let running = sandbox().await;
    running.handle.arm(Fault {
        times: 2,
        method: Some("post".to_owned()),
        path_suffix: Some("/flink/table".to_owned()),
        act: Act::answer(500),
        ..Fault::default()
    });
    expect(&running, 200, call("GET", &format!("{FLINK}/table"))).await;
    expect(&running, 500, create()).await;
    let job = post_text(&format!("{FLINK}/job"), "{}");
    expect(&running, 400, job).await;
    assert_eq!(running.handle.faults_left(), 1);
    expect(&running, 500, create()).await;
    expect(&running, 200, create()).await;
    assert_eq!(running.handle.faults_left(), 0);
}

#[tokio::test]
async fn an_answer_can_be_late() {
    let running = sandbox().await;
    running.handle.arm(Fault {
        delay_ms: 120,
        ..Fault::default()
    });
    let start = Instant::now();
    expect(&running, 200, create()).await;
    assert!(start.elapsed() >= Duration::from_millis(120));
    assert_eq!(running.handle.tables().len(), 1);
}

#[tokio::test]
async fn faults_can_be_armed_and_taken_back_by_json() {
    let running = sandbox().await;
    let path = "/sandbox/faults";
    let faults = json!([
        {},
        { "times": 3, "method": "POST", "path_suffix": "/flink/job", "delay_ms": 5 },
        { "act": "pass", "cors": "none" },
        { "act": "hang" },
        { "act": "garbage" },
        { "act": { "close": "before" } },
        { "act": { "reset": "after" } },
        { "act": { "reset": "done" } },
        { "act": { "drip": { "pieces": 4, "pause_ms": 5 } } },
        { "act": { "partial": { "then": "reset", "chunked": true } } },
        { "act": { "partial": { "then": "hang" } }, "cors": "doubled" },
        { "act": { "huge": { "bytes": 1000 } }, "cors": "other_origin" },
        { "act": { "redirect": { "status": 307, "location": "/x" } } },
        { "act": { "answer": { "status": 429 } } },
        { "act": { "answer": { "status": 429, "content_type": "text/plain",
            "headers": [["retry-after", "7"]], "body": "wait" } }, "cors": "usual" },
    ]);
    let armed = expect(&running, 200, post(path, &faults)).await.json();
    assert_eq!(armed, json!({ "left": 17 }));
    assert_eq!(
        expect(&running, 200, bare("GET", path)).await.json(),
        json!({ "left": 17 })
    );
    expect(&running, 200, bare("DELETE", path)).await;
    assert_eq!(running.handle.faults_left(), 0);

    let one = json!({ "act": { "answer": { "status": 418 } } });
    expect(&running, 200, post(path, &one)).await;
    expect(&running, 418, call("GET", "/v1/me")).await;
    let text = json!({ "act": { "answer": { "body": "{\"tables\": \"ü\"}" } } });
    expect(&running, 200, post(path, &text)).await;
    let answer = expect(&running, 200, call("GET", "/v1/me")).await;
    assert_eq!(answer.json(), json!({ "tables": "ü" }));
    for wrong in [
        json!({ "act": "explode" }),
        json!({ "time": 1 }),
        json!([{}, 3]),
        Value::Null,
    ] {
        let answer = expect(&running, 400, post(path, &wrong)).await.json();
        assert!(
            answer["message"]
                .as_str()
                .is_some_and(|text| text.starts_with("not a fault"))
        );
    }
    assert_eq!(running.handle.faults_left(), 0, "all or nothing");
}
