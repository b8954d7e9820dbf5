//! The panel `On the service`: the tables and jobs that exist there, looked at again and again while it is open, and what
//! can be done with each.
//!
//! - [`applications`]: those of a service of today.
//! - [`differs`]: whether a table there is the one that a draft describes.
//! - [`learn`]: what the lists mean for the workspace.
//! - [`view`](mod@view): the panel as nodes.

pub mod applications;
pub mod differs;
pub mod learn;
mod past;
pub mod view;

use super::lists::{self, Found, List, Lists, Of, Question, Trouble};
use crate::api::applications::answer::Application;
use crate::api::discovery::{Job, Table};
use crate::api::endpoints::{
    CANCEL_JOB, DELETE_APPLICATION, DELETE_TABLE, DELETE_VERSION, Endpoint,
};
use crate::api::generation::Generation;
use crate::desk::answer::told::Told;
use crate::saved;
use crate::snippet::{CURL, Options};
use crate::text::service as say;
use crate::workspace::field::Field;
use crate::workspace::learn::Outcome as Ended;
use crate::workspace::plan::Route;
use crate::workspace::target::Target;
use crate::workspace::{DraftId, Subject, Workspace};

/// Seconds between two looks, as long as something changes.
const PACE: u32 = 5;
/// The most seconds between two looks, where nothing does.
const PACE_MAX: u32 = 60;
/// The most jobs whose names are asked for by themselves: a list tells ids alone.
const NAMED_MAX: usize = 30;

/// Something on the service, by its id; a version's stands behind that of its application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as what it is")]
pub enum Thing {
    Table(String),
    Job(String),
    Application(String),
    Version(String),
}

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct Panel {
    is_open: bool,
    unfolded: Option<Thing>,
    /// The ids of the versions that are compared.
    compared: Vec<String>,
    /// What is to be deleted or cancelled, if the user says so once more.
    doubted: Option<Thing>,
    /// What is being deleted or cancelled, where, and how it is called.
    act: Option<Act>,
    /// What became of the last act.
    said: Option<Said>,
    /// What became of the copy of a command.
    told: &'static str,
    /// Seconds to the next look.
    wait: u32,
    pace: u32,
    /// What the last look brought, to tell whether anything has changed.
    seen: Vec<String>,
    /// How many requests were sent.
    sent: u32,
    /// How many were when the tables were asked for.
    sent_before: u32,
    acts: u32,
}

#[derive(Debug)]
struct Act {
    name: u32,
    thing: Thing,
    target: Target,
    called: String,
}

#[derive(Debug)]
struct Said {
    sentence: String,
    is_good: bool,
    /// The job that it says is being cancelled, and how it is called.
    cancels: Option<[String; 2]>,
}

/// What the panel looks at.
pub struct Scene<'a> {
    /// What is known.
    pub lists: &'a mut Lists,
    /// Drafts and target.
    pub workspace: &'a Workspace,
    /// The draft that is shown.
    pub shown: Option<DraftId>,
    /// Whether the token's field holds something.
    pub has_token: bool,
    /// Where requests go.
    pub route: Option<&'a Route>,
}

/// What follows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the app is told.
    pub told: Vec<String>,
    /// The id of what gets the focus.
    pub focus: Option<String>,
    /// What is to be pasted.
    pub paste: Option<Question>,
    /// What is to be copied.
    pub copy: Option<String>,
}

