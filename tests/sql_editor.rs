//! What an SQL editor asks of the core: paint, brackets, Tab, and that no caret is too much for any of it.

#![cfg(not(target_arch = "wasm32"))]

use Paint::{Comment, Function, Keyword, Name, Number, Plain, Text, Type, Wrong};
use millrace::sql::bracket::pair;
use millrace::sql::complete::{Known, MOST, Mode, complete};
use millrace::sql::edit::{Edit, byte_to_utf16, indent, outdent, utf16_to_byte};
use millrace::sql::highlight::{Paint, paint};
use proptest::prelude::*;
use serde_json::Value;

const SCHEMAS: &str = include_str!("fixtures/flink/schema-corpus.jsonl");
const STATEMENTS: &str = include_str!("fixtures/flink/statement-corpus.jsonl");

fn cases(corpus: &str) -> impl Iterator<Item = Value> {
    corpus
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
}

/// Every text of the corpora.
fn corpus() -> Vec<String> {
    let schemas = cases(SCHEMAS).map(|case| case["schema_sql"].clone());
    let statements = cases(STATEMENTS).map(|case| case["statement"].clone());
    let texts: Vec<String> = schemas
        .chain(statements)
        .filter_map(|text| Some(text.as_str()?.to_owned()))
        .collect();
    assert!(texts.len() > 800);
    texts
}

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

