//! `cargo xtask bench`: the times of the SQL parsers, the built page beside its peers, and Lighthouse on it. What is
//! measured stands in `benches/sql.rs` and in `tests/browser/src/bin/measure`; the words of `BENCHMARKS.md` around the
//! numbers stand in `bench.md`.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use crate::tools::{self, Job};
use crate::{Outcome, build, child, peers, place};

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// The SQL parsers.
    Sql,
    /// The page beside its peers.
    Peers,
    /// Lighthouse on the page.
    Lighthouse,
}

impl Part {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Sql, Self::Peers, Self::Lighthouse];

    /// As it is asked for.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sql => "sql",
            Self::Peers => "peers",
            Self::Lighthouse => "lighthouse",
        }
    }
}

/// Where the numbers go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Goal {
    /// To the terminal.
    Print,
    /// Into `BENCHMARKS.md` too.
    Write,
}

/// The words around the numbers.
const PAGE: &str = include_str!("bench.md");

/// Measures these parts, or all.
pub(crate) fn bench(parts: &[Part], goal: Goal) -> Outcome {
    let parts = if parts.is_empty() { &Part::ALL } else { parts };
    let mut found = Vec::new();
    let mut tell = |place: &'static str, text: String| {
        println!("{text}\n");
        found.push((place, text));
    };
    if parts.contains(&Part::Sql) {
        let words = ["bench", "--quiet", "-p", "millrace", "--bench", "sql"];
        let table = said(&mut child::cargo(words))?;
        tell("{SQL}", ["```\n", table.trim(), "\n```"].concat());
    }
    let of_page = [Part::Peers, Part::Lighthouse];
    if parts.iter().any(|part| of_page.contains(part)) {
        tools::provide(&[Job::Page, Job::Bench])?;
        let dist = built()?;
        if parts.contains(&Part::Peers) {
            let folder = peers::laid_out(&dist)?;
            let table = measure(["peers".as_ref(), folder.as_os_str()])?;
            tell("{PEERS}", table);
        }
        if parts.contains(&Part::Lighthouse) {
            let cli = peers::lighthouse()?;
            let words = ["lighthouse".as_ref(), dist.as_os_str(), cli.as_os_str()];
            tell("{LIGHTHOUSE}", measure(words)?);
        }
    }
    if goal == Goal::Write {
        let file = place::root().join("BENCHMARKS.md");
        let before = fs::read_to_string(&file).unwrap_or_default();
        let page = written(&found, &machine(), &before)?;
        fs::write(&file, page).map_err(|error| format!("{}: {error}.", file.display()))?;
        println!("The numbers are in BENCHMARKS.md.");
    }
    Ok(())
}

/// What stands in front of the title of each part.
const TITLE: &str = "\n## ";

/// The page with what was found, each behind its place in [`PAGE`]. A part that was not measured stays as it was before.
fn written(found: &[(&str, String)], machine: &str, before: &str) -> Outcome<String> {
    let mut parts = PAGE.split(TITLE);
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (title, _) = part.split_once('\n').unwrap_or((part, ""));
        let known = || {
            let mut parts = before.split(TITLE).skip(1);
            parts.find(|known| known.split('\n').next() == Some(title))
        };
        let new = match found.iter().find(|(place, _)| part.contains(place)) {
            Some((place, text)) => part
                .replace(place, text.trim())
                .replace("{MACHINE}", machine),
            None => known()
                .ok_or_else(|| format!("BENCHMARKS.md has no part “{title}” yet: measure all."))?
                .to_owned(),
        };
        page.push_str(TITLE);
        page.push_str(new.trim_end());
        page.push('\n');
    }
    Ok(page)
}

/// The built page: that of `MILLRACE_DIST`, as the tests take it, or of the present sources.
fn built() -> Outcome<PathBuf> {
    if let Some(folder) = env::var_os("MILLRACE_DIST") {
        return Ok(place::root().join(folder));
    }
    build::current()?;
    Ok(place::dist())
}

fn measure<'a>(words: impl IntoIterator<Item = &'a OsStr>) -> Outcome<String> {
    let program = [
        "run",
        "--quiet",
        "-p",
        "browser-tests",
        "--bin",
        "measure",
        "--",
    ];
    said(child::cargo(program).args(words))
}

/// What a command prints, with its complaints passed through.
fn said(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("A measurement could not be started: {error}."))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("A measurement failed ({}).", output.status))
    }
}

/// When and on what it was measured.
fn machine() -> String {
    let date = child::answer("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default();
    let about = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key));
        let value = line.and_then(|line| line.split_once(':'));
        value.map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processor = about("/proc/cpuinfo", "model name");
    let memory = about("/proc/meminfo", "MemTotal");
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = system
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let system = system.unwrap_or(env::consts::OS).trim_matches('"');
    format!("Measured on {date}: {cores} cores of “{processor}”, {memory} of memory, {system}.")
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn what_is_measured_takes_its_place_and_the_other_parts_stay() {
        let all = [
            ("{PEERS}", "| 1 |\n".to_owned()),
            ("{LIGHTHOUSE}", "| 2 |".to_owned()),
            ("{SQL}", "| 3 |".to_owned()),
        ];
        let first = written(&all, "Measured on Monday.", "").expect("a page");
        assert!(!first.contains('{'), "{first}");
        let again = [("{LIGHTHOUSE}", "| 9 |".to_owned())];
        let second = written(&again, "Measured on Tuesday.", &first).expect("a page");
        let expect = first.replace("Monday.\n\n| 2 |", "Tuesday.\n\n| 9 |");
        assert_eq!(second, expect);
        assert_ne!(second, first);
        assert!(written(&again, "", "").is_err());
    }
}
