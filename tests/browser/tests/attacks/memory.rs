//! What is left of a token in the page's own memory, and what a crash tells of it.

use crate::bench::complaints;
use crate::threats::played;
use browser_tests::secret::RECORD;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage};
use serde_json::json;

const CANARY: &str = "Mx7+q3/Tw9~z5Mx8+r4/Uv0-y6Qd==";

/// Keeps the memory of each module, so that it can be searched.
const MEMORIES: &str = "{ window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...words) => {
            const made = await original.apply(WebAssembly, words);
            window.memories.push((made.instance ?? made).exports.memory);
            return made;
        };
    } }";

async fn begin(before: &'static str) -> Page {
    let stage = Stage {
        before,
        ..Stage::default()
    };
    let page = stage.open().await;
    page.get(Role::Button, "Import").await;
    page
}

/// How often a text stands in the memory of each module: as bytes, and as letters of two bytes.
async fn copies(page: &Page, text: &str) -> serde_json::Value {
    let script = "const [text] = arguments;
        const wide = [...text].join('\\0');
        const count = (whole, part) => whole.split(part).length - 1;
        return memories.map((memory) => {
            const whole = new TextDecoder('latin1').decode(memory.buffer);
            return count(whole, text) + count(whole, wide);
        });";
    page.run(script, vec![json!(text)]).await
}

#[tokio::test]
async fn no_copy_of_a_forgotten_token_is_left_in_the_memory_of_either_module() {
    let page = begin(MEMORIES).await;
    page.fill("API token", CANARY).await;
    let held = copies(&page, CANARY).await;
    assert!(
        held[0].as_u64() > Some(0),
        "the search finds the token while it is there: {held}"
    );
    page.leave().await;
    page.tells("Connected as Wilma").await;
    page.press("Forget token").await;
    assert_eq!(copies(&page, CANARY).await, json!([0, 0]), "typed");

    page.fill("API token", CANARY).await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.press("Forget token").await;
    assert_eq!(copies(&page, CANARY).await, json!([0, 0]), "sent");

    page.fill("API token", CANARY).await;
    page.press("Share").await;
    page.press("Copy link").await;
    page.press("Close").await;
    page.press("Forget token").await;
    assert_eq!(copies(&page, CANARY).await, json!([0, 0]), "shared");
    played(
        "no_copy_of_a_forgotten_token_is_left_in_the_memory_of_either_module",
        3,
    );
}

#[tokio::test]
async fn a_crash_with_a_token_in_its_field_says_nothing_of_it() {
    let page = begin(RECORD).await;
    page.fill("API token", CANARY).await;
    page.leave().await;
    // An element that can't be made: the code that builds the page has no way on.
    page.run(
        "const own = Document.prototype.createElement;
         Document.prototype.createElement = function (tag, ...more) {
             if (tag === 'p') return own.call(this, tag, ...more);
             throw new Error('no more elements');
         };",
        vec![],
    )
    .await;
    page.press("Add job").await;
    let look = async || page.whole().await;
    until("the last words of the app", look, |seen| {
        seen.contains("Millrace has stopped")
    })
    .await;
    let said = complaints(&page).await;
    assert!(!said.is_empty(), "a crash is in the browser's console");
    assert!(!said.iter().any(|said| said.contains(CANARY)), "{said:?}");
    assert_eq!(page.leaks(CANARY).await, Vec::<String>::new());
    played("a_crash_with_a_token_in_its_field_says_nothing_of_it", 1);
}
