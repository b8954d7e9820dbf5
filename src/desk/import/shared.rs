//! Drafts of a link or a file of this project: what is said of them, what is asked, and what becomes of the workspace.

use super::adopt::{adopt, differing, same};
use super::beside::beside;
use super::done::Done;
use super::list::Shown;
use super::{Here, Importer, Outcome, Told};
use crate::desk::share::ShareFault;
use crate::import::{Found, Import};
use crate::saved;
use crate::sql::{blank, token::tokens};
use crate::text::{label, share as say, writing::import as say_import};
use crate::workspace::problem::{Fault, Severity, of_draft};
use crate::workspace::{Draft, DraftId, Subject, Workspace};

/// Where shared drafts come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A template of that name.
    Template(String),
    /// A file of that name.
    File(String),
    /// A link.
    Link,
    /// A text that was pasted.
    Text,
    /// The history.
    History,
}

/// What becomes of drafts that bear the name of a shared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameName {
    /// They stay, and the shared ones come beside them, by names of their own.
    Stay,
    /// The shared ones take their place.
    MakeRoom,
}

impl Importer {
    /// Opens what was shared. Where drafts of the same names are here and differ, the user is asked first.
    pub fn open_shared(
        &mut self,
        shared: Result<Import, ShareFault>,
        source: &Source,
        here: Here,
    ) -> Outcome {
        let import = match shared {
            Ok(import) => import,
            Err(fault) => {
                self.asked = None;
                self.result = Some(Told::only(say::fault(fault).to_owned()));
                return Outcome::default();
            }
        };
        if !self.ask(&import, source, here.workspace) {
            return self.take_shared(&import, source, &[], here);
        }
        Outcome::default()
    }

    /// Asks the user what becomes of drafts of the same names that differ, where there are such.
    pub(super) fn ask(&mut self, import: &Import, source: &Source, workspace: &Workspace) -> bool {
        let differing = differing(workspace, import);
        if differing.is_empty() {
            return false;
        }
        let (_, names) = beside(workspace, import);
        let question = say::question(&differing);
        let headline = [holds(import, source), question, say::renamed(&names)].join(" ");
        self.result = Some(Told {
            parts: lines(import, workspace),
            ..Told::only(headline)
        });
        self.asked = Some((import.clone(), source.clone()));
        true
    }

    /// Opens what was shared, now that the user has said what becomes of drafts of the same names.
    pub fn decide(&mut self, same_name: SameName, here: Here) -> Outcome {
        let Some((import, source)) = self.asked.take() else {
            return Outcome::default();
        };
        match same_name {
            SameName::Stay => {
                let (import, _) = beside(here.workspace, &import);
                self.take_shared(&import, &source, &[], here)
            }
            SameName::MakeRoom => {
                let differing = differing(here.workspace, &import);
                let replaced: Vec<DraftId> = differing.iter().map(|draft| draft.id).collect();
                self.take_shared(&import, &source, &replaced, here)
            }
        }
    }

    fn take_shared(
        &mut self,
        import: &Import,
        source: &Source,
        replaced: &[DraftId],
        here: Here,
    ) -> Outcome {
        let (adopted, taken) = adopt(here.workspace, import, replaced);
        let mut stays = here.workspace.clone();
        stays.drafts.retain(|draft| !taken.removed.contains(draft));
        let parts = lines(import, &stays);
        let names: Vec<&str> = taken.added.iter().map(Draft::name).collect();
        let mut said = vec![holds(import, source), say_import::done(&names, taken.known)];
        if replaced.is_empty() && !taken.removed.is_empty() {
            said.push(say_import::ROOM.to_owned());
        }
        let lacks = |added: &Draft| left(&added.subject).is_some();
        let is_marked = matches!(source, Source::Template(_)) && taken.added.iter().any(lacks);
        if is_marked {
            said.push(say::MARKED.to_owned());
        }
        let headline = said.join(" ");
        let mut outcome = Outcome::default();
        let mut number = None;
        if adopted != *here.workspace {
            let saved = saved::write_workspace(&adopted);
            outcome.told.push(["workspace ", &saved].concat());
            if let Some(first) = taken.added.first() {
                outcome.told.push(format!("shown {}", first.id.0));
            }
            let tried = taken.added.iter().filter(|_| is_marked);
            let tried = tried.map(|added| format!("tried {}", added.id.0));
            outcome.told.extend(tried);
            let done = Done::of(taken, None, None);
            number = Some(self.tell_done(done, &headline, &mut outcome.told));
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
fn holds(import: &Import, source: &Source) -> String {
    let is_job = |subject: &Subject| matches!(subject, Subject::Job(_));
    let jobs = import.drafts.iter().filter(|found| is_job(&found.subject));
    let jobs = jobs.count();
    say::holds(source, import.drafts.len() - jobs, jobs, &import.target)
}

/// The drafts, a line each, beside those that stay.
fn lines(import: &Import, stays: &Workspace) -> Vec<Shown> {
    let line = |found: &Found| {
        let mut said = vec![say::kind(&found.subject).to_owned()];
        if same(stays, found).is_some() {
            said.push(say::HERE.to_owned());
        } else {
            said.extend(left(&found.subject));
        }
        Shown::of_draft(&found.subject, said.join(" "))
    };
    import.drafts.iter().map(line).collect()
}

/// What is left to fill in of a draft: the fields that a request wants, and the blanks of a statement.
fn left(subject: &Subject) -> Option<String> {
    let mut alone = Workspace::default();
    alone.add(subject.clone());
    let problems = alone
        .drafts
        .iter()
        .flat_map(|draft| of_draft(draft, &alone));
    let is_left = |fault: &Fault, severity| *fault == Fault::Empty && severity == Severity::Error;
    let mut left: Vec<String> = problems
        .filter(|problem| is_left(&problem.fault, problem.severity))
        .map(|problem| label(problem.field).to_owned())
        .collect();
    if let Subject::Job(job) = subject {
        let blanks = blank::blanks(&job.statement, &tokens(&job.statement)).len();
        left.extend((blanks > 0).then(|| say::blanks(blanks)));
    }
    (!left.is_empty()).then(|| say::left(&left))
}
