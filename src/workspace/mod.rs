//! What the user typed: drafts of tables and jobs, and the service that they are for. Every state of
//! every field is representable; what is wrong with it is [`problem`]'s to say.

pub mod create_table;
pub mod current;
pub mod example;
pub mod field;
pub mod job;
pub mod learn;
pub mod plan;
pub mod problem;
pub mod secrets;
pub mod table;
pub mod target;

use job::Job;
use table::Table;
use target::Target;

/// Names a draft within its workspace, and is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct DraftId(pub u32);

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

/// Tables that exist on a service, whoever made them. One text holds where they are, their names and their ids: it is
/// passed on and compared as a whole, and only looked into for a single id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Existing {
    /// The project and the service, then the name and the id of each table; empty where there are none.
    pub text: String,
}

impl Existing {
    /// Stands between the parts of the text.
    const BETWEEN: char = '\u{1f}';

    /// Tables of a target, by name and id.
    pub fn of<'a>(target: &Target, tables: impl Iterator<Item = [&'a str; 2]>) -> Self {
        // No name of a table can hold it; whatever does is not looked up.
        let mut tables = tables
            .filter(|table| !table.concat().contains(Self::BETWEEN))
            .peekable();
        if tables.peek().is_none() {
            return Self::default();
        }
        let mut text = target.project.clone();
        let mut add = |part: &str| {
            text.push(Self::BETWEEN);
            text.push_str(part);
        };
        add(&target.service);
        tables.flatten().for_each(add);
        Self { text }
    }

    /// The same but for the table of that id.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut parts = self.text.split(Self::BETWEEN);
        let mut part = || parts.next().map(str::to_owned);
        let (Some(project), Some(service)) = (part(), part()) else {
            return Self::default();
        };
        let parts: Vec<&str> = parts.collect();
        let kept = parts.chunks_exact(2).filter(|table| table[1] != id);
        let target = Target {
            project,
            service,
            ..Target::default()
        };
        Self::of(&target, kept.map(|table| [table[0], table[1]]))
    }

    /// The id of the table of that name, if one is known at that target.
    fn id_of(&self, name: &str, target: &Target) -> Option<&str> {
        let mut parts = self.text.split(Self::BETWEEN);
        if parts.next()? != target.project || parts.next()? != target.service {
            return None;
        }
        while let (Some(known), Some(id)) = (parts.next(), parts.next()) {
            if known == name {
                return Some(id);
            }
        }
        None
    }
}

/// A table or a job that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name within the workspace.
    pub id: DraftId,
    /// What is to be created.
    pub subject: Subject,
    /// What else its payload holds: a JSON object of the members that no field fills, or nothing.
    pub extra: String,
    /// What was typed as its payload, as long as it can't be read: it is kept as it is, and nothing is sent instead of
    /// it.
    pub unread: Option<String>,
    /// What has become of it.
    pub progress: Progress,
    /// What became of it at other targets, or under other names: to send it there again needs a second thought as well.
    pub elsewhere: Vec<Progress>,
}

/// The most outcomes at other targets that are remembered of a draft.
const ELSEWHERE_MAX: usize = 20;

/// What a draft creates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A Flink table.
    Table(Table),
    /// A Flink job.
    Job(Job),
}

impl Subject {
    /// The name that the user gave it.
    pub fn name(&self) -> &str {
        match self {
            Self::Table(table) => &table.name,
            Self::Job(job) => &job.name,
        }
    }
}

/// What has become of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Progress {
    /// Not sent since it was last edited.
    #[default]
    Draft,
    /// Created, as the API answered.
    Created(Created),
    /// The API refused it.
    Failed,
    /// It was sent, and no answer came: it may exist, under an id that nobody knows.
    Unknown(Created),
}

impl Progress {
    /// Whether something was created under this name at this target, or may have been.
    fn is_of(&self, name: &str, target: &Target) -> bool {
        match self {
            Self::Created(sent) | Self::Unknown(sent) => sent.is_of(name, target),
            Self::Draft | Self::Failed => false,
        }
    }
}

/// What was created, or may have been, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The table's or the job's id. Empty where the answer held none.
    pub id: String,
    /// The draft's name when it was sent.
    pub name: String,
    /// Where it was created.
    pub target: Target,
    /// The mark of what was sent, as [`plan::mark`] makes it. Empty where nobody knows.
    pub sent: String,
}

impl Created {
    /// Whether it bears this name and stands at this target.
    pub fn is_of(&self, name: &str, target: &Target) -> bool {
        self.name == name && self.target == *target
    }
}

impl Draft {
    /// The name that the user gave it.
    pub fn name(&self) -> &str {
        self.subject.name()
    }

    /// What was created, if that still bears the draft's name and stands at this target.
    pub fn created(&self, target: &Target) -> Option<&Created> {
        match &self.progress {
            Progress::Created(created) => Some(created).filter(|it| it.is_of(self.name(), target)),
            _ => None,
        }
    }

    /// Whether it was created at this target, and has been changed since: what exists there is not what stands here.
    pub fn is_changed_since(&self, target: &Target) -> bool {
        let created = self.created(target);
        created.is_some_and(|created| !created.sent.is_empty() && created.sent != plan::mark(self))
    }

    /// The id that it got wherever it was created under its present name.
    pub fn known_id(&self) -> Option<&str> {
        match &self.progress {
            Progress::Created(created) if created.name == self.name() => {
                Some(created.id.as_str()).filter(|id| !id.is_empty())
            }
            _ => None,
        }
    }

    /// Whether it was sent to this target under its present name, and nobody knows whether it exists there.
    pub fn is_unknown(&self, target: &Target) -> bool {
        matches!(&self.progress, Progress::Unknown(sent) if sent.is_of(self.name(), target))
    }

    /// Whether it exists at this target, or may exist there: to send it again needs a second thought.
    pub fn may_exist(&self, target: &Target) -> bool {
        self.is_unknown(target) || self.created(target).is_some()
    }

    /// Remembers what became of it elsewhere, and nothing of what became of it at this target.
    fn remember(&mut self, before: Progress, target: &Target) {
        let name = self.subject.name();
        self.elsewhere.retain(|it| !it.is_of(name, target));
        let is_sent = matches!(before, Progress::Created(_) | Progress::Unknown(_));
        if is_sent && !before.is_of(name, target) {
            self.elsewhere.insert(0, before);
            self.elsewhere.truncate(ELSEWHERE_MAX);
        }
    }

    /// That it was sent to this target, and nobody knows yet how that ends.
    pub fn unknown_at(&self, target: &Target) -> Progress {
        Progress::Unknown(Created {
            id: String::new(),
            name: self.name().to_owned(),
            target: target.clone(),
            sent: String::new(),
        })
    }
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
            // One of so many numbers is free: there are fewer drafts than numbers.
            let numbers = 2..=self.drafts.len() + 2;
            *name = numbers
                .map(|n| format!("{name}_{n}"))
                .find(|candidate| self.drafts.iter().all(|draft| draft.name() != candidate))?;
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
