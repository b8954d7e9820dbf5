//! `cargo xtask test`: all checks of the project, one after the other, up to the first that fails.

use std::env;
use std::time::{Duration, Instant};

use crate::tools::{self, Job, TARGET};
use crate::{Outcome, build, child, licence, place};

/// A part of the checks that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Group {
    /// Format, clippy and what rustdoc finds.
    Lint,
    /// The pure part and these commands, without a browser.
    Host,
    /// The stand-in API.
    Sandbox,
    /// Single components in a browser.
    Components,
    /// The built page in Chromium, with the stand-in API.
    Browser,
    /// The core of the same in Firefox.
    Firefox,
    /// The core of the same in `WebKit`.
    WebKit,
}

impl Group {
    /// All of them, in the order in which they run.
    pub(crate) const ALL: [Self; 7] = [
        Self::Lint,
        Self::Host,
        Self::Sandbox,
        Self::Components,
        Self::Browser,
        Self::Firefox,
        Self::WebKit,
    ];

    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Host => "host",
            Self::Sandbox => "sandbox",
            Self::Components => "components",
            Self::Browser => "browser",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn job(self) -> Job {
        match self {
            Self::Lint => Job::Lint,
            Self::Host => Job::Host,
            Self::Sandbox => Job::Sandbox,
            Self::Components => Job::Components,
            Self::Browser => Job::Browser,
            Self::Firefox => Job::Firefox,
            Self::WebKit => Job::WebKit,
        }
    }
}

/// One check.
struct Step {
    group: Group,
    title: &'static str,
    work: Work,
}

/// What a check does.
enum Work {
    /// Cargo with these words.
    Cargo(&'static [&'static str]),
    /// `cargo doc` with these words, where a link that leads nowhere is an error.
    Doc(&'static [&'static str]),
    /// Checks the licences of what is built from.
    Licences,
    /// Builds the page and weighs it.
    Page,
    /// The component tests, in a browser that wasm-bindgen's runner drives.
    Components,
    /// The tests of the page in `dist`.
    Browser,
    /// [`CORE`] in an engine, by the name that the tests know.
    Core(&'static str),
}

const STEPS: [Step; 17] = [
    step(
        Group::Lint,
        "format",
        Work::Cargo(&["fmt", "--all", "--check"]),
    ),
    step(
        Group::Lint,
        "format of the fuzz targets",
        Work::Cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]),
    ),
    step(
        Group::Lint,
        "clippy for this machine",
        Work::Cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    ),
    step(
        Group::Lint,
        "clippy for the page",
        Work::Cargo(&[
            "clippy",
            "-p",
            "millrace",
            "--target",
            TARGET,
            "--lib",
            "--bins",
            "--test",
            "components",
            "--",
            "-D",
            "warnings",
        ]),
    ),
    step(
        Group::Lint,
        "clippy for the page in German",
        Work::Cargo(&[
            "clippy",
            "-p",
            "millrace",
            "--features",
            "german",
            "--target",
            TARGET,
            "--lib",
            "--bins",
            "--test",
            "components",
            "--",
            "-D",
            "warnings",
        ]),
    ),
    step(
        Group::Lint,
        "what is said in the code, for this machine",
        Work::Doc(&["--workspace"]),
    ),
    step(
        Group::Lint,
        "what is said in the code of the page",
        Work::Doc(&["-p", "millrace", "--lib", "--target", TARGET]),
    ),
    step(Group::Lint, "licences", Work::Licences),
    step(
        Group::Host,
        "tests of the pure part",
        Work::Cargo(&["test", "-p", "millrace"]),
    ),
    step(
        Group::Host,
        "tests of these commands and of the judge",
        Work::Cargo(&["test", "-p", "xtask", "-p", "judge"]),
    ),
    step(
        Group::Host,
        "tests of the commands for Windows",
        Work::Cargo(&["test", "-p", "windows-tests"]),
    ),
    step(
        Group::Sandbox,
        "tests of the stand-in API",
        Work::Cargo(&["test", "-p", "sandbox"]),
    ),
    step(
        Group::Components,
        "tests of the components in a browser",
        Work::Components,
    ),
    step(Group::Browser, "the page and its weight", Work::Page),
    step(
        Group::Browser,
        "tests of the page in Chromium",
        Work::Browser,
    ),
    step(
        Group::Firefox,
        "the core of these tests in Firefox",
        Work::Core("firefox"),
    ),
    step(
        Group::WebKit,
        "the core of these tests in WebKit",
        Work::Core("webkit"),
    ),
];

