//! Terraform of the aiven provider as drafts.

#![cfg(not(target_arch = "wasm32"))]

mod drafts;
#[path = "../common/imports.rs"]
mod imports;
mod text;

use millrace::import::Import;
use millrace::workspace::Subject;
use millrace::workspace::job::Job;
use millrace::workspace::table::Table;

const RELEASE_2: &str = include_str!("../fixtures/terraform/release-2.tf");
const RELEASE_3: &str = include_str!("../fixtures/terraform/release-3.tf");
const RELEASE_4: &str = include_str!("../fixtures/terraform/release-4.tf");

fn table<'a>(import: &'a Import, name: &str) -> &'a Table {
    let mut tables = import
        .drafts
        .iter()
        .filter_map(|found| match &found.subject {
            Subject::Table(table) => Some(table),
            Subject::Job(_) => None,
        });
    tables
        .find(|table| table.name == name)
        .expect("a table of that name")
}

fn job(import: &Import) -> &Job {
    let mut jobs = import
        .drafts
        .iter()
        .filter_map(|found| match &found.subject {
            Subject::Table(_) => None,
            Subject::Job(job) => Some(job),
        });
    jobs.next().expect("a job")
}
