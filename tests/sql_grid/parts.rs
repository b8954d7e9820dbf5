//! One part of a row changes.

use millrace::sql::grid::{Part, rows, set};

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
