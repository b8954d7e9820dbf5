//! `CREATE TABLE` in a text that may hold other statements too, as `pg_dump` prints them.

use super::flink::{self, System};
use super::item::{items, read_item};
use super::pieces::{Kind, Piece, pieces};
use super::{Found, MAX_COLUMNS, Note, Origin, Pasted, Why};

/// A statement that creates a table.
pub struct Table<'a, 'b> {
    /// Its name, without the schema.
    pub name: String,
    /// What stands between the brackets.
    pub body: &'b [Piece<'a>],
    /// The bytes between them, comments included.
    pub inside: std::ops::Range<usize>,
    /// What stands behind them.
    pub rest: &'b [Piece<'a>],
    /// They do not close.
    pub is_cut: bool,
}

/// Reads the first table that a text creates, with what other statements say about it.
pub fn read(text: &str) -> Option<Pasted> {
    let all = pieces(text);
    let mut statements = all.split(|piece| piece.is_sign(";"));
    let table = statements.by_ref().find_map(table)?;
    let mut found = Found::default();
    let system = flink::system(&table);
    let flink = match system {
        System::Flink => flink::read(text, &table),
        System::Postgres => None,
    };
    if flink.is_none() {
        for item in items(table.body) {
            read_item(text, item, system, &mut found);
        }
    }
    if table.is_cut {
        let last = table.body.len().saturating_sub(1);
        found.leave_out(slice(text, &table.body[last..]), Why::CutOff);
    }
    for statement in statements {
        if let Some(other) = self::table(statement) {
            found.leave_out(&other.name, Why::OtherTable);
        } else if flink.is_none() {
            alteration(text, statement, &table.name, &mut found);
            comment(statement, &table.name, &mut found);
        }
    }
    match flink {
        Some(mut pasted) => {
            pasted.left_out.append(&mut found.left_out);
            Some(pasted)
        }
        None => found.finished(origin(system)),
    }
}

/// Reads what stands between the brackets of `CREATE TABLE`, without the statement around it.
pub fn read_list(text: &str) -> Option<Pasted> {
    if let Some(pasted) = flink::read_list(text) {
        return Some(pasted);
    }
    let all = pieces(text);
    let system = flink::system_of_list(&all);
    let mut found = Found::default();
    for item in items(&all) {
        read_item(text, item, system, &mut found);
    }
    // Words that happen to have a comma between them are no columns: most must be understood.
    let known = found
        .columns
        .iter()
        .filter(|column| !matches!(column.note, Some(Note::Unknown { .. } | Note::NoType)));
    let is_certain = found.columns.len() > 1
        && known.count() * 2 > found.columns.len()
        && found
            .left_out
            .iter()
            .all(|left| left.why != Why::Unreadable);
    if is_certain {
        found.finished(origin(system))
    } else {
        None
    }
}

fn origin(system: System) -> Origin {
    match system {
        System::Flink => Origin::FlinkDdl,
        System::Postgres => Origin::PostgresDdl,
    }
}

/// The table that a statement creates. A prompt may stand in front of it.
fn table<'a, 'b>(statement: &'b [Piece<'a>]) -> Option<Table<'a, 'b>> {
    let create = statement.iter().position(|piece| piece.is("CREATE"))?;
    let statement = &statement[create + 1..];
    // TEMPORARY, UNLOGGED, FOREIGN and the like.
    let keyword = statement
        .iter()
        .take(4)
        .position(|piece| piece.is("TABLE"))?;
    let mut rest = &statement[keyword + 1..];
    if rest.first()?.is("IF") {
        rest = rest.get(3..)?;
    }
    let (name, rest) = named(rest)?;
    if !rest.first()?.is_sign("(") {
        return None;
    }
    let start = rest.first()?.end();
    let (body, behind) = in_brackets(rest);
    let close = rest.get(body.len() + 1);
    Some(Table {
        name,
        body,
        inside: start..close.map_or(usize::MAX, |close| close.start),
        rest: behind,
        is_cut: close.is_none(),
    })
}

