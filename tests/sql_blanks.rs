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
fn names_comments_and_longer_texts_hold_no_blank_and_a_mark_alone_is_none() {
    for right in [
        "INSERT INTO b SELECT 'a «x»', '«x» b', '«x» and «y»' FROM a",
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

#[test]
fn a_text_that_is_all_blank_may_be_meant_so_and_is_read_as_its_example() {
    let statement = "INSERT INTO b SELECT x FROM a WHERE c = '«FI»'";
    let problems = problems(statement);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].span.of(statement), "«FI»");
    assert_eq!(problems[0].severity, Severity::Warning);
    assert_eq!(
        problem(&problems[0], statement),
        "“«FI»” looks like a blank: write your own value in its place, such as FI."
    );
    // An interval with the marks in it would be none.
    let interval = "INSERT INTO b SELECT x FROM a WHERE t > NOW() - INTERVAL '«10»' MINUTE";
    assert_eq!(parse(interval, &[]).1.len(), 1);
}

#[test]
fn a_blank_without_an_example_gives_none() {
    for statement in [
        "INSERT INTO b SELECT x FROM a WHERE x > «»",
        "INSERT INTO b SELECT « » FROM a",
    ] {
        let problems = problems(statement);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].mend, None);
        let said = problem(&problems[0], statement);
        assert!(
            said.ends_with(" is a blank: write your own value in its place."),
            "{said}"
        );
    }
}

#[test]
fn a_blank_within_a_blank_is_a_part_of_it() {
    let statement = "INSERT INTO b SELECT x FROM a WHERE x > «1 + «2»»";
    let problems = problems(statement);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].span.of(statement), "«1 + «2»»");
    let mend = problems[0].mend.as_ref().map(|mend| mend.text.as_str());
    assert_eq!(mend, Some("1 + 2"));
    // One that is left open spoils no other.
    let statement = "INSERT INTO b SELECT « FROM a WHERE x > «2»";
    assert!(
        parse(statement, &[])
            .1
            .iter()
            .any(|it| it.span.of(statement) == "«2»")
    );
}
