//! What is pasted into the grid, as columns.

use crate::import::columns;
use crate::sql::schema;
use crate::sql::schema::connector::{self, Connector};
use crate::text;

/// Columns that were pasted.
pub struct Columns {
    /// As a column list.
    pub list: String,
    /// What became of them, a sentence each, the first for all.
    pub notes: Vec<String>,
}

/// Reads a pasted text. `None` where it is no list of columns: it is pasted as text then.
pub fn read(pasted: &str, connector: Option<Connector>) -> Option<Columns> {
    let read = columns::read(pasted)?;
    let mut notes = vec![text::import::summary(&read)];
    for column in &read.columns {
        if let Some(note) = &column.note {
            notes.push(format!("{}: {}", column.name, text::import::note(note)));
        }
    }
    let list = read.schema_sql();
    notes.extend(connector.map(|it| refused(&list, it)).unwrap_or_default());
    notes.extend(read.left_out.iter().map(text::import::left_out));
    Some(Columns { list, notes })
}

/// What the table's connector has against the columns.
fn refused(list: &str, connector: Connector) -> Vec<String> {
    let (schema, _) = schema::parse(list);
    let mut notes = Vec::new();
    // Both are in the order of the list.
    let mut columns = schema.columns.iter().peekable();
    for problem in connector::check(&schema, connector, list) {
        let start = problem.span.start;
        while columns.next_if(|it| it.span.end <= start).is_some() {}
        if let Some(column) = columns.peek().filter(|it| it.span.start <= start) {
            let said = text::sql::problem(&problem, list);
            notes.push([&column.name, ": ", &said].concat());
        }
    }
    notes
}
