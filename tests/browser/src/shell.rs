//! A command as a user pastes it into a shell.

use crate::folder::Folder;
use std::process::Stdio;
use tokio::process::Command;

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    /// Whether the shell ended well.
    pub is_well: bool,
    /// What it wrote.
    pub output: String,
    /// What it complained of.
    pub errors: String,
    /// The files that it made where it ran.
    pub files: usize,
}

/// Runs a text with bash, the token in `AIVEN_TOKEN`, in an empty folder.
pub async fn bash(text: &str, token: &str) -> Ran {
    let (script, place) = (Folder::default(), Folder::default());
    let file = script.path().join("command.sh");
    std::fs::write(&file, text).expect("the command can be written");
    let ran = Command::new("bash")
        .args(["--noprofile", "--norc"])
        .arg(&file)
        .current_dir(place.path())
        .env("AIVEN_TOKEN", token)
        .env("HOME", place.path())
        .stdin(Stdio::null())
        .output()
        .await
        .expect("bash can be started");
    Ran {
        is_well: ran.status.success(),
        output: String::from_utf8_lossy(&ran.stdout).into_owned(),
        errors: String::from_utf8_lossy(&ran.stderr).into_owned(),
        files: place.files().len(),
    }
}
