//! How long a token stays where nobody uses the page: a token that was left on a screen is anybody's.

use super::node::{Node, element};
use crate::text::bar as say;

/// Where the browser keeps the choice.
pub const KEY: &str = "millrace.idle";
/// What can be chosen, in minutes.
pub const CHOICES: [u32; 4] = [5, 15, 30, 60];
/// What holds where nothing was chosen.
const USUAL: u32 = 15;
/// The id of the setting.
const SETTING_ID: &str = "setting-idle";

/// The minutes that were kept, or those that hold where none of the choices was.
pub fn minutes(kept: Option<&str>) -> u32 {
    let kept = kept.and_then(|kept| kept.parse().ok());
    kept.filter(|kept| CHOICES.contains(kept)).unwrap_or(USUAL)
}

/// Whether so many minutes have passed without use. Both times are milliseconds of the clock on the wall, which goes on
/// while a machine sleeps.
pub fn is_over(used: u64, now: u64, minutes: u32) -> bool {
    now.saturating_sub(used) >= u64::from(minutes) * 60_000
}

/// The choice, for the settings.
pub fn setting(chosen: u32) -> Vec<Node> {
    let option = |minutes: u32| {
        let option = element("option").with("value", minutes.to_string());
        let option = if minutes == chosen {
            option.with(".selected", "true")
        } else {
            option.with(".selected", "false")
        };
        option.text(say::minutes(minutes)).into()
    };
    let hint_id = [SETTING_ID, "-hint"].concat();
    vec![
        element("label")
            .with("for", SETTING_ID)
            .text(say::IDLE)
            .into(),
        element("select")
            .with("id", SETTING_ID)
            .with("data-act", "idle")
            .with("aria-describedby", hint_id.as_str())
            .children(CHOICES.map(option))
            .into(),
        element("p")
            .with("class", "hint")
            .with("id", hint_id)
            .text(say::IDLE_HINT)
            .into(),
    ]
}
