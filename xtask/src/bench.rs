//! `cargo xtask bench`: the times of the SQL parsers, in a table. What is timed stands in `benches/sql.rs`, which Cargo
//! compiles as it compiles the page.

use crate::{Outcome, child};

/// Prints the table.
pub(crate) fn bench() -> Outcome {
    child::run(&mut child::cargo([
        "bench", "--quiet", "-p", "millrace", "--bench", "sql",
    ]))
}
