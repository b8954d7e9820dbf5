//! What the panel looks at, and what is known of it.

use super::act::of;
use super::{Scene, Thing, differs};
use crate::api::applications::answer::Application;
use crate::api::discovery::{Job, JobDetail, Table};
use crate::api::generation::Generation;
use crate::desk::lists::{Found, List, Of, Question, Trouble};
use crate::text::service as say;
use crate::workspace::Draft;
use crate::workspace::field::Field;

impl Scene<'_> {
    pub(super) fn question(&self, of: Of) -> Question {
        Question::of(of, &self.workspace.target)
    }

    pub(super) fn list(&self, of: Of) -> Option<&List> {
        self.lists.get(&self.question(of))
    }

    /// Whether there are no tables and jobs to look at, but applications.
    pub(super) fn is_retired(&self) -> bool {
        self.workspace.target.generation == Generation::Applications
    }

    /// The tables, if they are known.
    pub fn tables(&self) -> Option<&[Table]> {
        match self.list(Of::Tables)?.found.as_ref()? {
            Found::Tables(tables) => Some(tables),
            _ => None,
        }
    }

    /// The jobs, if they are known.
    pub fn jobs(&self) -> Option<&[Job]> {
        match self.list(Of::Jobs)?.found.as_ref()? {
            Found::Jobs(jobs) => Some(jobs),
            _ => None,
        }
    }

    pub(super) fn job(&self, id: &str) -> Option<&JobDetail> {
        match self
            .lists
            .found(&Question::job(&self.workspace.target, id))?
        {
            Found::Job(detail) => Some(detail),
            _ => None,
        }
    }

    /// The applications, if they are known.
    pub fn applications(&self) -> Option<&[Application]> {
        match self.list(Of::Applications)?.found.as_ref()? {
            Found::Applications(known) => Some(known),
            _ => None,
        }
    }

    /// An application with its versions, if they are known.
    pub(super) fn application(&self, id: &str) -> Option<&Application> {
        let question = Question::application(&self.workspace.target, id);
        match self.lists.found(&question)? {
            Found::Application(known) => Some(known),
            _ => None,
        }
    }

    /// Whether a list of what is looked at is known.
    pub(super) fn is_known(&self, of: Of) -> bool {
        self.list(of).is_some_and(|list| list.found.is_some())
    }

    /// What is looked at.
    pub(super) fn looked_at(&self) -> &'static [Of] {
        if self.is_retired() {
            &[Of::Applications]
        } else {
            &[Of::Tables, Of::Jobs]
        }
    }

    /// The question for the details of something.
    pub(super) fn details(&self, thing: &Thing) -> Option<Question> {
        let target = &self.workspace.target;
        match thing {
            Thing::Job(id) => Some(Question::job(target, id)),
            Thing::Application(id) => Some(Question::application(target, id)),
            Thing::Table(_) | Thing::Version(_) => None,
        }
    }

    pub(super) fn table(&self, id: &str) -> Option<&Table> {
        self.tables()?.iter().find(|table| table.id == id)
    }

    /// The draft that is shown.
    pub(super) fn draft(&self) -> Option<&Draft> {
        self.workspace.draft(self.shown?)
    }

    /// How a table or a job is called.
    pub(super) fn called(&self, thing: &Thing) -> String {
        match thing {
            Thing::Table(id) => self.table(id).map_or(id, |table| &table.name).clone(),
            Thing::Job(id) => match self.job(id) {
                Some(detail) if !detail.name.is_empty() => detail.name.clone(),
                _ => id.clone(),
            },
            Thing::Application(id) => {
                let mut known = self.applications().unwrap_or_default().iter();
                let known = known.find(|known| known.id == *id);
                known.map_or(id, |known| &known.name).clone()
            }
            Thing::Version(id) => {
                let (application, version) = id.split_once(' ').unwrap_or_default();
                let known = self.application(application);
                let number = known.and_then(|known| {
                    let mut versions = known.versions.iter();
                    Some(versions.find(|known| known.id == version)?.number)
                });
                let name = known.map_or(application, |known| &known.name);
                say::version_of(number.unwrap_or_default(), name)
            }
        }
    }

    /// What stands behind a table or an application in its list, or else before it.
    pub(super) fn neighbour(&self, thing: &Thing) -> Option<Thing> {
        let (all, id): (Vec<Thing>, _) = match thing {
            Thing::Table(id) => {
                let all = self.tables()?.iter();
                (all.map(|it| Thing::Table(it.id.clone())).collect(), id)
            }
            Thing::Application(id) => {
                let all = self.applications()?.iter();
                let all = all.map(|it| Thing::Application(it.id.clone()));
                (all.collect(), id)
            }
            Thing::Job(_) | Thing::Version(_) => return None,
        };
        let at = all.iter().position(|it| of(it).1 == id)?;
        let behind = all.get(at + 1);
        behind.or_else(|| all.get(at.checked_sub(1)?)).cloned()
    }

    /// The fields in which a table differs from the draft of its name: the one that created it, where there are several.
    pub(super) fn differing(&self, table: &Table) -> Vec<Field> {
        let target = &self.workspace.target;
        let drafts = self.workspace.tables();
        let of_its_name = drafts.filter(|(draft, _)| draft.name() == table.name);
        let draft = of_its_name.max_by_key(|(draft, _)| draft.created(target).is_some());
        draft.map_or_else(Vec::new, |(_, draft)| differs::fields(draft, table))
    }

    pub(super) fn trouble(&self) -> Option<&Trouble> {
        let mut of = self.looked_at().iter();
        of.find_map(|of| self.list(*of)?.trouble.as_ref())
    }

    /// Asks the API, where there is a token to ask with.
    pub(super) fn asked(&mut self, question: &Question) -> Option<String> {
        if !self.has_token {
            return None;
        }
        self.lists.ask(question)
    }
}
