//! What was deleted or cancelled, for the history.

use super::{Acted, Panel, Scene, Thing, of};
use crate::api::answer::{Answer, Extent, Silence};
use crate::desk::answer::told::{Sent, Told};
use crate::desk::lists;
use crate::workspace::job::Job;
use crate::workspace::learn::Outcome;
use crate::workspace::table::Table;
use crate::workspace::{Draft, DraftId, Progress, Subject};

impl Panel {
    /// The exchange that an answer to this act ends. What was hit may be no draft of the workspace, so that its name is
    /// all that is kept of it. `None` where nothing was sent.
    pub fn exchange(&self, name: u32, acted: Acted, body: &str, scene: &Scene) -> Option<Told> {
        let act = self.act.as_ref().filter(|act| act.name == name)?;
        let outcome = match acted {
            Acted::NotSent => return None,
            Acted::Unknown => Outcome::Silent(Silence::NoAnswer),
            Acted::Answered(status) => Outcome::Answered(Answer {
                status,
                body: body.to_owned(),
                extent: Extent::Whole,
            }),
        };
        let (endpoint, id) = of(&act.thing);
        let request = lists::request(endpoint, scene.route?, &act.target, id);
        let called = act.called.clone();
        let subject = match &act.thing {
            Thing::Table(_) => Subject::Table(Table {
                name: called,
                ..Table::default()
            }),
            Thing::Job(_) => Subject::Job(Job {
                name: called,
                ..Job::default()
            }),
        };
        Some(Told {
            draft: Draft {
                id: DraftId(0),
                subject,
                extra: String::new(),
                unread: None,
                progress: Progress::Draft,
            },
            target: act.target.clone(),
            sent: Sent::of(&request),
            took: 0,
            outcome,
        })
    }
}
