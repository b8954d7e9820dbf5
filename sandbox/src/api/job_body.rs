//! The body of "create job" and "validate job".

use serde_json::Value;

use super::fields::{Fields, Length};
use super::refusal::Refusal;

/// Nothing is published; Terraform has no limit for job names either.
const UNLIMITED: usize = usize::MAX;

/// A body that keeps the contract. Its tables may not exist, and its SQL may be wrong.
#[derive(Debug)]
pub(crate) struct JobBody {
    pub(crate) statement: String,
    pub(crate) tables: Tables,
    pub(crate) job_name: Option<String>,
}

/// The tables of a job: by name until October 2021, by id since.
#[derive(Debug)]
pub(crate) enum Tables {
    Names(Vec<String>),
    Ids(Vec<String>),
}

impl JobBody {
    pub(crate) fn read(body: &Value) -> Result<Self, Refusal> {
        read(body, true)
    }

    /// The validate endpoint came long after `tables` was gone, and knows no name of the job.
    pub(crate) fn read_for_validation(body: &Value) -> Result<Self, Refusal> {
        read(body, false)
    }
}

fn read(body: &Value, create: bool) -> Result<JobBody, Refusal> {
    let Some(object) = body.as_object() else {
        return Err(Refusal::bad_request("Request body is not of type 'object'"));
    };
    let mut fields = Fields::of(object, "");
    let statement = fields.required_text("statement", Length::SOME);
    let ids = fields.texts("table_ids", UNLIMITED);
    let mut names = None;
    let mut job_name = None;
    if create {
        names = fields.texts("tables", UNLIMITED);
        job_name = fields.text("job_name", Length::SOME);
    }
    match (fields.has("table_ids"), create && fields.has("tables")) {
        (false, false) => fields.problem("'table_ids' is a required property".to_owned()),
        (true, true) => fields.problem("'table_ids' conflicts with 'tables'".to_owned()),
        _ => {}
    }
    let problems = fields.finish();
    if !problems.is_empty() {
        return Err(Refusal::broken_body(problems));
    }
    let tables = match names {
        Some(names) => Tables::Names(names),
        None => Tables::Ids(ids.unwrap_or_default()),
    };
    Ok(JobBody {
        statement,
        tables,
        job_name,
    })
}
