//! Which spots of the picture stand before which: each behind what its data come from.

use super::layout::{Bundle, Line};

/// The place of each spot in an order in which each stands behind what its data come from. In a circle, one of them
/// has to begin.
pub fn order(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut order = vec![usize::MAX; count];
    for place in 0..count {
        let waits_for = |spot: usize| {
            let mut before = edges.iter().filter(|(_, to)| *to == spot);
            let open = before.find(|(from, _)| order[*from] == usize::MAX);
            open.map(|(from, _)| *from)
        };
        let mut open = (0..count).filter(|spot| order[*spot] == usize::MAX);
        let ready = open.clone().find(|spot| waits_for(*spot).is_none());
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
        if let Some(next) = ready.or_else(in_circle) {
            order[next] = place;
        }
    }
    order
}

/// The spots that are connected, in ranks: each behind all that its lines come from, as early as that is possible.
/// What has nothing before it stands right before what it leads to. `fits` says whether a rank has room for these
/// spots, with so many lanes beside them.
pub fn ranks(
    count: usize,
    lines: &[Line],
    fits: impl Fn(&[usize], usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut is_open = vec![false; count];
    let mut is_begin = vec![true; count];
    for line in lines {
        is_open[line.from] = true;
        is_open[line.to] = true;
        is_begin[line.to] = false;
    }
    let mut ranks: Vec<Vec<usize>> = Vec::new();
    loop {
        // All that is before it is placed.
        let mut is_ready: Vec<bool> = (0..count)
            .map(|spot| is_open[spot] && !is_begin[spot])
            .collect();
        for line in lines.iter().filter(|line| is_open[line.from]) {
            is_ready[line.to] = false;
        }
        // All that is before it is placed, or could be placed now.
        let mut is_near = vec![true; count];
        for line in lines {
            let could_be = is_begin[line.from] || is_ready[line.from];
            is_near[line.to] &= !is_open[line.from] || could_be;
        }
        for line in lines.iter().filter(|line| is_near[line.to]) {
            is_ready[line.from] |= is_open[line.from] && is_begin[line.from];
        }
        let mut rank: Vec<usize> = Vec::new();
        for spot in (0..count).filter(|spot| is_ready[*spot]) {
            rank.push(spot);
            if rank.len() > 1 && !fits(&rank, lanes(lines, &is_open, &rank)) {
                rank.pop();
            }
        }
        if rank.is_empty() {
            return ranks;
        }
        for spot in &rank {
            is_open[*spot] = false;
        }
        ranks.push(rank);
    }
}

/// How many bundles of lines pass a rank.
fn lanes(lines: &[Line], is_open: &[bool], rank: &[usize]) -> usize {
    let mut passing: Vec<Bundle> = Vec::new();
    for line in lines {
        let is_passing = !is_open[line.from] && is_open[line.to] && !rank.contains(&line.to);
        if is_passing && !passing.contains(&line.bundle) {
            passing.push(line.bundle);
        }
    }
    passing.len()
}
