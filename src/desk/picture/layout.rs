//! Where the spots of the picture stand. They stand in ranks along the data: side by side where the picture is wide
//! enough for that, else one below the other. A line that passes a rank has a lane in it, so that none runs through
//! a spot.

use super::across::{joins, packed, settle, untangle};
use super::rank;

/// What spots measure, in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// What the style sheet knows them by.
    pub class: &'static str,
    /// A table's box: how wide, how high.
    pub table: (i32, i32),
    /// The diameter of a job's circle.
    pub job: i32,
    /// How far ranks are apart that stand side by side.
    beside: i32,
    /// How far ranks are apart that stand one below the other.
    below: i32,
}

/// Where there is little room.
const SMALL: Sizes = Sizes {
    class: "picture",
    table: (64, 32),
    job: 44,
    beside: 17,
    below: 28,
};
/// Where there is more.
const LARGE: Sizes = Sizes {
    class: "picture large",
    table: (116, 36),
    job: 64,
    beside: 32,
    below: 36,
};
/// From this width on there is more.
const LARGE_FROM: i32 = 480;
/// Between two spots of a rank.
pub const GAP: i32 = 8;
/// Between a lane and what is beside it.
pub const LANE: i32 = 7;

/// A connection, in the direction in which the picture is read: the data of one that goes back go against it.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub from: usize,
    pub to: usize,
    pub is_back: bool,
    pub bundle: Bundle,
}

/// Lines that run together: all from one spot, or all to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bundle {
    at: usize,
    is_from: bool,
    is_back: bool,
}

/// What stands in a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Spot(usize),
    Lane(Bundle),
}

/// A picture that is laid out. What lies along the data is called so; the rest is across.
pub struct Layout {
    pub sizes: Sizes,
    pub is_beside: bool,
    /// The ranks, each with what stands in it in its order and where its middle is across.
    pub ranks: Vec<Vec<(Item, i32)>>,
    /// Where each rank begins and ends, along.
    pub spans: Vec<(i32, i32)>,
    /// The rank of each spot that is connected.
    pub rank_of: Vec<Option<usize>>,
    /// The middle of each spot, from the left and from the top.
    pub places: Vec<(i32, i32)>,
    pub height: i32,
}

/// Two numbers the other way round.
pub fn turned((one, other): (i32, i32)) -> (i32, i32) {
    (other, one)
}

pub fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

impl Sizes {
    /// How wide and how high a spot is.
    pub fn of(&self, is_job: bool) -> (i32, i32) {
        if is_job {
            (self.job, self.job)
        } else {
            self.table
        }
    }
}

/// The connections as the picture is read. In a circle one spot has to begin, and lines go back to it.
pub fn lines(spots: usize, edges: &[(usize, usize)]) -> Vec<Line> {
    let order = rank::order(spots, edges);
    let degree = |at: usize, end: fn(&(usize, usize)) -> usize| {
        edges.iter().filter(|edge| end(edge) == at).count()
    };
    let line = |&(from, to): &(usize, usize)| {
        let is_from = degree(from, |edge| edge.0) > degree(to, |edge| edge.1);
        let is_back = order[from] > order[to];
        let (from, to, is_from) = if is_back {
            (to, from, !is_from)
        } else {
            (from, to, is_from)
        };
        Line {
            from,
            to,
            is_back,
            bundle: Bundle {
                at: if is_from { from } else { to },
                is_from,
                is_back,
            },
        }
    };
    edges.iter().map(line).collect()
}

/// Lays out spots, of which it is known whether they are jobs, and their connections on so many pixels.
pub fn layout(is_job: &[bool], lines: &[Line], width: i32) -> Layout {
    let sizes: &[Sizes] = if width < LARGE_FROM {
        &[SMALL]
    } else {
        &[LARGE, SMALL]
    };
    let ranked = rank::ranks(is_job.len(), lines, |_, _| true);
    for sizes in sizes {
        let spans = spans(&ranked, |spot| sizes.of(is_job[spot]).0, sizes.beside);
        let spare = width - spans.last().map_or(0, |span| span.1);
        if spare >= 0 {
            let gaps = count(spans.len()).max(2) - 1;
            let more = (spare / gaps).min(sizes.beside);
            let ranked = ranked.clone();
            return Layout::of(*sizes, true, ranked, is_job, lines, width, more);
        }
    }
    let sizes = sizes[0];
    let fits = |rank: &[usize], lanes: usize| {
        let spots: i32 = rank.iter().map(|spot| sizes.of(is_job[*spot]).0).sum();
        spots + GAP * count(rank.len() - 1) + LANE * count(lanes) <= width
    };
    let ranked = rank::ranks(is_job.len(), lines, fits);
    Layout::of(sizes, false, ranked, is_job, lines, width, 0)
}

