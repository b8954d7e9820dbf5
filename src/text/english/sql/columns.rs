//! Sentences in which several tables and columns are named.

use super::excerpt::{excerpt, excerpts};
use crate::sql::problem::{Fault, Mend, Sought};

/// A column that is not there, and where.
pub fn unknown_column(sought: &Sought, mend: Option<&Mend>) -> (&'static str, String) {
    let place = match sought {
        Sought::Here => " in this table".to_owned(),
        Sought::In(tables) => match tables.split_last() {
            None => String::new(),
            Some((last, others)) => {
                let (others, last) = (excerpts(others), excerpt(last));
                let is_short = tables.len() < 4 && others.len() + last.len() < 80;
                match (is_short, others.is_empty()) {
                    (false, false) => " in any table of FROM".to_owned(),
                    (_, true) => [" in ", &last].concat(),
                    (true, false) => [" in ", &others, " or ", &last].concat(),
                }
            }
        },
    };
    let behind = match mend {
        Some(mend) => [". Did you mean ", &excerpt(&mend.text), "?"].concat(),
        None => ". Check its spelling: upper and lower case differ.".to_owned(),
    };
    ("There is no column %$", [place, behind].concat())
}

/// Which of two is the second, by the columns of both.
pub fn which(first: &[String], second: &[String]) -> String {
    let [first, second] = [first, second].map(|names| excerpt(&names.join(", ")));
    if first == second {
        return [&first, " has it already. Remove this one"].concat();
    }
    [&first, " has it already. Remove it from ", &second].concat()
}

/// What goes to which column, as far as a sentence has room.
pub fn swapped(places: &[(String, String)]) -> String {
    let mut said = String::new();
    for (written, column) in places {
        let [written, column] = [written, column].map(|name| excerpt(name));
        let part = if said.is_empty() {
            [&written, " goes to ", &column].concat()
        } else {
            [", ", &written, " to ", &column].concat()
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
    let (what, by) = if found < wanted {
        ("add ", wanted - found)
    } else {
        ("leave out ", found - wanted)
    };
    let mut which = excerpts(missing);
    if which.is_empty() || which.len() > 80 {
        which = by.to_string();
    }
    let noun = if *wanted == 1 { " column" } else { " columns" };
    let verb = if *wanted == 1 { " is" } else { " are" };
    let [wanted, found] = [wanted, found].map(ToString::to_string);
    let start = match table {
        Some(table) => [&excerpt(table), " takes ", &wanted, noun].concat(),
        None => [&wanted, noun, verb, " wanted"].concat(),
    };
    [&start, ", not ", &found, ": ", what, &which].concat()
}
