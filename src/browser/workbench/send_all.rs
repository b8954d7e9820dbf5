//! `Send all` at work: what the user presses, and what the app tells of it.

use super::{Bench, at_bench, control, heard, tell};
use crate::browser::{clock, page, task};
use crate::desk::SEND_ALL_ID;
use crate::desk::answer::told::Told;
use crate::desk::send_all::Run;
use crate::desk::send_all::view::{STATUS_ID, view};
use web_sys::Event;

/// Takes the answer to a question.
pub(super) fn got(status: Option<u16>, body: &str) {
    run_on(|run, bench| run.got(status, body, &bench.given));
}

/// Takes an exchange.
pub(super) fn ended(told: &Told) {
    run_on(|run, bench| run.ended(told, &bench.given));
}

/// Notes that what was to be sent is held back.
pub(super) fn held() {
    run_on(|run, bench| {
        run.held(&bench.given);
        Vec::new()
    });
}

/// Notes whether a request is under way.
pub(super) fn flies(is_under_way: bool) {
    at_bench(|bench| {
        bench.is_flying = is_under_way;
        bench.draw_send_all();
    });
}

/// Does something with the run that there is, and tells the app what follows once it has heard out what it does now.
fn run_on(act: impl FnOnce(&mut Run, &Bench) -> Vec<String>) {
    let told = at_bench(|bench| {
        let mut run = bench.run.take()?;
        let told = act(&mut run, bench);
        bench.run = Some(run);
        bench.draw_send_all();
        Some(told)
    });
    if let Some(told) = told.flatten() {
        task::spawn(async move { tell(&told) });
    }
}

impl Bench {
    pub(super) fn draw_send_all(&mut self) {
        if let Some(run) = &mut self.run {
            run.look(&self.given);
        }
        let nodes = view(self.run.as_ref(), &self.given, self.is_flying);
        let events = [("click", false)];
        heard(&mut self.send_all, SEND_ALL_ID, &events, in_send_all, nodes);
        // Off a button that can't be pressed any more, the browser drops the focus.
        if page::has_focus_within(SEND_ALL_ID) && page::is_focus_disabled() {
            page::focus(STATUS_ID);
        }
    }
}

fn in_send_all(event: &Event) {
    let Some((_, act)) = control(event) else {
        return;
    };
    if act == "send-all" {
        let told = at_bench(|bench| {
            let reports = bench.reports();
            let (run, told) = Run::begin(&bench.given, &reports);
            bench.run = Some(run);
            bench.run_began = clock::now();
            bench.draw_send_all();
            told
        });
        tell(&told.unwrap_or_default());
    } else if at_bench(|bench| clock::now() - bench.run_began >= clock::DOUBLE_CLICK) == Some(true)
    {
        // The second half of a double click on the button that stood here before is not meant for this one.
        run_on(|run, _| run.stop());
    }
}
