//! What is pasted into the grid, as columns.

use crate::import::columns;
use crate::text;

/// Columns that were pasted.
pub struct Columns {
    /// As a column list.
    pub list: String,
    /// What became of them, a sentence each, the first for all.
    pub notes: Vec<String>,
}

/// Reads a pasted text. `None` where it is no list of columns: it is pasted as text then.
pub fn read(pasted: &str) -> Option<Columns> {
    let read = columns::read(pasted)?;
    let mut notes = vec![text::import::summary(&read)];
    for column in &read.columns {
        if let Some(note) = &column.note {
            notes.push(format!("{}: {}", column.name, text::import::note(note)));
        }
    }
    notes.extend(read.left_out.iter().map(text::import::left_out));
    Some(Columns {
        list: read.schema_sql(),
        notes,
    })
}
