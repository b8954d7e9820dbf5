//! The words of the request region.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::generation::Generation;
use crate::workspace::Progress;

pub const NAME: &str = "Request";
pub const SEND: &str = "Send request";
pub const SEND_ANYWAY: &str = "Send anyway";
pub const CANCEL: &str = "Cancel";
pub const SEND_AGAIN: &str = "Send again";

/// The seconds that a request has taken, beside the button that stops it.
pub fn seconds(seconds: u32) -> String {
    format!("({seconds} s)")
}

/// Asked before a request is sent once more.
pub fn again(progress: &Progress, is_changed: bool, generation: Generation) -> &'static str {
    match progress {
        _ if is_changed && generation == Generation::Applications => {
            "Not sent: this application exists. What has changed goes into a new version, below."
        }
        _ if is_changed => {
            "Not sent: what exists by this name is not what stands here, and the API can't change it. Delete that one, or choose another name."
        }
        Progress::Unknown(_) => {
            "Not sent: this was sent before, and may have arrived. Check whether it exists."
        }
        _ => "Not sent: this was created already.",
    }
}

/// Said when errors hold a request back.
pub fn held_back(count: usize) -> String {
    match count {
        1 => "Not sent: 1 problem holds it back.".to_owned(),
        n => format!("Not sent: {n} problems hold it back."),
    }
}
