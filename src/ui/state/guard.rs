//! The guard of production services: nothing is changed on one while it is locked.

use super::State;
use crate::browser::{clock, page};
use crate::desk::GUARD_INPUT_ID;
use crate::text;
use crate::workspace::Workspace;
use leptos::prelude::*;

/// How long a production service stays unlocked, in milliseconds.
const OPEN_FOR: u64 = 600_000;

impl State {
    /// What guards a service, given as `project/service`: empty for one that is no production service, a zero for one that
    /// is locked, and otherwise when it will be.
    pub(super) fn guard(self, of: &str) -> String {
        if !self.config.is_production(of) {
            return String::new();
        }
        self.open.with_untracked(|open| match open.split_once(' ') {
            Some((until, service))
                if service == of
                    && until
                        .parse::<u64>()
                        .is_ok_and(|until| until > clock::wall()) =>
            {
                until.to_owned()
            }
            _ => "0".to_owned(),
        })
    }

    /// The service that requests go to, as `project/service`.
    pub(super) fn service(self) -> String {
        self.workspace.with_untracked(|Workspace { target, .. }| {
            [&*target.project, &target.service].join("/")
        })
    }

    /// Whether a service is read-only, of which the user is told then. `of` is `project/service`, and nothing for the one
    /// that requests go to.
    pub(in crate::ui) fn is_locked(self, of: Option<&str>) -> bool {
        let is_locked = self.guard(of.unwrap_or(&self.service())) == "0";
        if is_locked {
            self.tell(text::LOCKED.to_owned(), None);
            page::focus(GUARD_INPUT_ID);
        }
        is_locked
    }

    /// Lets the service that requests go to be changed for a while.
    pub(super) fn unlock(self) {
        let until = (clock::wall() + OPEN_FOR).to_string();
        self.open.set([&until, " ", &self.service()].concat());
        self.notices
            .update(|notices| notices.retain(|notice| notice.text != text::LOCKED));
    }
}
