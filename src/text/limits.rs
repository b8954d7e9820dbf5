//! The words about what the application API does not take.

use crate::api::json::visible;

/// A `CREATE TABLE` that is too long.
pub fn create_table(length: usize, limit: usize) -> String {
    format!(
        "The CREATE TABLE of this table has {length} characters; an application takes {limit} at most. Shorten the columns' comments, or leave columns out."
    )
}

/// A name that is too long.
pub fn name(length: usize, limit: usize) -> String {
    format!("The name has {length} characters; an application takes {limit} at most. Shorten it.")
}

/// A statement that is too long.
pub fn statement(length: usize, limit: usize) -> String {
    format!(
        "The statement has {length} characters; an application takes {limit} at most. Shorten it, or make two jobs of it."
    )
}

/// Too many tables.
pub fn tables(sources: usize, sinks: usize, limit: usize) -> String {
    format!(
        "The statement reads {sources} tables and writes {sinks}; an application takes {limit} of each at most. Make several jobs of it."
    )
}

/// A table that an application can't take along.
pub fn unknown(name: &str) -> String {
    let name = visible(name);
    format!(
        "No table of this workspace is called {name}, so the application would lack its CREATE TABLE. Add it, or import it."
    )
}

/// A table of OpenSearch that is read.
pub fn only_sink(name: &str) -> String {
    let name = visible(name);
    format!("{name} is a table of OpenSearch: Flink can write to it, not read it.")
}

/// A topic that is read from nowhere in particular.
pub fn no_startup_mode(name: &str) -> String {
    let name = visible(name);
    format!(
        "{name} has no startup mode: Flink then begins where its consumer group left off, and a new one has nothing to begin at. Choose earliest-offset or latest-offset in that table."
    )
}
