//! The same service seen by two programs: Aiven's own command line, version 2.17.0, sees what the app's requests created,
//! and the app sees what the command line created. What the app sends and asks for goes through its own curl commands.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[allow(dead_code, reason = "a part of it is used here")]
#[path = "../sandbox/tests/avn/install.rs"]
mod install;

use common::{INTEGRATION_ID, job, kafka, target};
use millrace::api::answer::{Answer, Extent};
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::desk::import::SameName;
use millrace::desk::lists::{Found, Lists, Of, Question};
use millrace::desk::service::learn;
use millrace::snippet::{CURL, Options};
use millrace::workspace::job::TablesBy;
use millrace::workspace::learn::{Outcome, progress};
use millrace::workspace::plan::{self, Route};
use millrace::workspace::table::{Connector, Kafka};
use millrace::workspace::{DraftId, Subject, Workspace};
use sandbox::{Running, Sandbox};
use serde_json::{Value, json};
use std::process::Command;

struct Stage {
    _runtime: tokio::runtime::Runtime,
    running: Running,
    route: Route,
    python: std::path::PathBuf,
}

impl Stage {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let running = runtime
            .block_on(Sandbox::start(sandbox::Options::default()))
            .expect("a free port");
        let base = format!("{}/v1", running.url());
        Self {
            route: Route {
                base: ApiBase::parse(&base, &running.url()).expect("a base"),
                scheme: AuthScheme::Aivenv1,
                form: TableForm::Flat,
            },
            _runtime: runtime,
            running,
            python: install::python("2.17.0"),
        }
    }

    /// Runs a command of the app's in bash.
    fn bash(command: &str) -> String {
        let ran = Command::new("bash")
            .args(["-c", command])
            .env("AIVEN_TOKEN", "TOKEN-12345")
            .output()
            .expect("bash");
        assert!(ran.status.success(), "{command}\n{ran:?}");
        String::from_utf8(ran.stdout).expect("text")
    }

    /// Runs the command line on the service.
    fn avn(&self, words: &[&str]) -> Value {
        let (what, rest) = words.split_at(2);
        let ran = Command::new(&self.python)
            .args(["-m", "aiven.client", "--url", &self.running.url()])
            .args(["--auth-token", "TOKEN-12345", "service", "flink"])
            .args(what)
            .args(["my-flink-service", "--project", "my-test-project", "--json"])
            .args(rest)
            .env("AIVEN_CONFIG_DIR", env!("CARGO_TARGET_TMPDIR"))
            .env("NO_PROXY", "127.0.0.1")
            .env("no_proxy", "127.0.0.1")
            .output()
            .expect("python");
        assert!(ran.status.success(), "{words:?}: {ran:?}");
        serde_json::from_slice(&ran.stdout).unwrap_or_else(|_| panic!("no JSON: {ran:?}"))
    }

    /// Sends a draft, and takes the answer.
    fn send(&self, workspace: &mut Workspace, id: u32) {
        let draft = common::draft(workspace, id).clone();
        let request = plan::request(&draft, workspace, &self.route);
        let answer = Answer {
            status: 200,
            body: Self::bash(&(CURL.write)(&request, Options::default()).text),
            extent: Extent::Whole,
            retry_after: None,
        };
        let now = progress(&Outcome::Answered(answer), &draft, &workspace.target);
        workspace.set_progress(draft.id, now);
    }

    /// Fills a list from its shown command.
    fn ask(&self, lists: &mut Lists, of: Of) -> Found {
        let question = Question::of(of, &target());
        let printed = Self::bash(&question.command(&self.route, Options::default()).text);
        lists.paste(&question, &printed).expect("a list");
        lists.found(&question).expect("what was pasted").clone()
    }
}

fn table(name: &str, topic: &str) -> Subject {
    let mut table = kafka(name);
    "`node` INT, `cpu` INT".clone_into(&mut table.schema_sql);
    table.connector = Connector::Kafka(Kafka {
        topic: topic.to_owned(),
        ..Kafka::default()
    });
    Subject::Table(table)
}

