//! A draft of a table or a job, and what has become of it.

use super::job::Job;
use super::plan;
use super::table::Table;
use super::target::Target;

/// Names a draft within its workspace, and is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct DraftId(pub u32);

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
    pub(super) fn is_of(&self, name: &str, target: &Target) -> bool {
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
    pub(super) fn remember(&mut self, before: Progress, target: &Target) {
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
