//! The effects: the only users of web-sys and gloo-net. One small function each, plain types in and out,
//! no decisions.

pub mod clipboard;
pub mod clock;
pub mod desk;
pub mod editing;
pub mod fetch;
pub mod listbox;
pub mod location;
pub mod pack;
pub mod page;
pub mod room;
pub mod save;
pub mod storage;
pub mod surface;
pub mod task;
pub mod typing;
pub mod workbench;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Calls `react` on every event of that name, for as long as the page lives.
fn listen(target: &web_sys::EventTarget, event: &str, react: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(react);
    // The one error is a browser without events; the app would not have started in it.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
