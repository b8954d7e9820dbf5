//! Pasted text as columns. The listings in `fixtures/columns` were printed by PostgreSQL 15 for one table; the types
//! expected are those of the JDBC connector's own table.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/columns.rs"]
mod columns;
mod messages;
mod postgres;
mod sheet;

use columns::*;
use millrace::import::columns::{Imported, Note, Origin, Pasted};

fn written(column: &Imported) -> (&str, String) {
    let not_null = if column.not_null { " NOT NULL" } else { "" };
    (&column.name, [&column.data_type, not_null].concat())
}

fn check(text: &str, origin: Origin, expect: &[(&str, &str)]) -> Pasted {
    let pasted = pasted(text);
    assert_eq!(pasted.origin, origin, "{text}");
    let found: Vec<(&str, String)> = pasted.columns.iter().map(written).collect();
    let expect: Vec<(&str, String)> = expect.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
    assert_eq!(found, expect, "{text}");
    pasted
}

/// The type that a column of this type of PostgreSQL gets, and the note.
fn postgres_type(written: &str) -> (String, Option<Note>) {
    let pasted = pasted(&format!("CREATE TABLE t (c {written});"));
    (
        pasted.columns[0].data_type.clone(),
        pasted.columns[0].note.clone(),
    )
}
