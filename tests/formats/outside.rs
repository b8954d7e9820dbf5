//! Python programs of this folder, in environments that are kept between runs.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// A program of this folder.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/formats")
        .join(name)
}

/// Hands a value to a Python program as JSON, and reads what it prints as JSON.
pub fn ask(python: &Path, name: &str, question: &Value) -> Value {
    let mut child = Command::new(python)
        .arg(script(name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 starts; `cargo xtask test` installs it");
    let mut stdin = child.stdin.take().expect("a pipe");
    let text = question.to_string();
    let writer = thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("an end");
    // A program that broke off has said why.
    let _ = writer.join().expect("no panic");
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("the program prints JSON")
}
