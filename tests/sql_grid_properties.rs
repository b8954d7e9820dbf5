//! The grid of columns, by properties: what an edit must leave of a list. The parser tells it, which is held to
//! a real Flink's verdicts, and so do the tokens.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::sql::grid::{Part, Row, RowKind, append, insert, move_row, remove, rows, set};
use millrace::sql::problem::{Problem, Severity};
use millrace::sql::schema::{Column, ColumnKind, Schema, parse};
use millrace::sql::token::{Kind, tokens};
use proptest::prelude::*;
use serde_json::Value;
use std::time::{Duration, Instant};

const CORPUS: &str = include_str!("fixtures/flink/schema-corpus.jsonl");

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

/// The texts of the corpus; those that Flink accepts as a column list, or all.
fn corpus(is_accepted_only: bool) -> Vec<String> {
    let cases = CORPUS
        .lines()
        .map(|line| -> Value { serde_json::from_str(line).expect("JSON") });
    cases
        .filter(|case| !is_accepted_only || case["ok"] == true && case["extra"].is_null())
        .map(|case| case["schema_sql"].as_str().expect("a text").to_owned())
        .collect()
}

/// What a row shows, part by part, and its kind.
type Cells = [String; 7];

/// A column without its places: name, kind, type, comment.
type Said = [String; 4];

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

fn accepted(text: &str) -> Option<Schema> {
    let (schema, problems): (Schema, Vec<Problem>) = parse(text);
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    (!problems.iter().any(is_error)).then_some(schema)
}

fn said(column: &Column, text: &str) -> Said {
    let kind = match &column.kind {
        ColumnKind::Computed(span) => span.of(text).to_owned(),
        other => format!("{other:?}"),
    };
    [
        column.name.clone(),
        kind,
        column.printed_type().unwrap_or_default(),
        column.comment.clone().unwrap_or_default(),
    ]
}

/// The columns of a list that must be accepted.
fn columns(text: &str) -> Vec<Said> {
    let schema = accepted(text).unwrap_or_else(|| panic!("{text:?}: {:?}", parse(text).1));
    schema
        .columns
        .iter()
        .map(|column| said(column, text))
        .collect()
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

fn comments(text: &str) -> Vec<&str> {
    let is_comment = |kind| matches!(kind, Kind::LineComment | Kind::BlockComment);
    let all = tokens(text);
    let mut found: Vec<&str> = all
        .iter()
        .filter(|token| is_comment(token.kind))
        .map(|token| token.span.of(text).trim_end())
        .collect();
    found.sort_unstable();
    found
}

/// What must hold of any text.
fn check_any(text: &str) {
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

fn in_order<T: Clone>(all: &[T], from: usize, to: usize) -> Vec<T> {
    let mut all = all.to_vec();
    if from < all.len() {
        let moved = all.remove(from);
        all.insert(to, moved);
    }
    all
}

/// A list that Flink accepts.
struct Accepted<'a> {
    text: &'a str,
    schema: Schema,
    columns: Vec<Said>,
    rows: Vec<Row>,
    /// The rows of the columns.
    places: Vec<usize>,
}

fn check_accepted(text: &str) {
    let schema = accepted(text).unwrap_or_else(|| panic!("{text:?}: {:?}", parse(text).1));
    let rows = rows(text);
    let is_column = |row: &Row| schema.columns.iter().any(|column| column.span == row.span);
    let list = Accepted {
        text,
        columns: schema
            .columns
            .iter()
            .map(|column| said(column, text))
            .collect(),
        places: (0..rows.len()).filter(|at| is_column(&rows[*at])).collect(),
        schema,
        rows,
    };
    assert_eq!(list.places.len(), list.columns.len(), "{text:?}");
    for place in 0..list.places.len() {
        list.check_remove(place);
        if list.rows[list.places[place]].kind != RowKind::Verbatim {
            list.check_column(place);
        }
    }
    for at in 0..=list.rows.len() {
        list.check_insert(at);
        list.check_move(at);
    }
    let both = append(text, "`x y` INT,\n z INT -- z");
    let after = columns(&both);
    assert_eq!(after[..list.columns.len()], list.columns, "{both:?}");
    assert_eq!(after.len(), list.columns.len() + 2, "{both:?}");
}

impl Accepted<'_> {
    fn check_remove(&self, place: usize) {
        let removed = remove(self.text, self.places[place]);
        // Without it, a key or an expression may have nothing to mean: the columns are there all the same.
        let names = parse(&removed)
            .0
            .columns
            .into_iter()
            .map(|column| column.name);
        let mut others: Vec<&str> = self.columns.iter().map(|said| said[0].as_str()).collect();
        others.remove(place);
        assert_eq!(
            names.collect::<Vec<_>>(),
            others,
            "{:?} {removed:?}",
            self.text
        );
    }

    fn check_column(&self, place: usize) {
        let (text, at) = (self.text, self.places[place]);
        let (said, row) = (&self.columns[place], &self.rows[at]);
        assert_eq!((&said[0], &said[3]), (&row.name, &row.comment), "{text:?}");

        let renamed = set(text, at, Part::Name, "né`w");
        let after = accepted(&renamed).unwrap_or_else(|| panic!("{text:?} {renamed:?}"));
        let new = |name: &String| {
            if *name == said[0] {
                "né`w".to_owned()
            } else {
                name.clone()
            }
        };
        let all_new = |names: &[String]| -> Vec<String> { names.iter().map(new).collect() };
        assert_eq!(after.columns[place].name, "né`w");
        assert_eq!(
            after.primary_key,
            all_new(&self.schema.primary_key),
            "{renamed}"
        );
        assert_eq!(
            after.watermarks,
            all_new(&self.schema.watermarks),
            "{renamed}"
        );

        let commented = set(text, at, Part::Comment, "it's\nnew");
        let after = &columns(&commented)[place];
        assert_eq!(after[..3], said[..3], "{commented:?}");
        assert_eq!(after[3], "it's\nnew", "{commented:?}");
        assert_eq!(
            columns(&set(&commented, at, Part::Comment, &row.comment)),
            self.columns
        );

        if row.kind == RowKind::Physical {
            self.check_type(place);
        }
    }

    fn check_type(&self, place: usize) {
        let (text, at) = (self.text, self.places[place]);
        let row = &self.rows[at];
        let typed = parse(&set(text, at, Part::Type, "MAP<STRING, INT>")).0;
        let printed = typed.columns[place].printed_type().expect("a type");
        assert!(
            printed.starts_with("MAP<STRING, INT>"),
            "{text:?} {printed}"
        );

        let (now, other) = if row.not_null {
            ("true", "")
        } else {
            ("", "true")
        };
        let flipped = set(text, at, Part::NotNull, other);
        let is_not_null = columns(&flipped)[place][2].contains("NOT NULL");
        let is_told =
            !self.schema.primary_key.contains(&row.name) && !row.data_type.contains(['<', '(']);
        assert!(!is_told || is_not_null != row.not_null, "{flipped:?}");
        assert_eq!(
            columns(&set(&flipped, at, Part::NotNull, now)),
            self.columns,
            "{flipped:?}"
        );
    }

    fn check_insert(&self, at: usize) {
        let fresh = insert(self.text, at, RowKind::Physical);
        let after = columns(&fresh);
        let place = self.places.iter().filter(|place| **place < at).count();
        assert_eq!(after[place][2], "STRING", "{fresh:?}");
        assert_eq!(after[..place], self.columns[..place], "{fresh:?}");
        assert_eq!(after[place + 1..], self.columns[place..], "{fresh:?}");
        assert_eq!(comments(&fresh), comments(self.text), "{fresh:?}");
        assert_eq!(columns(&remove(&fresh, at)), self.columns, "{fresh:?}");
    }

    fn check_move(&self, at: usize) {
        for to in 0..self.rows.len() {
            let moved = move_row(self.text, at, to);
            let order: Vec<usize> = (0..self.rows.len()).collect();
            let expect: Vec<Said> = in_order(&order, at, to)
                .iter()
                .filter_map(|row| self.places.iter().position(|place| place == row))
                .map(|place| self.columns[place].clone())
                .collect();
            assert_eq!(columns(&moved), expect, "{:?} {moved:?}", self.text);
            assert_eq!(comments(&moved), comments(self.text), "{moved:?}");
        }
    }
}

