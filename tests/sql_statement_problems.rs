//! What is found wrong with statements: where, what, and the text once it is mended.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use Severity::{Error, Warning};
use millrace::sql::mend::mend_all;
use millrace::sql::problem::{Expected, Fault, Severity, Sought};
use millrace::sql::statement::{Sink, parse};
use sql::{Tables, errors, mended};

/// Whether the problem is an error, its text, what it is, and the text once it is mended.
fn check(text: &str, expect: &[(Severity, &str, Fault, Option<&str>)]) {
    let tables = Tables::of(&[
        ("a", "x INT, y STRING, z BIGINT", Sink::AppendOnly),
        ("b", "x INT, y STRING", Sink::AppendOnly),
        (
            "keyed",
            "y STRING, z BIGINT, PRIMARY KEY (y) NOT ENFORCED",
            Sink::Jdbc,
        ),
        ("keyless", "y STRING, z BIGINT", Sink::Jdbc),
        ("changing", "y STRING, z BIGINT", Sink::Upsert),
        (
            "timed",
            "x INT, ts TIMESTAMP(3), other TIMESTAMP(3), m INT METADATA VIRTUAL, d AS x + 1, \
             WATERMARK FOR ts AS ts",
            Sink::Unknown,
        ),
        ("broken", "x INT, y NOTYPE", Sink::Unknown),
    ]);
    let (_, problems) = parse(text, &tables.all());
    let found: Vec<(Severity, &str, Fault, Option<String>)> = problems
        .iter()
        .map(|problem| {
            let mended = problem.mend.as_ref().map(|mend| mended(text, mend));
            let at = problem.span.of(text);
            (problem.severity, at, problem.fault.clone(), mended)
        })
        .collect();
    let found: Vec<(Severity, &str, Fault, Option<&str>)> = found
        .iter()
        .map(|(severity, at, fault, mended)| (*severity, *at, fault.clone(), mended.as_deref()))
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn what_is_no_job_is_told_so() {
    check(
        "SELECT x FROM a",
        &[(Warning, "SELECT", Fault::NotAJob, None)],
    );
    check("drop table a", &[(Warning, "drop", Fault::NotAJob, None)]);
    check("", &[(Error, "", Fault::NoStatement, None)]);
    check(" -- nothing", &[(Error, "", Fault::NoStatement, None)]);
    check(
        "INSRT INTO b SELECT x, y FROM a",
        &[(
            Error,
            "INSRT",
            Fault::UnknownStatement,
            Some("INSERT INTO b SELECT x, y FROM a"),
        )],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a; INSERT INTO b VALUES (1, 'x');",
        &[(
            Error,
            "INSERT",
            Fault::TwoStatements,
            Some(
                "EXECUTE STATEMENT SET BEGIN\n\
                 INSERT INTO b SELECT x, y FROM a; INSERT INTO b VALUES (1, 'x');\nEND",
            ),
        )],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a; DROP TABLE b",
        &[(Error, "DROP", Fault::TwoStatements, None)],
    );
    check(
        "WITH q AS (SELECT x, y FROM a) INSERT INTO b (x, y) SELECT * FROM q",
        &[(
            Error,
            "INSERT",
            Fault::WithBeforeInsert,
            Some("INSERT INTO b (x, y) WITH q AS (SELECT x, y FROM a) SELECT * FROM q"),
        )],
    );
}

#[test]
fn what_can_not_be_read_is_named_where_it_stands() {
    let expected = |what| Fault::Expected(what);
    let ends = |what| Fault::Ends(what);
    for (text, at, fault, expected_text) in [
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x != 1",
            "!=",
            Fault::Operator { meant: Some("<>") },
            Some("INSERT INTO b SELECT x, y FROM a WHERE x <> 1"),
        ),
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x == 1",
            "==",
            Fault::Operator { meant: Some("=") },
            Some("INSERT INTO b SELECT x, y FROM a WHERE x = 1"),
        ),
        (
            "INSERT INTO b SELECT x, 'y FROM a",
            "'y FROM a",
            Fault::OpenText,
            None,
        ),
        (
            "INSERT INTO b SELECT x, `y FROM a",
            "`y FROM a",
            Fault::OpenName,
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM a /* open",
            "/* open",
            Fault::OpenComment,
            None,
        ),
        (
            "INSERT INTO b SELECT x, (y FROM a",
            "FROM",
            expected(Expected::Sign(")")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, UPPER(y FROM a",
            "FROM",
            expected(Expected::Sign(")")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM (SELECT * FROM a",
            "a",
            ends(Expected::Sign(")")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, y AS value FROM a",
            "value",
            Fault::Reserved,
            Some("INSERT INTO b SELECT x, y AS `value` FROM a"),
        ),
        (
            "INSERT INTO b SELECT x, timestamp FROM a",
            "timestamp",
            Fault::Reserved,
            Some("INSERT INTO b SELECT x, `timestamp` FROM a"),
        ),
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x = value",
            "= value",
            Fault::Reserved,
            Some("INSERT INTO b SELECT x, y FROM a WHERE x = `value`"),
        ),
        (
            "INSERT INTO b SELECT x, y, FROM a",
            ",",
            Fault::TrailingComma,
            Some("INSERT INTO b SELECT x, y FROM a"),
        ),
        (
            "INSERT INTO b SELECT x, y FROM a QUALIFY x = 1",
            "QUALIFY",
            Fault::ForeignClause,
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM a LIMIT 5, 10",
            ",",
            Fault::ForeignClause,
            None,
        ),
        (
            "INSERT INTO b WITH RECURSIVE q AS (SELECT * FROM a) SELECT * FROM q",
            "RECURSIVE",
            Fault::ForeignClause,
            None,
        ),
        (
            "INSERT INTO b SELECT x y FROM a LEFT ANTI JOIN b ON TRUE",
            "LEFT ANTI",
            expected(Expected::Word("JOIN")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM a JOIN b USING x",
            "x",
            expected(Expected::Sign("(")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM a GROUP x",
            "x",
            expected(Expected::Word("BY")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, CAST(y TO INT) FROM a",
            "TO",
            expected(Expected::Word("AS")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, CASE WHEN x > 1 THEN y FROM a",
            "FROM",
            expected(Expected::Word("END")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM a WHERE x BETWEEN 1 OR 2",
            "OR",
            expected(Expected::Word("AND")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, INTERVAL '1' FORTNIGHT FROM a",
            "FORTNIGHT",
            expected(Expected::TimeUnit),
            None,
        ),
        (
            "INSERT INTO b SELECT x, SUM(x) OVER PARTITION BY y FROM a",
            "PARTITION",
            Fault::Reserved,
            Some("INSERT INTO b SELECT x, SUM(x) OVER `PARTITION` BY y FROM a"),
        ),
        (
            "EXECUTE STATEMENT SET BEGIN END",
            "END",
            expected(Expected::Word("INSERT")),
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FROM a)",
            ")",
            Fault::Unexpected,
            Some("INSERT INTO b SELECT x, y FROM a"),
        ),
        (
            "INSERT INTO b SELECT x, y FORM a",
            "FORM",
            Fault::Misspelt,
            Some("INSERT INTO b SELECT x, y FROM a"),
        ),
    ] {
        // A table that is both read and written is not what is looked at here.
        let (_, problems) = parse(text, &[]);
        let found: Vec<_> = errors(&problems)
            .iter()
            .map(|problem| {
                let mended = problem.mend.as_ref().map(|mend| mended(text, mend));
                (problem.span.of(text), problem.fault.clone(), mended)
            })
            .collect();
        let expected = expected_text.map(str::to_owned);
        assert_eq!(found, [(at, fault, expected)], "{text}");
    }
}

#[test]
fn names_are_looked_up_in_the_tables() {
    let unknown = |tables: &[&str]| {
        let tables = tables.iter().map(|table| (*table).to_owned());
        Fault::UnknownColumn(Sought::In(tables.collect()))
    };
    check(
        "INSERT INTO b SELECT x, y FROM aa",
        &[(Warning, "aa", Fault::UnknownTable, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM kyed",
        &[(
            Warning,
            "kyed",
            Fault::UnknownTable,
            Some("INSERT INTO b SELECT x, y FROM keyed"),
        )],
    );
    check(
        "INSERT INTO b SELECT X, y FROM a",
        &[(
            Error,
            "X",
            unknown(&["a"]),
            Some("INSERT INTO b SELECT x, y FROM a"),
        )],
    );
    check(
        "INSERT INTO b SELECT q.x, q.nothing FROM a AS q",
        &[(Error, "nothing", unknown(&["q"]), None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a WHERE EXISTS (SELECT 1 FROM keyed WHERE keyed.y = a.y AND xx > 1)",
        &[(Error, "xx", unknown(&["keyed"]), None)],
    );
    check(
        "INSERT INTO b SELECT a.x, y FROM a AS q",
        &[(Error, "a", Fault::UnknownAlias, None)],
    );
    check(
        "INSERT INTO b SELECT y, y FROM a, keyed",
        &[
            (Error, "y", Fault::AmbiguousColumn, None),
            (Error, "y", Fault::AmbiguousColumn, None),
        ],
    );
    check(
        "INSERT INTO b SELECT 1, 'x' FROM a, a",
        &[(Error, "a", Fault::SameAlias, None)],
    );
    // Of a table that could not be read, of one that is not known, nothing is said.
    check("INSERT INTO b SELECT q, y FROM broken", &[]);
    check(
        "INSERT INTO b SELECT q, y FROM nowhere",
        &[(Warning, "nowhere", Fault::UnknownTable, None)],
    );
    check(
        "INSERT INTO b (x, yy) SELECT x, y FROM a",
        &[(
            Error,
            "yy",
            unknown(&["b"]),
            Some("INSERT INTO b (x, `y`) SELECT x, y FROM a"),
        )]
        .map(|(severity, at, fault, _): (_, _, _, Option<&str>)| (severity, at, fault, None)),
    );
    check(
        "INSERT INTO b SELECT x, y FROM b",
        &[(Warning, "b", Fault::ReadsItsSink, None)],
    );
}

#[test]
fn columns_are_held_against_the_sink() {
    let count = |wanted, found, missing: &[&str]| Fault::ColumnCount {
        wanted,
        found,
        table: Some("b".to_owned()),
        missing: missing.iter().map(|name| (*name).to_owned()).collect(),
    };
    check(
        "INSERT INTO b SELECT * FROM a",
        &[(Error, "*", count(2, 3, &[]), None)],
    );
    check(
        "INSERT INTO b WITH q AS (SELECT * FROM a) SELECT q.x FROM q",
        &[(Error, "q.x", count(2, 1, &["y"]), None)],
    );
    check(
        "INSERT INTO b VALUES (1, 'x', 2)",
        &[(Error, "(1, 'x', 2)", count(2, 3, &[]), None)],
    );
    check(
        "INSERT INTO b VALUES (1, 'x'), (2)",
        &[(Error, "(2)", Fault::column_count(2, 1), None)],
    );
    check(
        "INSERT INTO b SELECT z, y FROM a",
        &[(
            Error,
            "z",
            Fault::SinkType {
                column: "x".to_owned(),
                found: "BIGINT".to_owned(),
                wanted: "INT".to_owned(),
            },
            Some("INSERT INTO b SELECT CAST(z AS INT), y FROM a"),
        )],
    );
    check("INSERT INTO keyed SELECT y, x FROM a", &[]);
    check(
        "INSERT INTO b SELECT x, NULL FROM a",
        &[(Error, "NULL", Fault::NullWithoutType, None)],
    );
    check(
        "INSERT INTO b PARTITION (x = 1) SELECT y FROM a",
        &[(Error, "x", Fault::NoPartition, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a UNION ALL SELECT y, x FROM a",
        &[
            (Error, "y", Fault::MixedTypes, None),
            (Error, "x", Fault::MixedTypes, None),
        ],
    );
    // Computed and virtual columns are read, and not written.
    check(
        "INSERT INTO timed SELECT x, ts, other FROM timed AS t WHERE d + m > 1",
        &[(Warning, "timed", Fault::ReadsItsSink, None)],
    );
}

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

#[test]
fn columns_in_another_order_are_named_where_their_types_do_not_fit() {
    let places = |places: &[(&str, &str)]| Fault::SwappedColumns {
        places: places
            .iter()
            .map(|(written, column)| ((*written).to_owned(), (*column).to_owned()))
            .collect(),
    };
    // The names of the columns, in the order in which they are written, mend it.
    check(
        "INSERT INTO b SELECT y, x FROM a",
        &[(
            Error,
            "y",
            places(&[("y", "x"), ("x", "y")]),
            Some("INSERT INTO b (y, x) SELECT y, x FROM a"),
        )],
    );
    // What the order is not to blame for is told as well.
    check(
        "INSERT INTO a SELECT y, x, 'z' FROM b",
        &[
            (Error, "y", places(&[("y", "x"), ("x", "y")]), None),
            (
                Error,
                "'z'",
                Fault::SinkType {
                    column: "z".to_owned(),
                    found: "CHAR(1)".to_owned(),
                    wanted: "BIGINT".to_owned(),
                },
                None,
            ),
        ],
    );
    check(
        "INSERT INTO b (x, y) SELECT y, x FROM a",
        &[(Error, "y", places(&[("y", "x"), ("x", "y")]), None)],
    );
    check(
        "INSERT INTO b /*+ OPTIONS('k' = 'v') */ SELECT y, x FROM a",
        &[(Error, "y", places(&[("y", "x"), ("x", "y")]), None)],
    );
    check(
        "INSERT INTO b SELECT y, x FROM a UNION ALL SELECT 'x', 1 FROM a",
        &[(
            Error,
            "b",
            places(&[("y", "x"), ("x", "y")]),
            Some("INSERT INTO b (y, x) SELECT y, x FROM a UNION ALL SELECT 'x', 1 FROM a"),
        )],
    );
}

