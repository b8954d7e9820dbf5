//! Work that waits for the browser.

use std::future::Future;
use std::pin::Pin;

/// Starts work that ends by itself. Boxed, so that all of it shares one copy of the machinery.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
