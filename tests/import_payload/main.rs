//! Payloads of tables and jobs are read into fields, what no field fills is kept as it is written, and what is no JSON is
//! told with its place.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod fields;
mod json;

use millrace::api::token::AuthScheme;
use millrace::import::payload::{Payload, read};
use millrace::workspace::Subject;
use millrace::workspace::table::{Connector, Table};

fn payload(text: &str) -> Payload {
    read(text, None).expect("a payload")
}

fn table(connector: Connector) -> Subject {
    Subject::Table(Table {
        name: "KAlert".to_owned(),
        integration_id: "ab8dd446-c46e-4979-b6c0-1aad932440c9".to_owned(),
        schema_sql: "cpu FLOAT".to_owned(),
        connector,
    })
}

fn wire(payload: &Payload) -> String {
    let mut workspace = common::workspace([payload.subject.clone()]);
    workspace.drafts[0].extra.clone_from(&payload.extra);
    let request = common::request(&workspace, 0, AuthScheme::Bearer);
    request.body.expect("a body").wire()
}
