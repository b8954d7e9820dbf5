//! The applications of the service: their versions as drafts, and what differs between two of them.
//!
//! - [`compare`]: what differs between two versions.
//! - [`view`](mod@view): the applications as nodes.

pub mod compare;
pub mod view;

use super::{Panel, Scene, Thing};
use crate::api::applications::answer::{Application, Version};
use crate::desk::import::adopt::adopt;
use crate::import::create_table::{tables_of, whole};
use crate::import::{Found, Import};
use crate::workspace::job::{Job, TablesFrom};
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};

/// The most versions that are compared with each other.
const COMPARED: usize = 2;

/// The tables of a version and its statement, as what the workspace holds.
fn found(application: &Application, version: &Version) -> Vec<Found> {
    let tables = version.sources.iter().chain(&version.sinks);
    let tables = tables.filter_map(|table| {
        let mut found = whole(&table.create_table)?;
        if let Subject::Table(of) = &mut found.subject {
            of.integration_id.clone_from(&table.integration_id);
        }
        Some(found)
    });
    let job = Found {
        subject: Subject::Job(Job {
            name: application.name.clone(),
            statement: version.statement.clone(),
            tables: tables_of(&version.statement),
            tables_from: TablesFrom::Statement,
            ..Job::default()
        }),
        extra: String::new(),
    };
    tables.chain([job]).collect()
}

/// The workspace with a version as drafts, and its job, which is known to be that application.
pub fn opened(
    workspace: &Workspace,
    target: &Target,
    application: &Application,
    version: &Version,
) -> Option<(Workspace, DraftId)> {
    let import = Import {
        drafts: found(application, version),
        ..Import::default()
    };
    let job = import.drafts.last()?.subject.clone();
    let (mut adopted, _) = adopt(workspace, &import, &[]);
    let is_it = |draft: &&Draft| match (&draft.subject, &job) {
        (Subject::Job(one), Subject::Job(other)) => {
            one.name == other.name && one.statement == other.statement
        }
        _ => false,
    };
    let id = adopted.drafts.iter().rfind(is_it)?.id;
    let created = Created {
        id: application.id.clone(),
        name: application.name.clone(),
        target: target.clone(),
        sent: String::new(),
    };
    adopted.set_progress(id, Progress::Created(created));
    Some((adopted, id))
}

impl Panel {
    /// The workspace with a version of the application that is unfolded.
    pub(super) fn drafts_of(&self, id: &str, scene: &Scene) -> Option<(Workspace, DraftId)> {
        let Some(Thing::Application(application)) = &self.unfolded else {
            return None;
        };
        let known = scene.application(application)?;
        let version = known.versions.iter().find(|version| version.id == id)?;
        let workspace = scene.workspace;
        opened(workspace, &workspace.target, known, version)
    }
}

/// Chooses a version to be compared, or no longer. The one that was chosen first makes room.
pub fn choose(chosen: &mut Vec<String>, id: &str) {
    if let Some(at) = chosen.iter().position(|known| known == id) {
        chosen.remove(at);
        return;
    }
    if chosen.len() == COMPARED {
        chosen.remove(0);
    }
    chosen.push(id.to_owned());
}
