//! Column lists, judged as a real Flink judged them: `fixtures/flink/schema-corpus.jsonl` holds its verdicts.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use judge::corpus::{self, Case};
use judge::schema::{self, errors, is_accepted};
use millrace::sql::problem::{Expected, Fault, Problem};
use millrace::sql::reserved::{RESERVED, is_reserved};
use millrace::sql::schema::parse;
use serde_json::Value;
use sql::offset;

const CORPUS: &str = include_str!("fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");
const RESERVED_BY_FLINK: &str = include_str!("fixtures/flink/reserved-words-1.20.txt");

fn cases() -> impl Iterator<Item = schema::Case> {
    CORPUS.lines().map(|line| {
        let Ok(Case::Schema(case)) = corpus::read(line) else {
            panic!("no column list: {line}");
        };
        case
    })
}

#[test]
fn the_corpus_is_judged_as_flink_judges_it() {
    let report = corpus::judge(CORPUS);
    assert_eq!(report.bad_lines, [""; 0]);
    assert_eq!(report.disagreements, [""; 0]);
    assert_eq!(report.cases, 472);
}

#[test]
fn an_error_stands_where_flink_stops_reading_or_before() {
    for case in cases() {
        let Some((line, column)) = case.pos else {
            continue;
        };
        if case.stage.as_deref() == Some("parse") {
            let named = offset(&case.schema_sql, line, column);
            let (_, problems) = parse(&case.schema_sql);
            let first = errors(&problems).next().expect("an error").span.start;
            assert!(first <= named, "{:?}: at {first}, not {named}", case.id);
        }
    }
}

/// The tables of the statement corpus stand in front of statements that Flink planned with them.
#[test]
fn tables_of_accepted_statements_are_accepted() {
    for line in STATEMENTS.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        if case["ok"] != true {
            continue;
        }
        for table in case["tables"].as_array().expect("tables") {
            let text = table["schema_sql"].as_str().expect("a text");
            let (_, problems) = parse(text);
            assert!(
                is_accepted(&problems),
                "{}: {text}: {problems:?}",
                case["id"]
            );
        }
    }
}

#[test]
fn the_reserved_words_are_those_of_flink() {
    let mut theirs: Vec<&str> = RESERVED_BY_FLINK.lines().collect();
    theirs.sort_unstable();
    assert_eq!(RESERVED.to_vec(), theirs);
    assert!(is_reserved("ValUe") && !is_reserved("metadata") && !is_reserved(""));
}

