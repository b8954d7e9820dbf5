//! A browser that keeps nothing, or kept something else: told once, and the app works on.

use crate::cheat_sheet::TOKEN;
use browser_tests::{Page, Role, Stage, open};
use serde_json::json;

const NOT_KEPT: &str = "This browser does not keep your drafts: its storage is full or forbidden.";

async fn times_told(page: &Page) -> usize {
    page.whole().await.matches(NOT_KEPT).count()
}

/// Edits, waits longer than the app does before it writes, and sends.
async fn works_on(page: &Page) {
    page.fill("Table name", "works_on").await;
    page.click(Role::Tab, "JSON").await;
    page.panel_holds("JSON", "\"works_on\"").await;
    page.fill("API token", TOKEN).await;
    page.api().reset();
    page.send().await;
    page.answer("Created the table works_on.").await;
}

/// Waits until the app has tried to write what was edited: `setItem` counts its calls.
async fn has_tried_to_keep(page: &Page, before: u64) {
    let tries = async || tries(page).await;
    browser_tests::wait::until("an attempt to keep", tries, |seen| *seen > before).await;
}

async fn tries(page: &Page) -> u64 {
    let seen = page.run("return window.tries;", vec![]).await;
    seen.as_u64().unwrap_or_default()
}

/// Notices are told once: a later attempt that fails too adds none, even when the first was put away.
async fn is_told_once(page: &Page) {
    page.tells(NOT_KEPT).await;
    assert_eq!(times_told(page).await, 1);
    page.press("Dismiss").await;
    page.gone(Role::Button, "Dismiss").await;
    for name in ["again", "and_again"] {
        let before = tries(page).await;
        page.fill("Table name", name).await;
        has_tried_to_keep(page, before).await;
        assert_eq!(times_told(page).await, 0, "told once is enough");
    }
}

#[tokio::test]
async fn full_storage_is_told_once_and_the_app_works_on() {
    let page = Stage {
        before: "window.tries = 0;
            const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (...words) {
                if (words[0] === 'millrace') window.tries += 1;
                setItem.apply(this, words);
            };",
        ..Stage::default()
    };
    let page = page.open().await;
    page.run(
        "for (let size = 1 << 22; size > 0; size >>= 1)
            for (let i = 0; ; i++)
                try { localStorage.setItem(`fill ${size} ${i}`, 'x'.repeat(size)); } catch { break; }",
        vec![],
    )
    .await;
    page.fill("Table name", "does_not_fit").await;
    is_told_once(&page).await;
    works_on(&page).await;
}

#[tokio::test]
async fn forbidden_storage_is_told_once_and_the_app_works_on() {
    let page = Stage {
        before: "window.tries = 0;
            Object.defineProperty(window, 'localStorage', {
                get() {
                    window.tries += 1;
                    throw new DOMException('denied', 'SecurityError');
                },
            });",
        ..Stage::default()
    };
    let page = page.open().await;
    is_told_once(&page).await;
    works_on(&page).await;
}

#[tokio::test]
async fn storage_that_refuses_to_be_written_is_told_once_and_the_app_works_on() {
    let page = Stage {
        before: "window.tries = 0;
            const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (...words) {
                if (this !== localStorage) return setItem.apply(this, words);
                window.tries += 1;
                throw new DOMException('full', 'QuotaExceededError');
            };",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("Table name", "is_refused").await;
    is_told_once(&page).await;
    works_on(&page).await;
}

#[tokio::test]
async fn kept_text_that_can_not_be_read_is_set_aside_and_told() {
    let page = open().await;
    let damaged = "The drafts that this browser kept can't be read. They are set aside, not lost; here is the example.";
    let newer = "This browser keeps drafts of a newer Millrace. They are set aside, not lost; here is the example.";
    for (kept, told) in [
        ("garbage{", damaged),
        ("", damaged),
        ("null", damaged),
        ("[1,2]", damaged),
        (r#"{"version":1}"#, damaged),
        (r#"{"version":1,"drafts":[5]}"#, damaged),
        (
            r#"{"version":1,"drafts":[{"id":1,"kind":"no such kind","progress":"draft"}]}"#,
            damaged,
        ),
        (r#"{"version":999,"drafts":[]}"#, newer),
        (r#"{"version":"1","drafts":[]}"#, damaged),
    ] {
        page.visit("about:blank").await;
        page.visit(&format!("{}config.json", page.url())).await;
        let keep = "localStorage.clear(); localStorage.setItem('millrace', arguments[0]);";
        page.run(keep, vec![json!(kept)]).await;
        page.visit(&page.url()).await;
        page.get(Role::Button, "Settings").await;
        page.tells(told).await;
        assert_eq!(page.whole().await.matches(told).count(), 1, "{kept:?}");
        page.is_in_state("JobExample", "Draft").await;
        let values = page
            .run("return Object.values({ ...localStorage });", vec![])
            .await;
        let is_there = values
            .as_array()
            .is_some_and(|values| values.contains(&json!(kept)));
        assert!(is_there, "{kept:?} is lost: {values}");
    }
    page.fill("Table name", "kept_from_now_on").await;
    page.reload().await;
    assert_eq!(page.value("Table name").await, "kept_from_now_on");
    let values = page
        .run("return Object.values({ ...localStorage });", vec![])
        .await;
    let is_there = |text| {
        values
            .as_array()
            .is_some_and(|values| values.contains(&json!(text)))
    };
    assert!(
        is_there(r#"{"version":"1","drafts":[]}"#),
        "set aside for good: {values}"
    );
    works_on(&page).await;
}
