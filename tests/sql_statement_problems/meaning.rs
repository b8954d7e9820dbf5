//! Groups, types, changes of rows and times.

use super::check;
use crate::sql::Tables;
use millrace::sql::problem::Fault;
use millrace::sql::problem::Severity::{Error, Warning};
use millrace::sql::statement::{Sink, parse};

#[test]
fn groups_and_conditions_are_checked() {
    check(
        "INSERT INTO keyed SELECT y, z FROM a GROUP BY y",
        &[(Error, "z", Fault::NotGrouped, None)],
    );
    check(
        "INSERT INTO keyed SELECT UPPER(y), COUNT(*) FROM a GROUP BY LOWER(y)",
        &[(Error, "y", Fault::NotGrouped, None)],
    );
    check(
        "INSERT INTO keyed SELECT y, COUNT(*) FROM a GROUP BY y HAVING x > 1",
        &[(Error, "x", Fault::NotGrouped, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a WHERE SUM(x) > 1",
        &[(Error, "SUM(x)", Fault::NotARowExpression, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a WHERE x",
        &[(Error, "x", Fault::NotACondition, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a WHERE y AND TRUE",
        &[(Error, "y AND TRUE", Fault::OperandTypes, None)],
    );
    check(
        "INSERT INTO b SELECT x, GETDATE() FROM a",
        &[(Warning, "GETDATE", Fault::UnknownFunction, None)],
    );
}

/// A column that is no time attribute.
fn no_time(column: &str, table: &str, is_time: bool) -> Fault {
    Fault::NoTimeAttribute {
        column: column.to_owned(),
        table: Some(table.to_owned()),
        is_time,
    }
}

#[test]
fn parts_of_expressions_must_fit() {
    let count = Fault::column_count;
    check(
        "INSERT INTO b SELECT (SELECT x, y FROM a), y FROM a",
        &[(Error, "(SELECT x, y FROM a)", count(1, 2), None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a WHERE x IN (SELECT x, y FROM a)",
        &[(Error, "x IN (SELECT x, y FROM a)", count(1, 2), None)],
    );
    check(
        "INSERT INTO b (x) SELECT x[1] FROM a",
        &[(Error, "x[1]", Fault::OperandTypes, None)],
    );
    check(
        "INSERT INTO b (x) SELECT a.x.q FROM a",
        &[(Error, "q", Fault::UnknownField, None)],
    );
    check(
        "INSERT INTO b SELECT x, t FROM a, UNNEST(y) AS u (t)",
        &[(Error, "y", Fault::OperandTypes, None)],
    );
    let wide = Fault::ColumnCount {
        wanted: 1,
        found: 3,
        table: Some("keyed".to_owned()),
        missing: Vec::new(),
    };
    check(
        "INSERT INTO keyed (y) SELECT b.*, COUNT(*) FROM b GROUP BY x",
        &[(Error, "b.*, COUNT(*)", wide, None)],
    );
    check(
        "INSERT INTO keyed SELECT y, MAX(COUNT(*)) FROM a GROUP BY y",
        &[(Error, "MAX(COUNT(*))", Fault::NotARowExpression, None)],
    );
    check(
        "SELECT * FROM b GROUP BY x",
        &[
            (Warning, "SELECT", Fault::NotAJob, None),
            (Error, "*", Fault::NotGrouped, None),
        ],
    );
    for (text, severity, at) in [
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x LIKE '7%'",
            Warning,
            "x LIKE '7%'",
        ),
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x IN (1, 'a')",
            Warning,
            "x IN (1, 'a')",
        ),
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x IN (SELECT y FROM a)",
            Warning,
            "x IN (SELECT y FROM a)",
        ),
        ("INSERT INTO b SELECT x, y || x FROM a", Warning, "y || x"),
        (
            "INSERT INTO b SELECT x, UPPER(x) FROM a",
            Warning,
            "UPPER(x)",
        ),
        (
            "INSERT INTO b SELECT x, CASE WHEN x THEN y END FROM a",
            Error,
            "CASE WHEN x THEN y END",
        ),
        (
            "INSERT INTO keyed SELECT 'k', CAST(ts AS BIGINT) FROM timed",
            Error,
            "CAST(ts AS BIGINT)",
        ),
    ] {
        check(text, &[(severity, at, Fault::OperandTypes, None)]);
    }
    check(
        "INSERT INTO keyed SELECT 'k', COUNT(*) FROM timed GROUP BY TUMBLE(other, INTERVAL '1' DAY)",
        &[(
            Error,
            "TUMBLE(other, INTERVAL '1' DAY)",
            no_time("other", "timed", true),
            None,
        )],
    );
    // The second of two columns of one name gets a number.
    check(
        "INSERT INTO keyed SELECT y0, z FROM (SELECT * FROM a JOIN b ON a.x = b.x)",
        &[],
    );
}

#[test]
fn changes_need_a_sink_that_takes_them() {
    let updates = || Fault::Updates {
        table: "b".to_owned(),
    };
    let no_key = |table: &str| Fault::NoKey {
        table: table.to_owned(),
    };
    let group = "SELECT y, COUNT(*) FROM a GROUP BY y";
    check(
        "INSERT INTO b (y) SELECT DISTINCT y FROM a",
        &[(Error, "DISTINCT", updates(), None)],
    );
    check(
        &["INSERT INTO keyless ", group].concat(),
        &[(Error, "GROUP BY", no_key("keyless"), None)],
    );
    check(
        &["INSERT INTO changing ", group].concat(),
        &[(Warning, "changing", no_key("changing"), None)],
    );
    check(&["INSERT INTO keyed ", group].concat(), &[]);
    check(
        "INSERT INTO b SELECT a.x, k.y FROM a LEFT JOIN keyed AS k ON a.y = k.y",
        &[(Warning, "LEFT JOIN", updates(), None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM (SELECT x, y, ROW_NUMBER() OVER (PARTITION BY x ORDER BY z) AS n FROM a) WHERE n = 1",
        &[(Warning, "n = 1", updates(), None)],
    );
    check(
        "INSERT INTO b (y) SELECT y FROM changing",
        &[(Error, "changing", updates(), None)],
    );
}

#[test]
fn times_are_needed_where_flink_follows_time() {
    check(
        "INSERT INTO b SELECT x, 'x' FROM timed ORDER BY other",
        &[(Error, "other", Fault::OrderNeedsTime, None)],
    );
    check(
        "INSERT INTO b SELECT COUNT(*), 'x' FROM TABLE(TUMBLE(TABLE timed, DESCRIPTOR(x), INTERVAL '1' HOUR)) GROUP BY window_start, window_end",
        &[
            (
                Error,
                "COUNT(*)",
                Fault::SinkType {
                    column: "x".to_owned(),
                    found: "BIGINT".to_owned(),
                    wanted: "INT".to_owned(),
                },
                Some(
                    "INSERT INTO b SELECT CAST(COUNT(*) AS INT), 'x' FROM TABLE(TUMBLE(TABLE timed, DESCRIPTOR(x), INTERVAL '1' HOUR)) GROUP BY window_start, window_end",
                ),
            ),
            (Error, "x", no_time("x", "timed", false), None),
        ],
    );
    check(
        "INSERT INTO b SELECT t.x, k.y FROM timed AS t JOIN keyed FOR SYSTEM_TIME AS OF t.other AS k ON k.z = t.x",
        &[(
            Error,
            "t.other",
            Fault::LookupTime {
                table: "keyed".to_owned(),
            },
            None,
        )],
    );
}

/// Flink's own words: "Event-Time Temporal Table Join requires both primary key and row time attribute in
/// versioned table" and "Processing-time temporal join is not supported yet", of tables that are not looked up.
#[test]
fn a_join_as_of_a_time_says_what_the_joined_table_lacks() {
    let tables = Tables::of(&[
        (
            "left",
            "a INT, ts TIMESTAMP(3), p AS PROCTIME(), other TIMESTAMP(3), WATERMARK FOR ts AS ts",
            Sink::AppendOnly,
        ),
        (
            "pg",
            "a INT, b INT, PRIMARY KEY (a) NOT ENFORCED",
            Sink::Jdbc,
        ),
        (
            "compacted",
            "a INT, b INT, PRIMARY KEY (a) NOT ENFORCED",
            Sink::Upsert,
        ),
        (
            "versions",
            "a INT, b INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts, PRIMARY KEY (a) NOT ENFORCED",
            Sink::Upsert,
        ),
        ("plain", "a INT, b INT", Sink::AppendOnly),
        ("sink", "a INT, b INT", Sink::AppendOnly),
    ]);
    let of = |table: &str| table.to_owned();
    for (time, table, expect) in [
        ("p", "pg", vec![]),
        (
            "ts",
            "pg",
            vec![("pg", Fault::LookupTime { table: of("pg") })],
        ),
        (
            "other",
            "pg",
            vec![("l.other", Fault::LookupTime { table: of("pg") })],
        ),
        ("ts", "versions", vec![]),
        (
            "p",
            "versions",
            vec![(
                "l.p",
                Fault::VersionTime {
                    table: of("versions"),
                },
            )],
        ),
        (
            "other",
            "versions",
            vec![("l.other", no_time("other", "left", true))],
        ),
        (
            "ts",
            "compacted",
            vec![(
                "compacted",
                Fault::NoWatermark {
                    table: of("compacted"),
                },
            )],
        ),
        (
            "ts",
            "plain",
            vec![
                ("plain", Fault::NoWatermark { table: of("plain") }),
                ("plain", Fault::NoKey { table: of("plain") }),
            ],
        ),
        (
            "p",
            "plain",
            vec![("l.p", Fault::VersionTime { table: of("plain") })],
        ),
    ] {
        let text = format!(
            "INSERT INTO sink SELECT l.a, r.b FROM `left` AS l JOIN {table} FOR SYSTEM_TIME AS OF l.{time} AS r ON l.a = r.a"
        );
        let (_, problems) = parse(&text, &tables.all());
        let found: Vec<(&str, Fault)> = problems
            .iter()
            .map(|problem| (problem.span.of(&text), problem.fault.clone()))
            .collect();
        assert_eq!(found, expect, "{text}");
    }
}
