//! Candidates at a caret: which there are, in which order, and what they replace.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::complete::{Candidate, Completion, Known, Mode, complete, types};
use millrace::sql::schema::parse;
use millrace::text::sql::detail;

/// What is said of a candidate.
fn said(candidate: &Candidate) -> String {
    detail(&candidate.detail)
}

fn columns(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned()))
        .collect()
}

/// Completes at the bar, among three tables.
fn completed(marked: &str, mode: Mode) -> (String, Completion) {
    let caret = marked.find('|').expect("a caret");
    let text = marked.replacen('|', "", 1);
    let orders = columns(&[
        ("id", "BIGINT"),
        ("amount", "DECIMAL(10, 2)"),
        ("user", "STRING"),
    ]);
    let customers = columns(&[("id", "BIGINT"), ("full name", "STRING")]);
    let sink = columns(&[("total", "DOUBLE")]);
    let tables = [
        Known {
            name: "orders",
            columns: &orders,
        },
        Known {
            name: "customers",
            columns: &customers,
        },
        Known {
            name: "order totals",
            columns: &sink,
        },
    ];
    let completion = complete(&text, caret, mode, &tables);
    (text, completion)
}

/// `expect` are the first candidates; what begins with `!` is not among them.
fn check(mode: Mode, table: &[(&str, &[&str])]) {
    for (marked, expect) in table {
        let (_, completion) = completed(marked, mode);
        let texts: Vec<&str> = completion
            .candidates
            .iter()
            .map(|candidate| candidate.text.as_str())
            .collect();
        let (absent, first): (Vec<&str>, Vec<&str>) =
            expect.iter().partition(|text| text.starts_with('!'));
        assert!(texts.starts_with(&first), "{marked}: {texts:?}");
        for text in absent {
            assert!(!texts.contains(&&text[1..]), "{marked}: {texts:?}");
        }
        if expect.is_empty() {
            assert!(texts.is_empty(), "{marked}: {texts:?}");
        }
    }
}

#[test]
fn statements_are_completed_by_tables_and_columns() {
    check(
        Mode::Statement,
        &[
            ("|", &["INSERT INTO", "EXECUTE STATEMENT SET BEGIN", "!END"]),
            ("ins|", &["INSERT INTO"]),
            ("EXECUTE |", &["STATEMENT SET BEGIN"]),
            ("EXECUTE STATEMENT SET BEGIN |", &["INSERT INTO"]),
            ("INSERT INTO |", &["orders", "customers", "`order totals`"]),
            (
                "INSERT INTO ord|",
                &["orders", "`order totals`", "!customers"],
            ),
            ("INSERT INTO `ord|", &["`orders`", "`order totals`"]),
            ("INSERT INTO `ord|`", &["`orders`", "`order totals`"]),
            ("INSERT INTO tot|", &["`order totals`"]),
            (
                "INSERT INTO orders |",
                &["SELECT", "VALUES", "WITH", "(", "!FROM", "!WHERE", "!AND"],
            ),
            (
                "INSERT INTO orders (id) |",
                &["SELECT", "VALUES", "WITH", "!(", "!FROM"],
            ),
            ("INSERT INTO orders s|", &["SELECT"]),
            (
                "INSERT INTO orders (|",
                &["id", "amount", "`user`", "!total"],
            ),
            ("INSERT INTO orders (id, am|)", &["amount"]),
            (
                "SELECT * FROM |",
                &["orders", "customers", "`order totals`", "TABLE("],
            ),
            ("SELECT * FROM orders, cu|", &["customers"]),
            ("SELECT * FROM orders JOIN cu|", &["customers"]),
            ("SELECT | FROM orders", &["id", "amount", "`user`"]),
            ("SELECT full| FROM customers", &["`full name`"]),
            ("SELECT name| FROM customers", &["`full name`"]),
            (
                "SELECT |",
                &["id", "amount", "`user`", "`full name`", "total"],
            ),
            ("SELECT us| FROM orders", &["`user`"]),
            ("SELECT AM| FROM orders", &["amount"]),
            (
                "SELECT o.| FROM orders o",
                &["id", "amount", "`user`", "!orders"],
            ),
            ("SELECT o.a| FROM orders AS o", &["amount"]),
            ("SELECT o.`| FROM orders AS o", &["`id`", "`amount`"]),
            ("SELECT orders.| FROM orders", &["id"]),
            (
                "SELECT c.| FROM orders o LEFT JOIN customers c ON o.id = c.id",
                &["id", "`full name`"],
            ),
            (
                "SELECT b.| FROM orders a, customers b",
                &["id", "`full name`"],
            ),
            (
                "SELECT c.| FROM orders o JOIN customers FOR SYSTEM_TIME AS OF o.p AS c ON TRUE",
                &["id", "`full name`"],
            ),
            (
                "SELECT x.| FROM (SELECT id FROM orders) x",
                &["id", "!amount"],
            ),
            ("SELECT nobody.| FROM orders", &[]),
            (
                "SELECT i| FROM orders o JOIN customers c ON TRUE",
                &["o.id", "c.id"],
            ),
            ("SELECT i| FROM (SELECT * FROM orders) x", &["id"]),
            (
                "SELECT x FROM (SELECT a| FROM orders) x, customers",
                &["amount"],
            ),
        ],
    );
}

