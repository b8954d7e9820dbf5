//! Which tables a statement mentions, and by which names. Tokens are looked at once, without a grammar: what is
//! in brackets behind FROM counts for the first table in it.

use super::Known;
use super::output::{Budget, names_in_front, output};
use super::place::Piece;
use crate::sql::function::{TABLE_FUNCTIONS, has};
use crate::sql::token::Kind;

/// A name by which columns can be reached.
pub struct Mention {
    /// The alias, or the table's own name.
    pub alias: String,
    /// Where its columns come from, where that is known.
    pub source: Option<Source>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The table of this place among all tables.
    Table(usize),
    /// The query of this place among those whose columns are known.
    Query(usize),
}

/// A query whose columns are known: their names and types.
pub struct Query {
    /// The name that it has.
    pub name: String,
    /// Its columns; one that no name reaches has none.
    pub columns: Vec<(String, String)>,
}

/// What a statement mentions.
#[derive(Default)]
pub struct Mentions {
    /// Tables that are read, with their aliases.
    pub sources: Vec<Mention>,
    /// Queries that WITH names.
    pub queries: Vec<Mention>,
    /// What is known of queries, those in FROM among them.
    known: Vec<Query>,
    /// A window function is there, which adds columns of its own.
    pub has_window: bool,
}

/// How many queries of one statement are looked through for a name.
const MOST_QUERIES: usize = 64;

impl Mentions {
    /// The table or the query that a name stands for.
    pub fn known<'a>(&'a self, source: Source, tables: &[Known<'a>]) -> Option<Known<'a>> {
        match source {
            Source::Table(at) => tables.get(at).copied(),
            Source::Query(at) => self.known.get(at).map(|query| Known {
                name: &query.name,
                columns: &query.columns,
            }),
        }
    }

    /// Takes in what a query in brackets gives. Says where its columns are, those of its first table if nothing else
    /// is known.
    fn query(
        &mut self,
        name: &str,
        inner: &[Piece],
        names: &[String],
        from: usize,
        (tables, budget): (&[Known], &mut Budget),
    ) -> Option<Source> {
        let first = self.sources.get(from).and_then(|first| first.source);
        if self.known.len() >= MOST_QUERIES {
            return first;
        }
        let sources = self.sources.get(from..).unwrap_or_default();
        let read: Vec<(&str, Known)> = sources
            .iter()
            .filter_map(|mention| {
                Some((mention.alias.as_str(), self.known(mention.source?, tables)?))
            })
            .collect();
        let Some(mut columns) = output(inner, &read, budget) else {
            return first;
        };
        for ((name, _), given) in columns.iter_mut().zip(names) {
            name.clone_from(given);
        }
        self.known.push(Query {
            name: name.to_owned(),
            columns,
        });
        Some(Source::Query(self.known.len() - 1))
    }
}

/// What brackets are open for.
enum Opened {
    /// A table in FROM.
    Table,
    /// A query with this name, and the names that it gives its columns.
    Query(String, Vec<String>),
    /// Anything else.
    Other,
}

/// Looks through a statement. A stray piece without text marks the caret.
pub fn mentions(all: &[Piece], tables: &[Known]) -> Mentions {
    let mut found = Mentions::default();
    // With the mentions before each of them, whether the caret is, and where they are.
    let mut open: Vec<(Opened, usize, bool, usize)> = Vec::new();
    let mut budget = Budget::default();
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
            let opened = match names_in_front(&all[..at - 1], &mut budget) {
                Some((name, columns)) => Opened::Query(name, columns),
                None if is_due => Opened::Table,
                None => Opened::Other,
            };
            open.push((opened, found.sources.len(), is_behind_caret, at));
            is_due = is_due && all.get(at).is_some_and(|next| next.name().is_some());
        } else if piece.is_sign(")") {
            let Some((opened, from, was_behind_caret, start)) = open.pop() else {
                continue;
            };
            let inner = &all[start..at - 1];
            is_due = false;
            if is_behind_caret && !was_behind_caret && !matches!(opened, Opened::Other) {
                // Who writes in a query of its own sees nothing of the one around it.
                found.sources.drain(..from);
                return found;
            }
            let known = (tables, &mut budget);
            if let Opened::Query(alias, names) = opened {
                let source = found.query(&alias, inner, &names, from, known);
                found.sources.truncate(from);
                if found.queries.len() < MOST_QUERIES {
                    found.queries.push(Mention { alias, source });
                }
            } else if matches!(opened, Opened::Table) {
                if let Some(alias) = alias(all, &mut at) {
                    let source = found.query(&alias, inner, &[], from, known);
                    found.sources.truncate(from);
                    found.sources.push(Mention { alias, source });
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
            let source = find(&name, tables, &found.queries);
            let alias = alias(all, &mut at).unwrap_or(name);
            found.sources.push(Mention { alias, source });
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

/// What a name means: a query hides a table. Flink tells capitals apart; who is still writing may not.
pub fn find(name: &str, tables: &[Known], queries: &[Mention]) -> Option<Source> {
    if let Some(query) = queries.iter().rfind(|query| query.alias == name) {
        return query.source;
    }
    let mut places = 0..tables.len();
    let exact = places.clone().find(|at| tables[*at].name == name);
    exact
        .or_else(|| places.find(|at| tables[*at].name.eq_ignore_ascii_case(name)))
        .map(Source::Table)
        .or_else(|| {
            let query = queries
                .iter()
                .find(|query| query.alias.eq_ignore_ascii_case(name));
            query?.source
        })
}
