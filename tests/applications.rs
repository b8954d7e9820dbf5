//! Applications: what drafts become, the calls that follow, and what is read in their answers. Aiven's own command line
//! sent the same, recorded in `fixtures/applications/`.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::api::applications::answer::{self, Fault, Slots};
use millrace::api::applications::call::Call;
use millrace::api::applications::{CreateApplication, CreateDeployment, STATES, State};
use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::workspace::current::{self, parts};
use millrace::workspace::job::Job;
use millrace::workspace::plan::{Route, remaining};
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{DraftId, Subject, Workspace};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

const APPLICATION: &str = "986b2d5f-7eda-480c-bcb3-0f903a866222";
const DEPLOYMENT: &str = "bee0b5cb-01e7-49e6-bddb-a750caed4229";
const VERSION: &str = "7a1c6266-64da-4f6f-a8b0-75207f997c8d";
const KAFKA: &str = "4ec23427-9e9f-4827-90fa-ea9e38c31bc3";

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/applications")
}

fn route() -> Route {
    Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Aivenv1,
        form: TableForm::Flat,
    }
}

/// A recording's one request, against the one that was made here.
fn check(recording: &str, request: Request) {
    let path = folder().join(format!("{recording}.json"));
    let text = std::fs::read_to_string(path).expect("a recording of that name");
    let recorded: Value = serde_json::from_str(&text).expect("JSON");
    let recorded = &recorded["requests"][0];
    assert_eq!(recorded["method"], request.endpoint.method, "{recording}");
    let url = request.url();
    let path = url.strip_prefix("https://api.aiven.io");
    assert_eq!(recorded["path"].as_str(), path, "{recording}");
    let body = request.body.map(|body| body.wire());
    let body = body.map_or(Value::Null, |body| {
        serde_json::from_str(&body).expect("JSON")
    });
    assert_eq!(recorded["body"], body, "{recording}");
}

/// The drafts of which the recorded version consists, at the same service.
fn recorded() -> Workspace {
    let topic = |name: &str, topic: &str| {
        Subject::Table(Table {
            name: name.to_owned(),
            integration_id: KAFKA.to_owned(),
            schema_sql: "\n    `hostname` STRING,\n    `cpu` INT\n".to_owned(),
            connector: Connector::Kafka(Kafka {
                topic: topic.to_owned(),
                startup_mode: "earliest-offset".to_owned(),
                ..Kafka::default()
            }),
        })
    };
    let node_info = Table {
        schema_sql: "\n    `node` INT,\n    `node_description` VARCHAR\n".to_owned(),
        integration_id: "a4af7409-d167-4f31-af13-ddd4cd06564f".to_owned(),
        ..common::postgres("node_info")
    };
    let statement = "INSERT INTO node_info SELECT `cpu`, `hostname` FROM KCpuIn";
    let mut workspace = common::workspace([
        topic("KAlert", "alert"),
        Subject::Job(common::job("DemoApp")),
        topic("KCpuIn", "cpu_load"),
        Subject::Table(node_info),
        Subject::Job(Job {
            statement: statement.to_owned(),
            tables: "KCpuIn, node_info".to_owned(),
            ..common::job("DemoApp")
        }),
    ]);
    workspace.target.generation = Generation::Applications;
    workspace
}

fn job(workspace: &Workspace, id: u32) -> &Job {
    match &common::draft(workspace, id).subject {
        Subject::Job(job) => job,
        Subject::Table(_) => panic!("a table"),
    }
}

fn request_of(call: Call) -> Request {
    let target = common::target();
    let route = route();
    call.request(route.base, route.scheme, |name| match name {
        "project" => target.project.clone(),
        _ => target.service.clone(),
    })
}

