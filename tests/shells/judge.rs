//! What is wrong with a command, by what a server received when it was run. The command of the page and
//! the two broken ones are judged alike.

use super::case::Case;
use super::room::{TOKEN, Traces};
use super::server::Recorded;
use millrace::api::request::Request;
use serde_json::Value;

/// Everything wrong with a command's text: printable ASCII and line breaks stand in it, and no exclamation
/// mark, which the bash of macOS expands in the later lines of a quoted text.
pub fn text(command: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(c) = command
        .chars()
        .find(|c| !matches!(c, ' ' | '"'..='~' | '\n'))
    {
        faults.push(format!("the text holds {c:?}"));
    }
    if command.contains(TOKEN) {
        faults.push("the text holds the token".to_owned());
    }
    faults
}

/// Everything wrong with what arrived below a case's own path.
pub fn arrival(case: &Case, request: &Request, folder: &str, recorded: &[Recorded]) -> Vec<String> {
    let [arrived] = recorded else {
        return vec![format!("{} requests arrived", recorded.len())];
    };
    let mut faults = Vec::new();
    let mut compare = |what: &str, got: &str, expected: &str| {
        if got != expected {
            faults.push(format!("{what} is {got}\n  instead of {expected}"));
        }
    };
    compare("the method", &arrived.method, "POST");
    compare(
        "the path",
        &arrived.path,
        &format!("/{folder}{}", case.path),
    );
    compare(
        "the preview's URL",
        &request.url(),
        &format!("{}{}", request.base.origin(), arrived.path),
    );
    compare(
        "Authorization",
        &arrived.header("authorization").join(" | "),
        &format!("{} {TOKEN}", case.scheme.name()),
    );
    compare(
        "Content-Type",
        &arrived.header("content-type").join(" | "),
        "application/json",
    );
    let wire = request.body.as_ref().expect("a body").wire();
    compare("the body", &String::from_utf8_lossy(&arrived.body), &wire);
    match serde_json::from_slice::<Value>(&arrived.body) {
        Ok(value) if value == case.body => {}
        Ok(value) => faults.push(format!(
            "what was typed arrived as {value}\n  instead of {}",
            case.body
        )),
        Err(error) => faults.push(format!("the body is no JSON: {error}")),
    }
    faults
}

/// Everything wrong with a room after commands ran in it.
pub fn traces(traces: &Traces) -> Vec<String> {
    let Traces { files, programs } = traces;
    let mut faults = Vec::new();
    if !files.is_empty() {
        faults.push(format!("files were written: {files:?}"));
    }
    if !programs.is_empty() {
        faults.push(format!("programs were run: {programs:?}"));
    }
    faults
}
