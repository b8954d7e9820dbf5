//! The words of the request region.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::generation::Generation;
use crate::workspace::Progress;

pub const NAME: &str = "Anfrage";
pub const SEND: &str = "Anfrage senden";
pub const SEND_ANYWAY: &str = "Trotzdem senden";
pub const CANCEL: &str = "Abbrechen";
pub const SEND_AGAIN: &str = "Erneut senden";

/// The seconds that a request has taken, beside the button that stops it.
pub fn seconds(seconds: u32) -> String {
    format!("({seconds} s)")
}

/// Asked before a request is sent once more.
pub fn again(progress: &Progress, is_changed: bool, generation: Generation) -> &'static str {
    match progress {
        _ if is_changed && generation == Generation::Applications => {
            "Nicht gesendet: Diese Application existiert bereits. Was sich geändert hat, kommt in eine neue Version, weiter unten."
        }
        _ if is_changed => {
            "Nicht gesendet: Was unter diesem Namen existiert, ist nicht das, was hier steht, und die API kann es nicht ändern. Löschen Sie es, oder wählen Sie einen anderen Namen."
        }
        Progress::Unknown(_) => {
            "Nicht gesendet: Dies wurde schon gesendet und kann angekommen sein. Prüfen Sie, ob es existiert."
        }
        _ => "Nicht gesendet: Dies wurde schon erstellt.",
    }
}

/// Said when errors hold a request back.
pub fn held_back(count: usize) -> String {
    match count {
        1 => "Nicht gesendet: 1 Problem hält die Anfrage zurück.".to_owned(),
        n => format!("Nicht gesendet: {n} Probleme halten die Anfrage zurück."),
    }
}
