//! Tables as `psql` prints them, with whatever border, and tables of Markdown, which have the same lines.

use super::cells::Rows;
use super::grid::with_titles;
use super::pieces::{Piece, pieces};
use super::{Found, MAX_COLUMNS, Origin, Pasted, Why};

/// No table that lists columns has more; a longer line would cost each row that much.
const MAX_CELLS: usize = 64;

/// Reads a printed table and what is printed below it.
pub fn read(text: &str) -> Option<Pasted> {
    let lines: Vec<&str> = text.lines().collect();
    let (rows, below) = ruled(&lines).or_else(|| unaligned(&lines))?;
    let mut found = with_titles(&rows)?;
    footer(&lines[below..], &mut found);
    found.finished(Origin::Psql)
}

/// The rows of a table with a line under its titles, and where it ends.
fn ruled(lines: &[&str]) -> Option<(Rows, usize)> {
    let first = lines.iter().position(|line| is_ruler(line))?;
    // With a border around it, the titles stand between two such lines.
    let is_bordered = lines.get(first + 2).is_some_and(|line| is_ruler(line));
    let header = if is_bordered { first + 2 } else { first };
    if header == 0 {
        return None;
    }
    let ruler: Vec<char> = lines[header].chars().collect();
    let bounds = bounds(&ruler);
    let has_bars = lines[header - 1].contains(['|', '│']);
    let mut rows: Rows = vec![cells(lines[header - 1], &bounds, has_bars)];
    let mut at = header + 1;
    while let Some(line) = lines.get(at)
        && rows.len() < MAX_COLUMNS + 4
    {
        let is_end = if has_bars {
            !line.contains(['|', '│']) || is_ruler(line)
        } else {
            line.trim().is_empty() || line.ends_with(':') || line.starts_with('(')
        };
        if is_end {
            break;
        }
        add(cells(line, &bounds, has_bars), &mut rows);
        at += 1;
    }
    Some((rows, at))
}

/// A row without a name goes on with the row above it; `psql` puts a sign where a line of a cell ends.
fn add(row: Vec<String>, rows: &mut Rows) {
    let goes_on = row.first().is_some_and(String::is_empty) && rows.len() > 1;
    let Some(last) = rows.last_mut().filter(|_| goes_on) else {
        rows.push(row);
        return;
    };
    for (cell, more) in last.iter_mut().zip(row) {
        if let Some(line) = cell.strip_suffix(['+', '↵']) {
            *cell = [line.trim_end(), "\n", &more].concat();
        }
    }
}

fn is_ruler(line: &str) -> bool {
    let mut dashes = 0_usize;
    for c in line.chars() {
        match c {
            '-' | '─' | '═' => dashes += 1,
            '+' | '|' | ' ' | ':' | '┼' | '├' | '┤' | '│' | '┌' | '┐' | '┬' | '└' | '┘' | '┴' =>
                {}
            _ => return false,
        }
    }
    dashes > 1 && line.trim().contains(['+', '|', ' ', '┼', '├'])
}

/// Where the cells are parted.
fn bounds(ruler: &[char]) -> Vec<usize> {
    let places = ruler.iter().enumerate();
    let parting = places.filter(|(_, c)| !matches!(c, '-' | '─' | '═' | ':'));
    parting.map(|(at, _)| at).take(MAX_CELLS).collect()
}

/// The cells of a line: at the places where the ruler is parted, or at the bars where these stand elsewhere, as
/// they do behind letters of double width.
fn cells(line: &str, bounds: &[usize], has_bars: bool) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let is_bar = |at: usize| chars.get(at).is_none_or(|c| matches!(c, '|' | '│'));
    let mut cells = Vec::new();
    if has_bars && !bounds.iter().all(|at| is_bar(*at)) {
        let inner = line.trim().trim_start_matches(['|', '│']);
        cells.extend(inner.split(['|', '│']).map(|cell| cell.trim().to_owned()));
        return cells;
    }
    let mut start = 0;
    for end in bounds.iter().copied().chain([chars.len()]) {
        let cell: String = chars
            .get(start..end.min(chars.len()))
            .unwrap_or_default()
            .iter()
            .collect();
        start = end + 1;
        cells.push(cell.trim().to_owned());
    }
    // With a border around it, nothing stands in front of the first bar.
    if bounds.first() == Some(&0) {
        cells.remove(0);
    }
    cells
}

/// The rows of a table that `psql -A` prints: bars, and no line under the titles.
fn unaligned(lines: &[&str]) -> Option<(Rows, usize)> {
    let header = lines
        .iter()
        .take(3)
        .position(|line| line.starts_with("Column|Type|"))?;
    let rows: Rows = lines[header..]
        .iter()
        .take(MAX_COLUMNS + 4)
        .take_while(|line| line.contains('|') && !line.starts_with(' '))
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect();
    let end = header + rows.len();
    Some((rows, end))
}

/// Keys, constraints and references, which stand below the table, indented below what they are.
fn footer(lines: &[&str], found: &mut Found) {
    let mut why = None;
    for line in lines {
        let part = line.trim();
        if !line.starts_with(' ') {
            why = match part {
                "Indexes:" => Some(Why::Index),
                "Check constraints:" => Some(Why::Check),
                "Foreign-key constraints:" => Some(Why::References),
                _ => None,
            };
            continue;
        }
        let Some(why) = why.filter(|_| !part.is_empty()) else {
            continue;
        };
        match part.split_once("PRIMARY KEY, btree (") {
            Some((_, names)) if why == Why::Index => key(names, found),
            _ if part.contains(" UNIQUE") && why == Why::Index => {
                found.leave_out(part, Why::Unique);
            }
            _ => found.leave_out(part, why),
        }
    }
}

/// The names up to the closing bracket.
fn key(names: &str, found: &mut Found) {
    let all = pieces(names);
    let end = all
        .iter()
        .position(|piece| piece.is_sign(")"))
        .unwrap_or(all.len());
    found.key.extend(all[..end].iter().filter_map(Piece::name));
}
