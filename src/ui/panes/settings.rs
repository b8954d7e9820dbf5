//! The settings, as a dialog. Most of it is the desk's to draw.

use crate::browser::page;
use crate::desk;
use crate::text;
use crate::ui::live::on_click;
use leptos::prelude::*;

/// The dialog. `id` is its own in the page.
#[component]
pub(super) fn Settings(id: &'static str) -> impl IntoView {
    // What the desk draws.
    let of_desk =
        |id: &'static str| view! { <div class="field" id=id.to_owned()></div> }.into_any();
    view! {
        <dialog id=id.to_owned() aria-labelledby="settings-title".to_owned()>
            <h2 id="settings-title".to_owned()>{text::bar::SETTINGS}</h2>
            {desk::SETTING_IDS.map(of_desk).into_iter().collect::<Vec<_>>()}
            <div class="field">
                <h3>{text::bar::KEPT}</h3>
                <p class="hint">{text::bar::KEPT_HINT}</p>
                <div id=desk::HISTORY_SWITCH_ID.to_owned()></div>
                <div id=desk::KEPT_ID.to_owned()></div>
            </div>
            <div class="dialog-end">
                <button type="button" class="button main" on:click=on_click(move || page::close_dialog(id))>
                    {text::bar::CLOSE}
                </button>
            </div>
        </dialog>
    }
}
