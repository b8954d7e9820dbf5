//! Statements, judged as a real Flink judged them: `fixtures/flink/statement-corpus.jsonl` holds its verdicts.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::problem::{Expected, Fault, Problem, Severity};
use millrace::sql::schema::{self, Schema};
use millrace::sql::statement::{Sink, Statement, StatementKind, Table, parse, parse_counted};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

const CORPUS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");

/// A case of the corpus, its column lists read.
struct Case {
    id: String,
    json: Value,
    statement: String,
    tables: Vec<(String, Schema, Sink)>,
}

impl Case {
    fn tables(&self) -> Vec<Table<'_>> {
        let all = self.tables.iter();
        all.map(|(name, schema, sink)| Table {
            name,
            schema,
            sink: *sink,
        })
        .collect()
    }

    fn parse(&self) -> (Statement, Vec<Problem>) {
        parse(&self.statement, &self.tables())
    }

    fn is_accepted(&self) -> bool {
        self.json["ok"] == true
    }
}

fn cases() -> Vec<Case> {
    CORPUS
        .lines()
        .map(|line| {
            let json: Value = serde_json::from_str(line).expect("JSON");
            let tables = json["tables"].as_array().expect("tables").iter();
            let tables = tables.map(|table| {
                let sink = match table["connector"].as_str() {
                    Some("kafka") => Sink::AppendOnly,
                    Some("jdbc") => Sink::Jdbc,
                    _ => Sink::Unknown,
                };
                let text = table["schema_sql"].as_str().expect("a text");
                let name = table["name"].as_str().expect("a name").to_owned();
                (name, schema::parse(text).0, sink)
            });
            Case {
                id: json["id"].as_str().expect("an id").to_owned(),
                statement: json["statement"].as_str().expect("a text").to_owned(),
                tables: tables.collect(),
                json: json.clone(),
            }
        })
        .collect()
}

fn names(value: &Value) -> Vec<String> {
    let all = value.as_array().expect("names").iter();
    all.map(|name| name.as_str().expect("a name").to_owned())
        .collect()
}

fn set(names: &[String]) -> BTreeSet<&str> {
    names.iter().map(String::as_str).collect()
}

fn errors(problems: &[Problem]) -> Vec<&Problem> {
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    problems.iter().filter(is_error).collect()
}

