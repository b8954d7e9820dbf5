//! Sending a draft. A request is sent once, and never again by itself.

use super::live::next_frame;
use super::panes::{answer, target_bar};
use super::state::State;
use super::traffic::{Exchange, Flight};
use crate::api::answer::{Answer, Checks, Silence, Verdict, read};
use crate::api::token::Token;
use crate::browser::{clock, desk, fetch, location, page, task};
use crate::desk::answer::told::{self, Told};
use crate::text;
use crate::workspace::DraftId;
use crate::workspace::learn::{self, Outcome};
use crate::workspace::problem::{Problem, Severity, gravest};
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// Sends, and stops what is under way.
#[derive(Clone, Copy)]
pub(super) struct Sender {
    pub(super) state: State,
    abort: StoredValue<Option<fetch::Abort>, LocalStorage>,
}

/// What to do about problems.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caution {
    /// Errors hold the request back.
    Usual,
    /// The user knows better than the checks. What no request can be made of is held back all the same.
    Overruled,
}

impl Sender {
    pub(super) fn new(state: State) -> Self {
        Self {
            state,
            abort: StoredValue::new_local(None),
        }
    }

    /// The sender that the app provides to its parts.
    pub(super) fn of_app() -> Self {
        expect_context()
    }

    /// Sends the draft that is shown, unless its problems speak against it.
    pub(super) fn send(self) {
        self.send_selected(Caution::Usual);
    }

    /// Sends the draft that is shown, though checks speak against it.
    pub(super) fn send_anyway(self) {
        self.send_selected(Caution::Overruled);
    }

    /// Sends a draft as one of all, and tells the desk if it is held back.
    pub(super) fn send_one(self, id: DraftId) {
        if let Some(token) = self.cleared(id, Caution::Usual) {
            task::spawn(async move {
                if let Some(told) = self.exchange(id, token).await {
                    self.settle(&told);
                }
            });
        } else {
            desk::held();
            self.hold(id);
        }
    }

    /// Shows a draft, and what holds it back.
    pub(super) fn hold(self, id: DraftId) {
        self.state.select(id);
        next_frame(move || {
            self.checked(id, Caution::Usual);
        });
    }

    /// Stops the request that is under way. It has the place of `Send request`, so the second half of a
    /// double click is not meant for it.
    pub(super) fn cancel(self) {
        let flight = self.state.traffic.with_untracked(|traffic| traffic.flight);
        if flight.is_some_and(|flight| clock::now() - flight.began < clock::DOUBLE_CLICK) {
            return;
        }
        self.abort.with_value(|abort| {
            if let Some(abort) = abort {
                abort.stop();
            }
        });
    }

    /// The problems that hold back the draft that is shown, as long as they do.
    pub(super) fn holding(self) -> Vec<Problem> {
        let state = self.state;
        if self.held_by().is_none() {
            return Vec::new();
        }
        let mut problems = state.problems.get();
        problems.retain(|problem| problem.severity >= Severity::Error);
        problems
    }

    /// How many problems held back the draft that is shown, when it was to be sent.
    pub(super) fn held_by(self) -> Option<usize> {
        let (held, count) = self.state.seen.with(|seen| seen.held)?;
        (self.state.selected.get() == Some(held)).then_some(count)
    }

    fn send_selected(self, caution: Caution) {
        let Some(id) = self.state.selected.get_untracked() else {
            return;
        };
        if let Some(token) = self.cleared(id, caution) {
            task::spawn(async move {
                if let Some(told) = self.exchange(id, token).await {
                    self.settle_and_show(&told);
                }
            });
        }
    }

    /// The token, if nothing speaks against sending the draft, which is under way from then on: no second click gets
    /// through.
    fn cleared(self, id: DraftId, caution: Caution) -> Option<Token> {
        let token = self.checked(id, caution)?;
        self.state.fly(Some(Flight {
            draft: id,
            began: clock::now(),
            seconds: 0,
        }));
        Some(token)
    }

    /// The token, if nothing speaks against sending the draft. Otherwise the page shows what does.
    fn checked(self, id: DraftId, caution: Caution) -> Option<Token> {
        let state = self.state;
        if untrack(|| state.under_way()).is_some() {
            return None;
        }
        if state.is_locked(None) {
            return None;
        }
        desk::catch_up();
        state.try_draft(id);
        let token = untrack(|| state.token());
        state.token_missed.set(token.is_err());
        let problems = state.workspace.with_untracked(|workspace| {
            workspace
                .draft(id)
                .map(|draft| untrack(|| state.problems_of(draft, workspace)))
                .unwrap_or_default()
        });
        let limit = match caution {
            Caution::Usual => Severity::Error,
            Caution::Overruled => Severity::Blocking,
        };
        let is_held = gravest(&problems) >= Some(limit);
        let count = problems
            .iter()
            .filter(|problem| problem.severity >= Severity::Error)
            .count();
        state
            .seen
            .update(|seen| seen.held = is_held.then_some((id, count)));
        if is_held {
            if let Some(first) = problems.iter().find(|problem| problem.severity >= limit) {
                desk::go(&first.field.control_id());
            }
        } else if token.is_err() {
            page::focus(target_bar::TOKEN_ID);
        }
        let token = token.ok().filter(|_| !is_held)?.token;
        let may_exist = state.workspace.with_untracked(|workspace| {
            workspace
                .draft(id)
                .is_some_and(|draft| draft.may_exist(&workspace.target))
        });
        let is_again = may_exist && caution == Caution::Usual;
        state
            .seen
            .update(|seen| seen.again = is_again.then_some(id));
        (!is_again).then_some(token)
    }

