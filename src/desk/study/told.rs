//! What was found, in words: what the page is told of each draft.

use super::Studied;
use crate::api::classic::is_uuid;
use crate::api::generation::Generation;
use crate::desk::limits;
use crate::desk::report::Report;
use crate::desk::ruler::Ruler;
use crate::sql::grid::{self, Row};
use crate::sql::name::split_list;
use crate::sql::problem::{Problem as SqlProblem, Severity as SqlSeverity};
use crate::sql::schema::Schema;
use crate::sql::statement::StatementKind;
use crate::text;
use crate::workspace::field::Field;
use crate::workspace::job::{Job, TablesFrom};
use crate::workspace::problem::{Fault, Finding, Problem, Severity};
use crate::workspace::table::{self, Table};
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use std::collections::BTreeSet;

/// The most problems of one text that are told: who mends these sees the next.
const TOLD_MAX: usize = 20;

/// What the page is told.
pub fn reports(workspace: &Workspace, studied: &[Studied]) -> Vec<Report> {
    let read = studied.iter();
    let drafts = read.filter_map(|studied| Some((studied, workspace.draft(studied.draft)?)));
    let drafts: Vec<_> = drafts
        .map(|(studied, draft)| (studied, draft, limits::secrets(draft)))
        .collect();
    let lack_secrets = drafts.iter().filter(|(.., secrets)| !secrets.is_empty());
    let lack_secrets: Vec<DraftId> = lack_secrets.map(|(_, draft, _)| draft.id).collect();
    let report = |(studied, draft, secrets): (&Studied, &Draft, Vec<Problem>)| {
        let sql = studied.field.get(&workspace.target, &draft.subject);
        let places = Places::of(studied, sql);
        let told = studied.problems.iter().take(TOLD_MAX);
        let mut problems: Vec<Problem> = (0..)
            .zip(told)
            .map(|(number, problem)| told_in(studied.field, sql, &places, number, problem))
            .collect();
        match &draft.subject {
            Subject::Job(job) => {
                problems.extend(differences(job, workspace, &studied.statement.required));
            }
            Subject::Table(table) => problems.extend(unknown_key_fields(table, &studied.schema)),
        }
        problems.extend(secrets);
        match workspace.target.generation {
            Generation::Applications => {
                let written = &studied.statement.sinks;
                problems.extend(limits::check(draft, workspace, written, &lack_secrets));
            }
            Generation::Classic => problems.extend(limits::not_in_2021(draft)),
        }
        let is_no_job = studied.statement.kind == Some(StatementKind::Other);
        let of_table = studied.read.of_table.as_ref();
        let own_name = of_table.filter(|table| table.is_free && !table.name.is_empty());
        let own_name: Vec<String> = own_name.into_iter().map(|it| it.name.clone()).collect();
        let required = if own_name.is_empty() {
            &studied.statement.required
        } else {
            &own_name
        };
        Report {
            draft: studied.draft,
            problems,
            required: if is_no_job {
                Vec::new()
            } else {
                required.clone()
            },
            is_no_job,
        }
    };
    drafts.into_iter().map(report).collect()
}

/// Where a list that was typed differs from what the statement needs.
fn differences(job: &Job, workspace: &Workspace, required: &[String]) -> Vec<Problem> {
    let listed = split_list(&job.tables);
    // An empty list is told of as such, and a statement that can't be read needs nothing that is known.
    if listed.is_empty() || required.is_empty() || job.tables_from == TablesFrom::Statement {
        return Vec::new();
    }
    let is = |name: &str, entry: &str| name == entry || workspace.table_id(name) == Some(entry);
    let missing = required
        .iter()
        .filter(|name| !listed.iter().any(|entry| is(name, entry)))
        .map(|name| text::form::not_listed(name));
    // An id of which no name is known may be that of any table.
    let extra = listed
        .iter()
        .filter(|entry| !is_uuid(entry) && !required.iter().any(|name| is(name, entry)))
        .map(|entry| text::form::not_needed(entry));
    (0..)
        .zip(missing.chain(extra))
        .map(|it| warning(Field::Tables, it))
        .collect()
}

/// Key fields of a Kafka message that no column is called.
fn unknown_key_fields(table: &Table, schema: &Schema) -> Vec<Problem> {
    let table::Connector::Kafka(kafka) = &table.connector else {
        return Vec::new();
    };
    // Of a list that is empty, or could not be read, no column is known to be missing.
    if !schema.is_whole || schema.columns.is_empty() {
        return Vec::new();
    }
    let columns = schema.columns.iter().map(|column| column.name.as_str());
    let columns: BTreeSet<&str> = columns.collect();
    let fields = split_list(&kafka.key_fields);
    let unknown = fields
        .iter()
        .filter(|name| !columns.contains(name.as_str()));
    let sentences = unknown
        .take(TOLD_MAX)
        .map(|name| text::form::no_key_field(name));
    (0..)
        .zip(sentences)
        .map(|it| warning(Field::KeyFields, it))
        .collect()
}

fn warning(field: Field, (number, sentence): (u32, String)) -> Problem {
    Problem {
        field,
        severity: Severity::Warning,
        fault: Fault::Sql(Finding {
            sentence,
            number,
            mend: None,
        }),
    }
}

fn told_in(field: Field, sql: &str, places: &Places, number: u32, problem: &SqlProblem) -> Problem {
    Problem {
        field,
        severity: match problem.severity {
            SqlSeverity::Error => Severity::Error,
            SqlSeverity::Warning => Severity::Warning,
        },
        fault: Fault::Sql(Finding {
            sentence: sentence(problem, sql, places),
            number,
            mend: problem.mend.as_ref().map(|mend| text::sql::mend(mend, sql)),
        }),
    }
}

/// How the places of a text are called.
enum Places {
    /// By the lines of a statement.
    Lines(Ruler),
    /// By the columns of a table: the grid has no lines.
    Columns(Vec<Row>),
    /// There is but one.
    One,
}

impl Places {
    fn of(studied: &Studied, sql: &str) -> Self {
        if studied.problems.is_empty() {
            return Self::One;
        }
        if studied.field == Field::SchemaSql {
            let rows = grid::rows(sql);
            return if rows.len() > 1 {
                Self::Columns(rows)
            } else {
                Self::One
            };
        }
        if sql.trim_end().contains('\n') {
            Self::Lines(Ruler::of(sql))
        } else {
            Self::One
        }
    }
}

/// What is wrong, and in which of several places.
fn sentence(problem: &SqlProblem, sql: &str, places: &Places) -> String {
    let said = text::sql::problem(problem, sql);
    let start = problem.span.start;
    match places {
        Places::Lines(ruler) => text::editor::in_line(ruler.line(start), &said),
        Places::Columns(rows) => {
            let is_here = |row: &Row| row.span.start <= start && start <= row.span.end;
            match rows.iter().position(is_here) {
                Some(at) => text::editor::in_column(rows[at].kind, &rows[at].name, at + 1, &said),
                None => said,
            }
        }
        Places::One => said,
    }
}
