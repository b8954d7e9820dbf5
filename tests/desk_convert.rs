//! What became of every field on the way from tables and jobs to an application.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::token::AuthScheme;
use millrace::desk::convert::{Became, rows, view};
use millrace::workspace::plan::Route;
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{Subject, Workspace};
use nodes::{find, text};

fn example() -> Workspace {
    let source = Table {
        connector: Connector::Kafka(Kafka {
            topic: "cpu".to_owned(),
            startup_mode: "earliest-offset".to_owned(),
            ..Kafka::default()
        }),
        ..common::kafka("KCpuIn")
    };
    let mut workspace = common::workspace([
        Subject::Job(common::job("DemoApp")),
        Subject::Table(source),
        Subject::Table(Table {
            name: "KAlert".to_owned(),
            ..common::postgres("KAlert")
        }),
    ]);
    r#"{"partitioned_by":"node","more":1}"#.clone_into(&mut workspace.drafts[1].extra);
    r#"{"job_more":1}"#.clone_into(&mut workspace.drafts[0].extra);
    workspace.target.generation = Generation::Applications;
    workspace
}

#[test]
fn every_field_has_a_place_or_is_said_to_have_none() {
    let place = |text: &str| Became::Place(text.to_owned());
    let added = |text: &str| Became::Added(text.to_owned());
    let expect = [
        ("KCpuIn", "name", place("sources: CREATE TABLE name")),
        (
            "KCpuIn",
            "schema_sql",
            place("sources: CREATE TABLE name ( … )"),
        ),
        ("KCpuIn", "integration_id", place("sources: integration_id")),
        ("KCpuIn", "kafka_topic", place("sources: 'topic'")),
        (
            "KCpuIn",
            "kafka_startup_mode",
            place("sources: 'scan.startup.mode'"),
        ),
        ("KCpuIn", "", added("'properties.bootstrap.servers' = ''")),
        ("KCpuIn", "", added("'connector' = 'kafka'")),
        ("KCpuIn", "", added("'value.format' = 'json'")),
        ("KCpuIn", "more", Became::Nothing),
        (
            "KCpuIn",
            "partitioned_by",
            place("sources: PARTITIONED BY ( … )"),
        ),
        ("KAlert", "name", place("sinks: CREATE TABLE name")),
        (
            "KAlert",
            "schema_sql",
            place("sinks: CREATE TABLE name ( … )"),
        ),
        ("KAlert", "integration_id", place("sinks: integration_id")),
        ("KAlert", "jdbc_table", place("sinks: 'table-name'")),
        ("KAlert", "", added("'connector' = 'jdbc'")),
        ("KAlert", "", added("'url' = 'jdbc:postgresql://'")),
        ("DemoApp", "job_name", place("name")),
        ("DemoApp", "statement", place("statement")),
        ("DemoApp", "tables", place("sources, sinks")),
        ("DemoApp", "job_more", Became::Nothing),
    ];
    let workspace = example();
    let found = rows(common::draft(&workspace, 0), &workspace);
    let found: Vec<_> = found
        .iter()
        .map(|row| (row.draft.as_str(), row.old.as_str(), row.new.clone()))
        .collect();
    assert_eq!(found, expect);
    assert!(rows(common::draft(&workspace, 1), &workspace).is_empty());
}

#[test]
fn the_old_requests_stand_beside_the_new_one() {
    let workspace = example();
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    };
    let drawn = [view(common::draft(&workspace, 0), &workspace, &route).expect("a job")];
    let old = text(&find(&drawn, "group", "Before: 3 requests").children);
    assert_eq!(old.matches("POST …/flink/table\n").count(), 2, "{old}");
    assert!(old.contains("POST …/flink/job\n"), "{old}");
    assert!(
        old.contains("\"jdbc_table\": \"public.node_definition\""),
        "{old}"
    );
    let new = text(&find(&drawn, "group", "Now: one request").children);
    assert!(new.starts_with("POST …/flink/application\n"), "{new}");
    assert!(new.contains("CREATE TABLE KCpuIn"), "{new}");
    assert!(view(common::draft(&workspace, 1), &workspace, &route).is_none());
}