#[test]
fn functions_of_other_databases_are_mended() {
    check(
        "INSERT INTO keyed SELECT y, NVL(z, 0) FROM a",
        &[(
            Warning,
            "NVL",
            Fault::UnknownFunction,
            Some("INSERT INTO keyed SELECT y, COALESCE(z, 0) FROM a"),
        )],
    );
    let top = |count: &str| Fault::Top {
        count: count.to_owned(),
    };
    check(
        "INSERT INTO b SELECT TOP 5 x, y FROM a",
        &[(Error, "TOP 5", top("5"), None)],
    );
    check(
        "INSERT INTO b SELECT DISTINCT TOP (10) * FROM b AS c",
        &[
            (
                Error,
                "DISTINCT",
                Fault::Updates {
                    table: "b".to_owned(),
                },
                None,
            ),
            (Error, "TOP (10)", top("10"), None),
            (Warning, "b", Fault::ReadsItsSink, None),
        ],
    );
    // A column of that name is none of it.
    check(
        "INSERT INTO b SELECT top, 'x' FROM (SELECT x AS top FROM a)",
        &[],
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

#[test]
fn what_is_one_thing_too_much_is_taken_away() {
    for (text, fault, mended) in [
        (
            "INSERT INTO b SELECT x, y FROM a);",
            Fault::Unexpected,
            "INSERT INTO b SELECT x, y FROM a;",
        ),
        (
            "INSERT INTO b (SELECT x, y FROM a;)",
            Fault::Semicolon,
            "INSERT INTO b (SELECT x, y FROM a)",
        ),
        (
            "INSERT INTO b SELECT \"x\", y FROM a",
            Fault::DoubleQuotes,
            "INSERT INTO b SELECT `x`, y FROM a",
        ),
    ] {
        let at = text.find([')', ';', '"']).unwrap_or_default();
        check(text, &[(Error, &text[at..=at], fault, Some(mended))]);
    }
    // What no column is called may be a text, and what follows may be what is wrong.
    check(
        "INSERT INTO b SELECT x, \"w\" FROM a",
        &[(Error, "\"", Fault::DoubleQuotes, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a) x",
        &[(Error, ")", Fault::Unexpected, None)],
    );
    let tables = Tables::of(&[("t", "`my-col` INT, n INT", Sink::Unknown)]);
    let text = "INSERT INTO u SELECT t.n, my-col FROM t";
    let (_, problems) = parse(text, &tables.all());
    let mend = problems.iter().find_map(|problem| problem.mend.as_ref());
    assert_eq!(
        mended(text, mend.expect("a mend")),
        "INSERT INTO u SELECT t.n, `my-col` FROM t"
    );
}

#[test]
fn all_reserved_words_of_a_statement_are_told_and_mended_together() {
    let tables = Tables::of(&[
        (
            "a",
            "`value` INT, `start` STRING, `timestamp` STRING, x INT",
            Sink::Unknown,
        ),
        ("b", "x INT, y STRING", Sink::AppendOnly),
    ]);
    let text = "INSERT INTO b SELECT value, timestamp FROM a WHERE start = 'x' AND typo > 0";
    let (statement, problems) = parse(text, &tables.all());
    let found: Vec<&str> = problems.iter().map(|it| it.span.of(text)).collect();
    assert_eq!(found, ["value", "timestamp", "start", "typo"]);
    assert_eq!(statement.required, ["a", "b"]);
    assert_eq!(
        mend_all(text, &problems).as_deref(),
        Some("INSERT INTO b SELECT `value`, `timestamp` FROM a WHERE `start` = 'x' AND typo > 0")
    );
    // What else keeps it from being read is told first, since a reserved word may only follow from it.
    let (_, problems) = parse(
        "INSERT INTO b SELECT value, timestamp FROM a WHERE",
        &tables.all(),
    );
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn names_that_are_words_of_clauses_are_told_with_all_else_and_mended_together() {
    for (text, told, whole) in [
        (
            "INSERT INTO b SELECT node, order, missing FROM a WHERE cpu != 70",
            &["order", "!="][..],
            "INSERT INTO b SELECT node, `order`, missing FROM a WHERE cpu <> 70",
        ),
        (
            "INSERT INTO b SELECT order FROM a GROUP BY order",
            &["order", "order"],
            "INSERT INTO b SELECT `order` FROM a GROUP BY `order`",
        ),
        (
            "INSERT INTO b SELECT o.group, x AS end, from FROM order o WHERE to == 1 AND end IS NULL",
            &["group", "end", "from", "order", "to", "==", "AND end"],
            "INSERT INTO b SELECT o.`group`, x AS `end`, `from` FROM `order` o WHERE `to` = 1 AND `end` IS NULL",
        ),
        (
            "INSERT INTO b SELECT COUNT(order), values FROM a JOIN group ON a.like = group.order",
            &["order", "values", "group", "like", "= group", "order"],
            "INSERT INTO b SELECT COUNT(`order`), `values` FROM a JOIN `group` ON a.`like` = `group`.`order`",
        ),
    ] {
        let (_, problems) = parse(text, &[]);
        let found: Vec<&str> = problems.iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, told, "{text}");
        assert_eq!(mend_all(text, &problems).as_deref(), Some(whole));
        assert_eq!(parse(whole, &[]).1, [], "{whole}");
    }
    // What begins a clause is not called a name: something is missing before it.
    for text in [
        "INSERT INTO b SELECT FROM a",
        "INSERT INTO b SELECT x, FROM a WHERE y = AND z = 1",
        "INSERT INTO b SELECT x FROM WHERE y = 1",
        "INSERT INTO b SELECT x FROM a WHERE GROUP BY x",
        "INSERT INTO b SELECT CASE WHEN x = 1 THEN 2 ELSE END, y FROM a",
        "INSERT INTO b SELECT x FROM a WHERE y = SELECT * FROM c",
    ] {
        let (_, problems) = parse(text, &[]);
        assert!(!problems.is_empty(), "{text}");
        assert!(
            problems.iter().all(|it| it.fault != Fault::Reserved),
            "{text}: {problems:?}"
        );
    }
}

#[test]
fn reserved_words_in_the_list_of_written_columns_are_told_and_mended_together() {
    for (text, told, whole) in [
        (
            "INSERT INTO b (node, user, order) SELECT x, y, z FROM a",
            &["user", "order"][..],
            "INSERT INTO b (node, `user`, `order`) SELECT x, y, z FROM a",
        ),
        (
            "INSERT INTO b (table, from) SELECT value, y FROM a",
            &["table", "from", "value"],
            "INSERT INTO b (`table`, `from`) SELECT `value`, y FROM a",
        ),
    ] {
        let (statement, problems) = parse(text, &[]);
        let found: Vec<&str> = problems.iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, told);
        assert_eq!(statement.required, ["a", "b"]);
        assert_eq!(mend_all(text, &problems).as_deref(), Some(whole));
        assert_eq!(parse(whole, &[]).1, []);
    }
    // A clause that begins before the list has an end is told of as what it is.
    let text = "INSERT INTO b (node, SELECT x, y FROM a";
    let (_, problems) = parse(text, &[]);
    let found: Vec<_> = problems.iter().map(|it| it.fault.clone()).collect();
    assert_eq!(found, [Fault::Expected(Expected::Name)]);
}
