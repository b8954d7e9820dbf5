//! What an answer means for its draft: what has become of it, and which fields it speaks of.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{created, draft, target, workspace};
use millrace::api::answer::{Answer, Extent, Reading, Silence, Verdict};
use millrace::workspace::field::Field;
use millrace::workspace::learn::{Outcome, fields, progress};
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject};

fn answered(status: u16, body: &str) -> Outcome {
    Outcome::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
    })
}

/// A draft with this behind it is sent, and ends like this.
fn check(before: &Progress, outcome: &Outcome, expect: &Progress) {
    let mut workspace = workspace([Subject::Table(common::postgres("node_info"))]);
    workspace.set_progress(DraftId(0), before.clone());
    let after = progress(outcome, draft(&workspace, 0), &workspace.target);
    assert_eq!(&after, expect, "{before:?}, {outcome:?}");
}

fn here(id: &str) -> Progress {
    created(id, "node_info", target())
}

#[test]
fn a_success_is_kept_with_its_id_its_name_and_its_target() {
    for before in [
        Progress::Draft,
        Progress::Failed,
        Progress::Unknown,
        here("old"),
    ] {
        check(
            &before,
            &answered(200, r#"{"table_id": "t1"}"#),
            &here("t1"),
        );
        check(&before, &answered(201, r#"{"job_id": "j1"}"#), &here("j1"));
        check(&before, &answered(204, ""), &here(""));
    }
}

#[test]
fn a_refusal_is_a_failure_and_an_unclear_end_is_unknown() {
    for (outcome, expect) in [
        (
            answered(200, r#"{"errors": ["no"], "table_id": "t1"}"#),
            Progress::Failed,
        ),
        (answered(302, ""), Progress::Failed),
        (answered(400, ""), Progress::Failed),
        (answered(401, ""), Progress::Failed),
        (answered(403, ""), Progress::Failed),
        (answered(404, ""), Progress::Failed),
        (answered(409, ""), Progress::Failed),
        (answered(422, ""), Progress::Failed),
        (answered(429, ""), Progress::Failed),
        (answered(200, "<html>Log in</html>"), Progress::Unknown),
        (answered(500, ""), Progress::Unknown),
        (answered(503, ""), Progress::Unknown),
        (Outcome::Silent(Silence::Offline), Progress::Failed),
        (Outcome::Silent(Silence::Policy), Progress::Failed),
        (Outcome::Silent(Silence::Cancelled), Progress::Unknown),
        (Outcome::Silent(Silence::TimedOut), Progress::Unknown),
        (Outcome::Silent(Silence::Refused), Progress::Unknown),
        (Outcome::Silent(Silence::NoAnswer), Progress::Unknown),
    ] {
        for before in [Progress::Draft, Progress::Failed, Progress::Unknown] {
            check(&before, &outcome, &expect);
        }
        // What is known to be there stays known, whatever a second attempt brings…
        check(&here("t1"), &outcome, &here("t1"));
        // … but not if it was created under another name or somewhere else.
        check(&created("t1", "node", target()), &outcome, &expect);
        let elsewhere = Target {
            service: "other".to_owned(),
            ..target()
        };
        check(&created("t1", "node_info", elsewhere), &outcome, &expect);
    }
}

fn check_fields(verdict: Verdict, message: Option<&str>, of_table: &[Field], of_job: &[Field]) {
    let reading = Reading {
        verdict,
        message: message.map(str::to_owned),
        id: None,
    };
    assert_eq!(
        fields(&reading, &Subject::Table(common::postgres("t"))),
        of_table,
        "{message:?}"
    );
    assert_eq!(
        fields(&reading, &Subject::Job(common::job("j"))),
        of_job,
        "{message:?}"
    );
}

#[test]
fn an_answer_points_at_the_fields_that_it_speaks_of() {
    use Field::{IntegrationId, JobName, Project, Service, TableName, Tables};
    let place = &[Project, Service][..];
    check_fields(
        Verdict::Conflict,
        Some("Table name already in use"),
        &[TableName],
        &[JobName],
    );
    check_fields(Verdict::Conflict, None, &[TableName], &[JobName]);
    for (message, of_table, of_job) in [
        (
            Some("Project x does not exist"),
            &[Project][..],
            &[Project][..],
        ),
        (Some("Service x does not exist"), &[Service], &[Service]),
        (
            Some("Integration not found: a4af7409"),
            &[IntegrationId],
            place,
        ),
        (Some("Table not found"), place, &[Tables]),
        (Some("PROJECT not found"), &[Project], &[Project]),
        (Some("Not found"), place, place),
        (Some(""), place, place),
        (None, place, place),
    ] {
        check_fields(Verdict::NotFound, message, of_table, of_job);
    }
    for verdict in [
        Verdict::Done,
        Verdict::DoneWithError,
        Verdict::Invalid,
        Verdict::Unauthorized,
        Verdict::Forbidden,
        Verdict::TooMany(Some(28)),
        Verdict::ServerError,
        Verdict::Other,
    ] {
        check_fields(
            verdict,
            Some("Project, service, table and integration"),
            &[],
            &[],
        );
    }
}
