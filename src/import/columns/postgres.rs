//! Types of PostgreSQL as Flink's, by the table of Flink's JDBC connector. What the connector refuses when the job
//! starts is replaced by the nearest that it takes.

use super::types::{Mapped, STRING, before, mapped};
use super::{Note, cut};

/// What comes of an element's type, before it is known what it is part of.
enum Plain {
    /// This type of Flink.
    As(String),
    /// This type, which holds less.
    Narrow(String),
    /// This type, which has no zone.
    NoZone(String),
    /// A time of day, which has no zone.
    Time,
    /// A number without a precision.
    Any,
    /// Nothing is known.
    Unknown,
}

/// More than any type is long.
const MAX_LEN: usize = 200;

/// A type of PostgreSQL.
pub fn of_postgres(written: &str) -> Mapped {
    let written = written.trim();
    let (element, dimensions) = without_dimensions(written);
    // PostgreSQL has six dimensions at most.
    let plain = if dimensions > 6 || element.len() > MAX_LEN {
        Plain::Unknown
    } else {
        plain(element)
    };
    let from = || cut(written);
    let whole = |element: &str| {
        let mut whole = "ARRAY<".repeat(dimensions);
        whole.push_str(element);
        whole.push_str(&">".repeat(dimensions));
        whole
    };
    let (data_type, note) = match plain {
        Plain::As(element) => {
            let to = whole(&element);
            let note = mapped(written, &to);
            (to, note)
        }
        Plain::Narrow(element) => {
            let to = whole(&element);
            let note = Note::Narrowed {
                from: from(),
                to: to.clone(),
            };
            (to, Some(note))
        }
        Plain::NoZone(element) => {
            let to = whole(&element);
            let note = Note::ZoneDropped {
                from: from(),
                to: to.clone(),
            };
            (to, Some(note))
        }
        Plain::Time => {
            let to = whole("TIME(0)");
            let note = Note::TimeZoneDropped {
                from: from(),
                to: to.clone(),
            };
            (to, Some(note))
        }
        Plain::Any => (
            whole("DECIMAL(38, 18)"),
            Some(Note::AnyPrecision { from: from() }),
        ),
        Plain::Unknown => (STRING.to_owned(), Some(Note::Unknown { from: from() })),
    };
    Mapped {
        data_type,
        is_not_null: false,
        note,
    }
}

/// `text[][]`, `text[3]`, `text ARRAY`, `text ARRAY[3]`: the element, and how often it is an array.
fn without_dimensions(written: &str) -> (&str, usize) {
    let mut element = written;
    let mut dimensions = 0;
    loop {
        let brackets = element.strip_suffix(']').and_then(|inner| {
            let digits = inner.trim_end_matches(|c: char| c.is_ascii_digit());
            digits.strip_suffix('[')
        });
        let inner = match brackets {
            Some(inner) => before(inner, " array").unwrap_or(inner.trim_end()),
            None => match before(element, " array") {
                Some(inner) => inner,
                None => return (element, dimensions),
            },
        };
        dimensions += 1;
        element = inner;
    }
}

/// The type of an element, or of what is no array.
fn plain(written: &str) -> Plain {
    let (name, params) = name_and_params(written);
    // The longest that PostgreSQL takes; Flink takes more.
    let number = params
        .trim()
        .parse()
        .ok()
        .filter(|n: &u32| *n <= 10_485_760);
    let is_bare = params.trim().is_empty();
    let with = |name: &str, n: u32| Plain::As([name, "(", &n.to_string(), ")"].concat());
    let as_is = |name: &str| Plain::As(name.to_owned());
    match name.as_str() {
        "smallint" | "int2" | "smallserial" | "serial2" => as_is("SMALLINT"),
        "integer" | "int" | "int4" | "serial" | "serial4" => as_is("INT"),
        "bigint" | "int8" | "bigserial" | "serial8" | "oid" => as_is("BIGINT"),
        "real" | "float4" => as_is("FLOAT"),
        "float" if number.is_some_and(|bits| bits <= 24) => as_is("FLOAT"),
        "double precision" | "float8" | "float" => as_is("DOUBLE"),
        "boolean" | "bool" => as_is("BOOLEAN"),
        "date" => as_is("DATE"),
        "bytea" => as_is("BYTES"),
        "time" | "time without time zone" => as_is("TIME(0)"),
        "timetz" | "time with time zone" => Plain::Time,
        "numeric" | "decimal" | "dec" => decimal(params),
        "char" | "character" if is_bare => with("CHAR", 1),
        "char" | "character" | "bpchar" if !is_bare => {
            number.map_or(Plain::Unknown, |n| with("CHAR", n))
        }
        "varchar" | "character varying" if !is_bare => {
            number.map_or(Plain::Unknown, |n| with("VARCHAR", n))
        }
        "timestamp" | "timestamp without time zone" => match number.unwrap_or(6) {
            // The connector takes a precision of 1 to 6. A watermark needs 3 or less.
            0 => Plain::Narrow("TIMESTAMP(3)".to_owned()),
            precision => with("TIMESTAMP", precision.min(6)),
        },
        "timestamptz" | "timestamp with time zone" => {
            let precision = match number.unwrap_or(6) {
                0 => 3,
                precision => precision.min(6),
            };
            Plain::NoZone(["TIMESTAMP(", &precision.to_string(), ")"].concat())
        }
        "text" | "varchar" | "character varying" | "bpchar" | "\"char\"" | "name" | "citext"
        | "uuid" | "json" | "jsonb" | "xml" | "inet" | "cidr" | "macaddr" | "macaddr8" => {
            as_is(STRING)
        }
        _ => Plain::Unknown,
    }
}

/// PostgreSQL takes up to 1000 digits, a negative scale, and a scale above the precision.
fn decimal(params: &str) -> Plain {
    if params.trim().is_empty() {
        return Plain::Any;
    }
    let mut numbers = params.split(',').map(|n| n.trim().parse::<i32>());
    let (Some(Ok(digits)), scale) = (numbers.next(), numbers.next()) else {
        return Plain::Unknown;
    };
    let Ok(scale) = scale.unwrap_or(Ok(0)) else {
        return Plain::Unknown;
    };
    let whole = digits.saturating_sub(scale.min(0)).max(scale).max(1);
    let scale = scale.clamp(0, 38);
    let to = [
        "DECIMAL(",
        &whole.min(38).to_string(),
        ", ",
        &scale.to_string(),
        ")",
    ]
    .concat();
    if whole > 38 {
        Plain::Narrow(to)
    } else {
        Plain::As(to)
    }
}

/// `timestamp(3) with time zone`: the words in small letters, one space between them, and what stands in the
/// brackets. The schema in front of a name is left out.
fn name_and_params(written: &str) -> (String, &str) {
    let (before, params, behind) = match written.split_once('(') {
        Some((before, rest)) => match rest.split_once(')') {
            Some((params, behind)) => (before, params, behind),
            None => (written, "", ""),
        },
        None => (written, "", ""),
    };
    let words: Vec<&str> = before
        .split_whitespace()
        .chain(behind.split_whitespace())
        .collect();
    let name = words.join(" ").to_ascii_lowercase();
    let own = match name.rsplit_once('.') {
        Some((_, own)) => own,
        None => &name,
    };
    // `"char"` is a type of its own; any other type means the same in quotes.
    let own = if own == "\"char\"" {
        own
    } else {
        own.trim_matches('"')
    };
    (own.to_owned(), params)
}
