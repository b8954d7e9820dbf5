//! The editor of SQL as it is used: what lies behind the textarea, and what each key does.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::desk::editor::{Editor, Frame, Key, Outcome, gutter_width, is_painted, list_id};
use millrace::desk::node::{Element, Node};
use millrace::sql::complete::{Known, Mode};
use millrace::sql::edit::Edit;
use millrace::sql::problem::{Fault, Problem, Severity};
use millrace::sql::token::Span;
use nodes::{by_id, elements, find, get, name, names, text};
use proptest::prelude::*;
use std::ops::Range;

/// The editor draws this many lines above and below those that are seen.
const MARGIN: usize = 20;

/// A window that begins with this line, of lines that are 20 pixels high.
fn frame(first: usize, lines: usize) -> Frame {
    Frame {
        id: "field",
        top: f64::from(u32::try_from(first).expect("a small number")) * 20.0,
        left: 0.0,
        line: 20.0,
        lines,
    }
}

fn of_class<'a>(nodes: &'a [Node], class: &str) -> Option<&'a Element> {
    let mut all = elements(nodes).into_iter();
    all.find(|element| get(element, "class") == Some(class))
}

/// The lines of the painted layer.
fn painted(nodes: &[Node]) -> Vec<String> {
    let layer = of_class(nodes, "painted").expect("a painted layer");
    assert_eq!(get(layer, "aria-hidden"), Some("true"));
    let lines = layer.children.iter();
    lines.map(|line| text(std::slice::from_ref(line))).collect()
}

/// The numbers of the lines with their marks.
fn numbers(nodes: &[Node]) -> Vec<String> {
    let gutter = of_class(nodes, "gutter").expect("a gutter");
    assert_eq!(get(gutter, "aria-hidden"), Some("true"));
    let lines = elements(&gutter.children).into_iter().skip(1);
    lines
        .map(|line| format!("{}{}", name(line), get(line, "class").unwrap_or_default()))
        .collect()
}

/// What is painted in a class that holds this word.
fn marked(nodes: &[Node], word: &str) -> Vec<String> {
    let layer = of_class(nodes, "painted").expect("a painted layer");
    elements(&layer.children)
        .into_iter()
        .filter(|part| {
            get(part, "class").is_some_and(|class| class.split(' ').any(|one| one == word))
        })
        .map(name)
        .collect()
}

fn problem(span: Range<usize>, severity: Severity) -> Problem {
    Problem {
        span: Span {
            start: span.start,
            end: span.end,
        },
        severity,
        fault: Fault::Unexpected,
        mend: None,
    }
}

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

/// An editor at work on a schema, in a textarea that does what it is told.
struct Work {
    editor: Editor,
    text: String,
    selection: Range<usize>,
}

impl Work {
    /// A text with its caret, or the two ends of the selection, where `|` stands.
    fn at(marked: &str) -> Self {
        let places: Vec<usize> = marked.match_indices('|').map(|(at, _)| at).collect();
        let selection = match places[..] {
            [caret] => caret..caret,
            [start, end] => start..end - 1,
            _ => panic!("{marked}"),
        };
        Self {
            editor: Editor::default(),
            text: marked.replace('|', ""),
            selection,
        }
    }

    /// What the textarea holds then, its caret as `|`.
    fn now(&self) -> String {
        let mut shown = self.text.clone();
        shown.insert(self.selection.end, '|');
        if self.selection.start < self.selection.end {
            shown.insert(self.selection.start, '|');
        }
        shown
    }

    /// Presses a key, named with what is held with it. Says whether the browser does nothing of its own.
    fn press(&mut self, keys: &str) -> bool {
        let key = Key {
            name: match keys.rsplit('+').next() {
                Some("Space") => " ",
                name => name.unwrap_or_default(),
            },
            shift: keys.contains("Shift+"),
            command: keys.contains("Ctrl+"),
        };
        let selection = self.selection.clone();
        let outcome = self
            .editor
            .key(key, &self.text, selection, Mode::Schema, &[]);
        self.finish(outcome)
    }

    fn finish(&mut self, outcome: Outcome) -> bool {
        if let Some(Edit {
            replace,
            with,
            select,
        }) = outcome.edit
        {
            self.text.replace_range(replace, &with);
            self.selection = select;
            self.heard();
        }
        outcome.is_done
    }

    fn heard(&mut self) {
        self.editor
            .typed(&self.text, self.selection.end, Mode::Schema, &[]);
    }

    fn type_in(&mut self, typed: &str) {
        for c in typed.chars() {
            let at = self.selection.end;
            self.text.insert(at, c);
            self.selection = at + c.len_utf8()..at + c.len_utf8();
            self.heard();
        }
    }

