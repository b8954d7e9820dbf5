//! Mends what is wrong with Flink SQL, where it is certain how.

use super::order::sort;
use super::problem::{Mend, Problem};
use super::token::Span;

/// Whether several of the problems can be mended.
pub fn has_mends(problems: &[Problem]) -> bool {
    let mut mends = problems.iter().filter(|it| it.mend.is_some());
    mends.nth(1).is_some()
}

/// The text with all that can be mended at once, the last mend first: what stands in another's way is left for
/// the next time. Nothing where there are not several, or where they would change nothing.
pub fn mend_all(text: &str, problems: &[Problem]) -> Option<String> {
    if !has_mends(problems) {
        return None;
    }
    mended(text, problems)
}

/// How often a text is mended at most: mends that make each other necessary must have an end.
const ROUNDS: usize = 10;

/// As [`mend_all`], and then what `read` finds to be mended in the text that comes of it, until nothing is left: a mend
/// may bring to light what stood behind it.
pub fn mend_through(
    text: &str,
    problems: &[Problem],
    read: &dyn Fn(&str) -> Vec<Problem>,
) -> Option<String> {
    let mut whole = mend_all(text, problems)?;
    for _ in 1..ROUNDS {
        let Some(next) = mended(&whole, &read(&whole)) else {
            break;
        };
        whole = next;
    }
    (whole != text).then_some(whole)
}

fn mended(text: &str, problems: &[Problem]) -> Option<String> {
    let mut mends: Vec<&Mend> = problems.iter().filter_map(|it| it.mend.as_ref()).collect();
    sort(&mut mends, |one, other| {
        let place = |mend: &Mend| (mend.span.start, mend.span.end);
        place(one).cmp(&place(other))
    });
    let mut mended = text.to_owned();
    let mut free = text.len() + 1;
    for mend in mends.into_iter().rev() {
        let Span { start, end } = mend.span;
        // Two that put something in at one place can't both be first.
        if end < free && text.get(start..end).is_some() || end == free && start < end {
            mended.replace_range(start..end, &mend.text);
            free = start;
        }
    }
    (mended != text).then_some(mended)
}
