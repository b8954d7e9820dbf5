//! Flink SQL. Total functions: any text is taken, none panics.

pub mod bracket;
pub mod complete;
mod cursor;
pub mod edit;
pub mod function;
pub mod grid;
pub mod highlight;
pub mod name;
pub mod problem;
pub mod reserved;
pub mod schema;
pub mod token;
pub mod types;
