//! `cargo xtask shells`: the long run of the tests that have real shells run the page's commands. The tests stand in
//! `tests/shells`; `cargo xtask test` runs them with fewer drafts.

use crate::tools::{self, Job};
use crate::{Outcome, child};

/// Gives each shell the commands of that many drafts.
pub(crate) fn shells(cases: u32, seed: u32) -> Outcome {
    tools::provide(&[Job::Host])?;
    let mut tests = child::cargo(["test", "-p", "millrace", "--test", "shells"]);
    tests
        .env("MILLRACE_SHELL_CASES", cases.to_string())
        .env("MILLRACE_SHELL_SEED", seed.to_string());
    child::run(&mut tests)
}
