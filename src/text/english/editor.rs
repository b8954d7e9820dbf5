//! The words of the editor of SQL.

use crate::sql::grid::RowKind;

/// The name of the list of what can be written at the caret.
pub const OFFER: &str = "What can stand here";
/// What is written into the columns' text.
pub const COLUMNS: &str =
    "The columns, as between the brackets of CREATE TABLE. Names in backticks are always safe.";
/// What the keys of the editor do.
pub const KEYS: &str = "Ctrl+Space completes, Tab indents, Escape and then Tab leaves the field.";
/// The same, where blanks are left in the text.
pub const BLANKS: &str = "Tab goes to the next blank, Escape and then Tab leaves the field.";
/// Mends all that can be mended.
pub const MEND: &str = super::columns::MEND;
/// Said where a text is too long to be coloured.
pub const PLAIN: &str = "Over 500,000 bytes are shown without colours.";

/// A problem with the line that it stands in.
pub fn in_line(line: u32, said: &str) -> String {
    format!("Line {line}: {said}")
}

/// A problem with the column that it is about, unless it says that itself.
pub fn in_column(kind: RowKind, name: &str, number: usize, said: &str) -> String {
    let name = super::sql::excerpt(name);
    match kind {
        RowKind::Watermark | RowKind::PrimaryKey => {
            format!("{}: {said}", super::columns::called(kind, number))
        }
        _ if name.is_empty() => format!("Column {number}: {said}"),
        _ if said.contains(&name) => said.to_owned(),
        _ => format!("Column {name}: {said}"),
    }
}
