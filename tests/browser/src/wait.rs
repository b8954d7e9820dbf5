//! Waiting: no step sleeps for a time that someone guessed; it looks until it sees what it expects.

use std::fmt::Debug;
use std::time::{Duration, Instant};

/// How long a step looks before it fails. Far more than any step needs, for machines that are busy.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// Looks until what is seen is as expected, and returns it. `what` is what is waited for, in a few words.
pub async fn until<T: Debug>(
    what: &str,
    mut look: impl AsyncFnMut() -> T,
    holds: impl Fn(&T) -> bool,
) -> T {
    let started = Instant::now();
    loop {
        let seen = look().await;
        if holds(&seen) {
            return seen;
        }
        assert!(
            started.elapsed() < PATIENCE,
            "waited {PATIENCE:?} for {what}; seen last: {seen:#?}"
        );
        tokio::time::sleep(PAUSE).await;
    }
}
