//! `Send all`: looks at what exists on the service, then sends what does not, tables before jobs, one after the other,
//! and stops at the first failure. What was created by then is known, so that another run goes on there.
//!
//! - [`find`]: what exists, asked for and read.
//! - [`view`](mod@view): the section as nodes.

pub mod find;
pub mod view;

use super::answer::told::Told;
use super::report::{self, Report};
use crate::saved;
use crate::workspace::learn;
use crate::workspace::plan;
use crate::workspace::problem::{Fault, Severity};
use crate::workspace::target::Target;
use crate::workspace::{Draft, DraftId, Progress, Workspace};
use find::{Find, Found};

/// For whom a question is asked, where it is about no draft.
pub const ALL: &str = "all";

/// A run, under way or over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where it sends to.
    target: Target,
    step: Step,
    /// The drafts that are to be there in the end.
    all: Vec<DraftId>,
    /// Those of them that were created before.
    before: Vec<DraftId>,
    /// What became of those that are done, in order.
    done: Vec<Done>,
    /// The draft at which it stopped, as it was then.
    stop: Option<Draft>,
}

/// What a run does now.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// Looks at what exists.
    Finding(Find),
    /// This draft is under way, under this name, and these come behind it.
    Sending {
        id: DraftId,
        name: String,
        behind: Vec<DraftId>,
        /// The user wants to stop.
        is_last: bool,
    },
    Ended(End),
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// All of it exists.
    All,
    /// The user stopped it.
    Stopped,
    /// The draft of this name has a problem that holds it back, or another request was under way.
    Held(String),
    /// The draft of this name was not created, or it is not known.
    Failed(String),
    /// There is no telling what exists.
    Unclear(super::answer::check::Unclear),
    /// Project or service are others by now.
    Moved,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The draft.
    pub id: DraftId,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub what: What,
    /// The id under which the workspace has known it to be there.
    id_there: Option<String>,
    /// What has happened to it since.
    pub since: Since,
}

/// What has happened since to what was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Since {
    /// Nothing that is known.
    #[default]
    Nothing,
    /// It is no more.
    Gone,
    /// It was deleted, and created anew.
    Anew,
    /// It was deleted, and another bears its name.
    Replaced,
}

impl Done {
    fn of(id: DraftId, name: &str, what: What) -> Self {
        Self {
            id,
            name: name.to_owned(),
            what,
            id_there: None,
            since: Since::Nothing,
        }
    }

    /// Notes what the workspace knows of it.
    fn look(&mut self, workspace: &Workspace) {
        let draft = workspace.draft(self.id);
        let there = draft.and_then(|draft| match &draft.progress {
            Progress::Created(created) => Some(created).filter(|it| it.target == workspace.target),
            _ => None,
        });
        let is_same = |id: &str, known: &str| id == known || id.is_empty() || known.is_empty();
        self.since = match (there, &self.id_there) {
            (_, None) => Since::Nothing,
            (None, _) => Since::Gone,
            (Some(there), _) if there.sent == plan::OTHER => Since::Replaced,
            (Some(there), Some(id)) if !is_same(&there.id, id) => Since::Anew,
            _ => Since::Nothing,
        };
        if let Some(there) = there.filter(|it| it.sent != plan::OTHER) {
            self.id_there.get_or_insert_with(|| there.id.clone());
        }
    }

    fn is_made(&self) -> bool {
        matches!(self.what, What::Created | What::Existed)
    }
}

/// How many drafts are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct There {
    /// Those that are there.
    pub count: usize,
    /// Those of them that were created before the run.
    pub before: usize,
    /// All that are to be there in the end.
    pub all: usize,
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It was created.
    Created,
    /// It exists already: nothing was sent.
    Existed,
    /// Another exists by its name: nothing was sent.
    Other,
    /// It had been created before, and is no more: it is created anew.
    Gone,
}

