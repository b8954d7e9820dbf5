//! The words about pasted columns.

use crate::api::json::visible;
use crate::import::columns::{LeftOut, Note, Origin, Pasted, Reason, Renamed, Why};

/// Why a column has its type.
pub fn note(note: &Note) -> String {
    match note {
        Note::Mapped { from, to } => format!("{} ist in Flink {to}.", visible(from)),
        Note::Narrowed { from, to } => {
            format!("{to} kommt {} am nächsten von dem, was der Connector nimmt.", visible(from))
        }
        Note::AnyPrecision { from } => {
            format!("{} fasst jede Zahl. Flink verlangt eine Genauigkeit: Genommen wird DECIMAL(38, 18), mit 20 Stellen vor dem Komma und 18 dahinter.", visible(from))
        }
        Note::ZoneDropped { from, to } => format!(
            "{} wird als {to} gelesen, ohne Zeitzone: Der PostgreSQL-Connector liest kein TIMESTAMP_LTZ.",
            visible(from)
        ),
        Note::TimeZoneDropped { from, to } => format!(
            "{} wird als {to} gelesen, ohne Zeitzone: In Flink hat keine Uhrzeit eine.",
            visible(from)
        ),
        Note::EmptyArray => "In den Arrays der Probe steht hier nichts. Für das, was kommt, wird STRING genommen.".to_owned(),
        Note::Guessed => "Aus der Probe geschätzt.".to_owned(),
        Note::GuessedIso => "Aus der Probe geschätzt. Genommen wird STRING: Flinks JSON liest ein T zwischen Datum und Uhrzeit nur dann als Zeitstempel, wenn timestamp-format.standard auf ISO-8601 steht.".to_owned(),
        Note::GuessedOffset => "Aus der Probe geschätzt. Genommen wird STRING: Flinks JSON liest ein Z hinter der Uhrzeit als TIMESTAMP_LTZ(3), aber keinen Offset.".to_owned(),
        Note::Mixed => "Die Probe hat hier Werte verschiedener Art. STRING fasst sie alle.".to_owned(),
        Note::Unknown { from } => {
            format!("Flink hat keinen Typ für {}. Genommen wird STRING.", visible(from))
        }
        Note::NoType => "Es wurde kein Typ eingefügt. Genommen wird STRING.".to_owned(),
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
        called.push(format!("{} weitere", rest.len()));
    }
    let last = called.pop().unwrap_or_default();
    if called.is_empty() {
        format!("{last}: {note}")
    } else {
        format!("{} und {last}: {note}", called.join(", "))
    }
}

/// A column that got another name than was pasted.
pub fn renamed(renamed: &Renamed) -> String {
    let (from, to) = (visible(&renamed.from), visible(&renamed.to));
    match renamed.why {
        Reason::Twice => {
            format!("{from} wurde zweimal eingefügt: Eine der beiden heißt jetzt {to}.")
        }
        Reason::Missing => format!("Eine Spalte ohne Namen heißt jetzt {to}."),
        Reason::Unfit => format!("{to}: Der eingefügte Name hat Zeilenumbrüche oder ist zu lang."),
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
    let place = format!("Zeile {line}, Spalte {column}");
    if seen.is_empty() {
        format!("Nichts wurde eingefügt: Das JSON bricht ab, {place}.")
    } else {
        format!(
            "Nichts wurde eingefügt: Das JSON ist ab {} nicht lesbar, {place}.",
            visible(&seen)
        )
    }
}

/// A part that has no equivalent.
pub fn left_out(left_out: &LeftOut) -> String {
    let what = visible(&left_out.what);
    let why = match left_out.why {
        Why::TooMany => return format!("Weggelassen: {what} und alle Spalten dahinter."),
        Why::CutOff => {
            return format!(
                "Der Text bricht hinter {what} ab: Die Klammer um die Spalten schließt nicht. Prüfen Sie, ob welche fehlen."
            );
        }
        Why::Default => "Flink hat keine Vorgabewerte.",
        Why::Check => "Flink prüft keine Bedingungen.",
        Why::Unique => "Flink kennt außer dem Primärschlüssel keine eindeutigen Spalten.",
        Why::References => "Flink kennt keine Verweise.",
        Why::Collation => "Flink hat keine Collations.",
        Why::Generated => "PostgreSQL erzeugt den Wert, Flink liest ihn nur.",
        Why::Index => "Flink hat keine Indizes.",
        Why::Like => "Die Spalten der anderen Tabelle wurden nicht eingefügt.",
        Why::KeyColumn => "Der Schlüssel nennt sie, aber es gibt keine solche Spalte.",
        Why::Keyless => "Mit diesem Wertformat hält Kafka keinen Schlüssel; upsert-kafka tut es.",
        Why::Options => "Dafür hat das Formular Felder.",
        Why::OtherTable => "Gelesen wird eine Tabelle auf einmal.",
        Why::Unreadable => "Als Spalte ist das nicht lesbar.",
    };
    format!("Weggelassen: {what}. {why}")
}

/// What pasted text was taken for.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Sheet => "Zeilen einer Tabellenkalkulation",
        Origin::Data => "Titeln und Werten einer Tabellenkalkulation",
        Origin::PostgresDdl => "DDL von PostgreSQL",
        Origin::FlinkDdl => "DDL von Flink",
        Origin::Psql => "einer Tabelle von psql",
        Origin::Json => "einer JSON-Probe",
    }
}

/// How much was read, and from what.
pub fn summary(pasted: &Pasted) -> String {
    let from = origin(pasted.origin);
    match pasted.columns.len() {
        1 => format!("1 Spalte aus {from}."),
        count => format!("{count} Spalten aus {from}."),
    }
}
