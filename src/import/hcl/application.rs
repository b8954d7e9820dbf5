//! `aiven_flink_application` and its versions, which the provider has from release 4 on: statements that create tables,
//! and one that moves rows between them.

use super::fill::Filling;
use super::table::{other, other_block};
use super::tree::{Block, Expr, Kind};
use crate::import::create_table;
use crate::import::unfit::Unfit;
use crate::import::{Fate, Part};
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::Job;

/// Takes the target from an application. Its name goes to the jobs of its versions.
pub fn application<'a>(filling: &mut Filling<'a>, block: &'a Block<'a>) {
    for attribute in &block.body.attributes {
        match attribute.name {
            "project" | "service_name" => filling.target(attribute),
            "name" => {}
            _ => other(filling, attribute),
        }
    }
    for inner in &block.body.blocks {
        other_block(filling, inner);
    }
}

/// Reads a version of an application.
pub fn version<'a>(filling: &mut Filling<'a>, block: &'a Block<'a>) {
    for inner in &block.body.blocks {
        match inner.kind {
            "source" | "sources" | "sink" | "sinks" => tables(filling, inner),
            _ => other_block(filling, inner),
        }
    }
    let mut subject = Subject::Job(Job::default());
    for attribute in &block.body.attributes {
        let value = &attribute.value;
        match attribute.name {
            "project" | "service_name" => filling.target(attribute),
            "statement" => {
                filling.field(&mut subject, Field::Statement, value);
                if let Subject::Job(job) = &mut subject {
                    job.tables = create_table::tables_of(&job.statement);
                }
            }
            "application_id" => {
                let name = match value.kind {
                    Kind::Reference(path) => path.strip_suffix(".application_id"),
                    _ => None,
                };
                let name = name.and_then(|path| filling.known.named(&[path, ".name"].concat()));
                if let Some(name) = name {
                    Field::JobName.set(&mut subject, name.said.clone());
                    let fate = Fate::Field(filling.import.drafts.len(), Field::JobName);
                    filling.import.note(value.span.clone(), fate);
                } else {
                    let span = value.span.clone();
                    let why = Unfit::NoField(attribute.name.to_owned());
                    filling.import.miss(span, why);
                }
            }
            _ => other(filling, attribute),
        }
    }
    filling.add(subject, String::new());
}

/// Reads the tables of a source or a sink.
fn tables<'a>(filling: &mut Filling<'a>, block: &'a Block<'a>) {
    let first = filling.import.drafts.len();
    for attribute in &block.body.attributes {
        if attribute.name == "create_table"
            && let Some(value) = filling.value(&attribute.value)
        {
            if let Some(inner) = create_table::read(&value.said) {
                filling.import.take(inner, |span| value.place(&span));
            } else {
                let span = attribute.value.span.clone();
                filling.import.miss(span, Unfit::Statement);
            }
        }
    }
    for attribute in &block.body.attributes {
        match attribute.name {
            "create_table" => {}
            "integration_id" => integration(filling, first, &attribute.value),
            _ => other(filling, attribute),
        }
    }
    for inner in &block.body.blocks {
        other_block(filling, inner);
    }
}

/// Gives the tables from `first` on their integration.
fn integration<'a>(filling: &mut Filling<'a>, first: usize, expr: &'a Expr<'a>) {
    let Some(value) = filling.value(expr) else {
        return;
    };
    let drafts = filling.import.drafts.iter_mut();
    for (at, found) in drafts.enumerate().skip(first) {
        if let Subject::Table(table) = &mut found.subject {
            table.integration_id.clone_from(&value.said);
            let fate = Fate::Field(at, Field::IntegrationId);
            filling.import.parts.push(Part {
                span: expr.span.clone(),
                fate,
            });
        }
    }
}