impl Run {
    /// Begins a run, and gives what the app is told.
    pub fn begin(workspace: &Workspace, reports: &[Report]) -> (Self, Vec<String>) {
        let order = plan::remaining(workspace);
        let drafts = workspace.drafts.iter();
        let before = drafts.filter(|draft| draft.created(&workspace.target).is_some());
        let before: Vec<DraftId> = before.map(|draft| draft.id).collect();
        let mut run = Self {
            target: workspace.target.clone(),
            step: Step::Ended(End::All),
            all: [&*before, &order].concat(),
            before,
            done: Vec::new(),
            stop: None,
        };
        // Looked at before the first is sent: half of a pipeline helps nobody.
        let mut drafts = order.iter().filter_map(|id| workspace.draft(*id));
        if let Some(held) = drafts.find(|draft| is_held(draft, workspace, reports)) {
            run.step = Step::Ended(End::Held(held.name().to_owned()));
            run.stop = Some(held.clone());
            return (run, vec![["hold ", &held.id.0.to_string()].concat()]);
        }
        let (find, question) = Find::begin(workspace.target.generation);
        run.step = Step::Finding(find);
        let told = vec![super::answer::asked(ALL, &run.target, &question)];
        (run, told)
    }

    /// Whether it is under way.
    pub fn is_under_way(&self) -> bool {
        !matches!(self.step, Step::Ended(_))
    }

    /// Looks what has become since of what it has done.
    pub fn look(&mut self, workspace: &Workspace) {
        let made = self.done.iter_mut().filter(|done| done.is_made());
        made.for_each(|done| done.look(workspace));
    }

    /// How many drafts are there.
    fn there(&self, workspace: &Workspace) -> There {
        let is_done = |id: &DraftId| {
            let mut made = self.done.iter().filter(|done| done.is_made());
            made.any(|done| done.id == *id && matches!(done.since, Since::Nothing | Since::Anew))
        };
        let is_of_before = |id: &DraftId| self.before.contains(id) && is_there(*id, workspace);
        // Once it is over, one or the other may have been sent by itself.
        let is_there = |id: &&DraftId| {
            is_done(id) || is_of_before(id) || !self.is_under_way() && is_there(**id, workspace)
        };
        There {
            count: self.all.iter().filter(is_there).count(),
            before: self.before.iter().filter(|id| is_of_before(id)).count(),
            all: self.all.len(),
        }
    }

    /// Whether it still says something of this workspace: what a run at another service did says nothing here.
    pub fn is_about(&self, workspace: &Workspace) -> bool {
        self.is_under_way()
            || self.target == workspace.target
            || self.step == Step::Ended(End::Moved)
    }

    /// Whether the draft at which it stopped is as it was: neither mended nor created since.
    fn is_stopped_still(&self, workspace: &Workspace) -> bool {
        self.stop.as_ref().is_none_or(|stop| {
            let now = workspace.draft(stop.id);
            now.is_some_and(|now| {
                now.subject == stop.subject && now.created(&workspace.target).is_none()
            })
        })
    }

    /// Whether the user has stopped it, and it ends with the request that is under way.
    pub fn is_stopping(&self) -> bool {
        matches!(self.step, Step::Sending { is_last: true, .. })
    }

    /// Takes the answer to a question, as [`super::answer::check::Check::take`] does, and gives what the app is told.
    pub fn got(&mut self, status: Option<u16>, body: &str, workspace: &Workspace) -> Vec<String> {
        let Step::Finding(find) = &mut self.step else {
            return Vec::new();
        };
        if workspace.target != self.target {
            return self.end(End::Moved);
        }
        match find.take(status, body, workspace) {
            Err(why) => self.end(End::Unclear(why)),
            Ok(Found::Ask(question)) => {
                vec![super::answer::asked(ALL, &self.target, &question)]
            }
            Ok(Found::All(learnt)) => {
                self.note(&learnt, workspace);
                let mut known = workspace.clone();
                for (id, progress) in &learnt {
                    known.set_progress(*id, progress.clone());
                }
                let order = plan::remaining(&known);
                let mut told = vec![learn_of(&learnt, workspace)];
                told.extend(self.go_on(order, workspace));
                told
            }
        }
    }

