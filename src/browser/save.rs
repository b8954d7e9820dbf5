//! Files that the user saves, and those that the user chooses.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, HtmlInputElement, Url, window};

/// Lets the browser save a text as a file of that name.
pub fn file(name: &str, text: &str) -> Option<()> {
    let parts = Array::of1(&JsValue::from_str(text));
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&parts).ok()?).ok()?;
    let link = window()?.document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The click has taken hold of the file by now.
    Url::revoke_object_url(&url).ok()
}

/// The name and the text of the file that was chosen in a field, so many bytes of it at most. `None` where none was chosen, or where it
/// can't be read. The field is ready to choose it again.
pub async fn chosen(field: &HtmlInputElement, max: usize) -> Option<(String, String)> {
    let file = field.files()?.get(0)?;
    #[allow(clippy::cast_precision_loss, reason = "a limit far below 2^52")]
    let end = max as f64;
    let begun = file.slice_with_f64_and_f64(0.0, end).ok()?;
    let text = JsFuture::from(begun.text()).await.ok()?.as_string()?;
    field.set_value("");
    Some((file.name(), text))
}
