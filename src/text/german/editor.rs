//! The words of the editor of SQL.

use crate::sql::grid::RowKind;

/// The name of the list of what can be written at the caret.
pub const OFFER: &str = "Was hier stehen kann";
/// What is written into the columns' text.
pub const COLUMNS: &str = "Die Spalten, wie sie zwischen den Klammern von CREATE TABLE stehen. Namen in Backticks sind immer sicher.";
/// What the keys of the editor do.
pub const KEYS: &str =
    "Strg+Leertaste vervollständigt, Tab rückt ein, Escape und dann Tab verlässt das Feld.";
/// The same, where blanks are left in the text.
pub const BLANKS: &str = "Tab geht zur nächsten Lücke, Escape und dann Tab verlässt das Feld.";
/// Mends all that can be mended.
pub const MEND: &str = super::columns::MEND;
/// Said where a text is too long to be coloured.
pub const PLAIN: &str = "Mehr als 500.000 Bytes werden ohne Farben gezeigt.";

/// A problem with the line that it stands in.
pub fn in_line(line: u32, said: &str) -> String {
    format!("Zeile {line}: {said}")
}

/// A problem with the column that it is about, unless it says that itself.
pub fn in_column(kind: RowKind, name: &str, number: usize, said: &str) -> String {
    let name = super::sql::excerpt(name);
    match kind {
        RowKind::Watermark | RowKind::PrimaryKey => {
            format!("{}: {said}", super::columns::called(kind, number))
        }
        _ if name.is_empty() => format!("Spalte {number}: {said}"),
        _ if said.contains(&name) => said.to_owned(),
        _ => format!("Spalte {name}: {said}"),
    }
}
