//! The words about pasted columns.

use crate::api::json::visible;
use crate::import::columns::{LeftOut, Note, Origin, Pasted, Reason, Renamed, Why};

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
        Note::GuessedIso => "Guessed from the sample. STRING is taken: Flink's JSON reads a T between date and time as a timestamp only with timestamp-format.standard set to ISO-8601.".to_owned(),
        Note::GuessedOffset => "Guessed from the sample. STRING is taken: Flink's JSON reads Z behind a time as TIMESTAMP_LTZ(3), but no offset.".to_owned(),
        Note::Mixed => "The sample has values of different kinds here. STRING holds them all.".to_owned(),
        Note::Unknown { from } => {
            format!("Flink has no type for {}. STRING is taken.", visible(from))
        }
        Note::NoType => "No type was pasted. STRING is taken.".to_owned(),
    }
}

/// A note with the columns that it is about, the first of them by name.
pub fn of_columns(names: &[&str], note: &str) -> String {
    const NAMED: usize = 3;
    // To leave a single one unnamed would spare nothing.
    let count = if names.len() == NAMED + 1 {
        NAMED + 1
    } else {
        NAMED.min(names.len())
    };
    let (first, rest) = names.split_at(count);
    let mut called: Vec<String> = first.iter().map(|name| visible(name)).collect();
    if !rest.is_empty() {
        called.push(format!("{} more", rest.len()));
    }
    let last = called.pop().unwrap_or_default();
    if called.is_empty() {
        format!("{last}: {note}")
    } else {
        format!("{} and {last}: {note}", called.join(", "))
    }
}

/// A column that got another name than was pasted.
pub fn renamed(renamed: &Renamed) -> String {
    let (from, to) = (visible(&renamed.from), visible(&renamed.to));
    match renamed.why {
        Reason::Twice => format!("{from} was pasted twice: one of them is {to} now."),
        Reason::Missing => format!("A column without a name is {to} now."),
        Reason::Unfit => format!("{to}: the pasted name has line breaks, or is too long."),
    }
}

/// JSON that can't be read, from this line and column on.
pub fn broken_json(line: u32, column: usize, rest: &str) -> String {
    const SHOWN: usize = 20;
    let seen: String = rest
        .lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(SHOWN)
        .collect();
    let place = format!("line {line}, column {column}");
    if seen.is_empty() {
        format!("Nothing was pasted: the JSON breaks off at {place}.")
    } else {
        format!(
            "Nothing was pasted: the JSON can't be read at {place}, from {} on.",
            visible(&seen)
        )
    }
}

/// A part that has no equivalent.
pub fn left_out(left_out: &LeftOut) -> String {
    let what = visible(&left_out.what);
    let why = match left_out.why {
        Why::TooMany => return format!("Left out: {what} and all columns behind it."),
        Why::CutOff => {
            return format!(
                "The text breaks off behind {what}: the bracket around its columns does not close. Check whether some are missing."
            );
        }
        Why::Default => "Flink has no default values.",
        Why::Check => "Flink checks no conditions.",
        Why::Unique => "Flink knows no unique columns but the primary key.",
        Why::References => "Flink knows no references.",
        Why::Collation => "Flink has no collations.",
        Why::Generated => "PostgreSQL generates it, Flink only reads it.",
        Why::Index => "Flink has no indexes.",
        Why::Like => "Its columns were not pasted.",
        Why::KeyColumn => "The key names it, but there is no such column.",
        Why::Keyless => "Kafka keeps no key with this value format; upsert-kafka does.",
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
        Origin::Data => "the titles and values of a spreadsheet",
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
