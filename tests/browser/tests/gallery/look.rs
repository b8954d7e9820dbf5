//! The settings in which each state is looked at: widths, themes, and what else a system can ask of a page.

use crate::axe::{self, Audit};
use crate::fit;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::Page;
use serde_json::json;
use std::path::PathBuf;

/// A setting in which the page is looked at.
struct Setting {
    /// As the file of a picture has it.
    name: &'static str,
    /// Of the window, in CSS pixels.
    width: u32,
    height: u32,
    /// Device pixels for each of them.
    scale: u32,
    /// What the system prefers.
    media: &'static [(&'static str, &'static str)],
    /// What is checked. Without it, it is for pictures only.
    audit: Option<Audit>,
}

const LIGHT: (&str, &str) = ("prefers-color-scheme", "light");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
const CONTRAST: (&str, &str) = ("prefers-contrast", "more");
const FORCED: (&str, &str) = ("forced-colors", "active");

const SETTINGS: [Setting; 13] = [
    at("1440-light", 1440, &[LIGHT], Some(Audit::Whole)),
    at("1440-dark", 1440, &[DARK], Some(Audit::Whole)),
    at("1100-light", 1100, &[LIGHT], Some(Audit::Targets)),
    at("1100-dark", 1100, &[DARK], None),
    at("768-light", 768, &[LIGHT], Some(Audit::Targets)),
    at("768-dark", 768, &[DARK], None),
    at("360-light", 360, &[LIGHT], Some(Audit::Whole)),
    at("360-dark", 360, &[DARK], Some(Audit::Whole)),
    at("contrast-light", 1440, &[LIGHT, CONTRAST], None),
    at("contrast-dark", 1440, &[DARK, CONTRAST], None),
    at("forced-light", 1440, &[LIGHT, FORCED], None),
    at("forced-dark", 1440, &[DARK, FORCED], None),
    // As a window of 1440 pixels that is zoomed to 200 %.
    Setting {
        name: "zoomed",
        width: 720,
        height: 450,
        scale: 2,
        media: &[LIGHT],
        audit: Some(Audit::Targets),
    },
];

const fn at(
    name: &'static str,
    width: u32,
    media: &'static [(&'static str, &'static str)],
    audit: Option<Audit>,
) -> Setting {
    Setting {
        name,
        width,
        height: 900,
        scale: 1,
        media,
        audit,
    }
}

/// Rows that are out of sight are laid out only then; what is looked at is all of the page.
const WHOLE: &str = "for (const element of document.querySelectorAll('*'))
    if (getComputedStyle(element).contentVisibility === 'auto') element.style.contentVisibility = 'visible';";

/// Looks at a state in every setting. With a folder for pictures, each leaves one.
pub async fn over(state: &str, page: Page) {
    let folder = std::env::var_os("MILLRACE_SCREENSHOTS").map(PathBuf::from);
    axe::bring(&page).await;
    page.run(WHOLE, vec![]).await;
    let mut faults = Vec::new();
    for setting in &SETTINGS {
        if folder.is_none() && setting.audit.is_none() {
            continue;
        }
        set(&page, setting).await;
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
            let file = folder.join(format!("{state}-{}.png", setting.name));
            std::fs::write(file, picture(&page, setting).await).expect("a picture is written");
        }
        if let Some(audit) = setting.audit {
            let mut found = fit::misfits(&page).await;
            found.extend(axe::violations(&page, audit).await);
            faults.extend(
                found
                    .iter()
                    .map(|fault| format!("{}: {fault}", setting.name)),
            );
        }
    }
    assert!(faults.is_empty(), "{state}: {faults:#?}");
}

async fn set(page: &Page, setting: &Setting) {
    let pairs = setting.media.iter();
    let features: Vec<_> = pairs
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let media = json!({ "features": features });
    page.dev_tools("Emulation.setEmulatedMedia", media).await;
    let screen = json!({
        "width": setting.width, "height": setting.height, "deviceScaleFactor": setting.scale, "mobile": false,
    });
    page.dev_tools("Emulation.setDeviceMetricsOverride", screen)
        .await;
    page.frames().await;
}

/// The longest picture, in CSS pixels.
const LONGEST: u64 = 5000;

/// The page as a picture: what is in sight on a wide screen, where the panes scroll, and all of it on a narrow one.
async fn picture(page: &Page, setting: &Setting) -> Vec<u8> {
    let height = page
        .run("return document.scrollingElement.scrollHeight;", vec![])
        .await;
    let height = height.as_u64().unwrap_or_default().min(LONGEST);
    let clip = json!({ "x": 0, "y": 0, "width": setting.width, "height": height, "scale": 1 });
    let shot = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let shot = page.dev_tools("Page.captureScreenshot", shot).await;
    let shot = shot["data"].as_str().expect("a picture");
    STANDARD.decode(shot).expect("a picture in base64")
}
