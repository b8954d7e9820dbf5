//! The desk: where SQL is read, checked and edited. It is a WebAssembly module of its own, which the page loads
//! once it stands, so that a first visit does not wait for a parser. The page asks it by text and gets text
//! back; what it shows, it describes as [`node::Node`]s, which `browser::surface` puts into the page.
//!
//! - [`report`]: what was found, as the page and the desk tell it each other.
//! - [`study`]: reads all SQL of a workspace.
//! - [`node`]: a piece of a page as a value.
//! - [`ruler`]: the lines of a text.
//!
//! Nothing here knows a browser.

/// The id of the control of a table's columns. This and the next are what `Field::control_id` says.
pub const SCHEMA: &str = "field-schema_sql";
/// The id of the control of a statement.
pub const STATEMENT: &str = "field-statement";
/// The id of the control of a job's tables.
pub const TABLES: &str = "field-tables";
/// The id of the control of a table's name.
pub const TABLE_NAME: &str = "field-name";
/// The id of the control of a job's name.
pub const JOB_NAME: &str = "field-job_name";
/// The id that a payload would have as a field.
pub const PAYLOAD: &str = "field-payload";

/// The id of the element for the picture of the pipeline.
pub const PICTURE_ID: &str = "desk-picture";

/// The id of the element around what concerns all drafts: the import, the picture, `Send all`.
pub const ALL_ID: &str = "desk-all";

/// The id of the element for the texts of the request.
pub const REQUEST_ID: &str = "desk-request";
/// The id of the element for what can be done with them.
pub const ACTIONS_ID: &str = "desk-actions";

/// The id of the element for what came back.
pub const ANSWER_ID: &str = "desk-answer";
/// How the name of an asker begins that asks without being told to by the user.
pub const ASIDE: char = '~';

/// The id of the element for the switch between the generations of the API.
pub const API_ID: &str = "desk-api";
/// The id of the element for what a new visitor is told of it.
pub const RETIRED_ID: &str = "desk-retired";
/// The id of the element for the list of keys, below the page.
pub const KEYS_ID: &str = "desk-keys";
/// The id of the element for the deletion of what is kept, in the settings.
pub const KEPT_ID: &str = "desk-kept";
/// The id of the dialog of the settings.
pub const SETTINGS_ID: &str = "settings";
/// The ids of the elements for settings, in their order: the API's base, the scheme, how long a token stays unused, how long
/// an answer is waited for, the form of a classic table, the colours, and the language.
pub const SETTING_IDS: [&str; 7] = [
    "desk-base",
    "desk-scheme",
    IDLE_ID,
    "desk-patience",
    FORM_ID,
    "desk-theme",
    "desk-language",
];
/// The id of the element for the form of a classic table, in the settings.
pub const FORM_ID: &str = "desk-form";

/// The id of the element for what is done with an application.
pub const CALLS_ID: &str = "desk-calls";
/// The id of the element for the import: its button and its dialog.
pub const IMPORT_ID: &str = "desk-import";

/// The id of the element for `Send all`.
pub const SEND_ALL_ID: &str = "desk-send-all";
/// The id of the element for the history: its button and its dialog.
pub const HISTORY_ID: &str = "desk-history";
/// The id of the element for the switch of the history, in the settings.
pub const HISTORY_SWITCH_ID: &str = "desk-history-switch";

/// The id of the element for what exists on the service.
pub const SERVICE_ID: &str = "desk-service";
/// The id of the element for whose token it is.
pub const WHO_ID: &str = "desk-who";
/// The id of the element for what guards a production service.
pub const GUARD_ID: &str = "desk-guard";
/// The id of the field in it.
pub const GUARD_INPUT_ID: &str = "guard";
/// The id of the element for how long a token stays unused, in the settings.
pub const IDLE_ID: &str = "desk-idle";
/// The id of the element for the dialog that pastes a list.
pub const PASTE_ID: &str = "desk-paste";

/// The id of the element for the list of the field of that id.
pub fn pick_id(field_id: &str) -> String {
    format!("{field_id}-pick")
}

/// The id of the element for what is known of the value in the field of that id.
pub fn note_id(field_id: &str) -> String {
    format!("{field_id}-note")
}

/// The id of the element behind the textarea of that id, for its text in colours.
pub fn paint_id(field_id: &str) -> String {
    format!("{field_id}-paint")
}

/// The id of the element for what the desk shows with the field of that id.
pub fn host_id(field_id: &str) -> String {
    format!("{field_id}-desk")
}

pub mod answer;
pub mod api;
pub mod calls;
pub mod columns;
pub mod convert;
pub mod editor;
pub mod guard;
pub mod history;
pub mod host;
pub mod idle;
pub mod import;
pub mod limits;
pub mod lists;
pub mod node;
pub mod offer;
pub mod pick;
pub mod picture;
pub mod report;
pub mod request;
pub mod rest;
pub mod ruler;
pub mod send_all;
pub mod service;
pub mod settings;
pub mod share;
pub mod study;
pub mod tables;
pub mod tabs;
pub mod templates;
pub mod undo;
