//! The address with which the page is opened, and what other pages and tabs say to it: none of it names the API.

use crate::bench::{self, Evil, TOKEN, TRAPS, breaches};
use crate::hostile::{ADDRESSES, PARAMETERS};
use crate::threats::played;
use browser_tests::{Page, Role, Stage, dist};
use serde_json::{Value, json};

async fn base(page: &Page) -> String {
    let script = "return document.querySelector('.url').firstChild.textContent;";
    let shown = page.run(script, vec![]).await;
    shown.as_str().unwrap_or_default().to_owned()
}

/// All names at once, each with this value.
fn query(address: &str) -> String {
    let value = address.bytes().map(|byte| format!("%{byte:02x}"));
    let value = value.collect::<Vec<_>>().concat();
    let all = PARAMETERS.map(|name| format!("{name}={value}"));
    all.join("&")
}

#[tokio::test]
async fn no_parameter_of_the_address_moves_the_api_or_sets_the_token() {
    let page = bench::open().await;
    let evil = Evil::start().await;
    let own = format!("{}/v1", page.origin());
    let there = format!("http://{}/v1", evil.address);
    let addresses: Vec<&str> = ADDRESSES.into_iter().chain([there.as_str()]).collect();
    let mut count = 0;
    for address in &addresses {
        let query = query(address);
        page.visit(&format!("{}?{query}#{query}", page.url())).await;
        page.get(Role::Button, "Import").await;
        assert_eq!(base(&page).await, own, "{address:?}");
        assert_eq!(page.value("API token").await, "", "{address:?}");
        page.run("traps.asked.length = 0;", vec![]).await;
        page.run(
            "location.hash = arguments[0];",
            vec![json!(format!("#/drafts/1?{query}"))],
        )
        .await;
        page.frames().await;
        assert_eq!(base(&page).await, own, "{address:?}");
        assert_eq!(breaches(&page).await, Vec::<String>::new(), "{address:?}");
        count += 3 * PARAMETERS.len();
    }
    page.fill("API token", TOKEN).await;
    page.insist().await;
    page.answer("Created the table").await;
    assert_eq!(evil.visits(), 0);
    played(
        "no_parameter_of_the_address_moves_the_api_or_sets_the_token",
        count,
    );
}

#[tokio::test]
async fn nothing_that_the_browser_kept_moves_the_api_or_sets_the_token() {
    let page = bench::open().await;
    let evil = Evil::start().await;
    let own = format!("{}/v1", page.origin());
    page.fill("Table name", "kept").await;
    page.reload().await;
    let kept = page
        .run("return localStorage.getItem('millrace');", vec![])
        .await;
    let kept: Value = serde_json::from_str(kept.as_str().expect("a kept text")).expect("JSON");
    let there = format!("http://{}/v1", evil.address);
    let addresses: Vec<&str> = ADDRESSES.into_iter().chain([there.as_str()]).collect();
    for address in &addresses {
        let mut crafted = kept.clone();
        for name in PARAMETERS {
            crafted[name] = json!(address);
        }
        crafted["base"] = json!(address);
        crafted["project"] = json!("crafted");
        // Written when the page is left, behind what it writes itself.
        let put = "const [text] = arguments;
            addEventListener('pagehide', () => {
                localStorage.setItem('millrace', text);
                sessionStorage.setItem('token', 'stolen');
            });";
        page.run(put, vec![json!(crafted.to_string())]).await;
        page.reload().await;
        page.get(Role::Button, "Import").await;
        page.run("traps.asked.length = 0;", vec![]).await;
        assert_eq!(base(&page).await, own, "{address:?}");
        assert_eq!(page.value("Project").await, "crafted");
        assert_eq!(page.value("API token").await, "", "{address:?}");
        assert_eq!(breaches(&page).await, Vec::<String>::new(), "{address:?}");
    }
    assert_eq!(evil.visits(), 0);
    played(
        "nothing_that_the_browser_kept_moves_the_api_or_sets_the_token",
        addresses.len() * PARAMETERS.len(),
    );
}

/// Ways in which a page of somebody else's shows this one.
const FRAMES: [&str; 5] = [
    "<iframe src=\"index.html\"></iframe>",
    "<iframe src=\"index.html\" sandbox=\"allow-scripts allow-same-origin\"></iframe>",
    "<iframe src=\"index.html\" style=\"opacity:0;position:absolute\" allow=\"clipboard-read *\"></iframe>",
    "<embed src=\"index.html\" type=\"text/html\">",
    "<object data=\"index.html\" type=\"text/html\"></object>",
];

#[tokio::test]
async fn however_another_page_shows_this_one_there_is_no_field_for_the_token_in_it() {
    let copy = dist::copy();
    for (number, frame) in FRAMES.iter().enumerate() {
        dist::write(&copy, &format!("around{number}.html"), frame);
    }
    let stage = Stage {
        changed: Some(copy),
        before: TRAPS,
        ..Stage::default()
    };
    let page = stage.open().await;
    for (number, frame) in FRAMES.iter().enumerate() {
        page.visit(&format!("{}around{number}.html", page.url()))
            .await;
        let script = "const inner = () => document.querySelector('iframe, embed, object');
            const document_of = () => inner().contentDocument ?? inner().getSVGDocument?.() ?? frames[0]?.document;
            const page = await traps.until('the page inside', () => document_of()?.querySelector('.bar') && document_of());
            page.defaultView.postMessage({ api_base: 'https://evil.example/v1', token: 'x' }, '*');
            await new Promise((go) => setTimeout(go));
            return [page.querySelectorAll('input[type=password]').length, page.querySelector('.token').textContent];";
        let seen = bench::run(&page, script, vec![]).await;
        assert_eq!(seen[0], json!(0), "{frame}");
        assert!(
            seen[1]
                .as_str()
                .is_some_and(|said| said.contains("Open Millrace alone")),
            "{frame}: {seen}"
        );
    }
    played(
        "however_another_page_shows_this_one_there_is_no_field_for_the_token_in_it",
        FRAMES.len(),
    );
}
