//! The picture of the pipeline, whatever is in it: its spots lie apart, and its lines lead from one to another.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;
#[path = "common/picture.rs"]
mod picture;

use millrace::desk::node::Node;
use millrace::desk::picture::{Flow, view};
use millrace::workspace::DraftId;
use nodes::{elements, get};
use picture::{Spot, WIDTHS, middle, pixels, spots, tables_and_jobs};
use proptest::prelude::*;

/// Jobs over tables of which the last four are no drafts: (sources, sinks) by number.
type Jobs = Vec<(Vec<usize>, Vec<usize>)>;

const DEFINED: usize = 8;

fn jobs() -> impl Strategy<Value = Jobs> {
    let tables = || prop::collection::vec(0..DEFINED + 4, 0..4);
    prop::collection::vec((tables(), tables()), 0..12)
}

fn drawn(jobs: &Jobs, width: usize) -> Vec<Node> {
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
    view(&tables_and_jobs(&tables, &names), &flows, width)
}

/// Each once.
fn distinct(numbers: &[usize]) -> Vec<usize> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

type Point = (f64, f64);

/// A line as it is drawn, from where the data come to where its head points.
#[derive(Debug)]
struct Arrow {
    line: Vec<Point>,
    tail: Point,
    tip: Point,
}

/// Reads the paths of the picture: a line, then a head of three points of which the middle one is the tip.
fn arrows(nodes: &[Node]) -> Vec<Arrow> {
    let all = elements(nodes).into_iter();
    all.filter(|element| element.tag == "path")
        .map(|path| {
            let path = get(path, "d").expect("a path");
            let (line, head) = path[1..].split_once('M').expect("a line and its head");
            let line = points(line);
            let tip = head.split('L').nth(1).map(|tip| points(tip)[0]);
            let tip = tip.expect("a tip");
            let (first, last) = (line[0], line[line.len() - 1]);
            let tail = if tip == first { last } else { first };
            assert!(tip == first || tip == last, "{path}");
            Arrow { line, tail, tip }
        })
        .collect()
}

/// The points of a path whose lines and curves are given by absolute places. Of a curve, as many as it takes to see
/// where it goes.
fn points(path: &str) -> Vec<Point> {
    let numbers = |text: &str| -> Vec<f64> {
        let numbers = text.split(' ').map(str::parse);
        numbers.collect::<Result<_, _>>().expect("numbers")
    };
    let mut points: Vec<Point> = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        let kind = rest.chars().next().filter(char::is_ascii_alphabetic);
        rest = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let end = rest.find(|c: char| c.is_ascii_alphabetic());
        let (here, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        let to: Vec<Point> = numbers(here).chunks(2).map(|it| (it[0], it[1])).collect();
        match (kind, &to[..], points.last().copied()) {
            (None | Some('L'), [to], from) => {
                let from = from.unwrap_or(*to);
                points.extend((1..=16).map(|step| between(from, *to, f64::from(step) / 16.0)));
            }
            (Some('C'), [one, two, to], Some(from)) => points.extend((1..=32).map(|step| {
                let way = f64::from(step) / 32.0;
                let half = |a, b, c| between(between(a, b, way), between(b, c, way), way);
                between(half(from, *one, *two), half(*one, *two, *to), way)
            })),
            other => panic!("{other:?} in {path}"),
        }
    }
    points
}

fn between(from: Point, to: Point, way: f64) -> Point {
    let at = |from: f64, to: f64| from + (to - from) * way;
    (at(from.0, to.0), at(from.1, to.1))
}

/// How far a point lies outside of the edge of a spot; less than nothing inside.
fn beyond(spot: &Spot, (x, y): Point) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a length")]
    let [left, top, width, height] =
        [spot.left, spot.top, spot.size.0, spot.size.1].map(|length| length as f64);
    let (across, down) = (x - left - width / 2.0, y - top - height / 2.0);
    if spot.is_job {
        across.hypot(down) - width / 2.0
    } else {
        (across.abs() - width / 2.0).max(down.abs() - height / 2.0)
    }
}

