//! Sentences in which several tables and columns are named.

use super::excerpt::{excerpt, excerpts};
use crate::sql::problem::{Fault, Mend, Sought};

/// A column that is not there, and where.
pub fn unknown_column(sought: &Sought, mend: Option<&Mend>) -> (&'static str, String) {
    let place = match sought {
        Sought::Here => " in dieser Tabelle".to_owned(),
        Sought::In(tables) => match tables.split_last() {
            None => String::new(),
            Some((last, others)) => {
                let (others, last) = (excerpts(others), excerpt(last));
                let is_short = tables.len() < 4 && others.len() + last.len() < 80;
                match (is_short, others.is_empty()) {
                    (false, false) => " in einer Tabelle von FROM".to_owned(),
                    (_, true) => [" in ", &last].concat(),
                    (true, false) => [" in ", &others, " oder ", &last].concat(),
                }
            }
        },
    };
    let behind = match mend {
        Some(mend) => [". Meinten Sie ", &excerpt(&mend.text), "?"].concat(),
        None => {
            ". Prüfen Sie die Schreibweise: Groß- und Kleinbuchstaben sind verschieden.".to_owned()
        }
    };
    ("Es gibt keine Spalte %$", [place, behind].concat())
}

/// Which of two is the second, by the columns of both.
pub fn which(first: &[String], second: &[String]) -> String {
    let [first, second] = [first, second].map(|names| excerpt(&names.join(", ")));
    if first == second {
        return [&first, " hat das schon. Entfernen Sie es hier"].concat();
    }
    [&first, " hat das schon. Entfernen Sie es bei ", &second].concat()
}

/// What goes to which column, as far as a sentence has room.
pub fn swapped(places: &[(String, String)]) -> String {
    let mut said = String::new();
    for (written, column) in places {
        let [written, column] = [written, column].map(|name| excerpt(name));
        let part = if said.is_empty() {
            [&written, " geht nach ", &column].concat()
        } else {
            [", ", &written, " nach ", &column].concat()
        };
        if said.len() + part.len() > 110 && !said.is_empty() {
            break;
        }
        said.push_str(&part);
    }
    said
}

pub fn column_count(fault: &Fault) -> String {
    let Fault::ColumnCount {
        wanted,
        found,
        table,
        missing,
    } = fault
    else {
        return String::new();
    };
    let (before, by, behind) = if found < wanted {
        ("Fügen Sie ", wanted - found, " hinzu")
    } else {
        ("Lassen Sie ", found - wanted, " weg")
    };
    let mut which = excerpts(missing);
    if which.is_empty() || which.len() > 80 {
        which = by.to_string();
    }
    let (noun, verb) = if *wanted == 1 {
        (" Spalte", " wird")
    } else {
        (" Spalten", " werden")
    };
    let [wanted, found] = [wanted, found].map(ToString::to_string);
    let start = match table {
        Some(table) => [&excerpt(table), " nimmt ", &wanted, noun].concat(),
        None => [&wanted, noun, verb, " erwartet"].concat(),
    };
    [&start, ", nicht ", &found, ": ", before, &which, behind].concat()
}