/// Whether the problem is an error, its text, what it is, and the text once it is mended.
fn check(text: &str, expect: &[(&str, Fault, Option<&str>)]) {
    let (_, problems) = parse(text);
    let found: Vec<(&str, Fault, Option<String>)> = problems
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
    let found: Vec<(&str, Fault, Option<&str>)> = found
        .iter()
        .map(|(span, fault, mended)| (*span, fault.clone(), mended.as_deref()))
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn problems_say_where_what_and_how_to_mend_it() {
    let meant = |meant| Fault::UnknownType { meant: Some(meant) };
    check("a FLOATT", &[("FLOATT", meant("FLOAT"), Some("a FLOAT"))]);
    check(
        "a text, b INT",
        &[("text", meant("STRING"), Some("a STRING, b INT"))],
    );
    check("a INT(11)", &[("(", Fault::NoParameters, Some("a INT"))]);
    check(
        "VALUE INT",
        &[("VALUE", Fault::Reserved, Some("`VALUE` INT"))],
    );
    check(
        "\"a\" INT",
        &[("\"a\"", Fault::DoubleQuotes, Some("`a` INT"))],
    );
    check("'a' INT", &[("'a'", Fault::TextAsName, Some("`a` INT"))]);
    check("a INT,", &[(",", Fault::TrailingComma, Some("a INT"))]);
    check(
        "a INT,, b INT",
        &[(",", Fault::DoubleComma, Some("a INT, b INT"))],
    );
    check(
        "a INT b INT",
        &[("b", Fault::MissingComma, Some("a INT, b INT"))],
    );
    check("(a INT)", &[("(", Fault::Bracketed, Some("a INT"))]);
    check("a.b INT", &[("a.b", Fault::DottedName, None)]);
    check(
        "a DECIMAL(39, 2)",
        &[("39", Fault::Clamped { to: 38 }, Some("a DECIMAL(38, 2)"))],
    );
    check(
        "a INT -- last",
        &[(
            "-- last",
            Fault::TrailingLineComment,
            Some("a INT -- last\n"),
        )],
    );
    check(
        "a INT\u{a0}",
        &[("\u{a0}", Fault::Character('\u{a0}'), None)],
    );
    check(
        "a INT, PRIMARY KEY (a)",
        &[(
            "PRIMARY KEY (a)",
            Fault::Enforced,
            Some("a INT, PRIMARY KEY (a) NOT ENFORCED"),
        )],
    );
    check(
        "a TIMESTAMP WITH TIME ZONE",
        &[(
            "TIME",
            Fault::TimeZone,
            Some("a TIMESTAMP WITH LOCAL TIME ZONE"),
        )],
    );
    check("a BIGINT METADATA FROM 'ofset'", &[]);
    check(
        "a INT, b AS a != 1",
        &[(
            "!=",
            Fault::Operator { meant: Some("<>") },
            Some("a INT, b AS a <> 1"),
        )],
    );
    check(
        "a INT, b AS a == 1",
        &[(
            "==",
            Fault::Operator { meant: Some("=") },
            Some("a INT, b AS a = 1"),
        )],
    );
    check(
        "a ROW<x INT NOT NULL>",
        &[("ROW<x INT NOT NULL>", Fault::LostNotNull, None)],
    );
    check(
        "a INT) WITH ('connector' = 'x') --\n",
        &[(
            ") WITH ('connector' = 'x') --\n",
            Fault::BreakOut { accepted: false },
            None,
        )],
    );
}

#[test]
fn a_function_may_begin_with_any_letter() {
    check(
        "a STRING, b AS éléphant(a)",
        &[("éléphant", Fault::UnknownFunction, None)],
    );
}

#[test]
fn words_in_the_wrong_place_are_named_as_what_they_are() {
    let bracket = Fault::Expected(Expected::Sign("<"));
    check("a MAP", &[("MAP", bracket.clone(), None)]);
    check("a ROW", &[("ROW", bracket, None)]);
    check("a NOT NULL INT", &[("NOT", Fault::Order, None)]);
    check("a INT COMMENT 'x' NOT NULL", &[("NOT", Fault::Order, None)]);
    check("a INT AS 1", &[("AS", Fault::TypedComputed, None)]);
    check(
        "a INT COMMENT 'it\\'s'",
        &[("'it\\'s", Fault::Backslash, Some("a INT COMMENT 'it''s'"))],
    );
    check(
        "select INT",
        &[("select", Fault::Reserved, Some("`select` INT"))],
    );
    check(
        "a TIME WITH TIME ZONE NOT NULL",
        &[(
            "TIME WITH TIME ZONE",
            Fault::RefusedType {
                meant: Some("TIME"),
            },
            Some("a TIME NOT NULL"),
        )],
    );
}

/// Mending one problem leaves the others. Brackets in brackets are the same problem once more.
#[test]
fn no_mend_leaves_its_own_problem() {
    for case in cases() {
        let text = case.schema_sql.as_str();
        for problem in parse(text).1 {
            let Some(mend) = &problem.mend else {
                continue;
            };
            if problem.fault == Fault::Bracketed {
                continue;
            }
            let mut mended = text.to_owned();
            mended.replace_range(mend.span.start..mend.span.end, &mend.text);
            let is_left = |left: &Problem| {
                left.fault == problem.fault && left.span.start == problem.span.start
            };
            let (_, left) = parse(&mended);
            assert!(!left.iter().any(is_left), "{text}, mended: {mended}");
        }
    }
}

#[test]
fn one_wrong_column_does_not_hide_the_next() {
    let unknown = Fault::UnknownType {
        meant: Some("STRING"),
    };
    let mend = |text| Some(text);
    check(
        "a TEXT, b ROW<x TEXT, y INT>, c INT, d XML",
        &[
            (
                "TEXT",
                unknown.clone(),
                mend("a STRING, b ROW<x TEXT, y INT>, c INT, d XML"),
            ),
            (
                "TEXT",
                unknown.clone(),
                mend("a TEXT, b ROW<x STRING, y INT>, c INT, d XML"),
            ),
            (
                "XML",
                unknown.clone(),
                mend("a TEXT, b ROW<x TEXT, y INT>, c INT, d STRING"),
            ),
        ],
    );
}

#[test]
fn the_types_that_postgres_refuses_are_known() {
    let text = "a TIMESTAMP(0), b TIMESTAMP(9), c MAP<INT, INT>, d ROW<x INT>, e MULTISET<INT>, f BINARY(3), \
                g TIMESTAMP(3), h BYTES, i ARRAY<INT>, j TIMESTAMP_LTZ(3), k STRING";
    let (schema, _) = parse(text);
    let refused: String = schema
        .columns
        .iter()
        .filter(|column| {
            let data_type = column.data_type.as_ref();
            data_type.is_some_and(|found| found.kind.is_refused_by_postgres())
        })
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(refused, "abcdef");
}

#[test]
fn a_column_of_the_key_is_not_null_in_expressions_too() {
    for text in [
        "key INT, twice AS key * 2, PRIMARY KEY (key) NOT ENFORCED",
        "twice AS key * 2, key INT PRIMARY KEY NOT ENFORCED",
    ] {
        let (schema, _) = parse(text);
        for column in &schema.columns {
            assert_eq!(column.printed_type().as_deref(), Some("INT NOT NULL"));
        }
    }
}

#[test]
fn hostile_nesting_is_refused_and_does_not_overflow() {
    let many = 100_000;
    for text in [
        format!("a {}", "ROW<a ".repeat(many)),
        format!("a {}INT{}", "ARRAY<".repeat(many), ">".repeat(many)),
        format!("a INT{}", " ARRAY".repeat(many)),
        format!("a INT{}", " NOT NULL MULTISET".repeat(many)),
        format!("a AS {}1{}", "(".repeat(many), ")".repeat(many)),
        format!("a AS {}", "CASE WHEN ".repeat(many)),
        format!("a AS {}1", "CAST(".repeat(many)),
        format!("a AS x{}", "[1 = 2 + 3 * x".repeat(many)),
    ] {
        let (_, problems) = parse(&text);
        let first = errors(&problems).next().expect("an error");
        assert_eq!(first.fault, Fault::TooDeep, "{}", &text[..40]);
    }
    for text in [
        format!("x INT, a AS {}x", "- ".repeat(many)),
        format!("x BOOLEAN, a AS {}x", "NOT ".repeat(many)),
        format!("x INT, a AS x{}", " + 1 * 2".repeat(many)),
    ] {
        assert!(is_accepted(&parse(&text).1), "{}", &text[..40]);
    }
}
