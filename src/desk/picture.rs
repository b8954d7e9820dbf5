//! The picture of the pipeline: tables as boxes, jobs as circles, arrows in the direction of the data. It is a list of
//! links to those who can't see it; the arrows are drawn behind.

use super::node::{self, Element, Node, element};
use crate::text::picture as say;
use crate::workspace::{Draft, DraftId, Progress, Subject, Workspace};

/// What a job's statement reads and writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// The job.
    pub job: DraftId,
    /// The tables that it reads.
    pub sources: Vec<String>,
    /// The tables that it writes.
    pub sinks: Vec<String>,
}

/// A table or a job in the picture.
struct Spot<'a> {
    name: &'a str,
    /// None for a table that no draft defines.
    draft: Option<&'a Draft>,
    is_job: bool,
    /// The spots that its data come from.
    before: Vec<usize>,
    /// How many steps lie before it.
    layer: usize,
}

/// How wide the picture is, in pixels.
const WIDTH: usize = 220;
/// The height of a row of boxes.
const ROW: usize = 54;
/// The size of a box.
const BOX: (usize, usize) = (72, 32);
/// The diameter of a job's circle.
const CIRCLE: usize = 48;
/// The most spots that stand side by side.
const ACROSS: usize = 3;
/// More spots than these are no picture any more; the list of drafts is there for them.
const SPOTS_MAX: usize = 60;

/// The picture as nodes; nothing where there is nothing to draw.
pub fn view(workspace: &Workspace, flows: &[Flow]) -> Vec<Node> {
    let mut spots = spots(workspace, flows);
    if spots.is_empty() || spots.len() > SPOTS_MAX {
        return Vec::new();
    }
    layer(&mut spots);
    let places = places(&spots);
    let height = places.iter().map(|(_, y)| y + ROW / 2).max().unwrap_or(0);
    let items = spots
        .iter()
        .enumerate()
        .map(|(index, spot)| item(&spots, index, spot, places[index]).into());
    vec![
        element("h2").with("id", "pipeline").text(say::TITLE).into(),
        element("div")
            .with("class", "picture")
            .with("style:height", format!("{height}px"))
            .child(arrows(&spots, &places, height))
            .child(
                element("ul")
                    .with("aria-labelledby", "pipeline")
                    .children(items),
            )
            .into(),
    ]
}

fn spots<'a>(workspace: &'a Workspace, flows: &'a [Flow]) -> Vec<Spot<'a>> {
    let mut spots: Vec<Spot> = workspace
        .drafts
        .iter()
        .map(|draft| Spot {
            name: draft.name(),
            draft: Some(draft),
            is_job: matches!(draft.subject, Subject::Job(_)),
            before: Vec::new(),
            layer: 0,
        })
        .collect();
    for flow in flows {
        let Some(job) = workspace
            .drafts
            .iter()
            .position(|draft| draft.id == flow.job)
        else {
            continue;
        };
        for name in &flow.sources {
            let table = table_of(&mut spots, name);
            join(&mut spots[job].before, table);
        }
        for name in &flow.sinks {
            let table = table_of(&mut spots, name);
            join(&mut spots[table].before, job);
        }
    }
    spots
}

/// A statement may name a table twice; it is joined with it once.
fn join(before: &mut Vec<usize>, spot: usize) {
    if !before.contains(&spot) {
        before.push(spot);
    }
}

/// The spot of the table of that name; a new one where no draft defines it.
fn table_of<'a>(spots: &mut Vec<Spot<'a>>, name: &'a str) -> usize {
    let known = spots
        .iter()
        .position(|spot| !spot.is_job && spot.name == name);
    known.unwrap_or_else(|| {
        spots.push(Spot {
            name,
            draft: None,
            is_job: false,
            before: Vec::new(),
            layer: 0,
        });
        spots.len() - 1
    })
}

