//! The sentences about Flink SQL: the catalogue that a reviewer reads, and what holds for all of them.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::problem::Problem;
use millrace::sql::schema::connector::{Connector, check};
use millrace::sql::schema::parse;
use millrace::text::sql::{mend, problem};
use serde_json::Value;

const CORPUS: &str = include_str!("fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");

/// A column list, and what is said about it.
#[rustfmt::skip]
const COLUMNS: [(&str, &str); 100] = [
    ("@a INT", "Flink does not know “@” here: remove it, or write the name in backticks."),
    ("a BOOLEAN, b AS a && a", "Flink has no “&&”: write AND instead."),
    ("a INT # remark", "Flink does not know “#” here: write -- for a comment, or the name in backticks."),
    ("a INT,\u{a0}b INT", "A non-breaking space is no white space to Flink: write a plain space."),
    ("\u{feff}a INT", "There is a character here that shows as nothing, U+FEFF: remove it."),
    ("‘a’ INT", "Typographic quotes mean nothing to Flink: names stand in backticks, text in plain ' quotes."),
    ("a# INT", "Flink does not know “#” here: write -- for a comment, or the name in backticks."),
    ("`a INT", "A backtick is not closed on its line: close it behind the name."),
    ("`` INT", "The name is empty: write one."),
    ("a INT COMMENT 'x", "The text is not closed: write ' behind it. A ' inside is doubled."),
    ("a INT /* open", "The comment is not closed: write */ behind it."),
    ("a INT /*+ x */", "A hint can't stand here: remove it, or its + to make it a comment."),
    ("\"node\" INT", "Double quotes mean nothing to Flink: names stand in backticks, text in single quotes."),
    ("'node' INT", "“node” is text, not a name: names stand in backticks."),
    ("", "List the columns, such as `node` INT, `cpu` FLOAT."),
    ("a INT,", "A trailing comma: remove it or add a column."),
    ("a INT,, b INT", "Two commas in a row: remove one or add a column."),
    ("a INT;", "A semicolon can't stand here: remove it."),
    ("CREATE TABLE x (a INT)", "This is a whole statement: keep only what stands between the brackets of CREATE TABLE."),
    ("(a INT)", "The column list stands without brackets of its own: remove them."),
    ("(a INT", "The column list stands without brackets of its own: remove this one."),
    ("a INT b INT", "A comma is missing before “b”: write one."),
    ("a INT)", "This bracket closes the column list too early: remove it."),
    ("a INT) WITH ('connector' = 'print'", "This bracket closes the column list too early: remove it and what follows."),
    ("a INT, b STRING) PARTITIONED BY (b", "This bracket closes the column list, and the rest changes the table: remove both."),
    (", a INT", "Write a name here, not “,”."),
    ("1a INT", "A name that begins with a digit must stand in backticks."),
    ("a-b INT", "A name with “-” in it must stand in backticks."),
    ("a", "The end comes too early: write a type."),
    ("a : INT", "Write a type here, not “:”."),
    ("a INT COMMENT", "The end comes too early: write text in single quotes."),
    ("a INT COMMENT 5", "Write text in single quotes here, not “5”."),
    ("a INT, b AS", "The end comes too early: write an expression."),
    ("a INT, b AS )", "Write an expression here, not “)”."),
    ("a INT, b AS order + 1", "“order” is a reserved word: write it in backticks."),
    ("a INT, b AS UPPER(comment)", "“comment” is a reserved word: write it in backticks."),
    ("a INT, b AS INT", "Write an expression here, not “INT”."),
    ("a INT, b AS COMMENT 'x'", "Write an expression here, not “COMMENT”."),
    ("a INT, PRIMARY a", "“PRIMARY” is a reserved word: write a name before it, or write it in backticks."),
    ("ts TIMESTAMP(3), WATERMARK ts AS ts", "Write FOR here, not “ts”."),
    ("a DECIMAL(10, 2", "The end comes too early: write “)”."),
    ("a MAP<STRING>", "Write “,” here, not “>”."),
    ("a ARRAY", "“ARRAY” needs a type in angle brackets, such as ARRAY<INT>."),
    ("a MAP", "“MAP” needs a type in angle brackets, such as MAP<STRING, INT>."),
    ("a ROW", "“ROW” needs a type in angle brackets, such as ROW<a INT>."),
    ("ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5'", "The end comes too early: write a unit of time such as SECOND."),
    ("ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' FOO", "Write a unit of time such as SECOND here, not “FOO”."),
    ("a INT NOTNULL", "“NOTNULL” can't stand here: remove it."),
    ("a INT COMMENT 'x' NOT NULL", "“NOT” can't stand here. The order is type, NOT NULL, METADATA FROM '…' VIRTUAL, COMMENT."),
    ("a INT, b INT AS a + 1", "A column with AS has the type of its expression: remove the type."),
    ("a INT COMMENT 'it\\'s'", "A ' inside text is doubled in Flink: write '' instead of a backslash and a quote."),
    ("VALUE INT", "“VALUE” is a reserved word: write it in backticks."),
    ("INT a", "“INT” is a reserved word: write a name before it, or write it in backticks."),
    ("a ROW<INT>", "“INT” is a reserved word: write a name before it, or write it in backticks."),
    ("a.b INT", "“a.b” without backticks becomes the column “a”. Write it in backticks."),
    ("`a`.b INT", "“`a`.b” becomes the column “a”: what follows the dot is lost. Remove it."),
    ("a INT, a STRING", "Two columns are called “a”: rename one."),
    ("a ROW<x INT, x STRING>", "Two fields of this row are called “x”: rename one."),
    ("a FLOATT", "“FLOATT” is not a Flink type. Did you mean FLOAT?"),
    ("a TEXT", "“TEXT” is PostgreSQL's: in Flink it is STRING."),
    ("a timestamptz", "“timestamptz” is PostgreSQL's: in Flink it is TIMESTAMP_LTZ."),
    ("a DATETIME", "“DATETIME” is not a Flink type. Did you mean TIMESTAMP(3)?"),
    ("a `INT`", "A type stands without backticks: remove them."),
    ("a GEOMETRY", "“GEOMETRY” is not a Flink type: use one such as STRING, INT, DOUBLE or TIMESTAMP(3)."),
    ("a REAL", "“REAL” is PostgreSQL's: in Flink it is FLOAT."),
    ("a INTERVAL DAY", "“INTERVAL” is no type for a column: write one such as STRING or INT."),
    ("a NOT NULL INT", "“NOT” can't stand here. The order is type, NOT NULL, METADATA FROM '…' VIRTUAL, COMMENT."),
    ("a TIME WITH TIME ZONE", "“TIME WITH TIME ZONE” is not a Flink type. Did you mean TIME?"),
    ("a INT(11)", "This takes nothing in brackets: remove them."),
    ("a AS CURRENT_TIMESTAMP()", "This takes nothing in brackets: remove them."),
    ("a VARCHAR(", "A whole number is missing at the end."),
    ("a VARCHAR(max)", "Write a whole number here, not “max”."),
    ("a CHAR(2147483648)", "“2147483648” is too large: Flink takes 2147483647 at most."),
    ("a DECIMAL(0, 0)", "“DECIMAL(0, 0)” has no digits: write a precision of 1 to 38."),
    ("a DECIMAL(5, 6)", "“DECIMAL(5, 6)” has more digits behind the point than it has in all. Raise the first number."),
    ("a DECIMAL(39, 2)", "Flink takes 38 at most here: it lowers “39” and says nothing about it. Write 38."),
    ("a TIME(3)", "Flink keeps no fraction of a second in a TIME, and says nothing about it. Remove “(3)”."),
    ("a ROW<x INT NOT NULL>", "Flink drops NOT NULL inside a row that may be NULL. Write NOT NULL behind the row too, or nowhere."),
    ("a TIMESTAMP WITH TIME ZONE", "Flink stores no time zones: write WITH LOCAL TIME ZONE."),
    ("a INT DEFAULT 0", "Flink has no “DEFAULT”: remove it."),
    ("a INT, CHECK (a > 0)", "Flink has no “CHECK”: remove it."),
    ("a INT PRIMARY KEY NOT ENFORCED, PRIMARY KEY (a) NOT ENFORCED", "Only one PRIMARY KEY is allowed: “a” has it already. Remove this one."),
    ("a INT PRIMARY KEY", "Flink enforces no keys: write NOT ENFORCED behind this one."),
    ("a INT, PRIMARY KEY (a) ENFORCED", "Flink enforces no keys: write NOT ENFORCED behind this one."),
    ("a INT UNIQUE", "Flink has no UNIQUE: remove it, or make it a PRIMARY KEY."),
    ("a INT, PRIMARY KEY (A) NOT ENFORCED", "There is no column “A” in this table. Check its spelling: upper and lower case differ."),
    ("a INT, b AS a + 1, PRIMARY KEY (b) NOT ENFORCED", "“b” is computed or metadata, so it can't be in the PRIMARY KEY: take it out."),
    ("a INT, PRIMARY KEY (a, a) NOT ENFORCED", "“a” is in the key twice: remove one."),
    ("a TIMESTAMP(3), WATERMARK FOR a AS a, WATERMARK FOR a AS a", "Only one WATERMARK is allowed: “a” has it already. Remove this one."),
    ("ts TIMESTAMP, WATERMARK FOR ts AS ts", "“ts” can't have a watermark: make it a TIMESTAMP(3) or a TIMESTAMP_LTZ(3)."),
    ("p AS PROCTIME(), WATERMARK FOR p AS p", "“p” is the time of processing, which takes no watermark: remove the WATERMARK."),
    ("ts TIMESTAMP(3), WATERMARK FOR ts AS CURRENT_TIMESTAMP", "The watermark must have the type of “ts”: write the column, or take an INTERVAL from it."),
    ("a INT METADATA FROM 'offset', b INT METADATA FROM 'offset'", "Two columns take the same metadata. Compute “b” from the other with AS."),
    ("a INT, b AS a + 1, c AS b + 1", "“b” is computed, and a computed column can't use another: write out its expression."),
    ("a INT, b AS a != 1", "Flink has no “!=”: write <> instead."),
    ("a INT, b AS a::STRING", "Flink has no “::”: write “CAST(a AS STRING)”."),
    ("a STRING, b AS a - 5", "The types in “a - 5” don't fit: convert one with CAST."),
    ("a INT, b AS foo(a)", "Flink has no function “foo”. Check its spelling."),
    ("a INT, b AS SUM(a)", "“SUM” can't stand here: only the values of one row are seen. Remove it."),
    ("a INT -- last", "The closing bracket of CREATE TABLE would land in this comment: end it with a line break."),
];

