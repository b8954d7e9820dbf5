//! The fault matrix: whatever goes wrong on the way to the API and back, it ends in one of twelve ways, the page says
//! what is known and what to do, nothing that was typed is lost, and it can be sent again.

mod bench;
mod ending;
mod row;
mod rows;
mod table;

use bench::Bench;
use browser_tests::Engine;
use ending::Ending;
use std::collections::BTreeSet;

#[tokio::test]
async fn whatever_goes_wrong_ends_in_one_of_twelve_ways_and_loses_nothing() {
    let rows = rows::rows();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let ends: BTreeSet<Ending> = rows.iter().map(|row| row.ending).collect();
    assert_eq!(ends.len(), Ending::ALL.len(), "each of the twelve happens");
    let mut bench = Bench::open().await;
    let engine = Engine::of_this_run();
    for row in rows.iter().filter_map(|row| row.clone().within(engine)) {
        bench.play(&row).await;
    }
    table::check(&rows);
}
