//! The picture of the pipeline: where its spots stand, what they are joined by, and what is said of them.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;
#[path = "common/picture.rs"]
mod picture;

use millrace::desk::picture::view;
use millrace::workspace::{Created, DraftId, Progress, Workspace};
use nodes::{elements, find, get, names, text};
use picture::{NARROW, arrows, flow, middle, spots, tables_and_jobs};

#[test]
fn what_was_created_elsewhere_or_is_another_by_now_is_not_shown_as_created() {
    let mut workspace = tables_and_jobs(&["here", "changed", "elsewhere"], &[]);
    let target = workspace.target.clone();
    let mut elsewhere = target.clone();
    elsewhere.service = "another".to_owned();
    for (id, name, at, sent) in [
        (0, "here", &target, ""),
        (1, "changed", &target, "another"),
        (2, "elsewhere", &elsewhere, ""),
    ] {
        let created = Created {
            id: "1".to_owned(),
            name: name.to_owned(),
            target: at.clone(),
            sent: sent.to_owned(),
        };
        workspace.set_progress(DraftId(id), Progress::Created(created));
    }
    assert_eq!(
        names(&view(&workspace, &[], NARROW), "listitem"),
        [
            "here table, created",
            "changed table, changed",
            "elsewhere table, draft"
        ]
    );
}

#[test]
fn the_picture_says_what_it_shows() {
    let mut workspace = tables_and_jobs(&["node_info", "KCpuIn", "KAlert"], &["JobExample"]);
    let target = workspace.target.clone();
    workspace.set_progress(DraftId(1), common::created("1", "KCpuIn", target));
    workspace.set_progress(DraftId(2), Progress::Failed);
    workspace.set_progress(DraftId(3), common::unknown("JobExample", common::target()));
    let nodes = view(
        &workspace,
        &[flow(3, &["KCpuIn", "rates"], &["KAlert"])],
        NARROW,
    );
    assert_eq!(
        names(&nodes, "listitem"),
        // Line by line, as it is looked at.
        [
            "KCpuIn table, created, read by JobExample",
            "JobExample job, unknown, reads KCpuIn and rates, writes KAlert",
            "KAlert table, failed, written by JobExample",
            "rates table, not in this workspace, read by JobExample",
            "node_info table, draft",
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
            "table good",
            "job warn",
            "table bad",
            "table missing",
            "table "
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
        names(&view(&workspace, &[], NARROW), "listitem"),
        ["(no name) table, draft", "a\\u{202e}b table, draft"]
    );
}

#[test]
fn the_data_go_from_left_to_right() {
    let workspace = tables_and_jobs(&["lone", "out", "in"], &["j"]);
    let nodes = view(&workspace, &[flow(3, &["in"], &["out"])], NARROW);
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
    let nodes = view(&workspace, &flows, NARROW);
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
    let nodes = view(&workspace, &flows, NARROW);
    assert_eq!(arrows(&nodes), 6);
    let at = |called| middle(&nodes, called).1;
    for other in ["a", "b", "to_b", "to_a", "to_end"] {
        assert!(at("end") > at(other), "{other}");
    }
    // A table that its job reads and writes.
    let workspace = tables_and_jobs(&["t"], &["j"]);
    let nodes = view(&workspace, &[flow(1, &["t"], &["t"])], NARROW);
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
    let nodes = view(&workspace, &[flow(3, &["a", "a"], &["b", "b"])], NARROW);
    assert_eq!(arrows(&nodes), 2);
    assert_eq!(
        names(&nodes, "listitem"),
        [
            "a table, draft, read by j",
            "j job, draft, reads a, writes b",
            "b table, draft, written by j",
            "a table, draft"
        ]
    );
    // A job of a table's name is no table, and a job that is gone draws nothing.
    let workspace = tables_and_jobs(&[], &["a"]);
    let nodes = view(
        &workspace,
        &[flow(0, &["a"], &[]), flow(9, &["x"], &["y"])],
        NARROW,
    );
    assert_eq!(
        names(&nodes, "listitem"),
        [
            "a table, not in this workspace, read by a",
            "a job, draft, reads a"
        ]
    );
}

#[test]
fn there_is_a_picture_of_up_to_sixty_spots() {
    let names: Vec<String> = (0..61).map(|number| format!("t{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert!(view(&Workspace::default(), &[], NARROW).is_empty());
    assert_eq!(
        spots(&view(&tables_and_jobs(&names[..60], &[]), &[], NARROW)).len(),
        60
    );
    assert!(view(&tables_and_jobs(&names, &[]), &[], NARROW).is_empty());
    // Tables that no draft defines count too.
    let workspace = tables_and_jobs(&names[..59], &["j"]);
    assert!(view(&workspace, &[flow(59, &["other"], &[])], NARROW).is_empty());
}

/// The points of a line where it begins and ends, from its path.
fn ends(path: &str) -> [(i64, i64); 2] {
    let line = path.split('M').nth(1).expect("a line before its head");
    let numbers: Vec<i64> = line
        .split(|c: char| !c.is_ascii_digit() && c != '-')
        .filter_map(|number| number.parse().ok())
        .collect();
    let points: Vec<(i64, i64)> = numbers.chunks(2).map(|at| (at[0], at[1])).collect();
    [points[0], points[points.len() - 1]]
}

/// What a job reads and writes has two lines to it, side by side.
#[test]
fn lines_there_and_back_do_not_cross() {
    for sources in [&["T"][..], &["A", "T"], &["A", "B", "T"], &["T", "B"]] {
        let tables: Vec<&str> = ["A", "B", "T"].to_vec();
        let workspace = tables_and_jobs(&tables, &["J"]);
        for width in picture::WIDTHS {
            let nodes = view(&workspace, &[flow(3, sources, &["T"])], width);
            let paths: Vec<&str> = elements(&nodes)
                .into_iter()
                .filter_map(|element| get(element, "d"))
                .collect();
            // One leads from the table to the job, and the other back.
            let table = spots(&nodes)
                .into_iter()
                .find(|spot| spot.said.starts_with("T table"))
                .expect("the table");
            let is_of_table = |path: &&&str| {
                let [(_, start), _] = ends(path);
                (table.top..=table.top + table.size.1).contains(&start)
            };
            let both: Vec<[(i64, i64); 2]> = paths
                .iter()
                .filter(is_of_table)
                .map(|path| ends(path))
                .collect();
            assert_eq!(both.len(), 2, "{sources:?} {width} {paths:?}");
            let [one, other] = [both[0], both[1]];
            let order = |end: usize| one[end].1.cmp(&other[end].1);
            assert_eq!(order(0), order(1), "{sources:?} {width} {paths:?}");
        }
    }
}