#[test]
fn queries_give_the_columns_that_they_name() {
    check(
        Mode::Statement,
        &[
            (
                "INSERT INTO t WITH big AS (SELECT * FROM orders) SELECT * FROM b|",
                &["big"],
            ),
            (
                "INSERT INTO t WITH big AS (SELECT * FROM orders) SELECT b.| FROM big b",
                &["id", "amount"],
            ),
            (
                "INSERT INTO t WITH big AS (SELECT o.id AS n, MAX(amount) m, `user` FROM orders o) SELECT | FROM big",
                &["n", "m", "`user`", "!id", "!amount"],
            ),
            (
                "INSERT INTO t WITH big (x, y) AS (SELECT id, amount + 1 FROM orders) SELECT | FROM big",
                &["x", "y", "!id", "!amount"],
            ),
            (
                "INSERT INTO t WITH a AS (SELECT id AS n FROM orders), b AS (SELECT *, 1 AS uno FROM a) SELECT | FROM b",
                &["n", "uno"],
            ),
            (
                "INSERT INTO t WITH big AS (SELECT c.*, o.amount FROM orders o, customers c) SELECT | FROM big",
                &["id", "`full name`", "amount", "!`user`"],
            ),
            (
                "INSERT INTO t WITH orders AS (SELECT id AS own FROM orders) SELECT | FROM orders",
                &["own", "!amount"],
            ),
        ],
    );
}

#[test]
fn statements_are_completed_by_functions_and_words() {
    check(
        Mode::Statement,
        &[
            ("SELECT COA| FROM orders", &["COALESCE("]),
            ("SELECT COUN|(*) FROM orders", &["COUNT"]),
            ("SELECT PROC|", &["PROCTIME()"]),
            ("SELECT current_times|", &["CURRENT_TIMESTAMP"]),
            ("SELECT CAST(id AS BIG|)", &["BIGINT"]),
            ("SELECT CAST(id AS |)", &["STRING", "BIGINT"]),
            ("SELECT * FROM orders w|", &["WHERE"]),
            ("SELECT * FROM orders WHERE id |", &["FROM", "WHERE"]),
            ("SELECT * FROM orders GROUP |", &["BY"]),
            ("SELECT * FROM orders WHERE am|", &["amount"]),
            ("SELECT * FROM orders WHERE id IS |", &["NULL", "NOT NULL"]),
            (
                "SELECT * FROM orders WHERE id NOT |",
                &["IN (", "BETWEEN", "LIKE"],
            ),
            ("SELECT INTERVAL '1' |", &["SECOND", "MINUTE"]),
            (
                "SELECT EXTRACT(DAY FROM |) FROM orders",
                &["id", "amount", "!TABLE("],
            ),
            ("SELECT (|) FROM orders", &["SELECT", "id"]),
            (
                "SELECT * FROM TABLE(|",
                &["CUMULATE(", "HOP(", "SESSION(", "TUMBLE("],
            ),
            (
                "SELECT * FROM TABLE(TUMBLE(TABLE |",
                &["orders", "customers"],
            ),
            (
                "SELECT window_s| FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(t), INTERVAL '1' DAY))",
                &["window_start"],
            ),
            (
                "SELECT 1; INSERT INTO x SELECT am| FROM orders; SELECT * FROM customers",
                &["amount"],
            ),
            ("SELECT 'fr|om'", &[]),
            ("SELECT 'fr|", &[]),
            ("SELECT 1 -- fr|", &[]),
            ("SELECT /* fr| */ 1", &[]),
            ("SELECT 1|", &[]),
            ("SELECT `id`|", &[]),
        ],
    );
}

