//! The network. The only place that makes a header of the token.

use crate::api::answer::{Answer, Extent};
use crate::api::json::Body;
use crate::api::token::{AuthScheme, Token};
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestMode, RequestRedirect,
};

/// The most that is read of a body, in bytes. What lies behind it is not loaded.
const BODY_MAX: usize = 1 << 20;

/// Nothing that can be read came back. The browser tells a page no more, and its texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Stops a request that is under way.
#[derive(Debug, Clone)]
pub struct Abort(AbortController);

impl Abort {
    /// A switch for one request. `None` where the browser has none.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// Stops the request.
    pub fn stop(&self) {
        self.0.abort();
    }

    /// Whether the request was stopped by this.
    pub fn is_stopped(&self) -> bool {
        self.0.signal().aborted()
    }
}

fn quiet(builder: RequestBuilder) -> RequestBuilder {
    builder
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
}

/// What the browser fetches, or `None` where it gives nothing. Safari's engine loses the signal of a request that was made
/// before it is fetched, so `fetch` itself is told it.
async fn fetched(
    built: Result<Request, gloo_net::Error>,
    abort: Option<&Abort>,
) -> Option<Response> {
    let request = web_sys::Request::from(built.ok()?);
    let init = RequestInit::new();
    if let Some(abort) = abort {
        init.set_signal(Some(&abort.0.signal()));
    }
    let sent = web_sys::window()?.fetch_with_request_and_init(&request, &init);
    let response = JsFuture::from(sent).await.ok()?;
    Some(response.unchecked_into::<web_sys::Response>().into())
}

/// Sends a request, once, and reads what comes back.
///
/// # Errors
/// Where the browser gives nothing to read: no network, no CORS headers, a redirect, or `abort`.
pub async fn send(
    (method, url): (&str, &str),
    body: Option<&Body>,
    scheme: AuthScheme,
    token: &Token,
    abort: &Abort,
) -> Result<Answer, Unreadable> {
    let method = match method {
        "POST" => Method::POST,
        "GET" => Method::GET,
        "PUT" => Method::PUT,
        "DELETE" => Method::DELETE,
        // No other method is in the registry; gloo-net's own reader of methods would weigh 2 KB.
        _ => return Err(Unreadable),
    };
    let builder = quiet(RequestBuilder::new(url).method(method))
        .redirect(RequestRedirect::Error)
        .header("Authorization", &token.header(scheme));
    let built = match body {
        Some(body) => builder
            .header("Content-Type", "application/json")
            .body(body.wire()),
        None => builder.build(),
    };
    let response = fetched(built, Some(abort)).await.ok_or(Unreadable)?;
    Ok(answer(&response).await)
}

/// Asks for a file beside the page. The status and the text, or `None` where nothing came.
pub async fn file(path: &str) -> Option<(u16, String)> {
    let response = fetched(quiet(RequestBuilder::new(path)).build(), None).await?;
    let answer = answer(&response).await;
    Some((answer.status, answer.body))
}

/// Whether anything answers at that address: a plain request without token, whose answer nobody reads.
pub async fn answers(url: &str) -> bool {
    let request = quiet(RequestBuilder::new(url)).mode(RequestMode::NoCors);
    fetched(request.build(), None).await.is_some()
}

/// Whether the browser says that it has no network.
pub fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

thread_local! {
    static VIOLATIONS: Cell<u32> = const { Cell::new(0) };
}

/// How often the page's content security policy has refused something since [`watch_policy`].
pub fn violations() -> u32 {
    VIOLATIONS.get()
}

/// Begins to count what the page's content security policy refuses.
pub fn watch_policy() {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        super::listen(&document, "securitypolicyviolation", |_| {
            VIOLATIONS.set(VIOLATIONS.get() + 1);
        });
    }
}

async fn answer(response: &Response) -> Answer {
    let (bytes, extent) = match response.body() {
        Some(stream) => read(stream.get_reader().unchecked_into()).await,
        None => (Vec::new(), Extent::Whole),
    };
    let text = String::from_utf8_lossy(&bytes);
    Answer {
        status: response.status(),
        // A date, which it may be as well, is passed over.
        retry_after: response
            .headers()
            .get("Retry-After")
            .and_then(|seconds| seconds.parse().ok()),
        body: text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned(),
        extent,
    }
}

/// Reads a stream, of more than [`BODY_MAX`] the beginning.
pub(super) async fn read(reader: ReadableStreamDefaultReader) -> (Vec<u8>, Extent) {
    let mut bytes = Vec::new();
    loop {
        let Ok(chunk) = JsFuture::from(reader.read()).await else {
            return (bytes, Extent::Broken);
        };
        let field = |name: &str| js_sys::Reflect::get(&chunk, &JsValue::from_str(name));
        if field("done").is_ok_and(|done| done.is_truthy()) {
            return (bytes, Extent::Whole);
        }
        let Some(part) = field("value")
            .ok()
            .and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok())
        else {
            return (bytes, Extent::Broken);
        };
        let room = BODY_MAX - bytes.len();
        let length = usize::try_from(part.length()).unwrap_or(usize::MAX);
        if length > room {
            let end = u32::try_from(room).unwrap_or(u32::MAX);
            bytes.extend(part.slice(0, end).to_vec());
            // The rest is of no use; a stream that can't be cancelled ends by itself.
            let _ = JsFuture::from(reader.cancel()).await;
            return (bytes, Extent::Cut);
        }
        bytes.extend(part.to_vec());
    }
}
