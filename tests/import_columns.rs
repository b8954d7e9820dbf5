//! Pasted text as columns. The listings in `fixtures/columns` were printed by PostgreSQL 15 for one table; the types
//! expected are those of the JDBC connector's own table.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/columns.rs"]
mod columns;

use columns::*;
use millrace::import::columns::{Imported, Note, Origin, Pasted, Why, broken_json, read};
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

fn written(column: &Imported) -> (&str, String) {
    let not_null = if column.not_null { " NOT NULL" } else { "" };
    (&column.name, [&column.data_type, not_null].concat())
}

fn check(text: &str, origin: Origin, expect: &[(&str, &str)]) -> Pasted {
    let pasted = pasted(text);
    assert_eq!(pasted.origin, origin, "{text}");
    let found: Vec<(&str, String)> = pasted.columns.iter().map(written).collect();
    let expect: Vec<(&str, String)> = expect.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
    assert_eq!(found, expect, "{text}");
    pasted
}

/// The type that a column of this type of PostgreSQL gets, and the note.
fn postgres_type(written: &str) -> (String, Option<Note>) {
    let pasted = pasted(&format!("CREATE TABLE t (c {written});"));
    (
        pasted.columns[0].data_type.clone(),
        pasted.columns[0].note.clone(),
    )
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
fn rows_of_a_spreadsheet_are_read_by_their_places() {
    let expect = [
        ("id", "BIGINT NOT NULL"),
        ("amount", "DECIMAL(10, 2)"),
        ("note", "STRING"),
    ];
    for text in [
        "id\tBIGINT\tno\tthe \"id\"\r\namount\tDECIMAL(10,2)\tyes\t\r\nnote\ttext\t\t\"two\nlines\"\r\n",
        "id;BIGINT;NOT NULL;the \"id\"\namount;DECIMAL(10,2);NULL\nnote;text;nullable;\"two\nlines\"",
        "id,BIGINT,false,\"the \"\"id\"\"\"\namount,\"DECIMAL(10,2)\",true\nnote,text,,\"two\nlines\"",
        "id,BIGINT,n,\"the \"\"id\"\"\"\namount,DECIMAL(10,2),y\nnote,text,,\"two\nlines\"",
        "\u{feff}id\tBIGINT NOT NULL\tthe \"id\"\namount\tDECIMAL(10,2) NULL\nnote\ttext,\t\"two\nlines\"",
    ] {
        let pasted = check(text, Origin::Sheet, &expect);
        assert_eq!(
            pasted.columns[0].comment.as_deref(),
            Some("the \"id\""),
            "{text}"
        );
        assert_eq!(
            pasted.columns[2].comment.as_deref(),
            Some("two\nlines"),
            "{text}"
        );
    }
}

#[test]
fn a_header_says_what_stands_where() {
    let expect = [("id", "BIGINT NOT NULL"), ("name", "STRING")];
    for text in [
        "Type\tField name\tNullable\nbigint\tid\tno\nstring\tname\tyes",
        "Column Name;Data Type;Required\nid;bigint;yes\nname;varchar;no",
        "Orders\t\t\nname\ttype\tpk\nid\tbigint\tx\nname\ttext\t",
        "Field,Type,Null,Key,Default,Extra\nid,bigint(20),NO,PRI,NULL,auto_increment\nname,text,YES,,NULL,",
        "| name | type |\n|:-----|------|\n| id | BIGINT NOT NULL |\n| name | STRING |",
        "+------+--------+-------+---------+\n| name |   type |  null |     key |\n+------+--------+-------+---------+\n|   id | BIGINT | FALSE | PRI(id) |\n| name | STRING |  TRUE |         |\n+------+--------+-------+---------+\n2 rows in set",
    ] {
        let pasted = pasted(text);
        let found: Vec<(&str, String)> = pasted.columns.iter().map(written).collect();
        assert_eq!(found, expect.map(|(n, t)| (n, t.to_owned())), "{text}");
    }
}

#[test]
fn types_of_other_systems_are_mapped_in_a_sheet() {
    let text = "a\tdatetime\nb\tnvarchar(20)\nc\tnumber\nd\tTIMESTAMP_LTZ(3)\ne\tMAP<STRING, INT>\nf\tbigint primary key\ng\tblorp";
    let pasted = check(
        text,
        Origin::Sheet,
        &[
            ("a", "TIMESTAMP(3)"),
            ("b", "VARCHAR(20)"),
            ("c", "DECIMAL(38, 18)"),
            ("d", "TIMESTAMP_LTZ(3)"),
            ("e", "MAP<STRING, INT>"),
            ("f", "BIGINT NOT NULL"),
            ("g", "STRING"),
        ],
    );
    assert_eq!(pasted.primary_key, ["f"]);
    assert_eq!(
        pasted.columns[6].note,
        Some(Note::Unknown {
            from: "blorp".to_owned()
        })
    );
}

#[test]
fn a_comment_is_no_key() {
    let pasted = pasted("a\tint\tPrice in euro\nb\tint\tpk\nc\tint\tyes\tprimary key");
    assert_eq!(pasted.primary_key, ["b", "c"]);
    assert_eq!(pasted.columns[0].comment.as_deref(), Some("Price in euro"));
}

#[test]
fn lines_of_names_are_read_with_types_and_without() {
    let pasted = check(
        "column_name\nuser_id\nstamp",
        Origin::Sheet,
        &[("user_id", "STRING"), ("stamp", "STRING")],
    );
    assert_eq!(pasted.columns[0].note, Some(Note::NoType));
    let expect = [("id", "BIGINT NOT NULL"), ("name", "STRING")];
    check("id bigint NOT NULL\nname text", Origin::Sheet, &expect);
    check("id: bigint not null\nname: text", Origin::Sheet, &expect);
    check(
        "name\nage",
        Origin::Sheet,
        &[("name", "STRING"), ("age", "STRING")],
    );
}

#[test]
fn names_are_made_to_fit() {
    let long = "x".repeat(300);
    let text = format!(
        "id\tint\nid\tint\n\tint\n\"a\nb\"\tint\na`b\tint\n🚀\tint\n{long}\tint\nid_2\tint"
    );
    let pasted = pasted(&text);
    let names: Vec<&str> = pasted
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "id",
            "id_2",
            "column_3",
            "a b",
            "a`b",
            "🚀",
            &long[..240],
            "id_2_2"
        ]
    );
}

