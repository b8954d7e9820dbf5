//! The history at work: what is read from the browser's storage and written there, and what follows from what the user
//! does. What is kept, how much of it and what is shown is decided in `desk::history`.

use super::{Bench, at_bench, control, heard, import, tell};
use crate::browser::{clock, page, save, storage};
use crate::desk::answer::check::UNASKED;
use crate::desk::answer::told::Told;
use crate::desk::history::entry::{Checked, Entry};
use crate::desk::history::view::{CLOSE_ID, DIALOG_ID};
use crate::desk::history::{Keeping, found, kept};
use crate::desk::{HISTORY_ID, HISTORY_SWITCH_ID};
use crate::saved::HISTORY_KEY;
use crate::text::history as say;
use web_sys::Event;

/// Where the history is kept: in the browser, or as long as that refuses, here.
#[derive(Default)]
pub(super) struct Kept {
    instead: Option<String>,
    /// What is under way.
    begun: Vec<Begun>,
}

/// A request that is under way.
struct Begun {
    /// The name by which it is known when it ends.
    name: String,
    told: Told,
    /// When it was sent, by `clock::now`.
    since: f64,
    /// As it is kept meanwhile.
    line: String,
}

impl Kept {
    fn read(&self) -> String {
        let kept = || storage::read(HISTORY_KEY).ok().flatten();
        self.instead.clone().or_else(kept).unwrap_or_default()
    }

    fn write(&mut self, text: String) {
        let wrote = storage::write(HISTORY_KEY, &text);
        self.instead = wrote.is_err().then_some(text);
    }

    fn take(&mut self, name: &str) -> Option<Begun> {
        let place = self.begun.iter().position(|begun| begun.name == name)?;
        Some(self.begun.swap_remove(place))
    }
}

/// Adds a request that is sent now: the page may be closed before it is known how it ends.
pub(super) fn begin(name: &str, told: Told) {
    let entry = Entry::of(told.clone(), clock::local());
    let begun = Begun {
        name: name.to_owned(),
        told,
        since: clock::now(),
        line: entry.write(),
    };
    keep(|kept| kept::with(kept, &entry));
    at_bench(|bench| bench.kept.begun.push(begun));
}

/// Completes a request that has ended: with status 0 where no answer could be read. What was not sent after all goes.
pub(super) fn end(name: &str, status: u16, body: &str) {
    let Some(Some(begun)) = at_bench(|bench| bench.kept.take(name)) else {
        return;
    };
    if status == UNASKED {
        keep(|kept| kept::without(kept, &begun.line));
    } else {
        let told = begun.told.ended(clock::since(begun.since), status, body);
        complete(&begun.line, told);
    }
}

/// Adds how the sending of a draft has ended.
pub(super) fn note(told: &Told) {
    let name = told.draft.id.0.to_string();
    // What is pasted says nothing of what is under way.
    let begun = at_bench(|bench| {
        let is_live = !told.sent.address.is_empty();
        is_live.then(|| bench.kept.take(&name)).flatten()
    });
    let line = begun.flatten().map(|begun| begun.line);
    complete(&line.unwrap_or_default(), told.clone());
}

/// Completes what was sent with an outcome that was not known, where the desk has found out and tells the app.
pub(super) fn learn(told: &str) {
    let found = at_bench(|bench| found(&bench.given, told)).unwrap_or_default();
    for (draft, sent, id) in found {
        let at = clock::local();
        keep(|kept| kept::checked(kept, &sent, &draft.subject, &Checked { at, id }));
    }
}

fn complete(line: &str, told: Told) {
    let entry = Entry::of(told, clock::local());
    keep(|kept| kept::ended(kept, line, &entry));
}

/// Changes what is kept, unless the user keeps nothing, and says so where the browser does not keep it.
fn keep(change: impl FnOnce(&str) -> String) {
    let is_refused_anew = at_bench(|bench| {
        if !bench.history.is_kept() {
            return false;
        }
        let changed = change(&bench.kept.read());
        bench.history.read(&changed);
        let was_refused = bench.history.is_refused;
        bench.keep(changed);
        bench.draw_history();
        bench.history.is_refused && !was_refused
    });
    if is_refused_anew == Some(true) {
        tell(&[["say ", say::REFUSED].concat()]);
    }
}

/// Takes whether a history is wanted. Where the host wants none, none stays.
pub(super) fn set_keeping(word: &str) {
    at_bench(|bench| {
        bench.history.keeping = Keeping::told(word);
        if bench.history.keeping == Keeping::Forbidden {
            // Where even this is refused, there is nothing that could be read either.
            let _ = storage::delete(HISTORY_KEY);
        }
        let switch = bench.history.switch();
        let events = [("change", false)];
        heard(
            &mut bench.switch,
            HISTORY_SWITCH_ID,
            &events,
            in_history,
            switch,
        );
        bench.draw_history();
    });
}

impl Bench {
    fn keep(&mut self, text: String) {
        self.kept.write(text);
        self.history.is_refused = self.kept.instead.is_some();
    }

    pub(super) fn draw_history(&mut self) {
        let now = self.shown.and_then(|shown| self.given.draft(shown));
        let nodes = self
            .history
            .view(now.map(|draft| (draft, &self.given.target)));
        heard(
            &mut self.history_drawn,
            HISTORY_ID,
            &EVENTS,
            in_history,
            nodes,
        );
    }
}

/// What the button and the dialog tell. That a dialog was closed does not bubble.
const EVENTS: [(&str, bool); 2] = [("click", false), ("close", true)];

fn in_history(event: &Event) {
    if event.type_() == "close" {
        at_bench(|bench| {
            bench.history.close();
            bench.draw_history();
        });
        return;
    }
    let Some((_, act)) = control(event) else {
        return;
    };
    match act.as_str() {
        "open" => {
            at_bench(|bench| {
                let kept = bench.kept.read();
                bench.history.open(&kept);
                bench.draw_history();
            });
            page::open_dialog(DIALOG_ID);
            page::focus(CLOSE_ID);
        }
        "close" => page::close_dialog(DIALOG_ID),
        act => follow(act),
    }
}

/// Does what follows from what the user does in the dialog.
fn follow(act: &str) {
    let outcome = at_bench(|bench| {
        let kept = bench.kept.read();
        let outcome = bench.history.react(act, &kept);
        if let Some(text) = &outcome.kept {
            bench.keep(text.clone());
        }
        bench.draw_history();
        outcome
    });
    let Some(outcome) = outcome else { return };
    tell(&outcome.told);
    if let Some((name, text)) = outcome.save {
        // A browser that saves no files shows as much by itself.
        let _ = save::file(name, &text);
    }
    if let Some(id) = outcome.focus {
        page::focus(id);
    }
    if let Some(draft) = outcome.draft {
        page::close_dialog(DIALOG_ID);
        import::reopen(&draft);
    }
}
