//! Applications from elsewhere: payloads, requests and commands become the tables and the job that make them again.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::token::AuthScheme;
use millrace::import::{self, Fate, Import};
use millrace::snippet::{Options, TARGETS};
use millrace::workspace::current;
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::{Subject, Workspace};
use serde_json::Value;
use std::path::Path;

fn recording(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/applications")
        .join(name);
    let text = std::fs::read_to_string(path).expect("a recording");
    serde_json::from_str(&text).expect("JSON")
}

fn route() -> Route {
    Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    }
}

/// A workspace of what was found.
fn workspace(import: &Import) -> Workspace {
    let mut workspace = common::workspace(import.drafts.iter().map(|found| found.subject.clone()));
    workspace.target.generation = Generation::Applications;
    workspace
}

/// What the last draft of a workspace becomes.
fn body(workspace: &Workspace) -> Value {
    let draft = workspace.drafts.last().expect("a draft");
    let request = current::request(draft, workspace, &route()).expect("a request");
    serde_json::from_str(&request.body.expect("a body").wire()).expect("JSON")
}

#[test]
fn the_recorded_payload_comes_back_as_it_was() {
    let recorded = recording("app_4_18_0_create_application_with_version.json");
    let recorded = &recorded["requests"][0]["body"];
    // As it was written: sources in front of sinks.
    let written = recording("app_4_18_0_create_application_with_version.json");
    let written = written["requests"][0]["body_raw"]
        .as_str()
        .expect("a text")
        .to_owned();
    let import = import::read(&written);
    assert_eq!(body(&workspace(&import)), *recorded);
    let names: Vec<&str> = import
        .drafts
        .iter()
        .map(|found| match &found.subject {
            Subject::Table(table) => table.name.as_str(),
            Subject::Job(job) => job.name.as_str(),
        })
        .collect();
    assert_eq!(names, ["KCpuIn", "KAlert", "DemoApp"]);
    assert!(
        !import
            .parts
            .iter()
            .any(|part| matches!(part.fate, Fate::Missed(_))),
        "{import:?}"
    );
}

#[test]
fn the_recorded_commands_are_read_with_their_target() {
    for name in [
        "app_2_18_0_create_application_version.json",
        "app_2_18_0_validate_application_version.json",
        "app_4_18_0_create_application_version.json",
        "app_4_18_0_create_application_version_pg_sink.json",
        "app_4_18_0_create_application_with_version.json",
        "app_4_18_0_validate_application_version.json",
    ] {
        let recorded = recording(name);
        let words: Vec<String> = recorded["argv"]
            .as_array()
            .expect("words")
            .iter()
            .map(|word| {
                format!(
                    "'{}'",
                    word.as_str().expect("a word").replace('\'', "'\\''")
                )
            })
            .collect();
        let command = format!("avn {}", words.join(" ")).replace("'avn' ", "");
        let import = import::read(&command);
        assert_eq!(import.target.service, "my-flink-service", "{command}");
        assert_eq!(import.target.project, "my-test-project", "{command}");
        let missed = |part: &import::Part| matches!(part.fate, Fate::Missed(_));
        assert!(!import.parts.iter().any(missed), "{:?}", import.parts);
        let recorded = &recorded["requests"][0]["body"];
        let version = match &recorded["application_version"] {
            Value::Null => recorded,
            version => version,
        };
        assert_eq!(
            body(&workspace(&import))["application_version"],
            *version,
            "{name}"
        );
    }
}

#[test]
fn what_every_tab_writes_comes_back_as_the_same_application() {
    let recorded = recording("app_4_18_0_create_application_with_version.json");
    let recorded = &recorded["requests"][0]["body"];
    let workspace_of = |text: &str| workspace(&import::read(text));
    let there = workspace_of(&recorded.to_string());
    let draft = there.drafts.last().expect("a draft");
    let request = current::request(draft, &there, &route()).expect("a request");
    for target in TARGETS {
        let text = (target.write)(&request, Options::default()).text;
        assert_eq!(
            body(&workspace_of(&text)),
            *recorded,
            "{}: {text}",
            target.name
        );
    }
}

#[test]
fn a_password_in_an_option_stands_in_no_part() {
    let text = r#"{"statement":"INSERT INTO b SELECT * FROM a","sources":[{"create_table":
        "CREATE TABLE a (x INT) WITH ('connector' = 'kafka', 'topic' = 't', 'x.password' = 'sesame')"}],"sinks":[]}"#;
    let import = import::read(text);
    assert_eq!(import.drafts.len(), 2);
    for part in &import.parts {
        assert!(!text[part.span.clone()].contains("sesame"), "{part:?}");
    }
    let missed = import
        .parts
        .iter()
        .filter(|part| matches!(part.fate, Fate::Missed(_)));
    assert_eq!(missed.count(), 1);
}

#[test]
fn what_the_api_answers_reads_like_what_it_was_sent() {
    let text = r#"{"id":"v","version":2,"created_at":"now","statement":"INSERT INTO b SELECT * FROM a","sources":[
        {"create_table":"CREATE TABLE a (x INT) WITH ('connector' = 'kafka', 'topic' = 't')","integration_id":"i",
         "table_id":"1","columns":[]}],"sinks":null}"#;
    let import = import::read(text);
    let [table, job] = import.drafts.as_slice() else {
        panic!("{import:?}");
    };
    assert_eq!(
        Field::IntegrationId.get(&import.target, &table.subject),
        "i"
    );
    assert_eq!(Field::Tables.get(&import.target, &job.subject), "a, b");
}
