//! The text that holds the history: a line for each exchange, the newest last. What can't be read stays where it is, and
//! goes with its age: it may be a newer page's.

use super::entry::{Checked, Entry};
use crate::workspace::{Created, Subject};

/// The most exchanges that are kept.
pub const ENTRIES_MAX: usize = 200;
/// The most bytes that are kept: a fifth of what browsers give a page for all that it keeps.
pub const BYTES_MAX: usize = 1_000_000;

/// With how an exchange has ended that was kept as this line when it was sent. Where that is gone, it is one more.
pub fn ended(kept: &str, begun: &str, entry: &Entry) -> String {
    with(&without(kept, begun), entry)
}

/// With one more exchange. The oldest make room.
pub fn with(kept: &str, entry: &Entry) -> String {
    let line = entry.write();
    let old: Vec<&str> = kept.lines().collect();
    let mut room = BYTES_MAX.saturating_sub(line.len());
    let mut first = old.len();
    for (place, old) in old.iter().enumerate().rev().take(ENTRIES_MAX - 1) {
        let Some(left) = room.checked_sub(old.len() + 1) else {
            break;
        };
        room = left;
        first = place;
    }
    joined(old[first..].iter().copied().chain([line.as_str()]))
}

/// With what a look for something that was sent has found, at each exchange that left this unknown.
pub fn checked(kept: &str, sent: &Created, subject: &Subject, found: &Checked) -> String {
    let complete = |line: &str| match Entry::read(line) {
        Some(entry) if entry.is_unknown(sent, subject) => {
            let checked = Some(found.clone());
            Entry { checked, ..entry }.write()
        }
        _ => line.to_owned(),
    };
    let lines: Vec<String> = kept.lines().map(complete).collect();
    let mut length: usize = lines.iter().map(|line| line.len() + 1).sum();
    let is_too_old = |line: &&String| {
        let is_over = length > BYTES_MAX;
        length -= line.len() + 1;
        is_over
    };
    joined(lines.iter().skip_while(is_too_old).map(String::as_str))
}

/// Without this line.
pub fn without(kept: &str, line: &str) -> String {
    joined(kept.lines().filter(|kept| *kept != line))
}

/// With what was kept before a deletion, and what came since.
pub fn restored(before: &str, now: &str) -> String {
    let is_new = |line: &&str| !before.lines().any(|known| known == *line);
    joined(before.lines().chain(now.lines().filter(is_new)))
}

/// What can be read of it, the newest first: each line, and what it says.
pub fn list(kept: &str) -> Vec<(String, Entry)> {
    let lines = kept.lines().rev();
    lines
        .filter_map(|line| Some((line.to_owned(), Entry::read(line)?)))
        .collect()
}

/// All of it as a JSON file.
pub fn export(kept: &str) -> String {
    let lines: Vec<&str> = kept.lines().collect();
    ["[\n", &lines.join(",\n"), "\n]\n"].concat()
}

fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