#[test]
fn a_message_gives_its_columns_in_its_order() {
    let text = r#"{"zeta": 1, "alpha": {"x": [1, 2.5], "when": "2024-01-02 03:04:05.678"}, "big": 99999999999999999999,
        "day": "2024-02-29", "at": "10:20:30", "iso": "2024-01-02T03:04:05Z", "off": "2024-01-02T03:04:05+02:00",
        "ok": true, "none": null, "few": [], "empty": {}, "word": "2024-13-01", "é\u0041`": -5e3, "min": -9223372036854775808}"#;
    let pasted = check(
        text,
        Origin::Json,
        &[
            ("zeta", "BIGINT"),
            ("alpha", "ROW<`x` ARRAY<DOUBLE>, `when` TIMESTAMP(3)>"),
            ("big", "DECIMAL(38, 0)"),
            ("day", "DATE"),
            ("at", "TIME(0)"),
            ("iso", "STRING"),
            ("off", "STRING"),
            ("ok", "BOOLEAN"),
            ("none", "STRING"),
            ("few", "ARRAY<STRING>"),
            ("empty", "STRING"),
            ("word", "STRING"),
            ("éA`", "DOUBLE"),
            ("min", "BIGINT"),
        ],
    );
    let note = |at: usize| pasted.columns[at].note.clone().expect("a note");
    assert_eq!(
        (note(0), note(5), note(6)),
        (Note::Guessed, Note::GuessedIso, Note::GuessedOffset)
    );
    assert_eq!(
        note(8),
        Note::Unknown {
            from: "null".to_owned()
        }
    );
}

