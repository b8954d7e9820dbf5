//! The way from tables and jobs to an application: the old requests beside the new one, and what became of every field.

use super::node::{Node, element};
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::text::convert as say;
use crate::workspace::create_table::DEFAULT_FORMAT;
use crate::workspace::current::{self, Parts, parts};
use crate::workspace::field::Field;
use crate::workspace::plan::{self, Route};
use crate::workspace::table::{Connector, Table};
use crate::workspace::{Draft, Subject, Workspace};
use serde_json::{Map, Value};

/// What became of a field of the old requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The draft that has it.
    pub draft: String,
    /// Its name in the old request; empty where the new one has more than the old.
    pub old: String,
    /// What it is in the new one.
    pub new: Became,
}

/// What a field becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// A member or a clause of this name.
    Place(String),
    /// Nothing: there is no equivalent.
    Nothing,
    /// It was not there, and has to be.
    Added(String),
}

/// The fields of a table that become options.
pub(super) const OPTIONS: [Field; 9] = [
    Field::JdbcTable,
    Field::OpenSearchIndex,
    Field::KafkaTopic,
    Field::ConnectorType,
    Field::KeyFormat,
    Field::KeyFields,
    Field::ValueFormat,
    Field::ValueFieldsInclude,
    Field::StartupMode,
];

/// What became of every field of a job and of the tables that go with it.
pub fn rows(draft: &Draft, workspace: &Workspace) -> Vec<Row> {
    let Subject::Job(job) = &draft.subject else {
        return Vec::new();
    };
    let parts = parts(job, workspace);
    let mut rows = Vec::new();
    for (table, list) in with_lists(&parts) {
        if let Subject::Table(of) = &table.subject {
            of_table(table, of, list, workspace, &mut rows);
        }
    }
    let mut row = |old: &str, new: Became| {
        rows.push(Row {
            draft: draft.name().to_owned(),
            old: old.to_owned(),
            new,
        });
    };
    row("job_name", Became::Place("name".to_owned()));
    row("statement", Became::Place("statement".to_owned()));
    let tables = Field::Tables.body_key(&draft.subject);
    row(tables, Became::Place("sources, sinks".to_owned()));
    for key in members(&draft.extra).keys() {
        row(key, Became::Nothing);
    }
    rows
}

fn with_lists<'a>(parts: &Parts<'a>) -> Vec<(&'a Draft, &'static str)> {
    let of = |list: &[&'a Draft], name: &'static str| -> Vec<(&'a Draft, &'static str)> {
        list.iter().map(|draft| (*draft, name)).collect()
    };
    let mut all = of(&parts.sources, "sources");
    all.extend(of(&parts.sinks, "sinks"));
    all
}

fn of_table(draft: &Draft, table: &Table, list: &str, workspace: &Workspace, rows: &mut Vec<Row>) {
    let mut row = |old: &str, new: Became| {
        rows.push(Row {
            draft: table.name.clone(),
            old: old.to_owned(),
            new,
        });
    };
    let place = |what: &str| Became::Place([list, ": ", what].concat());
    if !table.connector.is_classic() {
        return row("", Became::Added([list, ": CREATE TABLE"].concat()));
    }
    row("name", place("CREATE TABLE name"));
    row("schema_sql", place("CREATE TABLE name ( … )"));
    row("integration_id", place("integration_id"));
    let said = |field: Field| field.get(&workspace.target, &draft.subject);
    for field in OPTIONS {
        if !said(field).is_empty() {
            let option = ["'", field.application_name(), "'"].concat();
            row(field.api_name(), place(&option));
        }
    }
    let added: &[&str] = match &table.connector {
        Connector::Kafka(_) => &["'properties.bootstrap.servers' = ''"],
        Connector::Postgres(_) => &["'connector' = 'jdbc'", "'url' = 'jdbc:postgresql://'"],
        Connector::OpenSearch(_) => &["'connector' = 'elasticsearch-7'", "'hosts' = ''"],
        // They were in no old request.
        Connector::Plain(_) | Connector::Free => &[],
    };
    for option in added {
        row("", Became::Added((*option).to_owned()));
    }
    if let Connector::Kafka(kafka) = &table.connector {
        if kafka.connector_type.is_empty() {
            row("", Became::Added("'connector' = 'kafka'".to_owned()));
        }
        if kafka.value_format.is_empty() {
            let option = ["'value.format' = '", DEFAULT_FORMAT, "'"].concat();
            row("", Became::Added(option));
        }
    }
    for (key, value) in members(&draft.extra) {
        let clause = match key.as_str() {
            "like_options" => Some("LIKE …"),
            "partitioned_by" => Some("PARTITIONED BY ( … )"),
            _ => None,
        };
        let clause = clause.filter(|_| value.is_string());
        row(&key, clause.map_or(Became::Nothing, place));
    }
}

fn members(extra: &str) -> Map<String, Value> {
    serde_json::from_str(extra).unwrap_or_default()
}

/// The old requests beside the new one. `None` where the draft is no job of an application.
pub fn view(draft: &Draft, workspace: &Workspace, route: &Route) -> Option<Node> {
    let Subject::Job(job) = &draft.subject else {
        return None;
    };
    let new = current::request(draft, workspace, route)?;
    let mut classic = workspace.clone();
    classic.target.generation = Generation::Classic;
    let parts = parts(job, workspace);
    let tables = parts.sources.iter().chain(&parts.sinks).copied();
    let has_old = |draft: &&Draft| match &draft.subject {
        Subject::Table(table) => table.connector.is_classic(),
        Subject::Job(_) => true,
    };
    let old: Vec<String> = tables
        .chain([draft])
        .filter(has_old)
        .map(|draft| written(&plan::request(draft, &classic, route)))
        .collect();
    let side = |title: &str, text: &str| -> Node {
        element("div")
            .child(element("h3").text(title))
            .child(
                element("div")
                    .with("class", "panel")
                    .with("role", "group")
                    .with("aria-label", title)
                    .with("tabindex", "0")
                    .child(element("pre").child(element("code").text(text))),
            )
            .into()
    };
    let row = |row: Row| -> Node {
        let cell = |said: &str| element("td").text(visible(said)).into();
        let became = match &row.new {
            Became::Place(place) => visible(place),
            Became::Nothing => say::NOTHING.to_owned(),
            Became::Added(option) => say::added(option),
        };
        element("tr")
            .children([cell(&row.draft), cell(&row.old), cell(&became)])
            .into()
    };
    let head = [say::DRAFT, say::OLD_FIELD, say::NEW_FIELD];
    let head = head.map(|said| element("th").with("scope", "col").text(said).into());
    let table = element("table")
        .child(element("caption").with("class", "unseen").text(say::FATES))
        .child(element("thead").child(element("tr").children(head)))
        .child(element("tbody").children(rows(draft, workspace).into_iter().map(row)));
    let view = element("div")
        .with("class", "convert")
        .child(element("p").with("class", "hint").text(say::HINT))
        .child(
            element("div")
                .with("class", "pair")
                .child(side(&say::old(old.len()), &old.join("\n\n")))
                .child(side(say::NEW, &written(&new))),
        )
        .child(element("div").with("class", "convert-fates").child(table));
    Some(view.into())
}

/// Method, address and payload, for a person to read.
fn written(request: &crate::api::request::Request) -> String {
    let body = request.body.as_ref().map(crate::api::json::Body::readable);
    let url = request.url();
    let path = url.split("/flink/").last().unwrap_or_default();
    let head = [request.endpoint.method, " …/flink/", path].concat();
    [&head, "\n", &body.unwrap_or_default()].concat()
}