#[test]
fn the_command_line_sees_what_the_app_created() {
    let stage = Stage::new();
    let mut mill = job("Mill");
    mill.tables_by = TablesBy::Id;
    let mut workspace = common::workspace([
        table("KCpuIn", "cpu"),
        table("KAlert", "alert"),
        Subject::Job(mill),
    ]);
    for id in 0..3 {
        stage.send(&mut workspace, id);
    }
    let created = |id: u32| {
        let draft = common::draft(&workspace, id);
        draft.created(&target()).expect("it was created").id.clone()
    };
    let listed = stage.avn(&["table", "list"]);
    let seen: Vec<(&Value, &Value)> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|table| (&table["table_name"], &table["table_id"]))
        .collect();
    assert_eq!(
        seen,
        [
            (&json!("KCpuIn"), &json!(created(0))),
            (&json!("KAlert"), &json!(created(1)))
        ]
    );
    let jobs = stage.avn(&["job", "list"]);
    assert_eq!(jobs, json!([{ "id": created(2), "status": "RUNNING" }]));
}

#[test]
fn the_app_sees_what_the_command_line_created() {
    let stage = Stage::new();
    let mut ids = Vec::new();
    for (name, topic) in [("KCpuIn", "cpu"), ("KAlert", "alert")] {
        let body = json!({
            "name": name, "integration_id": INTEGRATION_ID, "schema_sql": "`node` INT, `cpu` INT",
            "kafka": { "topic": topic, "value_format": "json" },
        });
        stage.avn(&["table", "create", &body.to_string()]);
    }
    let mut lists = Lists::default();
    let Found::Tables(tables) = stage.ask(&mut lists, Of::Tables) else {
        panic!("tables")
    };
    for table in stage.avn(&["table", "list"]).as_array().expect("a list") {
        ids.push(table["table_id"].as_str().expect("an id").to_owned());
    }
    let seen: Vec<(&str, &str)> = tables
        .iter()
        .map(|table| (table.name.as_str(), table.id.as_str()))
        .collect();
    assert_eq!(seen, [("KCpuIn", &*ids[0]), ("KAlert", &*ids[1])]);

    // A job of the app's finds both by name.
    let mut mill = job("Mill");
    mill.tables_by = TablesBy::Id;
    let workspace = common::workspace([Subject::Job(mill)]);
    let mut learnt = learn::learn(&workspace, &target(), &tables, true);
    stage.send(&mut learnt, 0);
    assert!(common::draft(&learnt, 0).created(&target()).is_some());

    // And one of the command line's is in the app's list.
    let created = stage.avn(&[
        "job",
        "create",
        "Theirs",
        "--table-ids",
        &ids[0],
        &ids[1],
        "--statement",
        "INSERT INTO KAlert SELECT * FROM KCpuIn",
    ]);
    let theirs = created[0]["job_id"].as_str().expect("an id").to_owned();
    let Found::Jobs(jobs) = stage.ask(&mut lists, Of::Jobs) else {
        panic!("jobs")
    };
    assert_eq!(jobs.len(), 2);
    assert!(
        jobs.iter()
            .any(|job| job.id == theirs && job.state == "RUNNING")
    );

    // A table of theirs becomes a draft that says what theirs says.
    let opening = learn::opening(&target(), &tables[0]).expect("a draft");
    let opened = opening.open(&Workspace::default(), SameName::Stay);
    let opened = opened.expect("a draft");
    let shown = opened.workspace.draft(opened.draft);
    let Some(Subject::Table(draft)) = shown.map(|draft| &draft.subject) else {
        panic!("a table")
    };
    assert_eq!(opened.draft, DraftId(0));
    assert_eq!(draft.name, "KCpuIn");
    assert_eq!(draft.schema_sql, "`node` INT, `cpu` INT");
    let Connector::Kafka(kafka) = &draft.connector else {
        panic!("Kafka")
    };
    assert_eq!((&*kafka.topic, &*kafka.value_format), ("cpu", "json"));
}
