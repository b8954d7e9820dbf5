//! Starts the app in the page. Holds no logic.

#[cfg(target_arch = "wasm32")]
mod page {
    use millrace::browser::desk;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Takes the desk that `boot.js` has loaded, or the news that it can't be had.
    #[wasm_bindgen(js_name = takeDesk)]
    pub fn take_desk(module: Option<desk::Desk>) {
        desk::take(module);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    millrace::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Millrace runs in a browser. `cargo xtask serve` builds it and opens it.");
    std::process::exit(2);
}
