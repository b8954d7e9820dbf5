//! What exists on the service: the list of tables, and if there are jobs to create, those that run, each by its name.

use crate::api::applications::answer;
use crate::api::discovery;
use crate::api::endpoints::{GET_JOB, LIST_APPLICATIONS, LIST_JOBS, LIST_TABLES};
use crate::api::generation::Generation;
use crate::desk::answer::check::{JOBS_MAX, Question, Unclear, alive, body_of};
use crate::desk::service::differs;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};
use serde_json::Value;

/// How far the look has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    stage: Stage,
    /// What each draft has become, as far as that is news.
    learnt: Vec<(DraftId, Progress)>,
    /// The names of jobs that run, and their ids.
    jobs: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Stage {
    Tables,
    Jobs,
    /// Of these, one list tells the names too.
    Applications,
    /// These are still to be asked for, the next one last.
    Names(Vec<String>),
}

/// What an answer leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// There is more to ask.
    Ask(Question),
    /// All is known: what drafts have become, as far as that is news.
    All(Vec<(DraftId, Progress)>),
}

impl Find {
    /// Begins to look.
    pub fn begin(generation: Generation) -> (Self, Question) {
        let (stage, list) = match generation {
            Generation::Classic => (Stage::Tables, &LIST_TABLES),
            Generation::Applications => (Stage::Applications, &LIST_APPLICATIONS),
        };
        let find = Self {
            stage,
            learnt: Vec::new(),
            jobs: Vec::new(),
        };
        let question = Question {
            read: list,
            id: String::new(),
        };
        (find, question)
    }

    /// How many jobs are still to be asked for their names.
    pub fn left(&self) -> usize {
        match &self.stage {
            Stage::Names(ids) => ids.len(),
            _ => 0,
        }
    }

    /// Takes an answer, without a status where none could be read.
    ///
    /// # Errors
    /// Where there is no telling what exists.
    pub fn take(
        &mut self,
        status: Option<u16>,
        body: &str,
        workspace: &Workspace,
    ) -> Result<Found, Unclear> {
        let body = body_of(status, body)?;
        match &mut self.stage {
            Stage::Tables => {
                let tables = body["tables"].as_array().ok_or(Unclear::Strange)?;
                self.learnt = tables_of(workspace, tables);
                if jobs_to_create(workspace).next().is_none() {
                    return Ok(Found::All(std::mem::take(&mut self.learnt)));
                }
                self.stage = Stage::Jobs;
                Ok(Found::Ask(Question {
                    read: &LIST_JOBS,
                    id: String::new(),
                }))
            }
            Stage::Applications => {
                let found = answer::applications(&body).ok_or(Unclear::Strange)?;
                self.jobs = found.into_iter().map(|one| (one.name, one.id)).collect();
                self.stage = Stage::Names(Vec::new());
                Ok(self.next(workspace))
            }
            Stage::Jobs => {
                let ids = alive(&body).ok_or(Unclear::Strange)?;
                if ids.len() > JOBS_MAX {
                    return Err(Unclear::TooMany);
                }
                self.stage = Stage::Names(ids);
                Ok(self.next(workspace))
            }
            Stage::Names(ids) => {
                let id = ids.pop().unwrap_or_default();
                let name = body["name"].as_str().ok_or(Unclear::Strange)?;
                self.jobs.push((name.to_owned(), id));
                Ok(self.next(workspace))
            }
        }
    }

    /// Asks for the next job, until all that are wanted are found.
    fn next(&mut self, workspace: &Workspace) -> Found {
        let is_known = |draft: &Draft| self.jobs.iter().any(|(name, _)| name == draft.name());
        let is_wanted = jobs_to_create(workspace).any(|draft| !is_known(draft));
        match &self.stage {
            Stage::Names(ids) if is_wanted && !ids.is_empty() => Found::Ask(Question {
                read: &GET_JOB,
                id: ids.last().cloned().unwrap_or_default(),
            }),
            _ => {
                let mut learnt = std::mem::take(&mut self.learnt);
                learnt.extend(jobs_to_create(workspace).filter_map(|draft| {
                    let mut jobs = self.jobs.iter();
                    let found = jobs.find(|(name, _)| name == draft.name());
                    news(draft, found.map(|(_, id)| (id.as_str(), "")), workspace)
                }));
                Found::All(learnt)
            }
        }
    }
}

/// Jobs with a name that are not created yet. One without a name can't be looked for.
fn jobs_to_create(workspace: &Workspace) -> impl Iterator<Item = &Draft> {
    workspace.drafts.iter().filter(|draft| {
        matches!(draft.subject, Subject::Job(_))
            && !draft.name().is_empty()
            && draft.created(&workspace.target).is_none()
    })
}

/// What the list says of the workspace's tables.
fn tables_of(workspace: &Workspace, tables: &[Value]) -> Vec<(DraftId, Progress)> {
    let of_draft = |(draft, _)| {
        let draft: &Draft = draft;
        let mut tables = tables.iter().filter_map(discovery::table_of);
        let found = tables.find(|table| table.name == draft.name());
        let created = draft.created(&workspace.target);
        let known = created.map_or("", |created| &created.sent);
        let found = found.map(|table| (differs::mark(draft, known, &table), table.id));
        let found = found
            .as_ref()
            .map(|(sent, id)| (id.as_str(), sent.as_str()));
        news(draft, found, workspace)
    };
    workspace.tables().filter_map(of_draft).collect()
}

/// What a draft has become, if that is news: it exists under this id and with this mark, or does not. Without a mark,
/// whoever created it may have meant another by this name.
fn news(
    draft: &Draft,
    found: Option<(&str, &str)>,
    workspace: &Workspace,
) -> Option<(DraftId, Progress)> {
    let created = draft.created(&workspace.target);
    let progress = match (found, created) {
        (Some((id, sent)), Some(created)) if created.id == id && created.sent == sent => {
            return None;
        }
        (Some((id, sent)), _) => Progress::Created(Created {
            id: id.to_owned(),
            name: draft.name().to_owned(),
            target: workspace.target.clone(),
            sent: sent.to_owned(),
        }),
        (None, None) if !draft.is_unknown(&workspace.target) => return None,
        (None, _) => Progress::Draft,
    };
    Some((draft.id, progress))
}
