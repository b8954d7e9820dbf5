//! The columns that a query gives: the names in its select list, with their types where they are plain columns.

use super::Known;
use super::place::Piece;

/// How many more pieces are looked at. Queries nest, and what is in several of them is looked at for each.
pub struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(50_000)
    }
}

impl Budget {
    fn takes(&mut self, pieces: usize) -> bool {
        let left = self.0.checked_sub(pieces);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}

/// The name of the query whose bracket follows, `q AS` or `q (a, b) AS`, and the names of its columns.
pub fn names_in_front(before: &[Piece], budget: &mut Budget) -> Option<(String, Vec<String>)> {
    let (last, front) = before.split_last()?;
    if !last.is("AS") {
        return None;
    }
    let (last, front) = front.split_last()?;
    if !last.is_sign(")") {
        return last.name().map(|name| (name, Vec::new()));
    }
    let open = front
        .iter()
        .rposition(|piece| piece.is_sign("(") || piece.is_sign(")") || !budget.takes(1))?;
    let names = front[open + 1..].iter().filter_map(Piece::name);
    let name = before.get(open.checked_sub(1)?)?.name()?;
    front[open].is_sign("(").then(|| (name, names.collect()))
}

/// The columns of what stands between a query's brackets, where it reads these tables. `None` if it is no SELECT, or
/// too long.
pub fn output(
    inner: &[Piece],
    sources: &[(&str, Known)],
    budget: &mut Budget,
) -> Option<Vec<(String, String)>> {
    let (_, rest) = inner
        .split_first()
        .filter(|(first, _)| first.is("SELECT"))?;
    let rest = match rest.split_first() {
        Some((first, rest)) if first.is_any(&["DISTINCT", "ALL"]) => rest,
        _ => rest,
    };
    let mut columns = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, piece) in rest.iter().enumerate() {
        if !budget.takes(1) {
            return None;
        }
        match piece.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                add(&rest[start..at], sources, budget, &mut columns);
                start = at + 1;
            }
            _ if depth == 0 && piece.is("FROM") => {
                add(&rest[start..at], sources, budget, &mut columns);
                return Some(columns);
            }
            _ => {}
        }
    }
    add(&rest[start..], sources, budget, &mut columns);
    Some(columns)
}

/// Adds what one item of a select list gives.
fn add(
    item: &[Piece],
    sources: &[(&str, Known)],
    budget: &mut Budget,
    columns: &mut Vec<(String, String)>,
) {
    let starred = match item {
        [only] if only.is_sign("*") => Some(None),
        [table, dot, last] if dot.is_sign(".") && last.is_sign("*") => Some(table.name()),
        _ => None,
    };
    if let Some(wanted) = starred {
        for (alias, table) in sources {
            if wanted.as_deref().is_none_or(|wanted| wanted == *alias) {
                let all = table.columns.iter().take_while(|_| budget.takes(1));
                columns.extend(all.cloned());
            }
        }
        return;
    }
    let Some((last, front)) = item.split_last() else {
        return;
    };
    let name = last.name().unwrap_or_default();
    // What is behind the dot is the column, unless an alias follows.
    let value = match front.split_last() {
        Some((prior, value)) if prior.is("AS") => value,
        Some((prior, _)) if prior.is_sign(".") => item,
        Some((prior, _)) if prior.ends_operand() => front,
        // It ends in something without a name, such as a function's bracket or an operand.
        Some(_) => {
            columns.push(Default::default());
            return;
        }
        None => item,
    };
    let found = match value {
        [column] => find(None, column, sources, budget),
        [table, dot, column] if dot.is_sign(".") => {
            find(table.name().as_deref(), column, sources, budget)
        }
        _ => None,
    };
    columns.push((name, found.unwrap_or_default()));
}

/// The type of a column of these tables.
fn find(
    table: Option<&str>,
    column: &Piece,
    sources: &[(&str, Known)],
    budget: &mut Budget,
) -> Option<String> {
    let column = column.name()?;
    let is_meant = |alias: &str| table.is_none_or(|table| table == alias);
    let of_tables = sources.iter().filter(|(alias, _)| is_meant(alias));
    let mut all = of_tables.flat_map(|(_, table)| table.columns);
    let found = all.find(|(name, _)| *name == column || !budget.takes(1));
    found
        .filter(|(name, _)| *name == column)
        .map(|(_, kind)| kind.clone())
}
