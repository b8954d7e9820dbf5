//! Which brackets belong together. Those in strings, comments and quoted names are text.

use super::schema::words::is_type_name;
use super::token::{Kind, Token, tokens};

/// The bracket that the caret touches and its partner, in the order of the text: where each of them stands, one
/// byte long. Of two brackets the one before the caret is meant. `<` and `>` count where they belong to a type.
pub fn pair(text: &str, caret: usize) -> Option<(usize, usize)> {
    pair_in(text, &tokens(text), caret)
}

/// The same for a text whose tokens are known.
pub fn pair_in(text: &str, all: &[Token], caret: usize) -> Option<(usize, usize)> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    // How many of each sign are open, so that a stray closing one costs no search.
    let mut counts = [0_usize; 3];
    let mut found = None;
    let read: Vec<&Token> = all.iter().filter(|token| !token.kind.is_gap()).collect();
    for (at, token) in read.iter().enumerate() {
        if token.kind != Kind::Symbol || token.span.end - token.span.start != 1 {
            continue;
        }
        let place = token.span.start;
        let sign = text.as_bytes()[place];
        if matches!(sign, b'(' | b'[') || sign == b'<' && opens_type(text, &read, at) {
            open.push((sign, place));
            counts[kind(sign)] += 1;
            continue;
        }
        // An angle bracket never closes over another bracket: there it compares.
        let closes = match sign {
            b')' | b']' => counts[kind(sign)] > 0,
            b'>' => open.last().is_some_and(|(sign, _)| *sign == b'<'),
            _ => false,
        };
        while closes && let Some((opened, from)) = open.pop() {
            counts[kind(opened)] -= 1;
            if kind(opened) == kind(sign) {
                if touches(place, caret) || touches(from, caret) {
                    let is_before = place + 1 == caret || from + 1 == caret;
                    if is_before {
                        return Some((from, place));
                    }
                    found = Some((from, place));
                }
                break;
            }
        }
    }
    found
}

fn kind(sign: u8) -> usize {
    match sign {
        b'(' | b')' => 0,
        b'[' | b']' => 1,
        _ => 2,
    }
}

fn touches(place: usize, caret: usize) -> bool {
    place == caret || place + 1 == caret
}

/// MAP may be the name of a column: only a type behind it makes its sign a bracket.
fn opens_type(text: &str, read: &[&Token], at: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| read.get(at))
            .filter(|token| token.kind == Kind::Word)
            .map_or("", |token| token.span.of(text))
    };
    let before = word(at.checked_sub(1));
    ["ARRAY", "MULTISET", "ROW"]
        .iter()
        .any(|form| before.eq_ignore_ascii_case(form))
        || before.eq_ignore_ascii_case("MAP") && is_type_name(word(Some(at + 1)))
}
