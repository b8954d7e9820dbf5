//! `Send all`: what exists is looked at first, what is sent comes in its order, and the first failure ends it.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/nodes.rs"]
mod nodes;
mod result;
mod run;

use common::{job, kafka, target};
use millrace::api::answer::{Answer, Extent};
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::send_all::Run;
use millrace::desk::send_all::view::view;
use millrace::saved;
use millrace::workspace::learn::Outcome;
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use nodes::text;

const NO_TABLES: &str = r#"{"tables":[]}"#;
const NO_JOBS: &str = r#"{"jobs":[]}"#;

/// A job, before the tables that it needs.
fn pipeline() -> Workspace {
    common::workspace([
        Subject::Job(job("J")),
        Subject::Table(kafka("KCpuIn")),
        Subject::Table(kafka("KAlert")),
    ])
}

/// What the app is asked to ask: `end` is that of the path.
fn asks(end: &str) -> Vec<String> {
    let Target {
        project, service, ..
    } = target();
    vec![format!(
        "get all\nGET /project/{project}/service/{service}/flink/{end}"
    )]
}

fn answered(workspace: &Workspace, id: u32, status: u16, body: &str) -> Told {
    let outcome = Outcome::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    });
    ended(workspace, id, outcome)
}

fn ended(workspace: &Workspace, id: u32, outcome: Outcome) -> Told {
    Told {
        draft: workspace.draft(DraftId(id)).expect("a draft").clone(),
        target: workspace.target.clone(),
        sent: Sent::default(),
        took: 12,
        outcome,
    }
}

/// What the app is told that drafts have become.
fn learnt(told: &[String]) -> Vec<(u32, Progress)> {
    let saved = told[0].strip_prefix("progress ").expect("what was learnt");
    let drafts = saved::read(saved).expect("a workspace").workspace.drafts;
    drafts
        .into_iter()
        .map(|draft| (draft.id.0, draft.progress))
        .collect()
}

fn says(run: &Run, workspace: &Workspace, sentence: &str) {
    let said = text(&view(Some(run), workspace, false));
    assert!(said.contains(sentence), "no “{sentence}” in: {said}");
}

/// A run that has found nothing on the service.
fn sending(workspace: &Workspace) -> (Run, Vec<String>) {
    let (mut run, told) = Run::begin(workspace, &[]);
    assert_eq!(told, asks("table"));
    assert_eq!(run.got(Some(200), NO_TABLES, workspace), asks("job"));
    let told = run.got(Some(200), NO_JOBS, workspace);
    (run, told)
}
