//! The clipboard, for writing only.

use wasm_bindgen_futures::JsFuture;

/// Copies a text. `false` where the browser refuses: on pages that came over plain http it has no
/// clipboard at all.
pub async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        return false;
    };
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
