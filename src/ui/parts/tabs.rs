//! Tabs, as the ARIA authoring practices have them: one is in the tab order, arrow keys go to the others.

use crate::browser::page;
use crate::ui::live::{React, attribute, on_click, switch};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::rc::Rc;

/// The list of tabs. The panel that it controls is the caller's, with the id `panel`.
#[component]
pub(crate) fn Tabs(
    label: &'static str,
    names: Vec<&'static str>,
    panel: &'static str,
    shown: Memo<usize>,
    show: Rc<dyn Fn(usize)>,
) -> impl IntoView {
    let count = names.len();
    let tab = |(index, name)| {
        let is_shown = move || shown.get() == index;
        let show = show.clone();
        view! {
            <button
                type="button"
                role="tab"
                id=tab_id(panel, index)
                aria-selected=switch(is_shown)
                aria-controls=panel
                tabindex=attribute(move || if is_shown() { "0" } else { "-1" })
                on:click=on_click(move || show(index))
            >
                {name}
            </button>
        }
        .into_any()
    };
    let tabs: Vec<AnyView> = names.into_iter().enumerate().map(tab).collect();
    let go: React<KeyboardEvent> = Box::new(move |event| {
        let at = shown.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        show(to);
        page::focus(&tab_id(panel, to));
    });
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=go>
            {tabs}
        </div>
    }
}

/// The id of a tab, for the panel to be named by.
pub(crate) fn tab_id(panel: &str, index: usize) -> String {
    format!("{panel}-tab-{index}")
}
