//! What a newcomer gets wrong: what is said about it, in the order of the text, and the text once all that has a
//! button is mended. The sentences here are written by hand, as a reader would want them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use millrace::sql::problem::Problem;
use millrace::sql::schema;
use millrace::sql::schema::connector::{self, Connector};
use millrace::sql::statement::{Sink, parse};
use millrace::text::sql::problem;
use sql::{Tables, mended};

/// What is said, a line for each problem.
fn said(text: &str, found: &[Problem]) -> String {
    let said: Vec<String> = found.iter().map(|found| problem(found, text)).collect();
    said.join(" / ")
}

/// The text once each mend is made, the last first; nothing where there is none.
fn all_mended(text: &str, found: &[Problem]) -> String {
    let mends: Vec<_> = found.iter().filter_map(|it| it.mend.as_ref()).collect();
    let mut whole = text.to_owned();
    for mend in mends.iter().rev() {
        whole = mended(&whole, mend);
    }
    if mends.is_empty() {
        String::new()
    } else {
        whole
    }
}

/// Says all differences at once.
fn compare(cases: &[(&str, &str, &str)], find: impl Fn(&str) -> Vec<Problem>) {
    let mut wrong = Vec::new();
    for (text, sentences, whole) in cases {
        let found = find(text);
        let (now, then) = (said(text, &found), all_mended(text, &found));
        if now != *sentences || then != *whole {
            wrong.push(format!("{text}\n  {now}\n  {then}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[rustfmt::skip]
const COLUMNS: [(&str, &str, &str); 52] = [
    // What is wrong within a type is told together, and mended in one step.
    ("a ROW<order TEXT, user JSON>", "“order” is a reserved word: write it in backticks. / “TEXT” is PostgreSQL's: in Flink it is STRING. / “user” is a reserved word: write it in backticks. / “JSON” is PostgreSQL's: in Flink it is STRING.", "a ROW<`order` STRING, `user` STRING>"),
    ("a ARRAY<ROW<value BOOL>>, b TEXT", "“value” is a reserved word: write it in backticks. / “BOOL” is PostgreSQL's: in Flink it is BOOLEAN. / “TEXT” is PostgreSQL's: in Flink it is STRING.", "a ARRAY<ROW<`value` BOOLEAN>>, b STRING"),
    ("a MAP<TEXT, ROW<order UUID, x INT8>>", "“TEXT” is PostgreSQL's: in Flink it is STRING. / “order” is a reserved word: write it in backticks. / “UUID” is PostgreSQL's: in Flink it is STRING. / “INT8” is PostgreSQL's: in Flink it is BIGINT.", "a MAP<STRING, ROW<`order` STRING, x BIGINT>>"),
    ("a ROW<order TEXT[], x BYTEA ARRAY>", "“order” is a reserved word: write it in backticks. / “TEXT” is PostgreSQL's: in Flink it is STRING. / “BYTEA” is PostgreSQL's: in Flink it is BYTES.", "a ROW<`order` ARRAY<STRING>, x BYTES ARRAY>"),
    // Misspelt types keep what stands in their brackets; what another system means by its own is not certain.
    ("a VARHCAR(3), b TIMESTMP(3) NOT NULL", "“VARHCAR” is not a Flink type. Did you mean VARCHAR? / “TIMESTMP” is not a Flink type. Did you mean TIMESTAMP?", "a VARCHAR(3), b TIMESTAMP(3) NOT NULL"),
    ("a ROW<x DECIMLA(10, 2)>", "“DECIMLA” is not a Flink type. Did you mean DECIMAL?", "a ROW<x DECIMAL(10, 2)>"),
    ("a STIRNG(3), b NVARCHAR2(10)", "“STIRNG” is not a Flink type. Did you mean STRING? / “NVARCHAR2” is not a Flink type. Did you mean VARCHAR?", ""),
    // Reserved words in front of PostgreSQL's types.
    ("order text, user timestamptz NOT NULL", "“order” is a reserved word: write it in backticks. / “text” is PostgreSQL's: in Flink it is STRING. / “user” is a reserved word: write it in backticks. / “timestamptz” is PostgreSQL's: in Flink it is TIMESTAMP_LTZ.", "`order` STRING, `user` TIMESTAMP_LTZ NOT NULL"),
    ("value jsonb[], check uuid, start STIRNG", "“value” is a reserved word: write it in backticks. / “jsonb” is PostgreSQL's: in Flink it is STRING. / “check” is a reserved word: write it in backticks. / “uuid” is PostgreSQL's: in Flink it is STRING. / “start” is a reserved word: write it in backticks. / “STIRNG” is not a Flink type. Did you mean STRING?", "`value` ARRAY<STRING>, `check` STRING, `start` STRING"),
    ("order name(3)", "“order” is a reserved word: write a name before it, or write it in backticks.", ""),
    // Arrays of PostgreSQL.
    ("a INT[]", "Flink writes an array as ARRAY<INT>, without “[]”.", "a ARRAY<INT>"),
    ("a INT[][3] NOT NULL", "Flink writes an array as ARRAY<ARRAY<INT>>, without “[][3]”.", "a ARRAY<ARRAY<INT>> NOT NULL"),
    ("a VARCHAR(10)[], b INT", "Flink writes an array as ARRAY<VARCHAR(10)>, without “[]”.", "a ARRAY<VARCHAR(10)>, b INT"),
    ("a text[]", "“text” is PostgreSQL's: in Flink it is STRING.", "a ARRAY<STRING>"),
    ("a INT[", "“[” can't stand here: remove it.", ""),
    // One thing too much at the end, and names that need backticks.
    ("a INT, b DATE;", "A semicolon can't stand here: remove it.", "a INT, b DATE"),
    ("a INT, b DATE)", "This bracket closes the column list too early: remove it.", "a INT, b DATE"),
    ("a INT, b DATE);\n", "This bracket closes the column list too early: remove it and what follows.", "a INT, b DATE\n"),
    ("1st INT, 2-nd DATE", "A name that begins with a digit must stand in backticks. / A name that begins with a digit must stand in backticks.", "`1st` INT, `2-nd` DATE"),
    ("a INT, b ,", "Write a type here. / A trailing comma: remove it or add a column.", "a INT, b "),
    // Casts of PostgreSQL.
    ("node STRING, n AS node::INT", "Flink has no “::”: write “CAST(node AS INT)”.", "node STRING, n AS CAST(node AS INT)"),
    ("node STRING, n AS UPPER(node)::text || 'x'", "Flink has no “::”: write “CAST(UPPER(node) AS STRING)”.", "node STRING, n AS CAST(UPPER(node) AS STRING) || 'x'"),
    ("node STRING, n AS -node::DECIMAL(10, 2)", "Flink has no “::”: write “CAST(node AS DECIMAL(10, 2))”.", "node STRING, n AS -CAST(node AS DECIMAL(10, 2))"),
    ("node STRING, n AS CAST(node AS INT)::BIGINT", "Flink has no “::”: write CAST(… AS …).", ""),
    ("node STRING, n AS node::regclass", "Flink has no “::”: write CAST(… AS …).", ""),
    // Operators of others.
    ("a BOOLEAN, b AS a&&a", "Flink has no “&&”: write AND instead.", "a BOOLEAN, b AS a AND a"),
    ("a BOOLEAN, b AS a && a", "Flink has no “&&”: write AND instead.", "a BOOLEAN, b AS a AND a"),
    ("a INT, b AS a == 1 AND a != 2", "Flink has no “==”: write = instead. / Flink has no “!=”: write <> instead.", "a INT, b AS a = 1 AND a <> 2"),
    // A quote inside a text.
    ("a INT COMMENT 'it's'", "The ' in “'it's” ends the text: double it, as ''.", "a INT COMMENT 'it''s'"),
    ("a INT COMMENT 'it's', b INT", "The ' in “'it's” ends the text: double it, as ''.", "a INT COMMENT 'it''s', b INT"),
    ("a INT COMMENT 'it\\'s'", "A ' inside text is doubled in Flink: write '' instead of a backslash and a quote.", "a INT COMMENT 'it''s'"),
    // Columns that are not there, and names.
    ("a INT, PRIMARY KEY (cpu) NOT ENFORCED", "There is no column “cpu” in this table. Check its spelling: upper and lower case differ.", ""),
    ("a ROW<x INT>, b AS a.y", "There is no field “y” in this row. Check its spelling: upper and lower case differ.", ""),
    ("is INT", "“is” is a reserved word: write it in backticks.", "`is` INT"),
    ("`` INT", "The name is empty: write one.", ""),
    // Two of what there can be one of.
    ("a TIMESTAMP(3), b TIMESTAMP(3), WATERMARK FOR a AS a, WATERMARK FOR b AS b", "Only one WATERMARK is allowed: “a” has it already. Remove it from “b”.", ""),
    ("a INT PRIMARY KEY NOT ENFORCED, b INT, PRIMARY KEY (a, b) NOT ENFORCED", "Only one PRIMARY KEY is allowed: “a” has it already. Remove it from “a, b”.", ""),
    // Numbers that Flink lowers.
    ("a DECIMAL(39, 2)", "Flink takes 38 at most here: it lowers “39” and says nothing about it. Write 38.", "a DECIMAL(38, 2)"),
    ("a TIMESTAMP(12)", "Flink takes 9 at most here: it lowers “12” and says nothing about it. Write 9.", "a TIMESTAMP(9)"),
    ("a TIME(3)", "Flink keeps no fraction of a second in a TIME, and says nothing about it. Remove “(3)”.", "a TIME"),
    // Comments to the end of the line.
    ("id INT -- x", "The closing bracket of CREATE TABLE would land in this comment: end it with a line break.", "id INT -- x\n"),
    ("id INT -- x,\nb INT", "A comma is missing before “b”: write one.", "id INT, -- x,\nb INT"),
    // A whole statement.
    ("CREATE TABLE foo (`a` INT, b DECIMAL(4, 2))", "This is a whole statement: keep only what stands between the brackets of CREATE TABLE.", "`a` INT, b DECIMAL(4, 2)"),
    ("CREATE TEMPORARY TABLE IF NOT EXISTS d.foo (a INT) WITH ('connector' = 'x');", "This is a whole statement: keep only what stands between the brackets of CREATE TABLE.", "a INT"),
    ("CREATE TABLE foo (a INT", "This is a whole statement: keep only what stands between the brackets of CREATE TABLE.", ""),
    ("CREATE VIEW foo (a) AS SELECT 1", "This is a whole statement: keep only what stands between the brackets of CREATE TABLE.", ""),
    // One wrong item hides none of the others, and nothing is said of its column twice.
    ("a FLOATT, b INT, PRIMARY KEY (c) NOT ENFORCED", "“FLOATT” is not a Flink type. Did you mean FLOAT? / There is no column “c” in this table. Check its spelling: upper and lower case differ.", "a FLOAT, b INT, PRIMARY KEY (c) NOT ENFORCED"),
    ("a FLOATT, ts TIMESTAMP, c AS a + 1, WATERMARK FOR ts AS ts, PRIMARY KEY (a) NOT ENFORCED", "“FLOATT” is not a Flink type. Did you mean FLOAT? / “ts” can't have a watermark: make it a TIMESTAMP(3) or a TIMESTAMP_LTZ(3).", "a FLOAT, ts TIMESTAMP, c AS a + 1, WATERMARK FOR ts AS ts, PRIMARY KEY (a) NOT ENFORCED"),
    ("value INT, PRIMARY KEY (`value`) NOT ENFORCED", "“value” is a reserved word: write it in backticks.", "`value` INT, PRIMARY KEY (`value`) NOT ENFORCED"),
    ("a INT b INT, PRIMARY KEY (b) NOT ENFORCED, c AS d", "A comma is missing before “b”: write one. / There is no column “d” in this table. Check its spelling: upper and lower case differ.", "a INT, b INT, PRIMARY KEY (b) NOT ENFORCED, c AS d"),
    ("a-b INT, PRIMARY KEY (`a-b`) NOT ENFORCED", "A name with “-” in it must stand in backticks.", "`a-b` INT, PRIMARY KEY (`a-b`) NOT ENFORCED"),
    ("a ROW<x INT, b INT, PRIMARY KEY (b) NOT ENFORCED", "“PRIMARY” is a reserved word: write a name before it, or write it in backticks.", ""),
];

#[test]
fn slips_in_a_column_list_are_told_and_mended() {
    compare(&COLUMNS, |text| schema::parse(text).1);
}

const KEY: &str = "`a` INT, PRIMARY KEY (`a`) NOT ENFORCED";

/// Kafka's connector refuses a key unless its format tells of changed rows, whether the table is read or written.
#[test]
fn a_kafka_table_of_new_rows_has_no_key() {
    let found = |connector| connector::check(&schema::parse(KEY).0, connector, KEY);
    let refused = found(Connector::Kafka);
    assert_eq!(
        said(KEY, &refused),
        "Kafka keeps no PRIMARY KEY with this value format: remove it, or choose upsert-kafka as the connector type."
    );
    assert_eq!(refused[0].span.of(KEY), "PRIMARY KEY");
    for connector in [
        Connector::KafkaChanges,
        Connector::UpsertKafka,
        Connector::Jdbc,
    ] {
        assert_eq!(found(connector), [], "{connector:?}");
    }
}

const TABLES: [(&str, &str, Sink); 5] = [
    (
        "KCpuIn",
        "node INT, cpu DOUBLE, ts TIMESTAMP(3), WATERMARK FOR ts AS ts",
        Sink::AppendOnly,
    ),
    ("KAlert", "node INT, cpu DOUBLE", Sink::AppendOnly),
    ("names", "node INT, name STRING", Sink::Jdbc),
    (
        "counts",
        "node INT PRIMARY KEY NOT ENFORCED, n BIGINT",
        Sink::Jdbc,
    ),
    ("elsewhere", "node INT, cpu DOUBLE", Sink::Unknown),
];

#[rustfmt::skip]
const STATEMENTS: [(&str, &str, &str); 41] = [
    // Misspelt keywords.
    ("INSERT INTO KAlert SELECT node, cpu FRM KCpuIn", "“FRM” can't stand here. Did you mean FROM?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    ("INSERT INTO KAlert SELECT node, cpu FORM KCpuIn", "“FORM” can't stand here. Did you mean FROM?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    ("INSERT INTO KAlert SELECT node, cpu AS form FROM KCpuIn", "", ""),
    ("INSERT INTO KAlert SELECT node, cpu form FROM KCpuIn", "", ""),
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHER cpu > 1", "“WHER” can't stand here. Did you mean WHERE?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE cpu > 1"),
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn AS k WEHRE cpu > 1", "“WEHRE” can't stand here. Did you mean WHERE?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn AS k WHERE cpu > 1"),
    ("INSERT INTO counts SELECT node, COUNT(*) FROM KCpuIn GRUOP BY node", "“GRUOP” can't stand here. Did you mean GROUP?", "INSERT INTO counts SELECT node, COUNT(*) FROM KCpuIn GROUP BY node"),
    ("INSERT INTO KAlert SELCT node, cpu FROM KCpuIn", "“SELCT” can't stand here. Did you mean SELECT?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    ("INSERT INTO KAlert SELECT k.node, cpu FROM KCpuIn k JION names n ON k.node = n.node", "“JION” can't stand here. Did you mean JOIN?", "INSERT INTO KAlert SELECT k.node, cpu FROM KCpuIn k JOIN names n ON k.node = n.node"),
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE cpu BETWEN 1 AND 2", "“BETWEN” can't stand here. Did you mean BETWEEN?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE cpu BETWEEN 1 AND 2"),
    ("INSERT INOT KAlert SELECT node, cpu FROM KCpuIn", "“INOT” can't stand here. Did you mean INTO?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    // INTO is missing.
    ("INSERT KAlert SELECT node, cpu FROM KCpuIn", "INSERT INTO is wanted before the table “KAlert”.", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    ("INSERT KAlert SELECT node, cpuu FROM KCpuIn", "INSERT INTO is wanted before the table “KAlert”. / There is no column “cpuu” in “KCpuIn”. Did you mean “cpu”?", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    // A window function stands in TABLE().
    ("INSERT INTO KAlert SELECT node, cpu FROM TUMBLE(TABLE KCpuIn, DESCRIPTOR(ts), INTERVAL '1' MINUTE)", "Write TABLE(…) around “TUMBLE”.", "INSERT INTO KAlert SELECT node, cpu FROM TABLE(TUMBLE(TABLE KCpuIn, DESCRIPTOR(ts), INTERVAL '1' MINUTE))"),
    // A comma too many.
    ("INSERT INTO KAlert SELECT node, cpu, FROM KCpuIn", "A trailing comma: remove it or add a column.", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"),
    // HAVING alone: Flink 1.20 says that the column is not being grouped, unless all is aggregated.
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn HAVING cpu > 1", "HAVING without GROUP BY makes one group of all rows: write WHERE, or add GROUP BY.", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE cpu > 1"),
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE cpu > 1 HAVING MAX(node) > 1", "HAVING without GROUP BY makes one group of all rows: write WHERE, or add GROUP BY.", ""),
    ("INSERT INTO counts SELECT 1, COUNT(*) FROM KCpuIn HAVING COUNT(*) > 1", "", ""),
    // Tables are named.
    ("INSERT INTO names SELECT node, 'x' FROM KCpuIn GROUP BY node", "“GROUP BY” needs a PRIMARY KEY in the table “names”: add one to its columns.", ""),
    ("INSERT INTO KAlert SELECT node, MAX(cpu) FROM KCpuIn GROUP BY node", "“GROUP BY” changes earlier rows, but the table “KAlert” only takes new ones. Write to upsert-kafka, or to PostgreSQL with a key.", ""),
    ("INSERT INTO KAlert SELECT k.node, k.mem FROM KCpuIn AS k", "There is no column “mem” in “k”. Check its spelling: upper and lower case differ.", ""),
    ("INSERT INTO KAlert SELECT k.node, mem FROM KCpuIn AS k, names", "There is no column “mem” in “k” or “names”. Check its spelling: upper and lower case differ.", ""),
    ("INSERT INTO KAlert SELECT 1, mem FROM KCpuIn a, KCpuIn b, KCpuIn c, KCpuIn d, KCpuIn e", "There is no column “mem” in any table of FROM. Check its spelling: upper and lower case differ.", ""),
    ("INSERT INTO KAlert (node, mem) SELECT node, cpu FROM KCpuIn", "There is no column “mem” in “KAlert”. Check its spelling: upper and lower case differ.", ""),
    ("INSERT INTO KAlert SELECT mem, 1.0", "There is no column “mem”. Check its spelling: upper and lower case differ.", ""),
    // The missing columns are named.
    ("INSERT INTO KAlert SELECT node FROM KCpuIn", "“KAlert” takes 2 columns, not 1: add “cpu”.", ""),
    ("INSERT INTO KAlert SELECT cpu FROM KCpuIn", "“KAlert” takes 2 columns, not 1: add “node”.", ""),
    ("INSERT INTO KAlert SELECT * FROM KCpuIn", "“KAlert” takes 2 columns, not 3: leave out 1.", ""),
    // ORDER BY is named.
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn ORDER BY cpu", "ORDER BY must begin with a time attribute, not with “cpu”: a column with a WATERMARK, or one AS PROCTIME(), and no DESC.", ""),
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn ORDER BY cpu LIMIT 3", "“ORDER BY cpu LIMIT 3” changes earlier rows, but the table “KAlert” only takes new ones. Write to upsert-kafka, or to PostgreSQL with a key.", ""),
    // Casts: in place where there is one already.
    ("INSERT INTO KAlert SELECT node::INT, cpu FROM KCpuIn", "Flink has no “::”: write “CAST(node AS INT)”.", "INSERT INTO KAlert SELECT CAST(node AS INT), cpu FROM KCpuIn"),
    ("INSERT INTO names SELECT node, CAST(cpu AS BIGINT) FROM KCpuIn", "“name” is STRING, and BIGINT doesn't fit: convert it with CAST.", "INSERT INTO names SELECT node, CAST(cpu AS STRING) FROM KCpuIn"),
    ("INSERT INTO names SELECT node, CAST(cpu AS INT) + 1 FROM KCpuIn", "“name” is STRING, and INT doesn't fit: convert it with CAST.", "INSERT INTO names SELECT node, CAST(CAST(cpu AS INT) + 1 AS STRING) FROM KCpuIn"),
    ("INSERT INTO names SELECT node, CAST(cpu AS INT[]) FROM KCpuIn", "“name” is STRING, and ARRAY<INT> doesn't fit: convert it with CAST. / Flink writes an array as ARRAY<INT>, without “[]”.", "INSERT INTO names SELECT node, CAST(cpu AS ARRAY<INT>) FROM KCpuIn"),
    // Operators of others, and a quote inside a text.
    ("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE node != 1 && cpu == 2", "Flink has no “!=”: write <> instead. / Flink has no “&&”: write AND instead. / Flink has no “==”: write = instead.", "INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE node <> 1 AND cpu = 2"),
    ("INSERT INTO KAlert SELECT node, 1.0 FROM names WHERE name = 'it's'", "The ' in “'it's” ends the text: double it, as ''.", "INSERT INTO KAlert SELECT node, 1.0 FROM names WHERE name = 'it''s'"),
    ("INSERT INTO names SELECT node, 'it's' FROM KCpuIn", "The ' in “'it's” ends the text: double it, as ''.", "INSERT INTO names SELECT node, 'it''s' FROM KCpuIn"),
    // Flink 1.20: the sink must implement SupportsOverwrite, which neither connector's does.
    ("INSERT OVERWRITE names SELECT node, 'x' FROM KCpuIn", "Neither Kafka nor PostgreSQL takes INSERT OVERWRITE: write INSERT INTO.", "INSERT INTO names SELECT node, 'x' FROM KCpuIn"),
    ("INSERT OVERWRITE elsewhere SELECT node, cpu FROM KCpuIn", "", ""),
    // Each INSERT of a set is read, whatever is wrong with those in front of it.
    ("EXECUTE STATEMENT SET BEGIN INSERT INTO KAlert SELECT node, cpu FRM KCpuIn; INSERT INTO KAlert SELECT node, cpuu FROM KCpuIn; END", "“FRM” can't stand here. Did you mean FROM? / There is no column “cpuu” in “KCpuIn”. Did you mean “cpu”?", "EXECUTE STATEMENT SET BEGIN INSERT INTO KAlert SELECT node, cpu FROM KCpuIn; INSERT INTO KAlert SELECT node, cpu FROM KCpuIn; END"),
    ("EXECUTE STATEMENT SET BEGIN INSERT INTO KAlert SELECT node, FROM KCpuIn; INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE (cpu; END", "“KAlert” takes 2 columns, not 1: add “cpu”. / A trailing comma: remove it or add a column. / A semicolon can't stand here: remove it.", "EXECUTE STATEMENT SET BEGIN INSERT INTO KAlert SELECT node FROM KCpuIn; INSERT INTO KAlert SELECT node, cpu FROM KCpuIn WHERE (cpu; END"),
];

#[test]
fn slips_in_a_statement_are_told_and_mended() {
    let tables = Tables::of(&TABLES);
    compare(&STATEMENTS, |text| parse(text, &tables.all()).1);
}
