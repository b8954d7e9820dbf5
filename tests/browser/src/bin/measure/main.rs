//! `cargo xtask bench` runs this: the page beside its peers, on one server, in one browser, one after the other; and
//! Lighthouse on the page as a host serves it. It prints Markdown, and says on the other stream what it is at.

mod keys;
mod lighthouse;
mod load;
mod memory;
mod number;
mod openapi;
mod report;
mod subject;

use browser_tests::host::{Host, Server};
use browser_tests::measured::{Measured, Trace};
use load::Conditions;
use report::{Found, Typed};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;
use subject::{Editor, SIZES, Subject};

const USAGE: &str = "usage: measure peers FOLDER\n       measure lighthouse DIST CLI

FOLDER holds a folder for each page, as `cargo xtask bench` lays them out; CLI is Lighthouse's cli/index.js.";

/// Cold loads for each median.
const LOADS: usize = 7;
const SLOW_LOADS: usize = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["peers", folder] => peers(Path::new(folder)).await,
        ["lighthouse", dist, cli] => lighthouse::judged(Path::new(dist), Path::new(cli)).await,
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Measures all of them.
async fn peers(folder: &Path) -> Result<String, String> {
    for columns in SIZES {
        let text = openapi::described(columns).to_string();
        for subject in Subject::ALL {
            let file = folder
                .join(subject.folder())
                .join(subject::description(columns));
            std::fs::write(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    let host = Server::of_folder(folder).await;
    let mut found = Vec::new();
    for subject in Subject::ALL {
        let version = std::fs::read_to_string(folder.join(subject.folder()).join("version.txt"));
        let version = version.unwrap_or_default();
        found.push(measured(subject, version, &host).await?);
    }
    let version = browser(Trace::None).await?.version().await?;
    Ok(report::tables(&version, &found))
}

async fn browser(trace: Trace) -> Result<Measured, String> {
    let browser = Measured::start(trace).await;
    let script = json!({ "source": include_str!("page.js") });
    browser.dev_tools("Page.enable", json!({})).await?;
    browser
        .dev_tools("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    Ok(browser)
}

async fn measured(subject: Subject, version: String, host: &Host) -> Result<Found, String> {
    let name = subject.name();
    let plain = browser(Trace::None).await?;
    eprintln!("{name}: bytes");
    let wire = load::wire(subject, &plain, host).await;
    eprintln!("{name}: the first key");
    let quick = load::first_keys(subject, &plain, host, Conditions::Machine, LOADS).await;
    let slow = load::first_keys(subject, &plain, host, Conditions::Mobile, SLOW_LOADS).await;
    eprintln!("{name}: memory");
    let memory = memory::memory(subject, &plain, host).await;
    drop(plain);
    let traced = browser(Trace::Kept).await?;
    let mut typed = Vec::new();
    for editor in [Editor::Text, Editor::Grid] {
        if editor == Editor::Grid && subject != Subject::Millrace {
            continue;
        }
        for columns in SIZES {
            eprintln!("{name}: keys, {editor:?}, {columns:?}");
            let keys = keys::keys(subject, &traced, host, columns, editor).await;
            typed.push(Typed {
                editor,
                columns,
                keys,
            });
        }
    }
    Ok(Found {
        subject,
        version,
        wire,
        quick,
        slow,
        typed,
        memory,
    })
}