fn check_paint(text: &str) {
    let pieces = paint(text);
    let mut end = 0;
    for piece in &pieces {
        assert!(piece.len > 0, "{text:?}");
        end += piece.len;
        assert!(text.is_char_boundary(end), "{text:?}");
    }
    assert_eq!(end, text.len(), "{text:?}");
    let differ = pieces.windows(2).all(|two| two[0].paint != two[1].paint);
    assert!(differ, "{text:?}");
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

/// The pair as it is written, with the brackets marked.
fn marked(text: &str, caret: usize) -> Option<String> {
    let (open, close) = pair(text, caret)?;
    let mut marked = text.to_owned();
    marked.insert(close + 1, '»');
    marked.insert(close, '«');
    marked.insert(open + 1, '»');
    marked.insert(open, '«');
    Some(marked)
}

#[test]
fn brackets_find_their_partners() {
    // The caret stands at the bar.
    for (text, expect) in [
        ("|(a)", Some("«(»a«)»")),
        ("(|a)", Some("«(»a«)»")),
        ("(a|)", Some("«(»a«)»")),
        ("(a)|", Some("«(»a«)»")),
        ("(a |b)", None),
        ("(a)|(b)", Some("«(»a«)»(b)")),
        ("(|(b))", Some("«(»(b)«)»")),
        ("((|b))", Some("(«(»b«)»)")),
        ("x[|1]", Some("x«[»1«]»")),
        ("(|[a)]", Some("«(»[a«)»]")),
        ("([a)]|", None),
        ("(|", None),
        (")|", None),
        ("(|')' , a)", Some("«(»')' , a«)»")),
        ("(|a -- )\n)", Some("«(»a -- )\n«)»")),
        ("(|a /* ) */ )", Some("«(»a /* ) */ «)»")),
        ("(|`a)b` INT)", Some("«(»`a)b` INT«)»")),
        ("'(|'", None),
        ("(|'it''s)' )", Some("«(»'it''s)' «)»")),
        ("ARRAY<|INT>", Some("ARRAY«<»INT«>»")),
        ("MAP<INT, ARRAY<INT>>|", Some("MAP«<»INT, ARRAY<INT>«>»")),
        ("ROW<a MAP<INT, INT>|>", Some("ROW<a MAP«<»INT, INT«>»>")),
        ("a <| b AND b > c", None),
        ("map <| b AND b > c", None),
        ("a < b >| c", None),
        ("😀(|é)", Some("😀«(»é«)»")),
    ] {
        let caret = text.find('|').expect("a caret");
        let found = marked(&text.replacen('|', "", 1), caret);
        assert_eq!(found.as_deref(), expect, "{text}");
    }
}

/// Bars mark the selection, or one bar the caret.
fn selected(marked: &str) -> (String, std::ops::Range<usize>) {
    let start = marked.find('|').expect("a caret");
    let text = marked.replacen('|', "", 1);
    let end = text.find('|').unwrap_or(start);
    (text.replacen('|', "", 1), start..end)
}

fn after(text: &str, edit: &Edit) -> String {
    let mut changed = text.to_owned();
    changed.replace_range(edit.replace.clone(), &edit.with);
    if !edit.select.is_empty() {
        changed.insert(edit.select.end, '|');
    }
    changed.insert(edit.select.start, '|');
    changed
}

#[test]
fn tab_moves_to_the_next_step_and_lines_to_the_right() {
    for (before, expect) in [
        ("|", "  |"),
        ("a|", "a |"),
        ("ab|", "ab  |"),
        ("x\na|b", "x\na |b"),
        ("é|", "é |"),
        ("|a\nb|", "|  a\n  b|"),
        ("a|a\nb|b", "  a|a\n  b|b"),
        ("|a\n|b", "|  a\n|b"),
        ("|a\n\nb|", "|  a\n\n  b|"),
        ("x |yz| x", "  x |yz| x"),
        ("|\n|", "|\n|"),
    ] {
        let (text, selection) = selected(before);
        let edit = indent(&text, selection);
        assert_eq!(after(&text, &edit), expect, "{before:?}");
    }
}

#[test]
fn shift_tab_takes_a_step_from_the_start_of_each_line() {
    for (before, expect) in [
        ("  a|", "a|"),
        (" a|", "a|"),
        ("   a|", " a|"),
        ("\t\ta|", "\ta|"),
        ("a|", "a|"),
        ("  |a", "|a"),
        (" | a", "|a"),
        ("|  a", "|a"),
        ("x\n  y|\n  z", "x\ny|\n  z"),
        ("|  a\n\tb\nc\n    d|", "|a\nb\nc\n  d|"),
        ("  a|a\n  b|b", "a|a\nb|b"),
        ("|  a\n|  b", "|a\n|  b"),
        (" | | a", "| a"),
    ] {
        let (text, selection) = selected(before);
        let edit = outdent(&text, selection);
        assert_eq!(after(&text, &edit), expect, "{before:?}");
    }
}

#[test]
fn an_edit_touches_no_more_than_it_changes() {
    let text = "select\n  a,\n  b\nfrom t";
    assert_eq!(
        indent(text, 2..2),
        Edit {
            replace: 2..2,
            with: "  ".into(),
            select: 4..4
        }
    );
    assert_eq!(
        outdent(text, 8..15),
        Edit {
            replace: 7..14,
            with: "a,\n".into(),
            select: 7..11
        }
    );
    let nothing = outdent(text, 17..18);
    assert!(nothing.replace.is_empty() && nothing.with.is_empty());
    assert_eq!(nothing.select, 17..18);
}

#[test]
fn places_of_the_browser_are_bytes_and_back() {
    // Per character: a is 1 byte and 1 unit, é 2 and 1, 日 3 and 1, 😀 4 and 2.
    let text = "aé日😀b";
    for (unit, byte) in [(0, 0), (1, 1), (2, 3), (3, 6), (5, 10), (6, 11)] {
        assert_eq!(utf16_to_byte(text, unit), byte);
        assert_eq!(byte_to_utf16(text, byte), unit);
    }
    assert_eq!(utf16_to_byte(text, 4), 6);
    assert_eq!(utf16_to_byte(text, 7), 11);
    assert_eq!(utf16_to_byte(text, usize::MAX), 11);
    assert_eq!(byte_to_utf16(text, 2), 1);
    assert_eq!(byte_to_utf16(text, 9), 3);
    assert_eq!(byte_to_utf16(text, usize::MAX), 6);
    assert_eq!(utf16_to_byte("", 3), 0);
}

/// Nothing panics at any caret, and what is replaced holds the caret.
fn check_carets(text: &str) {
    let names = ["a b", "", "`", "😀"].map(|name| (name.to_owned(), "INT".to_owned()));
    let tables = [
        Known {
            name: "t",
            columns: &names,
        },
        Known {
            name: "😀",
            columns: &names,
        },
    ];
    for caret in 0..=text.len() + 1 {
        for mode in [Mode::Schema, Mode::Statement] {
            let completion = complete(text, caret, mode, &tables);
            let replace = completion.replace;
            assert!(
                text.get(replace.start..replace.end).is_some(),
                "{text:?} {caret}"
            );
            assert!(replace.start <= caret && replace.end + 3 >= caret.min(text.len()));
            assert!(completion.candidates.len() <= MOST);
        }
        if let Some((open, close)) = pair(text, caret) {
            assert!(open < close && close < text.len());
        }
        for edit in [
            indent(text, caret..caret + 3),
            outdent(text, caret..caret + 3),
        ] {
            let mut changed = text.to_owned();
            changed.replace_range(edit.replace, &edit.with);
            assert!(changed.get(edit.select).is_some(), "{text:?} {caret}");
        }
        assert!(text.is_char_boundary(utf16_to_byte(text, caret)));
    }
}

#[test]
fn no_caret_in_the_corpora_is_too_much() {
    for text in corpus().iter().filter(|text| text.len() < 300).step_by(5) {
        check_carets(text);
    }
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    let names = ["a", "b"].map(|name| (name.to_owned(), "INT".to_owned()));
    let tables = [Known {
        name: "t",
        columns: &names,
    }];
    for piece in [
        "(",
        ")",
        "([",
        "FROM t,",
        "WITH x AS (SELECT * FROM x),",
        "ROW<",
        "a.",
        "`",
        "'",
        "/*",
        "a INT,",
        "\n",
        "CAST(",
        "NOT ",
        "-- x\n",
        "JOIN t x ",
        "FOR SYSTEM_TIME AS OF a.",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let start = std::time::Instant::now();
        paint(&text);
        pair(&text, text.len());
        indent(&text, 0..text.len());
        outdent(&text, 0..text.len());
        for mode in [Mode::Schema, Mode::Statement] {
            complete(&text, text.len(), mode, &tables);
        }
        // Quadratic work on so much would take minutes.
        assert!(
            start.elapsed().as_secs() < 10,
            "{piece:?}: {:?}",
            start.elapsed()
        );
    }
}

const PIECES: [&str; 30] = [
    "SELECT ",
    "FROM ",
    "t ",
    "AS ",
    "(",
    ")",
    "<",
    ">",
    ",",
    ".",
    ";",
    "`",
    "'",
    "\"",
    "--",
    "\n",
    "/*",
    "*/",
    " ",
    "ROW",
    "ARRAY",
    "MAP",
    "INT ",
    "WATERMARK FOR ",
    "PRIMARY KEY ",
    "INTO ",
    "WITH ",
    "😀",
    "é",
    "1",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_taken(text in any::<String>()) {
        check_paint(&text);
        check_carets(&text);
    }

    #[test]
    fn any_pieces_are_taken(pieces in prop::collection::vec(0..PIECES.len(), 0..30)) {
        let text: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        check_paint(&text);
        check_carets(&text);
    }
}