    /// Sends a draft, once, and gives what comes of it.
    async fn exchange(self, id: DraftId, token: Token) -> Option<Told> {
        let state = self.state;
        let planned = state.workspace.with_untracked(|workspace| {
            let draft = workspace.draft(id)?.clone();
            let request = state.request_of(&draft, workspace)?;
            Some((draft, request, workspace.target.clone()))
        });
        let (Some((draft, request, target)), Some(abort)) = (planned, fetch::Abort::new()) else {
            state.fly(None);
            return None;
        };

        let mut told = Told::begun(draft, target, &request);
        let Told { draft, target, .. } = &told;
        self.abort.set_value(Some(abort.clone()));
        state.unmark(id);
        // A page that is closed now does not learn how it ends.
        desk::sent(&told::masked(&told, &|head| token.mask(head)));
        if draft.created(target).is_none() {
            let unknown = draft.unknown_at(target);
            state
                .workspace
                .update(|workspace| workspace.set_progress(id, unknown));
        }
        let patience = state.patience();
        let seconds = Rc::new(Cell::new(0));
        let passed = Rc::clone(&seconds);
        let given_up = abort.clone();
        let tick = move || {
            passed.set(passed.get() + 1);
            if passed.get() == patience {
                given_up.stop();
            }
            state.traffic.update(|traffic| {
                traffic
                    .flight
                    .iter_mut()
                    .for_each(|flight| flight.seconds = passed.get());
            });
        };
        let ticking = set_interval_with_handle(tick, Duration::from_secs(1));

        let started = clock::now();
        let was_offline = fetch::is_offline();
        let violations = fetch::violations();
        let mut timed_out = false;
        let url = request.url();
        let what = (request.endpoint.method, &*url);
        let body = request.body.as_ref();
        let answer = fetch::send(what, body, request.scheme, &token, &abort).await;
        told.outcome = if let Ok(answer) = answer {
            Outcome::Answered(Answer {
                body: token.mask(&answer.body),
                ..answer
            })
        } else {
            let stopped = abort.is_stopped();
            timed_out = stopped && seconds.get() >= patience;
            let host_answers = !stopped && fetch::answers(request.base.as_str()).await;
            // The browser tells of a violated policy a moment after it has refused the request.
            task::breath().await;
            Outcome::Silent(Silence::diagnosed(Checks {
                cancelled: stopped && !timed_out,
                timed_out,
                host_answers,
                same_origin: request.base.origin() == location::origin(),
                offline: was_offline && fetch::is_offline(),
                policy_violated: fetch::violations() > violations,
            }))
        };
        told.took = if timed_out {
            patience * 1000
        } else {
            clock::since(started)
        };

        if let Ok(ticking) = ticking {
            ticking.clear();
        }
        self.abort.set_value(None);
        Some(told)
    }

    /// Notes what came of a request, and leads the user there.
    pub(super) fn settle_and_show(self, told: &Told) {
        let said = self.settle(told);
        if self.state.selected.get_untracked() != Some(told.draft.id) {
            let said = text::workspace::answered(told.draft.name(), &said);
            self.state.tell(said, None);
        } else if !page::is_typing() {
            page::focus(answer::ID);
        }
    }

    /// Notes what came of a request, and gives what it means in a sentence.
    fn settle(self, told: &Told) -> String {
        let state = self.state;
        let Told {
            draft,
            target,
            outcome,
            ..
        } = told;
        let id = draft.id;
        let progress = learn::progress(outcome, draft, target);
        let mut plain = text::progress(&progress).to_owned();
        state
            .workspace
            .update(|workspace| workspace.set_progress(id, progress));
        let token = untrack(|| state.token()).ok();
        // Where it stands in a field by mistake, it is not kept for longer than the draft.
        let written = told::masked(told, &|head| match &token {
            Some(found) => found.token.mask(head),
            None => head.to_owned(),
        });
        let mut said = desk::exchanged(&written);
        let mut body = String::new();
        if let Outcome::Answered(answer) = outcome {
            let reading = read(answer);
            let fields = learn::fields(&reading, &draft.subject);
            plain = [&plain, ": ", &text::status(answer.status)].concat();
            body.clone_from(&answer.body);
            let message = reading.message.unwrap_or_else(|| said.clone());
            if reading.verdict == Verdict::Unauthorized {
                state.token_refused.set(message.clone());
            }
            state.mark(id, fields, &message);
        }
        if said.is_empty() {
            said.clone_from(&plain);
        }
        state.tell_later(written);
        state.land(
            id,
            Exchange {
                serial: 0,
                said: plain,
                body,
            },
        );
        said
    }
}
