//! Texts as short as a link needs them: packed by the browser's own compression, and spelt with letters, digits, `-` and
//! `_`.

use super::fetch;
use crate::api::answer::Extent;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ReadableWritablePair, window};

/// The format, by the name that browsers give it.
const FORMAT: &str = "deflate-raw";

#[wasm_bindgen]
extern "C" {
    /// What packs a stream: a pair of the end to write to and the end to read from.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    /// What unpacks a stream.
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Packs a text. `None` where the browser can't, or where the text is of more than a mebibyte.
pub async fn pack(text: &str) -> Option<String> {
    let stream = CompressionStream::new(FORMAT).ok()?;
    let bytes = through(text.as_bytes(), stream.unchecked_ref()).await?;
    let binary: String = bytes.into_iter().map(char::from).collect();
    let spelt = window()?.btoa(&binary).ok()?;
    let spelt = spelt.trim_end_matches('=');
    Some(spelt.replace('+', "-").replace('/', "_"))
}

/// The text that was packed. `None` where it is none, or of more than a mebibyte: of what unfolds without end, no more is
/// read.
pub async fn unpack(packed: &str) -> Option<String> {
    let spelt = packed.replace('-', "+").replace('_', "/");
    let binary = window()?.atob(&spelt).ok()?;
    let bytes: Option<Vec<u8>> = binary.chars().map(|c| u8::try_from(c).ok()).collect();
    let stream = DecompressionStream::new(FORMAT).ok()?;
    let bytes = through(&bytes?, stream.unchecked_ref()).await?;
    String::from_utf8(bytes).ok()
}

async fn through(bytes: &[u8], stream: &ReadableWritablePair) -> Option<Vec<u8>> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let packed = blob.stream().pipe_through(stream);
    let (bytes, extent) = fetch::read(packed.get_reader().unchecked_into()).await;
    (extent == Extent::Whole).then_some(bytes)
}
