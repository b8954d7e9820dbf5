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
        _ if new == "\n" => ("Fügt einen Zeilenumbruch ein", ""),
        (",", "") => ("Entfernt das Komma", ""),
        (";", "") => ("Entfernt das Semikolon", ""),
        (old, "") => ("Entfernt %", old),
        ("", ",") => ("Fügt ein Komma ein", ""),
        ("", new) => ("Fügt % ein", new),
        _ if is_unwrapped => ("Entfernt die Klammern", ""),
        (old, _) if is_inner && begins_with_create(old) => {
            ("Entfernt alles außer der Spaltenliste", "")
        }
        (_, new) if new.starts_with('`') => ("Schreibt % in Backticks", new),
        (_, new) => ("Schreibt %", new),
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
            "Ein Typ steht ohne Backticks: Entfernen Sie sie."
        }
        Fault::Expected(Expected::Name) if word.starts_with(|c: char| c.is_ascii_digit()) => {
            "Ein Name, der mit einer Ziffer beginnt, muss in Backticks stehen."
        }
        Fault::Expected(Expected::Type) if matches!(word, "," | ")") => {
            "Schreiben Sie hier einen Typ."
        }
        Fault::Expected(Expected::Type) if is_sign => {
            "Ein Name mit % darin muss in Backticks stehen."
        }
        Fault::Expected(Expected::Word("INTO")) if has_mend => {
            "Vor der Tabelle % wird INSERT INTO erwartet."
        }
        Fault::Expected(Expected::Word("TABLE")) if has_mend => "Schreiben Sie TABLE(…) um %.",
        Fault::Reserved if !has_mend => {
            "% ist ein reserviertes Wort: Schreiben Sie einen Namen davor, oder setzen Sie es in Backticks."
        }
        Fault::Bracketed if !has_mend => {
            "Die Spaltenliste steht ohne eigene Klammern: Entfernen Sie diese."
        }
        Fault::TimeZone if problem.mend.as_ref().is_some_and(|it| it.text.is_empty()) => {
            "Flink speichert keine Zeitzonen, und der Connector von PostgreSQL liest keine: Schreiben Sie TIMESTAMP."
        }
        Fault::BreakOut { .. } if word.trim() == ")" => {
            "Diese Klammer schließt die Spaltenliste zu früh: Entfernen Sie sie."
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
                let sentence = "% ist eine Lücke: Schreiben Sie an ihre Stelle Ihren Wert.";
                return (sentence, String::new());
            };
            let sentence = if problem.severity == Severity::Error {
                "% ist eine Lücke: Schreiben Sie an ihre Stelle Ihren Wert, etwa $."
            } else {
                "% sieht nach einer Lücke aus: Schreiben Sie an ihre Stelle Ihren Wert, etwa $."
            };
            return (sentence, example);
        }
        Fault::NameTooLong { length } => {
            return (
                "Ein Name mit $ Zeichen ist zu lang: Flink nimmt höchstens 256. Kürzen Sie ihn.",
                length.to_string(),
            );
        }
        Fault::Expected(expected) => return missing(*expected, word),
        Fault::Ends(expected) => {
            let sentence = "Das Ende kommt zu früh: Schreiben Sie $ hinter %.";
            return (sentence, wanted(*expected));
        }
        Fault::UnknownStatement | Fault::UnknownTable => return unknown(problem),
        Fault::UnknownColumn(sought) => return unknown_column(sought, problem.mend.as_ref()),
        Fault::ColumnCount { .. } => return ("$.", column_count(fault)),
        Fault::SecondPrimaryKey { first, second } => {
            return ("Nur ein PRIMARY KEY ist erlaubt: $.", which(first, second));
        }
        Fault::SecondWatermark { first, second } => {
            let [first, second] = [first, second].map(std::slice::from_ref);
            return ("Nur eine WATERMARK ist erlaubt: $.", which(first, second));
        }
        Fault::Misspelt => {
            let meant = problem.mend.as_ref().map(|mend| mend.text.clone());
            let sentence = "% kann hier nicht stehen. Meinten Sie $?";
            return (sentence, meant.unwrap_or_default());
        }
        Fault::SquareBrackets => {
            let meant = problem.mend.as_ref().map(|mend| short(&mend.text));
            let sentence = "Flink schreibt ein Array als $, ohne %.";
            return (sentence, meant.unwrap_or_default());
        }
        Fault::UnknownType { meant } | Fault::RefusedType { meant } => {
            return wrong_type(*meant, word, matches!(fault, Fault::RefusedType { .. }));
        }
        Fault::Clamped { to: 0 } => {
            "Flink behält in einer TIME keine Sekundenbruchteile und sagt nichts dazu. Entfernen Sie %."
        }
        Fault::Clamped { to } => {
            let sentence =
                "Flink nimmt hier höchstens $: Es senkt % und sagt nichts dazu. Schreiben Sie $.";
            return (sentence, to.to_string());
        }
        Fault::DottedName => return dotted(word),
        Fault::MetadataKey { meant: Some(meant) } => {
            let sentence = "Kafka hat keine Metadaten %. Meinten Sie $?";
            return (sentence, excerpt(meant));
        }
        Fault::PostgresType { meant: Some(meant) } => {
            let sentence = "Der PostgreSQL-Connector lehnt % ab. Verwenden Sie $.";
            return (sentence, (*meant).to_owned());
        }
        Fault::Operator { meant: None } if problem.mend.is_some() => {
            let meant = problem.mend.as_ref().map(|mend| excerpt(&mend.text));
            return (
                "Flink hat kein %: Schreiben Sie $.",
                meant.unwrap_or_default(),
            );
        }
        Fault::Operator { meant: Some(meant) } => {
            return (
                "Flink hat kein %: Schreiben Sie stattdessen $.",
                (*meant).to_owned(),
            );
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
            "Ein geschütztes Leerzeichen ist für Flink kein Leerraum: Schreiben Sie ein einfaches Leerzeichen."
        }
        '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {
            "Hier steht ein Zeichen, das nicht zu sehen ist, $: Entfernen Sie es."
        }
        '\u{2018}'..='\u{201f}' => {
            "Typografische Anführungszeichen bedeuten Flink nichts: Namen stehen in Backticks, Text in einfachen ' Anführungszeichen."
        }
        '&' => "Flink kennt $ nicht: Schreiben Sie AND, oder CONCAT für Text.",
        '#' => {
            "Flink kennt $ hier nicht: Schreiben Sie -- für einen Kommentar, oder setzen Sie den Namen in Backticks."
        }
        _ => "Flink kennt $ hier nicht: Entfernen Sie es, oder setzen Sie den Namen in Backticks.",
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
        let sentence = "% braucht einen Typ in spitzen Klammern, etwa $.";
        return (sentence, whole.to_owned());
    }
    let sentence = if word.is_empty() {
        "Das Ende kommt zu früh: Schreiben Sie $."
    } else {
        "Schreiben Sie hier $, nicht %."
    };
    (sentence, wanted(expected))
}

