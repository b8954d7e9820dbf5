//! A run: what it sends and what it passes over, in which order, and what ends it.

use super::{NO_JOBS, NO_TABLES, answered, asks, ended, learnt, pipeline, says, sending};
use crate::common::{self, created, postgres, target};
use crate::nodes::names;
use millrace::api::answer::Silence;
use millrace::desk::send_all::Run;
use millrace::desk::send_all::view::view;
use millrace::workspace::learn::Outcome;
use millrace::workspace::table::Table;
use millrace::workspace::{DraftId, Progress, Subject};

#[test]
fn what_is_not_there_is_sent_one_after_the_other_tables_first() {
    let workspace = pipeline();
    let (mut run, told) = sending(&workspace);
    assert_eq!(told[1..], ["send-one 1"]);
    says(&run, &workspace, "1 of 3: creating KCpuIn…");
    let told = run.ended(
        &answered(&workspace, 1, 200, r#"{"table_id":"1"}"#),
        &workspace,
    );
    assert_eq!(told, ["send-one 2"]);
    says(&run, &workspace, "2 of 3: creating KAlert…");
    assert_eq!(
        names(&view(Some(&run), &workspace, true), "button"),
        ["Stop sending"]
    );
    let told = run.ended(
        &answered(&workspace, 2, 200, r#"{"table_id":"2"}"#),
        &workspace,
    );
    assert_eq!(told, ["send-one 0"]);
    let told = run.ended(
        &answered(&workspace, 0, 200, r#"{"job_id":"3"}"#),
        &workspace,
    );
    assert_eq!(told, Vec::<String>::new());
    assert!(!run.is_under_way());
    says(&run, &workspace, "Done: 3 of 3 are there.");
    says(&run, &workspace, "KCpuIn was created.");
}

#[test]
fn what_exists_is_not_sent_and_its_id_is_learnt() {
    let mut workspace = pipeline();
    workspace.set_progress(DraftId(2), common::unknown("KAlert", target()));
    let (mut run, _) = Run::begin(&workspace, &[]);
    let list = r#"{"tables":[{"table_id":"id of in","table_name":"KCpuIn"},{"table_id":"other","table_name":"kalert"}]}"#;
    assert_eq!(run.got(Some(200), list, &workspace), asks("job"));
    let jobs = r#"{"jobs":[{"id":"a","status":"RUNNING"},{"id":"b","status":"CANCELED"},{"id":"c","status":"RUNNING"}]}"#;
    assert_eq!(run.got(Some(200), jobs, &workspace), asks("job/c"));
    says(&run, &workspace, "2 jobs left");
    assert_eq!(
        run.got(Some(200), r#"{"name":"another"}"#, &workspace),
        asks("job/a")
    );
    let told = run.got(Some(200), r#"{"name":"J"}"#, &workspace);
    assert_eq!(
        learnt(&told),
        [
            (0, created("a", "J", target())),
            (1, created("id of in", "KCpuIn", target())),
            (2, Progress::Draft),
        ]
    );
    assert_eq!(told[1..], ["send-one 2"]);
    says(&run, &workspace, "KCpuIn exists already: it was not sent.");
    says(&run, &workspace, "J exists already: it was not sent.");
    says(&run, &workspace, "3 of 3: creating KAlert…");
}

#[test]
fn a_table_that_was_deleted_meanwhile_is_created_anew_and_one_created_anew_has_its_new_id() {
    let mut workspace = pipeline();
    for (id, name) in [(1, "KCpuIn"), (2, "KAlert")] {
        workspace.set_progress(DraftId(id), created("old", name, target()));
    }
    let (mut run, _) = Run::begin(&workspace, &[]);
    let list = r#"{"tables":[{"table_id":"new","table_name":"KAlert"}]}"#;
    run.got(Some(200), list, &workspace);
    let told = run.got(Some(200), NO_JOBS, &workspace);
    assert_eq!(
        learnt(&told),
        [
            (1, Progress::Draft),
            (2, created("new", "KAlert", target())),
        ]
    );
    assert_eq!(told[1..], ["send-one 1"]);
    says(
        &run,
        &workspace,
        "KCpuIn was created before and is gone: it is sent again.",
    );
    says(&run, &workspace, "2 of 3: creating KCpuIn…");
}

#[test]
fn the_first_failure_ends_it_and_is_shown() {
    let workspace = pipeline();
    for outcome in [
        Outcome::Silent(Silence::NoAnswer),
        answered(&workspace, 1, 403, "").outcome,
        answered(&workspace, 1, 200, r#"{"errors":["no"]}"#).outcome,
    ] {
        let (mut run, _) = sending(&workspace);
        let told = run.ended(&ended(&workspace, 1, outcome), &workspace);
        assert_eq!(told, ["shown 1"]);
        says(&run, &workspace, "Stopped at KCpuIn: its answer says why.");
        says(&run, &workspace, "0 of 3 are there.");
        assert!(!run.is_under_way());
        let late = run.ended(
            &answered(&workspace, 2, 200, r#"{"table_id":"2"}"#),
            &workspace,
        );
        assert_eq!(late, Vec::<String>::new());
    }
}

#[test]
fn nothing_is_sent_where_it_is_not_known_what_exists() {
    let workspace = pipeline();
    for (status, body, said) in [
        (
            None,
            "",
            "Nothing was sent. The list of what exists could not be read.",
        ),
        (
            Some(1),
            "",
            "Nothing was sent. What exists is not known without an API token.",
        ),
        (Some(403), "{}", "403 Forbidden"),
        (Some(200), "<html>", "is not as expected"),
        (Some(200), r#"{"tables":{}}"#, "is not as expected"),
    ] {
        let (mut run, _) = Run::begin(&workspace, &[]);
        assert_eq!(
            run.got(status, body, &workspace),
            Vec::<String>::new(),
            "{body}"
        );
        says(&run, &workspace, said);
    }
}

#[test]
fn a_draft_with_a_problem_holds_back_all_before_the_first_is_sent() {
    let mut workspace = pipeline();
    workspace.add(Subject::Table(Table {
        integration_id: String::new(),
        ..postgres("late")
    }));
    let (run, told) = Run::begin(&workspace, &[]);
    assert_eq!(told, ["hold 3"]);
    says(
        &run,
        &workspace,
        "Stopped at late: a problem holds it back. 0 of 4 are there.",
    );
}

#[test]
fn the_user_can_stop_it_at_each_point() {
    let workspace = pipeline();
    let (mut run, _) = Run::begin(&workspace, &[]);
    assert_eq!(run.stop(), Vec::<String>::new());
    says(
        &run,
        &workspace,
        "Stopped: 0 of 3 are there. Send all goes on with the rest.",
    );
    assert_eq!(
        run.got(Some(200), NO_TABLES, &workspace),
        Vec::<String>::new()
    );

    let (mut run, _) = sending(&workspace);
    assert_eq!(run.stop(), ["cancel "]);
    says(&run, &workspace, "Stopping…");
    let cancelled = ended(&workspace, 1, Outcome::Silent(Silence::Cancelled));
    assert_eq!(run.ended(&cancelled, &workspace), ["shown 1"]);
    says(&run, &workspace, "Stopped at KCpuIn");

    // It was too late to cancel this one, and the next is not sent.
    let (mut run, _) = sending(&workspace);
    run.stop();
    let created = answered(&workspace, 1, 200, r#"{"table_id":"1"}"#);
    assert_eq!(run.ended(&created, &workspace), Vec::<String>::new());
    says(&run, &workspace, "Stopped: 1 of 3 are there.");
}

#[test]
fn what_changes_meanwhile_is_not_sent_elsewhere_and_what_is_deleted_not_at_all() {
    let workspace = pipeline();
    let (mut run, _) = sending(&workspace);
    let mut moved = workspace.clone();
    moved.target.service = "another".to_owned();
    let first = answered(&workspace, 1, 200, r#"{"table_id":"1"}"#);
    assert_eq!(run.clone().ended(&first, &moved), Vec::<String>::new());
    let mut fewer = workspace.clone();
    fewer.remove(DraftId(2));
    assert_eq!(run.ended(&first, &fewer), ["send-one 0"]);
    let (mut run, _) = Run::begin(&workspace, &[]);
    assert_eq!(run.got(Some(200), NO_TABLES, &moved), Vec::<String>::new());
    says(
        &run,
        &moved,
        "Stopped: the project or the service was changed meanwhile.",
    );
}

#[test]
fn what_the_app_holds_back_ends_it() {
    let workspace = pipeline();
    let (mut run, _) = sending(&workspace);
    run.held(&workspace);
    says(
        &run,
        &workspace,
        "Stopped at KCpuIn: a problem holds it back.",
    );
}
