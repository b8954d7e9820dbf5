//! What is found wrong with statements: where, what, and the text once it is mended.

#![cfg(not(target_arch = "wasm32"))]

mod meaning;
mod names;
mod read;
#[path = "../common/sql.rs"]
mod sql;
mod words;

use millrace::sql::problem::{Fault, Severity};
use millrace::sql::statement::{Sink, parse};
use sql::{Tables, mended};

/// Whether the problem is an error, its text, what it is, and the text once it is mended.
fn check(text: &str, expect: &[(Severity, &str, Fault, Option<&str>)]) {
    let tables = Tables::of(&[
        ("a", "x INT, y STRING, z BIGINT", Sink::AppendOnly),
        ("b", "x INT, y STRING", Sink::AppendOnly),
        (
            "keyed",
            "y STRING, z BIGINT, PRIMARY KEY (y) NOT ENFORCED",
            Sink::Jdbc,
        ),
        ("keyless", "y STRING, z BIGINT", Sink::Jdbc),
        ("changing", "y STRING, z BIGINT", Sink::Upsert),
        (
            "timed",
            "x INT, ts TIMESTAMP(3), other TIMESTAMP(3), m INT METADATA VIRTUAL, d AS x + 1, \
             WATERMARK FOR ts AS ts",
            Sink::Unknown,
        ),
        ("broken", "x INT, y NOTYPE", Sink::Unknown),
    ]);
    let (_, problems) = parse(text, &tables.all());
    let found: Vec<(Severity, &str, Fault, Option<String>)> = problems
        .iter()
        .map(|problem| {
            let mended = problem.mend.as_ref().map(|mend| mended(text, mend));
            let at = problem.span.of(text);
            (problem.severity, at, problem.fault.clone(), mended)
        })
        .collect();
    let found: Vec<(Severity, &str, Fault, Option<&str>)> = found
        .iter()
        .map(|(severity, at, fault, mended)| (*severity, *at, fault.clone(), mended.as_deref()))
        .collect();
    assert_eq!(found, expect, "{text}");
}
