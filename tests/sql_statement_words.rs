//! The sentences about statements: the catalogue that a reviewer reads, and what holds for all of them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use millrace::sql::statement::{Sink, parse};
use millrace::text::sql::{mend, problem};
use serde_json::Value;
use sql::Tables;

const CORPUS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");

/// The tables that the statements below know.
const TABLES: [(&str, &str, Sink); 7] = [
    (
        "timed",
        "a INT, ts TIMESTAMP(3), other TIMESTAMP(3), p AS PROCTIME(), WATERMARK FOR ts AS ts",
        Sink::AppendOnly,
    ),
    ("numbers", "a INT, b BIGINT", Sink::AppendOnly),
    ("twins", "x INT, y INT", Sink::AppendOnly),
    ("texts", "a INT, t STRING", Sink::AppendOnly),
    (
        "node_info",
        "node INT, node_description VARCHAR NOT NULL",
        Sink::Jdbc,
    ),
    ("counts", "a INT, n BIGINT NOT NULL", Sink::Jdbc),
    (
        "keyed",
        "a INT PRIMARY KEY NOT ENFORCED, n BIGINT NOT NULL",
        Sink::AppendOnly,
    ),
];

/// A statement, and what is said about it.
#[rustfmt::skip]
const STATEMENTS: [(&str, &str); 48] = [
    ("", "Write the statement, such as INSERT INTO a SELECT * FROM b."),
    ("hello", "No statement of Flink begins with “hello”: write INSERT INTO … SELECT …."),
    ("INSRET INTO numbers SELECT * FROM numbers", "No statement of Flink begins with “INSRET”. Did you mean INSERT? / This INSERT reads the table that it writes, and feeds on its own rows. Write to another one."),
    ("SELECT * FROM numbers", "“SELECT” does not begin a job: write INSERT INTO … SELECT …."),
    ("INSERT INTO numbers", "The end comes too early: write SELECT behind “numbers”."),
    ("INSERT INTO texts SELECT * FROM texts WHERE a >", "This INSERT reads the table that it writes, and feeds on its own rows. Write to another one. / The end comes too early: write an expression behind “>”."),
    ("INSERT INTO numbers SELECT a, b FROM keyed; INSERT INTO numbers SELECT a, b FROM keyed", "There is no column “b” in “keyed”. Check its spelling: upper and lower case differ. / A job is one statement. Several INSERTs go into EXECUTE STATEMENT SET BEGIN …; END. / There is no column “b” in “keyed”. Check its spelling: upper and lower case differ."),
    ("WITH x AS (SELECT * FROM texts) INSERT INTO texts SELECT * FROM x", "This INSERT reads the table that it writes, and feeds on its own rows. Write to another one. / Flink wants WITH behind the table that is written: INSERT INTO … WITH … SELECT …."),
    ("INSERT INTO texts SELECT * FROM text", "There is no table “text” here. Did you mean “texts”?"),
    ("INSERT INTO texts SELECT * FROM nothing", "There is no table “nothing” here: create it, or check its spelling."),
    ("INSERT INTO texts SELECT * FROM texts", "This INSERT reads the table that it writes, and feeds on its own rows. Write to another one."),
    ("INSERT INTO counts SELECT c.a, c.b FROM numbers AS d", "“c” is no table in FROM here. Where a table has an alias, write the alias. / “c” is no table in FROM here. Where a table has an alias, write the alias."),
    ("INSERT INTO counts SELECT numbers.a, numbers.b FROM numbers AS d", "“numbers” is no table in FROM here. Where a table has an alias, write the alias. / “numbers” is no table in FROM here. Where a table has an alias, write the alias."),
    ("INSERT INTO counts SELECT d.a, 1 FROM numbers AS d, texts AS d", "“texts AS d” has the name of another table in FROM: give it another with AS."),
    ("INSERT INTO counts SELECT a, 1 FROM numbers, texts", "Several tables have the column “a”: write its table in front of it."),
    ("INSERT INTO counts SELECT a, COUNT(*) FROM numbers", "“a” is neither in GROUP BY nor in an aggregation: put it into one. / “COUNT(*)” needs a PRIMARY KEY in the table “counts”: add one to its columns."),
    ("INSERT INTO counts SELECT a, b FROM numbers WHERE a", "“a” is neither true nor false: compare it with something."),
    ("INSERT INTO texts SELECT a, NULL FROM numbers", "NULL has no type here: write CAST(NULL AS …)."),
    ("INSERT INTO texts SELECT x, y FROM (VALUES (1, 'a'), (2, 2)) AS t (x, y)", "The types of one column differ in “(2, 2)”: convert one with CAST."),
    ("INSERT INTO texts SELECT a FROM numbers", "“texts” takes 2 columns, not 1: add “t”."),
    ("INSERT INTO texts SELECT a, 'x', 'y', 'z' FROM numbers", "“texts” takes 2 columns, not 4: leave out 2."),
    ("INSERT INTO texts (a) SELECT a, b FROM numbers", "“texts” takes 1 column, not 2: leave out 1."),
    ("INSERT INTO texts SELECT a, b FROM numbers", "“t” is STRING, and BIGINT doesn't fit: convert it with CAST."),
    // A column is called as whoever wrote it knows it.
    ("INSERT INTO node_info SELECT a, b FROM numbers", "“node_description” is VARCHAR, and BIGINT doesn't fit: convert it with CAST."),
    ("INSERT INTO numbers SELECT node, node_description FROM node_info", "“b” is BIGINT, and VARCHAR doesn't fit: convert it with CAST."),
    ("INSERT INTO twins SELECT y, x FROM twins", "Columns go by their place, not by their name: “y” goes to “x”, “x” to “y”. Reorder them. / This INSERT reads the table that it writes, and feeds on its own rows. Write to another one."),
    ("INSERT INTO texts SELECT t, a FROM texts AS s", "Columns go by their place, not by their name: “t” goes to “a”, “a” to “t”. Reorder them. / This INSERT reads the table that it writes, and feeds on its own rows. Write to another one."),
    ("INSERT INTO texts SELECT 'x', a + 1 FROM numbers", "Columns go by their place, not by their name: “'x'” goes to “a”, “a + 1” to “t”. Reorder them."),
    ("INSERT INTO counts SELECT a, AVERAGE(b) FROM numbers GROUP BY a", "Flink has no function “AVERAGE”. Did you mean AVG? / “GROUP BY” needs a PRIMARY KEY in the table “counts”: add one to its columns."),
    ("INSERT INTO counts SELECT a, MYSUM(b) FROM numbers GROUP BY a", "Flink has no function “MYSUM”. Check its spelling. / “GROUP BY” needs a PRIMARY KEY in the table “counts”: add one to its columns."),
    ("INSERT INTO counts SELECT a, CUONT(b) FROM numbers GROUP BY a", "Flink has no function “CUONT”. Did you mean COUNT? / “GROUP BY” needs a PRIMARY KEY in the table “counts”: add one to its columns."),
    ("INSERT INTO counts SELECT n.a, 1 FROM numbers AS n JOIN timed FOR SYSTEM_TIME AS OF n.b AS t ON t.a = n.a", "“b” is no time: take a column with a WATERMARK in the table “numbers”, or one AS PROCTIME()."),
    ("INSERT INTO counts SELECT a, 1 FROM timed AS t GROUP BY a, TUMBLE(t.other, INTERVAL '1' MINUTE)", "“other” is no time attribute: give it a WATERMARK in the table “timed”, or take one AS PROCTIME()."),
    ("INSERT INTO counts SELECT n.a, 1 FROM timed AS n JOIN counts FOR SYSTEM_TIME AS OF n.ts AS c ON c.a = n.a", "This INSERT reads the table that it writes, and feeds on its own rows. Write to another one. / The PostgreSQL table “counts” is looked up as it is when a row is processed: write FOR SYSTEM_TIME AS OF a column AS PROCTIME()."),
    ("INSERT INTO counts SELECT n.a, 1 FROM timed AS n JOIN texts FOR SYSTEM_TIME AS OF n.p AS c ON c.a = n.a", "The Kafka table “texts” can't be looked up by the time of processing: write FOR SYSTEM_TIME AS OF a column with a WATERMARK."),
    ("INSERT INTO counts SELECT n.a, 1 FROM timed AS n JOIN texts FOR SYSTEM_TIME AS OF n.ts AS c ON c.a = n.a", "A join as of an event time needs a WATERMARK in the table “texts” too: add one to its columns. / The table “texts” needs a PRIMARY KEY: add one to its columns."),
    ("INSERT INTO counts SELECT TOP 5 a, b FROM numbers", "Flink has no TOP: use LIMIT 5 at the end of the query."),
    ("INSERT INTO counts SELECT TOP (5) a, b FROM numbers", "Flink has no TOP: use LIMIT 5 at the end of the query."),
    ("INSERT INTO texts PARTITION (t = 'x') SELECT a FROM numbers", "The table is not partitioned by “t”: remove PARTITION."),
    ("INSERT INTO numbers SELECT a, COUNT(*) FROM texts GROUP BY a", "“GROUP BY” changes earlier rows, but the table “numbers” only takes new ones. Write to upsert-kafka, or to PostgreSQL with a key."),
    ("INSERT INTO counts SELECT a, COUNT(*) FROM texts GROUP BY a", "“GROUP BY” needs a PRIMARY KEY in the table “counts”: add one to its columns."),
    ("INSERT INTO keyed SELECT a, COUNT(*) FROM texts GROUP BY a", "“keyed” has a PRIMARY KEY that its connector can't keep: use upsert-kafka, or remove the key. / “GROUP BY” changes earlier rows, but the table “keyed” only takes new ones. Write to upsert-kafka, or to PostgreSQL with a key."),
    ("INSERT INTO texts SELECT * FROM texts ORDER BY a", "This INSERT reads the table that it writes, and feeds on its own rows. Write to another one. / ORDER BY must begin with a time attribute, not with “a”: a column with a WATERMARK, or one AS PROCTIME(), and no DESC."),
    ("INSERT INTO counts SELECT a, b FROM numbers WHERE bb > 1", "There is no column “bb” in “numbers”. Check its spelling: upper and lower case differ."),
    ("INSERT INTO counts SELECT a, b FROM numbers WHERE COUNT(*) > 1", "“COUNT(*)” can't stand here: only the values of one row are seen. Remove it."),
    ("INSERT INTO counts SELECT a, b FROM numbers QUALIFY a", "Flink has no “QUALIFY”: remove it."),
    ("INSERT INTO counts SELECT a, b FROM numbers WHERE a != 1", "Flink has no “!=”: write <> instead."),
    ("INSERT INTO counts SELECT a, date FROM numbers", "“date” is a reserved word: write it in backticks. / There is no column “date” in “numbers”. Check its spelling: upper and lower case differ."),
];

