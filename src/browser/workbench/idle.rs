//! The token where nobody uses the page: forgotten after a while. How long that is, is decided in `desk::idle`.

use super::{Bench, Heard, TOKEN, at_bench, control, guard, heard, tell};
use crate::browser::surface::Ear;
use crate::browser::typing;
use crate::browser::{clock, document, storage, task};
use crate::desk::IDLE_ID;
use crate::desk::idle::{KEY, is_over, minutes, setting};
use crate::text::bar as say;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// What is known of the page's use.
#[derive(Default)]
pub(super) struct Idle {
    /// When it was used last.
    used: u64,
    /// How long it may stay unused.
    minutes: u32,
    ear: Option<Ear>,
    heard: Option<Heard>,
}

/// How often it is looked whether the time is over, in milliseconds.
const LOOK: i32 = 20_000;
/// What counts as use.
const USE: [(&str, bool); 5] = [
    ("keydown", true),
    ("pointerdown", true),
    ("pointermove", true),
    ("wheel", true),
    ("input", true),
];

/// Begins to watch.
pub(super) fn start() {
    let ear = document().map(|document| {
        Ear::to(&document, &USE, |_| {
            // Whoever comes back finds it forgotten, however late the last look was.
            look();
            at_bench(|bench| bench.idle.used = clock::wall());
        })
    });
    let kept = storage::read(KEY).ok().flatten();
    at_bench(|bench| {
        bench.idle.used = clock::wall();
        bench.idle.minutes = minutes(kept.as_deref());
        bench.idle.ear = ear;
    });
    task::spawn(async {
        loop {
            task::pause(LOOK).await;
            look();
            guard::look();
        }
    });
}

fn look() {
    let over = at_bench(|bench| {
        let minutes = bench.idle.minutes;
        is_over(bench.idle.used, clock::wall(), minutes).then_some(minutes)
    });
    if let Some(minutes) = over.flatten().filter(|_| typing::has_text(TOKEN)) {
        typing::put(TOKEN, "");
        tell(&[["told  ", &say::idle_over(minutes)].concat()]);
    }
}

impl Bench {
    pub(super) fn draw_idle(&mut self) {
        let nodes = setting(self.idle.minutes);
        heard(
            &mut self.idle.heard,
            IDLE_ID,
            &[("change", false)],
            in_idle,
            nodes,
        );
    }
}

fn in_idle(event: &Event) {
    let Some((select, _)) = control(event) else {
        return;
    };
    if let Some(select) = select.dyn_ref::<HtmlSelectElement>() {
        let chosen = select.value();
        // Where nothing is kept, it holds as long as the tab.
        let _ = storage::write(KEY, &chosen);
        at_bench(|bench| {
            bench.idle.minutes = minutes(Some(&chosen));
            bench.draw_idle();
        });
    }
}
