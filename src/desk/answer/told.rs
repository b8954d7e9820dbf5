//! An exchange, as the app tells the desk of it.

use crate::api::answer::{Answer, Extent, Silence};
use crate::saved;
use crate::workspace::learn::Outcome;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Workspace};

/// A request that was sent, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The draft as it was when it was sent.
    pub draft: Draft,
    /// Where it went.
    pub target: Target,
    /// The API's origin.
    pub origin: String,
    /// How long it took, in milliseconds.
    pub took: u32,
    /// How it ended.
    pub outcome: Outcome,
}

/// Writes an exchange, a line each, and the body behind them.
pub fn write(told: &Told) -> String {
    let sent = Workspace::restored(told.target.clone(), [told.draft.clone()]);
    let (ended, body) = match &told.outcome {
        Outcome::Answered(answer) => (
            [answer.status, answer.extent as u16].map(|number| number.to_string()),
            answer.body.as_str(),
        ),
        Outcome::Silent(silence) => ([0, *silence as u16].map(|number| number.to_string()), ""),
    };
    [
        &saved::write_workspace(&sent),
        &told.origin,
        &told.took.to_string(),
        &ended.join(" "),
        body,
    ]
    .join("\n")
}

/// Reads what [`write`] wrote. `None` where it is no exchange.
pub fn read(text: &str) -> Option<Told> {
    let mut lines = text.splitn(5, '\n');
    let mut sent = saved::read(lines.next()?).ok()?.workspace;
    let origin = lines.next()?.to_owned();
    let took = lines.next()?.parse().ok()?;
    let (status, which) = lines.next()?.split_once(' ')?;
    let (status, which): (u16, usize) = (status.parse().ok()?, which.parse().ok()?);
    let outcome = if status == 0 {
        Outcome::Silent(*Silence::ALL.get(which)?)
    } else {
        Outcome::Answered(Answer {
            status,
            body: lines.next()?.to_owned(),
            extent: *Extent::ALL.get(which)?,
        })
    };
    Some(Told {
        draft: sent.drafts.pop()?,
        target: sent.target,
        origin,
        took,
        outcome,
    })
}
