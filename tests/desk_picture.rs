//! The picture of the pipeline: where its spots stand, what they are joined by, and what is said of them.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::desk::node::{Element, Node};
use millrace::desk::picture::{Flow, view};
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use nodes::{elements, find, get, name, names, text};
use proptest::prelude::*;

/// How wide the picture is, and how large a table's box and a job's circle are, in pixels.
const WIDTH: i64 = 220;
const TABLE: (i64, i64) = (72, 32);
const JOB: (i64, i64) = (48, 48);

fn tables_and_jobs(tables: &[&str], jobs: &[&str]) -> Workspace {
    let tables = tables
        .iter()
        .map(|name| Subject::Table(common::kafka(name)));
    let jobs = jobs.iter().map(|name| Subject::Job(common::job(name)));
    common::workspace(tables.chain(jobs))
}

fn flow(job: u32, sources: &[&str], sinks: &[&str]) -> Flow {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Flow {
        job: DraftId(job),
        sources: owned(sources),
        sinks: owned(sinks),
    }
}

/// A spot as it stands: its corner and its size.
#[derive(Debug)]
struct Spot {
    said: String,
    left: i64,
    top: i64,
    size: (i64, i64),
}

fn pixels(element: &Element, style: &str) -> i64 {
    let length = get(element, style).expect("a length");
    length.trim_end_matches("px").parse().expect("a number")
}

fn spots(nodes: &[Node]) -> Vec<Spot> {
    let all = elements(nodes).into_iter();
    all.filter(|element| element.tag == "li")
        .map(|spot| {
            let class = get(spot, "class").unwrap_or_default();
            Spot {
                said: name(spot),
                left: pixels(spot, "style:left"),
                top: pixels(spot, "style:top"),
                size: if class.starts_with("job") { JOB } else { TABLE },
            }
        })
        .collect()
}

fn middle(nodes: &[Node], called: &str) -> (i64, i64) {
    let begins = format!("{called} ");
    let mut all = spots(nodes).into_iter();
    let spot = all.find(|spot| spot.said.starts_with(&begins));
    let spot = spot.unwrap_or_else(|| panic!("no {called}"));
    (spot.left + spot.size.0 / 2, spot.top + spot.size.1 / 2)
}

fn arrows(nodes: &[Node]) -> usize {
    let all = elements(nodes).into_iter();
    all.filter(|element| element.tag == "path").count()
}

#[test]
fn the_picture_says_what_it_shows() {
    let mut workspace = tables_and_jobs(&["node_info", "KCpuIn", "KAlert"], &["JobExample"]);
    let target = workspace.target.clone();
    workspace.set_progress(DraftId(1), common::created("1", "KCpuIn", target));
    workspace.set_progress(DraftId(2), Progress::Failed);
    workspace.set_progress(DraftId(3), Progress::Unknown);
    let nodes = view(&workspace, &[flow(3, &["KCpuIn", "rates"], &["KAlert"])]);
    assert_eq!(
        names(&nodes, "listitem"),
        [
            "node_info table, draft",
            "KCpuIn table, created, read by JobExample",
            "KAlert table, failed, written by JobExample",
            "JobExample job, unknown, reads KCpuIn and rates, writes KAlert",
            "rates table, not in this workspace, read by JobExample",
        ]
    );
    let link = |name| get(find(&nodes, "link", name), "href");
    assert_eq!(link("node_info table, draft"), Some("#/drafts/0"));
    // What no draft defines leads nowhere.
    assert_eq!(names(&nodes, "link").len(), 4);
    let classes: Vec<&str> = elements(&nodes)
        .into_iter()
        .filter(|element| element.tag == "li")
        .filter_map(|element| get(element, "class"))
        .collect();
    assert_eq!(
        classes,
        [
            "table ",
            "table good",
            "table bad",
            "job warn",
            "table missing"
        ]
    );
    assert_eq!(arrows(&nodes), 3);
    let heading = elements(&nodes)
        .into_iter()
        .find(|element| element.tag == "h2")
        .expect("a title");
    assert_eq!(text(&heading.children), "Pipeline");
    let list = elements(&nodes)
        .into_iter()
        .find(|element| element.tag == "ul")
        .expect("a list");
    assert_eq!(get(list, "aria-labelledby"), get(heading, "id"));
    let svg = elements(&nodes)
        .into_iter()
        .find(|element| element.tag == "svg")
        .expect("arrows");
    assert_eq!(get(svg, "aria-hidden"), Some("true"));
}

