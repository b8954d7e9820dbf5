//! Starts the app in the page. Holds no logic.

#[cfg(target_arch = "wasm32")]
fn main() {
    millrace::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Millrace runs in a browser. `cargo xtask serve` builds it and opens it.");
    std::process::exit(2);
}
