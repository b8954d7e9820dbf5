//! The desk's WebAssembly module: what the page calls of it. Holds no logic.

#[cfg(target_arch = "wasm32")]
mod module {
    use millrace::browser::workbench;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads a workspace, given as `saved` writes it, and answers as `desk::report` writes it.
    #[wasm_bindgen]
    pub fn study(saved: &str) -> String {
        workbench::study(saved)
    }

    /// Shows what belongs to the studied workspace and to the draft of that number.
    #[wasm_bindgen]
    pub fn show(draft: Option<u32>) {
        workbench::show(draft);
    }

    /// Moves the focus to what stands in the place of the field of that id, if anything does.
    #[wasm_bindgen]
    pub fn go(id: &str) {
        workbench::go(id);
    }

    /// Mends what was found under this number in a draft.
    #[wasm_bindgen]
    pub fn mend(draft: u32, number: u32) {
        workbench::mend(draft, number);
    }
}

fn main() {}
