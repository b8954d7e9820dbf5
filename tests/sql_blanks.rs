//! Blanks of a statement: what they stand for is read, and they are told of at their places.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::problem::{Fault, Problem, Severity};
use millrace::sql::statement::parse;
use millrace::text::sql::problem;

fn problems(statement: &str) -> Vec<Problem> {
    parse(statement, &[]).1
}

#[test]
fn a_blank_is_an_error_at_its_place_with_its_example_as_the_mend() {
    let statement = "INSERT INTO b SELECT x FROM a WHERE x > «100» AND y = « 'FI' »";
    let (read, problems) = parse(statement, &[]);
    assert_eq!(
        (read.sources, read.sinks),
        (vec!["a".into()], vec!["b".into()])
    );
    let told: Vec<_> = problems
        .iter()
        .map(|it| {
            (
                it.span.of(statement),
                it.severity,
                it.mend.as_ref().map(|mend| mend.text.as_str()),
            )
        })
        .collect();
    let expected = [
        ("«100»", Severity::Error, Some("100")),
        ("« 'FI' »", Severity::Error, Some("'FI'")),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        problem(&problems[0], statement),
        "“«100»” is a blank: write your own value in its place, such as 100."
    );
}

#[test]
fn what_else_is_wrong_is_told_beside_a_blank() {
    let statement = "INSERT INTO b SELECT x FROM a WHERE x > «100» AND y == 2";
    let problems = problems(statement);
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[1].span.of(statement), "==");
}

#[test]
fn quotes_and_comments_hold_no_blank_and_a_mark_alone_is_none() {
    for right in [
        "INSERT INTO b SELECT '«x»' FROM a",
        "INSERT INTO b SELECT x /* «x» */ FROM a -- «y»",
        "INSERT INTO b SELECT `«x»` FROM a",
    ] {
        assert_eq!(problems(right), [], "{right}");
    }
    for wrong in [
        "INSERT INTO b SELECT «x FROM a",
        "INSERT INTO b SELECT x» FROM a",
    ] {
        let problems = problems(wrong);
        assert!(
            matches!(problems[0].fault, Fault::Character('«' | '»')),
            "{problems:?}"
        );
    }
}
