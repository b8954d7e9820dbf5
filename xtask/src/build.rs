//! `cargo xtask build`, and the page for the other commands: Trunk's output for each language, with the policy completed
//! and checked.

use std::fs;
use std::path::Path;

use crate::language::Language;
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
            policy::connect(&page(Language::English)?)?
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

/// Each page's files in a table, and its first load against the budget.
pub(crate) fn weigh() -> Outcome {
    for language in Language::ALL {
        weight::weigh(language, &files(language)?)?;
    }
    Ok(())
}

fn fresh(choices: &Choices) -> Outcome {
    // Trunk works offline and asks Cargo about every package of the lock file, other platforms' too: all must be here.
    child::run(&mut child::cargo(["fetch", "--locked"]))?;
    for language in Language::ALL {
        let page = made(language, choices)?;
        write(&language.folder().join("index.html"), &page)?;
    }
    if let Some(text) = &choices.config {
        write(&place::dist().join("config.json"), text)?;
    }
    write(&place::dist().join(parts::FILE), &parts::list()?)?;
    let dist = place::dist();
    let all = all_files()?;
    nothing_refused(&all)?;
    machine::unnamed(&dist, &all)?;
    compress::settle(&dist, &all)?;
    fingerprint::remember(choices)
        .map_err(|error| format!("The build could not be remembered: {error}."))
}

/// Makes the files of a language's page, all but the page itself, which it gives.
fn made(language: Language, choices: &Choices) -> Outcome<String> {
    let folder = language.folder();
    let mut trunk = child::command("trunk");
    trunk.args(["build", "--skip-version-check", "--dist"]);
    trunk.arg(&folder);
    if let Some(feature) = language.feature() {
        trunk.args(["--features", feature]);
    }
    child::run(trunk.env(machine::FLAGS, machine::flags()?))?;
    let page = language.page(&page(language)?)?;
    let page = styles::settle(&folder, &page)?;
    let page = strip::settle(&folder, &page)?;
    let page = desk::settle(&folder, &page, language)?;
    // A file that names an API names the only one.
    let known = match &choices.config {
        Some(_) => Known::Dropped,
        None => Known::Kept,
    };
    let page = policy::allow(&page, &choices.connect, known)?;
    offline::settle(&folder, &files(language)?, &page, language)
}

fn page(language: Language) -> Outcome<String> {
    let file = language.folder().join("index.html");
    fs::read_to_string(&file)
        .map_err(|error| format!("{} could not be read: {error}.", file.display()))
}

fn write(file: &Path, text: &str) -> Outcome {
    fs::write(file, text)
        .map_err(|error| format!("{} could not be written: {error}.", file.display()))
}

/// The pages must hold nothing that their own policy refuses: they would break without a word.
fn nothing_refused(files: &[String]) -> Outcome {
    let mut sentences = Vec::new();
    for file in files.iter().filter(|file| is_markup(file)) {
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

/// The files of a language's page, from its folder.
fn files(language: Language) -> Outcome<Vec<String>> {
    let own = |file: String| {
        let is_own = language.owns(&file);
        is_own.then(|| file[language.place().len()..].to_owned())
    };
    Ok(all_files()?.into_iter().filter_map(own).collect())
}

/// Those of all pages, from `dist`.
fn all_files() -> Outcome<Vec<String>> {
    fingerprint::files(&place::dist(), "")
        .map_err(|error| format!("dist/ could not be read: {error}."))
}
