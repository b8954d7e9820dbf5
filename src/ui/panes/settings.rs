//! The settings, as a dialog.

use crate::api::token::AuthScheme;
use crate::browser::page;
use crate::saved::Theme;
use crate::text;
use crate::ui::keep;
use crate::ui::live::{live, on_click, on_value};
use crate::ui::state::State;
use leptos::prelude::*;

/// The dialog. `id` is its own in the page.
#[component]
pub(super) fn Settings(id: &'static str) -> impl IntoView {
    let state = State::of_app();
    let base = state.config.api_base.to_string();
    let scheme = move |choice: AuthScheme| {
        let is_chosen = live(move || state.route().scheme == choice);
        view! { <option value=choice.name() prop:selected=is_chosen>{choice.name()}</option> }
            .into_any()
    };
    let choose_scheme = on_value(move |name| {
        state
            .settings
            .update(|settings| settings.scheme = AuthScheme::from_name(&name));
    });
    let theme = move |choice: Theme| {
        let is_chosen = live(move || state.settings.with(|settings| settings.theme == choice));
        view! { <option value=choice.name() prop:selected=is_chosen>{text::theme(choice)}</option> }
            .into_any()
    };
    let choose_theme = on_value(move |name| {
        state
            .settings
            .update(|settings| settings.theme = Theme::from_name(&name).unwrap_or_default());
    });
    let delete = on_click(move || {
        keep::delete(state);
        page::close_dialog(id);
    });
    view! {
        <dialog id=id.to_owned() aria-labelledby="settings-title".to_owned()>
            <h2 id="settings-title".to_owned()>{text::bar::SETTINGS}</h2>
            <div class="field">
                <h3>{text::bar::BASE}</h3>
                <p class="code">{base}</p>
                <p class="hint">{text::bar::BASE_HINT}</p>
            </div>
            <div class="field">
                <label for="setting-scheme".to_owned()>{text::bar::SCHEME}</label>
                <select
                    id="setting-scheme".to_owned()
                    aria-describedby="setting-scheme-hint".to_owned()
                    on:change=choose_scheme
                >
                    {AuthScheme::ALL.map(scheme).into_iter().collect::<Vec<_>>()}
                </select>
                <p class="hint" id="setting-scheme-hint".to_owned()>{text::bar::SCHEME_HINT}</p>
            </div>
            <div class="field">
                <label for="setting-theme".to_owned()>{text::bar::THEME}</label>
                <select
                    id="setting-theme".to_owned()
                    on:change=choose_theme
                >
                    {Theme::ALL.map(theme).into_iter().collect::<Vec<_>>()}
                </select>
            </div>
            <div class="field">
                <h3>{text::bar::KEPT}</h3>
                <p class="hint">{text::bar::KEPT_HINT}</p>
                <div>
                    <button
                        type="button"
                        class="button"
                        on:click=delete
                    >
                        {text::bar::DELETE_KEPT}
                    </button>
                </div>
            </div>
            <div class="dialog-end">
                <button type="button" class="button main" on:click=on_click(move || page::close_dialog(id))>
                    {text::bar::CLOSE}
                </button>
            </div>
        </dialog>
    }
}
