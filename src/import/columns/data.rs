//! Titles with values below them, as one copies a part of a table of data: the columns that would hold them.

use super::cells::rows;
use super::grid::is_plain_name;
use super::json::number;
use super::shape::Shape;
use super::time::shape;
use super::{Found, Imported, Note, Origin, Pasted};

/// Reads data. `None` where the first row can't be one of titles, or the rows are none of a table.
pub fn read(text: &str) -> Option<Pasted> {
    let rows = rows(text);
    let (titles, values) = rows.split_first()?;
    let is_of_tabs = text.contains('\t');
    let is_title = |cell: &String| !cell.is_empty() && is_text(cell);
    let is_even = values.iter().all(|row| {
        // A spreadsheet leaves out what is empty at the end.
        row.len() == titles.len() || is_of_tabs && row.len() < titles.len()
    });
    if titles.len() < 2 || values.is_empty() || !is_even || !titles.iter().all(is_title) {
        return None;
    }
    // Lines with commas may be prose; no one types a tab.
    let is_data = is_of_tabs
        || titles.iter().all(|title| is_plain_name(title))
            && values.iter().flatten().any(|cell| !is_text(cell));
    if !is_data {
        return None;
    }
    let mut shapes: Vec<Shape> = titles.iter().map(|_| Shape::Null).collect();
    for row in values {
        for (shape, cell) in shapes.iter_mut().zip(row) {
            shape.add(of_cell(cell));
        }
    }
    let columns = titles.iter().zip(shapes).map(column);
    let found = Found {
        columns: columns.collect(),
        ..Found::default()
    };
    found.finished(Origin::Data)
}

fn column((title, shape): (&String, Shape)) -> Imported {
    let mut data_type = String::new();
    shape.write(&mut data_type, |_| true);
    Imported {
        name: title.clone(),
        data_type,
        note: Some(match shape {
            Shape::Null => Note::NoType,
            Shape::Mixed => Note::Mixed,
            _ => Note::Guessed,
        }),
        ..Imported::default()
    }
}

fn is_text(cell: &str) -> bool {
    matches!(of_cell(cell), Shape::Text)
}

fn of_cell(cell: &str) -> Shape {
    if cell.is_empty() {
        return Shape::Null;
    }
    if cell.eq_ignore_ascii_case("true") || cell.eq_ignore_ascii_case("false") {
        return Shape::Boolean;
    }
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    // Zeros in front belong to a code, not to a number.
    let is_code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit()) && !is_code;
    number(cell)
        .filter(|_| is_number)
        .unwrap_or_else(|| shape(cell))
}