/// The same, where the connector of the table has its say.
#[rustfmt::skip]
const BY_CONNECTOR: [(Connector, &str, &str); 10] = [
    (Connector::Jdbc, "a TIMESTAMP(9)", "The PostgreSQL connector refuses “TIMESTAMP(9)”. Use TIMESTAMP(6)."),
    (Connector::Jdbc, "a MAP<STRING, INT>", "The PostgreSQL connector refuses “MAP<STRING, INT>”: remove the column or give it another type."),
    (Connector::Jdbc, "a TIMESTAMP_LTZ(3)", "“TIMESTAMP_LTZ(3)” can be written to PostgreSQL, but a job that reads it fails: use TIMESTAMP to read it."),
    (Connector::Jdbc, "a ARRAY<INT>", "“ARRAY<INT>” can be read from PostgreSQL, but a job that writes it fails."),
    (Connector::Jdbc, "a STRING METADATA FROM 'topic'", "A PostgreSQL table has no metadata: remove this column."),
    (Connector::Kafka, "a BIGINT METADATA FROM 'ofset' VIRTUAL", "Kafka has no metadata “ofset”. Did you mean “offset”?"),
    (Connector::Kafka, "a STRING METADATA FROM 'key'", "Kafka has no metadata “key”, only topic, partition, headers, offset, timestamp, timestamp-type, leader-epoch."),
    (Connector::Kafka, "a STRING METADATA FROM 'topic'", "This metadata can be read, not written: add VIRTUAL, or a job that writes to this table fails."),
    (Connector::Kafka, "a BIGINT METADATA FROM 'timestamp'", "A job that reads the record's timestamp as “BIGINT” fails: use TIMESTAMP_LTZ(3)."),
    (Connector::UpsertKafka, "a INT", "upsert-kafka needs a key: add PRIMARY KEY (…) NOT ENFORCED with its columns."),
];

