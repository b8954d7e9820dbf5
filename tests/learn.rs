//! What an answer means for its draft: what has become of it, and which fields it speaks of.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{created, draft, target, workspace};
use millrace::api::answer::{Answer, Extent, Reading, Silence, Verdict};
use millrace::api::generation::Generation;
use millrace::workspace::field::Field;
use millrace::workspace::learn::{Outcome, fields, progress};
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};

fn answered(status: u16, body: &str) -> Outcome {
    Outcome::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    })
}

/// A draft with this behind it is sent, and ends like this.
fn check(before: &Progress, outcome: &Outcome, expect: &Progress) {
    let mut workspace = workspace([Subject::Table(common::postgres("node_info"))]);
    workspace.set_progress(DraftId(0), before.clone());
    let after = progress(outcome, draft(&workspace, 0), &workspace.target);
    let after = common::unmarked(after);
    assert_eq!(&after, expect, "{before:?}, {outcome:?}");
}

fn unknown() -> Progress {
    common::unknown("node_info", target())
}

fn here(id: &str) -> Progress {
    created(id, "node_info", target())
}

#[test]
fn a_success_is_kept_with_its_id_its_name_and_its_target() {
    for before in [Progress::Draft, Progress::Failed, unknown(), here("old")] {
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
fn a_change_after_it_was_created_is_known_and_so_is_its_taking_back() {
    let subjects = [
        Subject::Table(common::postgres("t")),
        Subject::Table(common::kafka("t")),
        Subject::Job(common::job("t")),
    ];
    for subject in subjects {
        let mut workspace = workspace([subject.clone()]);
        let created = progress(
            &answered(200, r#"{"table_id": "1"}"#),
            draft(&workspace, 0),
            &target(),
        );
        workspace.set_progress(DraftId(0), created);
        let is_changed =
            |workspace: &Workspace| draft(workspace, 0).is_changed_since(&workspace.target);
        assert!(!is_changed(&workspace));
        let field = match subject {
            Subject::Table(_) => Field::SchemaSql,
            Subject::Job(_) => Field::Statement,
        };
        workspace.edit(DraftId(0), |subject| {
            field.set(subject, "something else".to_owned());
        });
        assert!(is_changed(&workspace));
        let mut elsewhere = workspace.clone();
        elsewhere.target.service = "other".to_owned();
        assert!(!is_changed(&elsewhere), "nothing is known of it there");
        workspace.edit(DraftId(0), |edited| *edited = subject);
        assert!(!is_changed(&workspace));
    }
}

#[test]
fn of_what_was_created_without_a_mark_no_change_is_known() {
    let mut workspace = workspace([Subject::Table(common::postgres("t"))]);
    workspace.set_progress(DraftId(0), created("1", "t", target()));
    assert!(!draft(&workspace, 0).is_changed_since(&target()));
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
        (answered(200, "<html>Log in</html>"), unknown()),
        (answered(500, ""), unknown()),
        (answered(503, ""), unknown()),
        (Outcome::Silent(Silence::Offline), Progress::Failed),
        (Outcome::Silent(Silence::Policy), Progress::Failed),
        (Outcome::Silent(Silence::Cancelled), unknown()),
        (Outcome::Silent(Silence::TimedOut), unknown()),
        (Outcome::Silent(Silence::Refused), unknown()),
        (Outcome::Silent(Silence::NoAnswer), unknown()),
    ] {
        for before in [Progress::Draft, Progress::Failed, unknown()] {
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
        ..Reading::default()
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
            &[Tables],
        ),
        (Some("Table not found"), place, &[Tables]),
        (Some("PROJECT not found"), &[Project], &[Project]),
        (Some("Not found"), place, place),
        (Some(""), place, place),
        (None, place, place),
    ] {
        check_fields(Verdict::NotFound, message, of_table, of_job);
    }
    // The first word counts: what it is called may hold another.
    check_fields(
        Verdict::NotFound,
        Some("Project my-service does not exist"),
        &[Project],
        &[Project],
    );
    check_fields(
        Verdict::NotFound,
        Some("Service the-project does not exist"),
        &[Service],
        &[Service],
    );
    for verdict in [
        Verdict::Done,
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

fn check_codes(
    verdict: Verdict,
    code: &str,
    has_place: bool,
    of_table: &[Field],
    of_job: &[Field],
) {
    let reading = Reading {
        verdict,
        code: Some(code.to_owned()),
        has_place,
        ..Reading::default()
    };
    let table = Subject::Table(common::postgres("t"));
    assert_eq!(fields(&reading, &table), of_table, "{code}");
    let job = Subject::Job(common::job("j"));
    assert_eq!(fields(&reading, &job), of_job, "{code}");
}

#[test]
fn an_answer_points_at_the_fields_that_its_error_code_speaks_of() {
    use Field::{
        IntegrationId, JobName, Project, SchemaSql, Service, Statement, TableName, Tables,
    };
    let place = &[Project, Service][..];
    for (code, of_table, of_job) in [
        ("project_not_found", &[Project][..], &[Project][..]),
        ("project_does_not_exist", &[Project], &[Project]),
        ("service_not_found", &[Service], &[Service]),
        ("service_does_not_exist", &[Service], &[Service]),
        ("service_integration_not_found", &[IntegrationId], &[Tables]),
        ("account_not_found", place, place),
    ] {
        check_codes(Verdict::NotFound, code, false, of_table, of_job);
    }
    check_codes(
        Verdict::Conflict,
        "not_powered",
        false,
        &[Service],
        &[Service],
    );
    check_codes(Verdict::Conflict, "", false, &[TableName], &[JobName]);
    check_codes(Verdict::Invalid, "bad_request", false, &[], &[]);
    check_codes(
        Verdict::Invalid,
        "bad_request",
        true,
        &[SchemaSql],
        &[Statement],
    );
}

#[test]
fn a_refused_body_points_at_the_members_that_the_message_names() {
    use Field::{IntegrationId, JobName, KafkaTopic, SchemaSql, Statement, TableName, Tables};
    for (message, of_table, of_job) in [
        // That of a table, or of an application.
        (
            "'name' is a required property",
            &[TableName][..],
            &[JobName][..],
        ),
        ("'schema_sql' is too short", &[SchemaSql], &[]),
        ("Invalid value for kafka_topic: ' '", &[KafkaTopic], &[]),
        (
            "'integration_id' and 'name' are required",
            &[TableName, IntegrationId],
            &[JobName],
        ),
        ("'tables' must be a list", &[], &[Tables]),
        ("'sources' must be a list", &[], &[Tables]),
        ("'sinks' is a required property", &[], &[Tables]),
        ("job_name is too long", &[], &[JobName]),
        ("'statement' is too short", &[], &[Statement]),
        (
            "Encountered \"FORM\" at line 1, column 8.",
            &[SchemaSql],
            &[Statement],
        ),
        ("The name of the statement is not valid", &[], &[]),
        ("", &[], &[]),
    ] {
        check_fields(Verdict::Invalid, Some(message), of_table, of_job);
        check_fields(Verdict::DoneWithError, Some(message), of_table, of_job);
    }
}
#[test]
fn an_application_is_known_by_its_own_id() {
    let mut workspace = workspace([Subject::Job(common::job("DemoApp"))]);
    workspace.target.generation = Generation::Applications;
    let outcome = answered(
        200,
        r#"{"id": "a1", "name": "DemoApp", "application_versions": []}"#,
    );
    let after = progress(&outcome, draft(&workspace, 0), &workspace.target);
    let Progress::Created(found) = &after else {
        panic!("{after:?}");
    };
    assert_eq!((found.id.as_str(), found.name.as_str()), ("a1", "DemoApp"));
    assert_eq!(found.target, workspace.target);
    workspace.set_progress(DraftId(0), after);
    assert!(draft(&workspace, 0).created(&workspace.target).is_some());
    assert_eq!(
        draft(&workspace, 0).created(&target()),
        None,
        "as a job it was not created"
    );
}

#[test]
fn what_became_of_a_draft_at_one_target_is_known_there_again_whatever_became_of_it_elsewhere() {
    let other = Target {
        service: "other".to_owned(),
        ..target()
    };
    let there = |id: &str| created(id, "node_info", other.clone());
    let go = |workspace: &mut Workspace, target: &Target| {
        target.clone_into(&mut workspace.target);
        workspace.recall();
    };
    for (first, second) in [
        (here("1"), there("2")),
        (here("1"), common::unknown("node_info", other.clone())),
        (here("1"), Progress::Failed),
        (unknown(), there("2")),
        (unknown(), Progress::Failed),
    ] {
        let mut workspace = workspace([Subject::Table(common::postgres("node_info"))]);
        let id = DraftId(0);
        workspace.set_progress(id, first.clone());
        go(&mut workspace, &other);
        assert!(!draft(&workspace, 0).may_exist(&other));
        workspace.set_progress(id, second.clone());
        for _ in 0..2 {
            go(&mut workspace, &target());
            assert_eq!(draft(&workspace, 0).progress, first);
            assert!(draft(&workspace, 0).may_exist(&target()));
            go(&mut workspace, &other);
            if second != Progress::Failed {
                assert_eq!(draft(&workspace, 0).progress, second);
            }
        }
        // What is gone is not remembered.
        go(&mut workspace, &target());
        workspace.set_progress(id, Progress::Draft);
        go(&mut workspace, &other);
        go(&mut workspace, &target());
        assert!(!draft(&workspace, 0).may_exist(&target()));
    }
}

#[test]
fn a_name_that_is_given_back_brings_back_what_was_created_under_it() {
    let mut workspace = workspace([Subject::Table(common::postgres("node_info"))]);
    let id = DraftId(0);
    workspace.set_progress(id, here("1"));
    let rename = |workspace: &mut Workspace, name: &str| {
        workspace.edit(id, |subject| {
            if let Subject::Table(table) = subject {
                name.clone_into(&mut table.name);
            }
        });
        workspace.recall();
    };
    rename(&mut workspace, "second");
    let second = created("2", "second", target());
    workspace.set_progress(id, second.clone());
    rename(&mut workspace, "node_info");
    assert_eq!(draft(&workspace, 0).progress, here("1"));
    rename(&mut workspace, "second");
    assert_eq!(draft(&workspace, 0).progress, second);
}
