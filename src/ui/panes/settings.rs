//! The settings, as a dialog.

use crate::browser::page;
use crate::desk;
use crate::text;
use crate::ui::keep;
use crate::ui::live::{React, live, next_frame, on_click};
use crate::ui::state::State;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The id of the button that asks before all is deleted, and of the one that leaves it.
const DELETE_ID: &str = "delete-kept";

/// The dialog. `id` is its own in the page.
#[component]
pub(super) fn Settings(id: &'static str) -> impl IntoView {
    let state = State::of_app();
    // What the desk draws.
    let of_desk =
        |id: &'static str| view! { <div class="field" id=id.to_owned()></div> }.into_any();
    let is_asked = RwSignal::new(false);
    let ask = move |ask: bool| {
        is_asked.set(ask);
        // In the place of the one that was pressed.
        next_frame(|| page::focus(DELETE_ID));
    };
    let press = |said: &'static str,
                 class: &'static str,
                 id: &'static str,
                 act: React<MouseEvent>| {
        view! { <button type="button" class=class id=id.to_owned() on:click=act>{said}</button> }
            .into_any()
    };
    let deletion = live(move || {
        if !is_asked.get() {
            let ask = on_click(move || ask(true));
            return press(text::bar::DELETE_KEPT, "button", DELETE_ID, ask);
        }
        let delete = on_click(move || {
            is_asked.set(false);
            keep::delete(state);
            page::close_dialog(id);
        });
        let keep = on_click(move || ask(false));
        view! {
            <p>{text::bar::DELETE_SURE}</p>
            <div class="actions">
                {press(text::bar::KEEP, "button", DELETE_ID, keep)}
                {press(text::bar::DELETE_ALL, "button danger", "", delete)}
            </div>
        }
        .into_any()
    });
    view! {
        <dialog id=id.to_owned() aria-labelledby="settings-title".to_owned()>
            <h2 id="settings-title".to_owned()>{text::bar::SETTINGS}</h2>
            {desk::SETTING_IDS.map(of_desk).into_iter().collect::<Vec<_>>()}
            <div class="field">
                <h3>{text::bar::KEPT}</h3>
                <p class="hint">{text::bar::KEPT_HINT}</p>
                <div id=desk::HISTORY_SWITCH_ID.to_owned()></div>
                <div>{deletion}</div>
            </div>
            <div class="dialog-end">
                <button type="button" class="button main" on:click=on_click(move || page::close_dialog(id))>
                    {text::bar::CLOSE}
                </button>
            </div>
        </dialog>
    }
}
