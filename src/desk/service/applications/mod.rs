//! The applications of the service: their versions as drafts, and what differs between two of them.
//!
//! - [`compare`]: what differs between two versions.
//! - [`view`](mod@view): the applications as nodes.

pub mod compare;
pub mod view;

use super::open::Opening;
use super::{Panel, Scene, Thing};
use crate::api::applications::answer::{Application, Version};
use crate::import::create_table::{tables_of, whole};
use crate::import::{Found, Import};
use crate::workspace::job::{Job, TablesFrom};
use crate::workspace::target::Target;
use crate::workspace::{Created, Subject};

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

/// A version as what can become drafts, with its job, which is known to be that application.
pub fn opening(target: &Target, application: &Application, version: &Version) -> Opening {
    Opening {
        import: Import {
            drafts: found(application, version),
            ..Import::default()
        },
        created: Created {
            id: application.id.clone(),
            name: application.name.clone(),
            target: target.clone(),
            sent: String::new(),
        },
    }
}

impl Panel {
    /// A version of the application that is unfolded.
    pub(super) fn opened_version(&self, id: &str, scene: &Scene) -> Option<Opening> {
        let Some(Thing::Application(application)) = &self.unfolded else {
            return None;
        };
        let known = scene.application(application)?;
        let version = known.versions.iter().find(|version| version.id == id)?;
        Some(opening(&scene.workspace.target, known, version))
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
