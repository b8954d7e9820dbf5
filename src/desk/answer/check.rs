//! Looks whether something exists: a list, and where that has no names, one thing of it after the other.

use crate::api::applications::answer;
use crate::api::discovery;
use crate::api::endpoints::{Endpoint, GET_JOB, LIST_APPLICATIONS, LIST_JOBS, LIST_TABLES};
use crate::api::generation::Generation;
use crate::desk::service::differs;
use crate::workspace::{Draft, Subject, plan};
use serde_json::Value;

/// The most jobs that are looked at. A service has a few dozen at most.
pub const JOBS_MAX: usize = 100;

/// How far a look has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// A list was asked for.
    Listing,
    /// These jobs are still to be looked at, the next one last.
    Asking(Vec<String>),
    /// It exists under this id.
    There {
        /// The id.
        id: String,
        /// The mark of what exists, as far as the list tells.
        sent: String,
    },
    /// It does not exist.
    Absent,
    /// There is no telling.
    Unclear(Unclear),
}

/// What stands in the place of a status where nothing was sent: for want of a token, or to a service that is locked.
pub const UNASKED: u16 = 1;

/// Why there is no telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// There is no token to ask with.
    Unasked,
    /// No answer that can be read.
    Silent,
    /// The API answers with this status.
    Status(u16),
    /// The answer is not as expected.
    Strange,
    /// There are too many jobs.
    TooMany,
}

/// What is to be asked: an endpoint that changes nothing, and the id in its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The endpoint.
    pub read: &'static Endpoint,
    /// The id, empty where the path has none.
    pub id: String,
}

impl Check {
    /// Begins to look.
    pub fn begin(subject: &Subject, generation: Generation) -> (Self, Question) {
        let list = match (subject, generation) {
            (Subject::Table(_), _) => &LIST_TABLES,
            (Subject::Job(_), Generation::Classic) => &LIST_JOBS,
            (Subject::Job(_), Generation::Applications) => &LIST_APPLICATIONS,
        };
        let question = Question {
            read: list,
            id: String::new(),
        };
        (Self::Listing, question)
    }

    /// Takes an answer, without a status where none could be read, and says what to ask next.
    pub fn take(self, draft: &Draft, status: Option<u16>, body: &str) -> (Self, Option<Question>) {
        let (name, subject) = (draft.name(), &draft.subject);
        let body = match body_of(status, body) {
            Ok(body) => body,
            Err(why) => return (Self::Unclear(why), None),
        };
        match (self, subject) {
            (Self::Listing, Subject::Job(_)) if body["applications"].is_array() => {
                (application(draft, &body), None)
            }
            (Self::Listing, Subject::Table(_)) => (table(draft, &body), None),
            (Self::Listing, Subject::Job(_)) => match alive(&body) {
                None => (Self::Unclear(Unclear::Strange), None),
                Some(ids) if ids.len() > JOBS_MAX => (Self::Unclear(Unclear::TooMany), None),
                Some(ids) => next(ids),
            },
            (Self::Asking(mut ids), _) => {
                let id = ids.pop().unwrap_or_default();
                match body["name"].as_str() {
                    None => (Self::Unclear(Unclear::Strange), None),
                    Some(found) if found == name => (there(&id, draft), None),
                    Some(_) => next(ids),
                }
            }
            (ended, _) => (ended, None),
        }
    }
}

/// The body of an answer, without a status where none could be read.
///
/// # Errors
/// Where it tells nothing.
pub fn body_of(status: Option<u16>, body: &str) -> Result<Value, Unclear> {
    match status {
        None => Err(Unclear::Silent),
        Some(UNASKED) => Err(Unclear::Unasked),
        Some(200..=299) => serde_json::from_str(body).map_err(|_| Unclear::Strange),
        Some(status) => Err(Unclear::Status(status)),
    }
}

fn next(ids: Vec<String>) -> (Check, Option<Question>) {
    let Some(id) = ids.last().cloned() else {
        return (Check::Absent, None);
    };
    let question = Question { read: &GET_JOB, id };
    (Check::Asking(ids), Some(question))
}

fn there(id: &str, draft: &Draft) -> Check {
    Check::There {
        id: id.to_owned(),
        sent: plan::mark(draft),
    }
}

fn application(draft: &Draft, body: &Value) -> Check {
    let mut applications = answer::applications(body).into_iter().flatten();
    match applications.find(|application| application.name == draft.name()) {
        Some(application) => there(&application.id, draft),
        None => Check::Absent,
    }
}

fn table(draft: &Draft, body: &Value) -> Check {
    let Some(tables) = body["tables"].as_array() else {
        return Check::Unclear(Unclear::Strange);
    };
    let mut tables = tables.iter().filter_map(discovery::table_of);
    match tables.find(|table| table.name == draft.name()) {
        Some(table) => Check::There {
            sent: differs::mark(draft, &plan::mark(draft), &table),
            id: table.id,
        },
        None => Check::Absent,
    }
}

/// The ids of the jobs that are neither failed nor cancelled: one of these with the same name is in the way.
pub fn alive(body: &Value) -> Option<Vec<String>> {
    let jobs = body["jobs"].as_array()?;
    let is_over = |job: &&Value| matches!(job["status"].as_str(), Some("FAILED" | "CANCELED"));
    let jobs = jobs.iter().filter(|job| !is_over(job));
    jobs.map(|job| Some(job["id"].as_str()?.to_owned()))
        .collect()
}
