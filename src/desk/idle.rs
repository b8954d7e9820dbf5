//! How long a token stays where nobody uses the page: a token that was left on a screen is anybody's.

use super::node::Node;
use super::settings::{hint, label, option, select};
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
    let options = CHOICES.map(|minutes| {
        let value = minutes.to_string();
        option(&value, &say::minutes(minutes), minutes == chosen)
    });
    vec![
        label(SETTING_ID, say::IDLE),
        select(SETTING_ID, "idle", options.into_iter()).into(),
        hint(SETTING_ID, say::IDLE_HINT).into(),
    ]
}
