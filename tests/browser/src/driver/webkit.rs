//! The browser that comes with `WebKitGTK`, steered by `WebKitWebDriver`. It has no mode without a screen, so it gets
//! one of its own, which nobody sees.

use serde_json::json;
use std::path::PathBuf;
use std::process::Stdio;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// The program that steers it.
pub(super) const DRIVER: &[&str] = &["WebKitWebDriver"];

pub(super) fn capabilities() -> WebDriverResult<Capabilities> {
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "MiniBrowser")?;
    wanted.set(
        "webkitgtk:browserOptions",
        json!({ "binary": browser(), "args": ["--automation"] }),
    )?;
    Ok(wanted)
}

/// Debian keeps it beside the library.
fn browser() -> PathBuf {
    let folder = format!(
        "/usr/lib/{}-linux-gnu/webkit2gtk-4.1",
        std::env::consts::ARCH
    );
    let browser = PathBuf::from(folder).join("MiniBrowser");
    assert!(
        browser.is_file(),
        "There is no {}: install webkit2gtk-driver.",
        browser.display()
    );
    browser
}

/// A screen that nobody sees, and its name for `DISPLAY`.
pub(super) async fn screen() -> (Child, String) {
    let mut screen = Command::new(super::on_path(&["Xvfb"]))
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "2000x2000x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("Xvfb can be started");
    let output = screen.stdout.take().expect("Xvfb's output");
    let number = BufReader::new(output).lines().next_line().await;
    let number = number
        .expect("Xvfb's output")
        .expect("the number of its display");
    (screen, format!(":{number}"))
}