/// A column list, and what the button beside it does.
#[rustfmt::skip]
const MENDS: [(&str, &str); 20] = [
    ("\"node\" INT", "Writes “node” in backticks"),
    ("'node' INT", "Writes “node” in backticks"),
    ("a INT,", "Removes the comma"),
    ("a INT,, b INT", "Removes the comma"),
    ("(a INT)", "Removes the brackets"),
    ("a INT b INT", "Adds a comma"),
    ("VALUE INT", "Writes “VALUE” in backticks"),
    ("a FLOATT", "Writes “FLOAT”"),
    ("CREATE TABLE foo (a INT)", "Removes all but the column list"),
    ("a TEXT", "Writes “STRING”"),
    ("a timestamptz", "Writes “TIMESTAMP_LTZ”"),
    ("a DATETIME", "Writes “TIMESTAMP(3)”"),
    ("a `INT`", "Writes “INT”"),
    ("a REAL", "Writes “FLOAT”"),
    ("a TIME WITH TIME ZONE", "Writes “TIME”"),
    ("a INT(11)", "Removes “(11)”"),
    ("a TIMESTAMP WITH TIME ZONE", "Adds “LOCAL”"),
    ("a INT PRIMARY KEY", "Adds “NOT ENFORCED”"),
    ("a INT, PRIMARY KEY (a) ENFORCED", "Adds “NOT”"),
    ("a INT, b AS a != 1", "Writes “<>”"),
];

