//! What is wrong with Flink SQL, and what a mend does, in words. No rule lives here.

mod columns;
mod excerpt;
mod offer;
mod plain;
mod statement;

use self::columns::{column_count, unknown_column, which};
pub use self::excerpt::excerpt;
use self::excerpt::{fill, short};
pub use self::offer::detail;
use self::plain::plain;
use self::statement::of_statement;
use super::fault::{character, code_point};
use crate::api::json::visible;
use crate::sql::problem::{Expected, Fault, Mend, Problem, Severity};

/// What is wrong with a text, and what to do.
pub fn problem(problem: &Problem, text: &str) -> String {
    let word = match (&problem.fault, &problem.mend) {
        // The problem may begin with what stands in front of the word.
        (Fault::Reserved, Some(mend)) => mend.span.of(text),
        (Fault::MetadataKey { .. } | Fault::TextAsName, _) => {
            problem.span.of(text).trim_matches('\'')
        }
        _ => problem.span.of(text),
    };
    let (sentence, other) = match beside(problem, word) {
        Some(sentence) => (sentence, String::new()),
        None => sentence(problem, word),
    };
    fill(sentence, &excerpt(word), &other)
}

/// What a mend does, as the description of the button that applies it.
pub fn mend(mend: &Mend, text: &str) -> String {
    let old = mend.span.of(text);
    let new = mend.text.as_str();
    let is_inner = old.len() > new.len() && !new.is_empty() && old.contains(new);
    let is_unwrapped = old.strip_prefix('(').and_then(|old| old.strip_suffix(')')) == Some(new);
    let (sentence, what) = match (old.trim(), new.trim()) {
        _ if new == "\n" => ("Adds a line break", ""),
        (",", "") => ("Removes the comma", ""),
        (";", "") => ("Removes the semicolon", ""),
        (old, "") => ("Removes %", old),
        ("", ",") => ("Adds a comma", ""),
        ("", new) => ("Adds %", new),
        _ if is_unwrapped => ("Removes the brackets", ""),
        (old, _) if is_inner && begins_with_create(old) => ("Removes all but the column list", ""),
        (_, new) if new.starts_with('`') => ("Writes % in backticks", new),
        (_, new) => ("Writes %", new),
    };
    fill(sentence, &excerpt(what), "")
}

fn begins_with_create(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.eq_ignore_ascii_case("CREATE")
}

/// Sentences for what is meant in particular: the word or the mend tells.
fn beside(problem: &Problem, word: &str) -> Option<&'static str> {
    let is_sign = word.starts_with(|c: char| "+-*/%".contains(c));
    let has_mend = problem.mend.is_some();
    Some(match problem.fault {
        Fault::UnknownType { meant: Some(_) } if word.starts_with('`') => {
            "A type stands without backticks: remove them."
        }
        Fault::Expected(Expected::Name) if word.starts_with(|c: char| c.is_ascii_digit()) => {
            "A name that begins with a digit must stand in backticks."
        }
        Fault::Expected(Expected::Type) if matches!(word, "," | ")") => "Write a type here.",
        Fault::Expected(Expected::Type) if is_sign => {
            "A name with % in it must stand in backticks."
        }
        Fault::Expected(Expected::Word("INTO")) if has_mend => {
            "INSERT INTO is wanted before the table %."
        }
        Fault::Expected(Expected::Word("TABLE")) if has_mend => "Write TABLE(…) around %.",
        Fault::Reserved if !has_mend => {
            "% is a reserved word: write a name before it, or write it in backticks."
        }
        Fault::Bracketed if !has_mend => {
            "The column list stands without brackets of its own: remove this one."
        }
        Fault::TimeZone if problem.mend.as_ref().is_some_and(|it| it.text.is_empty()) => {
            "Flink stores no time zones, and PostgreSQL's connector reads none: write TIMESTAMP."
        }
        Fault::BreakOut { .. } if word.trim() == ")" => {
            "This bracket closes the column list too early: remove it."
        }
        _ => return None,
    })
}

