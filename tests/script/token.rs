//! Where a script gets the token from, and who gets to see it.

use super::common::workspace;
use super::failure::check_stopped;
use super::program::program;
use super::stage::{Stage, TOKEN, ended};
use super::table;
use millrace::workspace::example;
use std::process::Command;

#[test]
fn without_a_token_that_can_stand_in_a_header_nothing_is_sent() {
    let stage = Stage::new();
    let text = stage.script(&example::workspace(example::target()));
    for token in [None, Some("")] {
        check_stopped(
            &stage.run_with(&text, token),
            "The variable AIVEN_TOKEN is not set.",
        );
    }
    for token in [
        "two words",
        "line\nbreak",
        "a\"\nurl = \"http://127.0.0.1:1",
        "é",
        "\\",
        " ",
    ] {
        check_stopped(
            &stage.run_with(&text, Some(token)),
            "holds a character that no token has",
        );
    }
    assert!(stage.arrived().is_empty());
}

/// Types the token where the script asks for it, and prints what the terminal showed.
const TYPIST: &str = r#"
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execvpe(sys.argv[1], sys.argv[1:3], {"PATH": os.environ["PATH"]})
shown = b""
while b"Token: " not in shown:
    shown += os.read(terminal, 1000)
os.write(terminal, sys.argv[3].encode() + b"\n")
try:
    while part := os.read(terminal, 1000):
        shown += part
except OSError:
    pass
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"#;

#[test]
fn on_a_terminal_it_asks_for_the_token_and_does_not_show_it() {
    let stage = Stage::new();
    let file = stage.file(&stage.script(&workspace([table("a")])));
    let output = Command::new(program("python3"))
        .args(["-c", TYPIST])
        .arg(program("bash"))
        .arg(file)
        .arg(format!("  {TOKEN} "))
        .output()
        .expect("python3 that starts");
    let ended = ended(&output);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(
        ended
            .told
            .iter()
            .any(|line| line.starts_with("Table \"a\" created: ")),
        "{ended:?}"
    );
    let expect = format!("Bearer {TOKEN}");
    assert_eq!(
        stage.arrived()[0].header("authorization"),
        Some(expect.as_str())
    );
}

#[test]
fn neither_a_trace_nor_another_shell_gets_at_the_token() {
    let stage = Stage::new();
    let file = stage.file(&stage.script(&workspace([table("a")])));
    for (words, code) in [
        (&["bash", "-x"][..], 0),
        (&["bash", "-v"], 0),
        (&["bash", "--posix"], 0),
        (&["dash"], 1),
        (&["zsh", "-f"], 1),
    ] {
        let output = Command::new(program(words[0]))
            .args(&words[1..])
            .arg(&file)
            .env("AIVEN_TOKEN", TOKEN)
            .output()
            .expect("a shell that starts");
        let ended = ended(&output);
        assert_eq!(ended.code, Some(code), "{words:?}: {ended:?}");
        let is_told = ended.complaint.starts_with("This is a script for bash");
        assert_eq!(is_told, code == 1, "{words:?}: {ended:?}");
    }
}
