//! Acts faults out.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep};

use crate::api::canned_body;
use crate::connection::{Ender, Ending};
use crate::cors;
use crate::fault::{Act, Answer, Cors, Drip, Fault, Huge, Moment, Partial, Redirect, Then};

/// What is done before the body of the request is read.
pub(crate) async fn before(fault: &Fault, ender: &Ender) {
    match fault.act {
        Act::Close(Moment::Before) => cut(fault, ender, Then::Close).await,
        Act::Reset(Moment::Before) => cut(fault, ender, Then::Reset).await,
        _ => {}
    }
}

/// What is done when the request is read and recorded. Nothing means: answer as always.
pub(crate) async fn after(fault: &Fault, ender: &Ender, cors_on: bool) -> Option<Response<Body>> {
    // A cut waits by itself.
    if !matches!(fault.act, Act::Close(_) | Act::Reset(_)) {
        tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
    }
    match &fault.act {
        Act::Pass | Act::Drip(_) | Act::Close(Moment::Done) | Act::Reset(Moment::Done) => None,
        Act::Answer(answer) => Some(canned(answer)),
        Act::Redirect(redirect) => Some(redirected(redirect)),
        Act::Close(_) => cut(fault, ender, Then::Close).await,
        Act::Reset(_) => cut(fault, ender, Then::Reset).await,
        Act::Hang => std::future::pending().await,
        Act::Partial(partial) => {
            let cors = if cors_on { fault.cors } else { Cors::None };
            let bytes = beginning(*partial, cors);
            ender
                .end(Ending {
                    bytes,
                    then: partial.then,
                })
                .await
        }
        Act::Garbage => {
            let bytes = b"\x00\xff this is not HTTP \r\n\r\n".to_vec();
            ender
                .end(Ending {
                    bytes,
                    then: Then::Close,
                })
                .await
        }
        Act::Huge(huge) => Some(huge_body(*huge)),
    }
}

/// What is done with the answer to a request that was carried out.
pub(crate) async fn done(fault: &Fault, ender: &Ender, response: Response<Body>) -> Response<Body> {
    match fault.act {
        Act::Close(Moment::Done) => cut(fault, ender, Then::Close).await,
        Act::Reset(Moment::Done) => cut(fault, ender, Then::Reset).await,
        Act::Drip(drip) => dripping(drip, response).await,
        _ => response,
    }
}

/// The same answer, whose body comes in pieces.
async fn dripping(drip: Drip, response: Response<Body>) -> Response<Body> {
    let (head, body) = response.into_parts();
    // An answer of the API is in memory already: it can't break off.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let size = body.len().div_ceil(drip.pieces.max(1)).max(1);
    let body = Dripping {
        pause: Duration::from_millis(drip.pause_ms),
        wait: Box::pin(tokio::time::sleep(Duration::from_millis(drip.pause_ms))),
        left: body,
        size,
    };
    Response::from_parts(head, Body::new(body))
}

/// Bytes that come in pieces of a size, with a pause before each.
struct Dripping {
    pause: Duration,
    wait: Pin<Box<Sleep>>,
    left: Bytes,
    size: usize,
}

impl http_body::Body for Dripping {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        if self.wait.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        let next = Instant::now() + self.pause;
        self.wait.as_mut().reset(next);
        let length = self.size.min(self.left.len());
        Poll::Ready(Some(Ok(Frame::data(self.left.split_to(length)))))
    }
}

async fn cut(fault: &Fault, ender: &Ender, then: Then) -> ! {
    tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
    ender
        .end(Ending {
            bytes: Vec::new(),
            then,
        })
        .await
}

fn canned(answer: &Answer) -> Response<Body> {
    // A status that cannot end an exchange is not sent; 500 says that the fault makes no sense.
    let status = StatusCode::from_u16(answer.status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (usual_type, usual_body) = canned_body(status);
    let body = answer
        .body
        .clone()
        .unwrap_or_else(|| usual_body.into_bytes());
    let content_type = answer.content_type.as_deref().unwrap_or(usual_type);
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    if let (false, Ok(value)) = (content_type.is_empty(), HeaderValue::from_str(content_type)) {
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    for (name, value) in &answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

fn redirected(redirect: &Redirect) -> Response<Body> {
    let mut response = canned(&Answer {
        status: redirect.status,
        content_type: Some(String::new()),
        body: Some(Vec::new()),
        ..Answer::default()
    });
    if let Ok(location) = HeaderValue::from_str(&redirect.location) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

/// A head that promises a JSON body, and the first bytes of one.
fn beginning(partial: Partial, cors: Cors) -> Vec<u8> {
    let mut head = Response::new(());
    let headers = head.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let start = r#"{"tables": [{"table_id": "#;
    let body = if partial.chunked {
        headers.insert(TRANSFER_ENCODING, HeaderValue::from_static("chunked"));
        format!("{:x}\r\n{start}\r\n", start.len())
    } else {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("4096"));
        start.to_owned()
    };
    cors::allow_origin(headers, cors);
    let mut bytes = b"HTTP/1.1 200 OK\r\n".to_vec();
    for (name, value) in head.headers() {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body.as_bytes());
    bytes
}

fn huge_body(huge: Huge) -> Response<Body> {
    let mut response = Response::new(Body::new(Padding::of(huge.bytes)));
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

/// `{"pad":"aaa…"}` of a chosen size, made while it is sent.
struct Padding {
    head: Option<Bytes>,
    letters: u64,
    tail: Option<Bytes>,
}

impl Padding {
    const HEAD: &[u8] = br#"{"pad":""#;
    const TAIL: &[u8] = br#""}"#;
    const CHUNK: &[u8] = &[b'a'; 16 * 1024];
    const FRAME: u64 = 10;

    fn of(bytes: u64) -> Self {
        Self {
            head: Some(Bytes::from_static(Self::HEAD)),
            letters: bytes.saturating_sub(Self::FRAME),
            tail: Some(Bytes::from_static(Self::TAIL)),
        }
    }
}

impl http_body::Body for Padding {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let next = if let Some(head) = self.head.take() {
            Some(head)
        } else if self.letters > 0 {
            let most = Self::CHUNK.len();
            let now = usize::try_from(self.letters).map_or(most, |left| left.min(most));
            self.letters -= now as u64;
            Some(Bytes::from_static(&Self::CHUNK[..now]))
        } else {
            self.tail.take()
        };
        Poll::Ready(next.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn size_hint(&self) -> SizeHint {
        let ends = [&self.head, &self.tail];
        let ends: usize = ends.into_iter().flatten().map(Bytes::len).sum();
        SizeHint::with_exact(self.letters + ends as u64)
    }
}
