//! The sandbox as a program.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::client::{call, sandbox, send};

fn page() -> PathBuf {
    let dist = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("program");
    std::fs::create_dir_all(&dist).expect("a folder");
    std::fs::write(dist.join("index.html"), "<!doctype html>").expect("a file");
    dist
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sandbox"))
}

fn failure(command: &mut Command) -> String {
    let Output { status, stderr, .. } = command.output().expect("the program starts");
    assert_eq!(status.code(), Some(1));
    String::from_utf8(stderr).expect("text")
}

#[tokio::test]
async fn it_prints_where_it_serves() {
    let mut command = program();
    command
        .arg("--dist")
        .arg(page())
        .args(["--addr", "127.0.0.1:0"]);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let line = lines.next().expect("a line").expect("text");
    let address = line
        .trim_start_matches("Millrace: http://")
        .trim_end_matches('/');
    let address = address.parse().expect("an address");
    let answer = send(address, call("GET", "/v1/me"))
        .await
        .expect("an answer");
    assert_eq!(answer.status, 200);
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

#[tokio::test]
async fn a_port_that_is_taken_is_named_with_the_way_out() {
    let running = sandbox().await;
    let addr = running.addr.to_string();
    let message = failure(program().arg("--dist").arg(page()).args(["--addr", &addr]));
    let port = running.addr.port().to_string();
    assert!(
        message.contains(&port) && message.contains("--addr 127.0.0.1:"),
        "{message}"
    );
}

#[test]
fn a_folder_without_a_page_and_odd_arguments_are_explained() {
    let empty = std::env::temp_dir().join("sandbox-test-no-such-folder");
    let message = failure(program().arg("--dist").arg(empty));
    assert!(message.contains("cargo xtask build"), "{message}");
    for arguments in [
        &[][..],
        &["--dist"],
        &["--port", "1"],
        &["--dist", ".", "--addr", "here"],
    ] {
        assert!(!failure(program().args(arguments)).is_empty());
    }
}

#[tokio::test]
async fn a_sandbox_that_was_stopped_frees_its_port() {
    let running = sandbox().await;
    let addr = running.addr;
    running.stop().await;
    let again = sandbox::Options {
        addr,
        ..sandbox::Options::default()
    };
    let running = sandbox::Sandbox::start(again)
        .await
        .expect("the port is free again");
    drop(running);
}
