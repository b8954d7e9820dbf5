//! Aiven's command line in a virtual environment of its own, one a version, kept between runs.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python in whose environment this version is installed.
pub(crate) fn python(version: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let home = target
        .expect("a folder under target")
        .join("avn")
        .join(version);
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
    let package = format!("aiven-client=={version}");
    run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet"])
            .arg(package),
        "pip could not install this version of aiven-client; is the Python package index reached?",
    );
    std::fs::write(finished, version).expect("a file");
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