/// Puts each spot behind what its data come from. In a circle of jobs, one of them has to begin.
fn layer(spots: &mut [Spot]) {
    let count = spots.len();
    let mut is_placed = vec![false; count];
    for _ in 0..count {
        let waits_for = |index: usize| {
            let mut before = spots[index].before.iter().copied();
            before.find(|before| !is_placed[*before])
        };
        let mut open = (0..count).filter(|index| !is_placed[*index]);
        let ready = open.clone().find(|index| waits_for(*index).is_none());
        // Whoever goes against the data for long enough is in a circle: what only hangs on it can wait.
        let in_circle = || {
            let mut at = open.next()?;
            for _ in 0..count {
                at = waits_for(at)?;
            }
            let mut first = at;
            for _ in 0..count {
                at = waits_for(at)?;
                first = first.min(at);
            }
            Some(first)
        };
        let Some(next) = ready.or_else(in_circle) else {
            return;
        };
        let before = spots[next]
            .before
            .iter()
            .filter(|before| is_placed[**before]);
        let layer = before.map(|before| spots[*before].layer + 1).max();
        spots[next].layer = layer.unwrap_or(0);
        is_placed[next] = true;
    }
}

/// The middle of each spot. Up to three layers stand side by side, more of them one below the other; what no job
/// touches stands at the end.
fn places(spots: &[Spot]) -> Vec<(usize, usize)> {
    let is_lone = |index: usize| {
        let is_read = spots.iter().any(|spot| spot.before.contains(&index));
        !is_read && spots[index].before.is_empty()
    };
    let mut places = vec![(0, 0); spots.len()];
    let layers = spots.iter().map(|spot| spot.layer + 1).max().unwrap_or(1);
    let in_layer = |layer: usize| {
        (0..spots.len()).filter(move |index| spots[*index].layer == layer && !is_lone(*index))
    };
    let column = |index: usize| BOX.0 / 2 + index * (WIDTH - BOX.0) / (ACROSS - 1);
    let mut y = ROW / 2;
    if layers <= ACROSS {
        let rows = (0..layers).map(|layer| in_layer(layer).count()).max();
        for layer in 0..layers {
            let count = in_layer(layer).count();
            // A layer with fewer spots stands in the middle of the others.
            let start = y + (rows.unwrap_or(0) - count) * ROW / 2;
            for (row, index) in in_layer(layer).enumerate() {
                places[index] = (column(layer), start + row * ROW);
            }
        }
        y += rows.unwrap_or(0) * ROW;
    } else {
        for layer in 0..layers {
            let spots_here: Vec<usize> = in_layer(layer).collect();
            for chunk in spots_here.chunks(ACROSS) {
                for (at, index) in chunk.iter().enumerate() {
                    let x = WIDTH * (2 * at + 1) / (2 * chunk.len());
                    places[*index] = (x, y);
                }
                y += ROW + ROW / 4;
            }
        }
    }
    let lone: Vec<usize> = (0..spots.len()).filter(|index| is_lone(*index)).collect();
    for chunk in lone.chunks(ACROSS) {
        for (at, index) in chunk.iter().enumerate() {
            places[*index] = (column(at), y);
        }
        y += ROW;
    }
    places
}