    /// Takes an exchange, and gives what the app is told.
    pub fn ended(&mut self, told: &Told, workspace: &Workspace) -> Vec<String> {
        let Step::Sending {
            id,
            name,
            behind,
            is_last,
        } = &self.step
        else {
            return Vec::new();
        };
        if told.draft.id != *id {
            return Vec::new();
        }
        let (name, behind, is_last) = (name.clone(), behind.clone(), *is_last);
        let progress = learn::progress(&told.outcome, &told.draft, &told.target);
        if !matches!(progress, Progress::Created(_)) {
            let shown = ["shown ", &id.0.to_string()].concat();
            self.stop = workspace.draft(told.draft.id).cloned();
            self.end(End::Failed(name));
            return vec![shown];
        }
        self.done
            .push(Done::of(told.draft.id, &name, What::Created));
        if is_last && !behind.is_empty() {
            return self.end(End::Stopped);
        }
        self.go_on(behind, workspace)
    }

    /// The app has held back what it was told to send.
    pub fn held(&mut self, workspace: &Workspace) {
        if let Step::Sending { id, name, .. } = &self.step {
            self.stop = workspace.draft(*id).cloned();
            self.step = Step::Ended(End::Held(name.clone()));
        }
    }

    /// The user stops it. What is under way may have arrived.
    pub fn stop(&mut self) -> Vec<String> {
        match &mut self.step {
            Step::Finding(_) => self.end(End::Stopped),
            Step::Sending { is_last, .. } => {
                *is_last = true;
                vec!["cancel ".to_owned()]
            }
            Step::Ended(_) => Vec::new(),
        }
    }

    /// Sends the next draft that is still there.
    fn go_on(&mut self, mut order: Vec<DraftId>, workspace: &Workspace) -> Vec<String> {
        order.retain(|id| workspace.draft(*id).is_some());
        if order.is_empty() {
            return self.end(End::All);
        }
        if workspace.target != self.target {
            return self.end(End::Moved);
        }
        let id = order.remove(0);
        let name = workspace.draft(id).map(Draft::name).unwrap_or_default();
        self.step = Step::Sending {
            id,
            name: name.to_owned(),
            behind: order,
            is_last: false,
        };
        vec![["send-one ", &id.0.to_string()].concat()]
    }

    fn end(&mut self, end: End) -> Vec<String> {
        self.step = Step::Ended(end);
        Vec::new()
    }

    /// Notes what the look has told of those that are to be created, and of those that are no more.
    fn note(&mut self, learnt: &[(DraftId, Progress)], workspace: &Workspace) {
        for (id, progress) in learnt {
            let Some(draft) = workspace.draft(*id) else {
                continue;
            };
            let was_created = draft.created(&self.target).is_some();
            let what = match (progress, was_created) {
                (Progress::Created(created), _) if created.sent == plan::OTHER => What::Other,
                (Progress::Created(_), false) => What::Existed,
                (Progress::Draft, true) => What::Gone,
                _ => continue,
            };
            self.before.retain(|before| before != id);
            self.done.push(Done::of(*id, draft.name(), what));
        }
    }
}

/// Whether a draft is known to be created at the target, as it stands here.
fn is_there(id: DraftId, workspace: &Workspace) -> bool {
    let progress = workspace.draft(id).map(|draft| &draft.progress);
    matches!(progress, Some(Progress::Created(created))
        if created.target == workspace.target && created.sent != plan::OTHER)
}

/// Whether a draft would be held back, whatever is created before it.
fn is_held(draft: &Draft, workspace: &Workspace, reports: &[Report]) -> bool {
    let problems = report::problems(draft, workspace, reports);
    problems.iter().any(|problem| {
        problem.severity >= Severity::Error && !matches!(problem.fault, Fault::NoTableId(_))
    })
}

/// What the app is told that drafts have become.
fn learn_of(learnt: &[(DraftId, Progress)], workspace: &Workspace) -> String {
    let mut known = workspace.clone();
    known
        .drafts
        .retain(|draft| learnt.iter().any(|(id, _)| *id == draft.id));
    for (id, progress) in learnt {
        known.set_progress(*id, progress.clone());
    }
    ["progress ", &saved::write_workspace(&known)].concat()
}
