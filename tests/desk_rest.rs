//! What waits until the fingers rest: which statement is read later, where its problems stand meanwhile, and when the
//! page says what is wrong with a text that is being typed.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::desk::rest::{is_to_be_told, moved, typed_job};
use millrace::sql::problem::{Fault, Mend, Problem, Severity};
use millrace::sql::token::Span;
use millrace::workspace::job::Job;
use millrace::workspace::{Draft, DraftId, Progress, Subject, Workspace};

/// A workspace with a table and a job of this statement.
fn with(statement: &str) -> Workspace {
    common::workspace([
        Subject::Table(common::kafka("KCpuIn")),
        Subject::Job(Job {
            statement: statement.to_owned(),
            ..common::job("JobExample")
        }),
    ])
}

fn job(workspace: &mut Workspace) -> &mut Draft {
    &mut workspace.drafts[1]
}

/// A statement of some 120,000 bytes.
fn long() -> String {
    "INSERT INTO KAlert SELECT * FROM KCpuIn;\n".repeat(3_000)
}

#[test]
fn a_long_statement_that_is_typed_is_read_later() {
    let old = with(&long());
    let mut new = with(&(long() + "x"));
    assert_eq!(typed_job(&old, &new), Some(DraftId(job(&mut new).id.0)));
}

#[test]
fn whatever_else_changes_is_read_at_once() {
    let old = with(&long());
    let typed = || with(&(long() + "x"));
    assert_eq!(typed_job(&old, &old), None, "nothing was typed");
    let (short, shorter) = (with("SELECT 1"), with("SELECT"));
    assert_eq!(typed_job(&shorter, &short), None, "it is short");
    let mut named = typed();
    let Subject::Job(its) = &mut job(&mut named).subject else {
        panic!("a job");
    };
    its.tables.push_str(", KAlert");
    assert_eq!(typed_job(&old, &named), None, "another field");
    let mut sent = typed();
    job(&mut sent).progress = Progress::Failed;
    assert_eq!(typed_job(&old, &sent), None, "what became of it");
    let mut aimed = typed();
    aimed.target.service.push('2');
    assert_eq!(typed_job(&old, &aimed), None, "the service");
    let mut both = typed();
    both.drafts[0].extra = "{}".to_owned();
    assert_eq!(typed_job(&old, &both), None, "another draft");
    let mut more = typed();
    more.drafts.pop();
    assert_eq!(typed_job(&old, &more), None, "a draft is gone");
}

/// Something wrong with what stands at this place of the text.
fn wrong(text: &str, what: &str) -> Problem {
    let start = text.find(what).expect("it is in the text");
    let span = Span {
        start,
        end: start + what.len(),
    };
    Problem {
        span,
        severity: Severity::Error,
        fault: Fault::Reserved,
        mend: Some(Mend {
            span,
            text: format!("`{what}`"),
        }),
    }
}

fn places<'a>(problems: &[Problem], text: &'a str) -> Vec<&'a str> {
    problems.iter().map(|it| it.span.of(text)).collect()
}

#[test]
fn problems_move_with_their_words_and_those_that_are_typed_into_go() {
    let old = "SELECT user, order, value FROM a";
    let all = ["user", "order", "value"].map(|what| wrong(old, what));
    for (new, left) in [
        // Behind all of them, before all of them, between two.
        (
            "SELECT user, order, value FROM ab",
            &["user", "order", "value"][..],
        ),
        (
            "é SELECT user, order, value FROM a",
            &["user", "order", "value"],
        ),
        (
            "SELECT user, x, order, value FROM a",
            &["user", "order", "value"],
        ),
        (
            "SELECT user,order, value FROM a",
            &["user", "order", "value"],
        ),
        // Into one of them.
        ("SELECT user, or_der, value FROM a", &["user", "value"]),
        ("SELECT user, , value FROM a", &["user", "value"]),
        ("SELECT value FROM a", &["value"]),
        ("", &[]),
    ] {
        let mut problems = all.to_vec();
        moved(&mut problems, old, new);
        assert_eq!(places(&problems, new), left, "{new}");
        let mends = problems.iter().filter_map(|it| it.mend.as_ref());
        assert!(mends.zip(&problems).all(|(mend, it)| mend.span == it.span));
    }
}

#[test]
fn a_word_that_is_being_written_is_not_called_wrong() {
    let text = "SELECT cpuu, nodee FROM KCpuIn";
    let first = [wrong(text, "cpuu")];
    let both = [wrong(text, "cpuu"), wrong(text, "nodee")];
    let at = |what: &str| text.find(what).expect("it is in the text");
    assert!(!is_to_be_told(&[], text, text.len()), "nothing is wrong");
    assert!(is_to_be_told(&both, text, text.len()), "the caret is away");
    assert!(!is_to_be_told(&first, text, at("cpuu") + 2), "within it");
    assert!(!is_to_be_told(&first, text, at(",")), "behind it");
    assert!(is_to_be_told(&first, text, at(",") + 1), "a sign follows");
    assert!(!is_to_be_told(&both, text, at(" FROM")), "one of two");
    // A statement that is not finished is called so at its end.
    let open = "INSERT INTO KAlert SELECT ";
    let end = Problem {
        span: Span {
            start: open.len(),
            end: open.len(),
        },
        ..wrong(open, "SELECT")
    };
    assert!(!is_to_be_told(&[end], open, open.len()));
}
