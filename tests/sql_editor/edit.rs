//! Brackets, Tab, and the places of an edit.

use millrace::sql::bracket::pair;
use millrace::sql::edit::{Edit, byte_to_utf16, indent, outdent, utf16_to_byte};

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
