//! Column lists, judged as a real Flink judged them: `fixtures/flink/schema-corpus.jsonl` holds its verdicts.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::problem::{Expected, Fault, Problem, Severity};
use millrace::sql::reserved::{RESERVED, is_reserved};
use millrace::sql::schema::{Column, ColumnKind, Extra, Schema, parse, parse_counted};
use millrace::sql::token::tokens;
use proptest::prelude::*;
use serde_json::{Value, json};

const CORPUS: &str = include_str!("fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");
const RESERVED_BY_FLINK: &str = include_str!("fixtures/flink/reserved-words-1.20.txt");

/// Cases that are not met, each with the reason.
const EXCEPTIONS: [(&str, &str); 0] = [];

fn cases(corpus: &str) -> Vec<Value> {
    corpus
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn errors(problems: &[Problem]) -> Vec<&Problem> {
    problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .collect()
}

/// Whether Flink would accept it, which it also does with some break-outs.
fn is_accepted(problems: &[Problem]) -> bool {
    errors(problems)
        .iter()
        .all(|problem| problem.fault == Fault::BreakOut { accepted: true })
}

fn column_as_json(column: &Column) -> Value {
    let mut object =
        json!({"name": column.name, "type": column.printed_type(), "kind": "physical"});
    match &column.kind {
        ColumnKind::Physical => {}
        ColumnKind::Metadata { key, is_virtual } => {
            object["kind"] = json!("metadata");
            object["key"] = json!(key);
            object["virtual"] = json!(is_virtual);
        }
        ColumnKind::Computed(_) => object["kind"] = json!("computed"),
    }
    if let Some(comment) = &column.comment {
        object["comment"] = json!(comment);
    }
    object
}

fn extra_as_json(extra: &Extra) -> Value {
    let mut object = json!({});
    if !extra.partition_keys.is_empty() {
        object["partition_keys"] = json!(extra.partition_keys);
    }
    if let Some(distribution) = &extra.distribution {
        object["distribution"] = json!(distribution);
    }
    if let Some(comment) = &extra.comment {
        object["comment"] = json!(comment);
    }
    object
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

/// What differs from Flink's verdict; nothing if all agrees.
fn difference(case: &Value) -> Option<String> {
    let text = case["schema_sql"].as_str().expect("a text");
    let (schema, problems) = parse(text);
    let accepted = is_accepted(&problems);
    if accepted != case["ok"].as_bool().expect("a verdict") {
        return Some(format!("accepted: {accepted}, {:?}", errors(&problems)));
    }
    if accepted {
        let columns = schema.columns.iter().map(column_as_json).collect::<Value>();
        let extra = schema.extra.as_ref().map(extra_as_json);
        for (what, ours, theirs) in [
            ("columns", &columns, &case["columns"]),
            ("key", &json!(schema.primary_key), &case["primary_key"]),
            ("watermarks", &json!(schema.watermarks), &case["watermarks"]),
            ("extra", &json!(extra), &case["extra"]),
        ] {
            if ours != theirs {
                return Some(format!("{what}: {ours}, not {theirs}"));
            }
        }
    } else if let (Some(line), Some(column)) = (case["pos"][0].as_u64(), case["pos"][1].as_u64())
        && case["stage"] == "parse"
    {
        let named = offset(text, line, column);
        let first = errors(&problems)[0].span.start;
        if first > named {
            return Some(format!("at {first}, not {named}"));
        }
    }
    None
}

#[test]
fn the_corpus_is_judged_as_flink_judges_it() {
    let mut differences = Vec::new();
    for case in cases(CORPUS) {
        let id = case["id"].as_str().expect("an id");
        let is_exception = EXCEPTIONS.iter().any(|(other, _)| *other == id);
        match difference(&case) {
            Some(said) if !is_exception => {
                differences.push(format!("{id} {} {said}", case["schema_sql"]));
            }
            None if is_exception => differences.push(format!("{id} is met: no exception any more")),
            _ => {}
        }
    }
    assert!(
        differences.is_empty(),
        "{}\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// The tables of the statement corpus stand in front of statements that Flink planned with them.
#[test]
fn tables_of_accepted_statements_are_accepted() {
    for case in cases(STATEMENTS) {
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
            (problem.span.of(text), problem.fault, mended)
        })
        .collect();
    let found: Vec<(&str, Fault, Option<&str>)> = found
        .iter()
        .map(|(span, fault, mended)| (*span, *fault, mended.as_deref()))
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
        &[("(39, 2)", Fault::Clamped { to: 38 }, None)],
    );
    check(
        "a INT -- last",
        &[("-- last", Fault::TrailingLineComment, None)],
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
    check("a MAP", &[("MAP", bracket, None)]);
    check("a ROW", &[("ROW", bracket, None)]);
    check("a NOT NULL INT", &[("NOT", Fault::Order, None)]);
    check("a INT COMMENT 'x' NOT NULL", &[("NOT", Fault::Order, None)]);
    check("a INT AS 1", &[("AS", Fault::TypedComputed, None)]);
    check("a INT COMMENT 'it\\'s", &[("s", Fault::Backslash, None)]);
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
    for case in cases(CORPUS) {
        let text = case["schema_sql"].as_str().expect("a text");
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
                unknown,
                mend("a STRING, b ROW<x TEXT, y INT>, c INT, d XML"),
            ),
            (
                "TEXT",
                unknown,
                mend("a TEXT, b ROW<x STRING, y INT>, c INT, d XML"),
            ),
            (
                "XML",
                unknown,
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
        let first = errors(&problems)[0];
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

/// Tokens passed for so many pieces in a row.
fn steps(piece: &str, count: usize) -> usize {
    parse_counted(&piece.repeat(count)).2
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    for piece in [
        "a INT, ",
        "a ROW<b INT, c STRING>, ",
        "ROW<",
        "a ROW<",
        "(",
        ")",
        "a AS b + 1, ",
        "`",
        "'",
        "\"",
        "/*",
        "a TEXT, ",
        ", ",
        "a INT b INT ",
        "a AS (",
        "CASE ",
        "a AS CASE WHEN 1 THEN 2 END, ",
        "PRIMARY KEY (a), ",
        "a AS x[",
        "NOT ",
        "a INT ARRAY ",
        "WATERMARK FOR a AS a, ",
        "<",
        ">",
        "a AS f(g(h(1))), ",
        "--",
        "U&\"",
    ] {
        let (few, many) = (steps(piece, 200), steps(piece, 2000));
        assert!(many <= few * 11 + 100, "{piece:?}: {few}, then {many}");
    }
}

/// Pieces that make up column lists, whole or broken.
const PIECES: [&str; 48] = [
    "a",
    "b",
    "`c`",
    "`",
    "'x'",
    "'",
    "\"",
    "INT",
    "STRING",
    "DECIMAL(10, 2)",
    "ROW<",
    "ARRAY<",
    "MAP<",
    ">",
    "(",
    ")",
    "<>",
    ",",
    ", ",
    " ",
    "\n",
    "--",
    "//",
    "/*",
    "*/",
    "/*+",
    ".",
    "AS",
    "NOT NULL",
    "NULL",
    "METADATA",
    "FROM 'k'",
    "VIRTUAL",
    "COMMENT 'c'",
    "WATERMARK FOR a AS a",
    "PRIMARY KEY (a) NOT ENFORCED",
    "CASE WHEN a THEN b END",
    "CAST(a AS",
    "+",
    "-",
    "1",
    "1.5e3",
    ";",
    "é",
    "\u{feff}",
    "INTERVAL '5' SECOND",
    "PARTITIONED BY (",
    "[",
];

fn check_any(text: &str) {
    let mut end = 0;
    for token in tokens(text) {
        assert_eq!(token.span.start, end, "{text:?}");
        assert!(token.span.end > end, "{text:?}");
        end = token.span.end;
    }
    assert_eq!(end, text.len(), "{text:?}");
    let (schema, problems): (Schema, Vec<Problem>) = parse(text);
    for problem in &problems {
        assert!(
            text.get(problem.span.start..problem.span.end).is_some(),
            "{text:?}: {problem:?}"
        );
        if let Some(mend) = &problem.mend {
            assert!(
                text.get(mend.span.start..mend.span.end).is_some(),
                "{text:?}: {problem:?}"
            );
        }
    }
    for column in &schema.columns {
        assert!(
            text.get(column.span.start..column.span.end).is_some(),
            "{text:?}: {column:?}"
        );
        if let (ColumnKind::Physical, true) = (
            &column.kind,
            is_accepted(&problems) && column.time.is_none(),
        ) {
            let again = format!(
                "`{}` {}",
                column.name.replace('`', "``"),
                column.printed_type().expect("a type")
            );
            let (read, problems) = parse(&again);
            assert!(problems.is_empty(), "{again}: {problems:?}");
            assert_eq!(read.columns[0].data_type, column.data_type, "{again}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text in any::<String>()) {
        check_any(&text);
    }

    #[test]
    fn any_pieces_are_taken(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: Vec<&str> = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        check_any(&text.concat());
        check_any(&text.join(" "));
    }
}

#[test]
fn every_prefix_of_the_corpus_is_taken() {
    for case in cases(CORPUS) {
        let text = case["schema_sql"].as_str().expect("a text");
        for (end, _) in text.char_indices().take(300) {
            check_any(&text[..end]);
        }
        check_any(text);
    }
}