/// The spot at whose edge a point lies, `near` pixels off at most.
fn touching(spots: &[Spot], point: Point, near: f64) -> Option<usize> {
    let is_at = |spot: &Spot| beyond(spot, point).abs() <= near;
    spots.iter().position(is_at)
}

fn called(spots: &[Spot], index: Option<usize>) -> String {
    let said = index.map_or("", |index| &spots[index].said);
    said.split(' ').next().unwrap_or_default().to_owned()
}

proptest! {
    #![proptest_config(common::properties(150))]

    #[test]
    fn no_two_spots_overlap_and_each_connection_is_an_arrow_that_touches_its_two_spots_alone(
        jobs in jobs(),
        width in prop::sample::select(&WIDTHS[..]),
    ) {
        let nodes = drawn(&jobs, width);
        let spots = spots(&nodes);
        let picture = elements(&nodes).into_iter().find(|one| one.tag == "div");
        let height = pixels(picture.expect("a picture"), "style:height");
        let width = i64::try_from(width).expect("a length");
        for (at, one) in spots.iter().enumerate() {
            prop_assert!(one.left >= 0 && one.left + one.size.0 <= width, "{one:?}");
            prop_assert!(one.top >= 0 && one.top + one.size.1 <= height, "{one:?}");
            for other in &spots[at + 1..] {
                let is_beside = one.left + one.size.0 <= other.left || other.left + other.size.0 <= one.left;
                let is_below = one.top + one.size.1 <= other.top || other.top + other.size.1 <= one.top;
                prop_assert!(is_beside || is_below, "{one:?} {other:?}");
            }
        }
        let mut drawn = Vec::new();
        for arrow in arrows(&nodes) {
            let from = touching(&spots, arrow.tail, 1.0);
            let to = touching(&spots, arrow.tip, 3.0);
            prop_assert!(from.is_some() && to.is_some(), "{arrow:?}");
            for (index, spot) in spots.iter().enumerate() {
                let through = arrow.line.iter().find(|point| beyond(spot, **point) < -1.0);
                prop_assert!(through.is_none(), "{through:?} of {arrow:?} lies in {spot:?}");
                let is_end = Some(index) == from || Some(index) == to;
                let near = arrow.line.iter().find(|point| beyond(spot, **point) < 1.0);
                prop_assert!(is_end || near.is_none(), "{near:?} of {arrow:?} touches {spot:?}");
            }
            for (x, y) in arrow.line {
                #[allow(clippy::cast_precision_loss, reason = "a length")]
                let is_inside = (0.0..=width as f64).contains(&x) && (0.0..=height as f64).contains(&y);
                prop_assert!(is_inside, "{x} {y}");
            }
            drawn.push((called(&spots, from), called(&spots, to)));
        }
        let mut expected = Vec::new();
        for (number, (sources, sinks)) in jobs.iter().enumerate() {
            let job = format!("j{number}");
            expected.extend(distinct(sources).iter().map(|table| (format!("t{table}"), job.clone())));
            expected.extend(distinct(sinks).iter().map(|table| (job.clone(), format!("t{table}"))));
        }
        drawn.sort();
        expected.sort();
        prop_assert_eq!(drawn, expected);
    }

    /// Where every job writes to tables of higher numbers than it reads, there is no circle.
    #[test]
    fn without_a_circle_no_arrow_goes_back(
        jobs in jobs(),
        cuts in prop::collection::vec(1..DEFINED + 3, 12),
        width in prop::sample::select(&WIDTHS[..]),
    ) {
        let jobs: Jobs = jobs
            .into_iter()
            .zip(cuts)
            .map(|((mut sources, mut sinks), cut)| {
                sources.retain(|table| *table < cut);
                sinks.retain(|table| *table >= cut);
                (sources, sinks)
            })
            .collect();
        let nodes = drawn(&jobs, width);
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
