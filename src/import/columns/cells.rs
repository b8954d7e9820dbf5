//! Rows of cells, as spreadsheets put them on the clipboard and into files. What the cells mean is not known here.

use super::MAX_COLUMNS;

/// Rows of cells, without the empty ones.
pub type Rows = Vec<Vec<String>>;

/// Cuts a text into rows. A tab separates wherever there is one, since spreadsheets copy with tabs; a comma or a
/// semicolon otherwise, whichever the first row has more of.
pub fn rows(text: &str) -> Rows {
    let separator = if text.contains('\t') {
        '\t'
    } else {
        let first = text.trim_start().lines().next().unwrap_or_default();
        if count(first, ';') > count(first, ',') {
            ';'
        } else {
            ','
        }
    };
    split(text, separator)
}

fn count(line: &str, separator: char) -> usize {
    split(line, separator).first().map_or(0, Vec::len)
}

/// Cuts a text into rows at line breaks and into cells at this character. Quotes around a cell hold both
/// together; so do the brackets of a type, for a comma in them is not the table's.
///
/// Rows that can't become columns any more are left: someone may paste a file of data.
fn split(text: &str, separator: char) -> Rows {
    const ROWS: usize = MAX_COLUMNS + 4;
    let has_brackets = separator != '\t';
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut depth = 0_usize;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if cell.trim().is_empty() && depth == 0 => {
                cell.clear();
                while let Some(c) = chars.next() {
                    if c == '"' && chars.next_if_eq(&'"').is_none() {
                        break;
                    }
                    cell.push(c);
                }
            }
            '\n' | '\r' => {
                chars.next_if(|next| c == '\r' && *next == '\n');
                depth = 0;
                finish(&mut cell, &mut row, &mut rows);
                if rows.len() > ROWS {
                    return rows;
                }
            }
            c if c == separator && depth == 0 => row.push(trimmed(&mut cell)),
            '(' | '<' if has_brackets => {
                depth += 1;
                cell.push(c);
            }
            ')' | '>' => {
                depth = depth.saturating_sub(1);
                cell.push(c);
            }
            c => cell.push(c),
        }
    }
    finish(&mut cell, &mut row, &mut rows);
    rows
}

fn trimmed(cell: &mut String) -> String {
    std::mem::take(cell).trim().to_owned()
}

fn finish(cell: &mut String, row: &mut Vec<String>, rows: &mut Rows) {
    row.push(trimmed(cell));
    let row = std::mem::take(row);
    if row.iter().any(|cell| !cell.is_empty()) {
        rows.push(row);
    }
}
