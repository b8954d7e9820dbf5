//! The page without network, and when a newer one is there.

use crate::cheat_sheet::TOKEN;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage, dist, open};
use sandbox::Config;
use serde_json::json;

/// Runs a function in the page until it gives what is expected.
async fn comes(page: &Page, what: &str, script: &str, expect: &str) {
    let look = async || page.run(script, vec![]).await;
    until(what, look, |seen| seen == expect).await;
}

/// Waits until the browser has all that it keeps.
async fn is_kept(page: &Page) {
    let script = "return navigator.serviceWorker.getRegistration().then((found) => found?.active?.state ?? '');";
    comes(page, "the worker", script, "activated").await;
}

/// Waits until what is kept is that version, and nothing else.
async fn keeps(page: &Page, version: &str) {
    let script =
        "return caches.keys().then((names) => names.map((name) => name.split(' ').pop()).join());";
    comes(page, "the version that is kept", script, version).await;
}

/// Which version the page is.
async fn version(page: &Page) -> String {
    let script = "return document.querySelector('meta[name=millrace-version]').content;";
    page.run(script, vec![])
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn from_the_second_visit_on_the_page_needs_no_network() {
    let mut page = open().await;
    let base = format!("{}/v1", page.origin());
    is_kept(&page).await;
    page.fill("Project", "typed-before").await;
    page.lose_host().await;
    page.reload().await;
    page.get(Role::Table, "Columns").await;
    assert_eq!(page.value("Project").await, "typed-before");
    // What the host had set holds, and not a default of which it never heard.
    page.press("Settings").await;
    page.shows(Role::Dialog, "Settings", &base).await;
    assert!(!page.whole().await.contains("config.json beside"));
}

#[tokio::test]
async fn a_new_version_is_told_and_comes_whole_when_the_user_wants_it() {
    let page = Stage {
        changed: Some(dist::copy()),
        ..Stage::default()
    };
    let mut page = page.open().await;
    let first = version(&page).await;
    is_kept(&page).await;
    keeps(&page, &first).await;
    page.fill("Project", "typed-before").await;
    let second = dist::publish_next(page.published());
    page.run(
        "document.dispatchEvent(new Event('visibilitychange'));",
        vec![],
    )
    .await;
    page.tells("There is a new version of this page. Drafts and settings stay; the token has to be typed again.")
        .await;
    assert_eq!(version(&page).await, first, "nothing changes by itself");
    page.press("Reload").await;
    let script = "return document.querySelector('meta[name=millrace-version]')?.content ?? '';";
    comes(&page, "the new version", script, &second).await;
    page.get(Role::Table, "Columns").await;
    assert_eq!(page.value("Project").await, "typed-before");
    assert!(!page.has(Role::Button, "Reload").await);
    keeps(&page, &second).await;
    page.lose_host().await;
    page.reload().await;
    page.get(Role::Table, "Columns").await;
    assert_eq!(version(&page).await, second);
}

#[tokio::test]
async fn a_version_that_is_half_there_is_not_kept() {
    let page = Stage {
        changed: Some(dist::copy()),
        ..Stage::default()
    };
    let mut page = page.open().await;
    let first = version(&page).await;
    keeps(&page, &first).await;
    is_kept(&page).await;
    let old = dist::read(page.published(), "index.html");
    dist::publish_next(page.published());
    // The upload has come as far as the worker.
    dist::write(page.published(), "index.html", &old);
    let script = "return navigator.serviceWorker.getRegistration()
        .then((found) => found.update())
        .then((found) => new Promise((done) => {
            const worker = found.installing ?? found.waiting ?? found.active;
            const look = () => worker.state === 'installing' ? worker.addEventListener('statechange', look, { once: true }) : done(worker.state);
            look();
        }));";
    assert_eq!(page.run(script, vec![]).await, json!("redundant"));
    page.lose_host().await;
    page.reload().await;
    page.get(Role::Table, "Columns").await;
    assert_eq!(version(&page).await, first);
}

#[tokio::test]
async fn the_hosts_settings_are_never_old_and_nothing_of_the_api_is_kept() {
    let page = open().await;
    is_kept(&page).await;
    page.reload().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    let script = "return caches.keys()
        .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((kept) => kept.flat().map((request) => new URL(request.url).pathname));";
    let kept = page.run(script, vec![]).await;
    let kept: Vec<String> = serde_json::from_value(kept).expect("a list of paths");
    assert!(
        kept.contains(&"/config.json".to_owned()) && kept.len() > 8,
        "{kept:?}"
    );
    assert!(!kept.iter().any(|path| path.contains("/v1/")), "{kept:?}");
    for base in ["/first/v1", "/second/v1"] {
        let config = json!({ "api_base": base }).to_string();
        page.api().set_config(Config::Text(config));
        page.reload().await;
        page.press("Settings").await;
        page.shows(
            Role::Dialog,
            "Settings",
            &format!("{}{base}", page.origin()),
        )
        .await;
        page.press("Close").await;
    }
    page.api().set_config(Config::Missing);
    page.reload().await;
    page.press("Settings").await;
    page.shows(Role::Dialog, "Settings", "https://api.aiven.io/v1")
        .await;
}

#[tokio::test]
async fn the_page_can_be_installed() {
    let page = open().await;
    is_kept(&page).await;
    let found = page
        .dev_tools("Page.getInstallabilityErrors", json!({}))
        .await;
    assert_eq!(found["installabilityErrors"], json!([]), "{found}");
    let manifest = page.dev_tools("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert!(
        manifest["data"]
            .as_str()
            .is_some_and(|data| data.contains("\"Millrace\"")),
        "{manifest}"
    );
}
