//! The picture of the pipeline as tests look at it.

#![allow(dead_code, reason = "each test uses a part of it")]

use super::common;
use super::nodes::{elements, get, name};
use millrace::desk::node::{Element, Node};
use millrace::desk::picture::Flow;
use millrace::workspace::{DraftId, Subject, Workspace};

/// The room of the picture beside a form, on a narrow screen, and where the page is one column on a tablet.
pub const WIDTHS: [usize; 3] = [210, 332, 728];
/// The first of these.
pub const NARROW: usize = WIDTHS[0];

/// A workspace with tables and jobs of these names, whose ids count from 0.
pub fn tables_and_jobs(tables: &[&str], jobs: &[&str]) -> Workspace {
    let tables = tables
        .iter()
        .map(|name| Subject::Table(common::kafka(name)));
    let jobs = jobs.iter().map(|name| Subject::Job(common::job(name)));
    common::workspace(tables.chain(jobs))
}

/// What the job of that id reads and writes.
pub fn flow(job: u32, sources: &[&str], sinks: &[&str]) -> Flow {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Flow {
        job: DraftId(job),
        sources: owned(sources),
        sinks: owned(sinks),
    }
}

/// A spot as it stands: its corner and its size.
#[derive(Debug)]
pub struct Spot {
    pub said: String,
    pub is_job: bool,
    pub left: i64,
    pub top: i64,
    pub size: (i64, i64),
}

/// A length that an element is given.
pub fn pixels(element: &Element, style: &str) -> i64 {
    let length = get(element, style).expect("a length");
    length.trim_end_matches("px").parse().expect("a number")
}

/// All spots of a picture.
pub fn spots(nodes: &[Node]) -> Vec<Spot> {
    let all = elements(nodes).into_iter();
    all.filter(|element| element.tag == "li")
        .map(|spot| {
            let class = get(spot, "class").unwrap_or_default();
            Spot {
                said: name(spot),
                is_job: class.starts_with("job"),
                left: pixels(spot, "style:left"),
                top: pixels(spot, "style:top"),
                size: (pixels(spot, "style:width"), pixels(spot, "style:height")),
            }
        })
        .collect()
}

/// The middle of a spot.
pub fn middle(nodes: &[Node], called: &str) -> (i64, i64) {
    let begins = format!("{called} ");
    let mut all = spots(nodes).into_iter();
    let spot = all.find(|spot| spot.said.starts_with(&begins));
    let spot = spot.unwrap_or_else(|| panic!("no {called}"));
    (spot.left + spot.size.0 / 2, spot.top + spot.size.1 / 2)
}

/// How many arrows there are.
pub fn arrows(nodes: &[Node]) -> usize {
    let all = elements(nodes).into_iter();
    all.filter(|element| element.tag == "path").count()
}
