//! The editor of SQL as it is seen: what lies behind the textarea.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/editor.rs"]
mod editor;
#[path = "common/nodes.rs"]
mod nodes;

use editor::{MARGIN, any_text, frame, marked, numbers, of_class, painted, problem};
use millrace::desk::editor::{Editor, Frame, above, gutter_width, is_painted, keys};
use millrace::sql::problem::{Mend, Problem, Severity};
use millrace::sql::token::{Span, tokens, tokens_again};
use nodes::{get, names, text};
use proptest::prelude::*;

#[test]
fn words_are_painted_as_what_they_are() {
    let nodes = Editor::default().view(
        "a INT, -- it\n`b` AS COALESCE(1, 'x')",
        None,
        &[],
        &frame(0, 5),
    );
    assert_eq!(painted(&nodes), ["a INT, -- it", "`b` AS COALESCE(1, 'x')"]);
    for (class, expect) in [
        ("ty", &["INT"][..]),
        ("co", &["-- it"]),
        ("kw", &["AS"]),
        ("nm", &["a", "`b`"]),
        ("fn", &["COALESCE"]),
        ("nu", &["1"]),
        ("st", &["'x'"]),
        ("bad", &[]),
        ("pair", &[]),
    ] {
        assert_eq!(marked(&nodes, class), expect, "{class}");
    }
    assert_eq!(numbers(&nodes), ["1", "2"]);
}

#[test]
fn what_is_wrong_is_marked_with_its_line() {
    let sql = "a INTT,\nb INT,\nc ROW<x\nINT>";
    let problems = [
        problem(2..6, Severity::Error),
        problem(8..9, Severity::Warning),
        problem(17..27, Severity::Warning),
    ];
    let nodes = Editor::default().view(sql, None, &problems, &frame(0, 5));
    assert_eq!(marked(&nodes, "bad"), ["INTT"]);
    let warned = marked(&nodes, "warn").concat();
    assert_eq!(warned, "bROW<x\nINT>".replace('\n', ""));
    assert_eq!(numbers(&nodes), ["1bad", "2warn", "3warn", "4"]);
    // The graver of two marks its line; the narrower stands out in the text.
    let both = [
        problem(0..6, Severity::Warning),
        problem(2..6, Severity::Error),
    ];
    let nodes = Editor::default().view("a INTT", None, &both, &frame(0, 5));
    assert_eq!(numbers(&nodes), ["1bad"]);
    assert_eq!(
        (
            marked(&nodes, "warn").concat(),
            marked(&nodes, "bad").concat()
        ),
        ("a ".to_owned(), "INTT".to_owned())
    );
}

#[test]
fn the_brackets_at_the_caret_are_marked() {
    let view = |caret| Editor::default().view("a AS f((1))", caret, &[], &frame(0, 5));
    assert_eq!(marked(&view(Some(6)), "pair"), ["(", ")"]);
    assert_eq!(marked(&view(Some(0)), "pair"), [""; 0]);
    assert_eq!(marked(&view(None), "pair"), [""; 0]);
}

#[test]
fn only_the_lines_around_the_window_are_drawn() {
    let lines: Vec<String> = (1..=1000).map(|number| format!("c{number} INT,")).collect();
    let sql = lines.join("\n");
    let nodes = Editor::default().view(&sql, None, &[], &frame(500, 10));
    assert_eq!(painted(&nodes), lines[500 - MARGIN..510 + MARGIN]);
    let shown = numbers(&nodes);
    assert_eq!((&*shown[0], &*shown[shown.len() - 1]), ("481", "530"));
    let layer = of_class(&nodes, "painted").expect("a painted layer");
    assert_eq!(
        get(layer, "style:transform"),
        Some("translate(-0px, -400px)")
    );
    let scrolled = Frame {
        top: 7.0,
        left: 30.0,
        ..frame(0, 10)
    };
    let nodes = Editor::default().view(&sql, None, &[], &scrolled);
    let layer = of_class(&nodes, "painted").expect("a painted layer");
    assert_eq!(
        get(layer, "style:transform"),
        Some("translate(-30px, -7px)")
    );
    assert_eq!(painted(&nodes).len(), 10 + 2 * MARGIN);
}

#[test]
fn the_gutter_is_as_wide_as_its_numbers() {
    assert_eq!(gutter_width(""), "4ch");
    assert_eq!(gutter_width(&"\n".repeat(98)), "4ch");
    assert_eq!(gutter_width(&"\n".repeat(99)), "5ch");
    assert_eq!(gutter_width(&"\n".repeat(999)), "6ch");
}

