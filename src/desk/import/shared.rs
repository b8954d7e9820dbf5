//! Drafts of a link or a file of this project: what is said of them, what is asked, and what becomes of the workspace.

use super::adopt::{adopt, differing, same};
use super::list::Shown;
use super::{Done, Here, Importer, Outcome, Told};
use crate::desk::share::ShareFault;
use crate::import::Import;
use crate::saved;
use crate::text::{share as say, writing::import as say_import};
use crate::workspace::{Draft, DraftId, Subject, Workspace};

/// What becomes of drafts that bear the name of a shared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameName {
    /// They stay, and the shared ones come beside them.
    Stay,
    /// The shared ones take their place.
    MakeRoom,
}

impl Importer {
    /// Opens what was shared. Where drafts of the same names are here and differ, the user is asked first.
    pub fn open_shared(&mut self, shared: Result<Import, ShareFault>, here: Here) -> Outcome {
        let import = match shared {
            Ok(import) => import,
            Err(fault) => {
                self.asked = None;
                self.result = Some(Told::only(say::fault(fault).to_owned()));
                return Outcome::default();
            }
        };
        let differing = differing(here.workspace, &import);
        if differing.is_empty() {
            return self.take_shared(&import, &[], here);
        }
        let headline = [holds(&import), say::question(&differing)].join(" ");
        self.result = Some(Told {
            parts: lines(&import, here.workspace),
            ..Told::only(headline)
        });
        self.asked = Some(import);
        Outcome::default()
    }

    /// Opens what was shared, now that the user has said what becomes of drafts of the same names.
    pub fn decide(&mut self, same_name: SameName, here: Here) -> Outcome {
        let Some(import) = self.asked.take() else {
            return Outcome::default();
        };
        let replaced: Vec<DraftId> = match same_name {
            SameName::Stay => Vec::new(),
            SameName::MakeRoom => differing(here.workspace, &import)
                .iter()
                .map(|draft| draft.id)
                .collect(),
        };
        self.take_shared(&import, &replaced, here)
    }

    fn take_shared(&mut self, import: &Import, replaced: &[DraftId], here: Here) -> Outcome {
        let (adopted, taken) = adopt(here.workspace, import, replaced);
        let mut stays = here.workspace.clone();
        stays.drafts.retain(|draft| !taken.removed.contains(draft));
        let parts = lines(import, &stays);
        let names: Vec<&str> = taken.added.iter().map(Draft::name).collect();
        let mut said = vec![holds(import), say_import::done(&names, taken.known)];
        if replaced.is_empty() && !taken.removed.is_empty() {
            said.push(say_import::ROOM.to_owned());
        }
        let headline = said.join(" ");
        let mut outcome = Outcome::default();
        let number = (adopted != *here.workspace).then_some(self.done.len());
        if let Some(number) = number {
            let saved = saved::write_workspace(&adopted);
            outcome.told.push(["workspace ", &saved].concat());
            if let Some(first) = taken.added.first() {
                outcome.told.push(format!("shown {}", first.id.0));
            }
            outcome.told.push(format!("told {number} {headline}"));
            self.done.push(Done {
                taken,
                token: None,
                scheme: None,
            });
        }
        self.result = Some(Told {
            parts,
            number,
            ..Told::only(headline)
        });
        outcome
    }
}

/// What a link or a file holds, in a sentence.
fn holds(import: &Import) -> String {
    let is_job = |subject: &Subject| matches!(subject, Subject::Job(_));
    let jobs = import.drafts.iter().filter(|found| is_job(&found.subject));
    let jobs = jobs.count();
    say::holds(import.drafts.len() - jobs, jobs, &import.target)
}

/// The drafts, a line each, beside those that stay.
fn lines(import: &Import, stays: &Workspace) -> Vec<Shown> {
    let line = |found| {
        let is_here = same(stays, found).is_some();
        Shown::of_draft(&found.subject, is_here)
    };
    import.drafts.iter().map(line).collect()
}
