//! What the desk asks of the network: questions, and calls that change what exists. And answers that it has read
//! elsewhere.

use super::panes::target_bar;
use super::send::Sender;
use crate::api::answer::{Answer, Extent};
use crate::api::json::Body;
use crate::browser::{desk, fetch, page, task};
use crate::desk::answer::check::UNASKED;
use crate::desk::answer::told::{Sent, Told};
use crate::saved::{self, Visit};
use crate::workspace::DraftId;
use crate::workspace::learn::Outcome;
use leptos::prelude::*;

/// How long the answer to a question is waited for, in milliseconds. Of what changes something, the settings say it.
const PATIENCE: i32 = 20_000;

impl Sender {
    /// Does what the desk asks of the network, and takes the answers that it has read.
    pub(super) fn hear(self, verb: &str, about: &str) {
        match verb {
            "send" => self.send(),
            "cancel" => self.cancel(),
            "send-one" | "hold" => {
                if let Ok(id) = about.parse().map(DraftId) {
                    if verb == "hold" {
                        self.hold(id);
                    } else {
                        self.send_one(id);
                    }
                }
            }
            "get" => task::spawn(self.ask(about.to_owned())),
            "refused" => self.state.token_refused.set(about.to_owned()),
            "pasted" => {
                let mut lines = about.splitn(3, '\n');
                let mut line = || lines.next().unwrap_or_default();
                let (status, sent, body) = (line().parse(), saved::read(line()), line());
                if let (Ok(status), Ok(Visit { mut workspace, .. })) = (status, sent)
                    && let Some(draft) = workspace.drafts.pop()
                {
                    // A token that the output repeats is shown no more than one in an answer.
                    let token = untrack(|| self.state.token()).ok();
                    let body = token.map_or(body.to_owned(), |found| found.token.mask(body));
                    self.settle_and_show(&Told {
                        draft,
                        target: workspace.target,
                        sent: Sent::default(),
                        took: 0,
                        outcome: Outcome::Answered(Answer {
                            status,
                            body,
                            extent: Extent::Whole,
                            retry_after: None,
                        }),
                    });
                }
            }
            _ => {}
        }
    }

    /// Asks the API for something once, and gives the desk the answer. The question says for whom it is, and in a second
    /// line the method and the path behind the API's base, and behind that what the body is made of.
    async fn ask(self, question: String) {
        let state = self.state;
        let (asker, what) = question.split_once('\n').unwrap_or_default();
        let (what, body) = what.split_once('\n').unwrap_or((what, ""));
        let (method, path) = what.split_once(' ').unwrap_or_default();
        let body = (!body.is_empty()).then(|| Body::written(body));
        if is_change(method, path) && state.is_locked(Some(&service(path))) {
            return desk::got(asker, UNASKED, "");
        }
        let token = untrack(|| state.token());
        // What the page wants to know by itself does not send the user to the token.
        let is_aside = asker.starts_with(desk::ASIDE);
        if !is_aside {
            state.token_missed.set(token.is_err());
        }
        let (Ok(found), Some(abort)) = (token, fetch::Abort::new()) else {
            if !is_aside {
                page::focus(target_bar::TOKEN_ID);
            }
            return desk::got(asker, UNASKED, "");
        };
        let route = untrack(|| state.route());
        let url = [route.base.as_str(), path].concat();
        let patience = if method == "GET" {
            PATIENCE
        } else {
            state.patience().cast_signed() * 1000
        };
        let given_up = abort.clone();
        task::spawn(async move {
            task::pause(patience).await;
            given_up.stop();
        });
        let (what, body) = ((method, &*url), body.as_ref());
        match fetch::send(what, body, route.scheme, &found.token, &abort).await {
            Ok(answer) => desk::got(asker, answer.status, &found.token.mask(&answer.body)),
            Err(_) => desk::got(asker, 0, ""),
        }
    }
}

/// Whether a call changes something. Validation only looks.
fn is_change(method: &str, path: &str) -> bool {
    method != "GET" && !path.ends_with("/validate")
}

/// The service that a path is about, as `project/service`.
fn service(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [_, _, project, _, service, ..] => [project, "/", service].concat(),
        _ => String::new(),
    }
}
