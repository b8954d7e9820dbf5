//! `cargo xtask fuzz`: texts for a SQL parser, made up by libFuzzer, until a promise breaks or the time is over. The
//! promises stand in `tests/judge`, the targets in `fuzz`.

use std::fs;

use crate::tools::{self, Job};
use crate::{Outcome, child, place};

/// A parser to be fuzzed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    /// That of column lists.
    Schema,
    /// That of statements.
    Statement,
}

impl Target {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Schema, Self::Statement];

    /// Its name on the command line and in `fuzz/`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Statement => "statement",
        }
    }
}

/// Fuzzes a parser for so long. What is found on the way stays in the target folder; `fuzz/corpus` is only read.
pub(crate) fn fuzz(target: Target, seconds: u32) -> Outcome {
    tools::provide(&[Job::Fuzz])?;
    let name = target.name();
    let build = place::target().join("fuzz");
    let found = build.join("corpus").join(name);
    let broken = build.join("broken").join(name);
    for folder in [&found, &broken] {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    }
    // Sanitizers need a nightly compiler, and look for what the compiler rules out here: `unsafe` is forbidden.
    let mut fuzz = child::cargo(["fuzz", "run", "--sanitizer", "none", "--target-dir"]);
    fuzz.arg(&build)
        .arg(name)
        .arg(&found)
        .arg(place::root().join("fuzz/corpus").join(name))
        .args(["--", "-dict=fuzz/sql.dict", "-timeout=10"])
        .arg(format!("-max_total_time={seconds}"))
        // libFuzzer puts the file's name right behind it.
        .arg(format!("-artifact_prefix={}/", broken.display()));
    child::run(&mut fuzz)?;
    println!("\nNo promise broke in {seconds} seconds.");
    Ok(())
}