    fn view(&self) -> Vec<Node> {
        let caret = Some(self.selection.end);
        self.editor.view(&self.text, caret, &[], &frame(0, 10))
    }

    /// What is offered, in order.
    fn offered(&self) -> Vec<String> {
        let shown = self.view();
        elements(&shown)
            .into_iter()
            .filter(|element| element.tag == "code")
            .map(name)
            .collect()
    }
}

#[test]
fn ctrl_space_offers_and_enter_or_tab_takes() {
    for take in ["Enter", "Tab"] {
        let mut work = Work::at("a STR|, b INT");
        assert_eq!(work.offered(), [""; 0], "nothing is offered unasked");
        assert!(work.press("Ctrl+Space"));
        assert_eq!(work.offered()[0], "STRING");
        assert!(work.press(take));
        assert_eq!(work.now(), "a STRING|, b INT");
        assert_eq!(work.offered(), [""; 0]);
    }
    let mut work = Work::at("a '|'");
    assert!(work.press("Ctrl+Space"));
    assert_eq!(work.offered(), [""; 0], "nothing is offered in a string");
}

#[test]
fn arrows_choose_and_go_round() {
    let mut work = Work::at("a TIMES|");
    work.press("Ctrl+Space");
    let offered = work.offered();
    assert_eq!(offered[..2], ["TIMESTAMP(3)", "TIMESTAMP_LTZ(3)"]);
    let chosen = |work: &Work| {
        let shown = work.view();
        let active = work.editor.active(&frame(0, 10)).expect("an entry");
        let entry = by_id(&shown, &active).expect("the entry");
        assert_eq!(get(entry, "aria-selected"), Some("true"));
        let on = elements(&shown)
            .into_iter()
            .filter(|one| get(one, "aria-selected") == Some("true"))
            .count();
        assert_eq!(on, 1);
        get(entry, "data-act").unwrap_or_default().to_owned()
    };
    assert_eq!(chosen(&work), "take 0");
    let last = format!("take {}", offered.len() - 1);
    for (key, expect) in [
        ("ArrowDown", "take 1"),
        ("ArrowUp", "take 0"),
        ("ArrowUp", &last),
        ("ArrowDown", "take 0"),
        ("ArrowDown", "take 1"),
    ] {
        assert!(work.press(key));
        assert_eq!(chosen(&work), expect);
    }
    work.press("Enter");
    assert_eq!(work.now(), "a TIMESTAMP_LTZ(3)|");
    assert!(!work.press("ArrowDown"), "without a list the caret moves");
}

#[test]
fn an_entry_is_taken_by_the_pointer() {
    let mut work = Work::at("a TIMES|");
    work.press("Ctrl+Space");
    let shown = work.view();
    let list = find(&shown, "listbox", "What can stand here");
    assert_eq!(get(list, "id"), Some(&*list_id(&frame(0, 10))));
    assert!(names(&shown, "option")[1].starts_with("TIMESTAMP_LTZ(3) "));
    let outcome = work.editor.take(1);
    assert!(work.finish(outcome));
    assert_eq!(work.now(), "a TIMESTAMP_LTZ(3)|");
    assert_eq!(work.editor.take(0).edit, None, "the list is closed");
    work.press("Ctrl+Space");
    assert_eq!(work.editor.take(999).edit, None);
}

#[test]
fn the_list_follows_what_is_typed() {
    let mut work = Work::at("a |");
    work.press("Ctrl+Space");
    assert_eq!(work.offered()[0], "STRING");
    work.type_in("dec");
    assert_eq!(work.offered()[0], "DECIMAL(10, 2)");
    work.press("Enter");
    assert_eq!(work.now(), "a DECIMAL(10, 2)|");
    let mut work = Work::at("a |");
    work.press("Ctrl+Space");
    work.type_in("zzz");
    assert_eq!(work.offered(), [""; 0]);
    work.type_in("x");
    assert!(!work.press("Enter"), "Enter is a line break again");
}

#[test]
fn a_statement_is_offered_the_tables_and_their_columns() {
    let columns = [("cpu".to_owned(), "FLOAT".to_owned())];
    let tables = [Known {
        name: "KCpuIn",
        columns: &columns,
    }];
    let offered = |sql: &str| {
        let mut editor = Editor::default();
        let key = Key {
            name: " ",
            shift: false,
            command: true,
        };
        editor.key(key, sql, sql.len()..sql.len(), Mode::Statement, &tables);
        names(&editor.view(sql, None, &[], &frame(0, 5)), "option").concat()
    };
    assert!(offered("SELECT * FROM K").contains("KCpuIn"));
    assert!(offered("SELECT 1 FROM KCpuIn WHERE c").contains("cpu"));
}

