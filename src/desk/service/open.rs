//! What exists as drafts: what is made of it, and what is asked where drafts of the same names are here and differ.

use super::view::{DOUBT_ID, KEEP, KEEP_ID, TITLE_ID};
use super::{Outcome, Panel, Scene, told_if_new};
use crate::desk::import::SameName;
use crate::desk::import::adopt::{Taken, adopt, differing, same};
use crate::desk::node::{Node, button, element};
use crate::import::Import;
use crate::text::{service as say, share};
use crate::workspace::{Created, Draft, DraftId, Progress, Workspace};

/// What can become drafts.
#[derive(Debug)]
pub struct Opening {
    /// The drafts. The last is the one that is shown.
    pub import: Import,
    /// What exists, which that draft is known to be.
    pub created: Created,
}

/// What became drafts.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// The workspace with them.
    pub workspace: Workspace,
    /// The draft that is shown.
    pub draft: DraftId,
    /// What has changed.
    pub taken: Taken,
    /// What is said of it.
    pub said: String,
}

impl Opening {
    /// The drafts that bear the name of one of these and differ.
    pub fn in_the_way<'a>(&self, workspace: &'a Workspace) -> Vec<&'a Draft> {
        differing(workspace, &self.import)
    }

    /// Makes drafts of it. `same_name`: what becomes of those in the way.
    pub fn open(&self, workspace: &Workspace, same_name: SameName) -> Option<Opened> {
        let replaced: Vec<DraftId> = match same_name {
            SameName::Stay => Vec::new(),
            SameName::MakeRoom => {
                let drafts = self.in_the_way(workspace).into_iter();
                drafts.map(|draft| draft.id).collect()
            }
        };
        let (mut adopted, mut taken) = adopt(workspace, &self.import, &replaced);
        let shown = same(&adopted, self.import.drafts.last()?)?;
        let (draft, progress) = (shown.id, Progress::Created(self.created.clone()));
        let made_room = replaced.is_empty() && !taken.removed.is_empty();
        let said = say::opened(shown.name(), made_room);
        for added in taken.added.iter_mut().filter(|added| added.id == draft) {
            progress.clone_into(&mut added.progress);
        }
        adopted.set_progress(draft, progress);
        Some(Opened {
            workspace: adopted,
            draft,
            taken,
            said,
        })
    }
}

impl Opening {
    /// What is asked where drafts are in the way.
    pub(super) fn question(&self, workspace: &Workspace) -> [Node; 3] {
        let end = element("div")
            .with("class", "dialog-end actions")
            .child(button("button", KEEP, share::CLOSE).with("id", KEEP_ID))
            .child(button("button", "replace", share::REPLACE))
            .child(button("button main", "beside", share::BESIDE));
        [
            element("h2")
                .with("id", TITLE_ID)
                .text(say::OPEN_AS_DRAFTS)
                .into(),
            element("p")
                .with("id", DOUBT_ID)
                .text(share::question(&self.in_the_way(workspace)))
                .into(),
            end.into(),
        ]
    }
}

impl Panel {
    /// Opens what exists as drafts, and asks before where there are such of the same names that differ.
    pub(super) fn open(&mut self, opening: Opening, scene: &Scene, outcome: &mut Outcome) {
        self.said = None;
        if opening.in_the_way(scene.workspace).is_empty() {
            self.take(&opening, SameName::Stay, scene, outcome);
        } else {
            self.asked = Some(opening);
            outcome.focus = Some(KEEP_ID.to_owned());
        }
    }

    /// Opens what was asked about, now that the user has said what becomes of drafts of the same names.
    pub(super) fn decide(&mut self, same_name: SameName, scene: &Scene, outcome: &mut Outcome) {
        if let Some(opening) = self.asked.take() {
            self.take(&opening, same_name, scene, outcome);
        }
    }

    fn take(&mut self, of: &Opening, same_name: SameName, scene: &Scene, outcome: &mut Outcome) {
        let Some(opened) = of.open(scene.workspace, same_name) else {
            return;
        };
        if opened.taken.added.is_empty() {
            let known = opened.workspace.draft(opened.draft);
            self.say(say::here_already(known.map_or("", Draft::name)), true);
            let changed = told_if_new(scene.workspace, &opened.workspace);
            outcome.told.extend(changed);
            outcome.told.push(format!("shown {}", opened.draft.0));
        } else {
            outcome.opened = Some(opened);
        }
    }
}