impl Scene<'_> {
    fn question(&self, of: Of) -> Question {
        Question::of(of, &self.workspace.target)
    }

    fn list(&self, of: Of) -> Option<&List> {
        self.lists.get(&self.question(of))
    }

    /// Whether there are no tables and jobs to look at, but applications.
    fn is_retired(&self) -> bool {
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

    fn job(&self, id: &str) -> Option<&crate::api::discovery::JobDetail> {
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
    fn application(&self, id: &str) -> Option<&Application> {
        let question = Question::application(&self.workspace.target, id);
        match self.lists.found(&question)? {
            Found::Application(known) => Some(known),
            _ => None,
        }
    }

    /// Whether a list of what is looked at is known.
    fn is_known(&self, of: Of) -> bool {
        self.list(of).is_some_and(|list| list.found.is_some())
    }

    /// What is looked at.
    fn looked_at(&self) -> &'static [Of] {
        if self.is_retired() {
            &[Of::Applications]
        } else {
            &[Of::Tables, Of::Jobs]
        }
    }

    /// The question for the details of something.
    fn details(&self, thing: &Thing) -> Option<Question> {
        let target = &self.workspace.target;
        match thing {
            Thing::Job(id) => Some(Question::job(target, id)),
            Thing::Application(id) => Some(Question::application(target, id)),
            Thing::Table(_) | Thing::Version(_) => None,
        }
    }

    fn table(&self, id: &str) -> Option<&Table> {
        self.tables()?.iter().find(|table| table.id == id)
    }

    /// How a table or a job is called.
    fn called(&self, thing: &Thing) -> String {
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

    /// The fields in which a table differs from the draft that created one of its name.
    fn differing(&self, table: &Table) -> Vec<Field> {
        let target = &self.workspace.target;
        let mut drafts = self.workspace.tables();
        let draft = drafts.find(|(draft, _)| {
            let created = draft.created(target);
            created.is_some_and(|created| created.name == table.name)
        });
        draft.map_or_else(Vec::new, |(_, draft)| differs::fields(draft, table))
    }

    fn trouble(&self) -> Option<&Trouble> {
        let mut of = self.looked_at().iter();
        of.find_map(|of| self.list(*of)?.trouble.as_ref())
    }
}

impl Panel {
    /// Whether it is open: it looks as long as it is.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What follows from what the user does at the control that says `act`.
    pub fn react(&mut self, act: &str, scene: &mut Scene) -> Outcome {
        let mut outcome = Outcome::default();
        let (verb, about) = act.split_once(' ').unwrap_or((act, ""));
        match verb {
            "toggle" => {
                self.is_open = !self.is_open;
                self.doubted = None;
                if self.is_open {
                    outcome.told = self.look(scene);
                }
            }
            "refresh" => outcome.told = self.look(scene),
            "paste" => {
                let of = match about {
                    "jobs" => Of::Jobs,
                    "applications" => Of::Applications,
                    _ => Of::Tables,
                };
                outcome.paste = Some(scene.question(of)).filter(Question::is_possible);
            }
            "unfold" | "doubt" | view::KEEP if self.act.is_some() => {}
            "unfold" => {
                let thing = thing(about);
                self.doubted = None;
                self.unfolded = thing.filter(|thing| self.unfolded.as_ref() != Some(thing));
                self.compared.clear();
                let unfolded = self.unfolded.as_ref();
                if let Some(question) = unfolded.and_then(|it| scene.details(it)) {
                    outcome.told.extend(scene.asked(&question));
                }
            }
            "compare" => applications::choose(&mut self.compared, about),
            "open-version" => match self.drafts_of(about, scene) {
                Some((workspace, draft)) => {
                    self.say(learn::said_of(&workspace, scene.workspace, draft), true);
                    outcome.told = shown(&workspace, draft);
                }
                None => self.say(say::VERSION_NOT_OPENED.to_owned(), false),
            },
            "use" => {
                if let Some(table) = scene.table(about) {
                    let (used, job) = learn::used(scene.workspace, scene.shown, &table.name);
                    self.say(say::used(&table.name, used.draft(job)), true);
                    outcome.told = shown(&used, job);
                }
            }
            "open" => {
                let target = &scene.workspace.target;
                let table = scene.table(about);
                let opened = table.and_then(|it| learn::opened(scene.workspace, target, it));
                match opened {
                    Some((workspace, draft)) => {
                        self.say(learn::said_of(&workspace, scene.workspace, draft), true);
                        outcome.told = shown(&workspace, draft);
                    }
                    None => self.say(say::NOT_OPENED.to_owned(), false),
                }
            }
            "doubt" => {
                self.doubted = thing(about);
                self.said = None;
                self.told = "";
                outcome.focus = Some(view::KEEP_ID.to_owned());
            }
            // The dialog gives the focus back to where it was.
            view::KEEP | view::CLOSED => self.doubted = None,
            "copy" => outcome.copy = self.command(scene),
            view::DO => self.act(scene, &mut outcome),
            _ => {}
        }
        outcome
    }

    /// Whether the user is asked about something.
    pub fn is_in_doubt(&self) -> bool {
        self.doubted.is_some()
    }

    /// Says what became of the copy of a command.
    pub fn copied(&mut self, said: &'static str) {
        self.told = said;
    }

    fn say(&mut self, sentence: String, is_good: bool) {
        self.said = Some(Said {
            sentence,
            is_good,
            cancels: None,
        });
    }

    /// Deletes or cancels what the user was asked about, once.
    fn act(&mut self, scene: &Scene, outcome: &mut Outcome) {
        // The question stays until there is an answer: the second half of a double click is to find it.
        let Some(thing) = self.doubted.clone().filter(|_| self.act.is_none()) else {
            return;
        };
        self.acts += 1;
        let (endpoint, id) = of(&thing);
        let target = scene.workspace.target.clone();
        let asker = format!("!{}", self.acts);
        outcome
            .told
            .push(lists::told(&asker, endpoint, &target, id));
        self.said = None;
        self.act = Some(Act {
            name: self.acts,
            called: scene.called(&thing),
            thing,
            target,
        });
    }

    /// Takes what became of an act: the status where something was sent and answered.
    pub fn acted(&mut self, name: u32, status: Acted, body: &str, scene: &mut Scene) -> Outcome {
        let mut outcome = Outcome::default();
        if self.act.as_ref().is_none_or(|act| act.name != name) {
            return outcome;
        }
        let Some(act) = self.act.take() else {
            return outcome;
        };
        self.doubted = None;
        let trouble = match status {
            Acted::NotSent => {
                self.say(say::NOT_SENT.to_owned(), false);
                return outcome;
            }
            Acted::Unknown => Some(Trouble::Silent),
            Acted::Answered(status) => lists::trouble(status, body),
        };
        outcome.focus = Some(view::unfold_id(&holder(&act.thing)));
        let is_done = trouble.is_none();
        self.say(
            say::acted(&act.thing, &act.called, trouble.as_ref()),
            is_done,
        );
        self.sent += 1;
        if is_done {
            let (_, id) = of(&act.thing);
            outcome.told.extend(told_if_new(
                scene.workspace,
                &learn::without(scene.workspace, &act.target, id),
            ));
        }
        match (&act.thing, &mut self.said) {
            (Thing::Table(id), _) if is_done => {
                scene.lists.change_tables(&act.target, |tables| {
                    tables.retain(|table| table.id != *id);
                });
                self.unfolded = None;
                outcome.focus = Some(view::TOGGLE_ID.to_owned());
            }
            (Thing::Application(id), _) if is_done => {
                scene.lists.forget_application(&act.target, id);
                self.unfolded = None;
                outcome.focus = Some(view::TOGGLE_ID.to_owned());
            }
            (Thing::Job(id), Some(said)) if is_done => {
                said.cancels = Some([id.clone(), act.called]);
            }
            _ => {}
        }
        outcome.told.extend(self.look(scene));
        outcome
    }

    /// The command that does what the user is asked about.
    pub fn command(&self, scene: &Scene) -> Option<String> {
        let (endpoint, id) = of(self.doubted.as_ref()?);
        let request = lists::request(endpoint, scene.route?, &scene.workspace.target, id);
        Some((CURL.write)(&request, Options::default()).text)
    }

    /// A draft was sent: what was known of a table of that name is of the past.
    pub fn exchanged(&mut self, told: &Told, scene: &mut Scene) -> Vec<String> {
        self.sent += 1;
        let is_table = matches!(told.draft.subject, Subject::Table(_));
        if is_table && matches!(told.outcome, Ended::Answered(_)) {
            scene.lists.change_tables(&told.target, |tables| {
                tables.retain(|table| table.name != told.draft.name());
            });
        }
        if self.is_open {
            self.look(scene)
        } else {
            Vec::new()
        }
    }

    /// A second is over, and the page in sight. Says what to ask now.
    pub fn tick(&mut self, scene: &mut Scene) -> Vec<String> {
        if !self.is_open || !scene.has_token || scene.trouble().is_some() {
            return Vec::new();
        }
        if scene.list(scene.looked_at()[0]).is_none() {
            // Another service was named: a name is typed letter by letter, and is looked at when it stands still.
            self.wait = self.wait.min(PACE);
        }
        self.wait = self.wait.saturating_sub(1);
        if self.wait > 0 {
            return Vec::new();
        }
        self.pace = (self.pace * 2).min(PACE_MAX);
        self.wait = self.pace;
        self.ask(scene)
    }

    /// Looks now, and soon again.
    fn look(&mut self, scene: &mut Scene) -> Vec<String> {
        self.pace = PACE;
        self.wait = PACE;
        self.ask(scene)
    }

    fn ask(&mut self, scene: &mut Scene) -> Vec<String> {
        let mut told = Vec::new();
        for of in scene.looked_at() {
            let question = scene.question(*of);
            let asked = scene.asked(&question);
            if *of == Of::Tables && asked.is_some() {
                self.sent_before = self.sent;
            }
            told.extend(asked);
        }
        let unfolded = self.unfolded.as_ref();
        if let Some(question) = unfolded.and_then(|it| scene.details(it)) {
            told.extend(scene.asked(&question));
        }
        told
    }

    /// The workspace with a version of the application that is unfolded.
    fn drafts_of(&self, id: &str, scene: &Scene) -> Option<(Workspace, DraftId)> {
        let Some(Thing::Application(application)) = &self.unfolded else {
            return None;
        };
        let known = scene.application(application)?;
        let version = known.versions.iter().find(|version| version.id == id)?;
        let workspace = scene.workspace;
        applications::opened(workspace, &workspace.target, known, version)
    }

    /// What is said of a job that is being cancelled is true until it has ended.
    fn follow_up(&mut self, jobs: &[Job]) {
        let cancels = self.said.as_ref().and_then(|said| said.cancels.clone());
        let Some([id, called]) = cancels else {
            return;
        };
        let job = jobs.iter().find(|job| job.id == id);
        match job.map_or("", |job| &job.state) {
            learn::CANCELLED => self.say(say::cancelled(&called), true),
            "" | "FAILED" | "FINISHED" => self.said = None,
            _ => {}
        }
    }

    /// An answer has come, by asking or by pasting: what the workspace learns of it, and what to ask next.
    pub fn got(&mut self, question: &Question, scene: &mut Scene) -> Vec<String> {
        let mut told = Vec::new();
        if let (Of::Tables, Some(Found::Tables(tables))) =
            (question.of, scene.lists.found(question))
        {
            let is_latest = self.sent == self.sent_before;
            let learnt = learn::learn(scene.workspace, &question.target, tables, is_latest);
            told.extend(told_if_new(scene.workspace, &learnt));
        }
        if let (Of::Jobs, Some(Found::Jobs(jobs))) = (question.of, scene.lists.found(question)) {
            let learnt = learn::without_cancelled(scene.workspace, &question.target, jobs);
            told.extend(told_if_new(scene.workspace, &learnt));
            self.follow_up(jobs);
        }
        let is_looked_at = matches!(
            question.of,
            Of::Tables | Of::Jobs | Of::Applications | Of::Application
        );
        if is_looked_at {
            let seen = sight(scene);
            if seen != self.seen {
                self.seen = seen;
                self.pace = PACE;
                self.wait = self.wait.min(PACE);
            }
        }
        if self.is_open && scene.has_token {
            told.extend(match question.of {
                Of::Jobs | Of::Job => ask_a_name(scene),
                Of::Applications | Of::Application => ask_a_state(scene),
                _ => None,
            });
        }
        told
    }
}

/// Asks for the name of the next job that has none yet.
fn ask_a_name(scene: &mut Scene) -> Option<String> {
    let target = &scene.workspace.target;
    let jobs = scene.jobs()?.iter().take(NAMED_MAX);
    let mut questions = jobs.map(|job| Question::job(target, &job.id));
    let next = questions.find(|question| scene.lists.get(question).is_none())?;
    scene.lists.need(&next)
}

/// Asks for the state of the next application of which none is known: their list may tell none.
fn ask_a_state(scene: &mut Scene) -> Option<String> {
    let target = &scene.workspace.target;
    let known = scene.applications()?.iter().take(NAMED_MAX);
    let mut questions = known.map(|known| Question::application(target, &known.id));
    let next = questions.find(|question| scene.lists.get(question).is_none())?;
    scene.lists.need(&next)
}

fn sight(scene: &Scene) -> Vec<String> {
    let tables = scene.tables().unwrap_or_default().iter();
    let jobs = scene.jobs().unwrap_or_default().iter();
    let applications = scene.applications().unwrap_or_default().iter();
    let states = applications.map(|known| {
        let known = scene.application(&known.id).unwrap_or(known);
        let deployment = known.deployment.as_ref();
        let state = deployment.map_or("", |deployment| &deployment.status);
        [&*known.id, state, &known.versions.len().to_string()].join(" ")
    });
    tables
        .map(|table| table.id.clone())
        .chain(states)
        .chain(jobs.map(|job| [&*job.id, &*job.state].join(" ")))
        .collect()
}

/// What became of what was to be deleted or cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acted {
    /// Nothing was sent.
    NotSent,
    /// It was sent, and no answer could be read.
    Unknown,
    /// The API answered with this status.
    Answered(u16),
}

