//! The answer at work: what the app tells of exchanges, what it asked for, and the seconds that are counted.

use super::{
    Bench, Heard, SCHEMA, STATEMENT, at_bench, calls, control, heard, history, pick, send_all,
    service, tell, text, texts,
};
use crate::browser::desk::ASIDE;
use crate::browser::editing;
use crate::browser::{page, task};
use crate::desk::ANSWER_ID;
use crate::desk::answer::told;
use crate::desk::answer::view::PASTE_ID;
use crate::desk::calls::CALL;
use crate::desk::send_all::ALL;
use crate::workspace::DraftId;
use crate::workspace::field::Field;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement};

/// Milliseconds.
const SECOND: i32 = 1000;

/// Takes an exchange that begins.
pub(super) fn begin(about: &str) {
    if let Some(told) = told::read(about) {
        history::begin(&told.draft.id.0.to_string(), told);
    }
}

/// Takes an exchange, and gives what it means in a sentence.
pub(super) fn take(about: &str) -> String {
    let Some(told) = told::read(about) else {
        return String::new();
    };
    history::note(&told);
    send_all::ended(&told);
    let said = at_bench(|bench| {
        let was_counting = bench.answers.is_counting();
        let ask = bench.look_after(&told);
        if !ask.is_empty() {
            // The app is still at work on the exchange.
            task::spawn(async move { tell(&ask) });
        }
        bench.calls.learn(&told);
        let said = bench.answers.take(told);
        bench.draw_answer();
        bench.draw_editor(SCHEMA);
        bench.draw_editor(STATEMENT);
        if !was_counting && bench.answers.is_counting() {
            task::spawn(count());
        }
        said
    });
    said.unwrap_or_default()
}

/// Takes the answer to a question: the draft it is about, the status or 0, and behind them the body.
pub(super) fn got(about: &str) {
    let (head, body) = about.split_once('\n').unwrap_or((about, ""));
    let (whom, status) = head.split_once(' ').unwrap_or_default();
    if let Some(call) = whom.trim_start_matches(ASIDE).strip_prefix(CALL) {
        return calls::got(call, status, body);
    }
    if let Some(name) = whom.strip_prefix(ASIDE) {
        return pick::got(name, status, body);
    }
    if let Some(name) = whom.strip_prefix('!') {
        return service::acted(name, status, body);
    }
    let status = status.parse().ok().filter(|status| *status != 0);
    if whom == ALL {
        return send_all::got(status, body);
    }
    let Ok(id) = whom.parse() else {
        return;
    };
    let outcome = at_bench(|bench| bench.answers.got(DraftId(id), status, body, &bench.given));
    at_bench(Bench::draw_answer);
    if let Some(outcome) = outcome {
        tell(&outcome.told);
    }
}

impl Bench {
    pub(super) fn draw_answer(&mut self) {
        let Some(draft) = self.shown.and_then(|shown| self.given.draft(shown)) else {
            return;
        };
        self.answers.look_at(&self.given);
        // An answer may be long, and this comes with each letter that is typed into a draft.
        let has_place = self.answers.said(draft).is_some();
        let changes = self.answers.changes();
        let target = self.given.target.clone();
        let is_as_sent = self.answers.is_as_sent(draft);
        let drawn = (
            draft.id,
            draft.progress.clone(),
            target,
            [has_place, is_as_sent],
            changes,
        );
        let is_there = |heard: &Heard| heard.surface.is_at(ANSWER_ID);
        if self.drawn_answer.as_ref() == Some(&drawn) && self.answer.as_ref().is_some_and(is_there)
        {
            return;
        }
        let nodes = self.answers.view(draft, &self.given.target);
        self.drawn_answer = Some(drawn);
        heard(&mut self.answer, ANSWER_ID, &EVENTS, in_answer, nodes);
    }
}

const EVENTS: [(&str, bool); 2] = [("click", false), ("input", false)];

fn in_answer(event: &Event) {
    let Some((control, act)) = control(event) else {
        return;
    };
    let field = control.dyn_ref::<HtmlTextAreaElement>();
    if (event.type_() == "input") != field.is_some() {
        return;
    }
    match act.as_str() {
        "copy-curl" => return texts::copy(),
        "go-place" => return go_to_place(),
        _ => {}
    }
    let value = field.map(HtmlTextAreaElement::value).unwrap_or_default();
    let outcome = at_bench(|bench| {
        let draft = bench.given.draft(bench.shown?)?;
        Some(bench.answers.react(&act, &value, draft, &bench.given))
    });
    at_bench(Bench::draw_answer);
    let Some(outcome) = outcome.flatten() else {
        return;
    };
    if act == "paste-read" && outcome.told.is_empty() {
        page::focus(PASTE_ID);
    }
    tell(&outcome.told);
}

/// Leads to the place in the SQL that the answer speaks of.
fn go_to_place() {
    let place = at_bench(|bench| {
        let draft = bench.given.draft(bench.shown?)?;
        let (field, place, span) = bench.answers.said(draft)?;
        if field == Field::SchemaSql && !bench.grid.is_sql {
            bench.grid.is_sql = true;
            bench.draw_columns();
            bench.draw_editor(SCHEMA);
        }
        Some((text::id_of(field), place.line, span))
    });
    if let Some((id, line, span)) = place.flatten() {
        editing::select(id, line, span.start..span.end);
    }
}

/// Counts seconds as long as one is waited for.
async fn count() {
    loop {
        task::pause(SECOND).await;
        let goes_on = at_bench(|bench| {
            bench.answers.tick();
            bench.draw_answer();
            bench.answers.is_counting()
        });
        if goes_on == Some(false) {
            return;
        }
    }
}
