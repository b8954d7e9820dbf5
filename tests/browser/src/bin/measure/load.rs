//! What a first visit costs: the bytes that the server sends, and the time until a field takes a key.

use crate::subject::Subject;
use browser_tests::host::Host;
use browser_tests::measured::{BACKSPACE, Key, Measured, Step};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

/// A file that the server sent.
#[derive(Clone, Debug)]
pub struct File {
    pub name: String,
    pub bytes: u64,
}

/// All that one visit fetched.
#[derive(Clone, Debug, Default)]
pub struct Wire {
    /// What the page loads to be used.
    pub first: Vec<File>,
    /// What it fetches behind that, by itself.
    pub behind: Vec<File>,
    /// Addresses on other hosts that it asked for.
    pub elsewhere: Vec<String>,
}

/// The line and the processor that a visit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conditions {
    /// Those of this machine.
    Machine,
    /// 1.6 Mbit/s and 150 ms there and back, as in Lighthouse's mobile profile, and a quarter of the processor.
    Mobile,
}

impl Conditions {
    async fn apply(self, browser: &Measured) -> Step {
        let (rate, latency, throughput) = match self {
            Self::Machine => (1, 0, -1),
            Self::Mobile => (4, 150, 1_600_000 / 8),
        };
        browser
            .dev_tools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }))
            .await?;
        let line = json!({
            "offline": false, "latency": latency, "downloadThroughput": throughput, "uploadThroughput": throughput,
        });
        browser
            .dev_tools("Network.emulateNetworkConditions", line)
            .await?;
        Ok(())
    }
}

/// Goes to a page as a first visitor does: nothing of it is in the browser.
pub async fn visit(browser: &Measured, origin: &str, address: &str) -> Step {
    browser.dev_tools("Network.enable", json!({})).await?;
    let blank = json!({ "url": "about:blank" });
    browser.dev_tools("Page.navigate", blank).await?;
    let stored = json!({ "origin": origin, "storageTypes": "all" });
    browser
        .dev_tools("Storage.clearDataForOrigin", stored)
        .await?;
    browser
        .dev_tools("Network.clearBrowserCache", json!({}))
        .await?;
    browser
        .dev_tools("Page.navigate", json!({ "url": address }))
        .await?;
    Ok(())
}

/// What a visit fetches until nothing comes for two seconds.
pub async fn wire(subject: Subject, browser: &Measured, host: &Host) -> Step<Wire> {
    let earlier = host.logs().lines().filter_map(sent).count();
    visit(browser, &host.url(), &subject.address(&host.url(), None)).await?;
    let mut seen = 0;
    loop {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = host.logs().lines().filter_map(sent).count();
        if now == seen {
            break;
        }
        seen = now;
    }
    let mut wire = Wire::default();
    let mut known = BTreeSet::new();
    let folder = format!("/{}/", subject.folder());
    for (path, bytes) in host.logs().lines().filter_map(sent).skip(earlier) {
        let name = path.split('?').next().unwrap_or(path);
        let name = name.strip_prefix(&folder).unwrap_or(name);
        let file = File {
            name: if name.is_empty() { "index.html" } else { name }.to_owned(),
            bytes,
        };
        let is_again = !known.insert(file.name.clone());
        if is_again || subject.is_behind(path) {
            wire.behind.push(file);
        } else {
            wire.first.push(file);
        }
    }
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => /^https?:/.test(name) && !name.startsWith(location.origin));";
    let elsewhere = browser.run(names).await?;
    let elsewhere: BTreeSet<String> = serde_json::from_value(elsewhere).unwrap_or_default();
    wire.elsewhere = elsewhere.into_iter().collect();
    Ok(wire)
}

/// The path and the bytes of the body in a line of the server's log; not of the icon that a browser asks for by itself.
fn sent(line: &str) -> Option<(&str, u64)> {
    let (_, rest) = line.split_once("\"GET ")?;
    let (path, rest) = rest.split_once(' ')?;
    let (_, rest) = rest.split_once("\" ")?;
    let mut numbers = rest.split(' ');
    let (status, bytes) = (numbers.next()?, numbers.next()?.parse().ok()?);
    (path != "/favicon.ico" && status != "304").then_some((path, bytes))
}

/// Milliseconds from the start of the navigation until a key has changed the first text field, in some cold loads.
pub async fn first_keys(
    subject: Subject,
    browser: &Measured,
    host: &Host,
    conditions: Conditions,
    loads: usize,
) -> Step<Vec<f64>> {
    let mut times = Vec::new();
    for _ in 0..loads {
        visit(browser, &host.url(), "about:blank").await?;
        conditions.apply(browser).await?;
        let address = subject.address(&host.url(), None);
        let go = json!({ "url": address });
        browser.dev_tools("Page.navigate", go).await?;
        times.push(first_key(browser).await?);
        Conditions::Machine.apply(browser).await?;
    }
    Ok(times)
}

async fn first_key(browser: &Measured) -> Step<f64> {
    let asked = "bench.awaitFirst(); return true;";
    let mut is_asked = false;
    for _ in 0..5_000 {
        // Between two pages no script runs.
        is_asked = is_asked || browser.run(asked).await.is_ok();
        browser.press(Key::Letter('x')).await?;
        let taken = browser.run("return bench.firstKey;").await;
        if let Some(time) = taken.ok().and_then(|time| time.as_f64()) {
            browser.press(BACKSPACE).await?;
            return Ok(time);
        }
    }
    Err("no field took a key".to_owned())
}
