//! The target bar: where requests go, and the token that they carry.

use super::settings::Settings;
use crate::api::base::ApiBase;
use crate::api::token::TokenFault;
use crate::browser::{location, page};
use crate::desk;
use crate::text;
use crate::ui::live::{live, memo, on_click, on_leave, on_value, when};
use crate::ui::parts::field::{Control, DraftField, Shown, is_invalid, problem_list};
use crate::ui::parts::icon::{Icon, WAVES};
use crate::ui::state::State;
use crate::workspace::field::Field;
use crate::workspace::problem::Severity;
use leptos::prelude::*;

/// The id of the token's field in the page.
pub(crate) const TOKEN_ID: &str = "token";

/// The bar.
#[component]
pub(crate) fn TargetBar() -> impl IntoView {
    let state = State::of_app();
    let elsewhere = move || {
        let route = state.route();
        let origin = route.base.origin();
        let is_expected = origin == ApiBase::aiven().origin() || origin == location::origin();
        (!is_expected).then(|| text::bar::elsewhere(origin))
    };
    view! {
        <header class="bar">
            <div class="brand">
                <Icon outline=WAVES />
                <h1>{text::bar::title(state.config.name.as_deref())}</h1>
            </div>
            <DraftField draft=None field=Field::Project control=Control::Code />
            <DraftField draft=None field=Field::Service control=Control::Code />
            <div class="field" id=desk::API_ID.to_owned()></div>
            <TokenField />
            <div class="bar-end">
                {live(move || match elsewhere() {
                    Some(said) => view! { <span class="pill warn">{said}</span> }.into_any(),
                    None => ().into_any(),
                })}
                <div id=desk::HISTORY_ID.to_owned()></div>
                <button type="button" class="quiet" on:click=on_click(|| page::open_dialog(desk::SETTINGS_ID))>
                    {text::bar::SETTINGS}
                </button>
            </div>
            <Settings id=desk::SETTINGS_ID />
        </header>
    }
}

/// The token's field. It stands in no form and under no name, so that no browser and no password manager
/// keeps what is typed into it. Inside a page of someone else's, who could lay anything over it, there is none.
#[component]
fn TokenField() -> impl IntoView {
    if location::is_framed() {
        return view! {
            <div class="field token">
                <p class="notice">
                    <span>{text::bar::FRAMED}</span>
                    <a id=TOKEN_ID.to_owned() href="." target="_blank" rel="noopener">{text::bar::OPEN_ALONE}</a>
                </p>
            </div>
        }
        .into_any();
    }
    let state = State::of_app();
    let left = RwSignal::new(false);
    let problems = memo(move || match state.token() {
        Err(TokenFault::Empty) if !state.token_missed.get() => Vec::new(),
        Err(fault) if left.get() || state.token_missed.get() => {
            vec![Shown::plain(
                Severity::Error,
                text::token_fault(fault).to_owned(),
            )]
        }
        Ok(_) if state.token_refused.with(|said| !said.is_empty()) => {
            vec![Shown::plain(
                Severity::Error,
                text::said_by_api(&state.token_refused.get()),
            )]
        }
        Ok(pasted) if pasted.trimmed && left.get() => {
            vec![Shown::plain(
                Severity::Warning,
                text::bar::TOKEN_TRIMMED.to_owned(),
            )]
        }
        _ => Vec::new(),
    });
    let forget = move || {
        let act = on_click(move || {
            state.set_token(String::new());
            page::focus(TOKEN_ID);
        });
        view! { <button type="button" class="quiet small" on:click=act>{text::bar::FORGET_TOKEN}</button> }
            .into_any()
    };
    let typed = on_value(move |value| {
        left.set(false);
        state.set_token(value);
    });
    view! {
        <div class="field token">
            <div class="field-head">
                <label for=TOKEN_ID.to_owned()>{text::bar::TOKEN}</label>
                {when(move || state.has_token(), forget)}
            </div>
            <input
                id=TOKEN_ID.to_owned()
                type="password"
                class="code"
                autocomplete="off"
                autocapitalize="off"
                data-1p-ignore=""
                data-lpignore="true"
                data-bwignore=""
                aria-invalid=is_invalid(problems)
                aria-describedby="token-problems token-hint".to_owned()
                prop:value=live(move || state.typed_token())
                on:input=typed
                on:blur=on_leave(move || left.set(true))
            />
            <div class="field-notes">
                {problem_list("token-problems".to_owned(), problems)}
                <p class="hint" id="token-hint".to_owned()>{text::bar::TOKEN_HINT}</p>
            </div>
        </div>
    }
    .into_any()
}
