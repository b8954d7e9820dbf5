//! What PostgreSQL and Flink print or read: listings, dumps and statements.

use super::{check, postgres_type};
use crate::columns::*;
use millrace::import::columns::{Note, Origin, Why};
use millrace::text;

/// The table of the fixtures.
const ORDERS: [(&str, &str); 29] = [
    ("id", "BIGINT NOT NULL"),
    ("Line No", "INT NOT NULL"),
    ("customer_id", "BIGINT NOT NULL"),
    ("state", "STRING NOT NULL"),
    ("amount", "DECIMAL(10, 2)"),
    ("rate", "DECIMAL(38, 18)"),
    ("note", "VARCHAR(255)"),
    ("code", "CHAR(3)"),
    ("tags", "ARRAY<STRING>"),
    ("matrix", "ARRAY<DOUBLE>"),
    ("created_at", "TIMESTAMP(6) NOT NULL"),
    ("updated_at", "TIMESTAMP(3)"),
    ("placed", "TIMESTAMP(3)"),
    ("day", "DATE"),
    ("at", "TIME(0)"),
    ("atz", "TIME(0)"),
    ("gps", "STRING"),
    ("ip", "STRING"),
    ("ref", "STRING"),
    ("doc", "STRING"),
    ("raw", "BYTES"),
    ("took", "STRING"),
    ("small", "SMALLINT"),
    ("r", "FLOAT"),
    ("d", "DOUBLE"),
    ("ok", "BOOLEAN"),
    ("total", "DECIMAL(38, 18)"),
    ("seq", "INT NOT NULL"),
    ("label", "STRING"),
];

/// `pg_dump` prints every table; a person copies from the one that is wanted.
fn dump_of_orders() -> &'static str {
    let at = PG_DUMP
        .find("CREATE TABLE public.orders")
        .expect("the table");
    &PG_DUMP[at..]
}

#[test]
fn every_listing_of_one_table_gives_the_same_columns() {
    for text in [
        PSQL_D,
        PSQL_D_PLUS,
        PSQL_D_PLUS_UNICODE,
        PSQL_D_BORDER_0,
        PSQL_D_BORDER_2,
        PSQL_D_UNALIGNED,
    ] {
        let pasted = check(text, Origin::Psql, &ORDERS);
        assert_eq!(pasted.primary_key, ["id", "Line No"]);
        let windows = text.replace('\n', "\r\n");
        check(&windows, Origin::Psql, &ORDERS);
    }
    check(PSQL_INFORMATION_SCHEMA, Origin::Psql, &ORDERS);
    check(INFORMATION_SCHEMA_CSV, Origin::Sheet, &ORDERS);
    let pasted = check(dump_of_orders(), Origin::PostgresDdl, &ORDERS);
    assert_eq!(pasted.primary_key, ["id", "Line No"]);
}

#[test]
fn the_first_table_of_a_dump_is_read_and_the_others_are_named() {
    let pasted = check(
        PG_DUMP,
        Origin::PostgresDdl,
        &[("id", "BIGINT NOT NULL"), ("email", "STRING")],
    );
    assert_eq!(pasted.primary_key, ["id"]);
    let others: Vec<&str> = pasted
        .left_out
        .iter()
        .filter(|l| l.why == Why::OtherTable)
        .map(|l| l.what.as_str())
        .collect();
    assert_eq!(others, ["orders", "plain"]);
}

#[test]
fn a_listing_without_lengths_is_read_as_far_as_it_goes() {
    let pasted = pasted(INFORMATION_SCHEMA_TSV);
    let type_of = |name: &str| {
        let column = pasted.columns.iter().find(|c| c.name == name);
        column.map(|c| c.data_type.clone()).unwrap_or_default()
    };
    assert_eq!(type_of("note"), "STRING");
    assert_eq!(type_of("code"), "STRING", "its length is not known");
    assert_eq!(type_of("tags"), "STRING", "its element is not known");
    assert_eq!(type_of("created_at"), "TIMESTAMP(6)");
}

#[test]
fn comments_come_along() {
    for text in [PSQL_D_PLUS, PSQL_D_PLUS_UNICODE, dump_of_orders()] {
        let pasted = pasted(text);
        assert_eq!(
            pasted.columns[4].comment.as_deref(),
            Some("Gross, in the customer's currency")
        );
        assert_eq!(
            pasted.columns[6].comment.as_deref(),
            Some("first line\nsecond line")
        );
        assert!(
            pasted
                .schema_sql()
                .contains("COMMENT 'Gross, in the customer''s currency'")
        );
    }
}

