//! Installs missing tools: Debian packages in one go, then parts of the Rust toolchain, then crates.

use std::process::{Command, Stdio};

use super::{Job, Source, State, Tool, all};
use crate::{Outcome, child};

/// Installs what these jobs need and lack, and says so first.
pub(crate) fn provide(jobs: &[Job]) -> Outcome {
    let missing = missing(jobs)?;
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing what is missing:");
    for (tool, state) in &missing {
        println!(
            "  {} ({state}), which {}: {}",
            tool.name,
            tool.purpose,
            tool.source.command()
        );
    }
    let compiled = |(tool, _): &(Tool, String)| matches!(tool.source, Source::Cargo(..));
    if missing.iter().any(compiled) {
        println!("What `cargo install` fetches is compiled here: some minutes each, this once.");
    }
    let packages = packages(missing.iter().map(|(tool, _)| &tool.source));
    if !packages.is_empty() {
        debian(&packages)?;
    }
    for (tool, _) in &missing {
        match &tool.source {
            Source::Debian(_) => {}
            Source::Rustup(words) => rustup(tool, words)?,
            Source::Cargo(name, version) => {
                let crate_version = format!("{name}@{version}");
                child::run(&mut child::cargo(["install", "--locked", &crate_version]))?;
            }
        }
    }
    still_missing(jobs)
}

fn missing(jobs: &[Job]) -> Outcome<Vec<(Tool, String)>> {
    let needed = all()?.into_iter().filter(|tool| tool.serves(jobs));
    Ok(needed
        .filter_map(|tool| match tool.state() {
            State::Found(_) => None,
            State::Missing(why) => Some((tool, why)),
        })
        .collect())
}

fn still_missing(jobs: &[Job]) -> Outcome {
    match missing(jobs)?.first() {
        None => Ok(()),
        Some((tool, state)) => Err(format!(
            "{} is still not usable ({state}) after `{}`; an older one may stand before it on the PATH.",
            tool.name,
            tool.source.command()
        )),
    }
}

/// The Debian packages among the sources, each once.
fn packages<'a>(sources: impl Iterator<Item = &'a Source>) -> Vec<&'static str> {
    let mut packages = Vec::new();
    for source in sources {
        if let Source::Debian(names) = source {
            packages.extend(
                names
                    .iter()
                    .filter(|name| !packages.contains(*name))
                    .copied()
                    .collect::<Vec<_>>(),
            );
        }
    }
    packages
}

fn debian(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    if child::find("apt-get").is_none() {
        return Err(format!(
            "This machine has no apt-get: install what Debian calls {list} by hand, then try again."
        ));
    }
    let root = child::answer("id", &["-u"]).as_deref() == Some("0");
    if !root && child::find("sudo").is_none() {
        return Err(format!(
            "Neither root nor sudo: have an administrator run `apt-get install {list}`, then try again."
        ));
    }
    let apt = |words: &[&str]| -> Command {
        let mut command = child::command(if root { "env" } else { "sudo" });
        if !root {
            // sudo drops the environment, so the setting goes behind it.
            command.arg("env");
        }
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .args(words)
            .stdin(Stdio::null());
        command
    };
    child::run(&mut apt(&["update"]))?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(packages);
    child::run(&mut apt(&install))
}

fn rustup(tool: &Tool, words: &[&str]) -> Outcome {
    if child::find("rustup").is_none() {
        return Err(format!(
            "{} is missing and there is no rustup to add it: install Rust by rustup, or add it with your own Rust's \
             package manager.",
            tool.name
        ));
    }
    child::run(child::command("rustup").args(words))
}

#[cfg(test)]
mod tests {
    use super::{Source, packages};

    #[test]
    fn every_package_is_asked_for_once() {
        let sources = [
            Source::Debian(&["chromium"]),
            Source::Rustup(&["component", "add", "clippy"]),
            Source::Debian(&["chromium", "chromium-driver"]),
        ];
        assert_eq!(packages(sources.iter()), ["chromium", "chromium-driver"]);
    }
}
