//! A plain client: one connection a request, paths sent as they are given, nothing repeated.

use std::net::SocketAddr;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{HeaderMap, Request};
use hyper_util::rt::TokioIo;
use sandbox::{Options, Running, Sandbox};
use serde_json::Value;
use tokio::net::TcpStream;

pub(crate) const FLINK: &str = "/v1/project/my-test-project/service/my-flink-service/flink";
pub(crate) const ANY_KIND: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a text header"))
    }

    /// The messages of an error, in the shape that the facts give for every status from 400 on.
    pub(crate) fn messages(&self) -> Vec<String> {
        let body = self.json();
        let errors = body["errors"].as_array().expect("errors is a list");
        assert_eq!(
            body["message"], errors[0]["message"],
            "message is the first error's"
        );
        for error in errors {
            assert_eq!(error["status"], self.status);
        }
        let texts = errors.iter().map(|error| error["message"].as_str());
        texts
            .map(|text| text.expect("a message is a text").to_owned())
            .collect()
    }
}

/// A sandbox of its own for one test.
pub(crate) async fn sandbox() -> Running {
    Sandbox::start(Options::default())
        .await
        .expect("a free port")
}

/// Sends a request as it stands.
pub(crate) async fn send(addr: SocketAddr, request: Request<String>) -> hyper::Result<Answer> {
    let stream = TcpStream::connect(addr).await.expect("the sandbox listens");
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let request = request.map(|body| Full::new(Bytes::from(body)));
    let response = sender.send_request(request).await?;
    let (head, body) = response.into_parts();
    let body = body.collect().await?.to_bytes().to_vec();
    connection.abort();
    Ok(Answer {
        status: head.status.as_u16(),
        headers: head.headers,
        body,
    })
}

/// A request without any header of its own.
pub(crate) fn bare(method: &str, path: &str) -> Request<String> {
    Request::builder()
        .method(method)
        .uri(path)
        .body(String::new())
        .expect("a request")
}

/// A request with a token.
pub(crate) fn call(method: &str, path: &str) -> Request<String> {
    let mut request = bare(method, path);
    let token = "Bearer T".parse().expect("a header value");
    request.headers_mut().insert("authorization", token);
    request
}

/// A POST with a token and a text as its JSON body.
pub(crate) fn post_text(path: &str, body: &str) -> Request<String> {
    let mut request = call("POST", path).map(|_| body.to_owned());
    let json = "application/json".parse().expect("a header value");
    request.headers_mut().insert("content-type", json);
    request
}

/// A PUT with a token and a JSON body.
pub(crate) fn put(path: &str, body: &Value) -> Request<String> {
    let mut request = post(path, body);
    *request.method_mut() = hyper::Method::PUT;
    request
}

/// A POST with a token and a JSON body.
pub(crate) fn post(path: &str, body: &Value) -> Request<String> {
    post_text(path, &body.to_string())
}

/// A call that must be answered.
pub(crate) async fn ask(running: &Running, request: Request<String>) -> Answer {
    send(running.addr, request).await.expect("an answer")
}

/// A call that must be answered with this status.
pub(crate) async fn expect(running: &Running, status: u16, request: Request<String>) -> Answer {
    let called = format!("{} {}", request.method(), request.uri());
    let answer = ask(running, request).await;
    let text = String::from_utf8_lossy(&answer.body);
    assert_eq!(answer.status, status, "{called} was answered with {text}");
    answer
}
