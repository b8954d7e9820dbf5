//! The command line: words in, one [`Command`] out, or a sentence on what to write instead.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::bench::{Goal, Part};
use crate::fuzz::Target;
use crate::nearest::unknown;
use crate::policy::Origin;
use crate::test::Group;

/// What `cargo xtask help` prints.
pub(crate) const USAGE: &str = include_str!("usage.txt");

/// A command with its options, checked.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    /// Print the usage.
    Help,
    /// Build the page and serve it with the stand-in API.
    Serve {
        /// Where to listen.
        address: SocketAddr,
        /// Whether a browser is opened.
        desktop: Desktop,
    },
    /// Run checks.
    Test {
        /// Those asked for; empty for all.
        groups: Vec<Group>,
    },
    /// Build the page for a host.
    Build {
        /// What becomes its `config.json`.
        config: Option<PathBuf>,
        /// Further origins that the page may call.
        connect: Vec<Origin>,
    },
    /// Check a `config.json`.
    CheckConfig {
        /// The file.
        file: PathBuf,
    },
    /// Build twice and compare.
    Reproduce,
    /// Hold the SQL parsers against verdicts.
    Judge {
        /// The file with the verdicts.
        file: PathBuf,
    },
    /// Measure.
    Bench {
        /// Those parts that were asked for; empty for all.
        parts: Vec<Part>,
        /// Where the numbers go.
        goal: Goal,
    },
    /// Throw texts at a SQL parser.
    Fuzz {
        /// Which parser.
        target: Target,
        /// For how long.
        seconds: u32,
    },
    /// Run generated commands in real shells.
    Shells {
        /// How many drafts.
        cases: u32,
        /// Which ones.
        seed: u32,
    },
    /// Take pictures of the page.
    Screenshots,
    /// List the tools.
    Doctor,
    /// Wait for the server and open the page. `serve` calls it on itself, so it is not in the usage.
    OpenPage {
        /// Where the server will listen.
        address: SocketAddr,
    },
}

/// Whether `serve` opens the page in the default browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Desktop {
    /// Where there is a desktop.
    Open,
    /// Never.
    Leave,
}

/// The words behind `cargo xtask`.
pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let words: Vec<String> = words.into_iter().collect();
    let asks_help = |word: &String| matches!(word.as_str(), "help" | "--help" | "-h");
    let Some((command, rest)) = words.split_first().filter(|_| !words.iter().any(asks_help)) else {
        return Ok(Command::Help);
    };
    match command.as_str() {
        "serve" => serve(rest),
        "test" => test(rest),
        "build" => build(rest),
        "check-config" => check_config(rest),
        "reproduce" => alone(command, rest, Command::Reproduce),
        "judge" => judge(rest),
        "bench" => bench(rest),
        "fuzz" => fuzz(rest),
        "shells" => shells(rest),
        "screenshots" => alone(command, rest, Command::Screenshots),
        "doctor" => alone(command, rest, Command::Doctor),
        "open-page" => Ok(Command::OpenPage {
            address: address(rest.first().map_or("", String::as_str))?,
        }),
        other => Err(unknown(
            "command",
            other,
            &[
                "serve",
                "test",
                "build",
                "check-config",
                "reproduce",
                "judge",
                "bench",
                "fuzz",
                "shells",
                "screenshots",
                "doctor",
                "help",
            ],
        )),
    }
}

/// A command that takes no words.
fn alone(name: &str, words: &[String], command: Command) -> Result<Command, String> {
    match words.first() {
        None => Ok(command),
        Some(word) => Err(format!("`cargo xtask {name}` takes no {word}.")),
    }
}

fn serve(words: &[String]) -> Result<Command, String> {
    let mut listen = SocketAddr::from(([127, 0, 0, 1], 8080));
    let mut desktop = Desktop::Open;
    let mut words = Words(words.iter());
    while let Some((name, value)) = words.next() {
        match name {
            "--addr" => listen = address(&words.value(name, value)?)?,
            "--no-open" if value.is_none() => desktop = Desktop::Leave,
            other => return Err(unknown("option of serve", other, &["--addr", "--no-open"])),
        }
    }
    Ok(Command::Serve {
        address: listen,
        desktop,
    })
}