#[test]
fn column_lists_are_completed_by_what_can_stand_there() {
    check(
        Mode::Schema,
        &[
            ("|", &["PRIMARY KEY (", "WATERMARK FOR"]),
            ("a INT, wat|", &["WATERMARK FOR"]),
            (
                "a |",
                &["STRING", "BIGINT", "INT", "DOUBLE", "DECIMAL(10, 2)"],
            ),
            ("`a` dec|", &["DECIMAL(10, 2)"]),
            ("a deci|(5, 1)", &["DECIMAL"]),
            ("a times|, b INT", &["TIMESTAMP(3)", "TIMESTAMP_LTZ(3)"]),
            ("a text|", &["STRING"]),
            ("a ARRAY<|", &["STRING"]),
            ("a MAP<STRING, big|>", &["BIGINT"]),
            ("a ROW<|", &[]),
            ("a ROW<x |", &["STRING"]),
            ("a ROW<x INT, y bool|>", &["BOOLEAN"]),
            ("a ROW<x MAP<INT, INT>, y MAP<INT, |", &["STRING"]),
            ("a DECIMAL(|", &[]),
            (
                "a DECIMAL(10, 2) |",
                &[
                    "NOT NULL",
                    "METADATA",
                    "COMMENT",
                    "PRIMARY KEY NOT ENFORCED",
                ],
            ),
            ("a ARRAY<INT> n|", &["NOT NULL"]),
            ("a INT NOT |", &["NULL"]),
            ("a INT NOT NULL |", &["METADATA", "COMMENT"]),
            ("a INT METADATA |", &["FROM", "VIRTUAL"]),
            ("a INT METADATA FROM 'x' |", &["VIRTUAL", "COMMENT"]),
            ("a INT METADATA FROM |", &["'timestamp'", "'headers'"]),
            ("a INT METADATA FROM '|", &["timestamp'", "headers'"]),
            ("a INT METADATA FROM 'off|' VIRTUAL", &["offset"]),
            ("a INT METADATA FROM 'off|, b INT", &["offset'"]),
            ("a INT COMMENT 'x' |", &[]),
            ("a INT, b STRING, PRIMARY |", &["KEY"]),
            ("a INT, `b c` STRING, PRIMARY KEY (|", &["a", "`b c`"]),
            ("a INT, PRIMARY KEY (a) |", &["NOT ENFORCED"]),
            ("a INT, PRIMARY KEY (a) NOT |", &["ENFORCED"]),
            ("a TIMESTAMP(3), WATERMARK FOR |", &["a"]),
            ("a TIMESTAMP(3), WATERMARK FOR a |", &["AS"]),
            ("a TIMESTAMP(3), WATERMARK FOR a AS |", &["a"]),
            (
                "a TIMESTAMP(3), WATERMARK FOR a AS a - INTERVAL '5' |",
                &["SECOND"],
            ),
            ("a INT, b AS |", &["a", "ABS("]),
            ("a INT, b AS UPP|", &["UPPER("]),
            ("a INT, b AS CAST(a AS |", &["STRING"]),
            ("a INT, b AS a |", &["AND", "OR"]),
            ("a INT, b AS SU|", &["SUBSTR(", "SUBSTRING(", "!SUM("]),
            ("a INT COMMENT 'in|", &[]),
            ("a INT -- in|", &[]),
            ("`a b|` INT", &[]),
        ],
    );
}

