//! The looks at what is there, again and again while the panel is open, and what each brings.

use super::{PACE, PACE_MAX, Panel, Scene, learn, told_if_new};
use crate::api::discovery::Job;
use crate::desk::answer::told::Told;
use crate::desk::lists::{Found, Of, Question};
use crate::text::service as say;
use crate::workspace::Subject;
use crate::workspace::learn::Outcome as Ended;

/// The most jobs whose names are asked for by themselves: a list tells ids alone.
const NAMED_MAX: usize = 30;

impl Panel {
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
    pub(super) fn look(&mut self, scene: &mut Scene) -> Vec<String> {
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
