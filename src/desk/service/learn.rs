//! What the lists of a service's tables and jobs mean for the workspace: the ids of tables that no draft has made, and
//! what has become of what one has.

use super::differs;
use super::open::Opening;
use crate::api::discovery::{self, Table};
use crate::desk::convert::OPTIONS;
use crate::desk::study::{self, Other};
use crate::import::{Found, Import, payload};
use crate::sql::name::{in_backticks, join_list, split_list};
use crate::workspace::field::Field;
use crate::workspace::job::{Job, TablesFrom};
use crate::workspace::plan;
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Existing, Progress, Subject, Workspace};

/// The state of a job that was cancelled, as Flink spells it.
pub const CANCELLED: &str = "CANCELED";

/// The workspace with what the list tells. `is_latest`: nothing was sent since it was asked for, so that what it does not
/// hold does not exist.
pub fn learn(
    workspace: &Workspace,
    target: &Target,
    tables: &[Table],
    is_latest: bool,
) -> Workspace {
    let mut learnt = workspace.clone();
    let with_id = tables.iter().filter(|table| !table.id.is_empty());
    learnt.existing = Existing::of(target, with_id.map(|table| [&*table.name, &table.id]));
    for draft in &mut learnt.drafts {
        if !matches!(draft.subject, Subject::Table(_)) {
            continue;
        }
        let there = tables.iter().find(|table| table.name == draft.name());
        let created = draft.created(target);
        let was_unknown = draft.is_unknown(target);
        let sent = match (there, created) {
            (Some(table), Some(created)) if created.id == table.id => created.sent.clone(),
            (Some(_), Some(_)) if is_latest => String::new(),
            (Some(_), None) if was_unknown => String::new(),
            (None, Some(_)) if is_latest => {
                draft.progress = Progress::Draft;
                continue;
            }
            _ => continue,
        };
        if let Some(table) = there {
            let sent = differs::mark(draft, &sent, table);
            draft.progress = Progress::Created(created_of(table, target, sent));
        }
    }
    learnt
}

fn created_of(table: &Table, target: &Target, sent: String) -> Created {
    Created {
        id: table.id.clone(),
        name: table.name.clone(),
        target: target.clone(),
        sent,
    }
}

/// The workspace without a table that was deleted, or a job that was cancelled: its draft can be sent again.
pub fn without(workspace: &Workspace, target: &Target, id: &str) -> Workspace {
    let mut learnt = workspace.clone();
    learnt.existing = learnt.existing.without(id);
    sendable_again(&mut learnt, target, |gone| gone == id);
    learnt
}

/// The workspace with what the list of jobs tells: a draft whose job is cancelled can be sent again.
pub fn without_cancelled(
    workspace: &Workspace,
    target: &Target,
    jobs: &[discovery::Job],
) -> Workspace {
    let mut learnt = workspace.clone();
    sendable_again(&mut learnt, target, |id| {
        let mut jobs = jobs.iter();
        jobs.any(|job| job.id == id && job.state == CANCELLED)
    });
    learnt
}

fn sendable_again(workspace: &mut Workspace, target: &Target, is_gone: impl Fn(&str) -> bool) {
    for draft in &mut workspace.drafts {
        let is_it = |created: &Created| !created.id.is_empty() && is_gone(&created.id);
        if draft.created(target).is_some_and(is_it) {
            draft.progress = Progress::Draft;
        }
    }
}

/// The workspace in which a draft stands for a table that exists. What the draft leaves open, the table tells.
pub fn taken(workspace: &Workspace, draft: &Draft, table: &Table) -> Workspace {
    let mut taken = workspace.clone();
    let target = &workspace.target;
    let read = payload::read(&table.payload, None).ok();
    taken.edit(draft.id, |subject| {
        for field in [Field::IntegrationId, Field::SchemaSql]
            .into_iter()
            .chain(OPTIONS)
        {
            let told = read.as_ref().map(|read| field.get(target, &read.subject));
            if let Some(told) = told.filter(|_| field.get(target, subject).trim().is_empty()) {
                field.set(subject, told.to_owned());
            }
        }
    });
    let sent = taken.draft(draft.id).map(plan::mark).unwrap_or_default();
    taken.set_progress(draft.id, Progress::Created(created_of(table, target, sent)));
    taken
}

/// The draft that has made a table.
pub fn made_by<'a>(workspace: &'a Workspace, target: &Target, table: &Table) -> Option<&'a Draft> {
    let is_it = |created: &Created| created.id == table.id;
    let mut drafts = workspace.drafts.iter();
    drafts.find(|draft| draft.created(target).is_some_and(is_it))
}

/// A table as what can become a draft.
pub fn opening(target: &Target, table: &Table) -> Option<Opening> {
    let read = payload::read(&table.payload, None).ok()?;
    let import = Import {
        drafts: vec![Found {
            subject: read.subject,
            extra: read.extra,
        }],
        ..Import::default()
    };
    let created = created_of(table, target, String::new());
    Some(Opening { import, created })
}

/// The workspace in which a job lists a table: the job that is shown, else the last, else a new one.
pub fn used(workspace: &Workspace, shown: Option<DraftId>, name: &str) -> (Workspace, DraftId) {
    let mut used = workspace.clone();
    let is_job = |id: &DraftId| {
        let draft = workspace.draft(*id);
        draft.is_some_and(|draft| matches!(draft.subject, Subject::Job(_)))
    };
    let mut ids = workspace.drafts.iter().map(|draft| draft.id);
    let job = shown.filter(is_job).or_else(|| ids.rfind(is_job));
    let job = job.unwrap_or_else(|| used.add(Subject::Job(Job::default())));
    used.edit(job, |subject| {
        if let Subject::Job(job) = subject {
            let mut listed = split_list(&job.tables);
            if !listed.iter().any(|table| table == name) {
                listed.push(name.to_owned());
                job.tables = join_list(listed.iter().map(String::as_str));
                job.tables_from = TablesFrom::Hand;
            }
        }
    });
    (used, job)
}

/// The tables as statements can name them.
pub fn others(tables: &[Table]) -> Vec<Other> {
    let other = |table: &Table| {
        let subject = payload::read(&table.payload, None).ok()?.subject;
        let Subject::Table(draft) = subject else {
            return None;
        };
        Some(study::other(&draft, &table.name, &columns_sql(table)))
    };
    tables.iter().filter_map(other).collect()
}

/// The columns of a table as SQL, also where an answer lists them alone.
pub fn columns_sql(table: &Table) -> String {
    if !table.schema_sql.trim().is_empty() {
        return table.schema_sql.clone();
    }
    let columns = table.columns.iter();
    let columns: Vec<String> = columns
        .map(|(name, of_type, _)| [&in_backticks(name), " ", of_type].concat())
        .collect();
    columns.join(", ")
}
