//! Where what stands in a rank of the picture stands across: in such an order that few lines cross, and as near to
//! what it is joined with as its neighbours let it.

use super::layout::{GAP, Item, LANE, Line, count};
use crate::sql::order::sort;

/// Pairs of places in a rank and in the next one.
pub type Joins = Vec<Vec<(Item, Item)>>;

/// What is joined between each rank and the next.
pub fn joins(ranks: &[Vec<Item>], lines: &[Line], rank_of: &[Option<usize>]) -> Joins {
    let mut joins = vec![Vec::new(); ranks.len()];
    for line in lines {
        let (Some(first), Some(last)) = (rank_of[line.from], rank_of[line.to]) else {
            continue;
        };
        let item = |rank: usize| {
            if rank == first {
                Item::Spot(line.from)
            } else if rank == last {
                Item::Spot(line.to)
            } else {
                Item::Lane(line.bundle)
            }
        };
        for (rank, joins) in joins.iter_mut().enumerate().take(last).skip(first) {
            let join = (item(rank), item(rank + 1));
            if !joins.contains(&join) {
                joins.push(join);
            }
        }
    }
    joins
}

/// So often the ranks are gone through, forth and back.
const PASSES: usize = 8;

/// The ranks with the one beside each by which it is to be set: on the way forth the one before it, then the next.
fn way(ranks: usize, pass: usize) -> impl Iterator<Item = (usize, usize)> {
    let is_forth = pass.is_multiple_of(2);
    (1..ranks).map(move |at| {
        if is_forth {
            (at, at - 1)
        } else {
            (ranks - 1 - at, ranks - at)
        }
    })
}

/// What an item of a rank is joined with in the rank beside it.
fn joined<'a>(
    joins: &'a Joins,
    (at, beside): (usize, usize),
    item: &'a Item,
) -> impl Iterator<Item = Item> + 'a {
    joins[at.min(beside)]
        .iter()
        .filter_map(move |(one, other)| {
            let (mine, theirs) = if at < beside {
                (one, other)
            } else {
                (other, one)
            };
            (mine == item).then_some(*theirs)
        })
}

fn mean(sum: i32, number: i32) -> Option<i32> {
    (number > 0).then(|| sum / number)
}

/// Orders each rank by what its items are joined with, so that few lines cross.
pub fn untangle(ranks: &mut [Vec<Item>], joins: &Joins) {
    for pass in 0..PASSES {
        for (at, beside) in way(ranks.len(), pass) {
            let weight = |(place, item): (usize, &Item)| {
                let (mut sum, mut number) = (0, 0);
                for other in joined(joins, (at, beside), item) {
                    let there = ranks[beside].iter().position(|one| *one == other);
                    sum += count(there.unwrap_or(0)) * 64;
                    number += 1;
                }
                (mean(sum, number).unwrap_or(count(place) * 64), *item)
            };
            let mut weighed: Vec<(i32, Item)> = ranks[at].iter().enumerate().map(weight).collect();
            sort(&mut weighed, |one, other| one.0.cmp(&other.0));
            ranks[at] = weighed.into_iter().map(|(_, item)| item).collect();
        }
    }
}

/// How far two neighbours are to be apart, edge to edge.
fn gap(one: &Item, other: &Item) -> i32 {
    match (one, other) {
        (Item::Spot(_), Item::Spot(_)) => GAP,
        _ => LANE - 2,
    }
}

/// How much room a rank needs across.
pub fn packed(rank: &[Item], wide: impl Fn(&Item) -> i32) -> i32 {
    let gaps: i32 = rank.windows(2).map(|pair| gap(&pair[0], &pair[1])).sum();
    rank.iter().map(wide).sum::<i32>() + gaps
}

/// Gives each item a place across, as near to what it is joined with as its neighbours let it.
pub fn settle(
    ranks: Vec<Vec<Item>>,
    joins: &Joins,
    wide: impl Fn(&Item) -> i32,
    room: i32,
) -> Vec<Vec<(Item, i32)>> {
    let mut settled: Vec<Vec<(Item, i32)>> = Vec::new();
    let mut aparts = Vec::new();
    for rank in ranks {
        let gaps: i32 = rank.windows(2).map(|pair| gap(&pair[0], &pair[1])).sum();
        // Where lanes are too many, they stand closer.
        let left = room - (packed(&rank, &wide) - gaps);
        let apart = |pair: &[Item]| {
            let gap = gap(&pair[0], &pair[1]);
            let gap = if gaps > left { gap * left / gaps } else { gap };
            gap + i32::midpoint(wide(&pair[0]), wide(&pair[1]))
        };
        let aparts_here: Vec<i32> = rank.windows(2).map(apart).collect();
        let wanted = vec![room / 2; rank.len()];
        let ends = rank.first().zip(rank.last());
        let ends = ends.map_or((0, 0), |(first, last)| (wide(first) / 2, wide(last) / 2));
        let places = spread(&wanted, &aparts_here, (ends.0, room - ends.1));
        settled.push(rank.into_iter().zip(places).collect());
        aparts.push((aparts_here, ends));
    }
    for pass in 0..PASSES {
        for (at, beside) in way(settled.len(), pass) {
            let want = |(item, place): &(Item, i32)| {
                let (mut sum, mut number) = (0, 0);
                for other in joined(joins, (at, beside), item) {
                    let there = settled[beside].iter().find(|(one, _)| *one == other);
                    sum += there.map_or(0, |(_, there)| *there);
                    number += 1;
                }
                mean(sum, number).unwrap_or(*place)
            };
            let wanted: Vec<i32> = settled[at].iter().map(want).collect();
            let (apart, ends) = &aparts[at];
            let places = spread(&wanted, apart, (ends.0, room - ends.1));
            for ((_, place), new) in settled[at].iter_mut().zip(places) {
                *place = new;
            }
        }
    }
    settled
}

/// Places between two bounds, so far apart as they have to be and as near to those that are wanted as that allows:
/// neighbours that would overlap stand together around the middle of what they want.
fn spread(wanted: &[i32], apart: &[i32], (low, high): (i32, i32)) -> Vec<i32> {
    // Where each would stand if the first stood at 0 and all touched.
    let mut shifts = vec![0];
    for apart in apart {
        shifts.push(shifts[shifts.len() - 1] + apart);
    }
    let mut groups: Vec<(i32, i32)> = Vec::new();
    for (wanted, shift) in wanted.iter().zip(&shifts) {
        let mut group = (wanted - shift, 1);
        while let Some(last) = groups.pop_if(|last| last.0 * group.1 > group.0 * last.1) {
            group = (group.0 + last.0, group.1 + last.1);
        }
        groups.push(group);
    }
    let highest = high - shifts[wanted.len().saturating_sub(1)];
    let mut places = Vec::new();
    for (sum, number) in groups {
        for _ in 0..number {
            let place = (sum / number).min(highest).max(low);
            places.push(place + shifts[places.len()]);
        }
    }
    places
}
