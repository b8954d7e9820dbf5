//! Child processes: found on the PATH, run in the workspace's root, their output passed through. What to run is
//! decided elsewhere.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::{Outcome, place};

/// A command that runs in the workspace's root and finds what `cargo install` put into Cargo's own folder.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(place::root())
        .env("PATH", search_path());
    // Trunk 0.21 takes only `true` and `false` here and refuses to start with the usual `NO_COLOR=1`.
    match env::var_os("NO_COLOR") {
        Some(value) if value.is_empty() => command.env_remove("NO_COLOR"),
        Some(_) => command.env("NO_COLOR", "true"),
        None => &mut command,
    };
    command
}

/// The Cargo that started us.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut cargo = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments);
    cargo
}

/// Runs to the end, with the terminal as the child's own.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    let status = command
        .status()
        .map_err(|error| format!("`{line}` could not be started: {error}."))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{line}` failed ({status})."))
    }
}

/// What a command prints, or nothing when it is not there or fails.
pub(crate) fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(find(program)?)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program lies.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path())
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// The PATH, and behind it the folder that `cargo install` fills: a Cargo called by its full path works too.
fn search_path() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let home = env::var_os("CARGO_INSTALL_ROOT")
        .or_else(|| env::var_os("CARGO_HOME"))
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let folders = env::split_paths(&path).chain(home.map(|home| home.join("bin")));
    env::join_paths(folders).unwrap_or(path)
}

/// A command as the user would type it.
fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let words: Vec<_> = [name]
        .into_iter()
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}
