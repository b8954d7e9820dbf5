//! The candidates in a statement.

use super::offer::Offer;
use super::place::{Piece, Place};
use super::tables::{Mention, Mentions, Source, find, mentions};
use super::{Kind, Known, expression};
use crate::sql::function::{AGGREGATES, ROW_FUNCTIONS, TABLE_FUNCTIONS};
use crate::sql::token::Kind as TokenKind;

/// Words that begin a clause, or go on in one.
#[rustfmt::skip]
static CLAUSES: [&str; 24] = [
    "FROM", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "AS", "JOIN", "LEFT JOIN", "INNER JOIN", "FULL JOIN",
    "CROSS JOIN", "ON", "UNION ALL", "FOR SYSTEM_TIME AS OF", "OVER (", "PARTITION BY", "LIMIT", "ASC", "DESC",
    "ROWS BETWEEN", "RANGE BETWEEN", "PRECEDING", "FOLLOWING", "USING (",
];

/// Words that demand another one behind themselves.
#[rustfmt::skip]
static DEMANDS: [(&str, &[&str]); 17] = [
    ("INSERT", &["INTO"]), ("EXECUTE", &["STATEMENT SET BEGIN"]), ("STATEMENT", &["SET BEGIN"]),
    ("SET", &["BEGIN"]), ("GROUP", &["BY"]), ("ORDER", &["BY"]), ("PARTITION", &["BY"]),
    ("LEFT", &["JOIN"]), ("RIGHT", &["JOIN"]), ("FULL", &["JOIN"]), ("INNER", &["JOIN"]),
    ("CROSS", &["JOIN"]), ("OUTER", &["JOIN"]), ("UNION", &["ALL", "SELECT"]),
    ("EXCEPT", &["ALL", "SELECT"]), ("INTERSECT", &["ALL", "SELECT"]), ("FOR", &["SYSTEM_TIME AS OF"]),
];

/// How many tables of one statement are looked at: each is compared with the others.
const MOST_SOURCES: usize = 16;

/// The columns that a window function adds.
static WINDOW_COLUMNS: [&str; 3] = ["window_start", "window_end", "window_time"];

/// Offers what can stand here.
pub fn complete(place: &Place, tables: &[Known], offer: &mut Offer) {
    let starts = |piece: &Piece| piece.is_sign(";") || piece.is("BEGIN");
    let from = place.before.iter().rposition(starts).map_or(0, |at| at + 1);
    let until = place.after.iter().position(|piece| piece.is_sign(";"));
    let before = &place.before[from..];
    let after = &place.after[..until.unwrap_or(place.after.len())];
    let Some(last) = before.last() else {
        offer.keywords(&["INSERT INTO", "EXECUTE STATEMENT SET BEGIN"]);
        if from > 0 {
            offer.keywords(&["END"]);
        }
        return;
    };
    let hole = Piece {
        kind: TokenKind::Stray,
        text: "",
    };
    let all: Vec<Piece> = before.iter().chain([&hole]).chain(after).copied().collect();
    let found = mentions(&all, tables);
    if last.is_sign(".") {
        let alias = before.len().checked_sub(2).and_then(|at| before[at].name());
        of_alias(&alias.unwrap_or_default(), tables, &found, offer);
    } else if last.is_any(&["INTO", "OVERWRITE"]) {
        for table in tables {
            offer.name(Kind::Table, None, table.name, &[]);
        }
    } else if is_for_table(before) {
        for query in &found.queries {
            offer.name(Kind::Table, None, &query.alias, &["WITH"]);
        }
        for table in tables {
            offer.name(Kind::Table, None, table.name, &[]);
        }
        if !last.is("TABLE") {
            offer.keywords(&["TABLE(", "LATERAL TABLE(", "UNNEST("]);
        }
    } else if last.is_sign("(") && before.len() > 1 && before[before.len() - 2].is("TABLE") {
        offer.functions(&TABLE_FUNCTIONS);
    } else if let Some(sink) = sink_of_columns(before, tables) {
        columns(sink, None, &[], offer);
    } else if !follows(before, offer) && !expression::follows(before, offer) {
        value(before, tables, &found, offer);
    }
}

/// Offers what a keyword demands behind itself. False if it demands nothing in particular.
fn follows(before: &[Piece], offer: &mut Offer) -> bool {
    let demanded = DEMANDS.iter().find(|(word, _)| {
        let last = before.last();
        last.is_some_and(|last| last.is(word))
    });
    demanded
        .inspect(|(_, words)| offer.keywords(words))
        .is_some()
}

