//! Keeps the visit in this browser: read at the start, written a moment after each change.

use super::live::effect;
use super::state::State;
use crate::browser::{page, storage};
use crate::config::Config;
use crate::saved::{self, Visit};
use crate::text;
use crate::workspace::example;
use crate::workspace::target::Target;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

const KEY: &str = "millrace";
/// Where a text that can't be read is set aside.
const ASIDE: &str = "millrace.set-aside";
/// How long the user must pause before a change is written.
const PAUSE: Duration = Duration::from_millis(300);

thread_local! {
    /// The write that waits for a pause.
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// The visit to begin with, and what there is to say about it.
pub(super) fn restore(config: &Config) -> (Visit, Option<&'static str>) {
    match storage::read(KEY) {
        Ok(None) => (first_visit(config), None),
        Err(storage::Refused) => (first_visit(config), Some(text::NOT_KEPT)),
        Ok(Some(kept)) => match saved::read(&kept) {
            Ok(visit) => (visit, None),
            Err(fault) => {
                // Where even this fails, the text stays under its key until the first edit.
                let _ = storage::write(ASIDE, &kept);
                (first_visit(config), Some(text::saved_fault(fault)))
            }
        },
    }
}

fn first_visit(config: &Config) -> Visit {
    let example = example::target();
    let target = Target {
        project: config.project.clone().unwrap_or(example.project),
        service: config.service.clone().unwrap_or(example.service),
    };
    Visit {
        workspace: example::workspace(target),
        ..Visit::default()
    }
}

/// Writes every change from now on. `was_refused`: the user knows already that nothing is kept.
pub(super) fn follow(state: State, was_refused: bool) {
    let is_refused = Cell::new(was_refused);
    let write = move || {
        let visit = Visit {
            workspace: state.workspace.get_untracked(),
            settings: state.settings.get_untracked(),
        };
        let refused = storage::write(KEY, &saved::write(&visit)).is_err();
        if refused && !is_refused.replace(refused) {
            state.tell(text::NOT_KEPT.to_owned(), None);
        }
    };
    let write_now: Rc<dyn Fn()> = Rc::new(move || {
        if forgo() {
            write();
        }
    });
    let later = write_now.clone();
    let mut is_first = true;
    effect(move || {
        state.workspace.track();
        state.settings.track();
        forgo();
        // What was just restored, or is the example still, is not worth keeping.
        if !std::mem::take(&mut is_first) {
            let later = later.clone();
            WAITING.set(set_timeout_with_handle(move || later(), PAUSE).ok());
        }
    });
    page::on_leave(move || {
        write_now();
        // A page that the browser puts aside comes back with all its memory, the token included.
        state.set_token(String::new());
    });
}

/// Drops the write that waits for a pause, and says whether there was one.
fn forgo() -> bool {
    let waiting = WAITING.take();
    waiting.inspect(TimeoutHandle::clear).is_some()
}

/// Deletes all that is kept.
pub(super) fn delete(state: State) {
    forgo();
    let deleted = [KEY, ASIDE].map(storage::delete);
    let said = if deleted.iter().all(Result::is_ok) {
        text::bar::DELETED_KEPT
    } else {
        text::NOT_KEPT
    };
    state.tell(said.to_owned(), None);
}
