//! What holds of any text, whether Flink accepts it or not.

use super::{corpus, in_order};
use crate::common;
use millrace::sql::grid::{Part, Row, RowKind, append, insert, move_row, remove, rows, set};
use millrace::sql::token::tokens;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const KINDS: [RowKind; 5] = [
    RowKind::Physical,
    RowKind::Computed,
    RowKind::Metadata,
    RowKind::Watermark,
    RowKind::PrimaryKey,
];

const PARTS: [Part; 6] = [
    Part::Name,
    Part::Type,
    Part::NotNull,
    Part::Detail,
    Part::Virtual,
    Part::Comment,
];

/// What a row shows, part by part, and its kind.
type Cells = [String; 7];

fn cells(row: &Row) -> Cells {
    let flag = |is_set: bool| if is_set { "true" } else { "" }.to_owned();
    [
        row.name.clone(),
        row.data_type.clone(),
        flag(row.not_null),
        row.detail.clone(),
        flag(row.is_virtual),
        row.comment.clone(),
        format!("{:?}", row.kind),
    ]
}

fn all_cells(text: &str) -> Vec<Cells> {
    rows(text).iter().map(cells).collect()
}

/// All that is not white space or a comma: sorted, so that only what is lost or new is told.
fn substance(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = tokens(text)
        .iter()
        .map(|token| token.span.of(text).trim())
        .filter(|written| !matches!(*written, "" | ","))
        .collect();
    found.sort_unstable();
    found
}

/// What must hold of any text.
pub fn check_any(text: &str) {
    let before = all_cells(text);
    for row in rows(text) {
        assert!(text.get(row.span.start..row.span.end).is_some(), "{text:?}");
    }
    for at in 0..=before.len() {
        check_sets(text, at, &before);
        check_removed_and_inserted(text, at, &before);
        check_moves(text, at, &before);
    }
    let both = append(text, "x INT, y AS x -- c");
    assert!(both.contains("x INT, y AS x -- c"), "{text:?}");
    assert_eq!(all_cells(&both).len(), before.len() + 2, "{both:?}");
}

/// Values that a person may type, or begin to.
const VALUES: [&str; 9] = [
    "x",
    "",
    "INT NOT NULL",
    "'",
    "(",
    "a, b",
    "1 -- c",
    "ROW<x INT",
    "AS a < MAP<INT, INT>",
];

fn check_sets(text: &str, at: usize, before: &[Cells]) {
    for (place, part) in PARTS.into_iter().enumerate() {
        let shown = before.get(at).map_or("", |cells| cells[place].as_str());
        assert_eq!(set(text, at, part, shown), text, "{text:?} {at} {part:?}");
        for value in VALUES {
            let after = all_cells(&set(text, at, part, value));
            let is_verbatim = before.get(at).is_some_and(|cells| cells[6] == "Verbatim");
            // A column's name changes in other rows too, and what is carried as it is may become several rows.
            if part == Part::Name || is_verbatim {
                continue;
            }
            assert_eq!(after.len(), before.len(), "{text:?} {at} {part:?} {value}");
            for (other, cells) in after.iter().enumerate() {
                let is_same = other == at || *cells == before[other];
                assert!(is_same, "{text:?} {at} {part:?} {value}");
            }
        }
    }
}

fn check_removed_and_inserted(text: &str, at: usize, before: &[Cells]) {
    let without = |mut cells: Vec<Cells>, at: usize| {
        if at < cells.len() {
            cells.remove(at);
        }
        cells
    };
    let removed = all_cells(&remove(text, at));
    assert_eq!(removed, without(before.to_vec(), at), "{text:?} {at}");
    for kind in KINDS {
        let fresh = insert(text, at, kind);
        let after = all_cells(&fresh);
        let place = (0..after.len()).find(|place| before.get(*place) != Some(&after[*place]));
        let place = place.expect("a fresh row");
        assert_eq!(without(after, place), before, "{text:?} {at} {fresh:?}");
        let again = all_cells(&remove(&fresh, place));
        assert_eq!(again, before, "{text:?} {at} {fresh:?}");
    }
}

fn check_moves(text: &str, at: usize, before: &[Cells]) {
    // A row at the end that is open stays there, and nothing comes behind it.
    let last = before.len().saturating_sub(1);
    let is_open = last > 0 && move_row(text, last, 0) == text;
    let movable = before.len() - usize::from(is_open);
    for to in 0..before.len() {
        let moved = move_row(text, at, to);
        assert_eq!(
            substance(&moved),
            substance(text),
            "{text:?} {at} {to} {moved:?}"
        );
        let expect = if at < movable {
            in_order(before, at, to.min(movable - 1))
        } else {
            before.to_vec()
        };
        assert_eq!(all_cells(&moved), expect, "{text:?} {at} {to} {moved:?}");
    }
}

#[test]
fn no_text_of_the_corpus_loses_anything_nor_does_any_start_of_one() {
    for text in corpus(false) {
        check_any(&text);
        for (end, _) in text.char_indices().step_by(8).take(40) {
            check_any(&text[..end]);
        }
    }
}

const PIECES: [&str; 34] = [
    "a",
    "b",
    "`c`",
    "`",
    "``",
    "'x'",
    "'",
    "\"",
    "INT",
    "DECIMAL(10, 2)",
    "ROW<",
    "MAP<",
    ">",
    "(",
    ")",
    "<",
    ",",
    ", ",
    " ",
    "\n",
    "-- c",
    "/* c */",
    "/*",
    "\r\n",
    ".",
    "AS",
    "NOT NULL",
    "METADATA",
    "FROM 'k'",
    "VIRTUAL",
    "COMMENT 'c'",
    "WATERMARK FOR a AS a",
    "PRIMARY KEY (a) NOT ENFORCED",
    "é\u{feff}",
];

proptest! {
    #![proptest_config(common::properties(100))]

    #[test]
    fn no_text_panics_or_loses_anything(text in any::<String>()) {
        check_any(&text);
    }

    #[test]
    fn no_pieces_panic_or_lose_anything(pieces in prop::collection::vec(0..PIECES.len(), 0..24)) {
        let text: Vec<&str> = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        check_any(&text.concat());
        check_any(&text.join(" "));
    }
}

/// With work that grows faster than the text, this would take hours.
#[test]
fn many_rows_are_edited_at_once() {
    let many = 10_000;
    let start = Instant::now();
    for piece in [
        "a AS b + b, -- c\n",
        "`a` ROW<b INT, c INT>,\n",
        "a, ",
        "(",
        "-- c\n",
        "/* c */",
        ",",
        "b ARRAY<",
        "\n",
    ] {
        let text = piece.repeat(many);
        let count = rows(&text).len();
        for part in PARTS {
            set(&text, count / 2, part, "x");
        }
        insert(&text, count / 2, RowKind::Watermark);
        append(&text, &text);
        remove(&text, count / 2);
        move_row(&text, 0, count);
    }
    assert!(start.elapsed() < Duration::from_mins(1));
}
