//! What is wrong with a command, by what a server received when it was run. The command of the page and
//! the broken ones are judged alike.

use super::case::Case;
use super::room::{TOKEN, Traces};
use super::server::Recorded;
use millrace::api::request::Request;
use millrace::snippet::{Lines, Options, Payload, Shell, Snippet};
use serde_json::Value;

/// Everything wrong with a command's texts: printable ASCII and line breaks stand in them, and no exclamation
/// mark, which the bash of macOS expands in the later lines of a quoted text.
pub fn text(snippet: &Snippet, options: Options) -> Vec<String> {
    let mut faults = Vec::new();
    let all = [
        Some(snippet.text.as_str()),
        snippet.setup,
        snippet.payload.as_deref(),
        snippet.make_payload.as_deref(),
    ];
    for text in all.into_iter().flatten() {
        if let Some(c) = text.chars().find(|c| !matches!(c, ' ' | '"'..='~' | '\n')) {
            faults.push(format!("the text holds {c:?}"));
        }
        if text.contains(TOKEN) {
            faults.push("the text holds the token".to_owned());
        }
    }
    if options.lines == Lines::One && snippet.text.contains('\n') {
        faults.push("the text has more than one line".to_owned());
    }
    faults
}

/// A body as it must arrive, but for what [`Shell::Any`] escapes.
fn body(request: &Request, options: Options) -> String {
    let wire = request.body.as_ref().expect("a body").wire();
    match (options.shell, options.lines) {
        (Shell::Posix, Lines::Many) => wire,
        _ => squeezed(&wire),
    }
}

/// A JSON text without white space between its parts.
fn squeezed(json: &str) -> String {
    let mut text = String::new();
    for (place, part) in json
        .replace("\\\\", "\0")
        .replace("\\\"", "\u{1}")
        .split('"')
        .enumerate()
    {
        if place > 0 {
            text.push('"');
        }
        if place % 2 == 0 {
            text.extend(part.split_whitespace());
        } else {
            text.push_str(part);
        }
    }
    text.replace('\u{1}', "\\\"").replace('\0', "\\\\")
}

/// What arrived, without the escapes of [`Shell::Any`] and the line break at the end of a file.
fn plain(arrived: &str, options: Options) -> Option<String> {
    match (options.shell, options.payload) {
        (Shell::Posix, Payload::Inline) => Some(arrived.to_owned()),
        (Shell::Posix, Payload::File) => arrived.strip_suffix('\n').map(str::to_owned),
        (Shell::Any, _) => {
            // Nothing that a shell could read stands in such a text, and each backslash begins an escape.
            let is_any = !arrived.contains("\\\\")
                && !arrived.contains("\\\"")
                && !arrived.contains(['\'', '!', '\n']);
            let known = [("\\u0027", "'"), ("\\u0022", "\\\""), ("\\u005c", "\\\\")];
            is_any.then(|| {
                known
                    .iter()
                    .fold(arrived.to_owned(), |text, (escape, plain)| {
                        text.replace(escape, plain)
                    })
            })
        }
    }
}

/// Everything wrong with what arrived below a case's own path.
pub fn arrival(
    case: &Case,
    request: &Request,
    folder: &str,
    recorded: &[Recorded],
    options: Options,
) -> Vec<String> {
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
    let text = String::from_utf8_lossy(&arrived.body);
    let got = plain(&text, options).unwrap_or_else(|| format!("{text}, in a form of its own"));
    compare("the body", &got, &body(request, options));
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