fn test(words: &[String]) -> Result<Command, String> {
    let names = Group::ALL.map(Group::name);
    let group = |word: &String| {
        let known = Group::ALL
            .into_iter()
            .find(|group| group.name() == word.as_str());
        known.ok_or_else(|| unknown("part of test", word, &names))
    };
    Ok(Command::Test {
        groups: words.iter().map(group).collect::<Result<_, _>>()?,
    })
}

fn build(words: &[String]) -> Result<Command, String> {
    let (mut config, mut connect) = (None, Vec::new());
    let known = ["--config", "--connect"];
    let mut words = Words(words.iter());
    while let Some((name, value)) = words.next() {
        match name {
            "--config" => config = Some(words.value(name, value)?.into()),
            "--connect" => {
                let origin = Origin::parse(&words.value(name, value)?);
                connect.push(origin.map_err(|why| format!("--connect {why}"))?);
            }
            other => return Err(unknown("option of build", other, &known)),
        }
    }
    Ok(Command::Build { config, connect })
}

fn check_config(words: &[String]) -> Result<Command, String> {
    match words {
        [file] if !file.starts_with('-') => Ok(Command::CheckConfig { file: file.into() }),
        _ => {
            Err("check-config takes one file, as in `cargo xtask check-config config.json`.".into())
        }
    }
}

fn judge(words: &[String]) -> Result<Command, String> {
    match words {
        [file] if !file.starts_with('-') => Ok(Command::Judge { file: file.into() }),
        _ => Err("judge takes one file of verdicts, as in `cargo xtask judge FILE.jsonl`.".into()),
    }
}

fn bench(words: &[String]) -> Result<Command, String> {
    let names = Part::ALL.map(Part::name);
    let (mut parts, mut goal) = (Vec::new(), Goal::Print);
    for word in words {
        if word == "--write" {
            goal = Goal::Write;
        } else if word.starts_with('-') {
            return Err(unknown("option of bench", word, &["--write"]));
        } else {
            let known = Part::ALL.into_iter().find(|part| part.name() == word);
            parts.push(known.ok_or_else(|| unknown("part of bench", word, &names))?);
        }
    }
    Ok(Command::Bench { parts, goal })
}

fn fuzz(words: &[String]) -> Result<Command, String> {
    let names = Target::ALL.map(Target::name);
    let mut target = Target::Schema;
    let mut seconds = 60;
    let mut words = Words(words.iter());
    while let Some((name, value)) = words.next() {
        if name == "--seconds" {
            seconds = whole(name, &words.value(name, value)?, 600)?;
        } else if name.starts_with('-') {
            return Err(unknown("option of fuzz", name, &["--seconds"]));
        } else {
            let known = Target::ALL.into_iter().find(|target| target.name() == name);
            target = known.ok_or_else(|| unknown("parser to fuzz", name, &names))?;
        }
    }
    Ok(Command::Fuzz { target, seconds })
}

fn shells(words: &[String]) -> Result<Command, String> {
    let (mut cases, mut seed) = (50_000, 1);
    let mut words = Words(words.iter());
    while let Some((name, value)) = words.next() {
        match name {
            "--cases" => cases = whole(name, &words.value(name, value)?, 2000)?,
            "--seed" => seed = whole(name, &words.value(name, value)?, 2)?,
            other => return Err(unknown("option of shells", other, &["--cases", "--seed"])),
        }
    }
    Ok(Command::Shells { cases, seed })
}

fn whole(name: &str, text: &str, example: u32) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| {
        format!("{name} {text}: write a whole number above 0, as in {name} {example}.")
    })
}

/// Options as `--name value` and `--name=value`.
struct Words<'a>(std::slice::Iter<'a, String>);

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<(&'a str, Option<&'a str>)> {
        let word = self.0.next()?.as_str();
        Some(match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value)),
            _ => (word, None),
        })
    }

    fn value(&mut self, name: &str, inline: Option<&str>) -> Result<String, String> {
        let value = inline.map(str::to_owned).or_else(|| self.0.next().cloned());
        value.ok_or_else(|| format!("{name} needs a value behind it."))
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let text = text.replace("localhost:", "127.0.0.1:");
    text.parse()
        .map_err(|_| format!("--addr {text}: write an address and a port, as in 127.0.0.1:8081."))
}

#[cfg(test)]
mod tests;
