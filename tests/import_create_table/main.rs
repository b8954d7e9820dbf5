//! SQL as drafts: tables with their options, and jobs.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/imports.rs"]
mod imports;
mod options;
mod script;

use millrace::import::Import;
use millrace::workspace::Subject;
use millrace::workspace::table::{Connector, Kafka, Table};

fn tables(import: &Import) -> Vec<&Table> {
    let subjects = import.drafts.iter().map(|found| &found.subject);
    subjects
        .filter_map(|subject| match subject {
            Subject::Table(table) => Some(table),
            Subject::Job(_) => None,
        })
        .collect()
}

fn kafka(table: &Table) -> &Kafka {
    match &table.connector {
        Connector::Kafka(kafka) => kafka,
        other => panic!("{other:?}"),
    }
}
