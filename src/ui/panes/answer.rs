//! What came back about the draft that is shown. The desk says what it means; without one, it stands here as it came.

use crate::api::json::visible;
use crate::desk::ANSWER_ID;
use crate::text;
use crate::ui::live::{attribute, live, memo};
use crate::ui::state::State;
use crate::ui::traffic::Exchange;
use leptos::prelude::*;

/// The id of the region in the page.
pub(crate) const ID: &str = "answer";

/// The region. What it says first is announced; it takes the focus when an answer comes.
#[component]
pub(crate) fn AnswerPane() -> impl IntoView {
    let state = State::of_app();
    let serial = memo(move || state.selected.get().map_or(0, |id| state.serial(id)));
    let is_under_way = memo(move || {
        let draft = state.under_way();
        draft.is_some() && draft == state.selected.get()
    });
    let said = move || {
        let is_new = serial.get() == 0;
        if is_under_way.get() {
            view! { <p class="hint">{text::answer::SENDING}</p> }.into_any()
        } else if state.has_desk.get() {
            ().into_any()
        } else if is_new {
            view! { <p class="hint">{text::answer::NONE}</p> }.into_any()
        } else {
            let exchange = untrack(|| state.exchange(state.selected.get()?));
            exchange.map(plain).into_any()
        }
    };
    let class = attribute(move || if is_under_way.get() { "away" } else { "" });
    view! {
        <section class="answer" id=ID.to_owned() tabindex=attribute(|| "-1") aria-label=text::answer::NAME>
            <div role="status">{live(said)}</div>
            <div class=class id=ANSWER_ID.to_owned()></div>
        </section>
    }
}

/// An exchange as it came.
fn plain(exchange: Exchange) -> AnyView {
    view! {
        <p><strong>{exchange.said}</strong></p>
        <pre tabindex=attribute(|| "0") role="group" aria-label=text::answer::BODY>{visible(&exchange.body)}</pre>
    }
    .into_any()
}
