//! A version of an application: its SQL judged, and how the API shows it.

use serde_json::{Value, json};
use uuid::Uuid;

use super::body::{TableText, VersionBody};
use super::clock;
use super::connector::{self, Role};
use super::failure::Failure;
use crate::api::Judged;
use crate::api::position::SqlProblem;
use crate::api::refusal::Refusal;
use crate::api::sql::{Column, Table, statement};

/// What was found in the SQL of a version.
struct Findings {
    sources: Vec<Result<Table, SqlProblem>>,
    sinks: Vec<Result<Table, SqlProblem>>,
    statement: Result<(), SqlProblem>,
}

/// A version that is kept.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) id: String,
    number: usize,
    created_at: String,
    statement: String,
    sources: Vec<Kept>,
    sinks: Vec<Kept>,
}

#[derive(Debug)]
struct Kept {
    id: String,
    text: TableText,
    table: Table,
}

/// The answer of the validate endpoint: 200 whether the SQL is right or wrong.
pub(crate) fn validate(body: &VersionBody) -> Judged {
    let findings = judge(body)?;
    let tables = |texts: &[TableText], found: &[Result<Table, SqlProblem>]| -> Vec<Value> {
        texts
            .iter()
            .zip(found)
            .map(|(text, found)| table_answer(text, found))
            .collect()
    };
    let mut answer = json!({
        "sources": tables(&body.sources, &findings.sources),
        "sinks": tables(&body.sinks, &findings.sinks),
    });
    if let Some(statement) = &body.statement {
        answer["statement"] = json!(statement);
    }
    if let Err(problem) = &findings.statement {
        answer["statement_error"] =
            json!({ "message": problem.message, "position": problem.position });
    }
    Ok(answer)
}

fn table_answer(text: &TableText, found: &Result<Table, SqlProblem>) -> Value {
    let mut answer = match found {
        Ok(table) => described(table),
        Err(problem) => json!({ "message": problem.message, "position": problem.position }),
    };
    answer["create_table"] = json!(text.create_table);
    if let Some(id) = &text.integration_id {
        answer["integration_id"] = json!(id);
    }
    answer
}

fn described(table: &Table) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(Column::to_json).collect();
    json!({
        "columns": columns,
        "options": table.options.to_json(),
        "table_name": table.name,
    })
}

fn judge(body: &VersionBody) -> Result<Findings, Refusal> {
    let sources = tables(&body.sources, Role::Source)?;
    let sinks = tables(&body.sinks, Role::Sink)?;
    // With a table that can't be read, what the statement finds there is not known.
    let read: Vec<&Table> = sources.iter().chain(&sinks).flatten().collect();
    let all_read = read.len() == sources.len() + sinks.len();
    let statement = match &body.statement {
        Some(text) => statement::check(text, all_read.then_some(read.as_slice())),
        None => Ok(()),
    };
    Ok(Findings {
        sources,
        sinks,
        statement,
    })
}

fn tables(texts: &[TableText], role: Role) -> Result<Vec<Result<Table, SqlProblem>>, Refusal> {
    let mut found: Vec<Result<Table, SqlProblem>> = Vec::new();
    for text in texts {
        let sql = &text.create_table;
        let mut table = Table::read(sql);
        if let Some(id) = &text.integration_id {
            connector::check_integration(id, table.as_ref().ok())?;
        }
        if let Ok(read) = &table {
            let twice = found.iter().flatten().any(|other| other.name == read.name);
            let checked = if twice {
                let message = format!("Table '{}' is described twice", read.name);
                Err(SqlProblem::at(sql, 0..sql.trim_end().len(), &message))
            } else {
                connector::check(sql, read, role, text.integration_id.is_some())
            };
            table = checked.and(table);
        }
        found.push(table);
    }
    Ok(found)
}

impl Version {
    /// A version whose SQL is right. That a wrong one is answered with 400 is inferred.
    pub(crate) fn new(body: VersionBody, number: usize) -> Result<Self, Refusal> {
        let findings = judge(&body)?;
        let tables = findings.sources.iter().chain(&findings.sinks);
        let problems = tables.filter_map(|found| found.as_ref().err());
        let messages: Vec<String> = problems
            .chain(findings.statement.as_ref().err())
            .map(|problem| problem.message.clone())
            .collect();
        if !messages.is_empty() {
            return Err(Refusal::broken_body(messages));
        }
        let kept = |texts: Vec<TableText>, found: Vec<Result<Table, SqlProblem>>| {
            let pairs = texts.into_iter().zip(found.into_iter().flatten());
            pairs
                .map(|(text, table)| Kept {
                    id: Uuid::new_v4().to_string(),
                    text,
                    table,
                })
                .collect()
        };
        Ok(Self {
            id: Uuid::new_v4().to_string(),
            number,
            created_at: clock::now(),
            statement: body.statement.unwrap_or_default(),
            sources: kept(body.sources, findings.sources),
            sinks: kept(body.sinks, findings.sinks),
        })
    }

    /// Why a job of this version would fail, if it would.
    pub(crate) fn failure(&self) -> Option<Failure> {
        let mut tables = self.sources.iter().chain(&self.sinks);
        tables.find_map(|kept| connector::absent(&kept.table))
    }

    pub(crate) fn to_json(&self) -> Value {
        let tables = |kept: &[Kept]| -> Vec<Value> { kept.iter().map(Kept::to_json).collect() };
        json!({
            "created_at": self.created_at,
            "created_by": super::store::WHO,
            "id": self.id,
            "sinks": tables(&self.sinks),
            "sources": tables(&self.sources),
            "statement": self.statement,
            "version": self.number,
        })
    }
}

impl Kept {
    fn to_json(&self) -> Value {
        let mut answer = described(&self.table);
        answer["create_table"] = json!(self.text.create_table);
        answer["table_id"] = json!(self.id);
        if let Some(id) = &self.text.integration_id {
            answer["integration_id"] = json!(id);
        }
        answer
    }
}
