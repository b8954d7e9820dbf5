//! The words of the grid of columns.
#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::json::visible;
use crate::sql::grid::RowKind;

pub const VIEWS: &str = "Columns as";
pub const AS_GRID: &str = "Columns";
pub const AS_SQL: &str = "SQL";
pub const TABLE: &str = "Columns";
pub const NAME: &str = "Name";
pub const TYPE: &str = "Type";
pub const NULLABLE: &str = "Nullable";
pub const ACTIONS: &str = "Actions";
pub const VIRTUAL: &str = "virtual";
pub const ONLY_SQL: &str = "Shown in SQL only";
pub const TYPES: &str = "Types";
pub const ADD: &str = "Add column";
pub const ADD_COMPUTED: &str = "Add computed column";
pub const ADD_METADATA: &str = "Add metadata column";
pub const ADD_WATERMARK: &str = "Add watermark";
pub const ADD_KEY: &str = "Add primary key";
pub const MEND: &str = "Fix all";
pub const MENDED: &str = "All that could be mended was.";
pub const UNDO: &str = "Undo";
pub const UNDONE: &str = "Taken back.";
pub const REDO: &str = "Redo";
pub const REDONE: &str = "Done again.";
pub const PASTED: &str = "What was pasted";
pub const MORE_PASTED: &str = "More about what was pasted";
pub const DISMISS: &str = "Dismiss";
pub const HINT: &str = "Enter adds a row, Alt+Up and Alt+Down move it, Alt+Delete removes it. Paste rows of a spreadsheet, a CREATE TABLE of PostgreSQL or a JSON message into a name.";

/// How many rows are not shown.
pub fn more_rows(count: usize) -> String {
    format!("{count} more stand under SQL only.")
}

/// How many notes are folded away.
pub fn more_notes(count: usize) -> String {
    format!("{count} more notes")
}

/// How a row is called: columns by their number among columns, what only SQL shows by its place.
pub fn called(kind: RowKind, number: usize) -> String {
    match kind {
        RowKind::Watermark => "Watermark".to_owned(),
        RowKind::PrimaryKey => "Primary key".to_owned(),
        RowKind::Verbatim => format!("Row {number}"),
        _ => format!("Column {number}"),
    }
}

pub fn name_of(column: &str) -> String {
    if column == "Watermark" {
        return "Watermark column".to_owned();
    }
    format!("{column} name")
}

pub fn type_of(column: &str) -> String {
    format!("{column} type")
}

pub fn nullable_of(column: &str) -> String {
    format!("{column} nullable")
}

pub fn expression_of(column: &str) -> String {
    format!("{column} expression")
}

pub fn key_of(column: &str) -> String {
    format!("{column} metadata key")
}

pub fn virtual_of(column: &str) -> String {
    format!("{column} virtual")
}

pub fn columns_of(column: &str) -> String {
    format!("{column} columns")
}

pub fn comment_of(column: &str) -> String {
    format!("{column} comment")
}

pub fn remove(column: &str) -> String {
    format!("Remove {}", lower(column))
}

pub fn move_up(column: &str) -> String {
    format!("Move {} up", lower(column))
}

pub fn move_down(column: &str) -> String {
    format!("Move {} down", lower(column))
}

fn lower(column: &str) -> String {
    column.to_lowercase()
}

/// Said after a row was removed.
pub fn removed(column: &str, name: &str) -> String {
    if name.is_empty() {
        format!("Removed {}.", lower(column))
    } else {
        format!("Removed {}, {}.", lower(column), visible(name))
    }
}

/// Said after a row was moved.
pub fn moved(column: &str, name: &str, place: usize, count: usize) -> String {
    let name = if name.is_empty() { column } else { name };
    format!("{} is row {place} of {count} now.", visible(name))
}
