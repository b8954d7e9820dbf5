//! The guard of a production service at work. What it shows is decided in `desk::guard`.

use super::{Bench, Heard, at_bench, control, heard, tell};
use crate::browser::room::{Room, make_room};
use crate::browser::{clock, page};
use crate::desk::guard::Guard;
use crate::desk::{GUARD_ID, GUARD_INPUT_ID, SETTINGS_ID};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// What is known of the guard.
#[derive(Default)]
pub(super) struct Guarding {
    guard: Guard,
    heard: Option<Heard>,
}

/// Takes what guards the service, as the page tells it.
pub(super) fn set(told: &str) {
    at_bench(|bench| {
        bench.guarding.guard = Guard::told(told);
        bench.draw_guard();
    });
}

/// Lets the page lock a service whose time is over, and shows how much of it is left of another.
pub(super) fn look() {
    let is_over = at_bench(|bench| {
        bench.draw_guard();
        bench.guarding.guard.is_over(clock::wall())
    });
    if is_over == Some(true) {
        tell(&[LOCK.to_owned()]);
    }
}

const LOCK: &str = "lock ";

impl Bench {
    fn draw_guard(&mut self) {
        make_room(&Room::Behind(SETTINGS_ID), GUARD_ID, "guard");
        let had_focus = page::has_focus_within(GUARD_ID);
        let service = &self.given.target.service;
        let nodes = self.guarding.guard.nodes(service, clock::wall());
        heard(
            &mut self.guarding.heard,
            GUARD_ID,
            &[("input", false), ("click", false)],
            in_guard,
            nodes,
        );
        if had_focus && !page::has_focus_within(GUARD_ID) {
            page::focus(GUARD_INPUT_ID);
        }
    }
}

fn in_guard(event: &Event) {
    if let Some(input) = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
    {
        let typed = input.value();
        if at_bench(|bench| bench.given.target.service == typed.trim()) == Some(true) {
            tell(&["unlock ".to_owned()]);
        }
    } else if control(event).is_some() {
        tell(&[LOCK.to_owned()]);
    }
}
