//! The way from drafts to requests in every generation and form of the API. The page itself knows the flat form alone,
//! in [`super::plan`]: statements must be read for an application, and the desk reads them.

use super::create_table::{base, create_table};
use super::job::Job;
use super::plan::{self, Route};
use super::table::{Connector, Table, UPSERT};
use super::{Draft, Existing, Progress, Subject, Workspace};
use crate::api::applications::{CreateApplication, Relation, Version};
use crate::api::classic::{NestedIndex, NestedJdbc, NestedKafka, NestedTable};
use crate::api::endpoints::{CREATE_APPLICATION, CREATE_TABLE, Endpoint};
use crate::api::generation::{Generation, TableForm};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::sql::name::split_list;
use crate::sql::statement::sinks;
use serde_json::Value;

/// The request that creates what a draft describes. A table of an application has none: its job takes it along.
pub fn request(draft: &Draft, workspace: &Workspace, route: &Route) -> Option<Request> {
    let (endpoint, body) = match planned(draft, workspace, route.form) {
        Planned::Flat => return Some(plan::request(draft, workspace, route)),
        Planned::Body(endpoint, body) => (endpoint, body),
        Planned::None => return None,
    };
    Some(plan::with_body(endpoint, body, &workspace.target, route))
}

/// What a draft becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Planned {
    /// A request in the flat form: [`plan::request`] makes it.
    Flat,
    /// A request to this endpoint with this body.
    Body(&'static Endpoint, Body),
    /// No request of its own.
    None,
}

/// What a draft becomes in the target's generation.
pub fn planned(draft: &Draft, workspace: &Workspace, form: TableForm) -> Planned {
    match (&draft.subject, workspace.target.generation, form) {
        (Subject::Table(_), Generation::Applications, _) => Planned::None,
        // The API of 2021 has no such tables.
        (Subject::Table(table), _, _) if !table.connector.is_classic() => Planned::None,
        (Subject::Job(job), Generation::Applications, _) => {
            let body = Body::of(&application(job, workspace));
            Planned::Body(&CREATE_APPLICATION, body)
        }
        (Subject::Table(table), Generation::Classic, TableForm::Nested) => {
            Planned::Body(&CREATE_TABLE, nested(table, &draft.extra))
        }
        (_, Generation::Classic, _) => Planned::Flat,
    }
}

/// What the page is told where it writes the request itself.
pub const FLAT: &str = "flat";

/// What a draft becomes, as the page is told: the body, [`FLAT`], or nothing where it has no request of its own.
pub fn written(draft: &Draft, workspace: &Workspace, form: TableForm) -> String {
    match planned(draft, workspace, form) {
        Planned::None => String::new(),
        Planned::Flat => FLAT.to_owned(),
        Planned::Body(_, body) => body.text().to_owned(),
    }
}

/// The requests of all drafts, created or not, each behind what it needs. What a job lists stays as it was typed: who runs
/// them all finds out the ids, and a name is still right when a table was created anew.
pub fn all(workspace: &Workspace, route: &Route) -> Vec<Request> {
    let mut nothing_learnt = Workspace {
        existing: Existing::default(),
        ..workspace.clone()
    };
    for draft in &mut nothing_learnt.drafts {
        draft.progress = Progress::Draft;
    }
    plan::in_order(workspace)
        .filter_map(|draft| request(draft, &nothing_learnt, route))
        .collect()
}

/// The application that a job becomes, with its first version.
pub fn application(job: &Job, workspace: &Workspace) -> CreateApplication {
    CreateApplication {
        name: job.name.clone(),
        application_version: Some(version(job, workspace)),
    }
}

/// The version that a job becomes.
pub fn version(job: &Job, workspace: &Workspace) -> Version {
    let parts = parts(job, workspace);
    let relations = |drafts: &[&Draft]| drafts.iter().filter_map(|draft| relation(draft)).collect();
    Version {
        sources: relations(&parts.sources),
        sinks: relations(&parts.sinks),
        statement: job.statement.clone(),
    }
}

/// The drafts that make up a version.
#[derive(Debug, Default)]
pub struct Parts<'a> {
    /// The tables that are read, and those that others are like.
    pub sources: Vec<&'a Draft>,
    /// The tables that are written. One that is read too stands here alone: it is created once.
    pub sinks: Vec<&'a Draft>,
    /// Names that no table of the workspace bears.
    pub unknown: Vec<String>,
}

/// Finds the tables that a job lists: by name, or by an id that one of them got when it was created.
pub fn parts<'a>(job: &Job, workspace: &'a Workspace) -> Parts<'a> {
    parts_of(job, &sinks(&job.statement), workspace)
}

