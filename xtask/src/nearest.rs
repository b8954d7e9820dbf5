//! What someone likely meant to type, for a word that is not known.

/// Answers a word that is not known with the nearest that is, or with all of them.
pub(crate) fn unknown(kind: &str, word: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|name| (distance(word, name), name)).min();
    match nearest {
        // A word that shares less than half with any name was meant otherwise: then all names help more than one.
        Some((steps, name)) if steps * 2 <= name.len() => {
            format!("`{word}` is no {kind}; did you mean `{name}`?")
        }
        _ => format!("`{word}` is no {kind}; there are {}.", known.join(", ")),
    }
}

/// How many characters must be added, dropped or changed to turn one word into the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn the_distance_counts_single_edits() {
        for (from, to, expect) in [
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("test", "test", 0),
            ("tset", "test", 2),
        ] {
            assert_eq!(distance(from, to), expect);
        }
    }
}