#[test]
fn candidates_say_what_they_are() {
    let detail = |marked, mode, text: &str| {
        let (_, completion) = completed(marked, mode);
        let mut all = completion.candidates.iter();
        said(all.find(|it| it.text == text).expect("a candidate"))
    };
    assert_eq!(
        detail("SELECT | FROM orders", Mode::Statement, "id"),
        "BIGINT, orders"
    );
    assert_eq!(
        detail("SELECT o| FROM orders o", Mode::Statement, "o"),
        "orders"
    );
    assert_eq!(
        detail("SELECT LPA|", Mode::Statement, "LPAD("),
        "LPAD(string, length, pad)"
    );
    assert_eq!(
        detail("a D|", Mode::Schema, "DECIMAL(10, 2)"),
        "DECIMAL(p, s): exact number; p digits (1–38), s of them after the point"
    );
    assert_eq!(detail("a INT, b AS |", Mode::Schema, "a"), "INT");
}

#[test]
fn names_that_no_backticks_hold_are_not_offered() {
    let names = columns(&[("", "INT"), ("a\nb", "INT"), ("a`b", "INT")]);
    let tables = [Known {
        name: "t",
        columns: &names,
    }];
    let completion = complete("SELECT `", 8, Mode::Statement, &tables);
    let texts: Vec<String> = completion
        .candidates
        .into_iter()
        .map(|one| one.text)
        .collect();
    assert_eq!(texts, ["`a``b`"]);
}

#[test]
fn no_list_is_longer_than_one_can_read() {
    let many: Vec<(String, String)> = (0..200)
        .map(|at| (format!("c{at}"), "INT".to_owned()))
        .collect();
    let tables = [Known {
        name: "t",
        columns: &many,
    }];
    let completion = complete("SELECT  FROM t", 7, Mode::Statement, &tables);
    assert_eq!(completion.candidates.len(), 50);
    assert_eq!(completion.candidates[49].text, "c49");
}

#[test]
fn the_word_under_the_caret_is_replaced() {
    for (marked, expect) in [
        ("SELECT am| FROM orders", "am"),
        ("SELECT a|m FROM orders", "am"),
        ("SELECT | FROM orders", ""),
        ("SELECT |am FROM orders", ""),
        ("SELECT o.`am| FROM orders o", "`am"),
        ("SELECT o.`am|`, `x` FROM orders o", "`am`"),
        ("SELECT `am|, `x` FROM orders", "`am"),
        ("SELECT 'a|m'", ""),
        ("😀 é|", "é"),
    ] {
        let (text, completion) = completed(marked, Mode::Statement);
        assert_eq!(completion.replace.of(&text), expect, "{marked}");
    }
}

#[test]
fn a_metadata_key_is_replaced_between_its_quotes() {
    for (marked, expect) in [
        ("a INT METADATA FROM 'off|set' VIRTUAL", "offset"),
        ("a INT METADATA FROM '|' VIRTUAL", ""),
        ("a INT METADATA FROM 'lea|der-ep, b INT", "leader-ep"),
    ] {
        let (text, completion) = completed(marked, Mode::Schema);
        assert_eq!(completion.replace.of(&text), expect, "{marked}");
    }
}

#[test]
fn the_columns_of_a_query_have_the_types_of_the_tables() {
    let sql =
        "INSERT INTO t WITH q AS (SELECT amount AS a, 1 + 1 AS b FROM orders) SELECT | FROM q";
    let (_, completion) = completed(sql, Mode::Statement);
    let names: Vec<&str> = completion.candidates[..2]
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(names, ["a", "b"]);
    let types: Vec<String> = completion.candidates[..2].iter().map(said).collect();
    assert_eq!(types, ["DECIMAL(10, 2), q", "q"]);
}

