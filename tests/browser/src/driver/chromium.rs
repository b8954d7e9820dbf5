//! Chromium, steered by chromedriver.

use super::on_path;
use serde_json::json;
use std::path::Path;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromeCapabilities, LoggingPrefsLogLevel, PageLoadStrategy};

/// The program that steers it.
pub(super) const DRIVER: &[&str] = &["chromedriver"];

/// What the browser is started with, beside its profile.
const ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--force-device-scale-factor=1",
    // No test reaches a real host, whatever the page does.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

pub(super) fn capabilities(profile: &Path, size: (u32, u32)) -> WebDriverResult<Capabilities> {
    Ok(usual(profile, size)?.into())
}

/// One that waits for no page. It can keep a trace: the work of its threads and what pages mark.
pub(super) fn measured(profile: &Path, is_traced: bool) -> WebDriverResult<Capabilities> {
    let mut wanted = usual(profile, (1440, 1000))?;
    if is_traced {
        wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        wanted.add_experimental_option(
            "perfLoggingPrefs",
            json!({
                "enableNetwork": false,
                "enablePage": false,
                "traceCategories": "blink.user_timing,disabled-by-default-devtools.timeline",
            }),
        )?;
    }
    wanted.set_page_load_strategy(PageLoadStrategy::None)?;
    Ok(wanted.into())
}

fn usual(profile: &Path, size: (u32, u32)) -> WebDriverResult<ChromeCapabilities> {
    let mut wanted = ChromeCapabilities::new();
    for argument in ARGUMENTS {
        wanted.add_arg(argument)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wanted.add_arg(&format!("--window-size={},{}", size.0, size.1))?;
    let binary = on_path(&["chromium", "chromium-browser", "google-chrome"]);
    wanted.set_binary(&binary.to_string_lossy())?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}