fn requests() -> Vec<(&'static str, Request)> {
    let workspace = recorded();
    let version = || current::version(job(&workspace, 1), &workspace);
    let pg_sink = current::version(job(&workspace, 4), &workspace);
    let bare = CreateApplication {
        name: "DemoApp".to_owned(),
        application_version: None,
    };
    let deployment = CreateDeployment {
        parallelism: 1,
        restart_enabled: true,
        starting_savepoint: String::new(),
        version_id: VERSION.to_owned(),
    };
    let from_savepoint = CreateDeployment {
        parallelism: 2,
        restart_enabled: false,
        starting_savepoint: "path/to/savepoint".to_owned(),
        ..deployment.clone()
    };
    let with_version = current::request(common::draft(&workspace, 1), &workspace, &route());
    let mut requests = vec![(
        "app_4_18_0_create_application_with_version",
        with_version.expect("a request"),
    )];
    let calls = [
        ("app_2_18_0_create_application", Call::create(&bare)),
        (
            "app_2_18_0_create_application_deployment",
            Call::deploy(APPLICATION, &deployment),
        ),
        (
            "app_2_18_0_create_application_version",
            Call::version(APPLICATION, &version()),
        ),
        (
            "app_2_18_0_validate_application_version",
            Call::validate(APPLICATION, &version()),
        ),
        (
            "app_4_18_0_cancel_application_deployment",
            Call::cancel(APPLICATION, DEPLOYMENT),
        ),
        ("app_4_18_0_create_application", Call::create(&bare)),
        (
            "app_4_18_0_create_application_deployment",
            Call::deploy(APPLICATION, &deployment),
        ),
        (
            "app_4_18_0_create_application_deployment_savepoint",
            Call::deploy(APPLICATION, &from_savepoint),
        ),
        (
            "app_4_18_0_create_application_version",
            Call::version(APPLICATION, &version()),
        ),
        (
            "app_4_18_0_create_application_version_pg_sink",
            Call::version(APPLICATION, &pg_sink),
        ),
        ("app_4_18_0_delete_application", Call::delete(APPLICATION)),
        (
            "app_4_18_0_delete_application_deployment",
            Call::delete_deployment(APPLICATION, DEPLOYMENT),
        ),
        (
            "app_4_18_0_delete_application_version",
            Call::delete_version(APPLICATION, VERSION),
        ),
        ("app_4_18_0_get_application", Call::get(APPLICATION)),
        (
            "app_4_18_0_list_application_deployments",
            Call::deployments(APPLICATION),
        ),
        ("app_4_18_0_list_applications", Call::list()),
        (
            "app_4_18_0_stop_application_deployment",
            Call::stop(APPLICATION, DEPLOYMENT),
        ),
        (
            "app_4_18_0_update_application",
            Call::rename(APPLICATION, "DemoApp"),
        ),
        (
            "app_4_18_0_validate_application_version",
            Call::validate(APPLICATION, &version()),
        ),
    ];
    requests.extend(calls.map(|(name, call)| (name, request_of(call))));
    requests
}

#[test]
fn every_call_is_the_one_that_the_command_line_sent() {
    let requests = requests();
    let checked: BTreeSet<String> = requests
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    for (name, request) in requests {
        check(name, request);
    }
    let kept = common::kept_in("applications");
    assert_eq!(kept, checked);
}

#[test]
fn a_table_has_no_request_of_its_own_and_is_not_waited_for() {
    let workspace = recorded();
    assert_eq!(
        current::request(common::draft(&workspace, 0), &workspace, &route()),
        None
    );
    assert_eq!(remaining(&workspace), [DraftId(1), DraftId(4)]);
    assert_eq!(current::all(&workspace, &route()).len(), 2);
}

fn check_parts(statement: &str, tables: &str, expect: [&[&str]; 3]) {
    let mut workspace = recorded();
    workspace.add(Subject::Table(common::kafka("Like")));
    let like = workspace.drafts.last_mut().expect("a draft");
    r#"{"like_options":"KAlert (EXCLUDING ALL)"}"#.clone_into(&mut like.extra);
    let id = like.id;
    workspace.set_progress(
        id,
        common::created(
            "5d7be5e2-85af-4931-959f-3245b15381b2",
            "Like",
            common::target(),
        ),
    );
    let job = Job {
        statement: statement.to_owned(),
        tables: tables.to_owned(),
        ..Job::default()
    };
    let parts = parts(&job, &workspace);
    let names = |drafts: &[&millrace::workspace::Draft]| -> Vec<String> {
        drafts.iter().map(|draft| draft.name().to_owned()).collect()
    };
    assert_eq!(names(&parts.sources), expect[0], "{statement}");
    assert_eq!(names(&parts.sinks), expect[1], "{statement}");
    assert_eq!(parts.unknown, expect[2], "{statement}");
}