#[test]
fn keys_that_leave_the_word_close_the_list() {
    for key in [
        "ArrowLeft",
        "ArrowRight",
        "Home",
        "End",
        "PageUp",
        "PageDown",
    ] {
        let mut work = Work::at("a STR|");
        work.press("Ctrl+Space");
        assert!(!work.press(key), "{key}");
        assert_eq!(work.offered(), [""; 0], "{key}");
    }
    for key in ["Shift", "Control", "Alt", "Meta"] {
        let mut work = Work::at("a STR|");
        work.press("Ctrl+Space");
        assert!(!work.press(key), "{key}");
        assert_eq!(work.offered()[0], "STRING", "{key}");
    }
    let mut work = Work::at("a STR|");
    work.press("Ctrl+Space");
    assert!(!work.press("Ctrl+Enter"), "it sends the request");
    work.editor.close();
    assert_eq!(work.offered(), [""; 0]);
}

#[test]
fn tab_indents_and_shift_tab_takes_it_back() {
    for (before, keys, after) in [
        ("|a INT", "Tab", "  |a INT"),
        ("a|", "Tab", "a |"),
        ("|a INT,\nb INT|", "Tab", "|  a INT,\n  b INT|"),
        ("  a INT|", "Shift+Tab", "a INT|"),
        ("|  a INT,\n  b INT|", "Shift+Tab", "|a INT,\nb INT|"),
    ] {
        let mut work = Work::at(before);
        assert!(work.press(keys));
        assert_eq!(work.now(), after, "{keys}");
    }
    assert!(!Work::at("a|").press("Ctrl+Tab"));
    // Shift+Tab does not leave because a list happens to be open.
    let mut work = Work::at("  a STR|");
    work.press("Ctrl+Space");
    assert!(work.press("Shift+Tab"));
    assert_eq!(work.now(), "a STR|");
    assert_eq!(work.offered()[0], "STRING");
    work.press("Enter");
    assert_eq!(work.now(), "a STRING|");
}

#[test]
fn escape_then_tab_leaves() {
    for leave in ["Tab", "Shift+Tab"] {
        let mut work = Work::at("a|");
        assert!(!work.press("Escape"));
        work.press("Shift");
        assert!(!work.press(leave));
        assert_eq!(work.now(), "a|");
        assert!(work.press("Tab"), "once");
    }
    // The first Escape closes the list, and whoever goes on typing stays.
    let mut work = Work::at("a STR|");
    work.press("Ctrl+Space");
    assert!(work.press("Escape"));
    assert_eq!(work.offered(), [""; 0]);
    work.press("Escape");
    work.press("x");
    assert!(work.press("Tab"));
}

#[test]
fn a_list_over_a_text_that_was_changed_elsewhere_does_no_harm() {
    let mut work = Work::at("a INT, é STR|");
    work.press("Ctrl+Space");
    for other in ["", "a", "ééééééé", "a INT,\n é"] {
        let nodes = work.editor.view(other, Some(0), &[], &frame(0, 5));
        assert_eq!(painted(&nodes).join("\n"), other);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ab`'(<)>,é😀/* \n\r-]{0,12}",
        prop::sample::select(&["a INT,\n", "MAP<STRING, ", "-- é\n", "'it''s\n'", "\n\n\n"][..])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(common::properties(400))]

    /// The layer behind the textarea shows the same text as it, whatever is marked: a letter more or less, and the
    /// caret stands elsewhere than it seems.
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

    /// No key panics, wherever the caret stands, and what is to be written fits the text.
    #[test]
    fn no_key_is_too_much(
        sql in any_text(),
        keys in prop::collection::vec(
            (
                prop::sample::select(&[" ", "Tab", "Enter", "Escape", "ArrowDown", "ArrowUp", "Home", "Shift", "x"][..]),
                any::<bool>(),
                any::<bool>(),
            ),
            0..10,
        ),
        start in 0..90_usize,
        end in 0..90_usize,
        is_statement in any::<bool>(),
    ) {
        let mode = if is_statement { Mode::Statement } else { Mode::Schema };
        let mut editor = Editor::default();
        let mut sql = sql;
        for (name, shift, command) in keys {
            let key = Key { name, shift, command };
            let outcome = editor.key(key, &sql, start..end, mode, &[]);
            if let Some(edit) = outcome.edit {
                prop_assert!(sql.get(edit.replace.clone()).is_some());
                sql.replace_range(edit.replace, &edit.with);
                prop_assert!(sql.get(edit.select.clone()).is_some());
                editor.typed(&sql, edit.select.end, mode, &[]);
            }
            editor.view(&sql, Some(end), &[], &frame(0, 5));
        }
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
