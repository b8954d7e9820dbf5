//! What becomes of the example that a new visitor finds: nothing that anybody made goes with it.

mod common;

use common::{created, postgres, target};
use millrace::workspace::example::{self, is_untouched};
use millrace::workspace::field::Field;
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, Progress, Subject, Workspace};

/// What is done to a draft, in words and in deed.
type Touch<'a> = (&'a str, &'a dyn Fn(&mut Draft));

fn names(workspace: &Workspace) -> Vec<&str> {
    workspace.drafts.iter().map(Draft::name).collect()
}

/// The example, with what `touch` does to its first table.
fn touched(touch: impl FnOnce(&mut Draft)) -> Workspace {
    let mut workspace = example::workspace(target());
    touch(&mut workspace.drafts[0]);
    workspace
}

#[test]
fn the_example_goes_as_a_whole_with_its_project_and_its_service() {
    let mut workspace = example::workspace(target());
    let before = workspace.clone();
    let removed = example::remove(&mut workspace, [false; 2]);
    assert_eq!(removed.drafts.len(), 4);
    assert_eq!(names(&workspace), <[&str; 0]>::default());
    assert_eq!(workspace.target, Target::default());
    example::restore(&mut workspace, removed);
    assert_eq!(workspace, before);
}

#[test]
fn what_was_changed_or_sent_stays() {
    let set = |draft: &mut Draft, field: Field, value: &str| {
        field.set(&mut draft.subject, value.to_owned());
    };
    let touches: [Touch; 7] = [
        ("its columns", &|draft| {
            set(draft, Field::SchemaSql, "`node` BIGINT");
        }),
        ("its name", &|draft| set(draft, Field::TableName, "nodes")),
        ("its payload", &|draft| draft.extra = "{\"x\":1}".to_owned()),
        ("a payload that can't be read", &|draft| {
            draft.unread = Some("{".to_owned());
        }),
        ("it was created", &|draft| {
            draft.progress = created("an id", "node_info", target());
        }),
        ("it was refused", &|draft| draft.progress = Progress::Failed),
        ("it may exist", &|draft| {
            draft.progress = common::unknown("node_info", target());
        }),
    ];
    for (what, touch) in touches {
        let mut workspace = touched(touch);
        let before = workspace.clone();
        let removed = example::remove(&mut workspace, [false; 2]);
        assert_eq!(workspace.drafts, before.drafts[..1], "{what}");
        assert_eq!(workspace.target, target(), "{what}: its target stays");
        assert!(!workspace.drafts.iter().any(is_untouched), "{what}");
        example::restore(&mut workspace, removed);
        assert_eq!(workspace.drafts.len(), 4, "{what}");
        assert!(
            before
                .drafts
                .iter()
                .all(|draft| workspace.drafts.contains(draft))
        );
    }
}

#[test]
fn drafts_of_ones_own_stay() {
    let mut workspace = example::workspace(target());
    workspace.add(Subject::Table(postgres("orders")));
    let removed = example::remove(&mut workspace, [false; 2]);
    assert_eq!(names(&workspace), ["orders"]);
    assert_eq!(workspace.target, target());
    example::restore(&mut workspace, removed);
    assert_eq!(
        names(&workspace),
        ["node_info", "KCpuIn", "KAlert", "JobExample", "orders"]
    );
}

#[test]
fn a_project_of_ones_own_stays_and_one_that_the_host_has_named() {
    let own = |project: &str| Target {
        project: project.to_owned(),
        ..target()
    };
    let mut workspace = example::workspace(own("mine"));
    let removed = example::remove(&mut workspace, [false; 2]);
    assert_eq!(workspace.target.project, "mine");
    assert_eq!(workspace.target.service, "");
    example::restore(&mut workspace, removed);
    assert_eq!(workspace.target, own("mine"));
    let mut workspace = example::workspace(target());
    example::remove(&mut workspace, [true; 2]);
    assert_eq!(workspace.target, target());
    for (named_by_host, left) in [
        ([true, false], ["my-test-project", ""]),
        ([false, true], ["", "my-flink-service"]),
    ] {
        let mut workspace = example::workspace(target());
        example::remove(&mut workspace, named_by_host);
        let Target {
            project, service, ..
        } = workspace.target;
        assert_eq!([&*project, &*service], left);
    }
}