#[test]
fn each_fault_of_a_column_list_has_its_sentence() {
    let wrong: Vec<String> = COLUMNS
        .iter()
        .filter_map(|(text, expected)| {
            let said: Vec<String> = parse(text)
                .1
                .iter()
                .map(|found| problem(found, text))
                .collect();
            let said = said.join(" / ");
            (said != *expected).then(|| format!("{text}\n  said:   {said}\n  wanted: {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_that_a_connector_finds_has_its_sentence() {
    for (connector, text, expected) in BY_CONNECTOR {
        let found = check(&parse(text).0, connector, text);
        let said: Vec<String> = found.iter().map(|found| problem(found, text)).collect();
        assert_eq!(said, [expected], "{text}");
    }
}

#[test]
fn each_mend_says_what_it_does() {
    for (text, expected) in MENDS {
        let found = parse(text).1;
        let mends: Vec<String> = found
            .iter()
            .filter_map(|found| found.mend.as_ref())
            .map(|found| mend(found, text))
            .collect();
        assert_eq!(mends, [expected], "{text}");
    }
}

fn check_sentence(said: &str, text: &str) {
    let length = said.chars().count();
    assert!(length <= 200, "{text}: {said}");
    assert!(said.ends_with(['.', '?']), "{text}: {said}");
    let first = said.chars().next();
    assert!(first.is_some_and(|c| !c.is_whitespace()), "{text}: {said}");
    for bad in [
        "\"",
        "``",
        "\u{201c}\u{201d}",
        "  ",
        " ,",
        " :",
        "Some(",
        "None",
        "::<",
        " {",
        "$",
        "!",
    ] {
        // What the user typed may hold any of them.
        assert!(text.contains(bad) || !said.contains(bad), "{text}: {said}");
    }
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    assert!(!said.contains(is_hidden), "{said:?}");
}

/// All that is found in a text, whatever the connector.
fn all_found(text: &str) -> Vec<Problem> {
    let (schema, mut found) = parse(text);
    for connector in [Connector::Jdbc, Connector::Kafka, Connector::UpsertKafka] {
        found.extend(check(&schema, connector, text));
    }
    found
}

fn check_text(text: &str) {
    for found in all_found(text) {
        check_sentence(&problem(&found, text), text);
        if let Some(found) = &found.mend {
            let said = mend(found, text);
            let starts = ["Writes ", "Removes ", "Adds "];
            assert!(
                starts.iter().any(|start| said.starts_with(start)),
                "{text}: {said}"
            );
            assert!(said.chars().count() <= 70, "{text}: {said}");
        }
    }
}

#[test]
fn all_that_is_said_about_the_corpus_reads_well() {
    for line in CORPUS.lines().chain(STATEMENTS.lines()) {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let tables = case["tables"].as_array().into_iter().flatten();
        for text in tables
            .chain([&case])
            .filter_map(|table| table["schema_sql"].as_str())
        {
            check_text(text);
        }
    }
}

#[test]
fn hostile_texts_are_shown_short_and_visible() {
    let long = "x".repeat(2_000_000);
    for text in [
        format!("a {long}"),
        format!("a `{long}`"),
        format!("`{long}` INT"),
        format!("a INT, b AS {long}"),
        format!("a INT, b AS {long}(1)"),
        format!("a INT DEFAULT {long}"),
        format!("a INT METADATA FROM '{long}'"),
        format!("a MAP<INT, INT>{}", " MULTISET".repeat(150)),
        format!("(a INT{}", " ".repeat(2_000_000)),
        format!("(a INT{})", " ".repeat(2_000_000)),
        format!("a INT) {long}"),
        format!("'{long}' INT"),
        format!("\"{long}\" INT"),
        "a `\u{202e}TNI\u{202c}\u{1b}[31m\0`".to_owned(),
        format!("a `{}`", "\u{202e}".repeat(300)),
        "'\u{202e}\u{2066}\u{feff}' INT".to_owned(),
        "`a\u{200b}` INT, `a\u{200b}` INT".to_owned(),
        "\u{200b}a INT".to_owned(),
        "\u{202e}a INT".to_owned(),
        "\u{200d}a INT".to_owned(),
        "a INT \0".to_owned(),
        "a 'x\r\n\t y'".to_owned(),
        "a INT METADATA FROM '\u{202e}\n'".to_owned(),
    ] {
        check_text(&text);
    }
}

#[test]
fn the_users_words_are_shown_as_they_are() {
    for (text, expected) in [
        (
            "a `$% $`",
            "“$% $” is not a Flink type: use one such as STRING, INT, DOUBLE or TIMESTAMP(3).",
        ),
        (
            "a `\u{202e}TNI`",
            "“\\u{202e}TNI” is not a Flink type: use one such as STRING, INT, DOUBLE or TIMESTAMP(3).",
        ),
        (
            "a `名前`",
            "“名前” is not a Flink type: use one such as STRING, INT, DOUBLE or TIMESTAMP(3).",
        ),
        (
            "a INT, b AS this_is_a_very_long_name_of_a_column_that_is_not_there",
            "There is no column “this_is_a_very_long_name_of_a_column_tha…” in this table. Check its spelling: upper and lower case differ.",
        ),
        (
            "'a\n\t b' INT",
            "“a b” is text, not a name: names stand in backticks.",
        ),
    ] {
        let found = parse(text).1;
        assert_eq!(problem(&found[0], text), expected);
    }
}
