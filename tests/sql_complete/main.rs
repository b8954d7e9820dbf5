//! Candidates at a caret: which there are, in which order, and what they replace.

#![cfg(not(target_arch = "wasm32"))]

mod create_table;
mod lists;
mod statements;

use millrace::sql::complete::{Candidate, Completion, Known, Mode, complete};
use millrace::text::sql::detail;

/// What is said of a candidate.
fn said(candidate: &Candidate) -> String {
    detail(&candidate.detail)
}

fn columns(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned()))
        .collect()
}

/// Completes at the bar, among three tables.
fn completed(marked: &str, mode: Mode) -> (String, Completion) {
    let caret = marked.find('|').expect("a caret");
    let text = marked.replacen('|', "", 1);
    let orders = columns(&[
        ("id", "BIGINT"),
        ("amount", "DECIMAL(10, 2)"),
        ("user", "STRING"),
    ]);
    let customers = columns(&[("id", "BIGINT"), ("full name", "STRING")]);
    let sink = columns(&[("total", "DOUBLE")]);
    let tables = [
        Known {
            name: "orders",
            columns: &orders,
        },
        Known {
            name: "customers",
            columns: &customers,
        },
        Known {
            name: "order totals",
            columns: &sink,
        },
    ];
    let completion = complete(&text, caret, mode, &tables);
    (text, completion)
}

/// `expect` are the first candidates; what begins with `!` is not among them.
fn check(mode: Mode, table: &[(&str, &[&str])]) {
    for (marked, expect) in table {
        let (_, completion) = completed(marked, mode);
        let texts: Vec<&str> = completion
            .candidates
            .iter()
            .map(|candidate| candidate.text.as_str())
            .collect();
        let (absent, first): (Vec<&str>, Vec<&str>) =
            expect.iter().partition(|text| text.starts_with('!'));
        assert!(texts.starts_with(&first), "{marked}: {texts:?}");
        for text in absent {
            assert!(!texts.contains(&&text[1..]), "{marked}: {texts:?}");
        }
        if expect.is_empty() {
            assert!(texts.is_empty(), "{marked}: {texts:?}");
        }
    }
}
