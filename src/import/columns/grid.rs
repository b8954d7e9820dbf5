//! Rows of cells as columns: the first row says what stands where, or the cells themselves do.

use super::cells::{Rows, rows};
use super::postgres::of_postgres;
use super::types::{Mapped, before, of_any};
use super::{Found, Imported, Origin, Pasted, Why};

/// What stands in a column of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Title {
    Name,
    Type,
    Nullable,
    NotNull,
    Comment,
    Key,
    Default,
    Collation,
    Length,
    Precision,
    Scale,
    TimePrecision,
    /// The name that PostgreSQL itself has for a type; `_` in front of it makes an array.
    OwnType,
    Other,
}

/// `information_schema.columns` has 44, and every row is searched for each.
const MAX_TITLES: usize = 64;

/// Reads the rows of a spreadsheet.
pub fn read(text: &str) -> Option<Pasted> {
    let rows = rows(text);
    let found = with_titles(&rows).or_else(|| by_place(&rows, text.contains('\t')))?;
    found.finished(Origin::Sheet)
}

/// Reads rows that have titles, which may stand below a heading or two.
pub fn with_titles(rows: &Rows) -> Option<Found> {
    let found = rows.iter().take(3).enumerate().find_map(|(at, row)| {
        let titles: Vec<Title> = row
            .iter()
            .take(MAX_TITLES)
            .map(|cell| title(cell))
            .collect();
        let is_alone = titles.len() == 1;
        (is_header(row, &titles) && (at == 0 || !is_alone)).then_some((at, titles))
    });
    let (at, titles) = found?;
    // Only PostgreSQL's own listings have these titles: whose the types are needs no guess.
    let is_of_postgres = [Title::OwnType, Title::TimePrecision, Title::Collation]
        .iter()
        .any(|title| titles.contains(title));
    let mut found = Found::default();
    let mut known = 0_usize;
    for row in rows.iter().skip(at + 1) {
        known += usize::from(titled(row, &titles, is_of_postgres, &mut found));
    }
    // Data whose fields happen to be called "name" and "type" has no types in it.
    (known > 0 || !titles.contains(&Title::Type)).then_some(found)
}

fn is_header(row: &[String], titles: &[Title]) -> bool {
    let known = titles.iter().filter(|t| **t != Title::Other).count();
    match titles {
        // A column may well be called "name".
        [Title::Name] => row.iter().all(|cell| plain(cell) != "name"),
        _ => titles.contains(&Title::Name) && known > 1,
    }
}

/// Letters and digits only, in small letters.
fn plain(cell: &str) -> String {
    let letters = cell.chars().filter(|c| c.is_alphanumeric());
    letters.map(|c| c.to_ascii_lowercase()).take(40).collect()
}

fn title(cell: &str) -> Title {
    match plain(cell).as_str() {
        "name" | "column" | "columnname" | "field" | "fieldname" | "attribute" | "attname" => {
            Title::Name
        }
        "type" | "datatype" | "columntype" | "fieldtype" | "sqltype" | "flinktype" | "dbtype" => {
            Title::Type
        }
        "nullable" | "isnullable" | "null" | "nulls" | "allownull" | "allownulls" | "optional" => {
            Title::Nullable
        }
        "notnull" | "attnotnull" | "required" | "mandatory" | "modifiers" => Title::NotNull,
        "comment" | "comments" | "description" | "remark" | "remarks" | "note" | "notes"
        | "columncomment" => Title::Comment,
        "key" | "pk" | "primarykey" | "primary" | "iskey" | "columnkey" => Title::Key,
        "default" | "columndefault" | "defaultvalue" => Title::Default,
        "collation" | "collationname" => Title::Collation,
        "charactermaximumlength" | "length" | "maxlength" => Title::Length,
        "numericprecision" | "precision" => Title::Precision,
        "numericscale" | "scale" => Title::Scale,
        "datetimeprecision" => Title::TimePrecision,
        "udtname" => Title::OwnType,
        _ => Title::Other,
    }
}

