//! Flink SQL. Total functions: any text is taken, none panics.

pub mod name;
