//! What was found in the SQL of a workspace, as the desk tells it to the page: as JSON, written here and read here.

use crate::sql::name::join_list;
use crate::workspace::field::Field;
use crate::workspace::job::TablesFrom;
use crate::workspace::problem::{Fault, Finding, Problem, Severity, of_draft};
use crate::workspace::table::Connector;
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use serde_json::{Value, json};

/// What was found in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The draft.
    pub draft: DraftId,
    /// What is wrong with its SQL.
    pub problems: Vec<Problem>,
    /// The tables that a job's statement needs: the sources in their order, then the sinks. Of a table that is written
    /// as a whole, its name.
    pub required: Vec<String>,
    /// The draft's statement is certainly no job, whatever is typed behind it.
    pub is_no_job: bool,
}

/// The fields that hold SQL, that SQL decides on, that go into an application, or by which the service holds something.
const FIELDS: [Field; 9] = [
    Field::TableName,
    Field::SchemaSql,
    Field::CreateTable,
    Field::SlackToken,
    Field::Options,
    Field::KeyFields,
    Field::JobName,
    Field::Statement,
    Field::Tables,
];

/// All that is wrong with a draft, what was found in its SQL among it, in the order of the page.
pub fn problems(draft: &Draft, workspace: &Workspace, reports: &[Report]) -> Vec<Problem> {
    let mut problems = of_draft(draft, workspace);
    for found in of(draft, reports)
        .iter()
        .flat_map(|report| &report.problems)
    {
        let is_behind = |problem: &Problem| problem.field as u8 > found.field as u8;
        let at = problems.iter().position(is_behind);
        problems.insert(at.unwrap_or(problems.len()), found.clone());
    }
    problems
}

fn of<'a>(draft: &Draft, reports: &'a [Report]) -> Option<&'a Report> {
    reports.iter().find(|report| report.draft == draft.id)
}

/// Lists in each job whose tables follow its statement what the statement needs, and names each table as its `CREATE
/// TABLE` does; a list that is typed as it would be read follows from then on. Says whether that changed anything.
pub fn follow(workspace: &mut Workspace, reports: &[Report]) -> bool {
    let mut is_changed = false;
    for draft in &mut workspace.drafts {
        let Some(report) = of(draft, reports) else {
            continue;
        };
        if let Subject::Table(table) = &mut draft.subject
            && table.connector == Connector::Free
            && let [name] = report.required.as_slice()
            && table.name != *name
        {
            is_changed = true;
            table.name.clone_from(name);
        }
        if let Subject::Job(job) = &mut draft.subject {
            // Nothing is known of a statement that can't be read: the list stays.
            let is_known = report.is_no_job || job.statement.trim().is_empty();
            if report.required.is_empty() && !is_known {
                continue;
            }
            let required = join_list(report.required.iter().map(String::as_str));
            if job.tables == required {
                is_changed |= job.tables_from != TablesFrom::Statement;
                job.tables_from = TablesFrom::Statement;
            } else if job.tables_from == TablesFrom::Statement {
                is_changed = true;
                job.tables = required;
            }
        }
    }
    is_changed
}

/// Writes reports.
pub fn write(reports: &[Report]) -> String {
    let reports: Vec<Value> = reports.iter().map(report).collect();
    Value::Array(reports).to_string()
}

fn report(report: &Report) -> Value {
    let problems: Vec<Value> = report.problems.iter().filter_map(problem).collect();
    json!([report.draft.0, problems, report.required, report.is_no_job])
}

fn problem(problem: &Problem) -> Option<Value> {
    let Fault::Sql(finding) = &problem.fault else {
        return None;
    };
    Some(json!([
        FIELDS.iter().position(|field| *field == problem.field)?,
        problem.severity == Severity::Error,
        finding.number,
        finding.sentence,
        finding.mend
    ]))
}

/// Reads reports. What is none is left out: the desk and the page are of one build.
pub fn read(text: &str) -> Vec<Report> {
    let reports: Value = serde_json::from_str(text).unwrap_or_default();
    items(&reports).filter_map(read_report).collect()
}

fn read_report(report: &Value) -> Option<Report> {
    Some(Report {
        draft: DraftId(number(&report[0])?),
        problems: items(&report[1]).filter_map(read_problem).collect(),
        required: items(&report[2]).filter_map(text).collect(),
        is_no_job: report[3] == true,
    })
}

fn read_problem(problem: &Value) -> Option<Problem> {
    Some(Problem {
        field: *FIELDS.get(number(&problem[0])? as usize)?,
        severity: if problem[1] == true {
            Severity::Error
        } else {
            Severity::Warning
        },
        fault: Fault::Sql(Finding {
            number: number(&problem[2])?,
            sentence: text(&problem[3])?,
            mend: text(&problem[4]),
        }),
    })
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
