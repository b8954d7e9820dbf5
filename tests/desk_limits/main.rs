//! What the application API does not take is told at its field, and the table API is not held to it.

#![cfg(not(target_arch = "wasm32"))]

mod application;
#[path = "../common/mod.rs"]
mod common;
mod tables;

use millrace::api::generation::Generation;
use millrace::desk::limits;
use millrace::sql::statement::sinks;
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;
use millrace::workspace::problem::{Fault, Problem, Severity};
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{DraftId, Subject, Workspace};

fn source() -> Table {
    Table {
        connector: Connector::Kafka(Kafka {
            topic: "cpu".to_owned(),
            startup_mode: "earliest-offset".to_owned(),
            ..Kafka::default()
        }),
        ..common::kafka("KCpuIn")
    }
}

fn workspace(source: Table, job: Job) -> Workspace {
    let mut workspace = common::workspace([
        Subject::Job(job),
        Subject::Table(source),
        Subject::Table(common::kafka("KAlert")),
    ]);
    workspace.target.generation = Generation::Applications;
    workspace
}

/// The fields, severities and the part of the sentences that is expected of the job.
/// Checks a draft with what the study of its workspace has found.
fn check(workspace: &Workspace, id: u32) -> Vec<Problem> {
    let draft = common::draft(workspace, id);
    let written = match &draft.subject {
        Subject::Job(job) => sinks(&job.statement),
        Subject::Table(_) => Vec::new(),
    };
    let lacking = workspace.drafts.iter();
    let lacking = lacking.filter(|draft| !limits::secrets(draft).is_empty());
    let lacking: Vec<DraftId> = lacking.map(|draft| draft.id).collect();
    limits::check(draft, workspace, &written, &lacking)
}

fn check_job(workspace: &Workspace, expect: &[(Field, Severity, &str)]) {
    check_draft(workspace, 0, expect);
}

fn check_draft(workspace: &Workspace, id: u32, expect: &[(Field, Severity, &str)]) {
    let found = check(workspace, id);
    assert_eq!(found.len(), expect.len(), "{found:?}");
    for (problem, (field, severity, part)) in found.iter().zip(expect) {
        assert_eq!((problem.field, problem.severity), (*field, *severity));
        match &problem.fault {
            Fault::Sql(finding) => assert!(finding.sentence.contains(part), "{finding:?}"),
            other => panic!("{other:?}"),
        }
    }
}
