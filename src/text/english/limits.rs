//! The words about what the application API does not take.

use crate::api::json::visible;
use crate::import::create_table::outline::Flaw;
use crate::import::unfit::Unfit;

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

/// A table that is written and can't be.
pub fn only_read(name: &str) -> String {
    let name = visible(name);
    format!("{name} is a table of datagen: Flink can read it, not write to it.")
}

/// A table that is read and can't be.
pub fn never_read(name: &str, connector: &str) -> String {
    let name = visible(name);
    format!("{name} is a table of {connector}: Flink can write to it, not read it.")
}

/// Said of a table that the older generation of the API does not have.
pub const NOT_IN_2021: &str = "The API of 2021 has no tables of this kind. Choose Applications (current) under API to use it.";

/// Options that can't be read.
pub const NO_OPTIONS: &str =
    "These are no options. Write 'key' = 'value', with commas between them.";

/// An option that has its own place.
pub fn own_option(key: &str) -> String {
    format!("'{key}' is written by the form itself. Take it out here.")
}

/// A column that Slack's connector posts, and that a table lacks.
pub fn slack_column(name: &str) -> String {
    format!("Slack posts the columns channel_id and message. Add {name}.")
}

/// What keeps a text from being the `CREATE TABLE` of a table.
pub fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotOne => {
            "This is to be one CREATE TABLE, with its name, its columns and its options.".to_owned()
        }
        Flaw::Open(Unfit::OpenQuote) => {
            "A quote does not close. Add the one that is missing.".to_owned()
        }
        Flaw::Open(_) => "A bracket does not close. Add the one that is missing.".to_owned(),
        Flaw::NoConnector => {
            "No connector is named. Add WITH ('connector' = '…'), or say LIKE and another table."
                .to_owned()
        }
    }
}

/// A secret of a draft that was not kept, where the draft goes along with another.
pub fn secret_of(name: &str) -> String {
    format!(
        "A secret of {} is not kept: type it in its form before this is sent.",
        visible(name)
    )
}

/// A table whose secrets would be read from the variables of another table. `variables`: how their names begin.
pub fn same_variables(other: &str, variables: &str) -> String {
    format!(
        "{} has a secret too, and commands would read both from {variables}…: give one of the two a name that differs in letters or digits.",
        visible(other)
    )
}

/// A table that goes along with a job, and has a problem of its own.
pub fn broken(name: &str) -> String {
    format!(
        "The table {} goes along, and has a problem: its form says which.",
        visible(name)
    )
}

/// A secret that was not kept.
pub fn secret(key: &str, variable: &str) -> String {
    format!(
        "{variable} stands in the place of '{key}', which is not kept. Type the secret to send from here; a copied command reads the variable."
    )
}
