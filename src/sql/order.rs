//! Sorting. Every call of the standard library's sort is a copy of it, 5 KB in a module that browsers load; all of
//! Flink SQL shares this one.

use std::cmp::Ordering;

/// Sorts by what `compare` says of two items; those that are equal stay in their order.
pub fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(
        places
            .into_iter()
            .filter_map(|place| unsorted[place].take()),
    );
}

/// The places of so many items in the order that `compare` says of two places.
pub fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}
