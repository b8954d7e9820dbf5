//! No caret in any text is too much, and the work grows no faster than the text.

use super::{check_paint, corpus};
use millrace::sql::bracket::pair;
use millrace::sql::complete::{Known, MOST, Mode, complete};
use millrace::sql::edit::{indent, outdent, utf16_to_byte};
use millrace::sql::highlight::paint;
use proptest::prelude::*;

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