/// A sentence in which `%` is the word, and what `$` is.
fn sentence(problem: &Problem, word: &str) -> (&'static str, String) {
    let fault = &problem.fault;
    let sentence = match fault {
        Fault::Told(said) => return ("$", said.clone()),
        Fault::Character(c) => return unknown_character(*c),
        Fault::Blank => {
            let Some(example) = problem.mend.as_ref().map(|mend| short(&mend.text)) else {
                let sentence = "% is a blank: write your own value in its place.";
                return (sentence, String::new());
            };
            let sentence = if problem.severity == Severity::Error {
                "% is a blank: write your own value in its place, such as $."
            } else {
                "% looks like a blank: write your own value in its place, such as $."
            };
            return (sentence, example);
        }
        Fault::NameTooLong { length } => {
            return (
                "A name of $ characters is too long: Flink takes 256 at most. Shorten it.",
                length.to_string(),
            );
        }
        Fault::Expected(expected) => return missing(*expected, word),
        Fault::Ends(expected) => {
            let sentence = "The end comes too early: write $ behind %.";
            return (sentence, wanted(*expected));
        }
        Fault::UnknownStatement | Fault::UnknownTable => return unknown(problem),
        Fault::UnknownColumn(sought) => return unknown_column(sought, problem.mend.as_ref()),
        Fault::ColumnCount { .. } => return ("$.", column_count(fault)),
        Fault::SecondPrimaryKey { first, second } => {
            return ("Only one PRIMARY KEY is allowed: $.", which(first, second));
        }
        Fault::SecondWatermark { first, second } => {
            let [first, second] = [first, second].map(std::slice::from_ref);
            return ("Only one WATERMARK is allowed: $.", which(first, second));
        }
        Fault::Misspelt => {
            let meant = problem.mend.as_ref().map(|mend| mend.text.clone());
            let sentence = "% can't stand here. Did you mean $?";
            return (sentence, meant.unwrap_or_default());
        }
        Fault::SquareBrackets => {
            let meant = problem.mend.as_ref().map(|mend| short(&mend.text));
            let sentence = "Flink writes an array as $, without %.";
            return (sentence, meant.unwrap_or_default());
        }
        Fault::UnknownType { meant } | Fault::RefusedType { meant } => {
            return wrong_type(*meant, word, matches!(fault, Fault::RefusedType { .. }));
        }
        Fault::Clamped { to: 0 } => {
            "Flink keeps no fraction of a second in a TIME, and says nothing about it. Remove %."
        }
        Fault::Clamped { to } => {
            let sentence =
                "Flink takes $ at most here: it lowers % and says nothing about it. Write $.";
            return (sentence, to.to_string());
        }
        Fault::DottedName => return dotted(word),
        Fault::MetadataKey { meant: Some(meant) } => {
            let sentence = "Kafka has no metadata %. Did you mean $?";
            return (sentence, excerpt(meant));
        }
        Fault::PostgresType { meant: Some(meant) } => {
            let sentence = "The PostgreSQL connector refuses %. Use $.";
            return (sentence, (*meant).to_owned());
        }
        Fault::Operator { meant: None } if problem.mend.is_some() => {
            let meant = problem.mend.as_ref().map(|mend| excerpt(&mend.text));
            return ("Flink has no %: write $.", meant.unwrap_or_default());
        }
        Fault::Operator { meant: Some(meant) } => {
            return ("Flink has no %: write $ instead.", (*meant).to_owned());
        }
        fault => {
            return of_statement(problem, word)
                .unwrap_or_else(|| (plain(fault, word), String::new()));
        }
    };
    (sentence, String::new())
}

fn unknown_character(c: char) -> (&'static str, String) {
    let sentence = match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => {
            "A non-breaking space is no white space to Flink: write a plain space."
        }
        '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {
            "There is a character here that shows as nothing, $: remove it."
        }
        '\u{2018}'..='\u{201f}' => {
            "Typographic quotes mean nothing to Flink: names stand in backticks, text in plain ' quotes."
        }
        '&' => "Flink does not know $: write AND, or CONCAT for text.",
        '#' => "Flink does not know $ here: write -- for a comment, or the name in backticks.",
        _ => "Flink does not know $ here: remove it, or write the name in backticks.",
    };
    let is_hidden = c.is_whitespace() || visible(c.encode_utf8(&mut [0; 4])).len() > 4;
    let is_joiner = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let name = if is_hidden || is_joiner {
        code_point(c)
    } else {
        character(c)
    };
    (sentence, name)
}

