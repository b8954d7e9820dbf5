//! What holds of a list that Flink accepts: it stays accepted, and says what it said.

use super::any::check_any;
use super::{corpus, in_order};
use crate::common;
use millrace::sql::grid::{Part, Row, RowKind, append, insert, move_row, remove, rows, set};
use millrace::sql::problem::{Problem, Severity};
use millrace::sql::schema::{Column, ColumnKind, Schema, parse};
use millrace::sql::token::{Kind, tokens};
use proptest::prelude::*;

/// A column without its places: name, kind, type, comment.
type Said = [String; 4];

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
}
