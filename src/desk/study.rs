//! Reads all SQL of a workspace: what is wrong with it, and which tables its jobs need.

use super::picture::Flow;
use super::report::Report;
use super::ruler::Ruler;
use crate::sql::problem::{Problem as SqlProblem, Severity as SqlSeverity};
use crate::sql::schema::connector::{self, Connector};
use crate::sql::schema::{self, Column, Schema};
use crate::text;
use crate::workspace::field::Field;
use crate::workspace::problem::{Fault, Finding, Problem, Severity};
use crate::workspace::table::{self, Table};
use crate::workspace::{Draft, DraftId, Subject, Workspace};

/// What was read in a draft.
pub struct Studied {
    /// The draft.
    pub draft: DraftId,
    /// The field that holds its SQL.
    pub field: Field,
    /// What was found there.
    pub problems: Vec<SqlProblem>,
    /// A table's columns.
    pub schema: Schema,
    /// What a job's statement reads.
    pub sources: Vec<String>,
    /// What a job's statement writes.
    pub sinks: Vec<String>,
    /// The tables that a job's statement needs.
    pub required: Vec<String>,
}

/// Reads a workspace.
pub fn study(workspace: &Workspace) -> Vec<Studied> {
    workspace.drafts.iter().map(read).collect()
}

fn read(draft: &Draft) -> Studied {
    let (field, (schema, problems)) = match &draft.subject {
        // An empty field is told of as such.
        Subject::Table(table) if !table.schema_sql.trim().is_empty() => {
            (Field::SchemaSql, columns(table))
        }
        Subject::Table(_) => (Field::SchemaSql, Default::default()),
        Subject::Job(_) => (Field::Statement, Default::default()),
    };
    Studied {
        draft: draft.id,
        field,
        problems,
        schema,
        sources: Vec::new(),
        sinks: Vec::new(),
        required: Vec::new(),
    }
}

fn columns(table: &Table) -> (Schema, Vec<SqlProblem>) {
    let (schema, mut problems) = schema::parse(&table.schema_sql);
    let connector = match &table.connector {
        table::Connector::Postgres(_) => Connector::Jdbc,
        table::Connector::Kafka(kafka) if kafka.connector_type == "upsert-kafka" => {
            Connector::UpsertKafka
        }
        table::Connector::Kafka(_) => Connector::Kafka,
    };
    problems.extend(connector::check(&schema, connector, &table.schema_sql));
    problems.sort_by_key(|problem| problem.span.start);
    (schema, problems)
}

/// What the jobs read and write, for the picture.
pub fn flows(studied: &[Studied]) -> Vec<Flow> {
    let is_job = |studied: &&Studied| studied.field == Field::Statement;
    let flow = |studied: &Studied| Flow {
        job: studied.draft,
        sources: studied.sources.clone(),
        sinks: studied.sinks.clone(),
    };
    studied.iter().filter(is_job).map(flow).collect()
}

/// The tables that a statement can name, with the names and types of their columns.
pub fn known(workspace: &Workspace, studied: &[Studied]) -> Vec<(String, Vec<(String, String)>)> {
    let columns = |studied: &Studied| {
        let column = |column: &Column| {
            (
                column.name.clone(),
                column.printed_type().unwrap_or_default(),
            )
        };
        studied.schema.columns.iter().map(column).collect()
    };
    let table = |studied: &Studied| {
        let draft = workspace.draft(studied.draft)?;
        let is_table = matches!(draft.subject, Subject::Table(_));
        is_table.then(|| (draft.name().to_owned(), columns(studied)))
    };
    studied.iter().filter_map(table).collect()
}

/// The most problems of one text that are told: who mends these sees the next.
const TOLD_MAX: usize = 20;

/// What the page is told.
pub fn reports(workspace: &Workspace, studied: &[Studied]) -> Vec<Report> {
    let report = |studied: &Studied| {
        let draft = workspace.draft(studied.draft)?;
        let sql = studied.field.get(&workspace.target, &draft.subject);
        let told = studied.problems.iter().take(TOLD_MAX);
        Some(Report {
            draft: studied.draft,
            problems: (0..)
                .zip(told)
                .map(|(number, problem)| told_in(studied.field, sql, number, problem))
                .collect(),
            required: studied.required.clone(),
        })
    };
    studied.iter().filter_map(report).collect()
}

fn told_in(field: Field, sql: &str, number: u32, problem: &SqlProblem) -> Problem {
    Problem {
        field,
        severity: match problem.severity {
            SqlSeverity::Error => Severity::Error,
            SqlSeverity::Warning => Severity::Warning,
        },
        fault: Fault::Sql(Finding {
            sentence: sentence(problem, sql),
            number,
            mend: problem.mend.as_ref().map(|mend| text::sql::mend(mend, sql)),
        }),
    }
}

/// What is wrong, with its line where there are several.
fn sentence(problem: &SqlProblem, sql: &str) -> String {
    let said = text::sql::problem(problem, sql);
    if sql.trim_end().contains('\n') {
        let line = Ruler::of(sql).line(problem.span.start);
        text::editor::in_line(line, &said)
    } else {
        said
    }
}
