//! Reads all SQL of a workspace: what is wrong with it, and which tables its jobs need.

use super::report::Report;
use crate::sql::problem::{Problem as SqlProblem, Severity as SqlSeverity};
use crate::sql::schema::{self, Schema};
use crate::text;
use crate::workspace::field::Field;
use crate::workspace::problem::{Fault, Finding, Problem, Severity};
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
}

/// Reads a workspace.
pub fn study(workspace: &Workspace) -> Vec<Studied> {
    workspace.drafts.iter().map(read).collect()
}

fn read(draft: &Draft) -> Studied {
    let (field, (schema, problems)) = match &draft.subject {
        // An empty field is told of as such.
        Subject::Table(table) if !table.schema_sql.trim().is_empty() => {
            (Field::SchemaSql, schema::parse(&table.schema_sql))
        }
        Subject::Table(_) => (Field::SchemaSql, Default::default()),
        Subject::Job(_) => (Field::Statement, Default::default()),
    };
    Studied {
        draft: draft.id,
        field,
        problems,
        schema,
    }
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
            required: Vec::new(),
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
            sentence: text::sql::problem(problem, sql),
            number,
            mend: problem.mend.as_ref().map(|mend| mend.text.clone()),
        }),
    }
}