/// What is missing, as it stands behind "write".
fn wanted(expected: Expected) -> String {
    let what = match expected {
        Expected::Name => "einen Namen",
        Expected::Type => "einen Typ",
        Expected::Text => "Text in einfachen Anführungszeichen",
        Expected::Expression => "einen Ausdruck",
        Expected::TimeUnit => "eine Zeiteinheit wie SECOND",
        Expected::Word(word) | Expected::Sign(word) => word,
    };
    match expected {
        Expected::Sign(_) => ["\u{201e}", what, "\u{201c}"].concat(),
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
        (true, true) => "Hier gibt es keine Tabelle %. Meinten Sie $?",
        (true, false) => {
            "Hier gibt es keine Tabelle %: Erstellen Sie sie, oder prüfen Sie die Schreibweise."
        }
        (false, true) => "Kein Statement von Flink beginnt mit %. Meinten Sie $?",
        (false, false) => {
            "Kein Statement von Flink beginnt mit %: Schreiben Sie INSERT INTO … SELECT …."
        }
    };
    (sentence, meant.unwrap_or_default())
}

fn wrong_type(meant: Option<&str>, word: &str, is_refused: bool) -> (&'static str, String) {
    let sentence = match meant {
        Some(_) if is_postgres(word) => "% gehört zu PostgreSQL: In Flink ist es $.",
        Some(_) => "% ist kein Typ von Flink. Meinten Sie $?",
        None if is_refused => {
            "% ist kein Typ für eine Spalte: Schreiben Sie einen wie STRING oder INT."
        }
        None => {
            "% ist kein Typ von Flink: Verwenden Sie einen wie STRING, INT, DOUBLE oder TIMESTAMP(3)."
        }
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
        let sentence =
            "% wird zur Spalte $: Was hinter dem Punkt steht, geht verloren. Entfernen Sie es.";
        return (sentence, excerpt(first));
    }
    let sentence = "% wird ohne Backticks zur Spalte $. Setzen Sie den Namen in Backticks.";
    (sentence, excerpt(first))
}
