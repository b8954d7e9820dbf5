//! What arrived: every request that reached `/v1`, as it was sent.

use axum::http::{HeaderMap, Method, Uri};
use serde_json::{Value, json};

/// One request that reached `/v1`, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// 1 for the first request after a start, a clear or a reset.
    pub number: usize,
    /// The method as sent.
    pub method: String,
    /// Path and query as sent: nothing is decoded or normalised.
    pub path: String,
    /// Every header. Names are in lower case: HTTP does not tell them apart by case.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body.
    pub body: Vec<u8>,
}

impl Recorded {
    pub(crate) fn new(method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Self {
        Self {
            number: 0,
            method: method.to_string(),
            path: raw_path(uri).to_owned(),
            headers: headers
                .iter()
                .map(|(name, value)| {
                    let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                    (name.to_string(), value)
                })
                .collect(),
            body: body.to_vec(),
        }
    }

    /// The first header of this name (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as JSON, if it is JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "number": self.number,
            "method": self.method,
            "path": self.path,
            "headers": self.headers,
            "body": self.text(),
            "body_hex": hex(&self.body),
        })
    }
}

/// The path and query exactly as they stood in the request line.
pub(crate) fn raw_path(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |both| both.as_str())
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
