//! Names that no table has, and columns that do not fit the table that is written.

use super::check;
use millrace::sql::problem::Severity::{Error, Warning};
use millrace::sql::problem::{Fault, Sought};

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