impl Scene<'_> {
    fn asked(&mut self, question: &Question) -> Option<String> {
        if !self.has_token {
            return None;
        }
        self.lists.ask(question)
    }
}

fn of(thing: &Thing) -> (&'static Endpoint, &str) {
    match thing {
        Thing::Table(id) => (&DELETE_TABLE, id),
        Thing::Job(id) => (&CANCEL_JOB, id),
        Thing::Application(id) => (&DELETE_APPLICATION, id),
        Thing::Version(id) => (&DELETE_VERSION, id),
    }
}

/// What shows something: a version stands with its application.
fn holder(thing: &Thing) -> Thing {
    match thing {
        Thing::Version(id) => {
            let application = id.split(' ').next().unwrap_or_default();
            Thing::Application(application.to_owned())
        }
        thing => thing.clone(),
    }
}

fn thing(about: &str) -> Option<Thing> {
    let (kind, id) = about.split_once(' ')?;
    Some(match kind {
        "table" => Thing::Table(id.to_owned()),
        "application" => Thing::Application(id.to_owned()),
        "version" => Thing::Version(id.to_owned()),
        _ => Thing::Job(id.to_owned()),
    })
}

/// What the app is told of a workspace, unless it is as it was.
pub fn told_if_new(before: &Workspace, after: &Workspace) -> Option<String> {
    (before != after).then(|| ["workspace ", &saved::write_workspace(after)].concat())
}

fn shown(workspace: &Workspace, draft: DraftId) -> Vec<String> {
    vec![
        ["workspace ", &saved::write_workspace(workspace)].concat(),
        format!("shown {}", draft.0),
    ]
}
