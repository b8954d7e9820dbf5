//! The page: its parts in their places, and what holds for all of them.

use super::keep;
use super::live::{attribute, effect, when};
use super::panes::{answer::AnswerPane, form::FormPane, notices::Notices, request::RequestPane};
use super::panes::{target_bar::TargetBar, workspace::WorkspacePane};
use super::send::Sender;
use super::state::State;
use crate::api::json::visible;
use crate::browser::page::{self, Chord};
use crate::browser::{desk, task};
use crate::config::Config;
use crate::desk::{CALLS_ID, KEYS_ID};
use crate::text;
use crate::workspace::Draft;
use leptos::prelude::*;

/// The whole app. `file` is what the server answered for `config.json`.
#[component]
pub(super) fn App(config: Config, mut file: Option<(u16, String)>) -> impl IntoView {
    let (visit, kept_fault) = keep::restore(&config);
    let state = State::new(config, visit);
    let sender = Sender::new(state);
    provide_context(state);
    provide_context(sender);
    if let Some(fault) = kept_fault {
        state.tell(fault.to_owned(), None);
    }
    desk::on_tell(move |verb, about| {
        state.take(verb, about);
        sender.hear(verb, about);
    });
    keep::follow(state, kept_fault == Some(text::NOT_KEPT));

    effect(move || {
        let name = state.workspace.with(|workspace| {
            state
                .selected
                .get()
                .and_then(|id| workspace.draft(id))
                .map(Draft::name)
                .unwrap_or_default()
                .to_owned()
        });
        page::set_title(&if name.is_empty() {
            text::APP.to_owned()
        } else {
            format!("{} · {}", visible(&name), text::APP)
        });
    });
    if let Some(banner) = &state.config.banner {
        page::above("role", "complementary", &visible(banner));
    }
    effect(move || page::set_theme(state.settings.with(|settings| settings.theme).name()));

    page::on_chord(move |Chord { key, shift }| match (key.as_str(), shift) {
        ("enter", false) => {
            sender.send();
            true
        }
        ("c", true) => {
            desk::copy();
            true
        }
        _ => false,
    });

    // One after the other, in sight when all stand, and then the desk: keys are heard in between.
    let stages = [(); 4].map(|()| RwSignal::new(false));
    task::spawn(async move {
        for stage in stages {
            task::pause(0).await;
            stage.set(true);
        }
    });
    let [has_drafts, has_form, has_out, is_whole] = stages;
    effect(move || {
        if is_whole.get() {
            state.await_desk(file.take());
        }
    });
    let columns = attribute(move || {
        if has_out.get() {
            "columns"
        } else {
            "columns coming"
        }
    });
    let out = || {
        view! {
            <div class="out">
                <RequestPane />
                <AnswerPane />
                <div id=CALLS_ID.to_owned()></div>
            </div>
        }
        .into_any()
    };
    view! {
        <TargetBar />
        <Notices />
        <div class=columns>
            {when(move || has_drafts.get(), || view! { <WorkspacePane /> }.into_any())}
            {when(move || has_form.get(), || view! { <FormPane /> }.into_any())}
            {when(move || has_out.get(), out)}
        </div>
        <footer id=KEYS_ID.to_owned()></footer>
    }
}
