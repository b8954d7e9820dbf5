//! Sentences about what a statement makes of its tables.

use super::columns::swapped;
use super::excerpt::{excerpt, short};
use crate::sql::problem::{Fault, Problem};

/// A sentence in which `%` is the word, and what `$` is, if the fault is one of these.
pub fn of_statement(problem: &Problem, word: &str) -> Option<(&'static str, String)> {
    Some(match &problem.fault {
        Fault::Updates { table } => {
            let sentence = "% changes earlier rows, but the table $ only takes new ones. Write to upsert-kafka, or to PostgreSQL with a key.";
            (sentence, excerpt(table))
        }
        Fault::NoKey { table } => {
            let sentence = if excerpt(word) == excerpt(table) {
                "The table % needs a PRIMARY KEY: add one to its columns."
            } else {
                "% needs a PRIMARY KEY in the table $: add one to its columns."
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
            let parts = [&column, " is ", &wanted, ", and ", &found];
            ("$ doesn't fit: convert it with CAST.", parts.concat())
        }
        Fault::SwappedColumns { places } => {
            let sentence = "Columns go by their place, not by their name: $. Reorder them.";
            (sentence, swapped(places))
        }
        Fault::Top { count } => {
            let sentence = "Flink has no TOP: use LIMIT $ at the end of the query.";
            (sentence, short(count))
        }
        Fault::UnknownFunction if problem.mend.is_some() => {
            let meant = problem.mend.as_ref().map(|mend| mend.text.clone());
            let sentence = "Flink has no function %. Did you mean $?";
            (sentence, meant.unwrap_or_default())
        }
        Fault::RefusedColumn { column } => {
            let sentence = "The connector of % refuses the column $ here: mend the table's schema.";
            (sentence, excerpt(column))
        }
        Fault::NoTimeAttribute {
            column,
            table,
            is_time,
        } => {
            let sentence = if *is_time {
                "$, or take one AS PROCTIME()."
            } else {
                "$, or one AS PROCTIME()."
            };
            let place = table.as_ref().map(|table| excerpt(table));
            let place = place.map_or(String::new(), |table| [" in the table ", &table].concat());
            let column = excerpt(column);
            let parts = if *is_time {
                [
                    &column,
                    " is no time attribute: give it a WATERMARK",
                    &place,
                ]
            } else {
                [
                    &column,
                    " is no time: take a column with a WATERMARK",
                    &place,
                ]
            };
            (sentence, parts.concat())
        }
        Fault::LookupTime { table } => {
            let sentence = "The PostgreSQL table $ is looked up as it is when a row is processed: write FOR SYSTEM_TIME AS OF a column AS PROCTIME().";
            (sentence, excerpt(table))
        }
        Fault::VersionTime { table } => {
            let sentence = "The Kafka table $ can't be looked up by the time of processing: write FOR SYSTEM_TIME AS OF a column with a WATERMARK.";
            (sentence, excerpt(table))
        }
        Fault::NoWatermark { table } => {
            let sentence = "A join as of an event time needs a WATERMARK in the table $ too: add one to its columns.";
            (sentence, excerpt(table))
        }
        _ => return None,
    })
}
