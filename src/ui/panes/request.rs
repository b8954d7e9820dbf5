//! The request of the draft that is shown: its address, its texts, and the button that sends it.

use crate::api::request::{Request, Segment};
use crate::browser::desk;
use crate::snippet::{Options, Snippet, TARGETS};
use crate::text;
use crate::ui::live::{attribute, each, live, memo, on_click, when};
use crate::ui::parts::code::painted;
use crate::ui::parts::copy_button::{CopyButton, copy};
use crate::ui::parts::field::control_id;
use crate::ui::parts::tabs::{Tabs, tab_id};
use crate::ui::send::Sender;
use crate::ui::state::State;
use crate::workspace::problem::{Problem, Severity, gravest};
use leptos::prelude::*;
use std::rc::Rc;

const PANEL: &str = "request-panel";
const TEXT: &str = "request-text";

/// Copies the command, whichever tab is shown.
pub(crate) fn copy_command(state: State, told: RwSignal<String>) {
    let command = TARGETS.iter().find(|target| target.name == "curl");
    let request = state.request.get_untracked();
    if let (Some(command), Some(request)) = (command, request) {
        copy(
            (command.write)(&request, Options::default()).text,
            TEXT,
            told,
        );
    }
}

/// The region.
#[component]
pub(crate) fn RequestPane(told: RwSignal<String>) -> impl IntoView {
    let state = State::of_app();
    let has_request = move || state.request.with(Option::is_some);
    let view = move || view! { <RequestView told /> }.into_any();
    view! { <section class="request" aria-label=text::request::NAME>{when(has_request, view)}</section> }
}

#[component]
fn RequestView(told: RwSignal<String>) -> impl IntoView {
    let state = State::of_app();
    let shown = memo(move || {
        state.settings.with(|settings| {
            let kept = settings.tab.as_deref();
            TARGETS
                .iter()
                .position(|target| Some(target.name) == kept)
                .unwrap_or(0)
        })
    });
    let show: Rc<dyn Fn(usize)> = Rc::new(move |index| {
        state.settings.update(|settings| {
            settings.tab = TARGETS.get(index).map(|target| target.name.to_owned());
        });
    });
    let target = move || TARGETS.get(shown.get()).unwrap_or(&TARGETS[0]);
    let snippet = memo(move || {
        let written = state.request.with(|request| {
            request
                .as_ref()
                .map(|request| (target().write)(request, Options::default()))
        });
        written.unwrap_or_default()
    });
    let note = |note: String| view! { <p class="hint">{note}</p> }.into_any();
    let notes = each(
        move || snippet.with(|snippet| snippet.notes.iter().map(text::note).collect()),
        note,
    );
    let variable = || {
        view! {
            <p class="hint">
                {text::request::VARIABLE} " " <code class="line">{text::request::SET_VARIABLE}</code>
            </p>
        }
        .into_any()
    };
    let label = memo(move || text::request::copy(target().name));
    view! {
        <Address />
        <Tabs label=text::request::TABS names=TARGETS.map(|target| target.name).to_vec() panel=PANEL shown show />
        <div
            class="panel"
            role="tabpanel"
            id=PANEL.to_owned()
            tabindex=attribute(|| "0")
            aria-labelledby=live(move || Some(tab_id(PANEL, shown.get())))
        >
            <pre id=TEXT.to_owned()>
                <code>{live(move || snippet.with(|snippet| painted(&snippet.text)))}</code>
            </pre>
        </div>
        {notes}
        <div>
            <div class="actions">
                <SendButton />
                <CopyButton label snippet shown_in=TEXT told />
            </div>
            <Held />
        </div>
        {when(move || snippet.with(|snippet| snippet.setup.is_some()), variable)}
    }
}

/// Method and address, with the user's own parts in bold.
#[component]
fn Address() -> impl IntoView {
    let state = State::of_app();
    let segment = |segment: &Segment| {
        let text = format!("/{}", segment.encoded());
        match segment {
            Segment::Fixed(_) => text.into_any(),
            Segment::Given { .. } => {
                let class = if segment.is_impossible() {
                    "missing"
                } else {
                    ""
                };
                view! { <b class=class>{text}</b> }.into_any()
            }
        }
    };
    let address = move |request: &Request| {
        let segments: Vec<AnyView> = request.path.iter().map(segment).collect();
        view! {
            <span class="verb">{request.endpoint.method}</span>
            <span class="url">{request.base.to_string()} {segments}</span>
        }
        .into_any()
    };
    let address = live(move || {
        state
            .request
            .with(|request| request.as_ref().map(address))
            .into_any()
    });
    view! { <p class="address">{address}</p> }
}

/// Sends, and while a request is under way stops it.
#[component]
fn SendButton() -> impl IntoView {
    let state = State::of_app();
    let sender = Sender::of_app();
    let is_under_way = memo(move || state.under_way().is_some());
    let act = on_click(move || {
        if is_under_way.get_untracked() {
            sender.cancel();
        } else {
            sender.send();
        }
    });
    let seconds = live(move || {
        let seconds = state.traffic.with(|traffic| traffic.flight)?.seconds;
        Some(text::request::seconds(seconds))
    });
    let label = live(move || {
        if is_under_way.get() {
            text::request::CANCEL.to_owned()
        } else {
            text::request::SEND.to_owned()
        }
    });
    let class = attribute(move || {
        if is_under_way.get() {
            "button send"
        } else {
            "button main send"
        }
    });
    // The seconds stand beside the name, lest it change every second.
    view! {
        <button type="button" class=class on:click=act>
            {label}
        </button>
        <span class="hint" aria-hidden="true">{seconds}</span>
    }
}

/// What holds the request back, each a way to its field, and the way around it where there is one.
#[component]
fn Held() -> impl IntoView {
    let sender = Sender::of_app();
    let item = |problem: &Problem| {
        let field = problem.field;
        let go = on_click(move || desk::go(&control_id(field)));
        view! {
            <li>
                <button type="button" class="link" on:click=go>{text::label(field)}</button>
                ": "
                {text::problem(field, &problem.fault)}
            </li>
        }
        .into_any()
    };
    let anyway = move || {
        let act = on_click(move || sender.send_anyway());
        view! { <button type="button" class="button" on:click=act>{text::request::SEND_ANYWAY}</button> }
    };
    let holding = memo(move || sender.holding());
    let held = live(move || {
        let problems = holding.get();
        if problems.is_empty() {
            return ().into_any();
        }
        let can_overrule = gravest(&problems) < Some(Severity::Blocking);
        let items: Vec<AnyView> = problems.iter().map(item).collect();
        view! {
            <div class="held">
                <ul>{items}</ul>
                {can_overrule.then(anyway)}
            </div>
        }
        .into_any()
    });
    // Announced when the user has tried to send, not again with each field that is mended.
    let count = memo(move || {
        sender
            .held_by()
            .filter(|_| !holding.with(Vec::is_empty))
            .unwrap_or(0)
    });
    let said = live(move || match count.get() {
        0 => String::new(),
        count => text::request::held_back(count),
    });
    view! {
        <div class="held-block">
            <strong role="alert">{said}</strong>
            {held}
        </div>
    }
}
