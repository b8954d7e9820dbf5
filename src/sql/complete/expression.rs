//! What can stand in an expression, in column lists and statements alike.

use super::offer::Offer;
use super::place::Piece;
use crate::sql::token::Kind;

/// Words that begin a value.
static BEGINNING: [&str; 12] = [
    "CASE",
    "NOT",
    "NULL",
    "TRUE",
    "FALSE",
    "INTERVAL",
    "DATE",
    "TIMESTAMP",
    "ARRAY[",
    "MAP[",
    "ROW(",
    "EXISTS",
];

/// Words that go on behind a value.
static GOING_ON: [&str; 14] = [
    "AND",
    "OR",
    "IS NULL",
    "IS NOT NULL",
    "IN (",
    "NOT IN (",
    "BETWEEN",
    "NOT BETWEEN",
    "LIKE",
    "NOT LIKE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
];

static UNITS: [&str; 6] = ["SECOND", "MINUTE", "HOUR", "DAY", "MONTH", "YEAR"];

/// Offers what a word or a string demands behind itself. False if it demands nothing in particular.
pub fn follows(before: &[Piece], offer: &mut Offer) -> bool {
    let Some((last, front)) = before.split_last() else {
        return false;
    };
    let prior = front.last();
    if last.kind == Kind::Text && prior.is_some_and(|prior| prior.is("INTERVAL")) {
        offer.keywords(&UNITS);
        return true;
    }
    if last.is_sign("(")
        && prior.is_some_and(|prior| prior.is_any(&["EXTRACT", "TIMESTAMPADD", "TIMESTAMPDIFF"]))
    {
        offer.keywords(&UNITS);
        return true;
    }
    if last.is("AS") && is_in_cast(before) {
        offer.types();
        return true;
    }
    let words: &[&str] = if last.is("IS") {
        &[
            "NULL",
            "NOT NULL",
            "TRUE",
            "FALSE",
            "DISTINCT FROM",
            "NOT DISTINCT FROM",
        ]
    } else if last.is("NOT") && prior.is_some_and(|prior| prior.is("IS")) {
        &["NULL", "DISTINCT FROM"]
    } else if last.is("NOT") && prior.is_some_and(Piece::ends_operand) {
        &["IN (", "BETWEEN", "LIKE"]
    } else {
        return false;
    };
    offer.keywords(words);
    true
}

/// Offers words that begin a value, or go on behind one.
pub fn words(before: &[Piece], offer: &mut Offer) {
    if is_behind_operand(before) {
        offer.keywords(&GOING_ON);
    } else {
        offer.keywords(&BEGINNING);
    }
}

/// Whether a value ends before the caret. A star is one where it stands for columns.
pub fn is_behind_operand(before: &[Piece]) -> bool {
    let Some((last, front)) = before.split_last() else {
        return false;
    };
    if last.is_sign("*") {
        return front.last().is_some_and(|prior| {
            prior.is_any(&["SELECT", "DISTINCT"])
                || [",", ".", "("].iter().any(|sign| prior.is_sign(sign))
        });
    }
    last.ends_operand()
}

/// The place of the bracket that is open before the caret.
pub fn enclosing(before: &[Piece]) -> Option<usize> {
    let mut closed = 0_usize;
    for (at, piece) in before.iter().enumerate().rev() {
        if piece.is_sign(")") {
            closed += 1;
        } else if piece.is_sign("(") {
            if closed == 0 {
                return Some(at);
            }
            closed -= 1;
        }
    }
    None
}

fn is_in_cast(before: &[Piece]) -> bool {
    enclosing(before)
        .and_then(|at| before.get(at.checked_sub(1)?))
        .is_some_and(|word| word.is_any(&["CAST", "TRY_CAST"]))
}