/// What is played in every engine: the matrix of faults, and by their files journeys and attacks. They are the page's own
/// work, and all that rests on what a browser does by itself, such as its policy, its storage, its keys, its network and
/// what it leaves of a token.
const CORE: [&str; 17] = [
    "whatever_goes_wrong_",
    "canary::",
    "cheat_sheet::",
    "columns::",
    "deskless::",
    "example::",
    "forms::",
    "keyboard::",
    "memory::",
    "once::",
    "policy::",
    "refusals::",
    "secrecy::",
    "sending::",
    "sharing::",
    "silence::",
    "storage::",
];

const fn step(group: Group, title: &'static str, work: Work) -> Step {
    Step { group, title, work }
}

/// Runs the checks of these groups, or all of them, in the order of [`STEPS`].
pub(crate) fn test(groups: &[Group]) -> Outcome {
    let start = Instant::now();
    let groups = if groups.is_empty() {
        &Group::ALL
    } else {
        groups
    };
    tools::provide(&groups.iter().map(|group| group.job()).collect::<Vec<_>>())?;
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| groups.contains(&step.group))
        .collect();
    for (number, step) in (1..).zip(&steps) {
        let begun = Instant::now();
        println!("\n== {number}/{}: {}", steps.len(), step.title);
        step.work.run().map_err(|reason| {
            format!(
                "{reason}\nStopped at: {}. To run just this part: cargo xtask test {}",
                step.title,
                step.group.name()
            )
        })?;
        println!("== {}: done in {}", step.title, shown(begun.elapsed()));
    }
    println!("\nAll checks passed in {}.", shown(start.elapsed()));
    Ok(())
}

impl Work {
    fn run(&self) -> Outcome {
        match self {
            Self::Cargo(words) => child::run(&mut child::cargo(words.iter().copied())),
            Self::Doc(words) => {
                let mut doc = child::cargo(["doc", "--no-deps", "--document-private-items"]);
                child::run(doc.args(*words).env("RUSTDOCFLAGS", "-D warnings"))
            }
            Self::Licences => licence::check(),
            Self::Page => {
                build::current()?;
                build::weigh()
            }
            Self::Components => components(),
            Self::Browser => {
                let mut tests = child::cargo(["test", "-p", "browser-tests"]);
                child::run(tests.env("MILLRACE_DIST", place::dist()))
            }
            Self::Core(engine) => {
                build::current()?;
                let parts = [
                    "--test", "attacks", "--test", "faults", "--test", "journeys", "--",
                ];
                let mut tests = child::cargo(["test", "-p", "browser-tests"]);
                tests.args(parts);
                tests.args(CORE).env("MILLRACE_ENGINE", engine);
                child::run(tests.env("MILLRACE_DIST", place::dist()))
            }
        }
    }
}

fn components() -> Outcome {
    let driver = child::find("chromedriver")
        .ok_or_else(|| "There is no chromedriver on the PATH.".to_owned())?;
    let mut tests = child::cargo([
        "test",
        "-p",
        "millrace",
        "--target",
        TARGET,
        "--test",
        "components",
    ]);
    tests
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        // The runner starts this driver with a headless browser by itself, so it needs no webdriver.json.
        .env("CHROMEDRIVER", driver);
    // Its own limit of 20 seconds includes compiling the module, which is slow on a small machine.
    if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        tests.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    }
    child::run(&mut tests)
}

/// A duration for reading.
fn shown(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Group, STEPS, shown};

    #[test]
    fn durations_are_short_to_read() {
        let read = |millis| shown(Duration::from_millis(millis));
        assert_eq!(
            [420, 59_900, 61_000].map(read),
            ["0.4 s", "59.9 s", "1 min 1 s"]
        );
    }

    #[test]
    fn every_group_has_a_check_and_they_run_in_the_order_of_the_groups() {
        let mut groups: Vec<_> = STEPS.iter().map(|step| step.group).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL);
    }
}