#[test]
fn tables_of_accepted_statements_are_found_as_flink_finds_them() {
    let mut differences = Vec::new();
    for case in cases() {
        if !case.is_accepted() {
            continue;
        }
        for (statement, _) in [case.parse(), parse(&case.statement, &[])] {
            let expected = (names(&case.json["sources"]), names(&case.json["sinks"]));
            let required = names(&case.json["required"]);
            // Flink names a source where its plan has it, which is not always where the text has it.
            let is_same =
                set(&statement.sources) == set(&expected.0) && statement.sinks == expected.1;
            if !is_same || set(&statement.required) != set(&required) {
                differences.push(format!("{}: {statement:?}", case.id));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn no_accepted_statement_has_an_error() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (_, problems) = case.parse();
        if case.is_accepted() && !errors(&problems).is_empty() {
            wrong.push(format!("{} {}: {problems:?}", case.id, case.statement));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn refused_statements_have_a_problem() {
    // By stage: how many are refused, and how many of them have a problem.
    let (mut early, mut late) = ((0, 0), (0, 0));
    for case in cases() {
        if case.is_accepted() {
            continue;
        }
        let count = if case.json["stage"] == "plan" {
            &mut late
        } else {
            &mut early
        };
        count.0 += 1;
        count.1 += usize::from(!case.parse().1.is_empty());
    }
    assert_eq!((early, late), ((89, 87), (42, 37)));
}

/// The byte at a line and a column, both counted from 1, the column in UTF-16 units.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let mut at = 0;
    for _ in 1..line {
        at += text[at..].find('\n').map_or(text.len() - at, |end| end + 1);
    }
    let mut units = 1;
    for (byte, c) in text[at..].char_indices() {
        if units >= usize::try_from(column).expect("a column") {
            return at + byte;
        }
        units += c.len_utf16();
    }
    text.len()
}

#[test]
fn problems_stand_where_flink_stops_reading_or_before() {
    let mut wrong = Vec::new();
    for case in cases() {
        let place = &case.json["pos"];
        let (Some(line), Some(column)) = (place[0].as_u64(), place[1].as_u64()) else {
            continue;
        };
        if case.json["stage"] != "parse" {
            continue;
        }
        let named = offset(&case.statement, line, column);
        let (_, problems) = case.parse();
        let first = errors(&problems).first().map(|problem| problem.span.start);
        if first.is_none_or(|first| first > named) {
            wrong.push(format!(
                "{} {}: {named}, {problems:?}",
                case.id, case.statement
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the problem is an error, its text, what it is, and the text once it is mended.
fn check(text: &str, expect: &[(Severity, &str, Fault, Option<&str>)]) {
    let schemas: Vec<(&str, Schema, Sink)> = [
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
    ]
    .into_iter()
    .map(|(name, text, sink)| (name, schema::parse(text).0, sink))
    .collect();
    let tables: Vec<Table> = schemas
        .iter()
        .map(|(name, schema, sink)| Table {
            name,
            schema,
            sink: *sink,
        })
        .collect();
    let (_, problems) = parse(text, &tables);
    let found: Vec<(Severity, &str, Fault, Option<String>)> = problems
        .iter()
        .map(|problem| {
            let mended = problem.mend.as_ref().map(|mend| {
                let mut mended = text.to_owned();
                mended.replace_range(mend.span.start..mend.span.end, &mend.text);
                mended
            });
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

use Severity::{Error, Warning};

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
    for (text, at, fault, mended) in [
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
            "FROM",
            expected(Expected::Expression),
            None,
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
            None,
        ),
        (
            "INSERT INTO b SELECT x, y FORM a",
            "FORM",
            expected(Expected::Word("FROM")),
            Some("INSERT INTO b SELECT x, y FROM a"),
        ),
    ] {
        // A table that is both read and written is not what is looked at here.
        let (_, problems) = parse(text, &[]);
        let found: Vec<_> = errors(&problems)
            .iter()
            .map(|problem| {
                let mended = problem.mend.as_ref().map(|mend| {
                    let mut mended = text.to_owned();
                    mended.replace_range(mend.span.start..mend.span.end, &mend.text);
                    mended
                });
                (problem.span.of(text), problem.fault.clone(), mended)
            })
            .collect();
        let mended = mended.map(str::to_owned);
        assert_eq!(found, [(at, fault, mended)], "{text}");
    }
}

#[test]
fn names_are_looked_up_in_the_tables() {
    let unknown = Fault::UnknownColumn;
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
            unknown.clone(),
            Some("INSERT INTO b SELECT x, y FROM a"),
        )],
    );
    check(
        "INSERT INTO b SELECT q.x, q.nothing FROM a AS q",
        &[(Error, "nothing", unknown.clone(), None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM a WHERE EXISTS (SELECT 1 FROM keyed WHERE keyed.y = a.y AND xx > 1)",
        &[(Error, "xx", unknown.clone(), None)],
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
            unknown,
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
    let count = |wanted, found| Fault::ColumnCount { wanted, found };
    check(
        "INSERT INTO b SELECT * FROM a",
        &[(Error, "*", count(2, 3), None)],
    );
    check(
        "INSERT INTO b WITH q AS (SELECT * FROM a) SELECT q.x FROM q",
        &[(Error, "q.x", count(2, 1), None)],
    );
    check(
        "INSERT INTO b VALUES (1, 'x', 2)",
        &[(Error, "(1, 'x', 2)", count(2, 3), None)],
    );
    check(
        "INSERT INTO b VALUES (1, 'x'), (2)",
        &[(Error, "(2)", count(2, 1), None)],
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

#[test]
fn parts_of_expressions_must_fit() {
    let count = |wanted, found| Fault::ColumnCount { wanted, found };
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
        &[(Error, "q", Fault::UnknownColumn, None)],
    );
    check(
        "INSERT INTO b SELECT x, t FROM a, UNNEST(y) AS u (t)",
        &[(Error, "y", Fault::OperandTypes, None)],
    );
    check(
        "INSERT INTO keyed (y) SELECT b.*, COUNT(*) FROM b GROUP BY x",
        &[(Error, "b.*, COUNT(*)", count(1, 3), None)],
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
            Fault::NoTimeAttribute,
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
    let group = "SELECT y, COUNT(*) FROM a GROUP BY y";
    check(
        "INSERT INTO b (y) SELECT DISTINCT y FROM a",
        &[(Error, "DISTINCT", Fault::Updates, None)],
    );
    check(
        &["INSERT INTO keyless ", group].concat(),
        &[(Error, "GROUP BY", Fault::NoKey, None)],
    );
    check(
        &["INSERT INTO changing ", group].concat(),
        &[(Warning, "changing", Fault::NoKey, None)],
    );
    check(&["INSERT INTO keyed ", group].concat(), &[]);
    check(
        "INSERT INTO b SELECT a.x, k.y FROM a LEFT JOIN keyed AS k ON a.y = k.y",
        &[(Warning, "LEFT JOIN", Fault::Updates, None)],
    );
    check(
        "INSERT INTO b SELECT x, y FROM (SELECT x, y, ROW_NUMBER() OVER (PARTITION BY x ORDER BY z) AS n FROM a) WHERE n = 1",
        &[(Warning, "n = 1", Fault::Updates, None)],
    );
    check(
        "INSERT INTO b (y) SELECT y FROM changing",
        &[(Error, "changing", Fault::Updates, None)],
    );
}

#[test]
fn times_are_needed_where_flink_follows_time() {
    let no_time = Fault::NoTimeAttribute;
    check(
        "INSERT INTO b SELECT x, 'x' FROM timed ORDER BY other",
        &[(Error, "other", no_time.clone(), None)],
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
            (Error, "x", no_time.clone(), None),
        ],
    );
    check(
        "INSERT INTO b SELECT t.x, k.y FROM timed AS t JOIN keyed FOR SYSTEM_TIME AS OF t.other AS k ON k.z = t.x",
        &[(Error, "t.other", no_time, None)],
    );
}

#[test]
fn sources_are_found_in_broken_statements_too() {
    let (statement, _) = parse("INSERT INTO b SELECT FROM a JOIN c ON", &[]);
    assert_eq!(statement.sources, ["a", "c"]);
    assert_eq!(statement.sinks, ["b"]);
    let text = "INSERT INTO b SELECT FROM a; INSERT INTO d SELECT EXTRACT(DAY FROM x) FROM c";
    let (statement, problems) = parse(text, &[]);
    assert_eq!(problems.len(), 1);
    assert_eq!(statement.inserts[1].sink, "d");
    assert!(statement.inserts[1].sources.contains(&"c".to_owned()));
    let (statement, _) = parse(
        "WITH q AS (SELECT * FROM a), unused AS (SELECT * FROM c) SELECT * FROM q",
        &[],
    );
    assert_eq!(statement.sources, ["a"]);
    assert_eq!(statement.required, ["a", "c"]);
}

#[test]
fn each_insert_of_a_set_has_its_own_sources() {
    let text = "EXECUTE STATEMENT SET BEGIN INSERT INTO s SELECT * FROM a JOIN b ON TRUE; \
                INSERT INTO t SELECT * FROM a; END";
    let (statement, _) = parse(text, &[]);
    assert_eq!(statement.kind, Some(StatementKind::Set));
    let pairs: Vec<(String, String)> = statement
        .inserts
        .iter()
        .map(|insert| (insert.sink.clone(), insert.sources.join("+")))
        .collect();
    let pair = |sink: &str, sources: &str| (sink.to_owned(), sources.to_owned());
    assert_eq!(pairs, [pair("s", "a+b"), pair("t", "a")]);
    let places: Vec<&str> = statement
        .references
        .iter()
        .map(|(_, span)| span.of(text))
        .collect();
    assert_eq!(places, ["s", "a", "b", "t", "a"]);
}

#[test]
fn hostile_nesting_is_refused_and_does_not_overflow() {
    let many = 20_000;
    for text in [
        ["SELECT ", &"(".repeat(many)].concat(),
        "SELECT * FROM (".repeat(many),
        ["SELECT * FROM ", &"(".repeat(many)].concat(),
        "(".repeat(many),
        "WITH a AS (".repeat(many),
        ["SELECT ", &"CASE WHEN ".repeat(many)].concat(),
        ["SELECT ", &"CAST(".repeat(many)].concat(),
        ["SELECT ", &"f(".repeat(many)].concat(),
        ["SELECT x", &"[1 = 2 + 3 * x".repeat(many)].concat(),
        ["SELECT 1 GROUP BY ", &"ROLLUP (".repeat(many)].concat(),
        ["SELECT * FROM ", &"TABLE(f(".repeat(many)].concat(),
        ["SELECT ", &"EXISTS (SELECT ".repeat(many)].concat(),
        ["SELECT ", &"JSON_ARRAY(".repeat(many)].concat(),
    ] {
        let (_, problems) = parse(&text, &[]);
        let first = errors(&problems)[0];
        assert_eq!(first.fault, Fault::TooDeep, "{}", &text[..40]);
    }
    for text in [
        ["SELECT ", &"- ".repeat(many), "1"].concat(),
        ["SELECT ", &"NOT ".repeat(many), "TRUE"].concat(),
        ["SELECT 1", &" + 1 * 2".repeat(many)].concat(),
        ["SELECT 1", &" UNION ALL SELECT 1".repeat(many)].concat(),
        ["SELECT 1", &", 1".repeat(many)].concat(),
        ["SELECT 1 FROM a", &" JOIN (SELECT 1) ON TRUE".repeat(many)].concat(),
    ] {
        assert!(errors(&parse(&text, &[]).1).is_empty(), "{}", &text[..40]);
    }
}

/// The deepest nesting that is taken is checked too, on the same stack.
#[test]
fn nesting_up_to_the_limit_is_checked() {
    let (schema, _) = schema::parse("x INT, y STRING");
    let tables = ["a", "b"].map(|name| Table {
        name,
        schema: &schema,
        sink: Sink::AppendOnly,
    });
    for (open, middle, close) in [
        ("SELECT * FROM (", "SELECT * FROM a", ")"),
        ("SELECT x, y FROM a WHERE EXISTS (", "SELECT * FROM a", ")"),
        ("SELECT (", "SELECT 1", ") AS q, y FROM a"),
        ("WITH q AS (", "SELECT * FROM a", ") SELECT * FROM q"),
        ("(", "SELECT * FROM a", ")"),
        ("SELECT * FROM ((", "SELECT * FROM a", "))"),
        ("SELECT x, UPPER(", "SELECT MAX(y) FROM a", ") FROM a"),
        (
            "SELECT * FROM a JOIN (",
            "SELECT * FROM a",
            ") AS q ON TRUE",
        ),
    ] {
        let mut deepest = 0;
        for depth in 1..120 {
            let text = [
                "INSERT INTO b ",
                &open.repeat(depth),
                middle,
                &close.repeat(depth),
            ];
            let (_, problems) = parse(&text.concat(), &tables);
            if !problems
                .iter()
                .any(|problem| problem.fault == Fault::TooDeep)
            {
                deepest = depth;
            }
        }
        assert!(deepest >= 20, "{open}: {deepest}");
    }
}

#[test]
fn columns_that_double_with_each_query_are_not_all_made() {
    let queries: Vec<String> = (1..60)
        .map(|at| format!("q{at} AS (SELECT *, * FROM q{})", at - 1))
        .collect();
    let text = format!(
        "INSERT INTO b WITH q0 AS (SELECT *, * FROM a), {} SELECT * FROM q59",
        queries.join(", ")
    );
    let (schema, _) = schema::parse("x INT, y STRING");
    let tables = ["a", "b"].map(|name| Table {
        name,
        schema: &schema,
        sink: Sink::Unknown,
    });
    assert_eq!(parse(&text, &tables).0.sources, ["a"]);
}

/// Tokens passed for so many pieces in a row.
fn steps(piece: &str, count: usize) -> usize {
    parse_counted(&piece.repeat(count), &[]).2
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    for piece in [
        "INSERT INTO a SELECT * FROM b; ",
        "SELECT ",
        "SELECT * FROM (",
        "SELECT (",
        "(",
        "((SELECT 1) UNION ",
        ")",
        "WITH a AS (",
        "WITH a AS (SELECT 1) SELECT ",
        "INSERT INTO a ",
        "EXECUTE STATEMENT SET BEGIN ",
        "CREATE TABLE a AS ",
        "EXPLAIN ",
        "'",
        "`",
        "\"",
        "/*",
        "/*+ ",
        "SELECT /*+ a(",
        "CASE ",
        ", ",
        ";",
        "FROM a ",
        "JOIN a ON ",
        "a.b.",
        "a.",
        "[",
        "--",
        "NOT ",
    ] {
        for head in ["", "INSERT INTO a SELECT ", "SELECT * FROM "] {
            let text = [head, piece].concat();
            let steps = |count| parse_counted(&[head, &piece.repeat(count)].concat(), &[]).2;
            let (few, many) = (steps(200), steps(2000));
            assert!(many <= few * 11 + 100, "{text:?}: {few}, then {many}");
        }
    }
    for (head, piece, tail) in [
        (
            "INSERT INTO a WITH a0 AS (SELECT 1)",
            ", b AS (SELECT * FROM b)",
            " SELECT * FROM b",
        ),
        ("INSERT INTO a SELECT x", ", a.b AS c", " FROM a"),
        ("INSERT INTO a SELECT x FROM a", ", a AS b", ""),
        ("INSERT INTO a SELECT x FROM a WHERE x IN (1", ", 1", ")"),
        ("INSERT INTO a VALUES (1)", ", (1)", ""),
        (
            "INSERT INTO a SELECT x FROM a WHERE x",
            " + (SELECT 1 FROM b)",
            "",
        ),
    ] {
        let steps = |count| parse_counted(&[head, &piece.repeat(count), tail].concat(), &[]).2;
        let (few, many) = (steps(200), steps(2000));
        assert!(many <= few * 11 + 100, "{piece:?}: {few}, then {many}");
    }
    assert!(steps("SELECT 1 ", 10) < 100);
}

/// Pieces that make up statements, whole or broken.
const PIECES: [&str; 72] = [
    "INSERT INTO",
    "SELECT",
    "FROM",
    "WHERE",
    "GROUP BY",
    "HAVING",
    "ORDER BY",
    "LIMIT",
    "WITH",
    "AS",
    "a",
    "b",
    "`c`",
    "x",
    "y",
    "*",
    "a.*",
    "a.x",
    ",",
    "(",
    ")",
    "[",
    "]",
    "=",
    "<>",
    "!=",
    "+",
    "-",
    "||",
    "1",
    "1.5",
    "'s'",
    "'",
    "`",
    "\"",
    ";",
    "JOIN",
    "LEFT JOIN",
    "ON",
    "USING (x)",
    "LATERAL",
    "UNNEST(",
    "TABLE",
    "TABLE(TUMBLE(TABLE a, DESCRIPTOR(x), INTERVAL '1' DAY))",
    "MATCH_RECOGNIZE (",
    "PATTERN (",
    "DEFINE",
    "MEASURES",
    "UNION ALL",
    "EXCEPT",
    "VALUES",
    "CASE WHEN",
    "THEN",
    "END",
    "CAST(",
    "COUNT(*)",
    "SUM(",
    "OVER (",
    "PARTITION BY",
    "IN",
    "EXISTS",
    "BETWEEN",
    "AND",
    "NOT",
    "IS NULL",
    "JSON_OBJECT(",
    "VALUE",
    "/*+ OPTIONS('a'='b') */",
    "EXECUTE STATEMENT SET BEGIN",
    "é",
    "FOR SYSTEM_TIME AS OF",
    "NULL",
];

fn check_any(text: &str, tables: &[Table]) {
    let (statement, problems) = parse(text, tables);
    for problem in &problems {
        let spans = [
            Some(problem.span),
            problem.mend.as_ref().map(|mend| mend.span),
        ];
        for span in spans.into_iter().flatten() {
            assert!(
                text.get(span.start..span.end).is_some(),
                "{text:?}: {problem:?}"
            );
        }
    }
    for (name, span) in &statement.references {
        assert!(!span.of(text).is_empty(), "{text:?}: {name}");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text in any::<String>()) {
        check_any(&text, &[]);
    }

    #[test]
    fn any_pieces_are_taken(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let schema = schema::parse("x INT, y STRING, ts TIMESTAMP(3)").0;
        let tables = ["a", "b"].map(|name| Table { name, schema: &schema, sink: Sink::AppendOnly });
        let words: Vec<&str> = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        check_any(&words.join(" "), &tables);
        check_any(&["INSERT INTO b SELECT ", &words.join(" ")].concat(), &tables);
        check_any(&["INSERT INTO b SELECT x FROM ", &words.concat()].concat(), &tables);
    }
}

#[test]
fn every_prefix_and_every_hole_in_the_corpus_is_taken() {
    for case in cases() {
        let (text, tables) = (case.statement.as_str(), case.tables());
        for (end, _) in text.char_indices() {
            check_any(&text[..end], &tables);
        }
        let words: Vec<&str> = text.split_inclusive(' ').collect();
        for skipped in 0..words.len() {
            let rest = [&words[..skipped], &words[skipped + 1..]].concat();
            check_any(&rest.concat(), &tables);
            let swapped = [&words[..skipped], &words[skipped..], &words[..skipped]].concat();
            check_any(&swapped.concat(), &tables);
        }
    }
}
