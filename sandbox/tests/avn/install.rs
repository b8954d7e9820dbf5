//! Virtual environments of Python, kept between runs: Aiven's command line in one for each version, and
//! whatever other tests need in others.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// One install at a time: tests that run side by side ask for the same environment.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The Python in whose environment this version is installed.
pub(crate) fn python(version: &str) -> PathBuf {
    let package = format!("aiven-client=={version}");
    environment(&format!("avn/{version}"), &[&package])
}

/// The Python of the environment of that name, which has these packages and what they need.
pub(crate) fn environment(name: &str, packages: &[&str]) -> PathBuf {
    let _alone = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let home = target.expect("a folder under target").join(name);
    let python = home.join("bin").join("python");
    let finished = home.join("installed");
    if finished.exists() && python.exists() {
        return python;
    }
    if home.exists() {
        // An install that was cut short leaves something that looks whole.
        std::fs::remove_dir_all(&home).expect("the unfinished environment can be removed");
    }
    run(
        Command::new("python3").args(["-m", "venv"]).arg(&home),
        "python3-venv is needed; on Debian: apt-get install python3-venv (cargo xtask installs it)",
    );
    run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .args(packages),
        &format!("pip could not install {packages:?}; is the Python package index reached?"),
    );
    std::fs::write(finished, packages.join("\n")).expect("a file");
    python
}

fn run(command: &mut Command, otherwise: &str) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{otherwise} ({error})"));
    let said = [output.stdout, output.stderr].concat();
    assert!(
        output.status.success(),
        "{otherwise}\n{}",
        String::from_utf8_lossy(&said)
    );
}
