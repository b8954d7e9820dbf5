//! Rows of a spreadsheet and lines of names.

use super::{check, postgres_type, written};
use crate::columns::*;
use millrace::import::columns::{Note, Origin, read};
use millrace::text;

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
