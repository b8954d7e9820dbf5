//! Data types, as Flink prints them: `INTEGER` is read as `INT`, `VARCHAR` without a length as
//! `STRING`, and a precision that is too high as the highest.

use super::composite;
use super::reader::{Reader, is_reserved};
use super::token::Kind;
use crate::api::position::SqlProblem;

/// The highest precision of a time.
const MOST_DIGITS: u32 = 9;
const MOST_PRECISION: u32 = 38;
/// Types within types; a stack ends somewhere.
const DEEPEST: usize = 100;

/// `NOT NULL` or `NULL` behind a type, whether it is the former.
pub(crate) fn not_null(reader: &mut Reader<'_>) -> Result<bool, SqlProblem> {
    if reader.take("NOT") {
        reader.expect("NULL")?;
        return Ok(true);
    }
    reader.take("NULL");
    Ok(false)
}

/// Reads a type.
pub(crate) fn read(reader: &mut Reader<'_>) -> Result<String, SqlProblem> {
    if reader.depth == DEEPEST {
        let here = reader.peek().map_or(0..0, |token| token.span.clone());
        return Err(SqlProblem::at(
            reader.sql,
            here,
            "Types are nested too deeply",
        ));
    }
    reader.depth += 1;
    let found = plain(reader);
    reader.depth -= 1;
    let mut name = found?;
    loop {
        if reader.take("ARRAY") {
            name = format!("ARRAY<{name}>");
        } else if reader.take("MULTISET") {
            name = format!("MULTISET<{name}>");
        } else {
            return Ok(name);
        }
    }
}

fn plain(reader: &mut Reader<'_>) -> Result<String, SqlProblem> {
    let Some(first) = reader.peek().cloned() else {
        return Err(reader.unexpected());
    };
    let word = match first.kind {
        Kind::Word => first.text.to_ascii_uppercase(),
        Kind::Quoted => String::new(),
        _ => return Err(reader.unexpected()),
    };
    // These are generic types only with their bracket; `MAP` alone is an unknown name.
    let opens = |symbol| {
        reader
            .after_next()
            .is_some_and(|token| token.is_symbol(symbol))
    };
    match word.as_str() {
        "ARRAY" | "MULTISET" | "MAP" if opens("<") => return composite::generic(reader, &word),
        "ROW" => return composite::row(reader),
        "RAW" if opens("(") => return composite::raw(reader),
        _ => {}
    }
    let unsupported = ["REAL", "ANY"].contains(&word.as_str());
    let span = first.span.clone();
    let known = simple(reader, &word)?;
    if let Some(known) = known {
        return Ok(known);
    }
    if unsupported {
        let message = format!("Type is not supported: {word}");
        return Err(SqlProblem::at(reader.sql, span, &message));
    }
    if first.kind == Kind::Word && is_reserved(&word) {
        return Err(reader.unexpected());
    }
    reader.next();
    if reader.sees_symbol("(") {
        return Err(reader.unexpected());
    }
    let message = format!("Unknown identifier '{}'", first.text);
    Err(SqlProblem::at(reader.sql, span, &message))
}

/// Types of one word, as they are written and as they are printed.
const ALONE: [(&str, &str); 10] = [
    ("STRING", "STRING"),
    ("BOOLEAN", "BOOLEAN"),
    ("BYTES", "BYTES"),
    ("TINYINT", "TINYINT"),
    ("SMALLINT", "SMALLINT"),
    ("INT", "INT"),
    ("INTEGER", "INT"),
    ("BIGINT", "BIGINT"),
    ("FLOAT", "FLOAT"),
    ("DATE", "DATE"),
];
/// Types that more may follow.
const MORE: [&str; 12] = [
    "CHAR",
    "CHARACTER",
    "VARCHAR",
    "BINARY",
    "VARBINARY",
    "DECIMAL",
    "DEC",
    "NUMERIC",
    "DOUBLE",
    "TIME",
    "TIMESTAMP",
    "TIMESTAMP_LTZ",
];

