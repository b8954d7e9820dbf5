//! What the application API does not take: its limits, and what an application lacks. The table API has its own in
//! `workspace::problem`.

use crate::api::applications::{APPLICATION_NAME_MAX, CREATE_TABLE_MAX, STATEMENT_MAX, TABLES_MAX};
use crate::text::limits as say;
use crate::workspace::create_table::create_table;
use crate::workspace::current::{Parts, parts};
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::problem::{Fault, Finding, Problem, Severity};
use crate::workspace::table::{Connector, Table};
use crate::workspace::{Draft, Subject, Workspace};

/// What is wrong with a draft as an application or as a part of one.
pub fn check(draft: &Draft, workspace: &Workspace) -> Vec<Problem> {
    match &draft.subject {
        Subject::Table(table) => of_table(table, &draft.extra),
        Subject::Job(job) => of_job(job, workspace),
    }
}

fn of_table(table: &Table, extra: &str) -> Vec<Problem> {
    let length = create_table(table, extra).chars().count();
    let is_too_long = length > CREATE_TABLE_MAX;
    let said = is_too_long.then(|| say::create_table(length, CREATE_TABLE_MAX));
    said.into_iter()
        .map(|said| error(Field::SchemaSql, said))
        .collect()
}

fn of_job(job: &Job, workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    let length = job.name.chars().count();
    if length > APPLICATION_NAME_MAX {
        let said = say::name(length, APPLICATION_NAME_MAX);
        problems.push(error(Field::JobName, said));
    }
    let length = job.statement.chars().count();
    if length > STATEMENT_MAX {
        let said = say::statement(length, STATEMENT_MAX);
        problems.push(error(Field::Statement, said));
    }
    let Parts {
        sources,
        sinks,
        unknown,
    } = parts(job, workspace);
    for name in unknown.iter().take(TOLD_MAX) {
        problems.push(error(Field::Tables, say::unknown(name)));
    }
    let is_too_many = sources.len() > TABLES_MAX || sinks.len() > TABLES_MAX;
    if is_too_many {
        let said = say::tables(sources.len(), sinks.len(), TABLES_MAX);
        problems.push(error(Field::Tables, said));
    }
    for source in sources.iter().take(TOLD_MAX) {
        if let Some(said) = source_fault(source) {
            problems.push(warning(Field::Tables, said));
        }
    }
    problems
}

/// The most tables of one job that are told of.
const TOLD_MAX: usize = 20;

/// What a table lacks to be read from.
fn source_fault(draft: &Draft) -> Option<String> {
    let Subject::Table(table) = &draft.subject else {
        return None;
    };
    match &table.connector {
        Connector::OpenSearch(_) => Some(say::only_sink(&table.name)),
        Connector::Kafka(kafka)
            if kafka.startup_mode.is_empty() && kafka.connector_type != "upsert-kafka" =>
        {
            Some(say::no_startup_mode(&table.name))
        }
        Connector::Kafka(_) | Connector::Postgres(_) => None,
    }
}

fn error(field: Field, sentence: String) -> Problem {
    found(field, Severity::Error, sentence)
}

fn warning(field: Field, sentence: String) -> Problem {
    found(field, Severity::Warning, sentence)
}

fn found(field: Field, severity: Severity, sentence: String) -> Problem {
    Problem {
        field,
        severity,
        fault: Fault::Sql(Finding {
            sentence,
            number: 0,
            mend: None,
        }),
    }
}
