//! The candidates in a whole `CREATE TABLE`: those of a column list between its brackets, and behind them the clauses and
//! the options of the connector.

use super::offer::Offer;
use super::place::{Piece, Place, find};
use super::{Completion, Kind, Known, Mode, option};
use crate::sql::schema::parse;
use crate::sql::token::{Token, tokens};

/// Completes a text that is a `CREATE TABLE`. `None` where it is another.
pub fn complete(text: &str, caret: usize, tables: &[Known]) -> Option<Completion> {
    let head = &text[..caret];
    let all = tokens(head);
    let read: Vec<Token> = all.into_iter().filter(|it| !it.kind.is_gap()).collect();
    let is = |at: usize, word: &str| {
        let token = read.get(at);
        token.is_some_and(|token| token.span.of(head).eq_ignore_ascii_case(word))
    };
    let table = 1 + usize::from(is(1, "TEMPORARY"));
    if !is(0, "CREATE") || !is(table, "TABLE") {
        return None;
    }
    let mut at = table + 1;
    if is(at, "IF") {
        at += 3;
    }
    while is(at + 1, ".") {
        at += 2;
    }
    let clauses = Clauses::of(head, &read, at + 1);
    if let Some((open, Part::Columns)) = clauses.open {
        let start = read[open].span.end;
        let end = start + closed_at(&text[start..]);
        let mut found = super::complete(&text[start..end], caret - start, Mode::Schema, &[]);
        found.replace.start += start;
        found.replace.end += start;
        return Some(found);
    }
    if let Some((open, Part::Options)) = clauses.open {
        let item = read.iter().rposition(|token| token.span.of(head) == ",");
        let item = item.map_or(open, |at| at.max(open)) + 1;
        return Some(option::complete(text, caret, &read, item));
    }
    let place = find(text, caret)?;
    let mut offer = Offer::at(&place);
    if let Some((_, Part::Partition)) = clauses.open {
        let start = clauses.columns.map_or(caret, |at| read[at].span.end);
        for column in parse(&text[start..start + closed_at(&text[start..])])
            .0
            .columns
        {
            let printed = column.told_type().unwrap_or_default();
            offer.name(Kind::Column, None, &column.name, &[&printed]);
        }
    } else if clauses.open.is_none() && place.before.len() > at {
        behind(&place, at, &clauses, tables, &mut offer);
    } else if place.before.len() == table + 1 {
        offer.keywords(&["IF NOT EXISTS"]);
    }
    Some(Completion {
        replace: place.replace,
        candidates: offer.taken(),
    })
}

/// Offers what a text begins with that is to be one.
pub fn begin(place: &Place, offer: &mut Offer) {
    match place.before.as_slice() {
        [] => offer.keywords(&["CREATE TABLE", "CREATE TEMPORARY TABLE"]),
        [create] if create.is("CREATE") => offer.keywords(&["TABLE", "TEMPORARY TABLE"]),
        [create, temporary] if create.is("CREATE") && temporary.is("TEMPORARY") => {
            offer.keywords(&["TABLE"]);
        }
        _ => {}
    }
}

/// Offers what can stand behind the name: the clauses that are not there yet, in their order.
fn behind(place: &Place, name: usize, clauses: &Clauses, tables: &[Known], offer: &mut Offer) {
    let has = |word: &str| {
        let mut before = place.before.iter().skip(name + 1);
        before.any(|piece: &Piece| piece.is(word))
    };
    let Some(last) = place.before.last() else {
        return;
    };
    if last.is("PARTITIONED") {
        offer.keywords(&["BY ("]);
    } else if last.is("LIKE") {
        for table in tables {
            offer.name(Kind::Table, None, table.name, &[]);
        }
    } else if !last.is("COMMENT") && !has("LIKE") {
        let words: &[&str] = match (clauses.columns, has("WITH"), has("PARTITIONED")) {
            (_, true, _) => &["LIKE"],
            (None, ..) => &["(", "WITH (", "LIKE"],
            (Some(_), _, true) => &["WITH (", "LIKE"],
            _ if has("COMMENT") => &["WITH (", "PARTITIONED BY (", "LIKE"],
            _ => &["WITH (", "COMMENT", "PARTITIONED BY (", "LIKE"],
        };
        offer.keywords(words);
    }
}

/// Brackets on the way to the caret.
struct Clauses {
    /// The token that opens the column list, if one does.
    columns: Option<usize>,
    /// The token of the bracket of the statement itself that is open, and what stands in it.
    open: Option<(usize, Part)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Columns,
    Options,
    Partition,
    Other,
}

impl Clauses {
    /// Looks from the end of the name on.
    fn of(head: &str, read: &[Token], from: usize) -> Self {
        let mut found = Self {
            columns: None,
            open: None,
        };
        let mut depth = 0_usize;
        let word = |at: usize| read[at].span.of(head).to_ascii_uppercase();
        for (at, token) in read.iter().enumerate().skip(from) {
            match token.span.of(head) {
                "(" => {
                    depth += 1;
                    if depth == 1 {
                        let part = match word(at - 1).as_str() {
                            "WITH" => Part::Options,
                            "BY" => Part::Partition,
                            _ if at == from => Part::Columns,
                            _ => Part::Other,
                        };
                        if part == Part::Columns {
                            found.columns = Some(at);
                        }
                        found.open = Some((at, part));
                    }
                }
                ")" => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        found.open = None;
                    }
                }
                _ => {}
            }
        }
        found
    }
}

/// Where the bracket closes that was opened right before a text, or the text ends.
fn closed_at(text: &str) -> usize {
    let mut depth = 0_usize;
    for token in tokens(text) {
        match token.span.of(text) {
            "(" => depth += 1,
            ")" if depth == 0 => return token.span.start,
            ")" => depth -= 1,
            _ => {}
        }
    }
    text.len()
}
