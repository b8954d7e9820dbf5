//! What is pasted into the grid: columns, and what is said of them.

use super::rows::first_new;
use super::{Grid, Outcome, first_cell, part_of};
use crate::desk::ruler::{Ruler, with_plain_breaks};
use crate::import::columns;
use crate::sql::grid::{self, Part, Row};
use crate::sql::schema;
use crate::sql::schema::connector::{self, Connector};
use crate::text;
use std::collections::BTreeMap;

/// What a pasted text is.
enum Pasted {
    /// Columns, as a list, with what became of them: a sentence each, the first for all.
    Columns(String, Vec<String>),
    /// JSON that can't be read. Where, in a sentence.
    Broken(String),
    /// Text.
    Text,
}

impl Grid {
    /// A list is taken by a name, and by the buttons around. What is pasted elsewhere is meant for the cell.
    pub(super) fn pasted(&mut self, verb: &str, row: usize, pasted: &str, text: &str) -> Outcome {
        let part = part_of(verb);
        if part.is_some_and(|part| part != Part::Name) {
            return Outcome::default();
        }
        let (list, notes) = match read(pasted, self.connector) {
            Pasted::Columns(list, notes) => (list, notes),
            Pasted::Broken(said) => {
                self.said.clone_from(&said);
                self.notes = vec![said];
                self.noted.clear();
                return Outcome::done();
            }
            Pasted::Text => return Outcome::default(),
        };
        self.settle();
        // A row that was just added, and one alone, give way to what is pasted.
        let number_of = |row: &Row| row.name.strip_prefix("column_")?.parse::<u32>().ok();
        let is_fresh = |row: &&Row| row.data_type == "STRING" && number_of(row).is_some();
        let rows = grid::rows(text);
        let fresh = rows.get(row).filter(|_| part.is_some()).filter(is_fresh);
        let (new, at) = if fresh.is_some() {
            let base = grid::remove(text, row);
            (grid::insert_list(&base, row, &list), row)
        } else {
            // Behind the row that the user stands in, or at the end.
            let new = match part {
                Some(_) => grid::insert_list(text, row + 1, &list),
                None => grid::append(text, &list),
            };
            let at = first_new(text, &new);
            (new, at)
        };
        let new = with_plain_breaks(&new);
        let focus = first_cell(at, grid::rows(&new).get(at).map(|row| row.kind));
        let of = |row: Row| (row.name, row.data_type);
        self.noted = grid::rows(&list).into_iter().map(of).collect();
        self.said = notes.first().cloned().unwrap_or_default();
        self.notes = notes;
        Outcome {
            focus: Some(focus),
            is_done: true,
            ..self.change(text, new)
        }
    }
}

fn read(pasted: &str, connector: Option<Connector>) -> Pasted {
    let Some(mut read) = columns::read(pasted) else {
        return match columns::broken_json(pasted) {
            Some(at) => Pasted::Broken(broken(pasted, at)),
            None => Pasted::Text,
        };
    };
    if connector == Some(Connector::Kafka) {
        read.leave_key_out();
    }
    let is_kafka = matches!(
        connector,
        Some(Connector::Kafka | Connector::KafkaChanges | Connector::UpsertKafka)
    );
    if is_kafka {
        read.keep_zones();
    }
    let mut notes = vec![text::import::summary(&read)];
    notes.extend(by_columns(&read));
    let list = read.schema_sql();
    notes.extend(connector.map(|it| refused(&list, it)).unwrap_or_default());
    notes.extend(read.renamed.iter().map(text::import::renamed));
    notes.extend(read.left_out.iter().map(text::import::left_out));
    Pasted::Columns(list, notes)
}

/// What the table's connector has against the columns.
fn refused(list: &str, connector: Connector) -> Vec<String> {
    let (schema, _) = schema::parse(list);
    let mut notes = Vec::new();
    // Both are in the order of the list.
    let mut columns = schema.columns.iter().peekable();
    for problem in connector::check(&schema, connector, list) {
        let start = problem.span.start;
        while columns.next_if(|it| it.span.end <= start).is_some() {}
        if let Some(column) = columns.peek().filter(|it| it.span.start <= start) {
            let said = text::sql::problem(&problem, list);
            notes.push([&column.name, ": ", &said].concat());
        }
    }
    notes
}

/// What is noted of types: each note once, with all columns that it is about.
fn by_columns(read: &columns::Pasted) -> Vec<String> {
    let mut notes: Vec<(String, Vec<&str>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for column in &read.columns {
        let Some(note) = &column.note else { continue };
        let said = text::import::note(note);
        let place = *places.entry(said.clone()).or_insert(notes.len());
        if place == notes.len() {
            notes.push((said, Vec::new()));
        }
        notes[place].1.push(&column.name);
    }
    notes
        .iter()
        .map(|(said, names)| text::import::of_columns(names, said))
        .collect()
}

fn broken(pasted: &str, at: usize) -> String {
    let line_start = pasted[..at].rfind('\n').map_or(0, |end| end + 1);
    let column = pasted[line_start..at].chars().count() + 1;
    text::import::broken_json(Ruler::of(pasted).line(at), column, &pasted[at..])
}