#[test]
fn lists_that_flink_accepts_stay_accepted() {
    for text in corpus(true) {
        check_accepted(&text);
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

const ITEMS: [&str; 8] = [
    "a INT",
    "`b` DECIMAL(10, 2) NOT NULL COMMENT 'it''s, b'",
    "ts TIMESTAMP(3)",
    "c AS a /* the node */ + 1 COMMENT 'c'",
    "m MAP<STRING, -- key\n INT>",
    "o BIGINT METADATA FROM 'offset' VIRTUAL",
    "WATERMARK FOR ts AS ts - INTERVAL '5' SECOND",
    "PRIMARY KEY (a, `b`) NOT ENFORCED",
];

const GAPS: [&str; 14] = [
    ", ",
    ",",
    ",\n  ",
    ",\r\n",
    "\n, ",
    " -- behind\n, ",
    ", -- behind\n",
    ",\n-- above\n",
    " /* x */, ",
    ", /* x */\n",
    ", /* x */ ",
    ",\n\n-- section\n\n",
    "\n-- below\n,-- right\n",
    " // behind\r\n,\r\n/* a\n b */\r\n",
];

const EDGES: [&str; 8] = [
    "",
    "\n",
    "  ",
    "-- c\n",
    "\n-- c\n\n",
    " /* c */ ",
    "/* c */\n\n",
    " // c\n ",
];

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
    fn any_layout_stays_accepted(
        order in Just((0..ITEMS.len()).collect::<Vec<usize>>()).prop_shuffle(),
        gaps in prop::collection::vec(0..GAPS.len(), ITEMS.len()),
        edges in (0..EDGES.len(), 0..EDGES.len()),
    ) {
        let mut text = EDGES[edges.0].to_owned();
        for (place, item) in order.into_iter().enumerate() {
            if place > 0 {
                text.push_str(GAPS[gaps[place]]);
            }
            text.push_str(ITEMS[item]);
        }
        text.push_str(EDGES[edges.1]);
        check_accepted(&text);
        if edges.0 == 0 {
            check_any(&text);
        }
    }

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