/// Reads a row, and says whether something is known about its type.
fn titled(row: &[String], titles: &[Title], is_of_postgres: bool, found: &mut Found) -> bool {
    let cell = |title: Title| -> &str {
        let at = titles.iter().position(|t| *t == title);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    };
    let name = cell(Title::Name);
    let written = cell(Title::Type);
    if name.is_empty() && written.is_empty() {
        return false;
    }
    let whole = whole_type(written, &cell);
    let (mapped, comment) = if is_of_postgres && !whole.is_empty() {
        (of_postgres(&whole), String::new())
    } else {
        of_cell(&whole, name, found)
    };
    let not_null = mapped.is_not_null
        || forbids_null(cell(Title::Nullable)) == Some(true)
        || requires(cell(Title::NotNull));
    if is_key(cell(Title::Key)) {
        found.key.push(name.to_owned());
    }
    for (title, why) in [
        (Title::Default, Why::Default),
        (Title::Collation, Why::Collation),
    ] {
        let what = cell(title);
        // An identity and an expression stand in the same place of what psql prints.
        let is_generated = what.starts_with("generated ");
        let why = if is_generated { Why::Generated } else { why };
        if !what.is_empty() && !what.eq_ignore_ascii_case("null") {
            found.leave_out(&[name, ": ", what].concat(), why);
        }
    }
    let is_known = mapped.is_known();
    let said = Some(cell(Title::Comment)).filter(|said| !said.is_empty());
    push(name, mapped, not_null, said.unwrap_or(&comment), found);
    is_known
}

/// `information_schema` has a type's length and digits in columns of their own.
fn whole_type<'a>(written: &str, cell: &impl Fn(Title) -> &'a str) -> String {
    let own = cell(Title::OwnType);
    if written == "ARRAY" || written == "USER-DEFINED" {
        return match own.strip_prefix('_') {
            Some(element) => [element, "[]"].concat(),
            None if own.is_empty() => written.to_owned(),
            None => own.to_owned(),
        };
    }
    let number = |title| Some(cell(title)).filter(|n| n.parse::<u32>().is_ok());
    let lower = written.to_ascii_lowercase();
    let params = match lower.as_str() {
        // Its length stands elsewhere: it is no single character.
        "character" if number(Title::Length).is_none() => return "bpchar".to_owned(),
        "character varying" | "character" | "varchar" | "char" | "nvarchar" => {
            number(Title::Length).map(str::to_owned)
        }
        "numeric" | "decimal" => number(Title::Precision).map(|digits| {
            let scale = number(Title::Scale).unwrap_or("0");
            [digits, ", ", scale].concat()
        }),
        _ if lower.starts_with("time") => number(Title::TimePrecision).map(str::to_owned),
        _ => None,
    };
    let Some(params) = params.filter(|_| !written.contains('(')) else {
        return written.to_owned();
    };
    let (word, rest) = match written.split_once(' ') {
        Some((word, rest)) if lower.starts_with("time") => (word, rest),
        _ => (written, ""),
    };
    [word, "(", &params, ") ", rest]
        .concat()
        .trim_end()
        .to_owned()
}

/// A type's cell, which may hold more than the type: NOT NULL, a key, and a comment, which is empty where there is none.
fn of_cell(written: &str, name: &str, found: &mut Found) -> (Mapped, String) {
    let (mut written, comment) = without_comment(written.trim_end_matches([',', ' ']));
    let mut is_not_null = false;
    loop {
        if let Some(before) = before(written, " primary key") {
            written = before;
            found.key.push(name.to_owned());
        } else if let Some(before) = before(written, " not null") {
            written = before;
            is_not_null = true;
        } else if let Some(before) = before(written, " null") {
            written = before;
        } else if let Some(before) = before(written, " *ROWTIME*") {
            // Flink's DESCRIBE prints it behind the column of a watermark.
            written = before;
        } else {
            break;
        }
    }
    let mut mapped = of_any(written);
    mapped.is_not_null |= is_not_null;
    (mapped, comment)
}