#[test]
fn queries_within_queries_are_completed_in_linear_time() {
    for part in [
        "(SELECT * FROM ",
        "(SELECT (",
        "SELECT * FROM (SELECT 1) a, ",
        "WITH q AS (SELECT * FROM q), ",
        ") AS (",
    ] {
        let text = part.repeat(200_000 / part.len());
        completed(&[&text, "|"].concat(), Mode::Statement);
        let closed = [&text, "|", &")".repeat(20_000)].concat();
        completed(&closed, Mode::Statement);
    }
}

#[test]
fn types_are_found_by_the_names_that_analysts_know() {
    // What each of them is called elsewhere is PostgreSQL's, MySQL's and Java's.
    for (typed, expect) in [
        ("text", "STRING"),
        ("int8", "BIGINT"),
        ("long", "BIGINT"),
        ("bool", "BOOLEAN"),
        ("datetime", "TIMESTAMP(3)"),
        ("float8", "DOUBLE"),
        ("json", "STRING"),
        ("uuid", "STRING"),
        ("timestamptz", "TIMESTAMP_LTZ(3)"),
        ("bytea", "BYTES"),
        ("Big", "BIGINT"),
        (" date ", "DATE"),
        ("char", "CHAR(1)"),
        ("", "STRING"),
        ("DECIMAL(12, ", "DECIMAL(12,"),
    ] {
        let found = types(typed);
        assert_eq!(
            found.first().map(|first| first.text.as_str()),
            Some(expect),
            "{typed}"
        );
    }
    assert_eq!(said(&types("uuid")[0]), "UUID is STRING in Flink");
    assert_eq!(
        types("int")
            .iter()
            .filter(|found| found.text == "INT")
            .count(),
        1
    );
    assert!(
        types("char")
            .iter()
            .any(|found| found.text == "VARCHAR(255)")
    );
    // Without a length it is another type than with one: Flink 1.20 resolves it to STRING.
    let varchar = types("varchar");
    let plain = varchar.iter().find(|found| found.text == "VARCHAR");
    assert_eq!(
        plain.map(said).as_deref(),
        Some("text of any length, as STRING")
    );
    assert_eq!(
        said(&types("VARCHAR(30")[0]),
        "VARCHAR(n): text of n characters at most"
    );
    assert!(types("nothing of the kind").is_empty());
}

#[test]
fn every_type_that_is_offered_is_one_of_flink() {
    for candidate in types("") {
        let (schema, problems) = parse(&["a ", &candidate.text].concat());
        assert!(problems.is_empty(), "{}: {problems:?}", candidate.text);
        assert_eq!(schema.columns.len(), 1);
    }
}

/// A caret in a whole `CREATE TABLE` among three tables.
#[test]
fn a_create_table_is_completed_clause_by_clause() {
    check(
        Mode::Statement,
        &[
            ("CREATE TABLE |", &["IF NOT EXISTS"]),
            ("CREATE TABLE t |", &["(", "WITH (", "LIKE", "!SELECT"]),
            // Between the brackets stands a column list.
            (
                "CREATE TABLE t (|)",
                &["PRIMARY KEY (", "WATERMARK FOR", "!SELECT"],
            ),
            ("CREATE TABLE t (a b|", &["BIGINT", "BOOLEAN", "BYTES"]),
            ("create temporary table t (a b|", &["BIGINT"]),
            (
                "CREATE TABLE IF NOT EXISTS `x`.t (a INT |, b INT) WITH ('connector' = 'kafka')",
                &["NOT NULL", "METADATA", "COMMENT"],
            ),
            (
                "CREATE TABLE t (a INT, b DECIMAL(10, 2), PRIMARY KEY (|) WITH (",
                &["a", "b"],
            ),
            (
                "CREATE TABLE t (a TIMESTAMP(3) METADATA FROM 'time|) WITH ()",
                &["timestamp'", "timestamp-type'"],
            ),
            // And behind them the clauses, each once.
            (
                "CREATE TABLE t (a INT) |",
                &["WITH (", "COMMENT", "PARTITIONED BY (", "LIKE"],
            ),
            ("CREATE TABLE t (a INT) w|", &["WITH ("]),
            ("CREATE TABLE t (a INT) COMMENT |", &[]),
            (
                "CREATE TABLE t (a INT) COMMENT 'b' |",
                &["WITH (", "PARTITIONED BY (", "LIKE", "!COMMENT"],
            ),
            ("CREATE TABLE t (a INT) PARTITIONED |", &["BY ("]),
            (
                "CREATE TABLE t (a INT, b INT) PARTITIONED BY (|) WITH ('connector' = 'print')",
                &["a", "b"],
            ),
            (
                "CREATE TABLE t (a INT) PARTITIONED BY (a) |",
                &["WITH (", "LIKE"],
            ),
            (
                "CREATE TABLE t (a INT) WITH ('connector' = 'print') |",
                &["LIKE", "!WITH ("],
            ),
            (
                "CREATE TABLE t LIKE |",
                &["orders", "customers", "`order totals`"],
            ),
            ("CREATE TABLE t LIKE orders |", &[]),
        ],
    );
}

