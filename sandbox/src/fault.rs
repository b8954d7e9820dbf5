//! What can be asked to go wrong: a fault as data, the same in Rust and as JSON. How it is acted
//! out stands in `misbehave`.

use axum::http::Method;
use serde::{Deserialize, Deserializer};

/// The next `times` requests that match `method` and `path_suffix` are treated this way.
///
/// As JSON every field may be left out; `{}` lets one request pass unharmed.
/// A preflight (`OPTIONS`) is hit only by a fault whose `method` is `"OPTIONS"`: a fault meant for
/// a call must not be used up by the browser's question before it.
///
/// ```
/// let fault: sandbox::Fault = serde_json::from_str(
///     r#"{
///         "times": 2, "method": "POST", "path_suffix": "/flink/table", "delay_ms": 100,
///         "cors": "none",
///         "act": {"answer": {"status": 503, "headers": [["retry-after", "30"]]}}
///     }"#,
/// )?;
/// assert_eq!(fault.times, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The other acts: `"pass"`, `"hang"`, `"garbage"`, `{"close": "before"}`, `{"reset": "done"}`,
/// `{"drip": {"pieces": 4, "pause_ms": 100}}`, `{"partial": {"then": "close", "chunked": true}}`, `{"huge": {"bytes": 67108864}}`,
/// `{"redirect": {"status": 307, "location": "/elsewhere"}}`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct Fault {
    /// How many matching requests it hits. 1 unless told.
    pub times: u32,
    /// Only requests with this method. Any but `OPTIONS` unless told.
    pub method: Option<String>,
    /// Only requests whose raw path (without the query) ends so.
    pub path_suffix: Option<String>,
    /// How long to wait before doing anything, in milliseconds.
    pub delay_ms: u64,
    /// What happens to the CORS headers of the answer. Without effect where CORS is off.
    pub cors: Cors,
    /// What is done instead of answering.
    pub act: Act,
}

impl Default for Fault {
    fn default() -> Self {
        Self {
            times: 1,
            method: None,
            path_suffix: None,
            delay_ms: 0,
            cors: Cors::Usual,
            act: Act::Pass,
        }
    }
}

impl Fault {
    pub(crate) fn hits(&self, method: &Method, path: &str) -> bool {
        let method_fits = match &self.method {
            Some(wanted) => wanted.eq_ignore_ascii_case(method.as_str()),
            None => method != Method::OPTIONS,
        };
        let suffix_fits = match &self.path_suffix {
            Some(suffix) => path.ends_with(suffix.as_str()),
            None => true,
        };
        self.times > 0 && method_fits && suffix_fits
    }
}

/// What is done instead of answering.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// The real answer (after the delay, and with the CORS headers asked for).
    #[default]
    Pass,
    /// This answer; the request does nothing else.
    Answer(Answer),
    /// A redirect; the request does nothing else.
    Redirect(Redirect),
    /// The connection is closed in an orderly way without a byte of an answer.
    Close(Moment),
    /// The connection is reset without a byte of an answer.
    Reset(Moment),
    /// The real answer, in pieces with a pause before each: a slow body.
    Drip(Drip),
    /// Nothing is ever answered; ends when the client leaves.
    Hang,
    /// A good status and the beginning of a JSON body, then this.
    Partial(Partial),
    /// Bytes that are not HTTP.
    Garbage,
    /// A valid JSON body of exactly this size, sent as fast as the client reads.
    Huge(Huge),
}

impl Act {
    /// An answer with this status and the body that belongs to it (see [`Answer::body`]).
    pub fn answer(status: u16) -> Self {
        Self::Answer(Answer {
            status,
            ..Answer::default()
        })
    }
}

/// A canned answer. `Answer::default()` is a 200.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// The status; from 200 on. Anything that HTTP cannot send becomes a 500.
    pub status: u16,
    /// The content type; an empty text sends none.
    pub content_type: Option<String>,
    /// Further headers. What HTTP cannot carry is left out.
    pub headers: Vec<(String, String)>,
    /// The body. Unless told, the one that Aiven (or, from 502 on, a proxy before it) sends with
    /// this status: a 429 says "try again in 28s" in its text and has no `Retry-After`.
    /// As JSON it is a text; in Rust it may be any bytes.
    #[serde(deserialize_with = "text_as_bytes")]
    pub body: Option<Vec<u8>>,
}

impl Default for Answer {
    fn default() -> Self {
        Self {
            status: 200,
            content_type: None,
            headers: Vec::new(),
            body: None,
        }
    }
}

fn text_as_bytes<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    Ok(text.map(String::into_bytes))
}

/// Where a redirect leads.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The `Location` as sent.
    pub location: String,
}

/// When a connection is cut.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// Before the body is read. The request counts as not arrived: it is not recorded.
    Before,
    /// After all of the request was read and recorded. It is not carried out.
    After,
    /// After it was carried out: what it creates exists, and the client is not told.
    Done,
}

/// How slowly a body comes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Drip {
    /// Into how many pieces it is cut.
    pub pieces: usize,
    /// How long to wait before each piece, in milliseconds.
    pub pause_ms: u64,
}

/// How much of an answer is sent, and what comes then.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Partial {
    /// What comes after the beginning of the body.
    pub then: Then,
    /// Chunked transfer instead of a `Content-Length` that promises more than comes.
    #[serde(default)]
    pub chunked: bool,
}

/// What comes after the beginning of a body.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// The connection is closed in an orderly way: a truncated body.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing more comes until the client leaves.
    Hang,
}

/// How large a huge body is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Huge {
    /// The size in bytes; at least 10, the size of `{"pad":""}`.
    pub bytes: u64,
}

/// What happens to the CORS headers of an answer.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Cors {
    /// They are sent as always.
    #[default]
    Usual,
    /// None is sent.
    None,
    /// `Access-Control-Allow-Origin` names another origin.
    OtherOrigin,
    /// `Access-Control-Allow-Origin` is sent twice, which browsers refuse.
    Doubled,
}
