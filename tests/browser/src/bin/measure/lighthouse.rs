//! Lighthouse on the built page, behind nginx as `hosting/nginx.conf` has it.

use browser_tests::folder::Folder;
use browser_tests::host::Server;
use sandbox::{Options, Sandbox};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use tokio::process::Command;

/// The two profiles, and what chooses them.
const PROFILES: [(&str, &[&str]); 2] = [("desktop", &["--preset=desktop"]), ("mobile", &[])];

/// Runs of each that judged; the table has the one in the middle by performance.
const RUNS: usize = 3;

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

const METRICS: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
];

/// The scores, the times behind them, and all audits that failed.
pub async fn judged(dist: &Path, cli: &Path) -> Result<String, String> {
    let api = Sandbox::start(Options::default()).await;
    let api = api.map_err(|error| format!("no stand-in API: {error}"))?;
    let host = Server::Nginx.start(dist, "/", api.addr).await;
    let mut text = String::new();
    let mut failed = String::new();
    for (profile, words) in PROFILES {
        let mut reports = Vec::new();
        let mut tries = 0;
        while reports.len() < RUNS {
            eprintln!("Lighthouse: {profile}, {} of {RUNS}", reports.len() + 1);
            let report = report(&host.url(), cli, words).await?;
            tries += 1;
            // One that saw no paint, say, has judged nothing.
            if CATEGORIES
                .iter()
                .all(|name| score_of(&report, name).is_some())
            {
                reports.push(report);
            } else if tries == 2 * RUNS {
                let why = &report["runtimeError"]["message"];
                return Err(format!("Lighthouse judged nothing: {why}"));
            }
        }
        reports.sort_by(|one, other| {
            score(one, CATEGORIES[0]).total_cmp(&score(other, CATEGORIES[0]))
        });
        let report = &reports[RUNS / 2];
        if text.is_empty() {
            let version = report["lighthouseVersion"].as_str().unwrap_or_default();
            let _ = writeln!(
                text,
                "Lighthouse {version}, the run in the middle of {RUNS}, behind nginx with `hosting/nginx.conf`.\n\n\
                 | | performance | accessibility | best practices | SEO | first paint | largest paint | blocking | shift | speed index | benchmark index |\n\
                 |---|{}",
                "---:|".repeat(10)
            );
        }
        let _ = write!(text, "| {profile} |");
        for category in CATEGORIES {
            let _ = write!(text, " {:.0} |", score(report, category) * 100.0);
        }
        for metric in METRICS {
            let shown = report["audits"][metric]["displayValue"].as_str();
            let _ = write!(text, " {} |", shown.unwrap_or("–").replace('\u{a0}', " "));
        }
        let index = &report["environment"]["benchmarkIndex"];
        let _ = writeln!(text, " {:.0} |", index.as_f64().unwrap_or_default());
        failures(&mut failed, profile, report);
    }
    Ok(format!(
        "{text}\nAudits that failed, with their weight in the score:\n\n{failed}"
    ))
}

async fn report(url: &str, cli: &Path, words: &[&str]) -> Result<Value, String> {
    let folder = Folder::default();
    let file = folder.path().join("report.json");
    let ran = Command::new("node")
        .arg(cli)
        .arg(format!("{url}/"))
        .args(words)
        .args([
            "--quiet",
            "--output=json",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
        ])
        .arg(format!("--output-path={}", file.display()))
        .output()
        .await
        .map_err(|error| format!("node: {error}. Install nodejs."))?;
    let text = std::fs::read_to_string(&file).map_err(|_| {
        let said = String::from_utf8_lossy(&ran.stderr);
        format!("Lighthouse wrote no report: {said}")
    })?;
    serde_json::from_str(&text).map_err(|error| format!("Lighthouse's report: {error}"))
}

fn score(report: &Value, category: &str) -> f64 {
    score_of(report, category).unwrap_or_default()
}

fn score_of(report: &Value, category: &str) -> Option<f64> {
    report["categories"][category]["score"].as_f64()
}

fn failures(text: &mut String, profile: &str, report: &Value) {
    for category in CATEGORIES {
        let audits = report["categories"][category]["auditRefs"].as_array();
        for audit in audits.into_iter().flatten() {
            let id = audit["id"].as_str().unwrap_or_default();
            let found = &report["audits"][id];
            if found["score"].as_f64().is_some_and(|score| score < 0.9) {
                let _ = writeln!(
                    text,
                    "- {profile}, {category}: {} ({}), weight {}, score {:.2}",
                    found["title"].as_str().unwrap_or(id),
                    found["displayValue"]
                        .as_str()
                        .unwrap_or("no number")
                        .replace('\u{a0}', " "),
                    audit["weight"],
                    found["score"].as_f64().unwrap_or_default(),
                );
            }
        }
    }
}
