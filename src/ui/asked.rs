//! What the desk asks of the network: questions that change nothing, and answers that it has read elsewhere.

use super::panes::target_bar;
use super::send::Sender;
use crate::api::answer::{Answer, Extent};
use crate::api::endpoints::READS;
use crate::api::request::Request;
use crate::browser::{desk, fetch, page, task};
use crate::desk::answer::check::UNASKED;
use crate::desk::answer::told::{Sent, Told};
use crate::saved::{self, Visit};
use crate::workspace::DraftId;
use crate::workspace::learn::Outcome;
use leptos::prelude::*;

/// How long an answer is waited for, in milliseconds.
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
                        }),
                    });
                }
            }
            _ => {}
        }
    }

    /// Asks the API for something that changes nothing, and gives the desk the answer: for which draft, the place of the
    /// endpoint, project, service and what else stands in the path, a line each.
    async fn ask(self, asked: String) {
        let state = self.state;
        let parts: Vec<&str> = asked.split('\n').collect();
        let &[draft, read, project, service, id] = parts.as_slice() else {
            return;
        };
        let endpoint = read.parse().ok().and_then(|read: usize| READS.get(read));
        let token = untrack(|| state.token());
        state.token_missed.set(token.is_err());
        let (Some(endpoint), Ok(found), Some(abort)) = (endpoint, token, fetch::Abort::new())
        else {
            page::focus(target_bar::TOKEN_ID);
            return desk::got(draft, UNASKED, "");
        };
        let route = untrack(|| state.route());
        let request = Request::to(endpoint, route.base, route.scheme, |name| {
            let given = match name {
                "project" => project,
                "service" => service,
                _ => id,
            };
            given.to_owned()
        });
        let given_up = abort.clone();
        task::spawn(async move {
            task::pause(PATIENCE).await;
            given_up.stop();
        });
        match fetch::send(&request, &found.token, &abort).await {
            Ok(answer) => desk::got(draft, answer.status, &found.token.mask(&answer.body)),
            Err(_) => desk::got(draft, 0, ""),
        }
    }
}
