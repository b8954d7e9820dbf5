//! Reads a `config.json` as the page reads it: what `cargo xtask check-config` and `build --config` run. The page does
//! not load it.

use millrace::config;
use millrace::desk::host;
use millrace::text;
use std::process::ExitCode;

/// The page's own origin. A file is checked before anybody knows where it will lie, so a path stays a path.
const OWN_ORIGIN: &str = "";

/// Prints a sentence for each mistake, or else the origins that the page's policy has to allow, as far as they are others'.
fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let [file] = words.as_slice() else {
        eprintln!("check-config takes one file.");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{} could not be read: {error}.", file.display());
            return ExitCode::from(2);
        }
    };
    let (config, faults) = config::parse(&text, OWN_ORIGIN);
    let mut mistakes: Vec<String> = faults.iter().map(text::config_mistake).collect();
    mistakes.extend(host::parse(&text).1.iter().map(text::host_mistake));
    for mistake in &mistakes {
        eprintln!("{}: {mistake}.", file.display());
    }
    if !mistakes.is_empty() {
        return ExitCode::FAILURE;
    }
    let mut origins = Vec::new();
    for base in [&config.api_base].into_iter().chain(&config.api_bases) {
        let origin = base.origin();
        if origin != OWN_ORIGIN && !origins.contains(&origin) {
            println!("{origin}");
            origins.push(origin);
        }
    }
    ExitCode::SUCCESS
}
