//! What a page takes of the memory, before and after much typing.

use crate::load::visit;
use crate::subject::{Editor, Subject};
use browser_tests::host::Host;
use browser_tests::measured::{Measured, Step};
use serde_json::json;

/// Ten minutes of ten keys a second, without the pauses.
pub const KEYS: usize = 6_000;

const LETTERS: &str = "abcdefghijklmnopqrst";

/// Backspace, as drivers spell it.
const BACK: char = '\u{e003}';

/// Bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// What JavaScript holds, after a collection.
    pub heap: f64,
    /// What the page's elements hold.
    pub page: f64,
    /// The memories of its WebAssembly modules.
    pub wasm: f64,
}

impl Memory {
    pub fn sum(self) -> f64 {
        self.heap + self.page + self.wasm
    }
}

/// Before and after.
pub async fn memory(subject: Subject, browser: &Measured, host: &Host) -> Step<(Memory, Memory)> {
    visit(browser, &host.url(), &subject.address(&host.url(), None)).await?;
    subject.prepare(browser, None, Editor::Text).await?;
    let before = now(browser).await?;
    // Letters that are taken back: the text stays as long as it is.
    let there_and_back = [LETTERS, &BACK.to_string().repeat(LETTERS.len())].concat();
    let mut typed = 0;
    while typed < KEYS {
        browser.write(&there_and_back).await?;
        typed += 2 * LETTERS.len();
    }
    browser
        .run("await new Promise((done) => setTimeout(done, 2000));")
        .await?;
    Ok((before, now(browser).await?))
}

async fn now(browser: &Measured) -> Step<Memory> {
    browser
        .dev_tools("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let heap = browser.dev_tools("Runtime.getHeapUsage", json!({})).await?;
    let wasm = browser.run("return bench.wasm();").await?;
    Ok(Memory {
        heap: heap["usedSize"].as_f64().unwrap_or_default(),
        page: heap["embedderHeapUsedSize"].as_f64().unwrap_or_default(),
        wasm: wasm.as_f64().unwrap_or_default(),
    })
}
