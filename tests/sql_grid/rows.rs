//! Whole rows are added, removed and moved.

use millrace::sql::grid::{RowKind, append, insert, move_row, remove};

#[test]
fn fresh_rows_imitate_the_layout() {
    use RowKind::{Computed, Metadata, Physical, PrimaryKey, Watermark};
    for (text, at, kind, expect) in [
        ("", 0, Physical, "`column_1` STRING"),
        (" \n", 0, Physical, "`column_1` STRING"),
        ("-- head", 9, Physical, "-- head\n`column_1` STRING"),
        ("a INT", 0, Physical, "`column_2` STRING, a INT"),
        (
            "a INT, column_7 INT",
            1,
            Physical,
            "a INT, `column_8` STRING, column_7 INT",
        ),
        (
            "a INT, b INT",
            9,
            Computed,
            "a INT, b INT, `column_3` AS PROCTIME()",
        ),
        (
            "a INT,\n  b INT",
            0,
            Physical,
            "`column_3` STRING,\n  a INT,\n  b INT",
        ),
        (
            "a INT,\n  b INT\n",
            2,
            Physical,
            "a INT,\n  b INT,\n  `column_3` STRING\n",
        ),
        (
            "\n\ta INT\n",
            1,
            Physical,
            "\n\ta INT,\n\t`column_2` STRING\n",
        ),
        (
            "a INT\r\n, b INT",
            1,
            Physical,
            "a INT\r\n, `column_3` STRING\r\n, b INT",
        ),
        (
            "a INT\n, b INT -- b\n",
            2,
            Physical,
            "a INT\n, b INT -- b\n, `column_3` STRING\n",
        ),
        (
            "a INT, -- a\nb INT -- b",
            2,
            Physical,
            "a INT, -- a\nb INT, -- b\n`column_3` STRING",
        ),
        (
            "a INT, -- a\n-- above b\nb INT",
            1,
            Physical,
            "a INT, -- a\n`column_3` STRING,\n-- above b\nb INT",
        ),
        ("a INT -- a", 1, Physical, "a INT, -- a\n`column_2` STRING"),
        ("a INT,", 1, Physical, "a INT, `column_2` STRING"),
        ("a INT, -- a", 1, Physical, "a INT, -- a\n`column_2` STRING"),
        (
            "a INT, b DECIMAL(10",
            2,
            Physical,
            "a INT, `column_2` STRING, b DECIMAL(10",
        ),
        ("a 'x", 1, Physical, "`column_1` STRING, a 'x"),
        (
            "a INT, `t``s` TIMESTAMP(3)",
            2,
            Watermark,
            "a INT, `t``s` TIMESTAMP(3), WATERMARK FOR `t``s` AS `t``s` - INTERVAL '5' SECOND",
        ),
        (
            "a TIMESTAMP",
            1,
            Watermark,
            "a TIMESTAMP, WATERMARK FOR `a` AS `a` - INTERVAL '5' SECOND",
        ),
        (
            "b AS 1, a INT",
            2,
            PrimaryKey,
            "b AS 1, a INT, PRIMARY KEY (`a`) NOT ENFORCED",
        ),
        (
            "a INT",
            1,
            Metadata,
            "a INT, `column_2` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp'",
        ),
        ("a INT", 1, RowKind::Verbatim, "a INT"),
    ] {
        assert_eq!(insert(text, at, kind), expect, "{text} {at}");
    }
}

#[test]
fn other_lists_are_appended() {
    for (text, other, expect) in [
        ("", " a INT\n", "a INT"),
        ("a INT", "", "a INT"),
        ("a INT", "b INT, c INT", "a INT, b INT, c INT"),
        ("a INT", "b INT,\n  c INT", "a INT,\n  b INT,\n  c INT"),
        ("a INT -- a", "b INT -- b", "a INT, -- a\nb INT -- b\n"),
        ("a INT\n-- end", "b INT -- b", "a INT, b INT -- b\n-- end"),
        ("a INT", "-- only a remark", "a INT\n-- only a remark\n"),
        ("a INT, b 'x", "c INT -- c", "a INT, c INT -- c\n, b 'x"),
    ] {
        assert_eq!(append(text, other), expect, "{text} + {other}");
    }
}

