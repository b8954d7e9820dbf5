//! What is deleted or cancelled, once the user has said so twice.

use super::{Act, Outcome, Panel, Scene, Thing, learn, told_if_new, view};
use crate::api::endpoints::{
    CANCEL_JOB, DELETE_APPLICATION, DELETE_TABLE, DELETE_VERSION, Endpoint,
};
use crate::desk::lists::{self, Trouble};
use crate::snippet::{CURL, Options};
use crate::text::service as say;

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

impl Panel {
    /// Deletes or cancels what the user was asked about, once.
    pub(super) fn act(&mut self, scene: &Scene, outcome: &mut Outcome) {
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
                outcome.focus = Some(view::act_id(&act.thing));
                return outcome;
            }
            Acted::Unknown => Some(Trouble::Silent),
            Acted::Answered(status) => lists::trouble(status, body),
        };
        let is_done = trouble.is_none();
        outcome.focus = Some(if is_done {
            view::unfold_id(&holder(&act.thing))
        } else {
            view::act_id(&act.thing)
        });
        // What is deleted leaves the focus to its neighbour.
        let neighbour = scene.neighbour(&act.thing);
        let neighbour = neighbour.map_or(view::TOGGLE_ID.to_owned(), |it| view::unfold_id(&it));
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
                outcome.focus = Some(neighbour);
            }
            (Thing::Application(id), _) if is_done => {
                scene.lists.forget_application(&act.target, id);
                self.unfolded = None;
                outcome.focus = Some(neighbour);
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
}

/// What deletes or cancels something, and the id that its path has.
pub(super) fn of(thing: &Thing) -> (&'static Endpoint, &str) {
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
