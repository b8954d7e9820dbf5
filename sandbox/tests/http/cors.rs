//! The API on another origin.

use hyper::Request;
use sandbox::{Act, Answer, Cors, Fault, Options, Running, Sandbox};

use crate::client::{FLINK, bare, call, expect, sandbox, send};

const ALLOW_ORIGIN: &str = "access-control-allow-origin";

async fn other_origin() -> Running {
    let options = Options {
        cors: true,
        ..Options::default()
    };
    Sandbox::start(options).await.expect("a free port")
}

fn preflight() -> Request<String> {
    let mut request = bare("OPTIONS", &format!("{FLINK}/table"));
    let headers = request.headers_mut();
    headers.insert(
        "origin",
        "http://page.example".parse().expect("a header value"),
    );
    headers.insert(
        "access-control-request-method",
        "POST".parse().expect("a header value"),
    );
    request
}

#[tokio::test]
async fn a_preflight_is_answered_without_a_token() {
    let running = other_origin().await;
    let answer = expect(&running, 204, preflight()).await;
    assert_eq!(answer.header(ALLOW_ORIGIN), "*");
    assert_eq!(
        answer.header("access-control-allow-headers"),
        "authorization, content-type"
    );
    assert_eq!(
        answer.header("access-control-allow-methods"),
        "GET, POST, PUT, DELETE"
    );
    assert_eq!(running.handle.requests()[0].method, "OPTIONS");
}

#[tokio::test]
async fn answers_and_errors_can_be_read_by_any_origin() {
    let running = other_origin().await;
    assert_eq!(
        expect(&running, 200, call("GET", "/v1/me"))
            .await
            .header(ALLOW_ORIGIN),
        "*"
    );
    assert_eq!(
        expect(&running, 401, bare("GET", "/v1/me"))
            .await
            .header(ALLOW_ORIGIN),
        "*"
    );
    running.handle.arm(Fault {
        act: Act::answer(500),
        ..Fault::default()
    });
    assert_eq!(
        expect(&running, 500, call("GET", "/v1/me"))
            .await
            .header(ALLOW_ORIGIN),
        "*"
    );
}

#[tokio::test]
async fn on_the_pages_own_origin_there_is_no_cors() {
    let running = sandbox().await;
    assert_eq!(
        expect(&running, 401, preflight())
            .await
            .header(ALLOW_ORIGIN),
        ""
    );
    assert_eq!(
        expect(&running, 200, call("GET", "/v1/me"))
            .await
            .header(ALLOW_ORIGIN),
        ""
    );
}

#[tokio::test]
async fn an_answer_can_lose_or_spoil_its_allow_origin() {
    let running = other_origin().await;
    for (cors, expected) in [
        (Cors::None, vec![]),
        (Cors::OtherOrigin, vec!["https://elsewhere.example"]),
        (Cors::Doubled, vec!["*", "*"]),
        (Cors::Usual, vec!["*"]),
    ] {
        running.handle.arm(Fault {
            cors,
            ..Fault::default()
        });
        assert_eq!(
            expect(&running, 204, preflight())
                .await
                .header(ALLOW_ORIGIN),
            "*"
        );
        let answer = expect(&running, 200, call("GET", "/v1/me")).await;
        let values: Vec<_> = answer.headers.get_all(ALLOW_ORIGIN).iter().collect();
        assert_eq!(values, expected);
    }
}

#[tokio::test]
async fn a_preflight_can_be_refused_or_cut() {
    let running = other_origin().await;
    let refused = Answer {
        status: 403,
        ..Answer::default()
    };
    let method = Some("OPTIONS".to_owned());
    let fault = Fault {
        method: method.clone(),
        act: Act::Answer(refused),
        cors: Cors::None,
        ..Fault::default()
    };
    running.handle.arm(fault);
    expect(&running, 200, call("GET", "/v1/me")).await;
    assert_eq!(
        expect(&running, 403, preflight())
            .await
            .header(ALLOW_ORIGIN),
        ""
    );
    running.handle.arm(Fault {
        method,
        act: Act::Reset(sandbox::Moment::Before),
        ..Fault::default()
    });
    assert!(send(running.addr, preflight()).await.is_err());
}
