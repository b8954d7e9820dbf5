//! What an opened link or file makes of the workspace, and the way back.

use super::{Page, TOKEN, shared, some};
use crate::common::{self, created, kafka, postgres, target};
use millrace::desk::import::Importer;
use millrace::saved;
use millrace::workspace::target::Target;
use millrace::workspace::{Subject, example};
use proptest::prelude::*;

#[test]
fn what_was_opened_is_told_and_taken_back_in_one_step() {
    let before = example::workspace(example::target());
    let mut page = Page::of(before.clone());
    let other = Target {
        project: "their-project".to_owned(),
        ..target()
    };
    let mut theirs = some();
    theirs.target = other.clone();
    page.open(&shared(&theirs));
    assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
    assert_eq!(page.workspace.target, other);
    let said = page.whole();
    for part in [
        "2 tables and one job",
        "project their-project",
        "Nothing was sent.",
    ] {
        assert!(said.contains(part), "{said}");
    }
    // One of them was in the example, which has made room.
    assert!(!said.contains("here already"), "{said}");
    page.on(Importer::untake_shown);
    assert_eq!(page.workspace.drafts, before.drafts);
    assert_eq!(page.workspace.target, before.target);
}

#[test]
fn drafts_that_are_here_as_they_are_are_not_added_again() {
    let mut page = Page::of(some());
    page.open(&shared(&some()));
    assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
    assert!(page.whole().contains("here already"), "{}", page.whole());
    assert_eq!(page.told, Vec::<String>::new());
}

#[test]
fn what_was_opened_is_told_once_by_its_name_and_until_nothing_is_left_to_take_back() {
    let mut page = Page::of(common::workspace([]));
    page.on(|importer, here| importer.take_file("team.json", &shared(&some()), here));
    let told = "told 0 “team.json” holds 2 tables and one job for project my-test-project, service my-flink-service. Nothing was sent. Added 3 drafts.";
    assert_eq!(page.told.last().map(String::as_str), Some(told));
    assert_eq!(page.importer.settle(&page.workspace), None);

    // The next takes its place.
    page.told.clear();
    let more = common::workspace([Subject::Table(kafka("more"))]);
    page.open(&shared(&more));
    assert_eq!(page.told[2], "untold 0");
    assert!(
        page.told[3].starts_with("told 1 The link holds one table"),
        "{:?}",
        page.told
    );

    // Typed into, it is the user's own: there is nothing to take back.
    let id = page.workspace.drafts.last().expect("a draft").id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            "b INT".clone_into(&mut table.schema_sql);
        }
    });
    assert_eq!(
        page.importer.settle(&page.workspace),
        Some("untold 1".to_owned())
    );
    assert_eq!(page.importer.settle(&page.workspace), None);
}

#[test]
fn an_example_that_made_room_is_offered_back_until_what_took_its_place_was_sent() {
    let mut page = Page::of(example::workspace(example::target()));
    page.open(&shared(&common::workspace([Subject::Table(kafka("mine"))])));
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            "b INT".clone_into(&mut table.schema_sql);
        }
    });
    assert_eq!(page.importer.settle(&page.workspace), None);
    page.workspace
        .set_progress(id, created("tbl-1", "mine", target()));
    assert_eq!(
        page.importer.settle(&page.workspace),
        Some("untold 0".to_owned())
    );
}

#[test]
fn a_file_is_read_where_any_other_text_is() {
    let mut page = Page::of(common::workspace([]));
    page.on(|importer, here| importer.take(&shared(&some()), here));
    assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
}

#[test]
fn the_token_in_its_field_does_not_come_into_a_draft_and_what_came_is_taken_back() {
    let mut theirs = some();
    if let Subject::Table(table) = &mut theirs.drafts[0].subject {
        table.schema_sql = format!("a INT COMMENT '{TOKEN}'");
    }
    let text = saved::write_workspace(&theirs).replace("4xqhTDvzWb", r"4xqhTD\u0076zWb");
    let mut page = Page::of(common::workspace([Subject::Table(postgres("mine"))]));
    page.token = TOKEN;
    page.on(|importer, here| importer.take(&text, here));
    assert_eq!(page.names(), ["mine", "node_info", "KAlert", "JobExample"]);
    let Subject::Table(table) = &page.workspace.drafts[1].subject else {
        panic!("a table");
    };
    assert_eq!(table.schema_sql, "a INT COMMENT '•••'");
    page.on(Importer::untake_shown);
    assert_eq!(page.names(), ["mine"]);
}

#[test]
fn what_can_not_be_opened_says_so_and_changes_nothing() {
    let many: Vec<String> = (0..501)
        .map(|id| format!(r#"{{"id":{id},"kind":"job","name":"j","progress":"draft"}}"#))
        .collect();
    for (text, says) in [
        ("no JSON".to_owned(), "damaged"),
        (r#"{"version":1}"#.to_owned(), "damaged"),
        (r#"{"version":2,"drafts":[]}"#.to_owned(), "newer Millrace"),
        (r#"{"version":1,"drafts":[]}"#.to_owned(), "no draft"),
        (
            format!(r#"{{"version":1,"drafts":[{}]}}"#, many.join(",")),
            "more than 500",
        ),
        ("[".repeat(100_000), "damaged"),
    ] {
        let mut page = Page::of(some());
        page.open(&text);
        assert!(page.whole().contains(says), "{}", page.whole());
        assert_eq!(page.workspace.drafts, some().drafts);
        assert_eq!(page.told, Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn no_link_that_somebody_makes_does_more_than_add_drafts(
        at in any::<prop::sample::Index>(),
        with in prop_oneof![
            Just("<img src=x onerror=alert(1)>".to_owned()),
            Just("\u{202e}\u{0}\u{1b}[201~".to_owned()),
            Just("\",\"api_base\":\"https://evil.example\",\"scheme\":\"aivenv1\",\"token\":\"x".to_owned()),
            Just("__proto__".to_owned()),
            "\\PC{0,20}",
        ],
        cut in 0usize..40,
    ) {
        let text = shared(&some());
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&places);
        let end = (at + cut).min(text.len());
        let crafted = [&text[..at], &with, text.get(end..).unwrap_or_default()].concat();
        let before = common::workspace([Subject::Table(postgres("mine"))]);
        let mut page = Page::of(before.clone());
        page.open(&crafted);
        for told in &page.told {
            let verb = told.split(' ').next().unwrap_or_default();
            prop_assert!(["workspace", "shown", "told"].contains(&verb), "{}", told);
        }
        prop_assert!(page.names().contains(&"mine"));
        page.on(Importer::untake_shown);
        prop_assert_eq!(&page.workspace.drafts, &before.drafts);
    }
}
