//! Which tables a statement mentions, and by which names. Tokens are looked at once, without a grammar: what is
//! in brackets behind FROM counts for the first table in it.

use super::Known;
use super::place::Piece;
use crate::sql::function::{TABLE_FUNCTIONS, has};
use crate::sql::token::Kind;

/// A name by which columns can be reached.
pub struct Mention {
    /// The alias, or the table's own name.
    pub alias: String,
    /// Which of the tables it is, where that is known.
    pub table: Option<usize>,
}

/// What a statement mentions.
#[derive(Default)]
pub struct Mentions {
    /// Tables that are read, with their aliases.
    pub sources: Vec<Mention>,
    /// Queries that WITH names.
    pub queries: Vec<Mention>,
    /// A window function is there, which adds columns of its own.
    pub has_window: bool,
}

/// How many queries of one statement are looked through for a name.
const MOST_QUERIES: usize = 64;

/// What brackets are open for.
enum Opened {
    /// A table in FROM.
    Table,
    /// A query with this name.
    Query(String),
    /// Anything else.
    Other,
}

/// Looks through a statement. A stray piece without text marks the caret.
pub fn mentions(all: &[Piece], tables: &[Known]) -> Mentions {
    let mut found = Mentions::default();
    // With the mentions before each of them, and whether the caret is.
    let mut open: Vec<(Opened, usize, bool)> = Vec::new();
    let mut at = 0;
    // A table may stand here: behind FROM, JOIN, TABLE, or a comma behind a table.
    let mut is_due = false;
    let mut is_behind_caret = false;
    while let Some(piece) = all.get(at) {
        at += 1;
        if piece.is_any(&["FROM", "JOIN", "TABLE"]) {
            is_due = true;
        } else if piece.kind == Kind::Stray && piece.text.is_empty() {
            is_behind_caret = true;
            is_due = false;
        } else if piece.is_sign("(") {
            let name = all.get(at.wrapping_sub(3)).and_then(Piece::name);
            let is_query = all
                .get(at.wrapping_sub(2))
                .is_some_and(|prior| prior.is("AS"));
            let opened = match name {
                Some(name) if is_query => Opened::Query(name),
                _ if is_due => Opened::Table,
                _ => Opened::Other,
            };
            open.push((opened, found.sources.len(), is_behind_caret));
            is_due = is_due && all.get(at).is_some_and(|next| next.name().is_some());
        } else if piece.is_sign(")") {
            let Some((opened, from, was_behind_caret)) = open.pop() else {
                continue;
            };
            let table = found.sources.get(from).and_then(|first| first.table);
            is_due = false;
            if is_behind_caret && !was_behind_caret && !matches!(opened, Opened::Other) {
                // Who writes in a query of its own sees nothing of the one around it.
                found.sources.drain(..from);
                return found;
            }
            if let Opened::Query(alias) = opened {
                found.sources.truncate(from);
                if found.queries.len() < MOST_QUERIES {
                    found.queries.push(Mention { alias, table });
                }
            } else if matches!(opened, Opened::Table) {
                if let Some(alias) = alias(all, &mut at) {
                    found.sources.truncate(from);
                    found.sources.push(Mention { alias, table });
                }
                is_due = takes_comma(all, &mut at);
            }
        } else if is_due && let Some(mut name) = piece.name() {
            let is_call = all.get(at).is_some_and(|next| next.is_sign("("));
            if is_call {
                found.has_window |= has(&TABLE_FUNCTIONS, piece.text);
                is_due = false;
                continue;
            }
            while all.get(at).is_some_and(|next| next.is_sign("."))
                && let Some(part) = all.get(at + 1).and_then(Piece::name)
            {
                name = part;
                at += 2;
            }
            let table = find(&name, tables, &found.queries);
            let alias = alias(all, &mut at).unwrap_or(name);
            found.sources.push(Mention { alias, table });
            is_due = takes_comma(all, &mut at);
        } else {
            is_due = is_due && piece.is("LATERAL");
        }
    }
    found
}

fn takes_comma(all: &[Piece], at: &mut usize) -> bool {
    let takes = all.get(*at).is_some_and(|next| next.is_sign(","));
    *at += usize::from(takes);
    takes
}

/// The alias behind a table, a `FOR SYSTEM_TIME AS OF` left out.
fn alias(all: &[Piece], at: &mut usize) -> Option<String> {
    let is = |at: usize, word| all.get(at).is_some_and(|piece: &Piece| piece.is(word));
    if is(*at, "FOR") && is(*at + 1, "SYSTEM_TIME") && is(*at + 2, "AS") {
        *at += 4;
        // The time is a column, with its table before it.
        while all
            .get(*at)
            .is_some_and(|piece| piece.name().is_some() || piece.is_sign("."))
        {
            let ends = all.get(*at).is_some_and(|piece| piece.name().is_some())
                && !all.get(*at + 1).is_some_and(|next| next.is_sign("."));
            *at += 1;
            if ends {
                break;
            }
        }
    }
    let behind = *at + usize::from(is(*at, "AS"));
    let name = all.get(behind).and_then(Piece::name)?;
    *at = behind + 1;
    Some(name)
}

/// Which table a name means. Flink tells capitals apart; who is still writing may not.
pub fn find(name: &str, tables: &[Known], queries: &[Mention]) -> Option<usize> {
    let mut places = 0..tables.len();
    let exact = places.clone().find(|at| tables[*at].name == name);
    exact
        .or_else(|| places.find(|at| tables[*at].name.eq_ignore_ascii_case(name)))
        .or_else(|| {
            let query = queries
                .iter()
                .find(|query| query.alias.eq_ignore_ascii_case(name));
            query?.table
        })
}
