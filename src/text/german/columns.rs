//! The words of the grid of columns.
#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::json::visible;
use crate::sql::grid::RowKind;

pub const VIEWS: &str = "Spalten als";
pub const AS_GRID: &str = "Spalten";
pub const AS_SQL: &str = "SQL";
pub const TABLE: &str = "Spalten";
pub const NAME: &str = "Name";
pub const TYPE: &str = "Typ";
pub const NULLABLE: &str = "NULL";
pub const ACTIONS: &str = "Aktionen";
pub const VIRTUAL: &str = "virtual";
pub const ONLY_SQL: &str = "Nur im SQL zu sehen";
pub const TYPES: &str = "Typen";
pub const ADD: &str = "Spalte hinzufügen";
pub const ADD_COMPUTED: &str = "Berechnete Spalte hinzufügen";
pub const ADD_METADATA: &str = "Metadatenspalte hinzufügen";
pub const ADD_WATERMARK: &str = "Watermark hinzufügen";
pub const ADD_KEY: &str = "Primärschlüssel hinzufügen";
pub const MEND: &str = "Alles beheben";
pub const MENDED: &str = "Was sich beheben ließ, ist behoben.";
pub const UNDO: &str = "Rückgängig";
pub const UNDONE: &str = "Rückgängig gemacht.";
pub const REDO: &str = "Wiederholen";
pub const REDONE: &str = "Wiederholt.";
pub const PASTED: &str = "Was eingefügt wurde";
pub const MORE_PASTED: &str = "Mehr zum Eingefügten";
pub const DISMISS: &str = "Ausblenden";
pub const HINT: &str = "Enter fügt eine Zeile hinzu, Alt+Pfeil auf und Alt+Pfeil ab verschieben sie, Alt+Entf entfernt sie. Fügen Sie Zeilen einer Tabellenkalkulation, ein CREATE TABLE von PostgreSQL oder eine JSON-Nachricht in einen Namen ein.";

/// How many rows are not shown.
pub fn more_rows(count: usize) -> String {
    format!("{count} weitere stehen nur unter SQL.")
}

/// How many notes are folded away.
pub fn more_notes(count: usize) -> String {
    format!("{count} weitere Hinweise")
}

/// How a row is called: columns by their number among columns, what only SQL shows by its place.
pub fn called(kind: RowKind, number: usize) -> String {
    match kind {
        RowKind::Watermark => "Watermark".to_owned(),
        RowKind::PrimaryKey => "Primärschlüssel".to_owned(),
        RowKind::Verbatim => format!("Zeile {number}"),
        _ => format!("Spalte {number}"),
    }
}

pub fn name_of(column: &str) -> String {
    if column == "Watermark" {
        return "Watermark: Spalte".to_owned();
    }
    format!("{column}: Name")
}

pub fn type_of(column: &str) -> String {
    format!("{column}: Typ")
}

pub fn nullable_of(column: &str) -> String {
    format!("{column}: NULL erlaubt")
}

pub fn expression_of(column: &str) -> String {
    format!("{column}: Ausdruck")
}

pub fn key_of(column: &str) -> String {
    format!("{column}: Metadatenschlüssel")
}

pub fn virtual_of(column: &str) -> String {
    format!("{column}: virtual")
}

pub fn columns_of(column: &str) -> String {
    format!("{column}: Spalten")
}

pub fn comment_of(column: &str) -> String {
    format!("{column}: Kommentar")
}

pub fn remove(column: &str) -> String {
    format!("{column} entfernen")
}

pub fn move_up(column: &str) -> String {
    format!("{column} nach oben")
}

pub fn move_down(column: &str) -> String {
    format!("{column} nach unten")
}

/// Said after a row was removed.
pub fn removed(column: &str, name: &str) -> String {
    if name.is_empty() {
        format!("{column} entfernt.")
    } else {
        format!("{column} entfernt: {}.", visible(name))
    }
}

/// Said after a row was moved.
pub fn moved(column: &str, name: &str, place: usize, count: usize) -> String {
    let name = if name.is_empty() { column } else { name };
    format!("{} ist jetzt Zeile {place} von {count}.", visible(name))
}
