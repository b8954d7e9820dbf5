//! The settings, as a dialog.

use crate::api::answer::{PATIENCE, patience};
use crate::api::base::ApiBase;
use crate::api::token::AuthScheme;
use crate::browser::page;
use crate::desk;
use crate::saved::Theme;
use crate::text;
use crate::ui::keep;
use crate::ui::live::{React, live, memo, next_frame, on_click, on_value};
use crate::ui::parts::field::{Shown, is_invalid, problem_list};
use crate::ui::state::State;
use crate::workspace::problem::Severity;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The id of the button that asks before all is deleted, and of the one that leaves it.
const DELETE_ID: &str = "delete-kept";

/// The dialog. `id` is its own in the page.
#[component]
pub(super) fn Settings(id: &'static str) -> impl IntoView {
    let state = State::of_app();
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
            <Base />
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
            <Patience />
            <div class="field" id=desk::FORM_ID.to_owned()></div>
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

/// Where the API is served, which is chosen where the host of the page names several.
#[component]
fn Base() -> impl IntoView {
    let state = State::of_app();
    let config = state.config;
    let base = move |base: &'static ApiBase| {
        let is_chosen = live(move || state.route().base == *base);
        view! { <option prop:selected=is_chosen>{base.as_str()}</option> }.into_any()
    };
    if config.api_bases.is_empty() {
        return view! {
            <div class="field">
                <h3>{text::bar::BASE}</h3>
                <p class="code">{config.api_base.as_str()}</p>
                <p class="hint">{text::bar::BASE_HINT}</p>
            </div>
        }
        .into_any();
    }
    let others = config
        .api_bases
        .iter()
        .filter(|base| **base != config.api_base);
    let choose = on_value(move |chosen| state.choose_base(chosen));
    view! {
        <div class="field">
            <label for="setting-base".to_owned()>{text::bar::BASE}</label>
            <select
                id="setting-base".to_owned()
                class="code"
                aria-describedby="setting-base-hint".to_owned()
                on:change=choose
            >
                {std::iter::once(&config.api_base).chain(others).map(base).collect::<Vec<_>>()}
            </select>
            <p class="hint" id="setting-base-hint".to_owned()>{text::bar::BASES_HINT}</p>
        </div>
    }
    .into_any()
}

/// How long an answer is waited for.
#[component]
fn Patience() -> impl IntoView {
    let state = State::of_app();
    let is_wrong = RwSignal::new(false);
    let faults = memo(move || {
        let fault = || Shown::plain(Severity::Error, text::bar::PATIENCE_FAULT.to_owned());
        is_wrong.get().then(fault).into_iter().collect()
    });
    let seconds = live(move || {
        let chosen = state.settings.with(|settings| settings.patience);
        chosen.unwrap_or(PATIENCE).to_string()
    });
    let choose_patience = on_value(move |typed| {
        let seconds = patience(&typed);
        is_wrong.set(seconds.is_none());
        if seconds.is_some() {
            state
                .settings
                .update(|settings| settings.patience = seconds);
        }
    });
    view! {
        <div class="field">
            <label for="setting-patience".to_owned()>{text::bar::PATIENCE}</label>
            <input
                id="setting-patience".to_owned()
                class="code"
                inputmode="numeric"
                autocomplete="off"
                aria-invalid=is_invalid(faults)
                aria-describedby="setting-patience-problems setting-patience-hint".to_owned()
                prop:value=seconds
                on:input=choose_patience
            />
            <div class="field-notes">
                {problem_list("setting-patience-problems".to_owned(), faults)}
                <p class="hint" id="setting-patience-hint".to_owned()>{text::bar::PATIENCE_HINT}</p>
            </div>
        </div>
    }
}