#[test]
fn what_has_no_name_and_what_deceives_is_shown_so() {
    let workspace = tables_and_jobs(&["", "a\u{202e}b"], &[]);
    assert_eq!(
        names(&view(&workspace, &[]), "listitem"),
        ["(no name) table, draft", "a\\u{202e}b table, draft"]
    );
}

#[test]
fn the_data_go_from_left_to_right() {
    let workspace = tables_and_jobs(&["lone", "out", "in"], &["j"]);
    let nodes = view(&workspace, &[flow(3, &["in"], &["out"])]);
    let at = |called| middle(&nodes, called);
    assert_eq!(at("in").1, at("out").1);
    assert!(at("in").0 < at("j").0 && at("j").0 < at("out").0);
    // What no job touches stands below.
    assert!(at("lone").1 > at("in").1);
}

#[test]
fn a_long_pipeline_goes_from_top_to_bottom() {
    let workspace = tables_and_jobs(&["c", "b", "a"], &["second", "first"]);
    let flows = [flow(3, &["b"], &["c"]), flow(4, &["a"], &["b"])];
    let nodes = view(&workspace, &flows);
    let at = |called| middle(&nodes, called).1;
    let places = ["a", "first", "b", "second", "c"].map(at);
    assert!(places.is_sorted() && places[0] < places[4], "{places:?}");
}

#[test]
fn a_circle_begins_somewhere_and_what_is_behind_it_stands_behind() {
    let workspace = tables_and_jobs(&["end", "a", "b"], &["to_b", "to_a", "to_end"]);
    let flows = [
        flow(3, &["a"], &["b"]),
        flow(4, &["b"], &["a"]),
        flow(5, &["b"], &["end"]),
    ];
    let nodes = view(&workspace, &flows);
    assert_eq!(arrows(&nodes), 6);
    let at = |called| middle(&nodes, called).1;
    for other in ["a", "b", "to_b", "to_a", "to_end"] {
        assert!(at("end") > at(other), "{other}");
    }
    // A table that its job reads and writes.
    let workspace = tables_and_jobs(&["t"], &["j"]);
    let nodes = view(&workspace, &[flow(1, &["t"], &["t"])]);
    assert_eq!(arrows(&nodes), 2);
    assert_eq!(
        names(&nodes, "listitem"),
        [
            "t table, draft, written by j, read by j",
            "j job, draft, reads t, writes t"
        ]
    );
}

#[test]
fn a_table_that_is_named_twice_is_joined_once() {
    let workspace = tables_and_jobs(&["a", "a", "b"], &["j"]);
    let nodes = view(&workspace, &[flow(3, &["a", "a"], &["b", "b"])]);
    assert_eq!(arrows(&nodes), 2);
    assert_eq!(
        names(&nodes, "listitem"),
        [
            "a table, draft, read by j",
            "a table, draft",
            "b table, draft, written by j",
            "j job, draft, reads a, writes b"
        ]
    );
    // A job of a table's name is no table, and a job that is gone draws nothing.
    let workspace = tables_and_jobs(&[], &["a"]);
    let nodes = view(&workspace, &[flow(0, &["a"], &[]), flow(9, &["x"], &["y"])]);
    assert_eq!(
        names(&nodes, "listitem"),
        [
            "a job, draft, reads a",
            "a table, not in this workspace, read by a"
        ]
    );
}

