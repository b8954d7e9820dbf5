//! Sentences about what a statement makes of its tables.

use super::columns::swapped;
use super::excerpt::{excerpt, short};
use crate::sql::problem::{Fault, Problem};

/// A sentence in which `%` is the word, and what `$` is, if the fault is one of these.
pub fn of_statement(problem: &Problem, word: &str) -> Option<(&'static str, String)> {
    Some(match &problem.fault {
        Fault::Updates { table } => {
            let sentence = "% ändert frühere Zeilen, aber die Tabelle $ nimmt nur neue. Schreiben Sie nach upsert-kafka, oder nach PostgreSQL mit einem Schlüssel.";
            (sentence, excerpt(table))
        }
        Fault::NoKey { table } => {
            let sentence = if excerpt(word) == excerpt(table) {
                "Die Tabelle % braucht einen PRIMARY KEY: Fügen Sie ihn ihren Spalten hinzu."
            } else {
                "% braucht einen PRIMARY KEY in der Tabelle $: Fügen Sie ihn ihren Spalten hinzu."
            };
            (sentence, excerpt(table))
        }
        Fault::SinkType {
            column,
            found,
            wanted,
        } => {
            let [found, wanted] = [found, wanted].map(|text| short(text));
            let column = excerpt(column);
            let parts = [&column, " ist ", &wanted, ", und ", &found];
            (
                "$ passt nicht dazu: Wandeln Sie mit CAST um.",
                parts.concat(),
            )
        }
        Fault::SwappedColumns { places } => {
            let sentence =
                "Spalten gehen nach ihrem Platz, nicht nach ihrem Namen: $. Ordnen Sie sie um.";
            (sentence, swapped(places))
        }
        Fault::Top { count } => {
            let sentence = "Flink hat kein TOP: Verwenden Sie LIMIT $ am Ende der Abfrage.";
            (sentence, short(count))
        }
        Fault::UnknownFunction if problem.mend.is_some() => {
            let meant = problem.mend.as_ref().map(|mend| mend.text.clone());
            let sentence = "Flink hat keine Funktion %. Meinten Sie $?";
            (sentence, meant.unwrap_or_default())
        }
        Fault::RefusedColumn { column } => {
            let sentence = "Der Connector von % lehnt hier die Spalte $ ab: Korrigieren Sie das Schema der Tabelle.";
            (sentence, excerpt(column))
        }
        Fault::NoTimeAttribute {
            column,
            table,
            is_time,
        } => {
            let sentence = if *is_time {
                "$, oder nehmen Sie eine AS PROCTIME()."
            } else {
                "$, oder eine AS PROCTIME()."
            };
            let place = table.as_ref().map(|table| excerpt(table));
            let place = place.map_or(String::new(), |table| [" in der Tabelle ", &table].concat());
            let column = excerpt(column);
            let parts = if *is_time {
                [
                    &column,
                    " ist kein Zeitattribut: Geben Sie der Spalte eine WATERMARK",
                    &place,
                ]
            } else {
                [
                    &column,
                    " ist keine Zeit: Nehmen Sie eine Spalte mit WATERMARK",
                    &place,
                ]
            };
            (sentence, parts.concat())
        }
        Fault::LookupTime { table } => {
            let sentence = "Die PostgreSQL-Tabelle $ wird so nachgeschlagen, wie sie ist, wenn eine Zeile verarbeitet wird: Schreiben Sie FOR SYSTEM_TIME AS OF mit einer Spalte AS PROCTIME().";
            (sentence, excerpt(table))
        }
        Fault::VersionTime { table } => {
            let sentence = "Die Kafka-Tabelle $ lässt sich nicht nach der Zeit der Verarbeitung nachschlagen: Schreiben Sie FOR SYSTEM_TIME AS OF mit einer Spalte, die eine WATERMARK hat.";
            (sentence, excerpt(table))
        }
        Fault::NoWatermark { table } => {
            let sentence = "Ein Join nach einer Ereigniszeit braucht auch in der Tabelle $ eine WATERMARK: Fügen Sie eine ihren Spalten hinzu.";
            (sentence, excerpt(table))
        }
        _ => return None,
    })
}
