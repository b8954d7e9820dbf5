//! `cargo xtask build`, and the page for the other commands: Trunk's output, with the policy completed and checked.

use std::fs;
use std::path::Path;

use crate::policy::{self, Origin};
use crate::tools::{self, Job};
use crate::{Outcome, child, desk, fingerprint, inline, place, strip, weight};

/// Builds the page for a host and weighs it.
pub(crate) fn build(connect: &[Origin]) -> Outcome {
    tools::provide(&[Job::Page])?;
    fresh(connect)?;
    weigh()?;
    println!("dist/ is ready to be served from any folder of a host.");
    if !connect.is_empty() {
        println!(
            "The page may now also call {}. If the host sends a Content-Security-Policy header, its connect-src needs \
             the same: the stricter of the two wins.",
            connect
                .iter()
                .map(Origin::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    Ok(())
}

/// Makes sure that `dist` holds the page of the present sources; fast when it already does.
pub(crate) fn current() -> Outcome {
    if fingerprint::is_current(&[]) {
        println!("The page in dist/ is up to date.");
        return Ok(());
    }
    fresh(&[])
}

/// The page's files in a table, and its first load against the budget.
pub(crate) fn weigh() -> Outcome {
    weight::weigh(&place::dist(), &files()?)
}

fn fresh(connect: &[Origin]) -> Outcome {
    // Trunk works offline and asks Cargo about every package of the lock file, other platforms' too: all must be here.
    child::run(&mut child::cargo(["fetch", "--locked"]))?;
    child::run(child::command("trunk").args(["build", "--skip-version-check"]))?;
    let index = place::dist().join("index.html");
    let page = fs::read_to_string(&index)
        .map_err(|error| format!("dist/index.html could not be read: {error}."))?;
    let page = strip::settle(&place::dist(), &page)?;
    let page = desk::settle(&place::dist(), &page)?;
    fs::write(&index, policy::allow(&page, connect)?)
        .map_err(|error| format!("dist/index.html could not be written: {error}."))?;
    nothing_refused()?;
    fingerprint::remember(connect)
        .map_err(|error| format!("The build could not be remembered: {error}."))
}

/// The page must hold nothing that its own policy refuses: it would break without a word.
fn nothing_refused() -> Outcome {
    let mut sentences = Vec::new();
    for file in files()?.iter().filter(|file| is_markup(file)) {
        let page = fs::read_to_string(place::dist().join(file))
            .map_err(|error| format!("dist/{file} could not be read: {error}."))?;
        sentences.extend(inline::refused(file, &page));
    }
    if sentences.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "The page's own policy refuses a part of it. {}",
            sentences.join(" ")
        ))
    }
}

fn is_markup(file: &str) -> bool {
    Path::new(file)
        .extension()
        .is_some_and(|kind| kind == "html" || kind == "svg")
}

fn files() -> Outcome<Vec<String>> {
    fingerprint::files(&place::dist(), "")
        .map_err(|error| format!("dist/ could not be read: {error}."))
}