#[test]
fn there_is_a_picture_of_up_to_sixty_spots() {
    let names: Vec<String> = (0..61).map(|number| format!("t{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert!(view(&Workspace::default(), &[]).is_empty());
    assert_eq!(
        spots(&view(&tables_and_jobs(&names[..60], &[]), &[])).len(),
        60
    );
    assert!(view(&tables_and_jobs(&names, &[]), &[]).is_empty());
    // Tables that no draft defines count too.
    let workspace = tables_and_jobs(&names[..59], &["j"]);
    assert!(view(&workspace, &[flow(59, &["other"], &[])]).is_empty());
}

/// Jobs over tables of which the last four are no drafts: (sources, sinks) by number.
type Jobs = Vec<(Vec<usize>, Vec<usize>)>;

const DEFINED: usize = 8;

fn jobs() -> impl Strategy<Value = Jobs> {
    let tables = || prop::collection::vec(0..DEFINED + 4, 0..4);
    prop::collection::vec((tables(), tables()), 0..12)
}

fn drawn(jobs: &Jobs) -> Vec<Node> {
    let called = |number: &usize| format!("t{number}");
    let tables: Vec<String> = (0..DEFINED).map(|number| called(&number)).collect();
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    let names: Vec<String> = (0..jobs.len()).map(|number| format!("j{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let flows: Vec<Flow> = (0..)
        .zip(jobs)
        .map(|(number, (sources, sinks))| Flow {
            job: DraftId(u32::try_from(DEFINED).expect("small") + number),
            sources: sources.iter().map(called).collect(),
            sinks: sinks.iter().map(called).collect(),
        })
        .collect();
    view(&tables_and_jobs(&tables, &names), &flows)
}

/// Each once.
fn distinct(numbers: &[usize]) -> Vec<usize> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

proptest! {
    #![proptest_config(common::properties(300))]

    #[test]
    fn no_two_spots_overlap_and_each_connection_is_drawn_once(jobs in jobs()) {
        let nodes = drawn(&jobs);
        let spots = spots(&nodes);
        let picture = elements(&nodes).into_iter().find(|one| get(one, "class") == Some("picture"));
        let height = pixels(picture.expect("a picture"), "style:height");
        for (at, one) in spots.iter().enumerate() {
            prop_assert!(one.left >= 0 && one.left + one.size.0 <= WIDTH, "{one:?}");
            prop_assert!(one.top >= 0 && one.top + one.size.1 <= height, "{one:?}");
            for other in &spots[at + 1..] {
                let is_beside = one.left + one.size.0 <= other.left || other.left + other.size.0 <= one.left;
                let is_below = one.top + one.size.1 <= other.top || other.top + other.size.1 <= one.top;
                prop_assert!(is_beside || is_below, "{one:?} {other:?}");
            }
        }
        let ends = jobs.iter().map(|(sources, sinks)| distinct(sources).len() + distinct(sinks).len());
        prop_assert_eq!(arrows(&nodes), ends.sum::<usize>());
    }

    /// Where every job writes to tables of higher numbers than it reads, there is no circle.
    #[test]
    fn without_a_circle_no_arrow_goes_back(jobs in jobs(), cuts in prop::collection::vec(1..DEFINED + 3, 12)) {
        let jobs: Jobs = jobs
            .into_iter()
            .zip(cuts)
            .map(|((mut sources, mut sinks), cut)| {
                sources.retain(|table| *table < cut);
                sinks.retain(|table| *table >= cut);
                (sources, sinks)
            })
            .collect();
        let nodes = drawn(&jobs);
        let is_behind = |one: &str, other: &str| {
            let (one, other) = (middle(&nodes, one), middle(&nodes, other));
            other.0 > one.0 || other.1 > one.1
        };
        for (number, (sources, sinks)) in jobs.iter().enumerate() {
            let job = format!("j{number}");
            for source in sources {
                let table = format!("t{source}");
                prop_assert!(is_behind(&table, &job));
            }
            for sink in sinks {
                let table = format!("t{sink}");
                prop_assert!(is_behind(&job, &table));
            }
        }
    }
}
