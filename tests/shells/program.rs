//! The programs of this machine.

use std::path::PathBuf;

/// A program of this machine.
///
/// # Panics
/// If it is not there: a check that is skipped looks like one that passed.
pub fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| {
            panic!("There is no {name} on the PATH. `cargo xtask test` installs it.")
        })
}
