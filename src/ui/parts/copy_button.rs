//! A button that copies a text and says whether it did.

use crate::browser::{clipboard, page, task};
use crate::snippet::Snippet;
use crate::text;
use crate::ui::live::{live, on_click};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use std::time::Duration;

/// How long the button tells what it did.
const TELL: Duration = Duration::from_secs(4);

/// Copies a text. Where the browser refuses, it selects the text where it stands, for the user to copy.
pub(crate) fn copy(text: String, shown_in: &'static str, told: RwSignal<String>) {
    task::spawn(async move {
        let said = if clipboard::write(&text).await {
            text::request::COPIED
        } else if page::select(shown_in) {
            text::request::SELECTED
        } else {
            text::request::NOT_COPIED
        };
        told.set(said.to_owned());
        set_timeout(move || told.set(String::new()), TELL);
    });
}

/// The button, and what it says. `shown_in` is the id of the element in which the text stands in the page.
#[component]
pub(crate) fn CopyButton(
    label: Memo<String>,
    snippet: Memo<Snippet>,
    shown_in: &'static str,
    told: RwSignal<String>,
) -> impl IntoView {
    let copy = on_click(move || copy(snippet.get_untracked().text, shown_in, told));
    view! {
        <button type="button" class="button" on:click=copy>
            {live(move || label.get())}
        </button>
        <span class="told" role="status">{live(move || told.get())}</span>
    }
}