#[test]
fn a_text_too_long_to_paint_has_its_numbers_all_the_same() {
    let sql = "a INT,\n".repeat(72_000);
    assert!(!is_painted(&sql));
    let nodes = Editor::default().view(&sql, Some(0), &[], &frame(70_000, 5));
    assert!(of_class(&nodes, "painted").is_none());
    assert_eq!(numbers(&nodes)[0], "69981");
}

proptest! {
    #![proptest_config(common::properties(400))]

    /// The layer behind the textarea shows the same text as it, whatever is marked: a letter more or less, and the
    /// caret stands elsewhere than it seems.
    #[test]
    fn a_text_that_is_changed_is_cut_and_painted_as_a_new_one(texts in prop::collection::vec(any_text(), 3), cut in 0_usize..40) {
        let mut editor = Editor::default();
        let mut text = String::new();
        let mut all = tokens("");
        for other in texts {
            // A change somewhere within, as typing makes it, and a text that has little to do with the last.
            let at = text.floor_char_boundary(cut.min(text.len()));
            let end = text.floor_char_boundary((at + cut / 4).min(text.len()));
            for new in [[&text[..at], &other, &text[end..]].concat(), other] {
                tokens_again(&text, &mut all, &new);
                prop_assert_eq!(&all, &tokens(&new), "{:?} after {:?}", &new, &text);
                let window = frame(0, 5);
                let caret = Some(0);
                prop_assert_eq!(editor.view(&new, caret, &[], &window), Editor::default().view(&new, caret, &[], &window));
                text = new;
            }
        }
    }

    #[test]
    fn the_painted_lines_are_those_of_the_text(
        sql in any_text(),
        first in 0..60_usize,
        lines in 0..10_usize,
        caret in prop::option::of(0..80_usize),
        spans in prop::collection::vec((0..80_usize, 0..10_usize, any::<bool>()), 0..5),
    ) {
        let severity = |is_error| if is_error { Severity::Error } else { Severity::Warning };
        let problems: Vec<Problem> = spans
            .into_iter()
            .map(|(start, len, is_error)| problem(start..start + len, severity(is_error)))
            .collect();
        let nodes = Editor::default().view(&sql, caret, &problems, &frame(first, lines));
        let drawn = first.saturating_sub(MARGIN);
        let count = lines + 2 * MARGIN;
        let expect: Vec<&str> = sql.split('\n').skip(drawn).take(count).collect();
        prop_assert_eq!(painted(&nodes), expect);
        let expect: Vec<String> = (1..=sql.split('\n').count())
            .skip(drawn)
            .take(count)
            .map(|number| number.to_string())
            .collect();
        let found = numbers(&nodes);
        let bare = found.iter().map(|number| number.trim_end_matches(|c: char| c.is_alphabetic()));
        prop_assert!(bare.eq(expect.iter()));
    }
}

#[test]
fn a_window_of_any_kind_is_drawn() {
    for (top, line, lines) in [
        (-50.0, 20.0, 10),
        (f64::MAX, 20.0, 10),
        (f64::NAN, 20.0, 10),
        (0.0, 0.0, 10),
        (10.0, 0.0, 10),
        (0.0, 20.0, usize::MAX),
    ] {
        let window = Frame {
            id: "field",
            top,
            left: -5.0,
            line,
            lines,
        };
        Editor::default().view("a INT,\nb INT", Some(3), &[], &window);
    }
}

#[test]
fn a_text_too_long_to_paint_is_told_so() {
    let said = |sql: &str| text(&[keys(None, sql)]);
    let plain = "Over 500,000 bytes are shown without colours.";
    assert!(said(&"a INT,\n".repeat(72_000)).ends_with(plain));
    assert!(!said("a INT").contains("colours"));
}

#[test]
fn where_several_problems_can_be_mended_a_button_mends_them_all() {
    let mend = |start: usize| Problem {
        mend: Some(Mend {
            span: Span {
                start,
                end: start + 1,
            },
            text: "<>".to_owned(),
        }),
        ..problem(start..start + 1, Severity::Error)
    };
    let buttons = |problems: &[Problem]| names(&above("a = b = c", problems), "button");
    assert!(buttons(&[]).is_empty());
    assert!(buttons(&[mend(2), problem(6..7, Severity::Error)]).is_empty());
    assert_eq!(buttons(&[mend(2), mend(6)]), ["Fix all"]);
}