/// A type without types in it, or nothing if the word is none.
fn simple(reader: &mut Reader<'_>, word: &str) -> Result<Option<String>, SqlProblem> {
    if let Some((_, known)) = ALONE.iter().find(|(alone, _)| *alone == word) {
        reader.next();
        return Ok(Some((*known).to_owned()));
    }
    if !MORE.contains(&word) {
        return Ok(None);
    }
    reader.next();
    Ok(Some(match word {
        "CHAR" | "CHARACTER" if reader.take("VARYING") => lengthy(reader, "VARCHAR", "STRING")?,
        "CHAR" | "CHARACTER" => lengthy(reader, "CHAR", "CHAR(1)")?,
        "VARCHAR" => lengthy(reader, "VARCHAR", "STRING")?,
        "BINARY" if reader.take("VARYING") => lengthy(reader, "VARBINARY", "BYTES")?,
        "BINARY" => lengthy(reader, "BINARY", "BINARY(1)")?,
        "VARBINARY" => lengthy(reader, "VARBINARY", "BYTES")?,
        "DOUBLE" => {
            reader.take("PRECISION");
            "DOUBLE".to_owned()
        }
        "TIME" => {
            digits(reader, 0)?;
            if !reader.take_all(&["WITHOUT", "TIME", "ZONE"]) {
                local_zone(reader)?;
            }
            "TIME(0)".to_owned()
        }
        "TIMESTAMP" | "TIMESTAMP_LTZ" => timestamp(reader, word)?,
        _ => decimal(reader)?,
    }))
}

fn timestamp(reader: &mut Reader<'_>, word: &str) -> Result<String, SqlProblem> {
    let precision = digits(reader, 6)?.min(MOST_DIGITS);
    let local = word == "TIMESTAMP_LTZ"
        || !reader.take_all(&["WITHOUT", "TIME", "ZONE"]) && local_zone(reader)?;
    let name = if local { "TIMESTAMP_LTZ" } else { "TIMESTAMP" };
    Ok(format!("{name}({precision})"))
}

/// `WITH LOCAL TIME ZONE`; a zone of its own is no type of Flink's.
fn local_zone(reader: &mut Reader<'_>) -> Result<bool, SqlProblem> {
    if !reader.take("WITH") {
        return Ok(false);
    }
    for word in ["LOCAL", "TIME", "ZONE"] {
        reader.expect(word)?;
    }
    Ok(true)
}

fn lengthy(reader: &mut Reader<'_>, name: &str, bare: &str) -> Result<String, SqlProblem> {
    if !reader.take_symbol("(") {
        return Ok(bare.to_owned());
    }
    let length = whole(reader)?;
    reader.expect_symbol(")")?;
    Ok(format!("{name}({length})"))
}

/// A precision in brackets, or `otherwise`.
fn digits(reader: &mut Reader<'_>, otherwise: u32) -> Result<u32, SqlProblem> {
    if !reader.take_symbol("(") {
        return Ok(otherwise);
    }
    let number = whole(reader)?;
    reader.expect_symbol(")")?;
    Ok(number)
}

fn decimal(reader: &mut Reader<'_>) -> Result<String, SqlProblem> {
    let (mut precision, mut scale) = (10, 0);
    let mut span = 0..0;
    if let Some(open) = reader.peek().filter(|token| token.is_symbol("(")) {
        span = open.span.clone();
        reader.next();
        precision = whole(reader)?;
        if reader.take_symbol(",") {
            scale = whole(reader)?;
        }
        reader.expect_symbol(")")?;
    }
    // A scale is judged after the precision is taken down to the highest.
    precision = precision.min(MOST_PRECISION);
    let mut message = None;
    if precision == 0 {
        message = Some("Decimal precision must be between 1 and 38 (both inclusive).".to_owned());
    } else if scale > precision {
        message = Some(format!(
            "Decimal scale must be between 0 and the precision {precision} (both inclusive)."
        ));
    }
    if let Some(message) = message {
        return Err(SqlProblem::at(reader.sql, span, &message));
    }
    Ok(format!("DECIMAL({precision}, {scale})"))
}

fn whole(reader: &mut Reader<'_>) -> Result<u32, SqlProblem> {
    let number = match reader.peek() {
        Some(token) if token.text.bytes().all(|byte| byte.is_ascii_digit()) => reader.number()?,
        _ => return Err(reader.unexpected()),
    };
    let fits = number
        .text
        .parse()
        .ok()
        .filter(|value| i32::try_from(*value).is_ok());
    fits.ok_or_else(|| {
        let message = format!(
            "SQL parse failed. Literal '{}' can not be parsed to type 'java.lang.Integer'",
            number.text
        );
        SqlProblem::at(reader.sql, number.span, &message)
    })
}
