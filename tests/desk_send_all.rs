//! `Send all`: what exists is looked at first, what is sent comes in its order, and the first failure ends it.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{created, job, kafka, postgres, target};
use millrace::api::answer::{Answer, Extent, Silence};
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::send_all::{Run, view::view};
use millrace::saved;
use millrace::workspace::learn::Outcome;
use millrace::workspace::table::{Connector, Table};
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use nodes::{names, text};

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
fn another_run_goes_on_where_the_last_one_stopped() {
    let mut workspace = pipeline();
    workspace.set_progress(DraftId(1), created("1", "KCpuIn", target()));
    let (mut run, _) = Run::begin(&workspace, &[]);
    run.got(
        Some(200),
        r#"{"tables":[{"table_id":"1","table_name":"KCpuIn"}]}"#,
        &workspace,
    );
    let told = run.got(Some(200), NO_JOBS, &workspace);
    assert_eq!(told[1..], ["send-one 2"]);
    says(&run, &workspace, "2 of 3: creating KAlert…");
    let second = answered(&workspace, 2, 200, r#"{"table_id":"2"}"#);
    run.ended(&second, &workspace);
    let refused = answered(&workspace, 0, 400, "{}");
    run.ended(&refused, &workspace);
    says(
        &run,
        &workspace,
        "2 of 3 are there, 1 of them created before.",
    );
    let said = text(&view(Some(&run), &workspace, false));
    assert!(!said.contains("KCpuIn was created"), "{said}");
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

#[test]
fn its_result_says_no_more_than_is_still_so() {
    let mut workspace = pipeline();
    let (mut run, _) = sending(&workspace);
    for (id, body) in [
        (1, r#"{"table_id":"1"}"#),
        (2, r#"{"table_id":"2"}"#),
        (0, r#"{"job_id":"3"}"#),
    ] {
        run.ended(&answered(&workspace, id, 200, body), &workspace);
    }
    run.look(&workspace);
    says(&run, &workspace, "Done: 3 of 3 are there.");
    for (id, name) in [(0, "J"), (1, "KCpuIn"), (2, "KAlert")] {
        workspace.set_progress(DraftId(id), created("x", name, target()));
    }
    run.look(&workspace);
    says(&run, &workspace, "Done: 3 of 3 are there.");
    let mut moved = workspace.clone();
    moved.target.service = "other".to_owned();
    let said = text(&view(Some(&run), &moved, false));
    assert_eq!(
        said,
        "Send all3 drafts are not created yet, tables go first."
    );
    workspace.set_progress(DraftId(1), Progress::Draft);
    run.look(&workspace);
    says(&run, &workspace, "KCpuIn was there, and is not any more.");
    says(&run, &workspace, "2 of 3 are there.");
    let said = text(&view(Some(&run), &workspace, false));
    assert!(
        !said.contains("Done") && !said.contains("KCpuIn was created"),
        "{said}"
    );
    workspace.set_progress(DraftId(1), created("y", "KCpuIn", target()));
    run.look(&workspace);
    says(&run, &workspace, "Done: 3 of 3 are there.");
    says(
        &run,
        &workspace,
        "KCpuIn has been deleted and created anew since.",
    );
    // As the list of the service tells of one with other columns.
    let mut another = workspace.clone();
    if let Some(Progress::Created(known)) = another
        .drafts
        .iter_mut()
        .map(|draft| &mut draft.progress)
        .nth(1)
    {
        "another".clone_into(&mut known.sent);
    }
    run.look(&another);
    says(&run, &another, "2 of 3 are there.");
    says(
        &run,
        &another,
        "KCpuIn has been deleted since: another one is there by its name now.",
    );
}

#[test]
fn what_was_created_before_counts_until_it_is_found_to_be_gone() {
    let mut workspace = pipeline();
    for (id, name) in [(1, "KCpuIn"), (2, "KAlert")] {
        workspace.set_progress(DraftId(id), created(name, name, target()));
    }
    let (mut run, _) = Run::begin(&workspace, &[]);
    let list = r#"{"tables":[{"table_id":"KAlert","table_name":"KAlert"}]}"#;
    run.got(Some(200), list, &workspace);
    run.got(Some(200), NO_JOBS, &workspace);
    workspace.set_progress(DraftId(1), Progress::Draft);
    run.ended(
        &answered(&workspace, 1, 200, r#"{"table_id":"1"}"#),
        &workspace,
    );
    says(&run, &workspace, "3 of 3: creating J…");
    workspace.set_progress(DraftId(1), created("1", "KCpuIn", target()));
    run.ended(
        &answered(&workspace, 0, 200, r#"{"job_id":"3"}"#),
        &workspace,
    );
    says(
        &run,
        &workspace,
        "Done: 3 of 3 are there, 1 of them created before.",
    );
}

#[test]
fn a_stop_is_told_until_its_draft_is_mended_or_created() {
    let workspace = pipeline();
    let (mut run, _) = sending(&workspace);
    run.ended(&answered(&workspace, 1, 400, "{}"), &workspace);
    says(&run, &workspace, "Stopped at KCpuIn: its answer says why.");
    let mut mended = workspace.clone();
    mended.edit(DraftId(1), |subject| {
        *subject = Subject::Table(kafka("Mended"));
    });
    let mut made = workspace.clone();
    made.set_progress(DraftId(1), created("1", "KCpuIn", target()));
    for (workspace, left) in [(mended, "0 of 3 are there."), (made, "1 of 3 are there.")] {
        run.look(&workspace);
        says(&run, &workspace, left);
        let said = text(&view(Some(&run), &workspace, false));
        assert!(!said.contains("Stopped"), "{said}");
    }
}

#[test]
fn a_table_that_is_another_is_passed_over_and_told_apart() {
    let workspace = common::workspace([Subject::Table(kafka("KCpuIn"))]);
    let (mut run, _) = Run::begin(&workspace, &[]);
    let list = r#"{"tables":[{"table_id":"1","table_name":"KCpuIn","schema_sql":"`other` INT"}]}"#;
    let told = run.got(Some(200), list, &workspace);
    let [(0, Progress::Created(known))] = &learnt(&told)[..] else {
        panic!("one that exists: {told:?}")
    };
    assert_eq!((known.id.as_str(), known.sent.as_str()), ("1", "another"));
    says(&run, &workspace, "another one exists there by this name");
    says(&run, &workspace, "0 of 1 are there.");
    let mut learnt_of = workspace.clone();
    learnt_of.set_progress(DraftId(0), Progress::Created(known.clone()));
    says(&run, &learnt_of, "Nothing is left to send.");
}

#[test]
fn the_button_is_there_for_what_is_left() {
    let mut workspace = common::workspace([Subject::Table(postgres("t"))]);
    let is_off = |workspace: &Workspace, is_busy| {
        format!("{:?}", view(None, workspace, is_busy)).contains("disabled")
    };
    assert_eq!(
        text(&view(None, &workspace, false)),
        "Send all1 draft is not created yet."
    );
    assert!(!is_off(&workspace, false));
    assert!(is_off(&workspace, true), "another request is under way");
    workspace.set_progress(DraftId(0), created("1", "t", target()));
    assert!(is_off(&workspace, false), "nothing is left");
    assert!(text(&view(None, &workspace, false)).contains("Everything here is created."));
    assert_eq!(view(None, &Workspace::default(), false), []);
    workspace.add(Subject::Table(Table {
        connector: Connector::Free,
        ..postgres("x")
    }));
    let said = text(&view(None, &workspace, false));
    assert!(
        said.contains("has no tables without an integration"),
        "{said}"
    );
}
