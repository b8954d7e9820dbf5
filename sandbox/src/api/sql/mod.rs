//! What a Flink would find in the SQL of an application: a modest reading of its own, held in the
//! tests to verdicts of a real Flink 1.20. What it is not sure of it lets pass.

mod column_list;
mod composite;
mod create_table;
mod data_type;
mod expression;
mod reader;
mod row_time;
pub(crate) mod statement;
mod token;

pub(crate) use column_list::Column;
pub(crate) use create_table::Table;