#[test]
fn what_a_statement_writes_is_a_sink_and_all_else_that_is_listed_a_source() {
    let insert = "INSERT INTO KAlert SELECT * FROM KCpuIn";
    check_parts(insert, "KCpuIn, KAlert", [&["KCpuIn"], &["KAlert"], &[]]);
    check_parts(
        insert,
        "KAlert, KCpuIn, node_info",
        [&["KCpuIn", "node_info"], &["KAlert"], &[]],
    );
    check_parts(insert, "KAlert, gone", [&[], &["KAlert"], &["gone"]]);
    check_parts("", "KAlert", [&["KAlert"], &[], &[]]);
    let own = "INSERT INTO KAlert SELECT * FROM KAlert";
    check_parts(own, "KAlert", [&[], &["KAlert"], &[]]);
}

#[test]
fn a_table_that_another_is_like_comes_along_in_front_of_it() {
    let insert = "INSERT INTO node_info SELECT * FROM Like";
    check_parts(
        insert,
        "Like, node_info",
        [&["KAlert", "Like"], &["node_info"], &[]],
    );
    let id = "5d7be5e2-85af-4931-959f-3245b15381b2";
    check_parts(insert, id, [&["KAlert", "Like"], &[], &[]]);
}

#[test]
fn the_states_are_the_seventeen_of_the_api() {
    let names = "INITIALIZING CREATED RUNNING FAILING FAILED SAVING CANCELLING_REQUESTED CANCELLING CANCELED \
                 SAVING_AND_STOP_REQUESTED SAVING_AND_STOP FINISHED RESTARTING SUSPENDED DELETE_REQUESTED DELETING \
                 RECONCILING";
    let names: Vec<&str> = names.split(' ').collect();
    assert_eq!(STATES.map(|(name, _)| name).to_vec(), names);
    for name in &names {
        let state = State::from_name(name).expect("a state");
        let is_over = matches!(*name, "FAILED" | "CANCELED" | "FINISHED");
        assert_eq!(state.is_over(), is_over, "{name}");
    }
    assert_eq!(State::from_name("CANCELLED"), None);
}

#[test]
fn a_validation_tells_what_is_wrong_and_where() {
    let body = json!({
        "sources": [{ "create_table": "CREATE TABLE a", "message": "bad", "position": {
            "line_number": 2, "character_number": 5, "end_line_number": 2, "end_character_number": 6 } }],
        "sinks": [{ "create_table": "CREATE TABLE b", "table_name": "b", "message": null,
            "columns": [{ "name": "n", "data_type": "INT", "nullable": true }] }],
        "statement_error": { "message": "no such column" }
    });
    let read = answer::validation(&body);
    let fault = |message: &str, place| Fault {
        message: message.to_owned(),
        place,
    };
    assert_eq!(read.sources[0].fault, Some(fault("bad", Some((2, 5)))));
    assert_eq!(read.sinks[0].fault, None);
    assert_eq!(read.sinks[0].columns[0].data_type, "INT");
    assert_eq!(read.statement, Some(fault("no such column", None)));
    assert_eq!(
        answer::validation(&json!({ "statement_error": null })),
        answer::Validation::default()
    );
}

#[test]
fn answers_are_read_though_members_are_missing_or_null() {
    let body = json!({
        "id": "a1", "name": "DemoApp", "created_at": null,
        "application_versions": [{ "id": "v1", "version": 3, "statement": "INSERT", "sources": null, "sinks": [] }],
        "current_deployment": { "id": "d1", "version_id": "v1", "status": "RUNNING", "parallelism": 2,
            "error_msg": null, "last_savepoint": "s3" }
    });
    let read = answer::application(&body);
    assert_eq!((read.id.as_str(), read.name.as_str()), ("a1", "DemoApp"));
    assert_eq!(
        (read.versions[0].id.as_str(), read.versions[0].number),
        ("v1", 3)
    );
    let deployment = read.deployment.expect("a deployment");
    assert_eq!(deployment.state, Some(State::Running));
    assert_eq!(
        (deployment.parallelism, deployment.savepoint.as_str()),
        (2, "s3")
    );
    assert_eq!(
        answer::application(&json!({ "current_deployment": null })).deployment,
        None
    );
    assert_eq!(answer::deployment(&json!({ "status": "NEW" })).state, None);
    assert_eq!(answer::applications(&json!([])), None);
    assert_eq!(
        answer::deployments(&json!({ "deployments": [] })),
        Some(Vec::new())
    );
    let slots = json!({ "slots-available": 1, "slots-total": 4 });
    assert_eq!(
        answer::slots(&slots),
        Some(Slots {
            available: 1,
            total: 4
        })
    );
    assert_eq!(answer::slots(&json!({})), None);
}
