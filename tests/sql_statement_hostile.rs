//! Statements that nobody means: none panics, overflows the stack or takes more than its length in work.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use millrace::sql::problem::Fault;
use millrace::sql::schema;
use millrace::sql::statement::{Sink, Table, parse, parse_counted};
use proptest::prelude::*;
use sql::{cases, errors};

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
        let (text, tables) = (case.statement.as_str(), case.tables.all());
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
