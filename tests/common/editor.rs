//! What an editor shows, found as people find it.

#![allow(dead_code, reason = "each test uses a part of it")]

use crate::nodes::{elements, get, name, text};
use millrace::desk::editor::Frame;
use millrace::desk::node::{Element, Node};
use millrace::sql::problem::{Fault, Problem, Severity};
use millrace::sql::token::Span;
use proptest::prelude::*;
use std::ops::Range;

/// The editor draws this many lines above and below those that are seen.
pub const MARGIN: usize = 20;

/// A window that begins with this line, of lines that are 20 pixels high.
pub fn frame(first: usize, lines: usize) -> Frame {
    Frame {
        id: "field",
        top: f64::from(u32::try_from(first).expect("a small number")) * 20.0,
        left: 0.0,
        line: 20.0,
        lines,
    }
}

pub fn of_class<'a>(nodes: &'a [Node], class: &str) -> Option<&'a Element> {
    let mut all = elements(nodes).into_iter();
    all.find(|element| get(element, "class") == Some(class))
}

/// The lines of the painted layer.
pub fn painted(nodes: &[Node]) -> Vec<String> {
    let layer = of_class(nodes, "painted").expect("a painted layer");
    assert_eq!(get(layer, "aria-hidden"), Some("true"));
    let lines = layer.children.iter();
    lines.map(|line| text(std::slice::from_ref(line))).collect()
}

/// The numbers of the lines with their marks.
pub fn numbers(nodes: &[Node]) -> Vec<String> {
    let gutter = of_class(nodes, "gutter").expect("a gutter");
    assert_eq!(get(gutter, "aria-hidden"), Some("true"));
    let lines = elements(&gutter.children).into_iter().skip(1);
    lines
        .map(|line| format!("{}{}", name(line), get(line, "class").unwrap_or_default()))
        .collect()
}

/// What is painted in a class that holds this word.
pub fn marked(nodes: &[Node], word: &str) -> Vec<String> {
    let layer = of_class(nodes, "painted").expect("a painted layer");
    elements(&layer.children)
        .into_iter()
        .filter(|part| {
            get(part, "class").is_some_and(|class| class.split(' ').any(|one| one == word))
        })
        .map(name)
        .collect()
}

pub fn problem(span: Range<usize>, severity: Severity) -> Problem {
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

/// Texts of pieces that mean something to an editor.
pub fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ab`'(<)>,é😀/* \n\r-]{0,12}",
        prop::sample::select(&["a INT,\n", "MAP<STRING, ", "-- é\n", "'it''s\n'", "\n\n\n"][..])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}
