//! What rows show of a text.

use millrace::sql::grid::rows;

/// Each row as `kind|name|type|not null|detail|virtual|comment`.
fn check_rows(text: &str, expect: &[&str]) {
    let found: Vec<String> = rows(text)
        .iter()
        .map(|row| {
            let flag = |is_set: bool| if is_set { "true" } else { "" };
            let kind = format!("{:?}", row.kind);
            [
                &kind,
                &row.name,
                &row.data_type,
                flag(row.not_null),
                &row.detail,
                flag(row.is_virtual),
                &row.comment,
            ]
            .join("|")
        })
        .collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn rows_show_what_the_text_says() {
    check_rows("", &[]);
    check_rows(" -- nothing\n", &[]);
    check_rows(
        "`node` INT NOT NULL COMMENT 'it''s', b DECIMAL(10, 2), c MAP<STRING, ROW<x INT, y INT>>",
        &[
            "Physical|node|INT|true|||it's",
            "Physical|b|DECIMAL(10, 2)||||",
            "Physical|c|MAP<STRING, ROW<x INT, y INT>>||||",
        ],
    );
    check_rows(
        "t AS TO_TIMESTAMP(a, 'x,y') COMMENT 'c', map INT, d AS map < 3, e AS CASE WHEN a > 0 THEN 1 END",
        &[
            "Computed|t|||TO_TIMESTAMP(a, 'x,y')||c",
            "Physical|map|INT||||",
            "Computed|d|||map < 3||",
            "Computed|e|||CASE WHEN a > 0 THEN 1 END||",
        ],
    );
    check_rows(
        "ts TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL COMMENT 'x', o BIGINT METADATA",
        &[
            "Metadata|ts|TIMESTAMP_LTZ(3)|true|timestamp|true|x",
            "Metadata|o|BIGINT||||",
        ],
    );
    check_rows(
        "WATERMARK FOR `ts` AS ts - INTERVAL '5' SECOND, PRIMARY KEY (a, `b,c`) NOT ENFORCED, \
         CONSTRAINT pk PRIMARY KEY (a)",
        &[
            "Watermark|ts|||ts - INTERVAL '5' SECOND||",
            "PrimaryKey||||a, `b,c`||",
            "PrimaryKey||||a||",
        ],
    );
    check_rows(
        "a INT PRIMARY KEY NOT ENFORCED COMMENT 'k', b INT NULL, c INT NOT NULL ARRAY",
        &[
            "Physical|a|INT||||k",
            "Physical|b|INT||||",
            "Physical|c|INT NOT NULL ARRAY||||",
        ],
    );
}

#[test]
fn broken_texts_have_rows_too() {
    check_rows(
        "cpu FLOATT, a, b AS, c INT DEFAULT 0, , date INT, `` INT, NOT NULL,",
        &[
            "Physical|cpu|FLOATT||||",
            "Physical|a|||||",
            "Computed|b|||||",
            "Physical|c|INT DEFAULT 0||||",
            "Physical|date|INT||||",
            "Physical||INT||||",
            "Physical|NOT|||||",
        ],
    );
    check_rows(
        "b AS a COMMENT, c INT METADATA VIRTUAL FROM 'k', a.b INT, 'x' INT, UNIQUE (a), WATERMARK ts AS ts, \
         a INT COMMENT, b DECIMAL(10, c INT",
        &[
            "Verbatim||||b AS a COMMENT||",
            "Verbatim||||c INT METADATA VIRTUAL FROM 'k'||",
            "Verbatim||||a.b INT||",
            "Verbatim||||'x' INT||",
            "Verbatim||||UNIQUE (a)||",
            "Verbatim||||WATERMARK ts AS ts||",
            "Verbatim||||a INT COMMENT||",
            "Verbatim||||b DECIMAL(10, c INT||",
        ],
    );
    for open in [
        "b INT), c INT",
        "b ARRAY<INT, c INT",
        "b AS 'x, c INT",
        "`b, c INT\n, d INT",
        "b /* , c",
    ] {
        check_rows(
            &format!("a INT, {open}"),
            &["Physical|a|INT||||", &format!("Verbatim||||{open}||")],
        );
    }
}
