//! The guard of a production service, in words.

use crate::api::json::visible;

/// Said of a production service that is locked.
pub const LOCKED: &str = "Production: read-only";
/// The button that locks it again.
pub const LOCK: &str = "Lock";

/// The label of the field that unlocks it.
pub fn unlock(service: &str) -> String {
    format!("Type {} to change it for ten minutes", visible(service))
}

/// Said of one that can be changed.
pub fn open(minutes: u64) -> String {
    match minutes {
        0 | 1 => "Production: can be changed for one minute more".to_owned(),
        _ => format!("Production: can be changed for {minutes} minutes"),
    }
}