fn item(spots: &[Spot], index: usize, spot: &Spot, (x, y): (usize, usize)) -> Element {
    let (width, height) = if spot.is_job { (CIRCLE, CIRCLE) } else { BOX };
    let state = match spot.draft.map(|draft| &draft.progress) {
        None => "missing",
        Some(Progress::Draft) => "",
        Some(Progress::Created(_)) => "good",
        Some(Progress::Failed) => "bad",
        Some(Progress::Unknown) => "warn",
    };
    let kind = if spot.is_job { "job" } else { "table" };
    let names = |indexes: &[usize]| -> Vec<&str> {
        indexes.iter().map(|index| spots[*index].name).collect()
    };
    let behind: Vec<usize> = (0..spots.len())
        .filter(|other| spots[*other].before.contains(&index))
        .collect();
    let said = say::spot(
        spot.is_job,
        spot.draft.map(|draft| &draft.progress),
        &names(&spot.before),
        &names(&behind),
    );
    let shown = say::called(spot.name);
    let content = match spot.draft {
        Some(draft) => element("a")
            .with("href", format!("#/drafts/{}", draft.id.0))
            .with("title", shown.as_str()),
        None => element("span").with("title", shown.as_str()),
    };
    element("li")
        .with("class", format!("{kind} {state}"))
        .with("style:left", format!("{}px", x - width / 2))
        .with("style:top", format!("{}px", y - height / 2))
        .child(
            content
                .child(
                    element("span")
                        .with("class", "name")
                        // Where it can be broken it would be read in pieces.
                        .with("aria-hidden", "true")
                        .children(words(&shown)),
                )
                .child(
                    element("span")
                        .with("class", "unseen")
                        .text([&shown, " ", &said].concat()),
                ),
        )
}

/// A name that can be broken where its words meet: in front of a capital, and behind a sign.
fn words(name: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut start = 0;
    let mut last = ' ';
    for (at, c) in name.char_indices() {
        let is_hump = last.is_lowercase() && c.is_uppercase();
        let is_behind_sign = matches!(last, '_' | '-' | '.') && c.is_alphanumeric();
        if is_hump || is_behind_sign {
            nodes.push(node::text(&name[start..at]));
            nodes.push(element("wbr").into());
            start = at;
        }
        last = c;
    }
    nodes.push(node::text(&name[start..]));
    nodes
}

fn arrows(spots: &[Spot], places: &[(usize, usize)], height: usize) -> Element {
    let mut paths = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        for before in &spot.before {
            paths.push(arrow(spots, places, *before, index).into());
        }
    }
    element("svg")
        .with("viewBox", format!("0 0 {WIDTH} {height}"))
        .with("width", WIDTH.to_string())
        .with("height", height.to_string())
        .with("aria-hidden", "true")
        .children(paths)
}

/// An arrow from the edge of one spot to the edge of another, with its head.
fn arrow(spots: &[Spot], places: &[(usize, usize)], from: usize, to: usize) -> Element {
    let half = |index: usize| {
        if spots[index].is_job {
            (CIRCLE / 2, CIRCLE / 2)
        } else {
            (BOX.0 / 2, BOX.1 / 2)
        }
    };
    let ((from_x, from_y), (to_x, to_y)) = (places[from], places[to]);
    let is_across = from_x.abs_diff(to_x) >= ROW;
    let (start, end, head) = if is_across && from_x < to_x {
        let start = (from_x + half(from).0, from_y);
        let end = (to_x - half(to).0 - 2, to_y);
        (start, end, [(-5, -3), (-5, 3)])
    } else if is_across {
        let start = (from_x - half(from).0, from_y);
        let end = (to_x + half(to).0 + 2, to_y);
        (start, end, [(5, -3), (5, 3)])
    } else if from_y < to_y {
        let start = (from_x, from_y + half(from).1);
        let end = (to_x, to_y - half(to).1 - 2);
        (start, end, [(-3, -5), (3, -5)])
    } else {
        let start = (from_x, from_y - half(from).1);
        let end = (to_x, to_y + half(to).1 + 2);
        (start, end, [(-3, 5), (3, 5)])
    };
    let [(x1, y1), (x2, y2)] = head;
    let path = if is_across {
        let middle = usize::midpoint(start.0, end.0);
        format!(
            "M{} {}C{middle} {} {middle} {} {} {}",
            start.0, start.1, start.1, end.1, end.0, end.1
        )
    } else {
        format!("M{} {}L{} {}", start.0, start.1, end.0, end.1)
    };
    element("path").with(
        "d",
        format!("{path}m{x1} {y1}L{} {}l{x2} {y2}", end.0, end.1),
    )
}
