//! Versions: compared, and opened as drafts.

use super::{APPLICATION, Desk, FIRST, SECOND, application};
use crate::common;
use crate::nodes::{find, names, text};
use millrace::api::applications::answer;
use millrace::api::generation::Generation;
use millrace::api::token::AuthScheme;
use millrace::desk::import::{Here, Importer, SameName};
use millrace::desk::service::Outcome;
use millrace::desk::service::applications::compare::{Fate, lines, rows};
use millrace::desk::service::applications::opening;
use millrace::saved;
use millrace::workspace::table::Connector;
use millrace::workspace::{Draft, Subject, current, example};
use serde_json::{Value, json};

#[test]
fn two_versions_are_compared_field_by_field_and_no_secret_is_shown() {
    let mut desk = Desk::unfolded(&Value::Null);
    desk.react(&format!("compare {SECOND}"));
    assert!(names(&desk.view(), "group").is_empty());
    desk.react(&format!("compare {FIRST}"));
    let shown = desk.view();
    let group = find(&shown, "group", "From version 1 to version 2");
    let said = text(&group.children);
    for part in [
        "cpu: Kafka topic",
        "- cpu\n",
        "+ cpu-2\n",
        "Statement",
        "  INSERT INTO post\n- SELECT node\n+ SELECT node + 1\n  FROM cpu\n",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!format!("{shown:?}").contains("hush"));
    desk.react(&format!("compare {FIRST}"));
    assert!(names(&desk.view(), "group").is_empty());
}

#[test]
fn tables_that_one_version_has_alone_are_told() {
    let known = answer::application(&application(&Value::Null));
    let mut less = known.versions[0].clone();
    less.sinks.clear();
    let told: Vec<String> = rows(&known, &known.versions[0], &less)
        .into_iter()
        .map(|row| format!("{} {:?}", row.label, row.lines))
        .collect();
    assert!(
        told.contains(&"Table [(Gone, \"post\")]".to_owned()),
        "{told:?}"
    );
    assert_eq!(rows(&known, &known.versions[0], &known.versions[0]), []);
}

#[test]
fn lines_that_both_have_stand_once() {
    let shown = |old: &str, new: &str| -> String {
        let sign = |fate| match fate {
            Fate::Same => ' ',
            Fate::Gone => '-',
            Fate::New => '+',
        };
        let lines = lines(old, new).into_iter();
        lines
            .map(|(fate, line)| format!("{}{line}", sign(fate)))
            .collect::<Vec<_>>()
            .join("|")
    };
    // As `diff -u` has them.
    for (old, new, expect) in [
        ("a\nb\nc", "a\nc", " a|-b| c"),
        ("a\nc", "a\nb\nc", " a|+b| c"),
        ("a", "b", "-a|+b"),
        ("", "a", "+a"),
        ("a\nb\na", "b\na\nb", "-a| b| a|+b"),
        ("", "", ""),
    ] {
        assert_eq!(shown(old, new), expect);
    }
}

#[test]
fn a_version_becomes_drafts_that_make_the_same_version_again() {
    let known = answer::application(&application(&Value::Null));
    for number in [0, 1] {
        let empty = Desk::unfolded(&Value::Null).workspace;
        let opening = opening(&empty.target, &known, &known.versions[number]);
        let opened = opening.open(&empty, SameName::Stay).expect("drafts");
        let workspace = opened.workspace;
        assert_eq!(workspace.drafts.len(), 3);
        let draft = workspace.draft(opened.draft).expect("a job");
        assert_eq!(
            draft.created(&workspace.target).map(|it| &*it.id),
            Some(APPLICATION)
        );
        let Subject::Job(of) = &draft.subject else {
            panic!("{draft:?}");
        };
        let again = serde_json::to_value(current::version(of, &workspace)).expect("JSON");
        let said = &application(&Value::Null)["application_versions"][number];
        assert_eq!(again["statement"], said["statement"]);
        assert_eq!(again["sources"], said["sources"]);
        let sink = again["sinks"][0]["create_table"].as_str().expect("a text");
        assert_eq!(
            sink,
            "CREATE TABLE post (node INT) WITH (\n    'connector' = 'slack',\n    'token' = 'xoxb-hush'\n)"
        );
        // Opened once more, they are not there twice.
        assert_eq!(opening.in_the_way(&workspace), [&workspace.drafts[0]; 0]);
        let twice = opening.open(&workspace, SameName::Stay).expect("drafts");
        assert_eq!(twice.workspace, workspace);
    }
}

#[test]
fn a_table_whose_options_no_form_holds_comes_as_it_is() {
    let text = "CREATE TABLE cpu (node INT) WITH ('connector' = 'kafka', 'topic' = 'a', 'value.format' = 'json', 'properties.bootstrap.servers' = '', 'properties.group.id' = 'mine')";
    let mut body = application(&Value::Null);
    body["application_versions"][0]["sources"][0]["create_table"] = json!(text);
    let known = answer::application(&body);
    let mut desk = Desk::unfolded(&Value::Null);
    let workspace = opening(&desk.workspace.target, &known, &known.versions[0])
        .open(&desk.workspace, SameName::Stay)
        .expect("drafts")
        .workspace;
    let Subject::Table(table) = &workspace.drafts[0].subject else {
        panic!("{workspace:?}");
    };
    assert_eq!(
        (&table.connector, &*table.schema_sql, &*table.name),
        (&Connector::Free, text, "cpu")
    );
    // And from the panel.
    let opened = desk.react(&format!("open-version {FIRST}")).opened;
    let opened = opened.expect("drafts");
    assert_eq!(opened.workspace.drafts.len(), 3);
    assert_eq!(opened.draft, opened.workspace.drafts[2].id);
    assert!(!desk.panel.is_in_doubt());
}

