//! What goes with a link or a file, and what does not.

use super::{TOKEN, shared, some};
use crate::any;
use crate::common::{self, created, postgres, target};
use crate::nodes::text;
use millrace::desk::share::{Share, ShareFault, packed, read};
use millrace::workspace::table::{Connector, Plain, PlainKind};
use millrace::workspace::{DraftId, Subject};
use proptest::prelude::*;

#[test]
fn what_is_shared_is_the_drafts_and_where_they_go_and_nothing_that_became_of_them() {
    let mut workspace = some();
    workspace.drafts[0].progress = created("tbl-1", "node_info", target());
    workspace.drafts[1].progress = common::unknown("KCpuIn", target());
    workspace.existing.text = "my-test-project\nmy-flink-service\nold\ntbl-2".to_owned();
    let text = shared(&workspace);
    assert!(!text.contains("tbl-1") && !text.contains("tbl-2"), "{text}");
    let import = read(&text).expect("drafts");
    let subjects: Vec<&Subject> = import.drafts.iter().map(|found| &found.subject).collect();
    let own: Vec<&Subject> = workspace.drafts.iter().map(|it| &it.subject).collect();
    assert_eq!(subjects, own);
    assert_eq!(import.target, target());
    assert_eq!((import.token, import.scheme), (None, None));
}

#[test]
fn a_token_that_came_into_a_draft_does_not_go_with_it() {
    let mut table = postgres("orders");
    table.schema_sql = format!("a INT COMMENT 'Authorization: Bearer {TOKEN}'");
    let text = shared(&common::workspace([Subject::Table(table.clone())]));
    assert!(!text.contains(TOKEN), "{text}");
    // Nothing calls it a token there: it is known by the field in which it stands.
    table.schema_sql = format!("a INT COMMENT '{TOKEN}'");
    let workspace = common::workspace([Subject::Table(table)]);
    let text = Share::default().text(&workspace, None, TOKEN);
    assert!(!text.contains(TOKEN), "{text}");
    assert!(read(&text).is_ok());
}

#[test]
fn a_secret_of_the_sql_does_not_go_with_it() {
    let mut slack = postgres("alarms");
    slack.connector = Connector::Plain(Plain {
        token: "xoxb-1234567890-abcdef".to_owned(),
        ..Plain::of(PlainKind::Slack)
    });
    let text = shared(&common::workspace([Subject::Table(slack)]));
    assert!(!text.contains("xoxb"), "{text}");
    assert!(read(&text).is_ok(), "{text}");
}

#[test]
fn the_draft_that_is_shown_can_go_alone() {
    let mut share = Share::default();
    share.choose(true);
    let text = share.text(&some(), Some(DraftId(1)), "");
    let names: Vec<String> = read(&text)
        .expect("a draft")
        .drafts
        .into_iter()
        .map(|found| match found.subject {
            Subject::Table(table) => table.name,
            Subject::Job(job) => job.name,
        })
        .collect();
    assert_eq!(names, ["KAlert"]);
}

#[test]
fn a_fragment_is_a_link_of_this_version_or_says_why_it_is_not() {
    assert_eq!(packed("#share=1.abc-_"), Some(Ok("abc-_")));
    assert_eq!(packed("#share=2.abc"), Some(Err(ShareFault::Newer)));
    assert_eq!(packed("#share=abc"), Some(Err(ShareFault::Damaged)));
    assert_eq!(packed("#share="), Some(Err(ShareFault::Damaged)));
    assert_eq!(packed("#/drafts/3"), None);
    assert_eq!(packed(""), None);
}

#[test]
fn a_link_that_programs_would_cut_is_not_offered_but_the_file_is() {
    let page = "https://tools.example/millrace/";
    let mut share = Share::default();
    share.take(page, Some(&"x".repeat(100)));
    assert_eq!(
        share.link(),
        Some([page, "#share=1.", &"x".repeat(100)].concat().as_str())
    );
    share.take(page, Some(&"x".repeat(8_000)));
    assert_eq!(share.link(), None);
    let said = text(&[share.view(None, 1)]);
    assert!(
        said.contains("8040 characters") && said.contains("Download the file"),
        "{said}"
    );
    share.take(page, None);
    assert_eq!(share.link(), None);
    let said = text(&[share.view(None, 1)]);
    assert!(said.contains("can't make a link"), "{said}");
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn any_table_comes_out_as_it_went_in(
        tables in prop::collection::vec(any::tables("[^\u{0}]{0,12}".prop_map(String::from), "[a-z, ]{0,9}".prop_map(String::from)), 1..5),
    ) {
        let workspace = common::workspace(tables.into_iter().map(Subject::Table));
        let import = read(&shared(&workspace)).expect("drafts");
        let subjects: Vec<Subject> = import.drafts.into_iter().map(|found| found.subject).collect();
        let own: Vec<Subject> = workspace.drafts.into_iter().map(|it| it.subject).collect();
        prop_assert_eq!(subjects, own);
    }
}
