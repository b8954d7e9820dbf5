//! The way from drafts to requests.

use super::job::{Job, TablesBy};
use super::table::{Connector, Kafka, Table};
use super::target::Target;
use super::{Draft, DraftId, Subject, Workspace};
use crate::api::base::ApiBase;
use crate::api::classic::{CreateJob, CreateTable, is_uuid};
use crate::api::endpoints::{CREATE_JOB, CREATE_TABLE, Endpoint};
use crate::api::generation::{Generation, TableForm};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::api::token::AuthScheme;
use crate::sql::name::split_list;

/// What the workspace does not say of a request: where the API is, and how the header names the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Where the API is served.
    pub base: ApiBase,
    /// How the header names the token.
    pub scheme: AuthScheme,
    /// How a classic table is written.
    pub form: TableForm,
}

/// The request that creates what a draft describes as a classic table, in the flat form, or as a classic job, however
/// broken the draft.
pub fn request(draft: &Draft, workspace: &Workspace, route: &Route) -> Request {
    let endpoint = match &draft.subject {
        Subject::Table(_) => &CREATE_TABLE,
        Subject::Job(_) => &CREATE_JOB,
    };
    with_body(endpoint, body(draft, workspace), &workspace.target, route)
}

/// A request to an endpoint that needs no more than the target.
pub fn with_body(
    endpoint: &'static Endpoint,
    body: Body,
    target: &Target,
    route: &Route,
) -> Request {
    let mut request = Request::to(
        endpoint,
        route.base.clone(),
        route.scheme,
        |name| match name {
            "project" => target.project.clone(),
            _ => target.service.clone(),
        },
    );
    request.body = Some(body);
    request
}

fn body(draft: &Draft, workspace: &Workspace) -> Body {
    let body = match &draft.subject {
        Subject::Table(table) => table_body(table),
        Subject::Job(job) => job_body(job, workspace),
    };
    body.with_members(&draft.extra)
}

/// Stands in the place of a mark where what exists is known to be another: no draft has this mark.
pub const OTHER: &str = "another";

/// A mark of what a draft would create by the API of tables and jobs, another for another: FNV-1a of its body, in which
/// tables keep their names. Of a table that this API does not have, these are its name and its columns.
pub fn mark(draft: &Draft) -> String {
    // A secret that has changed, or was not kept, makes no other table.
    let draft = super::secrets::without_in(draft);
    let body = body(&draft, &Workspace::default()).wire();
    let hash = body.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.to_string()
}

/// The drafts that are not created yet, each behind what it needs: tables before jobs. An application takes its tables
/// along: they are not sent.
pub fn remaining(workspace: &Workspace) -> Vec<DraftId> {
    let is_sent = |draft: &&Draft| match &draft.subject {
        Subject::Job(_) => true,
        Subject::Table(table) => {
            workspace.target.generation == Generation::Classic && table.connector.is_classic()
        }
    };
    in_order(workspace)
        .filter(is_sent)
        .filter(|draft| draft.created(&workspace.target).is_none())
        .map(|draft| draft.id)
        .collect()
}

/// Tables before jobs, and each in their order.
pub(super) fn in_order(workspace: &Workspace) -> impl Iterator<Item = &Draft> {
    let is_table = |draft: &&Draft| matches!(draft.subject, Subject::Table(_));
    let tables = workspace.drafts.iter().filter(is_table);
    let jobs = workspace
        .drafts
        .iter()
        .filter(move |draft| !is_table(draft));
    tables.chain(jobs)
}

/// A table that a job lists, as `table_ids` needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRef {
    /// Its id: typed as such, or learnt when it was created.
    Id(String),
    /// A name of which no id is known.
    Unresolved(String),
}

/// The tables that a job lists, with their ids where they are known.
pub fn table_refs(job: &Job, workspace: &Workspace) -> Vec<TableRef> {
    split_list(&job.tables)
        .into_iter()
        .map(|name| match workspace.table_id(&name) {
            Some(id) => TableRef::Id(id.to_owned()),
            None if is_uuid(&name) => TableRef::Id(name),
            None => TableRef::Unresolved(name),
        })
        .collect()
}

fn table_body(table: &Table) -> Body {
    let none = Kafka::default();
    let (mut jdbc_table, mut opensearch_index, mut kafka) = (None, None, None);
    match &table.connector {
        Connector::Postgres(postgres) => jdbc_table = Some(postgres.jdbc_table.as_str()),
        Connector::OpenSearch(open_search) => opensearch_index = Some(open_search.index.as_str()),
        Connector::Kafka(topic) => kafka = Some(topic),
        // They have no such request.
        Connector::Plain(_) | Connector::Free => {}
    }
    let options = kafka.unwrap_or(&none);
    Body::of(&CreateTable {
        integration_id: &table.integration_id,
        name: &table.name,
        jdbc_table,
        kafka_topic: kafka.map(|kafka| kafka.topic.as_str()),
        opensearch_index,
        schema_sql: &table.schema_sql,
        kafka_connector_type: &options.connector_type,
        kafka_key_format: &options.key_format,
        kafka_key_fields: split_list(&options.key_fields),
        kafka_value_format: &options.value_format,
        kafka_value_fields_include: &options.value_fields_include,
        kafka_startup_mode: &options.startup_mode,
    })
}

fn job_body(job: &Job, workspace: &Workspace) -> Body {
    let ids = || {
        table_refs(job, workspace)
            .into_iter()
            .map(|(TableRef::Id(text) | TableRef::Unresolved(text))| text)
            .collect()
    };
    Body::of(&CreateJob {
        statement: &job.statement,
        tables: (job.tables_by == TablesBy::Name).then(|| split_list(&job.tables)),
        table_ids: (job.tables_by == TablesBy::Id).then(ids),
        job_name: &job.name,
    })
}
