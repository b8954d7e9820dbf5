//! The grid of columns, by examples: what rows show, and what each edit makes of a text.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::grid::{Part, RowKind, append, insert, move_row, remove, rows, set};

/// Each row as `kind|name|type|not null|detail|virtual|comment`.
fn check_rows(text: &str, expect: &[&str]) {
    let found: Vec<String> = rows(text)
        .iter()
        .map(|row| {
            let flag = |is_set: bool| if is_set { "true" } else { "" };
            let kind = format!("{:?}", row.kind);
            [
                &kind,
                &row.name,
                &row.data_type,
                flag(row.not_null),
                &row.detail,
                flag(row.is_virtual),
                &row.comment,
            ]
            .join("|")
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn rows_show_what_the_text_says() {
    check_rows("", &[]);
    check_rows(" -- nothing\n", &[]);
    check_rows(
        "`node` INT NOT NULL COMMENT 'it''s', b DECIMAL(10, 2), c MAP<STRING, ROW<x INT, y INT>>",
        &[
            "Physical|node|INT|true|||it's",
            "Physical|b|DECIMAL(10, 2)||||",
            "Physical|c|MAP<STRING, ROW<x INT, y INT>>||||",
        ],
    );
    check_rows(
        "t AS TO_TIMESTAMP(a, 'x,y') COMMENT 'c', map INT, d AS map < 3, e AS CASE WHEN a > 0 THEN 1 END",
        &[
            "Computed|t|||TO_TIMESTAMP(a, 'x,y')||c",
            "Physical|map|INT||||",
            "Computed|d|||map < 3||",
            "Computed|e|||CASE WHEN a > 0 THEN 1 END||",
        ],
    );
    check_rows(
        "ts TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL COMMENT 'x', o BIGINT METADATA",
        &[
            "Metadata|ts|TIMESTAMP_LTZ(3)|true|timestamp|true|x",
            "Metadata|o|BIGINT||||",
        ],
    );
    check_rows(
        "WATERMARK FOR `ts` AS ts - INTERVAL '5' SECOND, PRIMARY KEY (a, `b,c`) NOT ENFORCED, \
         CONSTRAINT pk PRIMARY KEY (a)",
        &[
            "Watermark|ts|||ts - INTERVAL '5' SECOND||",
            "PrimaryKey||||a, `b,c`||",
            "PrimaryKey||||a||",
        ],
    );
    check_rows(
        "a INT PRIMARY KEY NOT ENFORCED COMMENT 'k', b INT NULL, c INT NOT NULL ARRAY",
        &[
            "Physical|a|INT||||k",
            "Physical|b|INT||||",
            "Physical|c|INT NOT NULL ARRAY||||",
        ],
    );
}

#[test]
fn broken_texts_have_rows_too() {
    check_rows(
        "cpu FLOATT, a, b AS, c INT DEFAULT 0, , date INT, `` INT, NOT NULL,",
        &[
            "Physical|cpu|FLOATT||||",
            "Physical|a|||||",
            "Computed|b|||||",
            "Physical|c|INT DEFAULT 0||||",
            "Physical|date|INT||||",
            "Physical||INT||||",
            "Physical|NOT|||||",
        ],
    );
    check_rows(
        "b AS a COMMENT, c INT METADATA VIRTUAL FROM 'k', a.b INT, 'x' INT, UNIQUE (a), WATERMARK ts AS ts, \
         a INT COMMENT, b DECIMAL(10, c INT",
        &[
            "Verbatim||||b AS a COMMENT||",
            "Verbatim||||c INT METADATA VIRTUAL FROM 'k'||",
            "Verbatim||||a.b INT||",
            "Verbatim||||'x' INT||",
            "Verbatim||||UNIQUE (a)||",
            "Verbatim||||WATERMARK ts AS ts||",
            "Verbatim||||a INT COMMENT||",
            "Verbatim||||b DECIMAL(10, c INT||",
        ],
    );
    for open in [
        "b INT), c INT",
        "b ARRAY<INT, c INT",
        "b AS 'x, c INT",
        "`b, c INT\n, d INT",
        "b /* , c",
    ] {
        check_rows(
            &format!("a INT, {open}"),
            &["Physical|a|INT||||", &format!("Verbatim||||{open}||")],
        );
    }
}

fn check_set(text: &str, row: usize, part: Part, value: &str, expect: &str) {
    assert_eq!(
        set(text, row, part, value),
        expect,
        "{text} {row} {part:?} {value}"
    );
}

#[test]
fn one_part_changes_and_the_rest_stays_byte_for_byte() {
    use Part::{Comment, Detail, Name, NotNull, Type, Virtual};
    let text = "a  INT -- the node\n , `b`\tSTRING";
    check_set(
        text,
        0,
        Name,
        "x y",
        "`x y`  INT -- the node\n , `b`\tSTRING",
    );
    check_set(
        text,
        0,
        Type,
        "MAP<INT, INT>",
        "a  MAP<INT, INT> -- the node\n , `b`\tSTRING",
    );
    check_set(
        text,
        0,
        NotNull,
        "true",
        "a  INT NOT NULL -- the node\n , `b`\tSTRING",
    );
    check_set(
        text,
        0,
        Comment,
        "it's",
        "a  INT COMMENT 'it''s' -- the node\n , `b`\tSTRING",
    );
    check_set(
        text,
        1,
        Name,
        "c`\nd",
        "a  INT -- the node\n , `c``d`\tSTRING",
    );
    for part in [Detail, Virtual] {
        check_set(text, 0, part, "true", text);
    }
    check_set("a INT NOT NULL METADATA", 0, NotNull, "", "a INT METADATA");
    check_set("a INT NULL", 0, NotNull, "true", "a INT NOT NULL");
    check_set("a INT NOT /* c */ NULL", 0, NotNull, "", "a INT /* c */");
    check_set("a INT -- c\nNOT NULL", 0, NotNull, "", "a INT -- c\n");
    check_set(
        "a INT NOT NULL",
        0,
        Type,
        "STRING NOT NULL",
        "a STRING NOT NULL",
    );
    check_set("a INT NOT NULL", 0, Type, "STRING NULL", "a STRING NULL");
    check_set("a", 0, Type, "INT", "a INT");
    check_set("a NOT NULL", 0, Type, "INT", "a INT NOT NULL");
    check_set("a INT COMMENT 'x'", 0, Type, "", "a COMMENT 'x'");
    check_set("a INT, b INT", 0, Type, "INT -- c", "a INT -- c\n, b INT");
    check_set(
        "a DECIMAL(1)METADATA",
        0,
        NotNull,
        "true",
        "a DECIMAL(1) NOT NULL METADATA",
    );
}

#[test]
fn clauses_are_put_where_flink_expects_them_and_removed_without_a_trace() {
    use Part::{Comment, Detail, Name, Virtual};
    check_set(
        "a INT METADATA COMMENT 'x'",
        0,
        Detail,
        "k'",
        "a INT METADATA FROM 'k''' COMMENT 'x'",
    );
    check_set(
        "a INT METADATA FROM'k'VIRTUAL",
        0,
        Detail,
        "",
        "a INT METADATA  VIRTUAL",
    );
    check_set(
        "a INT METADATA FROM 'k' VIRTUAL",
        0,
        Detail,
        "l",
        "a INT METADATA FROM 'l' VIRTUAL",
    );
    check_set(
        "a INT METADATA FROM 'k'COMMENT ''",
        0,
        Virtual,
        "true",
        "a INT METADATA FROM 'k' VIRTUAL COMMENT ''",
    );
    check_set(
        "a INT METADATA VIRTUAL COMMENT 'x'",
        0,
        Virtual,
        "",
        "a INT METADATA COMMENT 'x'",
    );
    check_set("a INT COMMENT 'x' -- c", 0, Comment, "", "a INT -- c");
    check_set(
        "a AS b COMMENT 'x'",
        0,
        Detail,
        "b + 1",
        "a AS b + 1 COMMENT 'x'",
    );
    check_set("a AS", 0, Detail, "-1", "a AS -1");
    check_set(
        "PRIMARY KEY (a /* first */, b)",
        0,
        Detail,
        "`x,y`, z",
        "PRIMARY KEY (`x,y`, `z` /* first */)",
    );
    check_set("a.b INT", 0, Detail, "a INT", "a INT");
    check_set(
        "WATERMARK FOR a AS a",
        0,
        Name,
        "b",
        "WATERMARK FOR `b` AS a",
    );
}

#[test]
fn what_reaches_beyond_its_part_is_not_taken() {
    for value in ["'open", "(1", "1)", "1, b INT", "/* open", "`open", "[1"] {
        check_set("a AS x, c INT", 0, Part::Detail, value, "a AS x, c INT");
        check_set("a INT, c INT", 0, Part::Type, value, "a INT, c INT");
    }
    check_set("a INT, c INT", 0, Part::Type, "ARRAY<INT", "a INT, c INT");
    check_set("a.b INT, c INT", 0, Part::Detail, "a 'x", "a.b INT, c INT");
    check_set(
        "a.b INT, c INT",
        0,
        Part::Detail,
        " -- gone",
        "a.b INT, c INT",
    );
    check_set(
        "c INT, a ARRAY<INT",
        1,
        Part::Detail,
        "a ARRAY<INT NOT",
        "c INT, a ARRAY<INT NOT",
    );
    check_set(
        "c INT, a ARRAY<INT",
        1,
        Part::Detail,
        "a ARRAY<INT>",
        "c INT, a ARRAY<INT>",
    );
}

#[test]
fn a_renamed_column_is_renamed_where_it_is_surely_meant() {
    let check = |text: &str, name: &str, expect: &str| {
        let row = rows(text).iter().position(|row| row.name == name);
        check_set(text, row.expect("a row"), Part::Name, "new", expect);
    };
    check(
        "ts TIMESTAMP(3), PRIMARY KEY (a, ts) NOT ENFORCED, WATERMARK FOR ts AS `ts` - INTERVAL '5' SECOND",
        "ts",
        "`new` TIMESTAMP(3), PRIMARY KEY (a, `new`) NOT ENFORCED, WATERMARK FOR `new` AS `new` - INTERVAL '5' SECOND",
    );
    check(
        "a ROW<a INT>, b AS a.a + a(a) + A, c AS CAST(a AS ROW<a INT, b INT>) + a, PRIMARY KEY (a -- key\n)",
        "a",
        "`new` ROW<a INT>, b AS `new`.a + a(`new`) + A, c AS CAST(`new` AS ROW<a INT, b INT>) + `new`, PRIMARY KEY (`new` -- key\n)",
    );
    check(
        "week INT, d AS TIMESTAMPADD(week, `week`, ts) + INTERVAL '1' week",
        "week",
        "`new` INT, d AS TIMESTAMPADD(week, `new`, ts) + INTERVAL '1' week",
    );
    check(
        "a INT, b AS 'a' || a -- a\n",
        "a",
        "`new` INT, b AS 'a' || `new` -- a\n",
    );
    // The plural of a unit may follow brackets: a word that stands there is no column.
    check(
        "f INT, d AS INTERVAL (f) f",
        "f",
        "`new` INT, d AS INTERVAL (`new`) f",
    );
    // Two columns of one name: nobody knows which is meant.
    check(
        "a INT, a STRING, PRIMARY KEY (a)",
        "a",
        "`new` INT, a STRING, PRIMARY KEY (a)",
    );
    check(
        "a INT, new STRING, PRIMARY KEY (a)",
        "a",
        "`new` INT, new STRING, PRIMARY KEY (a)",
    );
}

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
