//! A `config.json` that an attacker has written: whoever can write it can say much to the users, and can do no more.

use crate::bench::{Evil, TOKEN, breaches, open_with};
use crate::hostile::{ADDRESSES, TEXTS};
use crate::payload;
use crate::threats::played;
use browser_tests::wait::until;
use browser_tests::{Page, Role};
use sandbox::Config;
use serde_json::{Value, json};

/// Loads the page with this file.
async fn load(page: &Page, config: &str) {
    page.api().set_config(Config::Text(config.to_owned()));
    page.reload().await;
    page.get(Role::Button, "Import").await;
    page.run("traps.asked.length = 0;", vec![]).await;
}

/// The address to which the page would send, as it shows it.
async fn base(page: &Page) -> String {
    let script = "return document.querySelector('.url').firstChild.textContent;";
    let shown = page.run(script, vec![]).await;
    shown.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_base_that_looks_like_another_is_refused_or_shown_as_the_browser_reads_it() {
    let page = open_with(Config::Usual).await;
    let evil = Evil::start().await;
    let own = [
        format!("http://{}/v1", evil.address),
        format!("http:{}/v1", evil.address),
        format!("//{}/v1", evil.address),
    ];
    let addresses: Vec<&str> = ADDRESSES
        .into_iter()
        .chain(own.iter().map(String::as_str))
        .collect();
    for address in &addresses {
        load(&page, &json!({ "api_base": address }).to_string()).await;
        let shown = base(&page).await;
        if shown != "https://api.aiven.io/v1" {
            // It was taken: then the browser goes exactly where the page says.
            let script = "const [given, shown] = arguments; return [new URL(given).href, new URL(shown).href];";
            let read = page.run(script, vec![json!(address), json!(shown)]).await;
            assert_eq!(read[0], read[1], "{address:?}");
            assert!(
                shown.starts_with("https://") || shown.starts_with("http://127.0.0.1"),
                "{address:?} as {shown:?}"
            );
        }
        page.fill("API token", TOKEN).await;
        page.send().await;
        // The policy of this page names Aiven's API alone, and no browser here finds that.
        until(
            "the end of sending",
            async || page.has(Role::Button, "Send request").await,
            |is| *is,
        )
        .await;
        let mut seen = breaches(&page).await;
        seen.retain(|said| {
            !said.starts_with("a request: ")
                && !said.starts_with("policy: connect-src")
                && !said.starts_with("log: ")
        });
        assert_eq!(seen, Vec::<String>::new(), "{address:?}");
        page.run(
            "sessionStorage.removeItem('browser-tests.complaints');",
            vec![],
        )
        .await;
    }
    assert_eq!((evil.visits(), page.api().requests()), (0, Vec::new()));
    played(
        "a_base_that_looks_like_another_is_refused_or_shown_as_the_browser_reads_it",
        addresses.len(),
    );
}

#[tokio::test]
async fn no_text_of_a_hosts_file_becomes_markup_or_hides_what_it_says() {
    let page = open_with(Config::Usual).await;
    let all = payload::all();
    let mut count = 0;
    for some in all.chunks(20) {
        let texts = some.join(" ");
        let integrations: Vec<Value> = some
            .iter()
            .map(|said| json!({ "name": said, "id": said, "type": "kafka" }))
            .collect();
        let draft = |(id, said): (usize, &String)| json!({ "id": id, "kind": "job", "name": said, "statement": said, "progress": "draft" });
        let drafts: Vec<Value> = some.iter().enumerate().map(draft).collect();
        let workspace =
            json!({ "version": 1, "project": some[0], "service": some[1], "drafts": drafts });
        let templates: Vec<Value> = some
            .iter()
            .map(|said| json!({ "name": said, "workspace": workspace }))
            .collect();
        let mut config = json!({
            "name": texts, "banner": texts, "project": some[2], "service": some[3], "integrations": integrations,
            "templates": templates, "production": [format!("{}/{}", some[2], some[3].replace('/', ""))], "$schema": texts,
        });
        config[&some[4]] = json!(texts);
        config["api_bases"] = json!([some[5], "javascript:__xss()"]);
        page.run("localStorage.clear();", vec![]).await;
        load(&page, &config.to_string()).await;
        page.press("Templates").await;
        assert_eq!(
            breaches(&page).await,
            Vec::<String>::new(),
            "templates of {some:?}"
        );
        page.run(
            "traps.button(document.getElementById('import'), 'Close').click();",
            vec![],
        )
        .await;
        page.press("Settings").await;
        assert_eq!(breaches(&page).await, Vec::<String>::new(), "{some:?}");
        page.press("Close").await;
        page.run(
            "document.querySelectorAll('nav .drafts a')[2].click();",
            vec![],
        )
        .await;
        page.fill("Integration ID", "").await;
        page.keys(thirtyfour::Key::Down).await;
        page.get(Role::Listbox, "Integrations").await;
        assert_eq!(
            breaches(&page).await,
            Vec::<String>::new(),
            "integrations of {some:?}"
        );
        count += some.len();
    }
    played(
        "no_text_of_a_hosts_file_becomes_markup_or_hides_what_it_says",
        count,
    );
}

#[tokio::test]
async fn a_hosts_file_of_any_shape_leaves_a_page_that_works() {
    let page = open_with(Config::Usual).await;
    let keys = [
        "name",
        "banner",
        "api_base",
        "api_bases",
        "project",
        "service",
        "auth_scheme",
        "history",
        "api_generation",
        "integrations",
        "production",
        "templates",
    ];
    let values = [
        json!([[[]]]),
        json!({ "__proto__": { "name": 1 } }),
        json!(-1e300),
        json!("x".repeat(200_000)),
        json!(TEXTS.to_vec()),
    ];
    let mut files = vec![
        "[".repeat(100_000),
        "{\"__proto__\":{\"api_base\":\"https://evil.example\"}}".to_owned(),
        "\u{0}".to_owned(),
        "{\"a\":1,\"a\":2,\"constructor\":{},\"toString\":0}".to_owned(),
        "<!doctype html><script>__xss()</script>".to_owned(),
    ];
    for value in &values {
        let members = keys.iter().map(|key| ((*key).to_owned(), value.clone()));
        files.push(Value::Object(members.collect()).to_string());
    }
    for file in &files {
        load(&page, file).await;
        assert_eq!(breaches(&page).await, Vec::<String>::new(), "{file:.200}");
        assert_eq!(base(&page).await, "https://api.aiven.io/v1", "{file:.200}");
    }
    played(
        "a_hosts_file_of_any_shape_leaves_a_page_that_works",
        files.len(),
    );
}
