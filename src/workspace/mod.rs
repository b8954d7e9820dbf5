//! What the user typed: drafts of tables and jobs, and the service that they are for. Every state of
//! every field is representable; what is wrong with it is [`problem`]'s to say.

pub mod create_table;
pub mod current;
mod draft;
pub mod example;
mod existing;
pub mod field;
pub mod job;
pub mod learn;
pub mod plan;
pub mod problem;
pub mod secrets;
pub mod table;
pub mod target;

pub use draft::{Created, Draft, DraftId, Progress, Subject};
pub use existing::Existing;
use table::Table;
use target::Target;

/// The greatest id that is taken as it was kept: behind it, there is room for more drafts than memory holds.
const ID_MAX: u32 = u32::MAX / 2;

/// The drafts and their target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workspace {
    /// Where the requests go.
    pub target: Target,
    /// In the order in which they were added.
    pub drafts: Vec<Draft>,
    /// What is known of the service, for as long as the page is open.
    pub existing: Existing,
    next_id: u32,
}

impl Workspace {
    /// A workspace as it was kept. Ids that are given twice or are beyond all that are given here are given anew.
    pub fn restored(target: Target, drafts: impl IntoIterator<Item = Draft>) -> Self {
        let mut workspace = Self {
            target,
            ..Self::default()
        };
        for draft in drafts {
            workspace.put_back(usize::MAX, draft);
        }
        workspace
    }

    /// Adds a draft at the end.
    pub fn add(&mut self, subject: Subject) -> DraftId {
        let id = DraftId(self.next_id);
        self.next_id += 1;
        self.drafts.push(Draft {
            id,
            subject,
            extra: String::new(),
            unread: None,
            progress: Progress::Draft,
            elsewhere: Vec::new(),
        });
        id
    }

    /// Adds a copy of a draft behind it, under a name of its own.
    pub fn duplicate(&mut self, id: DraftId) -> Option<DraftId> {
        let position = self.position(id)?;
        let mut subject = self.drafts[position].subject.clone();
        let name = match &mut subject {
            Subject::Table(table) => &mut table.name,
            Subject::Job(job) => &mut job.name,
        };
        if !name.is_empty() {
            *name = numbered(name, &|name| {
                self.drafts.iter().any(|draft| draft.name() == name)
            });
        }
        let copy = self.add(subject);
        let mut draft = self.drafts.pop()?;
        let source = &self.drafts[position];
        draft.extra.clone_from(&source.extra);
        draft.unread.clone_from(&source.unread);
        self.drafts.insert(position + 1, draft);
        Some(copy)
    }

    /// Takes a draft out and tells where it stood, for [`Self::put_back`].
    pub fn remove(&mut self, id: DraftId) -> Option<(usize, Draft)> {
        let position = self.position(id)?;
        Some((position, self.drafts.remove(position)))
    }

    /// Undoes [`Self::remove`]. What has come since may have taken the draft's id: then it gets another. Gives the id.
    pub fn put_back(&mut self, position: usize, mut draft: Draft) -> DraftId {
        if self.draft(draft.id).is_some() || draft.id.0 > ID_MAX {
            draft.id = DraftId(self.next_id);
        }
        let id = draft.id;
        self.next_id = self.next_id.max(id.0 + 1);
        self.drafts.insert(position.min(self.drafts.len()), draft);
        id
    }

    /// The draft of that id.
    pub fn draft(&self, id: DraftId) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.id == id)
    }

    /// Changes a draft. What was refused becomes a draft again: the refusal was of other words.
    pub fn edit(&mut self, id: DraftId, change: impl FnOnce(&mut Subject)) {
        if let Some(draft) = self.drafts.iter_mut().find(|draft| draft.id == id) {
            change(&mut draft.subject);
            if draft.progress == Progress::Failed {
                draft.progress = Progress::Draft;
            }
        }
    }

    /// Gives the draft of that id what another creates, what else its payload holds, and what of that can't be read.
    pub fn put(&mut self, edited: Draft) {
        self.edit(edited.id, |subject| *subject = edited.subject);
        if let Some(draft) = self.drafts.iter_mut().find(|draft| draft.id == edited.id) {
            draft.extra = edited.extra;
            draft.unread = edited.unread;
        }
    }

    /// Takes the drafts and the target of another. No draft that is made from now on gets the id of one that was here:
    /// a request of that one may be under way.
    pub fn replace(&mut self, other: Self) {
        let next_id = self.next_id.max(other.next_id);
        *self = other;
        self.next_id = next_id;
    }

    /// Notes what has become of a draft.
    pub fn set_progress(&mut self, id: DraftId, progress: Progress) {
        let Some(draft) = self.drafts.iter_mut().find(|draft| draft.id == id) else {
            return;
        };
        if draft.progress == progress {
            return;
        }
        let before = std::mem::replace(&mut draft.progress, progress);
        draft.remember(before, &self.target);
    }

    /// Takes back of each draft what became of it under its present name at the present target, where it was somewhere else
    /// meanwhile. Gives whether there was something.
    pub fn recall(&mut self) -> bool {
        let mut is_changed = false;
        for draft in &mut self.drafts {
            let name = draft.subject.name();
            if draft.progress.is_of(name, &self.target) {
                continue;
            }
            let mut all = draft.elsewhere.iter();
            if let Some(place) = all.position(|it| it.is_of(name, &self.target)) {
                let here = draft.elsewhere.remove(place);
                let before = std::mem::replace(&mut draft.progress, here);
                draft.remember(before, &self.target);
                is_changed = true;
            }
        }
        is_changed
    }

    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = (&Draft, &Table)> {
        self.drafts.iter().filter_map(|draft| match &draft.subject {
            Subject::Table(table) => Some((draft, table)),
            Subject::Job(_) => None,
        })
    }

    /// The id of the table of that name, if it was created from here at the present target, or is known to exist there.
    pub fn table_id(&self, name: &str) -> Option<&str> {
        let created = self
            .tables()
            .filter(|(_, table)| table.name == name)
            .filter_map(|(draft, _)| draft.created(&self.target))
            .map(|created| created.id.as_str())
            .find(|id| !id.is_empty());
        created.or_else(|| self.existing.id_of(name, &self.target))
    }

    /// Whether a table of the draft's name is known to exist, which the draft is not known to have created.
    pub fn has_namesake(&self, draft: &Draft) -> bool {
        matches!(draft.subject, Subject::Table(_))
            && !draft.may_exist(&self.target)
            && self.existing.id_of(draft.name(), &self.target).is_some()
    }

    fn position(&self, id: DraftId) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.id == id)
    }
}

/// A name of its own beside those that are taken: with the first number that is free.
pub fn numbered(name: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let mut number = 2_usize;
    loop {
        let numbered = format!("{name}_{number}");
        if !is_taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}
