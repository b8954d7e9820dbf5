//! A draft, as it is kept.

use super::{Object, field, generation, quoted, target};
use crate::workspace::job::{Job, TablesBy, TablesFrom};
use crate::workspace::table::{Connector, Kafka, OpenSearch, Plain, PlainKind, Postgres, Table};
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject};
use serde_json::Value;

const POSTGRES: &str = "postgresql-table";
const KAFKA: &str = "kafka-table";
const OPEN_SEARCH: &str = "opensearch-table";
const PLAIN: &str = "plain-table";
const FREE: &str = "free-table";
const JOB: &str = "job";
/// Says that a job's tables follow its statement. Texts without it are of a time when all were typed.
const STATEMENT: &str = "statement";

/// Reads a saved draft, or `None` where it is none. `visit`: where the visit was at.
pub(super) fn read(saved: &Value, visit: &Target) -> Option<Draft> {
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

/// Writes a draft.
pub(super) fn written(draft: &Draft) -> String {
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
