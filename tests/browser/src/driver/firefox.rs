//! Firefox, steered by geckodriver.

use super::on_path;
use serde_json::json;
use std::path::Path;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

/// The program that steers it, and the right to run scripts outside the page, which take the network away.
pub(super) const DRIVER: &[&str] = &["geckodriver", "--allow-system-access"];

pub(super) fn capabilities(profile: &Path, size: (u32, u32)) -> WebDriverResult<Capabilities> {
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "firefox")?;
    wanted.set(
        "moz:firefoxOptions",
        json!({
            "binary": on_path(&["firefox-esr", "firefox"]),
            "args": [
                "-headless",
                "-profile", profile,
                "-width", size.0.to_string(),
                "-height", size.1.to_string(),
            ],
            "prefs": {
                // A script may read the clipboard without a question that nobody answers.
                "dom.events.testing.asyncClipboard": true,
                // No test reaches a real host, whatever the page does: there is no such proxy.
                "network.proxy.type": 1,
                "network.proxy.http": "127.0.0.1",
                "network.proxy.http_port": 9,
                "network.proxy.ssl": "127.0.0.1",
                "network.proxy.ssl_port": 9,
                "network.proxy.no_proxies_on": "127.0.0.1",
                "layout.css.devPixelsPerPx": "1.0",
                // Without a network there is none to this machine either, as in Chromium.
                "network.disable-localhost-when-offline": true,
                // JSON that a test goes to is no page of the browser's own.
                "devtools.jsonview.enabled": false,
            },
        }),
    )?;
    Ok(wanted)
}
