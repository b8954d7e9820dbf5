//! The guard of a production service: read-only until the user types its name.

use super::GUARD_INPUT_ID;
use super::node::{Node, button, element};
use crate::text::guard as say;

/// What guards the service that requests go to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Guard {
    /// It is no production service.
    #[default]
    None,
    /// It is one, and nothing is to be changed.
    Locked,
    /// It is one, and can be changed until then, in milliseconds of the clock on the wall.
    Open(u64),
}

impl Guard {
    /// The guard as the page tells it: nothing, a zero for one that is locked, or until when it is open.
    pub fn told(told: &str) -> Self {
        match told.parse() {
            Ok(0) => Self::Locked,
            Ok(until) => Self::Open(until),
            Err(_) => Self::None,
        }
    }

    /// Whether it was open, and the time is over.
    pub fn is_over(self, now: u64) -> bool {
        matches!(self, Self::Open(until) if now >= until)
    }

    /// What is shown of it in the bar. `now` is the clock on the wall.
    pub fn nodes(self, service: &str, now: u64) -> Vec<Node> {
        let pill = |said: String| element("span").with("class", "pill bad").text(said).into();
        match self {
            Self::None => Vec::new(),
            Self::Locked => vec![
                pill(say::LOCKED.to_owned()),
                element("label")
                    .with("for", GUARD_INPUT_ID)
                    .text(say::unlock(service))
                    .into(),
                element("input")
                    .with("id", GUARD_INPUT_ID)
                    .with("class", "code")
                    .with("autocomplete", "off")
                    .with("autocapitalize", "off")
                    .with("spellcheck", "false")
                    .into(),
            ],
            Self::Open(until) => vec![
                pill(say::open(minutes(until.saturating_sub(now)))),
                button("quiet small", "lock", say::LOCK)
                    .with("id", GUARD_INPUT_ID)
                    .into(),
            ],
        }
    }
}

/// Whole minutes, the one that has begun too.
fn minutes(milliseconds: u64) -> u64 {
    milliseconds.div_ceil(60_000)
}
