//! The steps of an application at work: what the user does there, what the app asked for, and states that are read again
//! while they move. What these show and what follows is decided in `desk::calls`.

use super::{Bench, at_bench, control, heard, history, tell};
use crate::browser::{document, task};
use crate::desk::CALLS_ID;
use crate::desk::answer::told::Told;
use crate::desk::calls::{CALL, COMMANDS};
use crate::workspace::DraftId;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

/// How long until moving states are read again, in milliseconds: at first, and at most.
const FIRST: i32 = 1000;
const LAST: i32 = 10_000;

/// Takes the answer to a call: which one, the status or 0, and the body.
pub(super) fn got(of: &str, status: &str, body: &str) {
    let status = status.parse().unwrap_or(0);
    history::end(&name(of), status, body);
    let told = at_bench(|bench| bench.calls.got(of, status, body, &bench.given));
    at_bench(Bench::draw_calls);
    tell(&told.unwrap_or_default());
}

/// The name of a call that is under way.
fn name(of: &str) -> String {
    format!("{CALL}{of}")
}

impl Bench {
    pub(super) fn draw_calls(&mut self) {
        let draft = self.shown.and_then(|shown| self.given.draft(shown));
        let nodes = draft.map(|draft| self.calls.view(draft, &self.given, &self.texts));
        let nodes = nodes.unwrap_or_default();
        heard(&mut self.call, CALLS_ID, &EVENTS, in_calls, nodes);
        let is_moving = |id: &DraftId| self.calls.is_moving(*id, &self.given.target);
        let moving = self.shown.filter(is_moving);
        if let Some(id) = moving.filter(|id| self.watch.0 != Some(*id)) {
            self.watch = (Some(id), self.watch.1 + 1);
            task::spawn(watch(self.watch.1, id));
        }
    }
}

const EVENTS: [(&str, bool); 4] = [
    ("click", false),
    ("input", false),
    ("change", false),
    // It does not bubble.
    ("toggle", true),
];

fn in_calls(event: &Event) {
    let Some((control, act)) = control(event) else {
        return;
    };
    let input = control.dyn_ref::<HtmlInputElement>();
    let select = control.dyn_ref::<HtmlSelectElement>();
    let is_tick = input.is_some_and(|input| input.type_() == "checkbox");
    let is_meant = match event.type_().as_str() {
        "click" => is_tick || input.is_none() && select.is_none() && act != COMMANDS,
        "toggle" => act == COMMANDS,
        "input" => input.is_some() && !is_tick,
        _ => select.is_some(),
    };
    if !is_meant {
        return;
    }
    let typed = input.map(HtmlInputElement::value);
    let opened = || control.has_attribute("open").then(|| "open".to_owned());
    let value = typed.or_else(|| select.map(HtmlSelectElement::value).or_else(opened));
    let told = at_bench(|bench| {
        let draft = bench.given.draft(bench.shown?)?;
        let value = value.unwrap_or_default();
        let told = bench.calls.react(&act, &value, draft, &bench.given);
        let begun = bench.calls.begun(draft.id);
        let begun = begun.and_then(|(draft, target, call, of)| {
            let request = bench.texts.request_of(call, &target)?;
            Some((name(&of), Told::begun(draft, target, &request)))
        });
        Some((told, begun))
    });
    at_bench(Bench::draw_calls);
    let (told, begun) = told.flatten().unwrap_or_default();
    if let Some((name, begun)) = begun {
        history::begin(&name, begun);
    }
    tell(&told);
}

/// Reads the states of a draft's deployments again and again, ever more seldom, while they move and are in sight.
async fn watch(number: u32, id: DraftId) {
    let mut pause = FIRST;
    loop {
        task::pause(pause).await;
        pause = (pause * 3 / 2).min(LAST);
        let is_hidden = document().is_none_or(|document| document.hidden());
        let told = at_bench(|bench| {
            if bench.watch.1 != number {
                return None;
            }
            let is_moving = bench.calls.is_moving(id, &bench.given.target);
            if bench.shown != Some(id) || !is_moving {
                bench.watch.0 = None;
            }
            let draft = bench.given.draft(bench.watch.0?)?;
            let is_seen = !is_hidden;
            Some(is_seen.then(|| bench.calls.look_again(draft, &bench.given)))
        });
        match told {
            Some(None) => return,
            Some(Some(told)) => tell(&told.unwrap_or_default()),
            None => {}
        }
    }
}
