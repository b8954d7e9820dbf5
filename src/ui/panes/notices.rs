//! What the user is told, with the way back where there is one.

use super::workspace::ADD_TABLE_ID;
use crate::browser::page;
use crate::text;
use crate::ui::keep;
use crate::ui::live::{each, on_click, when};
use crate::ui::state::State;
use leptos::prelude::*;

/// The notices, newest last.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let state = State::of_app();
    let ids = move || {
        state
            .notices
            .with(|notices| notices.iter().map(|notice| notice.id).collect())
    };
    let notice = move |id: u32| {
        let found = state
            .notices
            .with_untracked(|notices| notices.iter().find(|notice| notice.id == id).cloned());
        let (text, undo) = found
            .map(|notice| (notice.text, notice.undo))
            .unwrap_or_default();
        let undo = undo.map(|undo| {
            let act = on_click(move || {
                state.undo(undo.clone());
                state.dismiss(id);
                page::focus(ADD_TABLE_ID);
            });
            view! { <button type="button" class="button" on:click=act>{text::workspace::UNDO}</button> }
        });
        let dismiss = move || {
            state.dismiss(id);
            page::focus(ADD_TABLE_ID);
        };
        view! {
            <p class="notice">
                <span>{text}</span>
                {undo}
                <button type="button" class="quiet" on:click=on_click(dismiss)>
                    {text::workspace::DISMISS}
                </button>
            </p>
        }
        .into_any()
    };
    let guest = move || {
        view! {
            <p class="notice">
                <span>{text::keep::ELSEWHERE}</span>
                <button type="button" class="button" on:click=on_click(move || keep::take_over(state))>
                    {text::keep::USE_TAB}
                </button>
                <button type="button" class="quiet" on:click=on_click(move || keep::show_stored(state))>
                    {text::keep::SHOW}
                </button>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="notices" role="status">
            {when(move || state.is_guest.get(), guest)} {each(ids, notice)}
        </div>
    }
}
