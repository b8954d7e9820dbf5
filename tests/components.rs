//! The effects and the interface in a real browser, without the stand-in API: what needs a document, and
//! nothing that needs an answer. The package in `browser/` drives the built page.
#![cfg(target_arch = "wasm32")]

use millrace::browser::{fetch, location, page, storage};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).unwrap()
}

/// Lets the browser work until the condition holds; the runner's own limit ends a wait in vain.
async fn until(holds: impl Fn() -> bool) {
    while !holds() {
        let frame = js_sys::Promise::new(&mut |done, _| {
            web_sys::window()
                .unwrap()
                .request_animation_frame(&done)
                .unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

fn send_event(element: &Element, name: &str) {
    element.dispatch_event(&Event::new(name).unwrap()).unwrap();
}

/// The command that the app itself shows: no desk comes to this page.
const COMMAND: &str = "[aria-label=\"curl\"]";

#[wasm_bindgen_test]
async fn the_app_starts_and_the_preview_follows_what_is_typed() {
    millrace::ui::start();
    until(|| find("#field-name").is_some()).await;
    let name: HtmlInputElement = find("#field-name").unwrap().unchecked_into();
    assert_eq!(
        name.value(),
        "node_info",
        "the first visit shows the cheat sheet's example"
    );

    name.set_value("caf\u{e9}");
    send_event(&name, "input");
    until(|| text_of(COMMAND).contains("caf\\u00e9")).await;

    name.set_value("");
    send_event(&name, "input");
    until(|| text_of(COMMAND).contains("\"name\": \"\"")).await;
    assert!(
        !name.has_attribute("aria-invalid"),
        "nothing is marked before the field is left"
    );
    send_event(&name, "blur");
    until(|| name.get_attribute("aria-invalid").as_deref() == Some("true")).await;
    let described_by = name.get_attribute("aria-describedby").unwrap();
    assert!(
        described_by
            .split(' ')
            .any(|id| text_of(&format!("#{id}")) == "Give the table a name.")
    );
}

fn text_of(selector: &str) -> String {
    find(selector)
        .and_then(|element| element.text_content())
        .unwrap_or_default()
}

#[wasm_bindgen_test]
fn storage_keeps_reads_and_deletes() {
    assert_eq!(storage::read("millrace.test"), Ok(None));
    assert_eq!(
        storage::write("millrace.test", "caf\u{e9} \u{1f600}"),
        Ok(())
    );
    assert_eq!(
        storage::read("millrace.test"),
        Ok(Some("caf\u{e9} \u{1f600}".to_owned()))
    );
    assert_eq!(storage::delete("millrace.test"), Ok(()));
    assert_eq!(storage::read("millrace.test"), Ok(None));
}

#[wasm_bindgen_test]
fn storage_that_is_full_says_so() {
    // Browsers give an origin 5 MiB, and count two bytes a character.
    let too_much = "x".repeat(6 << 20);
    assert_eq!(
        storage::write("millrace.test-full", &too_much),
        Err(storage::Refused)
    );
}

#[wasm_bindgen_test]
async fn a_file_beside_the_page_is_read_with_its_status() {
    let (status, text) = fetch::file("/").await.unwrap();
    assert_eq!(status, 200);
    assert!(text.contains("<html"));
    assert_eq!(fetch::file("no-such-file.json").await.unwrap().0, 404);
}

#[wasm_bindgen_test]
async fn a_closed_port_does_not_answer() {
    assert!(!fetch::answers("http://127.0.0.1:1/v1").await);
    assert!(fetch::answers(&location::origin()).await);
}

#[wasm_bindgen_test]
async fn what_waits_for_a_press_runs_once_it_ends() {
    page::watch_pointer();
    let runs = Rc::new(Cell::new(0));
    let run = || {
        let runs = runs.clone();
        move || runs.set(runs.get() + 1)
    };
    page::after_press(run());
    assert_eq!(runs.get(), 1, "with no button pressed it runs at once");

    let document = document();
    document
        .dispatch_event(&Event::new("pointerdown").unwrap())
        .unwrap();
    page::after_press(run());
    page::after_press(run());
    assert_eq!(runs.get(), 1);
    document
        .dispatch_event(&Event::new("pointerup").unwrap())
        .unwrap();
    assert_eq!(runs.get(), 1, "the click comes first");
    until(|| runs.get() == 3).await;
}

#[wasm_bindgen_test]
fn a_text_is_selected_and_an_element_focused_by_its_id() {
    let document = document();
    let button: HtmlElement = document.create_element("button").unwrap().unchecked_into();
    button.set_id("test-button");
    button.set_text_content(Some("to be copied"));
    document.body().unwrap().append_child(&button).unwrap();

    page::focus("test-button");
    assert!(page::has_focus_within("test-button"));
    assert!(page::select("test-button"));
    let selection = web_sys::window().unwrap().get_selection().unwrap().unwrap();
    assert_eq!(String::from(selection.to_string()), "to be copied");
    assert!(!page::select("no-such-element"));
    button.remove();
}
