//! The switches for the tables of a job.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::desk::tables::{react, view};
use millrace::workspace::job::{Job, TablesFrom};
use millrace::workspace::{Subject, Workspace};
use nodes::{find, get, names};

const FOLLOW: &str = "Read them from the statement";

/// A job with this list, among the tables of a workspace.
fn among(tables: &str, here: &[&str]) -> (Job, Workspace) {
    let job = Job {
        tables: tables.to_owned(),
        ..common::job("j")
    };
    let here = here.iter().map(|name| Subject::Table(common::kafka(name)));
    let workspace = common::workspace(here.chain([Subject::Job(job.clone())]));
    (job, workspace)
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What the list is after the button of that name was pressed.
fn press(tables: &str, here: &[&str], required: &[&str], button: &str) -> String {
    let (job, workspace) = among(tables, here);
    let required = owned(required);
    let shown = view(&job, &workspace, &required);
    let act = get(find(&shown, "button", button), "data-act").expect("an act");
    react(act, &job, &workspace, &required).expect("a list")
}

#[test]
fn each_table_is_a_switch_once_and_in_order() {
    let (job, workspace) = among("b, `x,y`, gone", &["a", "b", "a", ""]);
    let shown = view(&job, &workspace, &owned(&["b", "needed"]));
    let switches = names(&shown, "button");
    assert_eq!(switches, ["a", "b", "needed", "x,y", "gone", FOLLOW]);
    let is_on = |name| get(find(&shown, "button", name), "aria-pressed") == Some("true");
    let on: Vec<bool> = ["a", "b", "needed", "x,y", "gone"].map(is_on).to_vec();
    assert_eq!(on, [false, true, false, true, true]);
    find(&shown, "group", "Tables of this workspace");
}

#[test]
fn a_switch_adds_its_table_at_the_end_or_takes_it_away() {
    assert_eq!(press("b", &["a", "b"], &[], "a"), "b, a");
    assert_eq!(press("b, a, c", &["a", "b"], &[], "a"), "b, c");
    assert_eq!(press("a", &["a"], &[], "a"), "");
    assert_eq!(press("", &["a"], &["needed"], "needed"), "needed");
    assert_eq!(press("a, gone", &["a"], &[], "gone"), "a");
    assert_eq!(press("a, b, a", &["a", "b"], &[], "a"), "b");
    // Names that a list has to quote.
    assert_eq!(press("a", &["a", "x,y"], &[], "x,y"), "a, `x,y`");
    assert_eq!(press("`x,y`, a", &["a", "x,y"], &[], "a"), "`x,y`");
}

#[test]
fn the_way_back_is_offered_where_a_hand_wrote_the_list() {
    assert_eq!(press("a", &["a", "b"], &["b", "x,y"], FOLLOW), "b, `x,y`");
    let (mut job, workspace) = among("a", &["a"]);
    let offers = |job: &Job, required: &[&str]| {
        let shown = view(job, &workspace, &owned(required));
        names(&shown, "button").contains(&FOLLOW.to_owned())
    };
    assert!(offers(&job, &["b"]));
    assert!(!offers(&job, &[]), "nothing could be read");
    job.tables_from = TablesFrom::Statement;
    assert!(!offers(&job, &["b"]));
}

#[test]
fn what_is_no_switch_changes_nothing() {
    let (job, workspace) = among("a", &["a"]);
    for act in [
        "",
        "toggle",
        "toggle ",
        "toggle 9",
        "toggle -1",
        "toggle x",
        "take 0",
        "follow 0",
    ] {
        assert_eq!(react(act, &job, &workspace, &[]), None, "{act}");
    }
}

#[test]
fn letters_that_deceive_are_shown() {
    let (job, workspace) = among("", &["a\u{202e}b"]);
    let shown = view(&job, &workspace, &[]);
    assert_eq!(names(&shown, "button"), ["a\\u{202e}b"]);
}
