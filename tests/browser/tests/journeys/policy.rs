//! The page's security policy: nothing of ours violates it, and altered files do not run.

use crate::cheat_sheet::TOKEN;
use browser_tests::wait::until;
use browser_tests::{Engine, Page, Role, Stage, dist, open};
use serde_json::json;

/// Chromium's own remark about Trunk's `<link rel=preload integrity>`; `boot.js` checks the file instead.
fn is_chromiums_own(complaint: &str) -> bool {
    complaint.contains("integrity") && complaint.contains("preload")
}

/// What the browser had to complain about, but for that remark.
pub async fn complaints(page: &Page) -> Vec<String> {
    let mut complaints = page.complaints().await;
    complaints.retain(|complaint| !is_chromiums_own(complaint));
    complaints
}

#[tokio::test]
async fn the_examples_journey_violates_no_policy_and_logs_no_error() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    for draft in ["node_info", "KCpuIn", "KAlert", "JobExample"] {
        page.show(draft).await;
        page.click(Role::Tab, "JSON").await;
        page.click(Role::Tab, "curl").await;
    }
    page.press("Settings").await;
    page.choose("Theme", "Dark").await;
    page.press("Close").await;
    page.press("Copy curl").await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.reload().await;
    assert_eq!(complaints(&page).await, Vec::<String>::new());
}

#[tokio::test]
async fn no_request_goes_to_another_origin() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    let script = "return performance.getEntries().map((entry) => entry.name).filter((name) => name.includes('://'));";
    let loaded = page.run(script, vec![]).await;
    let loaded: Vec<String> = serde_json::from_value(loaded).expect("a list of addresses");
    assert!(
        loaded.len() > 5,
        "the files of the page and four requests: {loaded:#?}"
    );
    for address in loaded {
        assert!(address.starts_with(&page.url()), "{address}");
    }
}

#[tokio::test]
async fn the_policy_refuses_a_request_to_a_host_that_is_not_named_in_it() {
    let page = open().await;
    page.may_violate_its_policy();
    let script = "fetch('https://evil.example/').catch(() => {});";
    page.run(script, vec![]).await;
    let look = async || page.complaints().await;
    let refused = "policy: connect-src refused https://evil.example";
    until("a violation", look, |seen: &Vec<String>| {
        seen.iter().any(|complaint| complaint.contains(refused))
    })
    .await;
}

/// Waits until the browser has refused a file for its integrity. Only Chromium's driver passes on why.
async fn is_refused(page: &Page, file: &str) {
    let why = match page.engine() {
        Engine::Chromium => "integrity",
        Engine::Gecko | Engine::WebKit => "refused",
    };
    let look = async || page.complaints().await;
    until("the browser's refusal", look, |seen: &Vec<String>| {
        seen.iter()
            .any(|complaint| complaint.contains(why) && complaint.contains(file))
    })
    .await;
}

#[tokio::test]
async fn an_altered_program_does_not_run_and_the_page_says_so() {
    // Not the script that starts the others: if that one is altered, nothing of ours runs to say anything.
    for ending in ["_bg.wasm", ".js"] {
        let page = Stage {
            changed: Some(dist::tampered("millrace-", ending)),
            ..Stage::default()
        };
        let page = page.begin().await;
        page.tells("Millrace could not start: a file is missing or was altered")
            .await;
        assert!(!page.has(Role::Button, "Settings").await, "{ending} ran");
    }
}

#[tokio::test]
async fn an_altered_style_is_refused_and_the_page_says_so() {
    let page = Stage {
        changed: Some(dist::tampered("style-", ".css")),
        ..Stage::default()
    };
    let page = page.begin().await;
    page.tells("Millrace could not start: a file is missing or was altered")
        .await;
    assert!(!page.has(Role::Button, "Settings").await);
}

#[tokio::test]
async fn an_altered_script_for_the_time_without_network_does_not_run() {
    let page = Stage {
        changed: Some(dist::tampered("offline-", ".js")),
        ..Stage::default()
    };
    let page = page.open().await;
    page.get(Role::Table, "Columns").await;
    is_refused(&page, "offline-").await;
    let script = "return navigator.serviceWorker.getRegistrations().then((found) => found.length);";
    assert_eq!(page.run(script, vec![]).await, json!(0));
}

#[tokio::test]
async fn an_altered_boot_script_starts_nothing() {
    let page = Stage {
        changed: Some(dist::tampered("boot-", ".js")),
        ..Stage::default()
    };
    let page = page.begin().await;
    is_refused(&page, "boot-").await;
    assert!(!page.has(Role::Button, "Settings").await);
}

#[tokio::test]
async fn the_token_is_not_asked_for_by_the_browsers_own_helpers() {
    let page = open().await;
    let token = page.get(Role::Textbox, "API token").await;
    let script = "const [field] = arguments;
        return [field.type, field.autocomplete, field.spellcheck, field.name, field.form];";
    let element = token.to_json().expect("a reference to the field");
    assert_eq!(
        page.run(script, vec![element]).await,
        json!(["password", "off", false, "", null]),
        "in no form, under no name"
    );
}

#[tokio::test]
async fn inside_another_page_there_is_no_field_for_the_token() {
    let copy = dist::copy();
    dist::write(&copy, "around.html", "<iframe src=\"index.html\"></iframe>");
    let stage = Stage {
        changed: Some(copy),
        ..Stage::default()
    };
    let page = stage.open().await;
    page.visit(&format!("{}around.html", page.url())).await;
    let script = "const inner = document.querySelector('iframe').contentDocument;
        return inner.querySelector('.bar') && [
            inner.querySelectorAll('input[type=password]').length, inner.querySelector('.token').textContent,
        ];";
    let said =
        "Another page shows this one inside itself, so no token is asked for. Open Millrace alone";
    let look = async || page.run(script, vec![]).await;
    until("the page inside", look, |seen| *seen == json!([0, said])).await;
}
