//! The editor of SQL as it is used: what each key does, and what is offered.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/editor.rs"]
mod editor;
#[path = "common/nodes.rs"]
mod nodes;

use editor::{any_text, frame, painted};
use millrace::desk::editor::{Editor, Key, Outcome, list_id};
use millrace::desk::node::Node;
use millrace::sql::complete::{Known, Mode};
use millrace::sql::edit::Edit;
use nodes::{by_id, elements, find, get, name, names};
use proptest::prelude::*;
use std::ops::Range;

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

    fn view(&mut self) -> Vec<Node> {
        let caret = Some(self.selection.end);
        self.editor.view(&self.text, caret, &[], &frame(0, 10))
    }

    /// What is offered, in order.
    fn offered(&mut self) -> Vec<String> {
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
    let chosen = |work: &mut Work| {
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
    assert_eq!(chosen(&mut work), "take 0");
    let last = format!("take {}", offered.len() - 1);
    for (key, expect) in [
        ("ArrowDown", "take 1"),
        ("ArrowUp", "take 0"),
        ("ArrowUp", &last),
        ("ArrowDown", "take 0"),
        ("ArrowDown", "take 1"),
    ] {
        assert!(work.press(key));
        assert_eq!(chosen(&mut work), expect);
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
fn tab_goes_from_blank_to_blank_and_writes_nothing() {
    let mut work = Work::at("|WHERE a > «100» AND b = «'FI'»");
    for (keys, after) in [
        ("Tab", "WHERE a > |«100»| AND b = «'FI'»"),
        ("Tab", "WHERE a > «100» AND b = |«'FI'»|"),
        ("Tab", "WHERE a > |«100»| AND b = «'FI'»"),
        ("Shift+Tab", "WHERE a > «100» AND b = |«'FI'»|"),
        ("Shift+Tab", "WHERE a > |«100»| AND b = «'FI'»"),
    ] {
        assert!(work.press(keys));
        assert_eq!(work.now(), after, "{keys}");
    }
    work.press("Escape");
    assert!(!work.press("Tab"), "it leaves");
    let mut work = Work::at("|WHERE a = '«FI»'");
    assert!(work.press("Tab"));
    assert_eq!(work.now(), "WHERE a = '|«FI»|'");
    // Neither what stands among others in quotes or in comments, nor a mark alone, nor two in different lines are a blank.
    for none in ["'a «a»'|", "/* «a» */|", "«a|", "«a\n»|"] {
        let mut work = Work::at(none);
        let before = work.text.len();
        assert!(work.press("Tab"));
        assert!(work.text.len() > before, "{none} is indented");
    }
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

proptest! {
    #![proptest_config(common::properties(400))]

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
fn enter_goes_on_with_the_indentation_of_its_line() {
    for (before, after) in [
        ("  a INT,|", "  a INT,\n  |"),
        ("a (\n\t b|\n)", "a (\n\t b\n\t |\n)"),
        ("  a |INT,| b", "  a \n  | b"),
        (" |  a", " \n |  a"),
    ] {
        let mut work = Work::at(before);
        assert!(work.press("Enter"), "{before}");
        assert_eq!(work.now(), after);
    }
    for plain in ["a INT,|", "|  a", "|"] {
        let mut work = Work::at(plain);
        assert!(!work.press("Enter"), "the browser's own: {plain}");
    }
    assert!(!Work::at("  a|").press("Shift+Enter"));
    assert!(
        !Work::at("  a|").press("Ctrl+Enter"),
        "it sends the request"
    );
}