#[test]
fn what_has_no_equivalent_is_told() {
    for text in [PSQL_D, PSQL_D_BORDER_2, dump_of_orders()] {
        let pasted = pasted(text);
        for why in [
            Why::Default,
            Why::Check,
            Why::Unique,
            Why::References,
            Why::Collation,
            Why::Generated,
        ] {
            assert!(
                pasted.left_out.iter().any(|left| left.why == why),
                "{why:?}\n{text}"
            );
        }
    }
}

#[test]
fn types_of_postgresql_become_those_of_the_connectors_table() {
    for (from, to) in [
        ("smallint", "SMALLINT"),
        ("INT2", "SMALLINT"),
        ("smallserial", "SMALLINT"),
        ("serial2", "SMALLINT"),
        ("integer", "INT"),
        ("serial", "INT"),
        ("bigint", "BIGINT"),
        ("bigserial", "BIGINT"),
        ("real", "FLOAT"),
        ("float4", "FLOAT"),
        ("float8", "DOUBLE"),
        ("double  precision", "DOUBLE"),
        ("float", "DOUBLE"),
        ("float(24)", "FLOAT"),
        ("numeric(10,2)", "DECIMAL(10, 2)"),
        ("decimal ( 5 )", "DECIMAL(5, 0)"),
        ("numeric(3,5)", "DECIMAL(5, 5)"),
        ("numeric(5,-2)", "DECIMAL(7, 0)"),
        ("boolean", "BOOLEAN"),
        ("date", "DATE"),
        ("time(3) without time zone", "TIME(0)"),
        ("timestamp", "TIMESTAMP(6)"),
        ("timestamp (3)", "TIMESTAMP(3)"),
        ("bytea", "BYTES"),
        ("char", "CHAR(1)"),
        ("char(5)", "CHAR(5)"),
        ("varchar(7)", "VARCHAR(7)"),
        ("varchar", "STRING"),
        ("character varying(9)", "VARCHAR(9)"),
        ("text", "STRING"),
        ("\"char\"", "STRING"),
        ("pg_catalog.int4", "INT"),
        ("text[]", "ARRAY<STRING>"),
        ("integer[][]", "ARRAY<ARRAY<INT>>"),
        ("int ARRAY[4]", "ARRAY<INT>"),
        ("numeric(10,2)[]", "ARRAY<DECIMAL(10, 2)>"),
        ("varchar(3)[3]", "ARRAY<VARCHAR(3)>"),
    ] {
        assert_eq!(postgres_type(from).0, to, "{from}");
    }
}

#[test]
fn what_the_connector_refuses_is_replaced_and_told() {
    let is = |from: &str, to: &str| {
        let (data_type, note) = postgres_type(from);
        assert_eq!(data_type, to, "{from}");
        note.expect("a note")
    };
    assert!(matches!(
        is("timestamptz", "TIMESTAMP(6)"),
        Note::ZoneDropped { .. }
    ));
    assert!(matches!(
        is("timestamp(3) with time zone", "TIMESTAMP(3)"),
        Note::ZoneDropped { .. }
    ));
    assert!(matches!(
        is("timestamp(0)", "TIMESTAMP(3)"),
        Note::Narrowed { .. }
    ));
    assert!(matches!(
        is("numeric(50,10)", "DECIMAL(38, 10)"),
        Note::Narrowed { .. }
    ));
    assert!(matches!(
        is("numeric", "DECIMAL(38, 18)"),
        Note::AnyPrecision { .. }
    ));
    for unknown in [
        "mood",
        "interval year to month",
        "geometry(Point,4326)",
        "int4range",
        "tsvector",
        "numeric(x)",
    ] {
        assert!(
            matches!(is(unknown, "STRING"), Note::Unknown { .. }),
            "{unknown}"
        );
    }
}

