//! Stands in for the crate wasm-streams, which comes into the page with leptos, through its server functions.
//! Millrace has none, but the real crate exports classes to JavaScript, and what is exported is never dropped:
//! 5 KB of the first load, compressed. This has the part of its interface that server functions are compiled
//! against, and exports nothing. It is to go when leptos makes server functions optional.

use futures_util::stream::{Empty, empty};
use wasm_bindgen::JsValue;

/// A stream of the browser's, as it is. Nobody reads it.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Would make a stream of the browser's, for the body of a server function's request.
    pub fn from_stream<S>(_stream: S) -> Self {
        unreachable!("Millrace has no server functions")
    }

    /// The stream of the browser's.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would read the body of a server function's response.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
