//! Secrets in SQL: found wherever an option holds one, in no text that is kept, shown as a command or saved, and put in
//! again by the commands, which real shells and a real Python run here.

#![cfg(all(not(target_arch = "wasm32"), unix))]

mod commands;
#[path = "../common/mod.rs"]
mod common;
mod found;
mod kept;

use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::snippet::{Options, TARGETS};
use millrace::workspace::job::Job;
use millrace::workspace::plan::Route;
use millrace::workspace::table::{Connector, Plain, PlainKind, Table};
use millrace::workspace::{Subject, Workspace, current, secrets};
use serde_json::Value;

/// A secret with all that a shell, SQL and JSON read in their own ways.
const SECRET: &str = r#"x'o"x\b $HOME `id` & <é> ${A} %s !"#;
/// The same as a text of SQL.
const IN_SQL: &str = r#"x''o"x\b $HOME `id` & <é> ${A} %s !"#;

fn slack(token: &str) -> Table {
    Table {
        name: "alerts".to_owned(),
        integration_id: String::new(),
        schema_sql: "channel_id STRING, message STRING".to_owned(),
        connector: Connector::Plain(Plain {
            token: token.to_owned(),
            ..Plain::of(PlainKind::Slack)
        }),
    }
}

/// A job that reads changes with a password and posts them with a token.
fn workspace() -> Workspace {
    let cdc = Table {
        name: "orders".to_owned(),
        integration_id: String::new(),
        schema_sql: format!(
            "CREATE TABLE orders (a STRING) WITH (\n'connector' = 'postgres-cdc',\n'password' = '{IN_SQL}'\n)"
        ),
        connector: Connector::Free,
    };
    let job = Job {
        name: "post".to_owned(),
        statement: "INSERT INTO alerts SELECT a, a FROM orders".to_owned(),
        tables: "orders, alerts".to_owned(),
        ..Job::default()
    };
    let subjects = [
        Subject::Table(cdc),
        Subject::Table(slack(SECRET)),
        Subject::Job(job),
    ];
    let mut workspace = common::workspace(subjects);
    workspace.target.generation = Generation::Applications;
    workspace
}

fn request(workspace: &Workspace) -> Request {
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    };
    let job = workspace.drafts.last().expect("a job");
    current::request(job, workspace, &route).expect("a request")
}

/// The request as it is shown.
fn shown() -> Request {
    request(&secrets::without(&workspace()))
}

const NAMES: [&str; 2] = ["FLINK_ORDERS_PASSWORD", "FLINK_ALERTS_TOKEN"];

/// What the page itself sends.
fn sent() -> Value {
    let body = request(&workspace()).body.expect("a body");
    let body: Value = serde_json::from_str(&body.wire()).expect("JSON");
    let version = &body["application_version"];
    let said = |list: &str| {
        version[list][0]["create_table"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    assert!(said("sources").contains(IN_SQL) && said("sinks").contains(IN_SQL));
    body
}

fn curl(options: Options) -> millrace::snippet::Snippet {
    (TARGETS[0].write)(&shown(), options)
}