#[test]
fn a_text_that_is_to_be_a_create_table_begins_as_one() {
    check(
        Mode::Create,
        &[
            ("|", &["CREATE TABLE", "CREATE TEMPORARY TABLE"]),
            ("cr|", &["CREATE TABLE", "CREATE TEMPORARY TABLE"]),
            ("-- mine\nCREATE |", &["TABLE", "TEMPORARY TABLE"]),
            ("CREATE TEMPORARY t|", &["TABLE"]),
            ("CREATE TABLE t (a b|", &["BIGINT", "BOOLEAN", "BYTES"]),
            ("SELECT |", &[]),
        ],
    );
}

/// The options of Kafka's connector.
const KAFKA: [&str; 7] = [
    "'properties.bootstrap.servers'",
    "'topic'",
    "'value.format'",
    "'scan.startup.mode'",
    "'key.format'",
    "'key.fields'",
    "'value.fields-include'",
];
/// Those of the connector that reads the changes of a table.
const CDC: [&str; 9] = [
    "'hostname'",
    "'port'",
    "'username'",
    "'password'",
    "'database-name'",
    "'schema-name'",
    "'table-name'",
    "'decoding.plugin.name'",
    "'slot.name'",
];
/// The connectors.
const CONNECTORS: [&str; 10] = [
    "'kafka'",
    "'upsert-kafka'",
    "'jdbc'",
    "'elasticsearch-7'",
    "'slack'",
    "'bigquery'",
    "'postgres-cdc'",
    "'datagen'",
    "'print'",
    "'blackhole'",
];

