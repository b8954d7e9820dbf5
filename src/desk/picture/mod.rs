//! The picture of the pipeline: tables as boxes, jobs as circles, arrows in the direction of the data. It is a list of
//! links to those who can't see it; the arrows are drawn behind.

mod across;
mod arrow;
mod layout;
mod rank;

use super::node::{self, Element, Node, element};
use crate::sql::order;
use crate::text::{self, picture as say};
use crate::workspace::{Draft, DraftId, Progress, Subject, Workspace};
use layout::Layout;

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
}

/// More spots than these are no picture any more; the list of drafts is there for them.
const SPOTS_MAX: usize = 60;
/// The picture is made for no less room than this.
const WIDTH_MIN: usize = 180;

/// The picture as nodes, for so many pixels of width; nothing where there is nothing to draw.
pub fn view(workspace: &Workspace, flows: &[Flow], width: usize) -> Vec<Node> {
    let spots = spots(workspace, flows);
    if spots.is_empty() || spots.len() > SPOTS_MAX {
        return Vec::new();
    }
    let edges: Vec<(usize, usize)> = (0..)
        .zip(&spots)
        .flat_map(|(to, spot)| spot.before.iter().map(move |from| (*from, to)))
        .collect();
    let is_job: Vec<bool> = spots.iter().map(|spot| spot.is_job).collect();
    let lines = layout::lines(spots.len(), &edges);
    let layout = layout::layout(&is_job, &lines, layout::count(width.max(WIDTH_MIN)));
    let paths = lines.iter().filter_map(|line| {
        let path = arrow::path(&layout, &lines, &is_job, line)?;
        Some(element("path").with("d", path).into())
    });
    // Read as the eye does: line by line.
    let place = |index: usize| (layout.places[index].1, layout.places[index].0);
    let items = order::places(spots.len(), &|one, other| place(one).cmp(&place(other)))
        .into_iter()
        .map(|index| item(&spots, index, &layout, workspace).into());
    let arrows = element("svg").with("aria-hidden", "true").children(paths);
    vec![
        element("h2").with("id", "pipeline").text(say::TITLE).into(),
        element("div")
            .with("class", layout.sizes.class)
            // A line is as wide as the half of it that lies outside.
            .with("style:height", format!("{}px", layout.height + 2))
            .child(arrows)
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
        });
        spots.len() - 1
    })
}

/// What a draft's state is called, and the class that colours it. What was created elsewhere is a draft here.
fn state(draft: Option<&Draft>, workspace: &Workspace) -> (&'static str, &'static str) {
    let target = &workspace.target;
    let Some(draft) = draft else {
        return ("missing", say::NOT_HERE);
    };
    if draft.is_changed_since(target) {
        return ("warn", text::CHANGED);
    }
    let class = match draft.progress {
        Progress::Created(_) if draft.created(target).is_some() => "good",
        Progress::Unknown(_) if draft.is_unknown(target) => "warn",
        Progress::Failed => "bad",
        _ if workspace.has_namesake(draft) => return ("warn", text::EXISTS),
        _ => return ("", text::progress(&Progress::Draft)),
    };
    (class, text::progress(&draft.progress))
}

fn item(spots: &[Spot], index: usize, layout: &Layout, workspace: &Workspace) -> Element {
    let spot = &spots[index];
    let (width, height) = layout.sizes.of(spot.is_job);
    let (x, y) = layout.places[index];
    let (class, state) = state(spot.draft, workspace);
    let kind = if spot.is_job { "job" } else { "table" };
    let names = |indexes: &[usize]| -> Vec<&str> {
        indexes.iter().map(|index| spots[*index].name).collect()
    };
    let behind: Vec<usize> = (0..spots.len())
        .filter(|other| spots[*other].before.contains(&index))
        .collect();
    let said = say::spot(spot.is_job, state, &names(&spot.before), &names(&behind));
    let shown = say::called(spot.name);
    let content = match spot.draft {
        Some(draft) => element("a")
            .with("href", format!("#/drafts/{}", draft.id.0))
            .with("title", shown.as_str()),
        None => element("span").with("title", shown.as_str()),
    };
    element("li")
        .with("class", format!("{kind} {class}"))
        .with("style:left", format!("{}px", x - width / 2))
        .with("style:top", format!("{}px", y - height / 2))
        .with("style:width", format!("{width}px"))
        .with("style:height", format!("{height}px"))
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
