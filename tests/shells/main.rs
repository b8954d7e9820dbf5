//! The curl command, run by the shells that it is written for: whatever was typed into the fields, a
//! server receives one request, and exactly what the page itself would send.
//!
//! `MILLRACE_SHELL_CASES` sets how many drafts each of bash, dash and zsh gets, of which other checks take a
//! share, and `MILLRACE_SHELL_SEED` which ones: `cargo xtask shells` sets them for a long run.
//! Nothing that a hostile text could run is on the PATH but programs that leave a mark.

#![cfg(not(target_arch = "wasm32"))]

mod any;
mod case;
mod choices;
mod judge;
mod program;
mod room;
mod scripts;
mod secret;
mod server;
mod shell;
mod size;
mod trial;
mod typed;
mod typing;
mod writer;

use case::Case;
use size::number;
use std::ops::Range;
use std::thread;

/// How many commands one run of a shell gets.
const BATCH: u32 = 50;
/// An argument of `sh -c` has the limit of every argument, 131,072 bytes.
const ARGUMENT_MAX: usize = 130_000;

/// How many cases each shell gets.
fn case_count() -> u32 {
    u32::try_from(number("MILLRACE_SHELL_CASES", 2000)).expect("fewer cases")
}

fn cases(numbers: Range<u32>) -> Vec<Case> {
    let seed = number("MILLRACE_SHELL_SEED", 1);
    numbers.map(|number| Case::new(seed, number)).collect()
}

/// Checks each of these at the same time, and fails as the first of them that does.
fn in_parallel<T: Send, const N: usize>(subjects: [T; N], check: impl Fn(T) + Sync) {
    let results = thread::scope(|scope| {
        let check = &check;
        let threads = subjects.map(|subject| scope.spawn(move || check(subject)));
        threads.map(thread::ScopedJoinHandle::join)
    });
    for result in results {
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
}
