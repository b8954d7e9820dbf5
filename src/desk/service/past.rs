//! What is deleted or cancelled, for the history.

use super::act::of;
use super::{Panel, Scene, Thing};
use crate::desk::answer::told::Told;
use crate::desk::lists;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use crate::workspace::{Subject, Workspace};

impl Panel {
    /// The act that is under way: its name, and the exchange that it begins. What it hits may be no draft of the
    /// workspace, so that its name is all that is kept of it.
    pub fn begun(&self, scene: &Scene) -> Option<(u32, Told)> {
        let act = self.act.as_ref()?;
        let (endpoint, id) = of(&act.thing);
        let request = lists::request(endpoint, scene.route?, &act.target, id);
        let called = act.called.clone();
        let subject = match &act.thing {
            Thing::Table(_) => Subject::Table(Table {
                name: called,
                ..Table::default()
            }),
            Thing::Job(_) | Thing::Application(_) | Thing::Version(_) => Subject::Job(Job {
                name: called,
                ..Job::default()
            }),
        };
        let mut hit = Workspace::default();
        hit.add(subject);
        let draft = hit.drafts.pop()?;
        Some((act.name, Told::begun(draft, act.target.clone(), &request)))
    }
}