#[test]
fn ddl_is_read_with_all_that_postgresql_allows_in_it() {
    let text = r#"
-- copied from a migration
BEGIN;
CREATE UNLOGGED TABLE IF NOT EXISTS "my schema"."Orders" (
    Id serial PRIMARY KEY, /* nested /* comment */ */
    "we""ird" text NOT NULL DEFAULT $q$a, b)$q$,
    kind text DEFAULT NULL::character varying COLLATE "de_DE",
    flag bool CONSTRAINT must NOT NULL CHECK (flag IS NOT NULL AND (1 = 1)),
    owner bigint REFERENCES people (id) ON DELETE SET NULL ON UPDATE SET DEFAULT NOT NULL,
    n int GENERATED BY DEFAULT AS IDENTITY (START 1),
    label text GENERATED ALWAYS AS (kind || ', ') STORED,
    quoted text DEFAULT E'it\'s, so' UNIQUE,
    EXCLUDE USING gist (period WITH &&),
    CONSTRAINT fk FOREIGN KEY (owner) REFERENCES people (id),
    LIKE other INCLUDING ALL,
    UNIQUE (label, kind)
) PARTITION BY RANGE (id);
ALTER TABLE "my schema"."Orders" ADD COLUMN IF NOT EXISTS late date;
COMMENT ON COLUMN "my schema"."Orders"."we""ird" IS 'it''s';
"#;
    let pasted = check(
        text,
        Origin::PostgresDdl,
        &[
            ("id", "INT NOT NULL"),
            ("we\"ird", "STRING NOT NULL"),
            ("kind", "STRING"),
            ("flag", "BOOLEAN NOT NULL"),
            ("owner", "BIGINT NOT NULL"),
            ("n", "INT NOT NULL"),
            ("label", "STRING"),
            ("quoted", "STRING"),
            ("late", "DATE"),
        ],
    );
    assert_eq!(pasted.primary_key, ["id"]);
    assert_eq!(pasted.columns[1].comment.as_deref(), Some("it's"));
    assert!(
        pasted
            .schema_sql()
            .ends_with(",\nPRIMARY KEY (`id`) NOT ENFORCED")
    );
    assert!(pasted.left_out.iter().any(|left| left.why == Why::Like));
}

#[test]
fn ddl_that_is_cut_off_is_read_to_its_end() {
    check(
        "CREATE TABLE t (a int, b text,\n  c va",
        Origin::PostgresDdl,
        &[("a", "INT"), ("b", "STRING"), ("c", "STRING")],
    );
}

#[test]
fn flinks_own_lists_are_taken_as_they_stand() {
    let list = "\n  `node` INT, -- the node\n  ts TIMESTAMP(3) METADATA FROM 'timestamp' COMMENT 'when',\n  twice AS `node` * 2,\n  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND -- late ones\n";
    let text =
        format!("CREATE TABLE KAlert ({list}) WITH (\n 'connector' = 'kafka', 'topic' = 'a)b'\n);");
    let found = pasted(&text);
    assert_eq!(found.origin, Origin::FlinkDdl);
    assert_eq!(found.verbatim.as_deref().map(str::trim), Some(list.trim()));
    assert!(
        found.schema_sql().ends_with('\n'),
        "the bracket behind it would be part of the comment"
    );
    assert_eq!(
        found.columns[1].data_type,
        "TIMESTAMP(3) METADATA FROM 'timestamp' COMMENT 'when'"
    );
    assert_eq!(found.columns[2].data_type, "AS `node` * 2");
    assert_eq!(found.left_out[0].why, Why::Options);
    for list in [
        "a INT, b STRING",
        "`a` INT",
        "a INT NOT NULL,\n\tb ROW<x INT, y STRING>,\n\tPRIMARY KEY (a) NOT ENFORCED",
    ] {
        let found = pasted(list);
        assert_eq!(
            (found.origin, found.verbatim.as_deref()),
            (Origin::FlinkDdl, Some(list))
        );
    }
}

#[test]
fn a_statement_of_flink_with_an_error_is_read_for_its_columns() {
    let text = "CREATE TABLE s (`a` STRING,\n userId STRNG,\n ts TIMESTAMP(3) METADATA,\n c AS a,\n WATERMARK FOR ts AS ts,\n PRIMARY KEY (userId)\n) WITH ('connector' = 'kafka')";
    let pasted = check(
        text,
        Origin::FlinkDdl,
        &[
            ("a", "STRING"),
            ("userId", "STRING NOT NULL"),
            ("ts", "TIMESTAMP(3)"),
        ],
    );
    assert_eq!(pasted.verbatim, None);
    assert_eq!(pasted.left_out.len(), 3);
}

#[test]
fn a_list_of_postgresql_without_its_statement_is_read() {
    check(
        "id bigint NOT NULL,\n  name text DEFAULT '',\n  PRIMARY KEY (id)",
        Origin::PostgresDdl,
        &[("id", "BIGINT NOT NULL"), ("name", "STRING")],
    );
}

#[test]
fn a_table_that_breaks_off_says_so() {
    for (text, last) in [
        ("CREATE TABLE t (a integer, b te", "te"),
        ("CREATE TABLE t (a integer, b numeric(10, 2", "2"),
        (
            "CREATE TABLE t (a integer;\nCREATE TABLE u (b integer);",
            "integer",
        ),
    ] {
        let told: Vec<String> = pasted(text)
            .left_out
            .iter()
            .map(text::import::left_out)
            .collect();
        assert_eq!(
            told.first().map(String::as_str),
            Some(&*format!(
                "The text breaks off behind {last}: the bracket around its columns does not close. Check whether some are missing."
            )),
            "{text}"
        );
    }
    let whole = pasted("CREATE TABLE t (a integer, b numeric(10, 2))");
    assert!(whole.left_out.is_empty());
}