#[test]
fn it_is_said_that_the_example_made_room() {
    let known = answer::application(&application(&Value::Null));
    let example = example::workspace(example::target());
    let opening = opening(&example.target, &known, &known.versions[0]);
    assert!(opening.in_the_way(&example).is_empty());
    let opened = opening.open(&example, SameName::Stay).expect("drafts");
    assert_eq!(
        opened.said,
        "Mill is a draft now. The example made room for it."
    );
    assert_eq!(opened.workspace.drafts.len(), 3);
}

/// A desk with a version open as drafts, of which one was changed since.
fn desk_with_a_changed_table() -> Desk {
    let mut desk = Desk::unfolded(&Value::Null);
    let opened = desk.react(&format!("open-version {FIRST}")).opened;
    desk.workspace = opened.expect("drafts").workspace;
    let id = desk.workspace.drafts[0].id;
    desk.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            table.schema_sql.push_str(", mine INT");
        }
    });
    desk
}

#[test]
fn drafts_of_the_names_of_a_version_are_asked_about_before_it_is_opened() {
    for (act, expect) in [
        ("beside", vec!["cpu", "post", "Mill", "cpu"]),
        ("replace", vec!["post", "Mill", "cpu"]),
    ] {
        let mut desk = desk_with_a_changed_table();
        let before = desk.workspace.clone();
        let outcome = desk.react(&format!("open-version {FIRST}"));
        assert_eq!((&outcome.told, &outcome.opened), (&vec![], &None));
        assert!(desk.panel.is_in_doubt());
        let shown = desk.view();
        let said = text(&shown);
        assert!(
            said.contains("A draft here is called cpu too, and differs."),
            "{said}"
        );
        let buttons = names(&shown, "button");
        for name in ["Add beside mine", "Replace mine", "Close"] {
            assert!(buttons.contains(&name.to_owned()), "{buttons:?}");
        }
        let opened = desk.react(act).opened.expect("drafts");
        assert!(!desk.panel.is_in_doubt());
        let drafts = opened.workspace.drafts.iter();
        let called: Vec<&str> = drafts.map(Draft::name).collect();
        assert_eq!(called, expect);

        // It is taken back in one step.
        desk.workspace.clone_from(&opened.workspace);
        let mut importer = Importer::default();
        let told = importer.take_opened(opened).told;
        assert_eq!(told[1], "shown 2");
        assert_eq!(told[2], "told 0 Mill is a draft now.");
        let here = Here {
            workspace: &desk.workspace,
            token: "",
            scheme: AuthScheme::Bearer,
        };
        let told = importer.untake(0, here).told;
        let saved = told[0].strip_prefix("workspace ").expect("a workspace");
        let back = saved::read(saved).expect("a visit").workspace;
        assert_eq!(back.drafts, before.drafts);
        assert_eq!(told[1], "untold 0");
    }
}

/// A form leaves out what goes without saying, and the text of a version says it.
#[test]
fn a_version_of_the_very_drafts_is_there_already() {
    let mut desk = Desk::unfolded(&Value::Null);
    let mut example = example::workspace(example::target());
    example.target.generation = Generation::Applications;
    example.remove(example.drafts[0].id);
    let job = example.drafts.last().expect("a job").clone();
    let Subject::Job(of) = &job.subject else {
        panic!("{job:?}");
    };
    let version = serde_json::to_value(current::version(of, &example)).expect("JSON");
    let body =
        json!({ "id": APPLICATION, "name": "JobExample", "application_versions": [version] });
    let known = answer::application(&body);
    // With something of their own, they are no example any more.
    example.add(Subject::Table(common::kafka("mine")));
    desk.workspace = example;
    let opening = opening(&desk.workspace.target, &known, &known.versions[0]);
    assert!(opening.in_the_way(&desk.workspace).is_empty());
    let opened = opening
        .open(&desk.workspace, SameName::Stay)
        .expect("drafts");
    assert_eq!((opened.draft, opened.taken.added.len()), (job.id, 0));
    // Where tables and jobs are sent, the two make different requests.
    desk.workspace.target.generation = Generation::Classic;
    assert_eq!(opening.in_the_way(&desk.workspace).len(), 2);
}

#[test]
fn a_version_that_was_asked_about_is_left_where_it_is() {
    for way in ["keep", "closed"] {
        let mut desk = desk_with_a_changed_table();
        desk.react(&format!("open-version {FIRST}"));
        assert_eq!(desk.react(way), Outcome::default());
        assert!(!desk.panel.is_in_doubt());
        assert_eq!(desk.react("beside"), Outcome::default());
    }
}

#[test]
fn a_version_that_stands_there_as_it_is_is_shown_and_nothing_is_added() {
    let mut desk = Desk::unfolded(&Value::Null);
    let opened = desk.react(&format!("open-version {FIRST}")).opened;
    desk.workspace = opened.expect("drafts").workspace;
    let outcome = desk.react(&format!("open-version {FIRST}"));
    assert_eq!(outcome.opened, None);
    assert_eq!(outcome.told, ["shown 2"]);
    let said = text(&desk.view());
    assert!(said.contains("Mill is among the drafts already."), "{said}");
}