/// What is said about a statement, and what the buttons beside it do.
fn said(statement: &str, tables: &[(&str, &str, Sink)]) -> (Vec<String>, Vec<String>) {
    let tables = Tables::of(tables);
    let found = parse(statement, &tables.all()).1;
    let mends = found.iter().filter_map(|found| found.mend.as_ref());
    (
        found
            .iter()
            .map(|found| problem(found, statement))
            .collect(),
        mends.map(|found| mend(found, statement)).collect(),
    )
}

#[test]
fn each_fault_of_a_statement_has_its_sentence() {
    let wrong: Vec<String> = STATEMENTS
        .iter()
        .filter_map(|(text, expected)| {
            let said = said(text, &TABLES).0.join(" / ");
            (said != *expected).then(|| format!("{text}\n  said:   {said}\n  wanted: {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A word that is mended by a shorter one within it is written anew, whatever letter it begins with.
#[test]
fn the_mend_of_a_misspelt_column_says_what_it_writes() {
    let tables = [("loads", "cpu INT", Sink::AppendOnly)];
    let (_, mends) = said("INSERT INTO loads SELECT cpuu FROM loads", &tables);
    assert_eq!(mends, ["Writes “cpu”"]);
}

#[test]
fn all_that_is_said_about_the_corpus_reads_well() {
    let long = "x".repeat(2_000_000);
    let hostile = [
        format!("INSERT INTO {long} SELECT * FROM {long}"),
        format!("INSERT INTO numbers SELECT {long} FROM numbers"),
        format!("INSERT INTO `\u{202e}\u{1b}` SELECT '{long}' FROM numbers"),
        format!("{long} INTO"),
    ];
    let corpus = CORPUS.lines().map(|line| {
        let case: Value = serde_json::from_str(line).expect("JSON");
        case["statement"].as_str().expect("a text").to_owned()
    });
    for statement in corpus.chain(hostile) {
        let (sentences, mends) = said(&statement, &TABLES);
        for said in &sentences {
            assert!(said.chars().count() <= 200, "{said}");
            assert!(said.ends_with(['.', '?']), "{said}");
            assert!(
                !said.contains("\u{201c}\u{201d}") && !said.contains("  "),
                "{said}"
            );
            assert!(
                !said.contains(|c: char| c.is_control() || c == '\u{202e}'),
                "{said:?}"
            );
        }
        assert!(
            mends.iter().all(|said| said.chars().count() <= 70),
            "{mends:?}"
        );
    }
}
