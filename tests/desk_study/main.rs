//! What the desk finds in a workspace: at which field, in which words, and which tables a job needs.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod jobs;
mod tables;

use millrace::desk::report::Report;
use millrace::desk::study::{reports, study};
use millrace::workspace::Workspace;
use millrace::workspace::field::Field;
use millrace::workspace::problem::{Fault, Severity};

fn of(workspace: &Workspace) -> Vec<Report> {
    reports(workspace, &study(workspace, Vec::new()))
}

/// The last draft's findings: field, gravity, sentence.
fn found(workspace: &Workspace) -> Vec<(Field, Severity, String)> {
    let report = of(workspace).pop().expect("a draft");
    let said = |fault: &Fault| match fault {
        Fault::Sql(finding) => finding.sentence.clone(),
        other => panic!("no finding of SQL: {other:?}"),
    };
    let problems = report.problems.iter();
    problems
        .map(|problem| (problem.field, problem.severity, said(&problem.fault)))
        .collect()
}

fn check(workspace: &Workspace, expect: &[(Field, Severity, &str)]) {
    let found = found(workspace);
    let found: Vec<_> = found
        .iter()
        .map(|(field, severity, said)| (*field, *severity, said.as_str()))
        .collect();
    assert_eq!(found, expect);
}
