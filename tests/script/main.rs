//! The script of a workspace, run by a real bash with a real curl and jq against the stand-in API.
//!
//! `MILLRACE_SCRIPT_CASES` sets how many hostile drafts are created, `MILLRACE_SHELL_SEED` which ones.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../shells/case.rs"]
#[allow(dead_code, reason = "the cases of single commands; the rest is theirs")]
mod case;
#[path = "../common/mod.rs"]
mod common;
mod failure;
mod hostile;
#[path = "../shells/program.rs"]
mod program;
#[path = "../shells/size.rs"]
mod size;
mod stage;
mod text;
mod token;
#[path = "../shells/typed.rs"]
mod typed;

use common::{job, kafka, workspace};
use millrace::api::token::AuthScheme;
use millrace::snippet::script::SCRIPTS;
use millrace::snippet::{Options, Snippet};
use millrace::workspace::job::{Job, TablesBy};
use millrace::workspace::{Subject, example};
use serde_json::{Value, json};
use stage::{Stage, always, script};

fn table(name: &str) -> Subject {
    Subject::Table(kafka(name))
}

/// A job that lists these tables by their ids.
fn job_of(tables: &str) -> Subject {
    Subject::Job(Job {
        tables: tables.to_owned(),
        tables_by: TablesBy::Id,
        ..job("JobExample")
    })
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a text")
}

/// The lines that a run over the example's four drafts tells, by what the API holds afterwards.
fn lines(stage: &Stage, what: &str) -> Vec<String> {
    let tables = stage.api().tables();
    let jobs = stage.api().jobs();
    let tables = tables
        .iter()
        .map(|table| ("Table", text(table, "table_name"), text(table, "table_id")));
    let jobs = jobs
        .iter()
        .map(|job| ("Job", text(job, "name"), text(job, "jid")));
    tables
        .chain(jobs)
        .map(|(kind, name, id)| format!("{kind} \"{name}\" {what}: {id}"))
        .collect()
}

#[test]
fn a_workspace_is_created_once_however_often_its_script_runs() {
    let stage = Stage::new();
    let example = example::workspace(example::target());
    let first = stage.run(&example);
    assert_eq!((first.code, first.complaint.as_str()), (Some(0), ""));
    assert_eq!(first.told, lines(&stage, "created"));
    let names: Vec<_> = stage
        .posted()
        .iter()
        .map(|body| body["name"].clone())
        .collect();
    assert_eq!(
        names,
        [
            json!("node_info"),
            json!("KCpuIn"),
            json!("KAlert"),
            Value::Null
        ]
    );

    let second = stage.run(&example);
    assert_eq!((second.code, second.complaint.as_str()), (Some(0), ""));
    assert_eq!(second.told, lines(&stage, "exists already"));
    assert_eq!(second.told.len(), 4);
    assert_eq!(stage.posted(), Vec::<Value>::new());
}

#[test]
fn both_schemes_are_sent_as_their_names() {
    for scheme in AuthScheme::ALL {
        let stage = Stage::new();
        let ended = stage.run_text(&script(&workspace([table("a")]), &stage.base(), scheme));
        assert_eq!(ended.code, Some(0), "{}", ended.complaint);
        let arrived = stage.arrived();
        let expect = format!("{} {}", scheme.name(), stage::TOKEN);
        let heads: Vec<_> = arrived
            .iter()
            .map(|request| request.header("authorization"))
            .collect();
        assert_eq!(heads, [Some(expect.as_str()); 2]);
    }
}

#[test]
fn a_job_gets_the_ids_of_the_tables_that_it_lists_by_name() {
    let stage = Stage::new();
    let tables = workspace([table("old"), table("kept")]);
    assert_eq!(stage.run(&tables).code, Some(0));
    stage.arrived();
    let ids = |stage: &Stage| -> Vec<String> {
        let tables = stage.api().tables();
        tables
            .iter()
            .map(|table| text(table, "table_id").to_owned())
            .collect()
    };
    let kept = ids(&stage)[1].clone();

    let drafts = workspace([
        job_of(&format!("old, {kept}, `new one`")),
        table("new one"),
        table("old"),
    ]);
    let ended = stage.run(&drafts);
    assert_eq!((ended.code, ended.complaint.as_str()), (Some(0), ""));
    let ids = ids(&stage);
    assert_eq!(
        stage.posted().last().expect("a job")["table_ids"],
        json!([ids[0], kept, ids[2]])
    );
}

#[test]
fn a_job_that_is_over_without_success_is_created_again() {
    let stage = Stage::new();
    let drafts = workspace([Subject::Job(Job {
        tables: String::new(),
        ..job("JobExample")
    })]);
    for (state, is_there) in [
        ("RUNNING", true),
        ("FINISHED", true),
        ("CANCELLING", true),
        ("FAILED", false),
        ("CANCELED", false),
    ] {
        // As in the recorded answers: the list knows no names.
        let list =
            json!({ "jobs": [{ "id": "b0d2e38e3454d8a4fefd04fac8b112ab", "status": state }] });
        let detail = json!({ "jid": "b0d2e38e3454d8a4fefd04fac8b112ab", "name": "JobExample", "state": state });
        stage.api().reset();
        stage
            .api()
            .arm(always("GET", "/flink/job", 200, &list.to_string()));
        stage.api().arm(always(
            "GET",
            "/b0d2e38e3454d8a4fefd04fac8b112ab",
            200,
            &detail.to_string(),
        ));
        let ended = stage.run(&drafts);
        assert_eq!(ended.code, Some(0), "{}", ended.complaint);
        let expect = if is_there {
            "exists already: b0d2e"
        } else {
            "created: "
        };
        assert!(ended.told[0].contains(expect), "{state}: {:?}", ended.told);
        assert_eq!(stage.posted().len(), usize::from(!is_there), "{state}");
    }
}

#[test]
fn no_jobs_are_looked_for_where_none_is_to_be_created() {
    let stage = Stage::new();
    stage.run(&workspace([table("a")]));
    let paths: Vec<_> = stage
        .arrived()
        .into_iter()
        .map(|request| (request.method, request.path))
        .collect();
    let path = "/v1/project/my-test-project/service/my-flink-service/flink/table".to_owned();
    assert_eq!(
        paths,
        [("GET".to_owned(), path.clone()), ("POST".to_owned(), path)]
    );
}

#[test]
fn of_no_drafts_there_is_no_script() {
    for script in SCRIPTS {
        assert_eq!((script.write)(&[], Options::default()), Snippet::default());
    }
}
