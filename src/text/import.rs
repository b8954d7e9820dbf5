//! The words about pasted columns.

use crate::api::json::visible;
use crate::import::columns::{LeftOut, Note, Origin, Pasted, Why};

/// Why a column has its type.
pub fn note(note: &Note) -> String {
    match note {
        Note::Mapped { from, to } => format!("{} is {to} in Flink.", visible(from)),
        Note::Narrowed { from, to } => {
            format!("{to} is the nearest to {} that the connector takes.", visible(from))
        }
        Note::AnyPrecision { from } => {
            format!("{} holds any number. Flink wants a precision: DECIMAL(38, 18) is taken, with 20 digits before the point and 18 behind it.", visible(from))
        }
        Note::ZoneDropped { from, to } => format!(
            "{} is read as {to}, without its zone: the PostgreSQL connector reads no TIMESTAMP_LTZ.",
            visible(from)
        ),
        Note::TimeZoneDropped { from, to } => format!(
            "{} is read as {to}, without its zone: no time of day has one in Flink.",
            visible(from)
        ),
        Note::EmptyArray => "Nothing stands in the sample's arrays here. STRING is taken for what will.".to_owned(),
        Note::Guessed => "Guessed from the sample.".to_owned(),
        Note::GuessedIso => "Guessed from the sample. Flink's JSON reads a T between date and time only with timestamp-format.standard set to ISO-8601; STRING reads it always.".to_owned(),
        Note::GuessedOffset => "Guessed from the sample. Flink's JSON reads Z behind a time, but no offset; STRING reads it always.".to_owned(),
        Note::Mixed => "The sample has values of different kinds here. STRING holds them all.".to_owned(),
        Note::Unknown { from } => {
            format!("Flink has no type for {}. STRING is taken.", visible(from))
        }
        Note::NoType => "No type was pasted. STRING is taken.".to_owned(),
    }
}

/// A part that has no equivalent.
pub fn left_out(left_out: &LeftOut) -> String {
    let what = visible(&left_out.what);
    let why = match left_out.why {
        Why::TooMany => return format!("Left out: {what} and all columns behind it."),
        Why::Default => "Flink has no default values.",
        Why::Check => "Flink checks no conditions.",
        Why::Unique => "Flink knows no unique columns but the primary key.",
        Why::References => "Flink knows no references.",
        Why::Collation => "Flink has no collations.",
        Why::Generated => "PostgreSQL generates it, Flink only reads it.",
        Why::Index => "Flink has no indexes.",
        Why::Like => "Its columns were not pasted.",
        Why::KeyColumn => "The key names it, but there is no such column.",
        Why::Options => "The form has fields for them.",
        Why::OtherTable => "One table is read at a time.",
        Why::Unreadable => "It can't be read as a column.",
    };
    format!("Left out: {what}. {why}")
}

/// What pasted text was taken for.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Sheet => "rows of a spreadsheet",
        Origin::PostgresDdl => "DDL of PostgreSQL",
        Origin::FlinkDdl => "DDL of Flink",
        Origin::Psql => "a table of psql",
        Origin::Json => "a JSON sample",
    }
}

/// How much was read, and from what.
pub fn summary(pasted: &Pasted) -> String {
    let from = origin(pasted.origin);
    match pasted.columns.len() {
        1 => format!("1 column from {from}."),
        count => format!("{count} columns from {from}."),
    }
}
