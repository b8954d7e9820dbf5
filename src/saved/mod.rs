//! What this browser keeps of a visit: drafts, target and settings, as versioned JSON. There is no place
//! in it for a token.
//!
//! - `draft`: a draft alone.

mod draft;

use crate::api::answer::PATIENCE_RANGE;
use crate::api::generation::{Generation, TableForm};
use crate::api::token::AuthScheme;
use crate::workspace::secrets;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Workspace};
use serde_json::Value;

/// Where the browser keeps the language that was chosen. `boot.js` reads it before anything of the page is there.
pub const LANGUAGE_KEY: &str = "millrace.language";
/// Where the browser keeps the history.
pub const HISTORY_KEY: &str = "millrace.history";
/// The version that this code writes.
const VERSION: u32 = 1;

/// A visit, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visit {
    /// Drafts and target.
    pub workspace: Workspace,
    /// What the user chose.
    pub settings: Settings,
}

/// What the user chose in the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The API's base, of those that `config.json` offers; empty as long as the user leaves it to that file.
    pub base: String,
    /// `None` as long as the user leaves it to `config.json`.
    pub scheme: Option<AuthScheme>,
    /// The colours of the page.
    pub theme: Theme,
    /// How long an answer is waited for, in seconds, where the user has chosen that.
    pub patience: Option<u32>,
    /// The tab of the request region, by its target's name.
    pub tab: Option<String>,
    /// Whether the user keeps no history.
    pub no_history: bool,
    /// What was chosen beside the tabs, as [`crate::desk::request::choices::kept`] writes it.
    pub writing: String,
    /// How a classic table is written.
    pub form: TableForm,
}

/// The colours of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which settings offer them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The theme as it is kept, and named in the page's `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// Why a kept text is no visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedFault {
    /// Written by a newer Millrace.
    Newer,
    /// Anything else.
    Damaged,
}

/// Writes a visit, without the secrets in its SQL.
pub fn write(visit: &Visit) -> String {
    write_parts(&secrets::without(&visit.workspace), &visit.settings, "")
}

/// Writes a visit in which nothing was chosen: the workspace as it is, for the desk to read. What is known of the service
/// is in it, which is not kept beyond the visit.
pub fn write_workspace(workspace: &Workspace) -> String {
    let existing = &workspace.existing.text;
    write_parts(workspace, &Settings::default(), existing)
}

fn write_parts(workspace: &Workspace, settings: &Settings, existing: &str) -> String {
    let drafts: Vec<String> = workspace.drafts.iter().map(draft::written).collect();
    let scheme = settings.scheme.map(AuthScheme::name);
    let mut visit = Object::default();
    visit.add("version", &VERSION.to_string());
    visit.add("project", &quoted(&workspace.target.project));
    visit.add("service", &quoted(&workspace.target.service));
    visit.add_if_any("api", generation(workspace.target.generation));
    visit.add("scheme", &quoted(scheme.unwrap_or_default()));
    visit.add_if_any("base", &settings.base);
    visit.add("theme", &quoted(settings.theme.name()));
    if let Some(patience) = settings.patience {
        visit.add("patience", &patience.to_string());
    }
    visit.add("tab", &quoted(settings.tab.as_deref().unwrap_or_default()));
    visit.add_if_any("writing", &settings.writing);
    visit.add_if_any("history", if settings.no_history { OFF } else { "" });
    if settings.form != TableForm::default() {
        visit.add("form", &quoted(settings.form.name()));
    }
    visit.add_if_any("existing", existing);
    visit.add("drafts", &format!("[{}]", drafts.join(",")));
    visit.closed()
}

/// Writes a draft alone.
pub fn write_draft(draft: &Draft) -> String {
    draft::written(draft)
}

/// Reads what [`write_draft`] wrote. `None` where it is no draft.
pub fn read_draft(text: &str) -> Option<Draft> {
    draft::read(&serde_json::from_str(text).ok()?, &Target::default())
}

/// Reads a visit.
///
/// # Errors
/// See [`SavedFault`].
pub fn read(text: &str) -> Result<Visit, SavedFault> {
    let saved: Value = serde_json::from_str(text).map_err(|_| SavedFault::Damaged)?;
    match saved["version"].as_u64() {
        Some(version) if version > u64::from(VERSION) => return Err(SavedFault::Newer),
        Some(_) => {}
        None => return Err(SavedFault::Damaged),
    }
    let drafts = saved["drafts"].as_array().ok_or(SavedFault::Damaged)?;
    let target = target(&saved);
    let drafts: Option<Vec<Draft>> = drafts
        .iter()
        .map(|saved| draft::read(saved, &target))
        .collect();
    let mut workspace = Workspace::restored(target, drafts.ok_or(SavedFault::Damaged)?);
    workspace.existing.text = field(&saved, "existing");
    Ok(Visit {
        workspace,
        settings: Settings {
            base: field(&saved, "base"),
            scheme: AuthScheme::from_name(&field(&saved, "scheme")),
            theme: Theme::from_name(&field(&saved, "theme")).unwrap_or_default(),
            patience: saved["patience"]
                .as_u64()
                .and_then(|seconds| u32::try_from(seconds).ok())
                .filter(|seconds| PATIENCE_RANGE.contains(seconds)),
            tab: Some(field(&saved, "tab")).filter(|tab| !tab.is_empty()),
            writing: field(&saved, "writing"),
            no_history: field(&saved, "history") == OFF,
            form: TableForm::from_name(&field(&saved, "form")).unwrap_or_default(),
        },
    })
}

/// A text of a saved object, empty where there is none. Read by hand: derived readers of these structs would
/// weigh as much as the rest of this module.
pub(crate) fn field(saved: &Value, key: &str) -> String {
    saved[key].as_str().unwrap_or_default().to_owned()
}

/// The target that a saved object names.
pub(crate) fn target(saved: &Value) -> Target {
    Target {
        project: field(saved, "project"),
        service: field(saved, "service"),
        generation: Generation::from_name(&field(saved, "api")).unwrap_or_default(),
    }
}

/// A generation as it is written: nothing for the first, which was the only one once.
pub(crate) fn generation(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "",
        Generation::Applications => generation.name(),
    }
}

/// Says that the user keeps no history.
const OFF: &str = "off";

/// A JSON object while it is written. By hand for the same reason as [`field`].
#[derive(Default)]
pub(crate) struct Object(String);

impl Object {
    /// A member with this JSON.
    pub(crate) fn add(&mut self, key: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&quoted(key));
        self.0.push(':');
        self.0.push_str(json);
    }

    /// A text that is left out where it is empty: each kind of draft has its own share of the fields.
    pub(crate) fn add_if_any(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.add(key, &quoted(text));
        }
    }

    /// The whole object.
    pub(crate) fn closed(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// A text as JSON.
pub(crate) fn quoted(text: &str) -> String {
    // serde_json can write every string.
    serde_json::to_string(text).unwrap_or_default()
}
