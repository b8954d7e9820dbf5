//! The name that a misspelt one most likely means.

/// The entry that differs least, by a third of its letters at most.
pub fn nearest<'n>(word: &str, entries: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = entries
        .filter_map(|entry| Some((distance(word, entry)?, entry)))
        .min_by_key(|(distance, _)| *distance)?;
    (near.0 * 3 <= near.1.len()).then_some(near.1)
}

/// How many letters are to be put in, left out or changed. Nothing for words that are far too long.
fn distance(word: &str, entry: &str) -> Option<usize> {
    let mut row = [0_usize; 24];
    let width = entry.len();
    if width >= row.len() || word.len() >= row.len() {
        return None;
    }
    for (at, cell) in row.iter_mut().enumerate() {
        *cell = at;
    }
    for (at, letter) in word.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in entry.bytes().enumerate() {
            let change = diagonal + usize::from(!letter.eq_ignore_ascii_case(&other));
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    Some(row[width])
}