/// Flink's documentation of its JSON format: by default it reads "2020-12-30 12:13:14.123", for `TIMESTAMP_LTZ` with a Z
/// behind it; a T only where `timestamp-format.standard` is ISO-8601.
#[test]
fn a_time_of_a_message_gets_the_type_by_which_flink_reads_it() {
    let text = r#"{"a": "2024-01-02 03:04:05Z", "b": "2024-01-02 03:04:05", "c": "2024-01-02T03:04:05",
        "d": ["2024-01-02T03:04:05Z"], "e": {"x": "2024-01-02 03:04:05+01:00"}}"#;
    let expect = [
        ("a", "TIMESTAMP_LTZ(3)"),
        ("b", "TIMESTAMP(3)"),
        ("c", "STRING"),
        ("d", "ARRAY<STRING>"),
        ("e", "ROW<`x` STRING>"),
    ];
    let pasted = check(text, Origin::Json, &expect);
    let notes: Vec<_> = pasted.columns.into_iter().map(|it| it.note).collect();
    let told = [
        Note::Guessed,
        Note::Guessed,
        Note::GuessedIso,
        Note::GuessedIso,
        Note::GuessedOffset,
    ];
    assert_eq!(notes, told.map(Some));
}

#[test]
fn messages_are_merged() {
    let expect = [
        ("a", "DOUBLE"),
        ("b", "STRING"),
        ("c", "ROW<`x` BIGINT, `y` BOOLEAN>"),
        ("d", "ARRAY<BIGINT>"),
        ("e", "STRING"),
    ];
    let objects = [
        r#"{"a": 1, "b": "2024-01-01", "c": {"x": 1}, "d": []}"#,
        r#"{"a": 1.5, "b": "soon", "c": null, "d": [1, null]}"#,
        r#"{"c": {"y": true}, "e": 1}"#,
        r#"{"e": "one"}"#,
    ];
    for text in [
        format!("[{}]", objects.join(",")),
        objects.join("\n"),
        objects.join(",\r\n"),
    ] {
        let pasted = check(&text, Origin::Json, &expect);
        assert_eq!(pasted.columns[4].note, Some(Note::Mixed));
    }
}

