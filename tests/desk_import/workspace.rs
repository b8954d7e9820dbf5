//! What an import makes of the workspace, and the way back.

use super::{Page, TOKEN, curl};
use crate::common::{self, job, postgres};
use millrace::api::token::AuthScheme;
use millrace::desk::report::follow;
use millrace::desk::study::{reports, study};
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace, example};

#[test]
fn a_command_becomes_a_draft_that_is_shown_and_its_target_and_its_token_are_taken() {
    let mut page = Page::of(common::workspace([Subject::Job(job("there"))]));
    page.paste(&curl());
    assert_eq!(page.names(), ["there", "orders"]);
    assert_eq!(page.workspace.drafts[1].extra, r#"{"color":"red"}"#);
    assert_eq!(page.shown.as_deref(), Some("1"));
    let target = Target {
        project: "p".to_owned(),
        service: "s".to_owned(),
        ..Target::default()
    };
    assert_eq!(page.workspace.target, target);
    assert_eq!(page.token, TOKEN);
    let said = "Added the draft orders. The token in it went into the token field.";
    assert_eq!(page.notices, [format!("0 {said}")]);
    assert!(page.whole().contains(said), "{}", page.whole());
    let parts = page.parts();
    for part in [
        "p Project.",
        "••• The token: it is shown nowhere.",
        "\"color\":\"red\" color is kept as it is; no field fills it.",
    ] {
        assert!(parts.iter().any(|seen| seen == part), "{part}: {parts:#?}");
    }
    assert!(!page.whole().contains(TOKEN));
}

#[test]
fn one_step_takes_an_import_back() {
    let before = common::workspace([Subject::Table(postgres("there"))]);
    let mut page = Page::of(before.clone());
    page.paste(&curl());
    page.undo();
    assert_eq!(page.workspace.drafts, before.drafts);
    assert_eq!(page.workspace.target, before.target);
    assert_eq!(page.notices, Vec::<String>::new());
    assert!(page.whole().contains("Taken back."));
}

#[test]
fn what_was_changed_since_stays_when_an_import_is_taken_back() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    page.workspace.edit(DraftId(0), |subject| {
        if let Subject::Table(table) = subject {
            "edited".clone_into(&mut table.name);
        }
    });
    page.workspace.target.project = "mine".to_owned();
    page.undo();
    assert_eq!(page.names(), ["edited"]);
    assert_eq!(page.workspace.target.project, "mine");
}

#[test]
fn what_was_created_since_stays_when_an_import_is_taken_back() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    let created = common::created("id", "orders", page.workspace.target.clone());
    page.workspace.set_progress(DraftId(0), created);
    page.undo();
    assert_eq!(page.names(), ["orders"]);
}

#[test]
fn a_draft_that_is_there_already_is_not_added_twice() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    page.paste(&curl());
    assert_eq!(page.names(), ["orders"]);
    assert!(
        page.whole()
            .contains("No draft is new. One was here already."),
        "{}",
        page.whole()
    );
}

#[test]
fn an_example_that_nobody_has_touched_makes_room_and_comes_back() {
    let mut page = Page::of(example::workspace(example::target()));
    let before = page.workspace.clone();
    page.paste(&curl());
    assert_eq!(page.names(), ["orders"]);
    let id = page.workspace.drafts[0].id;
    assert!(before.draft(id).is_none(), "an id of its own");
    page.undo();
    assert_eq!(page.workspace.drafts, before.drafts);
    assert_eq!(page.workspace.target, before.target);
}

#[test]
fn that_the_example_made_room_is_told() {
    let mut page = Page::of(example::workspace(example::target()));
    page.paste(&curl());
    let said = "The example made room for it; Undo brings it back.";
    assert!(page.whole().contains(said), "{}", page.whole());
}

#[test]
fn an_import_without_a_draft_changes_neither_project_nor_service() {
    let mut page = Page::of(common::workspace([Subject::Table(postgres("there"))]));
    let before = page.workspace.clone();
    page.paste("curl https://api.aiven.io/v1/project/theirs/service/their-flink/flink/table -d @table.json");
    assert_eq!(page.workspace, before);
    assert_eq!(page.notices, [""; 0]);
    let said = "theirs Project. Not filled in: no draft goes there.";
    assert!(
        page.parts().contains(&said.to_owned()),
        "{:?}",
        page.parts()
    );
}

#[test]
fn what_stays_when_an_import_is_taken_back_is_told() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    page.workspace.edit(DraftId(0), |subject| {
        if let Subject::Table(table) = subject {
            "edited".clone_into(&mut table.name);
        }
    });
    page.undo();
    let said = "Taken back, but for the draft edited, which was changed or sent since.";
    assert!(page.whole().contains(said), "{}", page.whole());
    assert_eq!(page.notices, [format!(" {said}")]);
}

#[test]
fn an_example_that_was_changed_or_sent_stays() {
    let mut page = Page::of(example::workspace(example::target()));
    page.workspace.set_progress(DraftId(0), Progress::Failed);
    page.paste(&curl());
    assert_eq!(
        page.names(),
        ["node_info", "KCpuIn", "KAlert", "JobExample", "orders"]
    );
}

#[test]
fn jobs_without_a_name_are_told_apart() {
    let mut page = Page::of(common::workspace([]));
    page.paste(
        r#"[{"statement":"INSERT INTO a SELECT * FROM c"},{"statement":"INSERT INTO b SELECT * FROM c"}]"#,
    );
    let parts = page.parts();
    assert!(parts[0].ends_with("Job 1: Statement."), "{parts:?}");
    assert!(parts[1].ends_with("Job 2: Statement."), "{parts:?}");
}

#[test]
fn a_list_of_tables_that_no_field_can_hold_is_sent_as_it_was_imported() {
    let mut page = Page::of(Workspace::default());
    page.paste(
        r#"{"job_name":"j1","statement":"INSERT INTO a SELECT * FROM b","tables":["a","b","extra",1]}"#,
    );
    let kept = "tables is kept as it is; no field fills it";
    assert!(
        page.parts().iter().any(|part| part.contains(kept)),
        "{:?}",
        page.parts()
    );
    // The page does this when the desk has read the statement.
    let reports = reports(&page.workspace, &study(&page.workspace, Vec::new()));
    follow(&mut page.workspace, &reports);
    let body = common::request(&page.workspace, 0, AuthScheme::Bearer).body;
    assert_eq!(
        body.expect("a body").compact(),
        r#"{"statement":"INSERT INTO a SELECT * FROM b","job_name":"j1","tables":["a","b","extra",1]}"#
    );
}
