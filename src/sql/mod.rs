//! Flink SQL. Total functions: any text is taken, none panics.

mod binds;
pub mod blank;
pub mod bracket;
mod callable;
mod clause;
pub mod complete;
mod cursor;
pub mod edit;
pub mod function;
pub mod grid;
pub mod highlight;
mod infer;
pub mod like;
mod literal;
pub mod mend;
pub mod name;
mod near;
pub mod options;
pub mod order;
pub mod problem;
pub mod reserved;
pub mod schema;
pub mod secret;
mod slip;
pub mod statement;
pub mod token;
pub mod types;
