//! What this browser keeps of a visit: drafts, target and settings, as versioned JSON. There is no place
//! in it for a token.

use crate::api::answer::PATIENCE_RANGE;
use crate::api::generation::{Generation, TableForm};
use crate::api::token::AuthScheme;
use crate::workspace::job::{Job, TablesBy, TablesFrom};
use crate::workspace::secrets;
use crate::workspace::table::{Connector, Kafka, OpenSearch, Plain, PlainKind, Postgres, Table};
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};
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
    let drafts: Vec<String> = workspace.drafts.iter().map(saved_draft).collect();
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
    saved_draft(draft)
}

/// Reads what [`write_draft`] wrote. `None` where it is no draft.
pub fn read_draft(text: &str) -> Option<Draft> {
    draft(&serde_json::from_str(text).ok()?, &Target::default())
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
    let drafts: Option<Vec<Draft>> = drafts.iter().map(|saved| draft(saved, &target)).collect();
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

/// A saved draft, or `None` where it is none. `visit`: where the visit was at.
fn draft(saved: &Value, visit: &Target) -> Option<Draft> {
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
        OPEN_SEARCH => table(Connector::OpenSearch(OpenSearch {
            index: text("opensearch_index"),
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
        PLAIN => table(Connector::Plain(Plain {
            kind: PlainKind::from_name(&text("connector"))?,
            token: text("token"),
            options: text("options"),
        })),
        FREE => table(Connector::Free),
        JOB => Subject::Job(Job {
            name: text("name"),
            statement: text("statement"),
            tables: text("tables"),
            tables_from: match saved["tables_from"].as_str() {
                Some(STATEMENT) => TablesFrom::Statement,
                _ => TablesFrom::Hand,
            },
            tables_by: TablesBy::from_name(&text("tables_by")).unwrap_or_default(),
        }),
        _ => return None,
    };
    let mut draft = Draft {
        id: DraftId(u32::try_from(saved["id"].as_u64()?).ok()?),
        subject,
        extra: text("extra"),
        unread: saved["unread"].as_str().map(str::to_owned),
        progress: Progress::Draft,
        elsewhere: Vec::new(),
    };
    draft.progress = progress(saved).unwrap_or(match saved["progress"].as_str()? {
        "failed" => Progress::Failed,
        // Earlier texts do not say where.
        "unknown" => draft.unknown_at(visit),
        _ => Progress::Draft,
    });
    let elsewhere = saved["elsewhere"].as_array().into_iter().flatten();
    draft.elsewhere = elsewhere.filter_map(progress).collect();
    Some(draft)
}

/// What was created, or may have been, if a saved object says where.
fn progress(saved: &Value) -> Option<Progress> {
    let created = &saved["created"];
    created.is_object().then_some(())?;
    let read = Created {
        id: field(created, "id"),
        name: field(created, "name"),
        target: target(created),
        sent: field(created, "sent"),
    };
    match saved["progress"].as_str()? {
        "created" => Some(Progress::Created(read)),
        "unknown" => Some(Progress::Unknown(read)),
        _ => None,
    }
}

const POSTGRES: &str = "postgresql-table";
const KAFKA: &str = "kafka-table";
const OPEN_SEARCH: &str = "opensearch-table";
const PLAIN: &str = "plain-table";
const FREE: &str = "free-table";
const JOB: &str = "job";
/// Says that the user keeps no history.
const OFF: &str = "off";
/// Says that a job's tables follow its statement. Texts without it are of a time when all were typed.
const STATEMENT: &str = "statement";

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

fn saved_draft(draft: &Draft) -> String {
    let mut saved = Object::default();
    saved.add("id", &draft.id.0.to_string());
    let kind = match &draft.subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => POSTGRES,
            Connector::Kafka(_) => KAFKA,
            Connector::OpenSearch(_) => OPEN_SEARCH,
            Connector::Plain(_) => PLAIN,
            Connector::Free => FREE,
        },
        Subject::Job(_) => JOB,
    };
    saved.add("kind", &quoted(kind));
    saved.add("name", &quoted(draft.name()));
    match &draft.subject {
        Subject::Table(table) => {
            saved.add_if_any("integration_id", &table.integration_id);
            saved.add_if_any("schema_sql", &table.schema_sql);
            match &table.connector {
                Connector::Postgres(postgres) => {
                    saved.add_if_any("jdbc_table", &postgres.jdbc_table);
                }
                Connector::OpenSearch(open_search) => {
                    saved.add_if_any("opensearch_index", &open_search.index);
                }
                Connector::Plain(plain) => {
                    saved.add("connector", &quoted(plain.kind.name()));
                    saved.add_if_any("token", &plain.token);
                    saved.add_if_any("options", &plain.options);
                }
                Connector::Free => {}
                Connector::Kafka(kafka) => {
                    saved.add_if_any("kafka_topic", &kafka.topic);
                    saved.add_if_any("connector_type", &kafka.connector_type);
                    saved.add_if_any("key_format", &kafka.key_format);
                    saved.add_if_any("key_fields", &kafka.key_fields);
                    saved.add_if_any("value_format", &kafka.value_format);
                    saved.add_if_any("value_fields_include", &kafka.value_fields_include);
                    saved.add_if_any("startup_mode", &kafka.startup_mode);
                }
            }
        }
        Subject::Job(job) => {
            saved.add_if_any("statement", &job.statement);
            saved.add_if_any("tables", &job.tables);
            if job.tables_from == TablesFrom::Statement {
                saved.add("tables_from", &quoted(STATEMENT));
            }
            saved.add_if_any("tables_by", job.tables_by.name());
        }
    }
    saved.add_if_any("extra", &draft.extra);
    if let Some(unread) = &draft.unread {
        saved.add("unread", &quoted(unread));
    }
    add_progress(&mut saved, &draft.progress);
    let elsewhere = draft.elsewhere.iter().map(|progress| {
        let mut of_progress = Object::default();
        add_progress(&mut of_progress, progress);
        of_progress.closed()
    });
    let elsewhere: Vec<String> = elsewhere.collect();
    if !elsewhere.is_empty() {
        saved.add("elsewhere", &["[", &elsewhere.join(","), "]"].concat());
    }
    saved.closed()
}

fn add_progress(saved: &mut Object, progress: &Progress) {
    let word = match progress {
        Progress::Draft => "draft",
        Progress::Created(_) => "created",
        Progress::Failed => "failed",
        Progress::Unknown(_) => "unknown",
    };
    saved.add("progress", &quoted(word));
    if let Progress::Created(created) | Progress::Unknown(created) = progress {
        let Created {
            id,
            name,
            target,
            sent,
        } = created;
        let mut created = Object::default();
        created.add_if_any("id", id);
        created.add("name", &quoted(name));
        created.add("project", &quoted(&target.project));
        created.add("service", &quoted(&target.service));
        created.add_if_any("api", generation(target.generation));
        created.add_if_any("sent", sent);
        saved.add("created", &created.closed());
    }
}
