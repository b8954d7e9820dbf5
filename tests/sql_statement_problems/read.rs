//! What is no job, and what can not be read at all.

use super::check;
use crate::sql::{Tables, errors, mended};
use millrace::sql::problem::Severity::{Error, Warning};
use millrace::sql::problem::{Expected, Fault};
use millrace::sql::statement::{Sink, parse};

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