#[test]
fn a_removed_row_takes_the_comments_on_its_line_along() {
    for (text, row, expect) in [
        ("a INT", 0, ""),
        ("a INT, b INT, c INT", 0, "b INT, c INT"),
        ("a INT, b INT, c INT", 1, "a INT, c INT"),
        ("a INT, b INT, c INT", 2, "a INT, b INT"),
        ("a INT,\n  b INT,\n  c INT\n", 0, "b INT,\n  c INT\n"),
        ("a INT,\n  b INT,\n\n  c INT\n", 1, "a INT,\n\n  c INT\n"),
        ("a INT,\n  b INT\n", 1, "a INT\n"),
        ("a INT\n, b INT\n, c INT", 1, "a INT\n, c INT"),
        ("a INT\n, b INT", 1, "a INT"),
        ("a INT, -- a\nb INT -- b", 0, "b INT -- b"),
        ("a INT, -- a\nb INT -- b", 1, "a INT -- a\n"),
        (
            "-- above a\na INT,\n-- above b\nb INT\n-- end",
            0,
            "-- above a\n-- above b\nb INT\n-- end",
        ),
        (
            "-- above a\na INT,\n-- above b\nb INT\n-- end",
            1,
            "-- above a\na INT\n-- above b\n-- end",
        ),
        ("a INT,\n-- above b\nb INT", 1, "a INT\n-- above b\n"),
        (
            "a INT /* a */, /* b */ b INT, c INT",
            1,
            "a INT /* a */, c INT",
        ),
        ("a INT\n-- below\n, b INT", 0, "-- below\nb INT"),
        ("a INT, b DECIMAL(10, c INT", 1, "a INT"),
        ("a INT", 1, "a INT"),
    ] {
        assert_eq!(remove(text, row), expect, "{text} {row}");
    }
}

#[test]
fn a_moved_row_takes_its_comments_along() {
    for (text, row, to, expect) in [
        ("a INT, b INT, c INT", 0, 2, "b INT, c INT, a INT"),
        ("a INT, b INT, c INT", 2, 0, "c INT, a INT, b INT"),
        ("a INT, b INT", 0, 9, "b INT, a INT"),
        (
            "a INT, -- a\n  b INT -- b\n",
            0,
            1,
            "b INT, -- b\n  a INT -- a\n",
        ),
        ("a INT, -- a\nb INT", 0, 1, "b INT,\na INT -- a\n"),
        (
            "a INT -- a\n, b INT -- b\n",
            1,
            0,
            "b INT -- b\n, a INT -- a\n",
        ),
        (
            "-- above a\na INT,\n-- above b\nb INT\n",
            0,
            1,
            "-- above b\nb INT,\n-- above a\na INT\n",
        ),
        (
            "-- all\n\na INT,\n\n-- more\n\nb INT\n",
            0,
            1,
            "-- all\n\nb INT,\n\n-- more\n\na INT\n",
        ),
        (
            "a INT /* a */, /* b */ b INT",
            0,
            1,
            "/* b */ b INT, a INT /* a */",
        ),
        ("a INT, b INT -- b", 1, 0, "b INT, -- b\n a INT"),
        (
            "a INT, b INT,\nc INT -- c",
            0,
            1,
            "b INT, a INT,\nc INT -- c",
        ),
        ("a INT,", 0, 1, "a INT,"),
        ("a INT, b INT,", 0, 1, "b INT, a INT,"),
        ("a INT, b INT, c 'x", 0, 2, "b INT, a INT, c 'x"),
        ("a INT, c 'x", 1, 0, "a INT, c 'x"),
    ] {
        assert_eq!(move_row(text, row, to), expect, "{text} {row} {to}");
    }
}
