//! What a run leaves behind: what is said of it, for how long, and what another one goes on with.

use super::{NO_JOBS, answered, learnt, pipeline, says, sending};
use crate::common::{self, created, kafka, postgres, target};
use crate::nodes::text;
use millrace::desk::send_all::Run;
use millrace::desk::send_all::view::view;
use millrace::workspace::table::{Connector, Table};
use millrace::workspace::{DraftId, Progress, Subject, Workspace};

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
