//! What a tool is: what it is needed for, how it is recognised and where it comes from. The tools themselves are
//! listed in `list.rs`, and `install.rs` fetches those that are missing.

mod install;
mod list;

use std::path::Path;

use crate::child;

pub(crate) use install::provide;
pub(crate) use list::all;

/// What a tool is needed for; a command asks for the tools of the jobs it is about to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Job {
    /// Building the page.
    Page,
    /// Format and clippy.
    Lint,
    /// The tests of the pure part, which run commands in real shells.
    Host,
    /// The tests of the stand-in API, which compare it with Python clients.
    Sandbox,
    /// Tests of single components in a browser.
    Components,
    /// Tests of the built page in Chromium.
    Browser,
    /// The core of these in Firefox.
    Firefox,
    /// The core of these in `WebKit`.
    WebKit,
    /// Throwing texts at the parsers.
    Fuzz,
    /// Measuring the page beside its peers.
    Bench,
}

impl Job {
    /// All of them.
    pub(crate) const ALL: [Self; 10] = [
        Self::Page,
        Self::Lint,
        Self::Host,
        Self::Sandbox,
        Self::Components,
        Self::Browser,
        Self::Firefox,
        Self::WebKit,
        Self::Fuzz,
        Self::Bench,
    ];
}

/// A tool that is not part of every machine with Rust on it.
pub(crate) struct Tool {
    /// What people call it.
    pub(crate) name: &'static str,
    /// What the project does with it.
    pub(crate) purpose: &'static str,
    jobs: &'static [Job],
    probe: Probe,
    /// Where it comes from.
    pub(crate) source: Source,
}

/// How a tool is recognised.
enum Probe {
    /// One of these programs answers `--version`.
    Program(&'static [&'static str]),
    /// The program is there; it knows no `--version`.
    File(&'static str),
    /// The program names exactly this version.
    Version(&'static str, String),
    /// The call succeeds.
    Call(&'static str, &'static [&'static str]),
    /// The compiler has the standard library of the page's target.
    Target,
}

/// Where a tool comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// Packages of Debian and its relatives.
    Debian(&'static [&'static str]),
    /// A part of the Rust toolchain, by these words behind `rustup`.
    Rustup(&'static [&'static str]),
    /// A crate in this version.
    Cargo(&'static str, String),
}

impl Source {
    /// The command that installs it.
    pub(crate) fn command(&self) -> String {
        match self {
            Self::Debian(packages) => format!("apt-get install {}", packages.join(" ")),
            Self::Rustup(words) => format!("rustup {}", words.join(" ")),
            Self::Cargo(name, version) => format!("cargo install --locked {name}@{version}"),
        }
    }
}

/// What looking for a tool gave.
#[derive(Debug, PartialEq)]
pub(crate) enum State {
    /// It is there; the text is its version, as far as it tells.
    Found(String),
    /// It is not there, or only in the version that the text names.
    Missing(String),
}

impl Tool {
    /// Looks for it.
    pub(crate) fn state(&self) -> State {
        let found = match &self.probe {
            Probe::Program(names) => names
                .iter()
                .find_map(|name| child::answer(name, &["--version"])),
            Probe::File(name) => child::find(name).map(|path| path.display().to_string()),
            Probe::Call(name, arguments) => child::answer(name, arguments),
            Probe::Target => {
                child::answer("rustc", &["--print", "target-libdir", "--target", TARGET])
                    .filter(|folder| Path::new(folder).is_dir())
                    .map(|_| "installed".to_owned())
            }
            Probe::Version(name, needed) => match child::answer(name, &["--version"]) {
                Some(line) if line.split_ascii_whitespace().any(|word| word == needed) => {
                    Some(line)
                }
                Some(line) => return State::Missing(format!("found {line}, needed {needed}")),
                None => None,
            },
        };
        match found {
            Some(text) => {
                State::Found(text.lines().next().unwrap_or("").chars().take(60).collect())
            }
            None => State::Missing("not found".to_owned()),
        }
    }

    /// Whether one of these jobs needs it.
    pub(crate) fn serves(&self, jobs: &[Job]) -> bool {
        self.jobs.iter().any(|job| jobs.contains(job))
    }
}

/// What the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