/// Offers columns, functions and words.
fn value(before: &[Piece], tables: &[Known], found: &Mentions, offer: &mut Offer) {
    let has = |word| before.iter().any(|piece| piece.is(word));
    if expression::is_behind_operand(before) {
        if has("INTO") && !["SELECT", "VALUES", "WITH", "TABLE"].into_iter().any(has) {
            // Only a table stands there so far, or its columns too: the query is due.
            offer.keywords(&["SELECT", "VALUES", "WITH"]);
            if !before.last().is_some_and(|last| last.is_sign(")")) {
                offer.keywords(&["("]);
            }
            return;
        }
        offer.keywords(&CLAUSES);
    } else {
        if before.last().is_some_and(|last| last.is_sign("(")) {
            offer.keywords(&["SELECT"]);
        }
        all_columns(tables, found, offer);
        offer.functions(&ROW_FUNCTIONS);
        offer.functions(&AGGREGATES);
        offer.keywords(&["SELECT", "DISTINCT", "DESCRIPTOR(", "TABLE"]);
    }
    expression::words(before, offer);
}

/// Offers the columns of the tables that are read, or of all of them while none is.
fn all_columns(tables: &[Known], found: &Mentions, offer: &mut Offer) {
    let known = |mention: &Mention| found.known(mention.source?, tables);
    let sources: Vec<(&str, Known)> = found
        .sources
        .iter()
        .filter_map(|mention| Some((mention.alias.as_str(), known(mention)?)))
        .take(MOST_SOURCES)
        .collect();
    if sources.is_empty() {
        for table in tables {
            columns(table, None, &[], offer);
        }
    }
    for (alias, table) in &sources {
        let others: Vec<&Known> = sources
            .iter()
            .filter(|(other, _)| other != alias)
            .map(|(_, table)| table)
            .collect();
        columns(table, Some(alias), &others, offer);
    }
    if found.has_window {
        for name in WINDOW_COLUMNS {
            offer.name(Kind::Column, None, name, &["TIMESTAMP(3)"]);
        }
    }
    for (alias, table) in sources {
        offer.name(
            Kind::Table,
            None,
            alias,
            &[if alias == table.name { "" } else { table.name }],
        );
    }
}

/// Offers a table's columns, by its alias where another table has one of the same name.
fn columns(table: &Known, alias: Option<&str>, others: &[&Known], offer: &mut Offer) {
    for (name, data_type) in table.columns {
        if !offer.wants(name) {
            continue;
        }
        let is_shared = others
            .iter()
            .any(|other| other.columns.iter().any(|(twin, _)| twin == name));
        let qualifier = alias.filter(|_| is_shared);
        offer.name(Kind::Column, qualifier, name, &[data_type, table.name]);
    }
}

/// Offers the columns of the table that an alias stands for.
fn of_alias(alias: &str, tables: &[Known], found: &Mentions, offer: &mut Offer) {
    let mentioned = |name: &dyn Fn(&str) -> bool| {
        let mut sources = found.sources.iter();
        sources
            .find(|mention| name(&mention.alias))
            .map(|mention| mention.source)
    };
    let source = mentioned(&|name| name == alias)
        .or_else(|| mentioned(&|name| name.eq_ignore_ascii_case(alias)))
        .unwrap_or_else(|| find(alias, tables, &found.queries));
    if let Some(table) = source.and_then(|source| found.known(source, tables)) {
        columns(&table, None, &[], offer);
    }
    if found.has_window {
        for name in WINDOW_COLUMNS {
            offer.name(Kind::Column, None, name, &["TIMESTAMP(3)"]);
        }
    }
}

/// Whether a table is due: behind FROM, JOIN and TABLE, and behind a comma in FROM.
fn is_for_table(before: &[Piece]) -> bool {
    let Some((last, front)) = before.split_last() else {
        return false;
    };
    if last.is("FROM") {
        let is_comparison = front.last().is_some_and(|prior| prior.is("DISTINCT"))
            && front.len() > 1
            && front[front.len() - 2].is_any(&["IS", "NOT"]);
        let call = expression::enclosing(before).and_then(|at| before.get(at.checked_sub(1)?));
        let is_call =
            call.is_some_and(|word| word.is_any(&["EXTRACT", "TRIM", "SUBSTRING", "OVERLAY"]));
        return !is_comparison && !is_call;
    }
    if last.is_sign(",") {
        let mut closed = 0_usize;
        for piece in front.iter().rev() {
            if piece.is_sign(")") {
                closed += 1;
            } else if piece.is_sign("(") {
                if closed == 0 {
                    return false;
                }
                closed -= 1;
            } else if closed == 0
                && piece.kind == TokenKind::Word
                && !piece.is("AS")
                && piece.name().is_none()
            {
                return piece.is("FROM");
            }
        }
        return false;
    }
    last.is_any(&["JOIN", "TABLE"])
}

/// The table whose columns are listed, in `INSERT INTO t (…`.
fn sink_of_columns<'a>(before: &[Piece], tables: &'a [Known<'a>]) -> Option<&'a Known<'a>> {
    let at = expression::enclosing(before)?;
    let name = before.get(at.checked_sub(1)?)?.name()?;
    let is_sink = before[..at - 1]
        .iter()
        .rev()
        .find(|piece| !piece.is_sign(".") && piece.name().is_none());
    is_sink
        .filter(|piece| piece.is_any(&["INTO", "OVERWRITE"]))
        .and_then(|_| match find(&name, tables, &[])? {
            Source::Table(at) => tables.get(at),
            Source::Query(_) => None,
        })
}
