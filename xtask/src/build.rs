//! `cargo xtask build`, and the page for the other commands: Trunk's output, with the policy completed and checked.

use std::fs;
use std::path::Path;

use crate::policy::{self, Known, Origin};
use crate::tools::{self, Job};
use crate::{
    Outcome, child, compress, config, desk, fingerprint, inline, machine, offline, parts, place,
    strip, styles, weight,
};

/// What the host of the page decides.
#[derive(Debug, Default, Hash)]
pub(crate) struct Choices {
    /// The text of its `config.json`, if it lies in `dist`.
    config: Option<String>,
    /// Origins that the page may call beside its own and Aiven's.
    connect: Vec<Origin>,
}

/// Builds the page for a host and weighs it.
pub(crate) fn build(file: Option<&Path>, mut connect: Vec<Origin>) -> Outcome {
    if let Some(file) = file {
        connect.extend(config::origins(file)?);
    }
    let config = file.map(config::read).transpose()?;
    let choices = Choices { config, connect };
    tools::provide(&[Job::Page])?;
    fresh(&choices)?;
    weigh()?;
    println!("dist/ is ready to be served from any folder of a host.");
    if let Some(file) = file {
        println!("{} is its config.json.", file.display());
    }
    if choices.config.is_some() || !choices.connect.is_empty() {
        println!(
            "Its policy allows requests to {}. If the host sends a Content-Security-Policy header, its connect-src \
             needs the same: the stricter of the two wins.",
            policy::connect(&page()?)?
        );
    }
    Ok(())
}

/// Makes sure that `dist` holds the page of the present sources; fast when it already does.
pub(crate) fn current() -> Outcome {
    let choices = Choices::default();
    if fingerprint::is_current(&choices) {
        println!("The page in dist/ is up to date.");
        return Ok(());
    }
    fresh(&choices)
}

/// The page's files in a table, and its first load against the budget.
pub(crate) fn weigh() -> Outcome {
    weight::weigh(&place::dist(), &files()?)
}

fn fresh(choices: &Choices) -> Outcome {
    // Trunk works offline and asks Cargo about every package of the lock file, other platforms' too: all must be here.
    child::run(&mut child::cargo(["fetch", "--locked"]))?;
    let mut trunk = child::command("trunk");
    trunk.args(["build", "--skip-version-check"]);
    child::run(trunk.env(machine::FLAGS, machine::flags()?))?;
    let page = page()?;
    let page = styles::settle(&place::dist(), &page)?;
    let page = strip::settle(&place::dist(), &page)?;
    let page = desk::settle(&place::dist(), &page)?;
    // A file that names an API names the only one.
    let known = match &choices.config {
        Some(_) => Known::Dropped,
        None => Known::Kept,
    };
    let page = policy::allow(&page, &choices.connect, known)?;
    let page = offline::settle(&place::dist(), &files()?, &page)?;
    write("index.html", &page)?;
    if let Some(text) = &choices.config {
        write("config.json", text)?;
    }
    write(parts::FILE, &parts::list()?)?;
    nothing_refused()?;
    machine::unnamed(&place::dist(), &files()?)?;
    compress::settle(&place::dist(), &files()?)?;
    fingerprint::remember(choices)
        .map_err(|error| format!("The build could not be remembered: {error}."))
}

fn page() -> Outcome<String> {
    fs::read_to_string(place::dist().join("index.html"))
        .map_err(|error| format!("dist/index.html could not be read: {error}."))
}

fn write(name: &str, text: &str) -> Outcome {
    fs::write(place::dist().join(name), text)
        .map_err(|error| format!("dist/{name} could not be written: {error}."))
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