/// Where each rank begins and ends, where spots are so long and ranks so far apart.
fn spans(ranks: &[Vec<usize>], long: impl Fn(usize) -> i32, gap: i32) -> Vec<(i32, i32)> {
    let mut at = 0;
    let span = |rank: &Vec<usize>| {
        let start = at;
        let longest = rank.iter().map(|spot| long(*spot)).max();
        let end = start + longest.unwrap_or(0);
        at = end + gap;
        (start, end)
    };
    ranks.iter().map(span).collect()
}

impl Layout {
    fn of(
        sizes: Sizes,
        is_beside: bool,
        ranked: Vec<Vec<usize>>,
        is_job: &[bool],
        lines: &[Line],
        width: i32,
        more: i32,
    ) -> Self {
        let size = |spot: usize| {
            let size = sizes.of(is_job[spot]);
            if is_beside { size } else { turned(size) }
        };
        let gap = if is_beside { sizes.beside } else { sizes.below };
        let spans = spans(&ranked, |spot| size(spot).0, gap + more);
        let mut rank_of = vec![None; is_job.len()];
        for (at, rank) in ranked.iter().enumerate() {
            for spot in rank {
                rank_of[*spot] = Some(at);
            }
        }
        let mut ranks: Vec<Vec<Item>> = ranked
            .into_iter()
            .enumerate()
            .map(|(at, rank)| {
                let mut items: Vec<Item> = rank.into_iter().map(Item::Spot).collect();
                for line in lines {
                    let lane = Item::Lane(line.bundle);
                    if rank_of[line.from] < Some(at)
                        && rank_of[line.to] > Some(at)
                        && !items.contains(&lane)
                    {
                        items.push(lane);
                    }
                }
                items
            })
            .collect();
        let joins = joins(&ranks, lines, &rank_of);
        untangle(&mut ranks, &joins);
        let wide = |item: &Item| match item {
            Item::Spot(spot) => size(*spot).1,
            Item::Lane(_) => 2,
        };
        let least = ranks.iter().map(|rank| packed(rank, wide)).max();
        let room = if is_beside { least.unwrap_or(0) } else { width };
        let ranks = settle(ranks, &joins, wide, room);
        let mut layout = Self {
            sizes,
            is_beside,
            ranks,
            spans,
            rank_of,
            places: Vec::new(),
            height: 0,
        };
        layout.place(is_job, width);
        layout
    }

    /// Puts down the spots: those that are connected where their ranks have them, the others below.
    fn place(&mut self, is_job: &[bool], width: i32) {
        self.places = vec![(0, 0); is_job.len()];
        for (rank, (start, end)) in self.ranks.iter().zip(&self.spans) {
            for (item, across) in rank {
                let place = (i32::midpoint(*start, *end), *across);
                let place = if self.is_beside { place } else { turned(place) };
                let half = match item {
                    Item::Spot(spot) => {
                        self.places[*spot] = place;
                        self.sizes.of(is_job[*spot]).1 / 2
                    }
                    Item::Lane(_) => 1,
                };
                self.height = self.height.max(place.1 + half);
            }
        }
        let lone: Vec<usize> = (0..is_job.len())
            .filter(|spot| self.rank_of[*spot].is_none())
            .collect();
        let (wide, high) = self.sizes.table;
        let high = high.max(self.sizes.job);
        let abreast = usize::try_from((width + GAP) / (wide + GAP)).unwrap_or(1);
        for row in lone.chunks(abreast.max(1)) {
            let top = if self.height > 0 {
                self.height + GAP
            } else {
                0
            };
            let has_job = row.iter().any(|spot| is_job[*spot]);
            let high = if has_job { high } else { self.sizes.table.1 };
            for (at, spot) in row.iter().enumerate() {
                self.places[*spot] = (wide / 2 + count(at) * (wide + GAP), top + high / 2);
            }
            self.height = top + high;
        }
    }
}
