//! `cargo xtask check-config FILE`, and the same check for `build --config FILE`. The page's own reader does it, in
//! `src/bin/check-config.rs`; these commands do not link it, so that they work while it does not compile.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::policy::Origin;
use crate::{Outcome, child};

/// Says whether a file is one that the page takes whole, and where requests would go.
pub(crate) fn check(file: &Path) -> Outcome {
    let origins = origins(file)?;
    let goes = match origins.as_slice() {
        [] => "requests go to the host of the page".to_owned(),
        [origin] => format!("requests go to {origin}"),
        [first, others @ ..] => others
            .iter()
            .fold(format!("requests go to {first}"), |said, other| {
                format!("{said} or {other}")
            }),
    };
    println!("{} holds no mistake: {goes}.", file.display());
    Ok(())
}

/// The origins that the page's policy has to allow for this file. Its mistakes are printed, and it is refused for one.
pub(crate) fn origins(file: &Path) -> Outcome<Vec<Origin>> {
    let words = ["run", "--quiet", "--package", "millrace"];
    // The child runs in the workspace's root, the file was named from here.
    let output = std::path::absolute(file)
        .and_then(|file| {
            let mut check = child::cargo(words);
            check.args(["--bin", "check-config", "--"]).arg(file);
            check.stderr(Stdio::inherit()).output()
        })
        .map_err(|error| format!("{} could not be checked: {error}.", file.display()))?;
    match output.status.code() {
        Some(0) => {}
        Some(1) => {
            return Err(format!(
                "{} is not taken as it is. hosting/config.schema.json says what may stand in it.",
                file.display()
            ));
        }
        _ => return Err(format!("{} could not be checked.", file.display())),
    }
    let lines = String::from_utf8_lossy(&output.stdout);
    let origin = |line| Origin::parse(line).map_err(|why| format!("{}: {why}", file.display()));
    lines.lines().map(origin).collect()
}

/// The file's text.
pub(crate) fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file)
        .map_err(|error| format!("{} could not be read: {error}.", file.display()))
}
