//! What Flink has against the drafts of a version, each at its place in the SQL that it is about, for as long as that
//! stays as it was when Flink read it.

use crate::api::answer::place::Place;
use crate::api::applications::answer::{Fault as Said, Validation};
use crate::desk::ruler::with_plain_breaks;
use crate::desk::study::Studied;
use crate::sql::problem::{Fault, Problem, Severity, in_order};
use crate::sql::token::Span;
use crate::text::calls as say;
use crate::workspace::create_table::{columns_at, create_table};
use crate::workspace::current::parts;
use crate::workspace::job::Job;
use crate::workspace::{Draft, DraftId, Subject, Workspace};

/// A draft whose SQL Flink was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    draft: DraftId,
    /// What its field held.
    sql: String,
    /// What Flink was given.
    given: String,
    /// Where in that the field's text begins.
    at: usize,
}

/// What Flink has against a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    draft: DraftId,
    sql: String,
    span: Span,
    said: String,
}

/// The drafts of a job's version: sources, sinks, and the job itself.
pub(super) fn asked(draft: &Draft, job: &Job, workspace: &Workspace) -> Vec<Asked> {
    let parts = parts(job, workspace);
    let tables = parts.sources.iter().chain(&parts.sinks);
    let mut asked: Vec<Asked> = tables
        .filter_map(|draft| match &draft.subject {
            Subject::Table(table) => Some(Asked {
                draft: draft.id,
                sql: with_plain_breaks(&table.schema_sql),
                given: with_plain_breaks(&create_table(table, &draft.extra)),
                at: columns_at(table),
            }),
            Subject::Job(_) => None,
        })
        .collect();
    let statement = with_plain_breaks(&job.statement);
    asked.push(Asked {
        draft: draft.id,
        sql: statement.clone(),
        given: statement,
        at: 0,
    });
    asked
}

/// What a validation says of the drafts that were asked about.
pub(super) fn found(asked: &[Asked], validation: &Validation) -> Vec<Found> {
    let tables = validation.sources.iter().chain(&validation.sinks);
    let faults = tables.map(|table| table.fault.as_ref());
    let Some((job, tables)) = asked.split_last() else {
        return Vec::new();
    };
    let of_tables = tables.iter().zip(faults);
    of_tables
        .chain([(job, validation.statement.as_ref())])
        .filter_map(|(asked, fault)| Some(asked.found(fault?)))
        .collect()
}

impl Asked {
    fn found(&self, fault: &Said) -> Found {
        let place = fault.place.map(|(line, character)| Place {
            line: line as usize,
            character: character as usize,
            end: None,
        });
        let is_told = |place: &Place| place.line > 0 && place.character > 0;
        let place = place.filter(is_told);
        let span = place.and_then(|place| place.span(&self.given));
        // What stands around the field's text, the options say, is told at its end.
        let within = |byte: usize| byte.saturating_sub(self.at).min(self.sql.len());
        let span = span.map_or_else(Span::default, |span| Span {
            start: within(span.start),
            end: within(span.end),
        });
        Found {
            draft: self.draft,
            sql: self.sql.clone(),
            span,
            said: say::flink_says(&fault.message),
        }
    }
}

/// Puts what was found among the problems of the drafts, in the place of what was there before.
pub(super) fn place(found: &[Found], workspace: &Workspace, studied: &mut [Studied]) {
    for studied in studied {
        let told = |problem: &Problem| matches!(problem.fault, Fault::Told(_));
        studied.problems.retain(|problem| !told(problem));
        let draft = workspace.draft(studied.draft);
        let sql = draft.map(|draft| studied.field.get(&workspace.target, &draft.subject));
        let here = found
            .iter()
            .filter(|found| found.draft == studied.draft && sql == Some(found.sql.as_str()));
        studied.problems.extend(here.map(|found| Problem {
            span: found.span,
            severity: Severity::Error,
            fault: Fault::Told(found.said.clone()),
            mend: None,
        }));
        in_order(&mut studied.problems);
    }
}
