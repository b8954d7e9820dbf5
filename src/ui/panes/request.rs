//! The request of the draft that is shown: its address, its texts, and the button that sends it.

use crate::api::request::{Request, Segment};
use crate::browser::desk as module;
use crate::desk;
use crate::snippet::{CURL, curl};
use crate::text;
use crate::ui::live::{attribute, live, memo, on_click, when};
use crate::ui::send::Sender;
use crate::ui::state::State;
use crate::workspace::problem::{Problem, Severity, gravest};
use leptos::prelude::*;

/// The region.
#[component]
pub(crate) fn RequestPane() -> impl IntoView {
    let state = State::of_app();
    let is_shown = move || state.selected.get().is_some();
    let view = move || view! { <RequestView /> }.into_any();
    view! { <section class="request" aria-label=text::request::NAME>{when(is_shown, view)}</section> }
}

#[component]
fn RequestView() -> impl IntoView {
    let state = State::of_app();
    // Until the desk stands, and shows the request as the user wants it.
    let plain = move || state.request.with(|request| curl::plain(request.as_ref()?));
    let is_plain = move || !state.has_desk.get() && plain().is_some();
    let curl = move || {
        let text = live(plain);
        view! {
            <pre class="panel" role="group" aria-label=CURL.name tabindex=attribute(|| "0")>
                <code>{text}</code>
            </pre>
        }
        .into_any()
    };
    // A table of an application goes along with its job.
    let has_request = move || state.request.with(Option::is_some);
    let send = || view! { <SendButton /> }.into_any();
    view! {
        <Address />
        {when(is_plain, curl)}
        <div id=desk::REQUEST_ID.to_owned()></div>
        <div>
            <div class="actions">
                {when(has_request, send)}
                <div class="actions" id=desk::ACTIONS_ID.to_owned()></div>
            </div>
            <Held />
        </div>
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
        let go = on_click(move || module::go(&field.control_id()));
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
    let state = State::of_app();
    let asks = memo(move || {
        let again = state.seen.with(|seen| seen.again)?;
        let draft = state.selected.get().filter(|shown| *shown == again)?;
        state.workspace.with(|workspace| {
            let draft = workspace.draft(draft)?;
            let may_exist = draft.may_exist(&workspace.target);
            let is_changed = draft.is_changed_since(&workspace.target);
            may_exist.then(|| {
                let generation = workspace.target.generation;
                text::request::again(&draft.progress, is_changed, generation)
            })
        })
    });
    let said_again = live(move || asks.get().unwrap_or_default());
    let again = move || {
        let act = on_click(move || sender.send_anyway());
        view! {
            <div class="held">
                <button type="button" class="button" on:click=act>{text::request::SEND_AGAIN}</button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="held-block">
            <strong role="alert">{said}{said_again}</strong>
            {held}
            {when(move || asks.with(Option::is_some), again)}
        </div>
    }
}