/// What stands in front of COMMENT, and the comment.
fn without_comment(written: &str) -> (&str, String) {
    const COMMENT: &str = " comment '";
    let at = written.to_ascii_lowercase().find(COMMENT);
    let said = at.and_then(|at| written[at + COMMENT.len()..].strip_suffix('\''));
    match (at, said) {
        (Some(at), Some(said)) => (written[..at].trim_end(), said.replace("''", "'")),
        _ => (written, String::new()),
    }
}

fn push(name: &str, mapped: Mapped, not_null: bool, comment: &str, found: &mut Found) {
    found.columns.push(Imported {
        name: name.to_owned(),
        data_type: mapped.data_type,
        not_null,
        comment: Some(comment.to_owned()).filter(|comment| !comment.is_empty()),
        note: mapped.note,
    });
}

/// What a cell under "nullable" says: whether NULL is forbidden. `None` where it says something else.
fn forbids_null(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "notnull" | "no" | "n" | "false" | "f" | "0" | "required" | "mandatory" => Some(true),
        "null" | "nullable" | "yes" | "y" | "true" | "t" | "1" | "optional" => Some(false),
        _ => None,
    }
}

/// What a cell under "not null" says.
fn requires(cell: &str) -> bool {
    let word = plain(cell);
    word.starts_with("notnull") || matches!(word.as_str(), "yes" | "y" | "true" | "t" | "1" | "x")
}

/// What a cell under "key" says; Flink prints `PRI(a, b)`, others `PRI`.
fn is_key(cell: &str) -> bool {
    let word = plain(cell);
    is_key_alone(&word)
        || cell.starts_with("PRI(")
        || matches!(
            word.as_str(),
            "pri" | "yes" | "y" | "true" | "t" | "1" | "x"
        )
}

/// A word that says so wherever it stands.
fn is_key_alone(word: &str) -> bool {
    matches!(word, "pk" | "primarykey" | "primary")
}

/// Rows without titles: a name, a type, then in any order whether NULL is allowed, the key, a comment. Names
/// alone will do as well. Everything else is no list of columns.
fn by_place(rows: &Rows, is_of_tabs: bool) -> Option<Found> {
    let mut found = Found::default();
    if rows.iter().all(|row| row.len() == 1) {
        return if rows.len() < 2 { None } else { lines(rows) };
    }
    // One line with a comma in it may be a sentence; no one types a tab.
    if rows.len() < 2 && !is_of_tabs {
        return None;
    }
    let mut known = 0_usize;
    for row in rows {
        let cell = |at: usize| row.get(at).map_or("", String::as_str);
        let (mapped, own) = of_cell(cell(1), cell(0), &mut found);
        known += usize::from(mapped.is_known() && !cell(0).is_empty());
        let mut not_null = mapped.is_not_null;
        let mut comment = own.as_str();
        for cell in row.iter().skip(2) {
            match forbids_null(cell) {
                Some(forbids) => not_null |= forbids,
                None if is_key_alone(&plain(cell)) => found.key.push(row[0].clone()),
                None if comment.is_empty() => comment = cell,
                None => {}
            }
        }
        push(cell(0), mapped, not_null, comment, &mut found);
    }
    (known * 2 > rows.len()).then_some(found)
}

/// Lines of a name, and of a type behind a space or a colon. A type that is not known would be a sentence.
fn lines(rows: &Rows) -> Option<Found> {
    let mut found = Found::default();
    for line in rows.iter().flatten() {
        let (name, written) = line.split_once([' ', ':']).unwrap_or((line, ""));
        let (mapped, comment) = of_cell(written.trim(), name, &mut found);
        if !is_plain_name(name) || !written.is_empty() && !mapped.is_known() {
            return None;
        }
        let not_null = mapped.is_not_null;
        push(name, mapped, not_null, &comment, &mut found);
    }
    Some(found)
}

/// A name that is no part of a sentence or of a program.
pub fn is_plain_name(cell: &str) -> bool {
    cell.starts_with(|c: char| c == '_' || c.is_alphabetic())
        && cell
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$'))
        && !cell.ends_with('.')
}
