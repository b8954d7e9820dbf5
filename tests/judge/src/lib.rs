//! What the SQL parsers are held to: the verdicts of a real Flink, and the promises that hold for any text.
//!
//! - [`corpus`]: a file of verdicts, read and judged line by line.
//! - [`schema`]: a column list against its verdict.
//! - [`statement`]: a statement against its verdict.
//! - [`promise`]: what holds for any text; tests and the fuzzer call it.
//! - [`written`]: a schema as text again.
//!
//! Expected values come from the files; nothing here computes a verdict of its own.

pub mod corpus;
pub mod promise;
pub mod schema;
pub mod statement;
pub mod written;
