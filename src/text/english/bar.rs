//! The words of the target bar and of the settings.

#![allow(missing_docs, reason = "each constant is the text that it names")]

pub const TOKEN: &str = "API token";
pub const FORGET_TOKEN: &str = "Forget token";
pub const FRAMED: &str = "Another page shows this one inside itself, so no token is asked for. ";
pub const OPEN_ALONE: &str = "Open Millrace alone";
pub const TOKEN_HINT: &str = "Stays in the memory of this tab, nowhere else.";
pub const TOKEN_TRIMMED: &str = "White space or a scheme's name around the token was left out.";
pub const TOKEN_NEEDED: &str =
    "Paste an API token first. The Aiven console makes one under User information, Tokens.";
/// The page's name, and whose it is.
pub fn title(team: Option<&str>) -> String {
    match team {
        Some(team) => [super::APP, " for ", &super::visible(team)].concat(),
        None => super::APP.to_owned(),
    }
}
pub const SETTINGS: &str = "Settings";
pub const CLOSE: &str = "Close";
pub const BASE: &str = "API base URL";
pub const BASE_HINT: &str = "Set by the host of this page, in config.json.";
pub const BASES_HINT: &str =
    "Offered by the host of this page, in config.json. Choosing another forgets the token.";
pub const SCHEME: &str = "Authorization scheme";
pub const SCHEME_HINT: &str =
    "Bearer is what most of Aiven's documentation uses, aivenv1 what its own clients send.";
pub const IDLE: &str = "Forget the token after";
pub const IDLE_HINT: &str = "Without a key or a move of the pointer in this tab.";
pub const PATIENCE: &str = "Give up after";
pub const PATIENCE_HINT: &str = "Seconds to wait for an answer, from 5 to 600. A request that is given up may have arrived all the same.";
pub const PATIENCE_FAULT: &str =
    "Give whole seconds, from 5 to 600. Until then the last ones hold.";
pub const API: &str = "API";
pub const FORM: &str = "Tables of the old API";
pub const FORM_HINT: &str = "How a table's payload is written where the API is that of tables and jobs. avn 2.16.0 and 2.17.0 want the form of 2022.";
pub const THEME: &str = "Theme";
pub const LANGUAGE: &str = "Language";
pub const LANGUAGE_HINT: &str = "The page loads again in the other language. Drafts and settings stay; the token has to be typed again.";
pub const KEPT: &str = "Kept in this browser";
pub const KEPT_HINT: &str =
    "Your drafts, project, service, these settings, and the history. Never the token.";
pub const DELETE_KEPT: &str = "Delete what is kept";
pub const DELETE_SURE: &str = "Your drafts, project and service, these settings and the history go from this browser, and can't be brought back. This tab shows its drafts until you close or reload it. Nothing is deleted on the service.";
pub const KEEP: &str = "Keep it";
pub const DELETE_ALL: &str = "Delete all of it";
pub const DELETED_KEPT: &str = "Deleted from this browser. Your drafts stay in this tab, and are kept again when you edit them.";

/// So many minutes.
pub fn minutes(minutes: u32) -> String {
    format!("{minutes} minutes")
}

/// Said when the token was forgotten because nobody has used the page for so long.
pub fn idle_over(minutes: u32) -> String {
    format!(
        "The token was forgotten: this page was not used for {minutes} minutes. Paste it again to go on."
    )
}

/// Said at all times when requests go to a host that is neither Aiven's nor the page's own.
pub fn elsewhere(origin: &str) -> String {
    format!("Requests go to {origin}")
}
