//! Work that waits for the browser.

use std::future::Future;
use std::pin::Pin;

/// Milliseconds.
const BREATH: i32 = 20;

/// Waits until the browser has done what it had queued by now, events among it.
pub async fn breath() {
    pause(BREATH).await;
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // A browser without timers would not have come this far.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Starts work that ends by itself. Boxed, so that all of it shares one copy of the machinery.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
