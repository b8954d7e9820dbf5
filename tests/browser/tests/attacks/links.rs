//! Links and files that somebody has made to do more than bring drafts: a thousand of them, opened in the page.

use crate::bench::{self, TOKEN};
use crate::chance::Chance;
use crate::hostile::{ADDRESSES, PARAMETERS, TEXTS};
use crate::mutate::tampered;
use crate::threats::played;
use browser_tests::Page;
use serde_json::{Value, json};

const PLAY: &str = include_str!("open.js");
const LINKS: usize = 400;
const FILES: usize = 600;
/// What the user says to the question about drafts of the same names.
const CHOICES: [&str; 3] = ["Replace mine", "Add beside mine", "Close"];

/// A page with a token in its field, and what it makes of its drafts when they are shared.
async fn begin() -> (Page, String) {
    let page = bench::open().await;
    let real = real(&page).await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    // Whose the token is.
    page.api().arrived(1).await;
    page.frames().await;
    page.run("traps.asked.length = 0;", vec![]).await;
    page.api().clear_requests();
    (page, real)
}

async fn real(page: &Page) -> String {
    page.press("Share").await;
    page.press("Copy link").await;
    let link = page.value("Link").await;
    let (_, packed) = link.split_once("#share=1.").expect("a link");
    let script = "const spelt = arguments[0].replaceAll('-', '+').replaceAll('_', '/');
        const bytes = Uint8Array.from(atob(spelt), (c) => c.charCodeAt(0));
        return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();";
    let text = page.run(script, vec![json!(packed)]).await;
    page.press("Close").await;
    text.as_str().expect("a text").to_owned()
}

/// How many of these the page has opened: had it refused all of them, little would be proved.
fn opened(came: &[Value]) -> u64 {
    let of_each = came.iter().map(|back| back["opened"]["opened"].as_u64());
    of_each.flatten().sum()
}

#[tokio::test]
async fn a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back() {
    let (page, real) = begin().await;
    let mut chance = Chance::of(7);
    let attempts: Vec<Value> = (0..LINKS)
        .map(|number| link(&real, number, &mut chance))
        .collect();
    let came = bench::play(&page, PLAY, &attempts, 50).await;
    assert!(opened(&came) > 60, "{came:?}");
    assert_eq!(page.api().requests(), []);
    played(
        "a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back",
        attempts.len(),
    );
}

#[tokio::test]
async fn a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back() {
    let (page, real) = begin().await;
    let mut chance = Chance::of(11);
    let attempts: Vec<Value> = (0..FILES)
        .map(|number| file(&real, number, &mut chance))
        .collect();
    let came = bench::play(&page, PLAY, &attempts, 60).await;
    assert!(opened(&came) > 200, "{came:?}");
    assert_eq!(page.api().requests(), []);
    played(
        "a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back",
        attempts.len(),
    );
}

fn link(real: &str, number: usize, chance: &mut Chance) -> Value {
    let choice = *chance.one(&CHOICES);
    match number % 8 {
        0 => {
            let bits: Vec<usize> = (0..=chance.below(4))
                .map(|_| chance.below(1 << 16))
                .collect();
            json!({ "text": real, "bits": bits, "choice": choice })
        }
        1 => json!({ "text": real, "cut": chance.below(1 << 16), "may": "refused" }),
        2 => json!({ "hash": fragment(number, chance) }),
        3 if number % 40 == 3 => {
            // Twenty to eighty million letters, and a link of a few thousand.
            let text = *chance.one(&["[", "\u{0}", "{\"version\":1,\"drafts\":["]);
            let repeat = 20_000_000 / text.len();
            json!({ "text": text, "repeat": repeat, "may": "refused" })
        }
        _ => json!({ "text": tampered(real, number / 2, chance), "choice": choice }),
    }
}

/// A fragment that is no link, or only looks like one. The number sets it apart from the one before.
fn fragment(number: usize, chance: &mut Chance) -> String {
    let name = *chance.one(&PARAMETERS);
    let address = *chance.one(&ADDRESSES);
    let ids = [
        "-1",
        "__proto__",
        "99999999999",
        "1e3",
        "<script>__xss()</script>",
    ];
    match chance.below(8) {
        0 => format!("#{name}={address}&n={number}"),
        1 => format!("#/drafts/1?{name}={address}&n={number}"),
        2 => format!("#/{name}/{address}/{number}"),
        3 => format!("#share=2.{name}"),
        4 => format!("#share={address}"),
        5 => format!("#share=1.%3Cimg%20src=x%20onerror=__xss()%3E{name}"),
        6 => format!("#share=1.{}", "A".repeat(1 + chance.below(60_000))),
        _ => format!("#/drafts/{}/{number}", chance.one(&ids)),
    }
}

fn file(real: &str, number: usize, chance: &mut Chance) -> Value {
    let choice = *chance.one(&CHOICES);
    let hostile = *chance.one(&TEXTS);
    match number % 12 {
        0 if number.is_multiple_of(120) => {
            // What is longer than two megabytes is not read.
            json!({ "file": format!("{{\"version\":1,\"drafts\":[],\"x\":\"{hostile}"), "repeat": 60_000 })
        }
        0 => json!({ "file": hostile, "name": hostile }),
        1 => json!({ "file": format!("{hostile}{real}{hostile}"), "name": "x.sql" }),
        _ => json!({ "file": tampered(real, number, chance), "choice": choice }),
    }
}