/// What stands in the brackets that open here, and what behind them; everything where they do not close.
pub fn in_brackets<'a, 'b>(pieces: &'b [Piece<'a>]) -> (&'b [Piece<'a>], &'b [Piece<'a>]) {
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.is_sign("(") {
            depth += 1;
        } else if piece.is_sign(")") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return (&pieces[1..at], &pieces[at + 1..]);
            }
        }
    }
    (pieces.get(1..).unwrap_or_default(), &[])
}

/// Whether the bracket closes that a text begins with.
pub fn closes(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut all = pieces(text).into_iter();
    all.any(|piece| {
        if piece.is_sign("(") {
            depth += 1;
        } else if piece.is_sign(")") {
            depth = depth.saturating_sub(1);
            return depth == 0;
        }
        false
    })
}

/// The statement behind these words, if it is about this table; what follows its name.
fn about<'a, 'b>(statement: &'b [Piece<'a>], table: &str) -> Option<&'b [Piece<'a>]> {
    let mut rest = statement;
    while let [first, behind @ ..] = rest
        && first.is_any(&["ALTER", "TABLE", "IF", "EXISTS", "ONLY"])
    {
        rest = behind;
    }
    let (name, rest) = named(rest)?;
    (name == table).then_some(rest)
}

/// The last part of a name with points, and what follows it.
fn named<'a, 'b>(pieces: &'b [Piece<'a>]) -> Option<(String, &'b [Piece<'a>])> {
    let (first, mut rest) = pieces.split_first()?;
    let mut name = first.name()?;
    while let [dot, part, behind @ ..] = rest
        && dot.is_sign(".")
    {
        name = part.name()?;
        rest = behind;
    }
    Some((name, rest))
}

/// `ALTER TABLE … ADD CONSTRAINT …` and `ALTER COLUMN … SET DEFAULT …`: `pg_dump` gives these apart.
fn alteration(text: &str, statement: &[Piece], table: &str, found: &mut Found) {
    let is_alteration =
        matches!(statement, [alter, what, ..] if alter.is("ALTER") && what.is("TABLE"));
    let Some(rest) = about(statement, table).filter(|_| is_alteration) else {
        return;
    };
    match rest {
        [add, column, item @ ..] if add.is("ADD") && column.is("COLUMN") => {
            let is_careful = item.first().is_some_and(|piece| piece.is("IF"));
            let item = if is_careful {
                item.get(3..)
            } else {
                Some(item)
            };
            read_item(text, item.unwrap_or_default(), System::Postgres, found);
        }
        [add, item @ ..] if add.is("ADD") => read_item(text, item, System::Postgres, found),
        [alter, rest @ ..] if alter.is("ALTER") => {
            let rest = match rest {
                [column, rest @ ..] if column.is("COLUMN") => rest,
                _ => rest,
            };
            let Some(name) = rest.first().and_then(Piece::name) else {
                return;
            };
            let why = if rest.iter().any(|piece| piece.is("GENERATED")) {
                Why::Generated
            } else if rest.iter().any(|piece| piece.is("DEFAULT")) {
                Why::Default
            } else {
                return;
            };
            let what = slice(text, rest.get(2..).unwrap_or_default());
            found.leave_out(&[&name, ": ", what].concat(), why);
        }
        _ => {}
    }
}

/// `COMMENT ON COLUMN table.column IS 'text'`.
fn comment(statement: &[Piece], table: &str, found: &mut Found) {
    let [comment, on, column, name @ .., is, said] = statement else {
        return;
    };
    if !(comment.is("COMMENT") && on.is("ON") && column.is("COLUMN") && is.is("IS")) {
        return;
    }
    let [.., owner, dot, name] = name else {
        return;
    };
    let is_own = dot.is_sign(".") && owner.name().as_deref() == Some(table);
    let (Some(name), Some(said)) = (name.name().filter(|_| is_own), said.said()) else {
        return;
    };
    // No more columns are taken, so no more are searched.
    let mut taken = found.columns.iter_mut().take(MAX_COLUMNS);
    if let Some(column) = taken.find(|column| column.name == name) {
        column.comment = Some(said);
    }
}

/// The text from the first of these pieces to the last.
pub fn slice<'a>(text: &'a str, pieces: &[Piece]) -> &'a str {
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end()).unwrap_or_default(),
        _ => "",
    }
}

/// Whether a piece is a word or a name in quotes.
pub fn is_name(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Word | Kind::Quoted | Kind::Backticks)
}
