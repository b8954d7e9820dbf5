//! Keeps the visit in this browser: read at the start, written a moment after each change, by one tab alone.

use super::live::effect;
use super::state::{State, Undo};
use crate::browser::page;
use crate::browser::storage::{self, Elsewhere};
use crate::config::Config;
use crate::desk;
use crate::keeper::{IS_KEPT, KEPT_HERE, Keeper, Next};
use crate::saved::{self, Visit};
use crate::text;
use crate::workspace::example;
use crate::workspace::target::Target;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout, set_timeout_with_handle};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

const KEY: &str = "millrace";
/// Where a text that can't be read is set aside.
const ASIDE: &str = "millrace.set-aside";
/// How long the user must pause before a change is written.
const PAUSE: Duration = Duration::from_millis(300);
/// How long the tab that keeps has to answer a guest. One that sleeps longer finds itself the guest when it wakes.
const ANSWER: Duration = Duration::from_secs(2);

thread_local! {
    static KEEPER: RefCell<Keeper> = RefCell::default();
    /// The write that waits for a pause.
    static WAITING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// The visit to begin with, and what there is to say about it.
pub(super) fn restore(config: &Config) -> (Visit, Option<&'static str>) {
    let stored = storage::read(KEY);
    let (visit, fault) = match &stored {
        Ok(None) => (first_visit(config), None),
        Err(storage::Refused) => (first_visit(config), Some(text::NOT_KEPT)),
        Ok(Some(kept)) => match saved::read(kept) {
            Ok(visit) => (visit, None),
            Err(fault) => {
                // Where even this fails, the text stays under its key until the first edit.
                let _ = storage::write(ASIDE, kept);
                (first_visit(config), Some(text::saved_fault(fault)))
            }
        },
    };
    agree(stored.unwrap_or_default(), saved::write(&visit));
    (visit, fault)
}

fn agree(stored: Option<String>, shown: String) {
    KEEPER.with_borrow_mut(|keeper| keeper.agrees(stored, shown));
}

fn first_visit(config: &Config) -> Visit {
    let example = example::target();
    let target = Target {
        project: config.project.clone().unwrap_or(example.project),
        service: config.service.clone().unwrap_or(example.service),
        generation: config.api_generation.unwrap_or_default(),
    };
    Visit {
        workspace: example::workspace(target),
        ..Visit::default()
    }
}

/// Writes every change from now on. `was_refused`: the user knows already that nothing is kept.
pub(super) fn follow(state: State, was_refused: bool) {
    let is_refused = Cell::new(was_refused);
    let write_now: Rc<dyn Fn()> = Rc::new(move || {
        if forgo() && write(state) && !is_refused.replace(true) {
            state.tell(text::NOT_KEPT.to_owned(), None);
        }
    });
    let later = write_now.clone();
    let mut is_first = true;
    effect(move || {
        state.workspace.track();
        state.settings.track();
        forgo();
        // What was just restored, or is the example still, is not worth keeping.
        if std::mem::take(&mut is_first) {
            return;
        }
        if state.is_guest.get_untracked() {
            ask(state);
        } else {
            let later = later.clone();
            WAITING.set(set_timeout_with_handle(move || later(), PAUSE).ok());
        }
    });
    page::on_leave(move || {
        write_now();
        // A page that the browser puts aside comes back with all its memory, the token included.
        state.set_token(String::new());
    });
    page::ask_on_leave(move || is_at_risk(state));
    storage::on_elsewhere(move |elsewhere| {
        let answer = KEEPER.with_borrow_mut(|keeper| match elsewhere {
            Elsewhere::Said(word) => keeper.hears(word),
            Elsewhere::Stored => {
                keeper.may_write(stored().as_deref());
                None
            }
        });
        if let Some(answer) = answer {
            storage::signal(answer);
        }
        note_guest(state);
    });
    page::on_return(move || ask(state));
    storage::signal(IS_KEPT);
}

/// Writes the visit, unless another tab keeps it. Says whether the browser refused.
fn write(state: State) -> bool {
    let may_write = KEEPER.with_borrow_mut(|keeper| keeper.may_write(stored().as_deref()));
    note_guest(state);
    let text = shown(state);
    let refused = may_write && storage::write(KEY, &text).is_err();
    if may_write && !refused {
        agree(Some(text.clone()), text);
    }
    refused
}

fn stored() -> Option<String> {
    storage::read(KEY).ok().flatten()
}

/// The visit as it would be stored.
fn shown(state: State) -> String {
    saved::write(&Visit {
        workspace: state.workspace.get_untracked(),
        settings: state.settings.get_untracked(),
    })
}

fn is_at_risk(state: State) -> bool {
    KEEPER.with_borrow(|keeper| keeper.is_at_risk(&shown(state)))
}

fn note_guest(state: State) {
    let is_guest = KEEPER.with_borrow(Keeper::is_guest);
    if is_guest != state.is_guest.get_untracked() {
        state.is_guest.set(is_guest);
    }
}

/// Asks, as a guest, for the tab that keeps, and takes its place where it has been closed or has crashed.
fn ask(state: State) {
    if !KEEPER.with_borrow_mut(Keeper::is_to_ask) {
        return;
    }
    storage::signal(IS_KEPT);
    set_timeout(
        move || match KEEPER.with_borrow_mut(Keeper::has_waited) {
            Next::Nothing => {}
            Next::Ask => ask(state),
            Next::TakeOver => inherit(state),
        },
        ANSWER,
    );
}

/// Makes this the tab that keeps, without a word where it has seen all that is stored.
fn inherit(state: State) {
    if !KEEPER.with_borrow(|keeper| keeper.has_seen(stored().as_deref())) {
        take_over(state);
        return;
    }
    let was_changed = is_at_risk(state);
    keep_here(state);
    if was_changed {
        write_or_tell(state);
    }
}

fn keep_here(state: State) {
    KEEPER.with_borrow_mut(Keeper::takes_over);
    storage::signal(KEPT_HERE);
    note_guest(state);
}

fn write_or_tell(state: State) {
    if write(state) {
        state.tell(text::NOT_KEPT.to_owned(), None);
    }
}

/// Makes this the tab that keeps. What was changed here takes the place of what is stored, and can be taken back; without
/// a change, what is stored is shown.
pub(super) fn take_over(state: State) {
    let was_changed = is_at_risk(state);
    let other = stored();
    if !was_changed {
        show_stored(state);
    }
    keep_here(state);
    if was_changed {
        agree(other.clone(), String::new());
        write_or_tell(state);
        let other = other.and_then(|other| saved::read(&other).ok());
        let undo = other.map(|visit| Undo::Put(visit.workspace));
        state.tell(text::keep::TOOK_OVER.to_owned(), undo);
    }
}

/// Shows what the other tab has stored. What was changed here can be brought back.
pub(super) fn show_stored(state: State) {
    let own = is_at_risk(state).then(|| Undo::Put(state.workspace.get_untracked()));
    let stored = stored();
    let Some(visit) = stored
        .as_deref()
        .and_then(|stored| saved::read(stored).ok())
    else {
        return;
    };
    agree(stored, saved::write(&visit));
    state.put(visit);
    if own.is_some() {
        state.tell(text::keep::SHOWN.to_owned(), own);
    }
}

/// Drops the write that waits for a pause, and says whether there was one.
fn forgo() -> bool {
    let waiting = WAITING.take();
    waiting.inspect(TimeoutHandle::clear).is_some()
}

/// Deletes all that is kept.
pub(super) fn delete(state: State) {
    forgo();
    let deleted = [KEY, ASIDE, saved::HISTORY_KEY, desk::idle::KEY].map(storage::delete);
    let said = if deleted.iter().all(Result::is_ok) {
        text::bar::DELETED_KEPT
    } else {
        text::NOT_KEPT
    };
    state.tell(said.to_owned(), None);
}
