//! Words are painted as what they are.

use super::{check_paint, corpus};
use Paint::{Comment, Function, Keyword, Name, Number, Plain, Text, Type, Wrong};
use millrace::sql::highlight::{Paint, paint};

/// The painted parts of a text; plain white space is left out.
fn painted(text: &str) -> Vec<(Paint, &str)> {
    let mut start = 0;
    let mut parts = Vec::new();
    for piece in paint(text) {
        let part = &text[start..start + piece.len];
        start += piece.len;
        if piece.paint != Plain || !part.trim().is_empty() {
            parts.push((piece.paint, part.trim()));
        }
    }
    parts
}

#[test]
fn words_are_painted_as_what_they_are() {
    assert_eq!(
        painted("`id` BIGINT NOT NULL, -- key\nprice DECIMAL(10, 2) METADATA FROM 'p' VIRTUAL"),
        [
            (Name, "`id`"),
            (Type, "BIGINT"),
            (Keyword, "NOT"),
            (Keyword, "NULL"),
            (Plain, ","),
            (Comment, "-- key"),
            (Name, "price"),
            (Type, "DECIMAL"),
            (Plain, "("),
            (Number, "10"),
            (Plain, ","),
            (Number, "2"),
            (Plain, ")"),
            (Keyword, "METADATA"),
            (Keyword, "FROM"),
            (Text, "'p'"),
            (Keyword, "VIRTUAL"),
        ]
    );
    assert_eq!(
        painted("select count(*), my_fn (a), left(b, 1) from t left join u on t.x <> 1.5"),
        [
            (Keyword, "select"),
            (Function, "count"),
            (Plain, "(*),"),
            (Function, "my_fn"),
            (Plain, "("),
            (Name, "a"),
            (Plain, "),"),
            (Function, "left"),
            (Plain, "("),
            (Name, "b"),
            (Plain, ","),
            (Number, "1"),
            (Plain, ")"),
            (Keyword, "from"),
            (Name, "t"),
            (Keyword, "left"),
            (Keyword, "join"),
            (Name, "u"),
            (Keyword, "on"),
            (Name, "t"),
            (Plain, "."),
            (Name, "x"),
            (Plain, "<>"),
            (Number, "1.5"),
        ]
    );
    for (text, word, expect) in [
        ("INSERT INTO t (a) SELECT 1", "t", Name),
        ("PRIMARY KEY (key) NOT ENFORCED", "KEY", Keyword),
        ("PRIMARY KEY (key) NOT ENFORCED", "key", Name),
        ("PRIMARY KEY (key) NOT ENFORCED", "ENFORCED", Keyword),
        ("metadata STRING", "metadata", Name),
        ("a INT, virtual INT", "virtual", Name),
        ("map MAP<INT, INT>", "map", Name),
        ("map MAP<INT, INT>", "MAP", Type),
        ("MAP['a', 1]", "MAP", Type),
        ("ORDER BY a DESC", "DESC", Keyword),
        ("x IN (1)", "IN", Keyword),
        ("VALUES (1)", "VALUES", Keyword),
        ("CAST(a AS INT)", "CAST", Function),
        ("TRY_CAST(a AS INT)", "TRY_CAST", Function),
        ("JOIN TABLE(TUMBLE(TABLE t", "TUMBLE", Function),
        ("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP", Keyword),
        ("x'0F'", "x'0F'", Text),
        ("a # b", "#", Wrong),
        ("a != b", "!=", Wrong),
        ("\"a\"", "\"", Wrong),
        ("'open", "'open", Wrong),
        ("`open", "`open", Wrong),
        ("/* open", "/* open", Wrong),
        ("/* x */", "/* x */", Comment),
        ("// x", "// x", Comment),
    ] {
        assert!(
            painted(text).contains(&(expect, word)),
            "{text}: {:?}",
            painted(text)
        );
    }
}

#[test]
fn the_pieces_tile_the_corpora() {
    for text in corpus() {
        check_paint(&text);
    }
}