fn missing(expected: Expected, word: &str) -> (&'static str, String) {
    if let Expected::Sign("<") = expected
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        let whole = match word.as_bytes()[0].to_ascii_uppercase() {
            b'A' => "ARRAY<INT>",
            b'R' => "ROW<a INT>",
            _ if word.len() == 3 => "MAP<STRING, INT>",
            _ => "MULTISET<INT>",
        };
        let sentence = "% needs a type in angle brackets, such as $.";
        return (sentence, whole.to_owned());
    }
    let sentence = if word.is_empty() {
        "The end comes too early: write $."
    } else {
        "Write $ here, not %."
    };
    (sentence, wanted(expected))
}

/// What is missing, as it stands behind "write".
fn wanted(expected: Expected) -> String {
    let what = match expected {
        Expected::Name => "a name",
        Expected::Type => "a type",
        Expected::Text => "text in single quotes",
        Expected::Expression => "an expression",
        Expected::TimeUnit => "a unit of time such as SECOND",
        Expected::Word(word) | Expected::Sign(word) => word,
    };
    match expected {
        Expected::Sign(_) => ["\u{201c}", what, "\u{201d}"].concat(),
        _ => what.to_owned(),
    }
}

/// What is not there, and what was likely meant.
fn unknown(problem: &Problem) -> (&'static str, String) {
    let is_table = problem.fault == Fault::UnknownTable;
    let meant = problem.mend.as_ref().map(|mend| &mend.text);
    let meant = meant.map(|meant| {
        if is_table {
            excerpt(meant)
        } else {
            meant.clone()
        }
    });
    let sentence = match (is_table, meant.is_some()) {
        (true, true) => "There is no table % here. Did you mean $?",
        (true, false) => "There is no table % here: create it, or check its spelling.",
        (false, true) => "No statement of Flink begins with %. Did you mean $?",
        (false, false) => "No statement of Flink begins with %: write INSERT INTO … SELECT ….",
    };
    (sentence, meant.unwrap_or_default())
}

fn wrong_type(meant: Option<&str>, word: &str, is_refused: bool) -> (&'static str, String) {
    let sentence = match meant {
        Some(_) if is_postgres(word) => "% is PostgreSQL's: in Flink it is $.",
        Some(_) => "% is not a Flink type. Did you mean $?",
        None if is_refused => "% is no type for a column: write one such as STRING or INT.",
        None => "% is not a Flink type: use one such as STRING, INT, DOUBLE or TIMESTAMP(3).",
    };
    (sentence, meant.unwrap_or_default().to_owned())
}

/// Types that PostgreSQL has and Flink has not.
fn is_postgres(word: &str) -> bool {
    #[rustfmt::skip]
    static NAMES: [&str; 24] = [
        "TEXT", "BOOL", "BYTEA", "BPCHAR", "CIDR", "CITEXT", "FLOAT4", "FLOAT8", "INET", "INT2", "INT4", "INT8",
        "JSON", "JSONB", "MACADDR", "MONEY", "OID", "REAL", "SERIAL", "BIGSERIAL", "SMALLSERIAL", "TIMESTAMPTZ",
        "TIMETZ", "UUID",
    ];
    NAMES.iter().any(|name| word.eq_ignore_ascii_case(name))
}

fn dotted(word: &str) -> (&'static str, String) {
    let first = word.split('.').next().unwrap_or_default();
    if word.contains('`') {
        let sentence = "% becomes the column $: what follows the dot is lost. Remove it.";
        return (sentence, excerpt(first));
    }
    let sentence = "% without backticks becomes the column $. Write it in backticks.";
    (sentence, excerpt(first))
}
