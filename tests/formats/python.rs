//! The Python script, run by Python with the real package requests: whatever was typed, a server receives
//! one request, and exactly what the page itself would send.

use super::install::environment;
use super::server::{Recorded, Server};
use super::{cases, written};
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::snippet::{Options, PAYLOAD_FILE, Payload, TokenFrom};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const TOKEN: &str = "Zx09-._~+/tokenThatNoTextMayHold/q7==";

fn python() -> PathBuf {
    environment("python/requests", &["requests==2.32.5"])
}

/// A folder of its own, with a file that says other things of every host.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("netrc"),
        "default login somebody password else\n",
    )
    .expect("a file");
    folder
}

/// Runs Python in a folder, with nothing else in its environment.
fn run(folder: &Path, words: &[&Path], variables: &[(&str, &str)], typed: &str) -> Output {
    let mut child = Command::new(python())
        .args(words)
        .env_clear()
        .env("NETRC", folder.join("netrc"))
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(typed.as_bytes()).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("an end")
}

fn check_arrived(request: &Request, path: &str, scheme: AuthScheme, arrived: &[Recorded]) {
    let [arrived] = arrived else {
        panic!("{} requests arrived for {path}", arrived.len());
    };
    assert_eq!(
        (arrived.method.as_str(), arrived.path.as_str()),
        ("POST", path)
    );
    let authorization = format!("{} {TOKEN}", scheme.name());
    assert_eq!(arrived.header("authorization"), [authorization], "{path}");
    assert_eq!(
        arrived.header("content-type"),
        ["application/json"],
        "{path}"
    );
    let wire = request.body.as_ref().expect("a body").wire();
    assert_eq!(String::from_utf8_lossy(&arrived.body), wire, "{path}");
}

#[test]
fn a_script_sends_exactly_what_was_typed() {
    let server = Server::answering("200 OK", "{}");
    let folder = folder("python-scripts");
    let cases = cases(1000);
    let place = |number: usize| format!("c{number}");
    let requests: Vec<Request> = cases
        .iter()
        .enumerate()
        .map(|(number, case)| case.request(server.port, &place(number)))
        .collect();
    let texts: Vec<String> = requests
        .iter()
        .map(|request| written("Python", request, Options::default()).text)
        .collect();
    let driver = super::outside::script("run_scripts.py");
    let output = run(
        &folder,
        &[&driver],
        &[("AIVEN_TOKEN", TOKEN)],
        &json!(texts).to_string(),
    );
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let codes: Vec<Value> = serde_json::from_slice(&output.stdout).expect("codes");
    assert_eq!(codes, vec![json!(0); cases.len()]);

    let mut arrived = server.take();
    for (number, (case, request)) in cases.iter().zip(&requests).enumerate() {
        let prefix = format!("/{}/", place(number));
        let own: Vec<_> = arrived
            .extract_if(.., |recorded| recorded.path.starts_with(&prefix))
            .collect();
        let path = format!("/{}{}", place(number), case.path);
        check_arrived(request, &path, case.scheme, &own);
        let value: Value = serde_json::from_slice(&own[0].body).expect("JSON");
        assert_eq!(value, case.body, "{}", case.name);
    }
    assert_eq!(arrived, []);
}

#[test]
fn every_choice_of_options_sends_the_same() {
    let server = Server::answering("201 Created", "{}");
    let folder = folder("python-options");
    for (number, case) in cases(8).iter().take(20).enumerate() {
        let place = format!("c{number}");
        let request = case.request(server.port, &place);
        let token = [TokenFrom::Environment, TokenFrom::Asked][number % 2];
        let payload = [Payload::File, Payload::Inline][number / 2 % 2];
        let options = Options {
            payload,
            token,
            ..Options::default()
        };
        let snippet = written("Python", &request, options);
        fs::write(folder.join("request.py"), &snippet.text).expect("a file");
        match &snippet.payload {
            Some(payload) => fs::write(folder.join(PAYLOAD_FILE), payload).expect("a file"),
            None => drop(fs::remove_file(folder.join(PAYLOAD_FILE))),
        }
        let (variables, typed) = match token {
            TokenFrom::Asked => (vec![], format!("{TOKEN}\n")),
            _ => (vec![("AIVEN_TOKEN", TOKEN)], String::new()),
        };
        let output = run(&folder, &[Path::new("request.py")], &variables, &typed);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        let path = format!("/{place}{}", case.path);
        check_arrived(&request, &path, case.scheme, &server.take());
    }
}

#[test]
fn a_refused_or_redirected_request_makes_the_script_fail_and_print_the_answer() {
    let folder = folder("python-refused");
    let answer = "{\"message\":\"not powered on \u{2665}\"}";
    for status in [
        "409 Conflict",
        "401 Unauthorized",
        "307 Temporary Redirect",
        "500 Internal Server Error",
    ] {
        let server = Server::answering(status, answer);
        let request = cases(1)[0].request(server.port, "c0");
        let text = written("Python", &request, Options::default()).text;
        fs::write(folder.join("request.py"), text).expect("a file");
        let variables = [("AIVEN_TOKEN", TOKEN), ("PYTHONIOENCODING", "ascii")];
        let output = run(&folder, &[Path::new("request.py")], &variables, "");
        assert_eq!(output.status.code(), Some(1), "{status}");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            format!("{answer}\n")
        );
        let code = &status[..3];
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(said, format!("The server answered {code}.\n"));
        assert_eq!(server.take().len(), 1);
    }
}

#[test]
fn the_script_reads_as_a_person_would_write_it() {
    let case = super::case::Case::with_statement(
        "INSERT INTO \"a\"\nSELECT 'b'".to_owned(),
        AuthScheme::Aivenv1,
    );
    let text = written("Python", &case.request(1, "c0"), Options::default()).text;
    let expected = r#"import os
import sys

import requests

token = os.environ["AIVEN_TOKEN"]
body = r"""{
  "statement": "INSERT INTO \"a\"\nSELECT 'b'",
  "tables": [
    "t"
  ],
  "job_name": "j"
}"""


def authorize(request):
    request.headers["Authorization"] = "aivenv1 " + token
    return request


response = requests.request(
    "POST",
    "http://127.0.0.1:1/c0/v1/project/p/service/s/flink/job",
    data=body,
    headers={"Content-Type": "application/json"},
    auth=authorize,
    timeout=60,
    allow_redirects=False,
)
sys.stdout.buffer.write(response.content + b"\n")
if response.status_code // 100 != 2:
    sys.exit(f"The server answered {response.status_code}.")"#;
    assert_eq!(text, expected);
}
