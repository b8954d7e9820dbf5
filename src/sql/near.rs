//! The name that a misspelt one most likely means.

/// The entry that differs least, by a third of its letters at most.
pub fn nearest<'n>(word: &str, entries: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = entries
        .filter_map(|entry| Some((distance(word, entry)?, entry)))
        .min_by_key(|(distance, _)| *distance)?;
    (near.0 * 3 <= near.1.len()).then_some(near.1)
}

/// How many letters are to be put in, left out, changed or swapped with the next. Nothing for words that are
/// far too long.
fn distance(word: &str, entry: &str) -> Option<usize> {
    let (word, entry) = (word.as_bytes(), entry.as_bytes());
    let mut row = [0_usize; 24];
    let width = entry.len();
    if width >= row.len() || word.len() >= row.len() {
        return None;
    }
    for (at, cell) in row.iter_mut().enumerate() {
        *cell = at;
    }
    let (mut above, mut before) = (row, 0);
    for (at, letter) in word.iter().enumerate() {
        let last = std::mem::replace(&mut above, row);
        row[0] = at + 1;
        for (column, other) in entry.iter().enumerate() {
            let is_same = letter.eq_ignore_ascii_case(other);
            let change = above[column] + usize::from(!is_same);
            row[column + 1] = change.min(above[column + 1] + 1).min(row[column] + 1);
            let is_swapped = at > 0
                && column > 0
                && letter.eq_ignore_ascii_case(&entry[column - 1])
                && word[before].eq_ignore_ascii_case(other);
            if is_swapped {
                row[column + 1] = row[column + 1].min(last[column - 1] + 1);
            }
        }
        before = at;
    }
    Some(row[width])
}
