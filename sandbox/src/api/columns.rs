//! A modest reading of `schema_sql`: split at top-level commas into columns and constraints. It
//! finds the mistakes that a person makes (an open bracket, an empty column, a name twice), and
//! leaves the rest of SQL to Flink.

use std::collections::HashSet;
use std::ops::Range;

use serde_json::{Value, json};

use super::position::SqlProblem;

/// A column as the table's answer shows it.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    name: String,
    data_type: String,
    nullable: bool,
}

impl Column {
    pub(crate) fn to_json(&self) -> Value {
        json!({ "name": self.name, "data_type": self.data_type, "nullable": self.nullable })
    }
}

/// Words that end a data type.
const AFTER_TYPE: [&str; 6] = [
    "NOT",
    "NULL",
    "PRIMARY",
    "COMMENT",
    "METADATA",
    "CONSTRAINT",
];
/// Words that begin something that is not a column.
const NOT_A_COLUMN: [&str; 4] = ["PRIMARY", "CONSTRAINT", "WATERMARK", "UNIQUE"];
/// Words after which `<` is a bracket and not a comparison.
const GENERIC: [&str; 4] = ["ROW", "MAP", "ARRAY", "MULTISET"];

/// The columns of a schema.
pub(crate) fn split(sql: &str) -> Result<Vec<Column>, SqlProblem> {
    if sql.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut names = HashSet::new();
    for span in pieces(sql)? {
        let piece = sql[span.clone()].trim();
        if piece.is_empty() {
            return Err(SqlProblem::at(
                sql,
                span,
                "A column definition is missing here",
            ));
        }
        let starts_other = |word: &str| first_word(piece).eq_ignore_ascii_case(word);
        if NOT_A_COLUMN.iter().any(|word| starts_other(word)) {
            continue;
        }
        let column =
            column(piece).map_err(|message| SqlProblem::at(sql, span.clone(), &message))?;
        if !names.insert(column.name.clone()) {
            let message = format!(
                "A column named '{}' already exists in the table.",
                column.name
            );
            return Err(SqlProblem::at(sql, span, &message));
        }
        columns.push(column);
    }
    Ok(columns)
}

/// Whether a primary key is declared, beside the columns or at one of them.
pub(crate) fn has_primary_key(sql: &str) -> bool {
    let words: Vec<String> = sql.split_whitespace().map(str::to_uppercase).collect();
    words
        .windows(2)
        .any(|pair| pair[0] == "PRIMARY" && pair[1].starts_with("KEY"))
}

/// The spans between top-level commas.
fn pieces(sql: &str) -> Result<Vec<Range<usize>>, SqlProblem> {
    let mut found = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut start = 0;
    let mut letters = sql.char_indices();
    while let Some((offset, letter)) = letters.next() {
        match letter {
            '`' | '\'' => {
                let end = letters.find(|(_, later)| *later == letter);
                end.ok_or_else(|| {
                    SqlProblem::at(sql, offset..sql.len(), "This quote is not closed")
                })?;
            }
            '(' => open.push((')', offset)),
            '<' if opens_generic(&sql[start..offset]) => open.push(('>', offset)),
            ')' if open.last().is_none_or(|(close, _)| *close != ')') => {
                let message = "Encountered \")\" without a bracket to close";
                return Err(SqlProblem::at(sql, offset..offset + 1, message));
            }
            ')' | '>' if open.last().is_some_and(|(close, _)| *close == letter) => {
                open.pop();
            }
            ',' if open.is_empty() => {
                found.push(start..offset);
                start = offset + 1;
            }
            _ => {}
        }
    }
    if let Some((_, offset)) = open.last() {
        return Err(SqlProblem::at(
            sql,
            *offset..sql.len(),
            "This bracket is not closed",
        ));
    }
    found.push(start..sql.len());
    Ok(found)
}

fn opens_generic(before: &str) -> bool {
    let word = before
        .trim_end()
        .rsplit(|letter: char| !letter.is_alphanumeric())
        .next();
    word.is_some_and(|word| GENERIC.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

fn first_word(piece: &str) -> &str {
    piece
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .next()
        .unwrap_or("")
}

/// One column: a name, a type, and what may follow it.
fn column(piece: &str) -> Result<Column, String> {
    let (name, rest) = if let Some(quoted) = piece.strip_prefix('`') {
        quoted_name(quoted).ok_or("The name is not closed")?
    } else {
        let name = first_word(piece);
        (name.to_owned(), &piece[name.len()..])
    };
    if name.is_empty() {
        return Err(format!(
            "Encountered {piece:?}; a column begins with its name"
        ));
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    if words.is_empty() {
        return Err(format!("Column '{name}' has no data type"));
    }
    if words[0].eq_ignore_ascii_case("AS") {
        // The type of a computed column is for Flink's planner to find.
        return Ok(Column {
            name,
            data_type: "UNKNOWN".to_owned(),
            nullable: true,
        });
    }
    let ends = |word: &&&str| AFTER_TYPE.iter().any(|end| end.eq_ignore_ascii_case(word));
    let type_words = words.iter().take_while(|word| !ends(word)).count();
    let data_type = words[..type_words].join(" ");
    if data_type.is_empty() {
        return Err(format!("Column '{name}' has no data type"));
    }
    let after = words[type_words..].join(" ").to_uppercase();
    let nullable = !after.contains("NOT NULL") && !after.contains("PRIMARY KEY");
    Ok(Column {
        name,
        data_type: upper_type(&data_type),
        nullable,
    })
}

/// The name before the closing backtick, in which a doubled one means itself, and what follows.
fn quoted_name(quoted: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = quoted;
    loop {
        let (part, after) = rest.split_once('`')?;
        name.push_str(part);
        rest = after;
        match rest.strip_prefix('`') {
            Some(after) => {
                name.push('`');
                rest = after;
            }
            None => return Some((name, rest)),
        }
    }
}

/// Aiven answers `name string` with the type `STRING`. Behind `<` stand the names of a ROW's
/// fields, which keep their case.
fn upper_type(data_type: &str) -> String {
    let end = data_type.find('<').unwrap_or(data_type.len());
    let (outer, inner) = data_type.split_at(end);
    outer.to_uppercase() + inner
}
