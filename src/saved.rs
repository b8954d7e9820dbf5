//! What this browser keeps of a visit: drafts, target and settings, as versioned JSON. There is no place
//! in it for a token.

use crate::api::token::AuthScheme;
use crate::workspace::job::{Job, TablesBy};
use crate::workspace::table::{Connector, Kafka, Postgres, Table};
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};
use serde::Serialize;
use serde_json::Value;

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
    /// `None` as long as the user leaves it to `config.json`.
    pub scheme: Option<AuthScheme>,
    /// The colours of the page.
    pub theme: Theme,
    /// The tab of the request region, by its target's name.
    pub tab: Option<String>,
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

/// Writes a visit.
pub fn write(visit: &Visit) -> String {
    let saved = SavedVisit {
        version: VERSION,
        project: visit.workspace.target.project.clone(),
        service: visit.workspace.target.service.clone(),
        scheme: visit
            .settings
            .scheme
            .map(AuthScheme::name)
            .unwrap_or_default()
            .to_owned(),
        theme: visit.settings.theme.name().to_owned(),
        tab: visit.settings.tab.clone().unwrap_or_default(),
        drafts: visit.workspace.drafts.iter().map(SavedDraft::of).collect(),
    };
    // Strings and numbers in structs: serde_json can always write them.
    serde_json::to_string(&saved).unwrap_or_default()
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
    let drafts: Option<Vec<Draft>> = drafts.iter().map(draft).collect();
    let target = Target {
        project: field(&saved, "project"),
        service: field(&saved, "service"),
    };
    Ok(Visit {
        workspace: Workspace::restored(target, drafts.ok_or(SavedFault::Damaged)?),
        settings: Settings {
            scheme: AuthScheme::from_name(&field(&saved, "scheme")),
            theme: Theme::from_name(&field(&saved, "theme")).unwrap_or_default(),
            tab: Some(field(&saved, "tab")).filter(|tab| !tab.is_empty()),
        },
    })
}

/// A text of a saved object, empty where there is none. Read by hand: derived readers of these structs would
/// weigh as much as the rest of this module.
fn field(saved: &Value, key: &str) -> String {
    saved[key].as_str().unwrap_or_default().to_owned()
}

/// A saved draft, or `None` where it is none.
fn draft(saved: &Value) -> Option<Draft> {
    let text = |key| field(saved, key);
    let table = |connector| {
        Subject::Table(Table {
            name: text("name"),
            integration_id: text("integration_id"),
            schema_sql: text("schema_sql"),
            connector,
        })
    };
    let subject = match saved["kind"].as_str()? {
        POSTGRES => table(Connector::Postgres(Postgres {
            jdbc_table: text("jdbc_table"),
        })),
        KAFKA => table(Connector::Kafka(Kafka {
            topic: text("kafka_topic"),
            connector_type: text("connector_type"),
            key_format: text("key_format"),
            key_fields: text("key_fields"),
            value_format: text("value_format"),
            value_fields_include: text("value_fields_include"),
            startup_mode: text("startup_mode"),
        })),
        JOB => Subject::Job(Job {
            name: text("name"),
            statement: text("statement"),
            tables: text("tables"),
            tables_by: TablesBy::from_name(&text("tables_by")).unwrap_or_default(),
        }),
        _ => return None,
    };
    let created = &saved["created"];
    let progress = match saved["progress"].as_str()? {
        "created" => Progress::Created(Created {
            id: field(created, "id"),
            name: field(created, "name"),
            target: Target {
                project: field(created, "project"),
                service: field(created, "service"),
            },
        }),
        "failed" => Progress::Failed,
        "unknown" => Progress::Unknown,
        _ => Progress::Draft,
    };
    let id = DraftId(u32::try_from(saved["id"].as_u64()?).ok()?);
    Some(Draft {
        id,
        subject,
        progress,
    })
}

#[derive(Serialize)]
struct SavedVisit {
    version: u32,
    project: String,
    service: String,
    scheme: String,
    theme: String,
    tab: String,
    drafts: Vec<SavedDraft>,
}

/// A draft, flat: each kind has its own share of the fields, and leaves the others empty.
#[derive(Serialize, Default)]
struct SavedDraft {
    id: u32,
    kind: String,
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    integration_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    schema_sql: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    jdbc_table: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    kafka_topic: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    connector_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    key_format: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    key_fields: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    value_format: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    value_fields_include: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    startup_mode: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    statement: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    tables: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    tables_by: String,
    progress: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<SavedCreated>,
}

#[derive(Serialize)]
struct SavedCreated {
    id: String,
    name: String,
    project: String,
    service: String,
}

const POSTGRES: &str = "postgresql-table";
const KAFKA: &str = "kafka-table";
const JOB: &str = "job";

impl SavedDraft {
    fn of(draft: &Draft) -> Self {
        let mut saved = Self {
            id: draft.id.0,
            name: draft.name().to_owned(),
            ..Self::default()
        };
        match draft.subject.clone() {
            Subject::Table(table) => {
                saved.integration_id = table.integration_id;
                saved.schema_sql = table.schema_sql;
                match table.connector {
                    Connector::Postgres(postgres) => {
                        POSTGRES.clone_into(&mut saved.kind);
                        saved.jdbc_table = postgres.jdbc_table;
                    }
                    Connector::Kafka(kafka) => {
                        KAFKA.clone_into(&mut saved.kind);
                        saved.kafka_topic = kafka.topic;
                        saved.connector_type = kafka.connector_type;
                        saved.key_format = kafka.key_format;
                        saved.key_fields = kafka.key_fields;
                        saved.value_format = kafka.value_format;
                        saved.value_fields_include = kafka.value_fields_include;
                        saved.startup_mode = kafka.startup_mode;
                    }
                }
            }
            Subject::Job(job) => {
                JOB.clone_into(&mut saved.kind);
                saved.statement = job.statement;
                saved.tables = job.tables;
                job.tables_by.name().clone_into(&mut saved.tables_by);
            }
        }
        let progress = match &draft.progress {
            Progress::Draft => "draft",
            Progress::Created(created) => {
                let Created {
                    id,
                    name,
                    target: Target { project, service },
                } = created.clone();
                saved.created = Some(SavedCreated {
                    id,
                    name,
                    project,
                    service,
                });
                "created"
            }
            Progress::Failed => "failed",
            Progress::Unknown => "unknown",
        };
        progress.clone_into(&mut saved.progress);
        saved
    }
}
