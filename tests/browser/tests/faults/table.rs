//! The matrix as a page for readers, `docs/faults.md`.

use crate::ending::Ending;
use crate::row::Row;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Set to `write`, the page is written anew.
const SWITCH: &str = "MILLRACE_FAULTS";

/// Holds the page against the rows that were played.
pub fn check(rows: &[Row]) {
    let text = page(rows);
    let file = file();
    if std::env::var_os(SWITCH).is_some_and(|word| word == "write") {
        std::fs::write(&file, &text).expect("docs/faults.md can be written");
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == text,
        "docs/faults.md is not what this run gives. Run it with {SWITCH}=write, and read what changes."
    );
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/faults.md")
}

fn page(rows: &[Row]) -> String {
    let mut text = format!(
        "# What can go wrong when a request is sent
A test in real browsers plays each row against the stand-in API, counts the requests that reach it, and writes this page (`tests/browser/tests/faults`). After each row the fields hold what they held, and `Send request` can be pressed again. Nothing is ever sent a second time by the page itself.

## {} ways in which it ends
In those marked with \u{25cf} the request may have been carried out without anybody knowing: the draft says `Unknown`, and the page offers `Check whether it exists`.

| ends as | | what it means | the draft says |
| --- | --- | --- | --- |
",
        count(Ending::ALL.len()),
    );
    for ending in Ending::ALL {
        let mark = if ending.is_unknown() { "\u{25cf}" } else { "" };
        let state = match ending {
            Ending::HeldBack => "what is wrong",
            ending => ending.state(),
        };
        line(&mut text, &[ending.name(), mark, ending.means(), state]);
    }
    text.push_str(
        "
## The cases
`node_info` stands for the table, `https://api.example` for the API's origin.

| | what happens | requests that arrive | ends as | the page says | and what to do |
| --- | --- | --- | --- | --- | --- |
",
    );
    let filled = |text: &str| {
        text.replace("{name}", "node_info")
            .replace("{api}", "https://api.example")
    };
    for (place, row) in rows.iter().enumerate() {
        let (place, posts) = ((place + 1).to_string(), row.posts.to_string());
        let (says, next) = (filled(row.says), filled(row.next));
        line(
            &mut text,
            &[&place, row.what, &posts, row.ending.name(), &says, &next],
        );
    }
    text.push_str(
        "
## Where an engine has its own way
The table is what Chromium shows, and Firefox and WebKit (WebKitGTK's browser, Safari's engine) but for these.

| in | what happens | why | ends as | the page says | and what to do |
| --- | --- | --- | --- | --- | --- |
",
    );
    for row in rows {
        for differs in &row.differs {
            let (ends, says, next) = match differs.end {
                Some((ending, says, next)) => (ending.name(), filled(says), filled(next)),
                None => ("not played", String::new(), String::new()),
            };
            line(
                &mut text,
                &[
                    differs.engine.title(),
                    row.what,
                    differs.why,
                    ends,
                    &says,
                    &next,
                ],
            );
        }
    }
    text
}

fn line(text: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    // Writing into a text does not fail.
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn count(number: usize) -> String {
    match number {
        12 => "Twelve".to_owned(),
        other => other.to_string(),
    }
}