/// The options are those of `aiven-flink-api.md`, section 7, and of Aiven's pages that it names.
#[test]
fn options_are_completed_by_their_connector() {
    for (options, expect) in [
        ("|", &["'connector'"][..]),
        ("conn|", &["'connector'"]),
        ("'|", &["connector'"]),
        ("'|'", &["connector"]),
        ("'conn|ector' = 'kafka'", &["connector"]),
        ("'connector' = |", &CONNECTORS),
        (
            "'connector' = 'ka|', 'topic' = 'cpu'",
            &["kafka", "upsert-kafka"],
        ),
        ("'connector' = 'jd|", &["jdbc'"]),
        ("'connector' = 'kafka', |", &KAFKA),
        // What comes behind the caret counts too, quotes that are open or not.
        ("|, 'connector' = 'kafka'", &KAFKA),
        ("'to|', 'connector' = 'kafka'", &["topic"]),
        (
            "'connector' = 'kafka', 'topic' = 'a', 'prop|",
            &["properties.bootstrap.servers'"],
        ),
        (
            "'connector' = 'upsert-kafka', 'topic' = 'a', |",
            &[
                "'properties.bootstrap.servers'",
                "'key.format'",
                "'value.format'",
            ],
        ),
        ("'connector' = 'jdbc', |", &["'url'", "'table-name'"]),
        (
            "'connector' = 'elasticsearch-7',\n    |\n",
            &["'hosts'", "'index'"],
        ),
        ("'connector' = 'slack', |", &["'token'"]),
        ("'connector' = 'postgres-cdc', |", &CDC),
        ("'connector' = 'datagen', |", &[]),
        ("'connector' = 'unheard-of', |", &[]),
        (
            "'connector' = 'kafka', 'scan.startup.mode' = '|'",
            &[
                "earliest-offset",
                "latest-offset",
                "group-offsets",
                "timestamp",
            ],
        ),
        (
            "'connector' = 'kafka', 'value.format' = |",
            &[
                "'json'",
                "'avro'",
                "'avro-confluent'",
                "'debezium-json'",
                "'debezium-avro-confluent'",
            ],
        ),
        (
            "'connector' = 'kafka', 'value.format' = 'avro-confluent', 'value.avro|",
            &[
                "value.avro-confluent.url'",
                "value.avro-confluent.basic-auth.credentials-source'",
                "value.avro-confluent.basic-auth.user-info'",
            ],
        ),
        ("'url' = |, 'connector' = 'jdbc'", &["'jdbc:postgresql://'"]),
        // What Aiven fills in is left empty.
        (
            "'properties.bootstrap.servers' = |, 'connector' = 'kafka'",
            &["''"],
        ),
        ("'topic' = '|', 'connector' = 'kafka'", &[]),
        ("'topic' |", &[]),
        ("'topic' = 'a' |", &[]),
        ("'topic' = 'a'|", &[]),
    ] {
        let marked = ["CREATE TABLE t (a INT) WITH (", options, ")"].concat();
        let (text, completion) = completed(&marked, Mode::Statement);
        let texts: Vec<&str> = completion
            .candidates
            .iter()
            .map(|candidate| candidate.text.as_str())
            .collect();
        assert_eq!(texts, expect, "{marked}");
        if let (Some(first), "'conn|ector' = 'kafka'") = (texts.first(), options) {
            let mut text = text;
            let replace = completion.replace;
            text.replace_range(replace.start..replace.end, first);
            assert!(text.contains("WITH ('connector' = 'kafka')"), "{text}");
        }
    }
}

/// The lists of formats and modes stand in the facts of the API too.
#[test]
fn formats_and_modes_that_are_offered_are_those_of_the_api() {
    use millrace::api::classic::{FORMATS, STARTUP_MODES, VALUE_FIELDS_INCLUDE};
    for (key, known) in [
        ("key.format", &FORMATS[..]),
        ("value.format", &FORMATS),
        ("scan.startup.mode", &STARTUP_MODES),
        ("value.fields-include", &VALUE_FIELDS_INCLUDE),
    ] {
        let marked = format!("CREATE TABLE t (a INT) WITH ('{key}' = '|')");
        let (_, completion) = completed(&marked, Mode::Statement);
        let mut texts: Vec<&str> = completion
            .candidates
            .iter()
            .map(|candidate| candidate.text.as_str())
            .collect();
        texts.sort_unstable();
        let mut known = known.to_vec();
        known.sort_unstable();
        assert_eq!(texts, known, "{key}");
    }
}

/// Wherever the caret stands in a text, whole or cut off there, what is replaced is a part of it.
#[test]
fn every_place_of_a_create_table_can_be_completed() {
    let text = "CREATE TEMPORARY TABLE IF NOT EXISTS `a b`.c (\n  ö ROW<x INT>, -- (\n  PRIMARY KEY (ö) NOT ENFORCED\n) COMMENT 'it''s (' PARTITIONED BY (ö) WITH ('connector' = 'kafka', 'topic' = 'x(') LIKE d (INCLUDING ALL);";
    for (caret, _) in text.char_indices() {
        for text in [text, &text[..caret]] {
            let found = complete(text, caret, Mode::Statement, &[]);
            let replaced = text.get(found.replace.start..found.replace.end);
            assert!(replaced.is_some(), "{caret}");
            assert!((found.replace.start..=found.replace.end).contains(&caret));
        }
    }
}
