//! Chromium with any page, for `cargo xtask bench`: its pages are opened and typed into by scripts, and what its threads
//! did is read from its trace. Nothing here asserts anything: a step that can't be done gives back a sentence.
#![allow(
    clippy::missing_errors_doc,
    reason = "each step gives back what was in its way"
)]

use crate::command::Command;
use crate::driver::Browser;
use crate::folder::Folder;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::error::WebDriverError;

/// What a step gives back.
pub type Step<T = ()> = Result<T, String>;

/// A script may take as long, and no longer.
const PATIENCE: Duration = Duration::from_mins(1);

/// A browser that nothing but a measurement controls. Dropping it ends it.
#[derive(Debug)]
pub struct Measured {
    browser: Browser,
    _profile: Folder,
}

/// Whether a browser keeps a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// It keeps one.
    Kept,
    /// It does not.
    None,
}

/// The driver gives back as many entries of a log at once.
const BATCH: usize = 100_000;

/// A key that is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A small letter.
    Letter(char),
    /// A key without a letter: its name, its code, and the modifiers that are held, as `DevTools` counts them.
    Named(&'static str, u32, u32),
}

/// Takes back what was typed last.
pub const BACKSPACE: Key = Key::Named("Backspace", 8, 0);

impl Measured {
    /// Starts a browser. One that keeps a trace is a little slower for it.
    pub async fn start(trace: Trace) -> Self {
        let profile = Folder::default();
        let browser = Browser::measured(profile.path(), trace == Trace::Kept).await;
        let timeouts = browser.session.set_script_timeout(PATIENCE).await;
        timeouts.expect("the driver takes a time limit");
        Self {
            browser,
            _profile: profile,
        }
    }

    /// Sends a command of the Chrome `DevTools` protocol.
    pub async fn dev_tools(&self, command: &'static str, parameters: Value) -> Step<Value> {
        let sent = Command::DevTools(command, parameters);
        let answer = self.browser.session.cmd(sent).await;
        let answer = answer.map_err(|error| said(command, &error))?;
        answer.value().map_err(|error| said(command, &error))
    }

    /// Runs the body of an async function in the page and waits for what it returns.
    pub async fn run(&self, script: &str) -> Step<Value> {
        let script = format!(
            "const done = arguments[0];
            (async () => {{ {script} }})().then((value) => done([value ?? null]), (error) => done(String(error)));"
        );
        let ran = self
            .browser
            .session
            .execute_async(script, Vec::<Value>::new());
        let ran = ran.await.map_err(|error| said("a script", &error))?;
        match ran.json() {
            Value::Array(values) => Ok(values.first().cloned().unwrap_or_default()),
            other => Err(other.as_str().unwrap_or("no answer").to_owned()),
        }
    }

    /// Presses a key and lets it go.
    pub async fn press(&self, key: Key) -> Step {
        let (down, up) = match key {
            Key::Letter(letter) => {
                let code = u32::from(letter.to_ascii_uppercase());
                (
                    json!({ "type": "keyDown", "text": letter, "key": letter, "windowsVirtualKeyCode": code }),
                    json!({ "type": "keyUp", "key": letter, "windowsVirtualKeyCode": code }),
                )
            }
            Key::Named(name, code, modifiers) => (
                json!({ "type": "rawKeyDown", "key": name, "code": name, "windowsVirtualKeyCode": code, "modifiers": modifiers }),
                json!({ "type": "keyUp", "key": name, "code": name, "windowsVirtualKeyCode": code, "modifiers": modifiers }),
            ),
        };
        for event in [down, up] {
            self.dev_tools("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Types letters, and the keys that drivers have signs for, as fast as the page takes them.
    pub async fn write(&self, keys: &str) -> Step {
        let delay = Some(Duration::ZERO);
        let session = &self.browser.session;
        let chain = session
            .action_chain_with_delay(delay, delay)
            .send_keys(keys);
        chain.perform().await.map_err(|error| said("keys", &error))
    }

    /// What its threads did, and what pages marked, since it was asked last.
    pub async fn trace(&self) -> Step<Vec<Value>> {
        let mut entries: Vec<Value> = Vec::new();
        // What comes too late for one call is in the next.
        let mut calls = 0;
        loop {
            let log = Command::Log("performance");
            let answer = self.browser.session.cmd(log).await;
            let answer = answer.map_err(|error| said("the trace", &error))?;
            let batch: Vec<Value> = answer.value().map_err(|error| said("the trace", &error))?;
            calls += 1;
            let is_last = batch.len() < BATCH && calls > 1;
            entries.extend(batch);
            if is_last {
                break;
            }
        }
        let events = entries.iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let is_event = message["message"]["method"] == "Tracing.dataCollected";
            is_event.then(|| message["message"]["params"].clone())
        });
        Ok(events.collect())
    }

    /// Its name and version.
    pub async fn version(&self) -> Step<String> {
        let version = self.dev_tools("Browser.getVersion", json!({})).await?;
        let product = version["product"].as_str().unwrap_or("Chromium");
        Ok(product.replace('/', " ").replace("Headless", ""))
    }
}

fn said(what: &str, error: &WebDriverError) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    format!("{what}: {line}")
}