/// The same, where it is known which tables its statement writes.
pub fn parts_of<'a>(job: &Job, written: &[String], workspace: &'a Workspace) -> Parts<'a> {
    let mut parts = Parts::default();
    for listed in split_list(&job.tables) {
        let is_it = |draft: &&Draft| {
            matches!(draft.subject, Subject::Table(_))
                && (draft.name() == listed || draft.known_id() == Some(&listed))
        };
        let Some(draft) = workspace.drafts.iter().find(is_it) else {
            parts.unknown.push(listed);
            continue;
        };
        if written.iter().any(|sink| sink == draft.name()) {
            add(draft, &mut parts.sinks);
        } else {
            add(draft, &mut parts.sources);
        }
    }
    add_bases(&mut parts, workspace);
    parts
}

fn add<'a>(draft: &'a Draft, drafts: &mut Vec<&'a Draft>) {
    if drafts.iter().all(|known| known.id != draft.id) {
        drafts.push(draft);
    }
}

/// Puts the tables that others are like in front, each behind the one that it is like itself: they must be there before.
fn add_bases<'a>(parts: &mut Parts<'a>, workspace: &'a Workspace) {
    let is_sink = |draft: &Draft, sinks: &[&Draft]| sinks.iter().any(|sink| sink.id == draft.id);
    let (mut sources, mut sinks) = (Vec::new(), Vec::new());
    for draft in parts.sources.iter().chain(&parts.sinks) {
        let mut line = vec![*draft];
        while let Some(base) = line.last().and_then(|last| base_of(last, workspace))
            && line.iter().all(|known| known.id != base.id)
        {
            line.push(base);
        }
        for base in line[1..].iter().rev() {
            let place = if is_sink(base, &parts.sinks) {
                &mut sinks
            } else {
                &mut sources
            };
            add(base, place);
        }
    }
    for source in &parts.sources {
        add(source, &mut sources);
    }
    for sink in &parts.sinks {
        add(sink, &mut sinks);
    }
    (parts.sources, parts.sinks) = (sources, sinks);
}

/// The table that a table is like.
fn base_of<'a>(draft: &Draft, workspace: &'a Workspace) -> Option<&'a Draft> {
    let Subject::Table(table) = &draft.subject else {
        return None;
    };
    let base = base(table, &draft.extra)?;
    let mut tables = workspace.tables();
    let found = tables.find(|(_, table)| table.name == base);
    found.map(|(draft, _)| draft)
}

fn relation(draft: &Draft) -> Option<Relation> {
    let Subject::Table(table) = &draft.subject else {
        return None;
    };
    let id = &table.integration_id;
    Some(Relation {
        create_table: create_table(table, &draft.extra),
        integration_id: (!id.is_empty()).then(|| id.clone()),
    })
}

/// The body of a table in the nested form. What no field fills of a connector's object goes into that object.
fn nested(table: &Table, extra: &str) -> Body {
    let kept: Value = serde_json::from_str(extra).unwrap_or_default();
    let rest = |key: &str| kept[key].as_object().cloned().unwrap_or_default();
    let mut body = NestedTable {
        name: &table.name,
        integration_id: &table.integration_id,
        kafka: None,
        upsert_kafka: None,
        jdbc: None,
        opensearch: None,
        schema_sql: &table.schema_sql,
    };
    match &table.connector {
        Connector::Postgres(postgres) => {
            body.jdbc = Some(NestedJdbc {
                table_name: &postgres.jdbc_table,
                rest: rest("jdbc"),
            });
        }
        Connector::OpenSearch(open_search) => {
            body.opensearch = Some(NestedIndex {
                index: &open_search.index,
                rest: rest("opensearch"),
            });
        }
        Connector::Plain(_) | Connector::Free => {}
        Connector::Kafka(kafka) => {
            let is_upsert = kafka.connector_type == UPSERT;
            let key = if is_upsert { "upsert_kafka" } else { "kafka" };
            let nested = NestedKafka {
                topic: &kafka.topic,
                key_format: &kafka.key_format,
                key_fields: split_list(&kafka.key_fields),
                value_format: &kafka.value_format,
                value_fields_include: &kafka.value_fields_include,
                scan_startup_mode: &kafka.startup_mode,
                rest: rest(key),
            };
            let place = if is_upsert {
                &mut body.upsert_kafka
            } else {
                &mut body.kafka
            };
            *place = Some(nested);
        }
    }
    Body::of(&body).with_members(extra)
}
