//! What was done, and the way back.

use super::adopt::{Taken, is_spent, untake};
use super::{Here, Importer, Outcome, Told};
use crate::api::token::AuthScheme;
use crate::import::Secret;
use crate::saved;
use crate::text::writing::import as say;
use crate::workspace::{Draft, Workspace};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What an import did.
#[derive(Debug)]
pub(super) struct Done {
    taken: Taken,
    /// By which the token is known again that went into its field: not more than that is kept of it.
    token: Option<u64>,
    /// How requests named the token before, and since.
    scheme: Option<[AuthScheme; 2]>,
}

impl Done {
    /// `secret`: what went into the token's field; `scheme`: how requests named the token before, and since.
    pub(super) fn of(
        taken: Taken,
        secret: Option<&Secret>,
        scheme: Option<[AuthScheme; 2]>,
    ) -> Self {
        Self {
            taken,
            token: secret.map(|secret| mark(&secret.0)),
            scheme,
        }
    }
}

impl Importer {
    /// Has the app tell what was done, and offer the way back, in the place of what it told so before. Gives the number.
    pub(super) fn tell_done(
        &mut self,
        done: Done,
        headline: &str,
        told: &mut Vec<String>,
    ) -> usize {
        let number = self.done.len();
        let before = self.standing.replace(number);
        told.extend(before.map(|before| format!("untold {before}")));
        told.push(format!("told {number} {headline}"));
        self.done.push(done);
        number
    }

    /// What the app is told once nothing is left to be taken back of what was done last.
    pub fn settle(&mut self, workspace: &Workspace) -> Option<String> {
        let number = self.standing?;
        let Done {
            taken,
            token,
            scheme,
        } = self.done.get(number)?;
        if token.is_some() || scheme.is_some() || !is_spent(workspace, taken) {
            return None;
        }
        self.standing = None;
        Some(format!("untold {number}"))
    }

    /// Takes back the import that the dialog tells of.
    pub fn untake_shown(&mut self, here: Here) -> Outcome {
        match self.result.as_ref().and_then(|told| told.number) {
            Some(number) => self.untake(number, here),
            None => Outcome::default(),
        }
    }

    /// Takes an import back.
    pub fn untake(&mut self, number: usize, here: Here) -> Outcome {
        let mut outcome = Outcome::default();
        if let Some(done) = self.done.get(number) {
            let (restored, stay) = untake(here.workspace, &done.taken);
            let saved = saved::write_workspace(&restored);
            outcome.told.push(["workspace ", &saved].concat());
            if let Some([old, new]) = done.scheme
                && new == here.scheme
            {
                outcome.told.push(told_scheme(old));
            }
            outcome.told.push(format!("untold {number}"));
            self.standing = self.standing.filter(|standing| *standing != number);
            let names: Vec<&str> = stay
                .iter()
                .filter_map(|id| restored.draft(*id))
                .map(Draft::name)
                .collect();
            let headline = say::undone(&names);
            if !stay.is_empty() {
                outcome.told.push(["told  ", &headline].concat());
            }
            if done.token == Some(mark(here.token)) {
                outcome.token = Some(Secret(String::new()));
            }
            self.result = Some(Told::only(headline));
        }
        outcome
    }
}

/// By which a token is known again.
fn mark(token: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    hasher.finish()
}

/// How the app is told how requests are to name the token.
pub(super) fn told_scheme(scheme: AuthScheme) -> String {
    ["scheme ", scheme.name()].concat()
}