#[test]
fn what_is_no_table_stays_plain_text() {
    for text in [
        "",
        " ",
        "\n\n",
        "id",
        "BIGINT",
        "TIMESTAMP(3)",
        "DECIMAL(10, 2)",
        "MAP<STRING, INT>",
        "ROW<a INT, b STRING>",
        "the date",
        "Orders, as they come in.",
        "a, b",
        "one\ttwo",
        "hello world\nthis is text",
        "x\n\ny z",
        "SELECT a,\n\tb\nFROM x\nWHERE b > 1",
        "INSERT INTO x SELECT * FROM y",
        "CREATE VIEW v AS SELECT 1",
        "create table of contents, date",
        "{\"a\": 1",
        "[1, 2]",
        "[]",
        "{}",
        "{\"a\": 1} x",
        "null",
        "{a: 1}",
        "{\"a\": 01x}",
        "a4af7409-d167-4f31-af13-ddd4cd06564f",
        "public.orders",
        "KCpuIn, KAlert",
        "name,type\nAlice,admin\nBob,guest",
        "1,Alice,2024-01-01\n2,Bob,2024-01-02",
        "--\n--",
        "- one\n- two",
        "a | b",
        "+--+\n|\n+--+",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

#[test]
fn notes_are_said_in_a_sentence() {
    let note = |from: &str| {
        postgres_type(from)
            .1
            .map(|note| text::import::note(&note))
            .unwrap_or_default()
    };
    assert_eq!(
        note("character varying(255)"),
        "character varying(255) is VARCHAR(255) in Flink."
    );
    assert_eq!(note("bigint"), "");
    assert_eq!(
        note("numeric"),
        "numeric holds any number. Flink wants a precision: DECIMAL(38, 18) is taken, with 20 digits before the point and 18 behind it."
    );
    for zoned in ["timetz", "time with time zone"] {
        assert_eq!(
            note(zoned),
            format!(
                "{zoned} is read as TIME(0), without its zone: no time of day has one in Flink."
            )
        );
    }
    assert_eq!(
        note("timestamptz"),
        "timestamptz is read as TIMESTAMP(6), without its zone: the PostgreSQL connector reads no TIMESTAMP_LTZ."
    );
    let few = &pasted("{\"few\": []}").columns[0];
    assert_eq!(few.data_type, "ARRAY<STRING>");
    assert_eq!(
        few.note.as_ref().map(text::import::note).as_deref(),
        Some("Nothing stands in the sample's arrays here. STRING is taken for what will.")
    );
    assert!(text::import::note(&Note::Guessed).starts_with("Guessed from the sample"));
    for left_out in pasted(PSQL_D).left_out {
        assert!(text::import::left_out(&left_out).starts_with("Left out: "));
    }
}

#[test]
fn titles_with_values_are_columns_of_guessed_types() {
    let text = "id\tname\tprice\tborn\tseen\tok\tcode\tmixed\tnone\n\
                1\tBob\t1.5\t2001-02-03\t2024-01-02 03:04:05\ttrue\t007\t1\n\
                2\tAnn\t-2\t2001-02-04\t2024-01-02T03:04:05Z\tFALSE\t12\tx\n";
    let pasted = check(
        text,
        Origin::Data,
        &[
            ("id", "BIGINT"),
            ("name", "STRING"),
            ("price", "DOUBLE"),
            ("born", "DATE"),
            ("seen", "STRING"),
            ("ok", "BOOLEAN"),
            ("code", "STRING"),
            ("mixed", "STRING"),
            ("none", "STRING"),
        ],
    );
    assert_eq!(pasted.columns[0].note, Some(Note::Guessed));
    assert_eq!(pasted.columns[7].note, Some(Note::Mixed));
    assert_eq!(pasted.columns[8].note, Some(Note::NoType));
    let commas = [("id", "BIGINT"), ("name", "STRING")];
    check("id,name\n1,Bob\n2,\"Ann, B\"", Origin::Data, &commas);
    check("id;name\n1;Bob", Origin::Data, &commas);
    for text in [
        "one\ttwo",
        "1\t2\n3\t4",
        "a\t\n1\t2",
        "a\tb\n1\t2\t3",
        "id,name\nx,Bob",
        "Monday, 1\nTuesday, 2",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

#[test]
fn the_place_of_broken_json_is_found() {
    for (text, from) in [
        ("{\"a\": 1", ""),
        ("{\"a\": 1} x", "x"),
        ("{a: 1}", "a: 1}"),
        (" [{\"a\": 1,}]", "}]"),
        ("{\"a\": tru}", "}"),
        ("{\"a\": \"x}", "\"x}"),
        ("\u{feff}{\"a\" 1}", "1}"),
    ] {
        assert_eq!(read(text), None, "{text}");
        let at = broken_json(text).unwrap_or_else(|| panic!("not broken: {text}"));
        assert_eq!(&text[at..], from, "{text}");
    }
    for text in [
        "{\"a\": 1}",
        "[draft]",
        "{name}",
        "a: 1",
        "",
        "id,name\n1,Bob",
    ] {
        assert_eq!(broken_json(text), None, "{text}");
    }
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

#[test]
fn a_cell_may_hold_all_that_flink_writes_behind_a_name() {
    let sheet = check(
        "id\tBIGINT NOT NULL COMMENT 'the order''s'\nname\tVARCHAR(20) COMMENT 'as printed'\nat\tTIMESTAMP(3)",
        Origin::Sheet,
        &[
            ("id", "BIGINT NOT NULL"),
            ("name", "VARCHAR(20)"),
            ("at", "TIMESTAMP(3)"),
        ],
    );
    let comments: Vec<Option<&str>> = sheet
        .columns
        .iter()
        .map(|column| column.comment.as_deref())
        .collect();
    assert_eq!(comments, [Some("the order's"), Some("as printed"), None]);
}
