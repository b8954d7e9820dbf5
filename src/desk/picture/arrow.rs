//! The lines of the picture: from the edge of one spot to the edge of another, through the lanes of the ranks between.

use super::layout::{Bundle, Item, Layout, Line, count, turned};
use crate::sql::order::sort;
use std::fmt::Write;

/// How far a head's corners are from its tip.
const HEAD: (i32, i32) = (5, 3);
/// How far a tip is from what it points at.
const TIP: i32 = 2;
/// Lines of one spot are so far apart where it has room for that.
const STEP: i32 = 9;

/// Which edge of a spot: where lines begin, or where they end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
}

/// A line with its head, as the path of an SVG.
pub fn path(layout: &Layout, lines: &[Line], is_job: &[bool], line: &Line) -> Option<String> {
    let (first, last) = (layout.rank_of[line.from]?, layout.rank_of[line.to]?);
    let mut pen = Pen {
        path: String::new(),
        is_beside: layout.is_beside,
    };
    let port = |spot, side| port(layout, lines, is_job, line.bundle, spot, side);
    let (start, first_across) = port(line.from, Side::Behind)?;
    let mut across = first_across;
    let start = start + if line.is_back { TIP } else { 0 };
    let (end, last_across) = port(line.to, Side::Before)?;
    let end = end - if line.is_back { 0 } else { TIP };
    pen.go('M', &[(start, across)]);
    // A head lies on a straight piece.
    let (out, into) = if line.is_back {
        (HEAD.0 + TIP, 1)
    } else {
        (1, HEAD.0 + TIP)
    };
    for rank in first..last {
        let next = if rank + 1 == last {
            last_across
        } else {
            across_of(layout, rank + 1, Item::Lane(line.bundle))?
        };
        let (from, to) = (layout.spans[rank].1 + out, layout.spans[rank + 1].0 - into);
        let middle = i32::midpoint(from, to);
        pen.go('L', &[(from, across)]);
        pen.go('C', &[(middle, across), (middle, next), (to, next)]);
        across = next;
    }
    pen.go('L', &[(end, across)]);
    let (tip, back) = if line.is_back {
        ((start, first_across), HEAD.0)
    } else {
        ((end, across), -HEAD.0)
    };
    pen.go('M', &[(tip.0 + back, tip.1 - HEAD.1)]);
    pen.go('L', &[tip]);
    pen.go('L', &[(tip.0 + back, tip.1 + HEAD.1)]);
    Some(pen.path)
}

/// Writes a path whose points are given along the data and across.
struct Pen {
    path: String,
    is_beside: bool,
}

impl Pen {
    fn go(&mut self, command: char, points: &[(i32, i32)]) {
        self.path.push(command);
        for (at, point) in points.iter().enumerate() {
            let (x, y) = if self.is_beside {
                *point
            } else {
                turned(*point)
            };
            let gap = if at > 0 { " " } else { "" };
            // Writing into a text does not fail.
            let _ = write!(self.path, "{gap}{x} {y}");
        }
    }
}

fn across_of(layout: &Layout, rank: usize, item: Item) -> Option<i32> {
    let mut items = layout.ranks[rank].iter();
    Some(items.find(|(one, _)| *one == item)?.1)
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Behind => Self::Before,
            Self::Before => Self::Behind,
        }
    }

    /// The spot at this end of a line, and the one at the other.
    fn ends(self, line: &Line) -> (usize, usize) {
        match self {
            Self::Behind => (line.from, line.to),
            Self::Before => (line.to, line.from),
        }
    }
}

/// Where the lines of a bundle lead from a spot, across: the middle of it.
fn lead(layout: &Layout, lines: &[Line], bundle: Bundle, spot: usize, side: Side) -> Option<i32> {
    let rank = layout.rank_of[spot]?;
    let beside = match side {
        Side::Behind => rank + 1,
        Side::Before => rank.checked_sub(1)?,
    };
    let (mut sum, mut number) = (0, 0);
    for line in lines.iter().filter(|line| line.bundle == bundle) {
        let (here, there) = side.ends(line);
        if here != spot {
            continue;
        }
        let next = if layout.rank_of[there] == Some(beside) {
            Item::Spot(there)
        } else {
            Item::Lane(bundle)
        };
        sum += across_of(layout, beside, next)?;
        number += 1;
    }
    (number > 0).then(|| sum / number)
}

/// Where a line leaves or reaches a spot, along and across. Lines of one bundle do so in one place, and the places of
/// several are in the order of where they lead: two between the same spots in the order of either end, so that they do
/// not cross.
fn port(
    layout: &Layout,
    lines: &[Line],
    is_job: &[bool],
    bundle: Bundle,
    spot: usize,
    side: Side,
) -> Option<(i32, i32)> {
    let rank = layout.rank_of[spot]?;
    let mut leading: Vec<((i32, i32), Bundle)> = Vec::new();
    for line in lines {
        let (here, there) = side.ends(line);
        if here != spot || leading.iter().any(|(_, known)| *known == line.bundle) {
            continue;
        }
        let lead = |spot, side| lead(layout, lines, line.bundle, spot, side);
        leading.push(((lead(here, side)?, lead(there, side.other())?), line.bundle));
    }
    sort(&mut leading, |one, other| one.0.cmp(&other.0));
    let place = leading.iter().position(|(_, known)| *known == bundle)?;
    let measures = layout.sizes.of(is_job[spot]);
    let (long, wide) = if layout.is_beside {
        measures
    } else {
        turned(measures)
    };
    let (half, steps) = (long / 2, count(leading.len()) - 1);
    // Not on the round corners of a box, nor far down the side of a circle.
    let room = if is_job[spot] { half } else { wide - 16 };
    let off = (2 * count(place) - steps) * STEP.min(room / steps.max(1)) / 2;
    let reach = if is_job[spot] {
        (half * half - off * off).isqrt()
    } else {
        half
    };
    let (start, end) = layout.spans[rank];
    let middle = i32::midpoint(start, end);
    let along = match side {
        Side::Behind => middle + reach,
        Side::Before => middle - reach,
    };
    Some((along, across_of(layout, rank, Item::Spot(spot))? + off))
}
