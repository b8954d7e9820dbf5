//! What came back about the draft that is shown.

use crate::api::answer::{Answer, Verdict, read};
use crate::api::json::{indented, visible};
use crate::browser::desk;
use crate::text;
use crate::ui::live::{attribute, live, memo, on_click};
use crate::ui::parts::code::painted;
use crate::ui::state::State;
use crate::ui::traffic::Exchange;
use crate::workspace::learn::Outcome;
use leptos::prelude::*;

/// The id of the region in the page.
pub(crate) const ID: &str = "answer";

/// The region. What it says first is announced; it takes the focus when an answer comes.
#[component]
pub(crate) fn AnswerPane() -> impl IntoView {
    let state = State::of_app();
    let serial = memo(move || state.selected.get().map_or(0, |id| state.serial(id)));
    let exchange = move || match serial.get() {
        0 => None,
        _ => untrack(|| state.exchange(state.selected.get()?)),
    };
    let is_under_way = memo(move || {
        let draft = state.under_way();
        draft.is_some() && draft == state.selected.get()
    });
    let summary = move || {
        if is_under_way.get() {
            return view! { <p class="hint">{text::answer::SENDING}</p> }.into_any();
        }
        match exchange() {
            None => view! { <p class="hint">{text::answer::NONE}</p> }.into_any(),
            Some(exchange) => view! { <Summary exchange /> }.into_any(),
        }
    };
    let details = move || {
        let Some(exchange) = exchange().filter(|_| !is_under_way.get()) else {
            return ().into_any();
        };
        match exchange.outcome {
            Outcome::Answered(answer) => view! { <Body answer /> }.into_any(),
            Outcome::Silent(_) => view! {
                <div class="actions">
                    <button type="button" class="button" on:click=on_click(desk::copy)>
                        {text::answer::COPY_COMMAND}
                    </button>
                </div>
            }
            .into_any(),
        }
    };
    view! {
        <section class="answer" id=ID.to_owned() tabindex=attribute(|| "-1") aria-label=text::answer::NAME>
            <div role="status">{live(summary)}</div>
            {live(details)}
        </section>
    }
}

/// What the exchange means, and what to do next.
#[component]
fn Summary(exchange: Exchange) -> impl IntoView {
    let Exchange {
        subject,
        name,
        request,
        outcome,
        took,
        ..
    } = exchange;
    let (class, pill, headline, message, next) = match &outcome {
        Outcome::Answered(answer) => {
            let reading = read(answer);
            let class = if reading.verdict == Verdict::Done {
                "pill good"
            } else {
                "pill bad"
            };
            let headline = text::headline(&reading, &subject, &name);
            let next = text::next_step(&reading, &subject);
            let message = reading.message.filter(|_| reading.verdict != Verdict::Done);
            (class, text::status(answer.status), headline, message, next)
        }
        Outcome::Silent(silence) => {
            let (what, next) = text::silence(*silence, request.base.origin());
            (
                "pill warn",
                text::answer::NO_ANSWER.to_owned(),
                what,
                None,
                next,
            )
        }
    };
    view! {
        <div class="summary">
            <span class=class>{pill}</span>
            <strong>{headline}</strong>
            <span class="took">{text::answer::took(took)}</span>
        </div>
        {message.map(|message| view! { <p class="message">{visible(&message)}</p> })}
        <p class="next">{next}</p>
    }
}

/// The body, digit by digit as it came, laid out where it is JSON.
#[component]
fn Body(answer: Answer) -> impl IntoView {
    let shown = visible(&indented(&answer.body).unwrap_or_else(|| answer.body.clone()));
    let body = if shown.trim().is_empty() {
        view! { <p class="hint">{text::answer::EMPTY}</p> }.into_any()
    } else {
        view! {
            <pre tabindex=attribute(|| "0") role="group" aria-label=text::answer::BODY>
                <code>{painted(&shown)}</code>
            </pre>
        }
        .into_any()
    };
    view! {
        {text::extent(answer.extent).map(|said| view! { <p class="hint">{said}</p> })}
        {body}
    }
}
