//! The guard of a production service, in words.

use crate::api::json::visible;

/// Said of a production service that is locked.
pub const LOCKED: &str = "Produktion: nur lesbar";
/// The button that locks it again.
pub const LOCK: &str = "Sperren";

/// The label of the field that unlocks it.
pub fn unlock(service: &str) -> String {
    format!(
        "{} eingeben, um zehn Minuten lang zu ändern",
        visible(service)
    )
}

/// Said of one that can be changed.
pub fn open(minutes: u64) -> String {
    match minutes {
        0 | 1 => "Produktion: noch eine Minute lang änderbar".to_owned(),
        _ => format!("Produktion: noch {minutes} Minuten lang änderbar"),
    }
}
