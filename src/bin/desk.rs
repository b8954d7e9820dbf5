//! The desk's WebAssembly module: what the page calls of it. Holds no logic.

#[cfg(target_arch = "wasm32")]
mod module {
    use millrace::browser::workbench;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Does what `browser::desk` asks for.
    #[wasm_bindgen]
    pub fn answer(question: &str) -> String {
        workbench::answer(question)
    }

    /// Makes ready what is needed first; to be awaited before anything is asked for.
    #[wasm_bindgen]
    pub async fn prepare() {
        workbench::prepare().await;
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    millrace::browser::workbench::start();
}
