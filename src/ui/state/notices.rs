//! What the user is told, and the ways back.

use super::State;
use crate::browser::desk;
use crate::text;
use crate::workspace::example::{self, Removed};
use crate::workspace::{Draft, DraftId, Workspace};
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many notices there were: one that is gone leaves its id to no other, which would be taken for it.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// Something that the user is told.
#[derive(Clone)]
pub(in crate::ui) struct Notice {
    pub(in crate::ui) id: u32,
    pub(in crate::ui) text: String,
    pub(in crate::ui) undo: Option<Undo>,
}

/// The way back from what a notice tells.
#[derive(Clone)]
pub(in crate::ui) enum Undo {
    PutBack(usize, Draft),
    Restore(Removed),
    /// What was imported, by the number that the desk knows it by.
    Untake(String),
    /// What another tab had kept, or what this one showed before it showed that.
    Put(Workspace),
}

impl State {
    pub(in crate::ui) fn delete(self, id: DraftId) {
        let removed = self
            .workspace
            .try_update(|workspace| workspace.remove(id))
            .flatten();
        if let Some((position, draft)) = removed {
            let said = text::workspace::deleted(draft.name());
            self.tell(said, Some(Undo::PutBack(position, draft)));
        }
    }

    pub(in crate::ui) fn start_empty(self) {
        let config = self.config;
        let named_by_host = [config.project.is_some(), config.service.is_some()];
        let removed = self
            .workspace
            .try_update(|workspace| example::remove(workspace, named_by_host));
        if let Some(removed) = removed {
            let said = text::workspace::emptied(removed.drafts.len());
            self.tell(said, Some(Undo::Restore(removed)));
        }
    }

    /// Goes back. What was made since stays.
    pub(in crate::ui) fn undo(self, undo: Undo) {
        match undo {
            Undo::PutBack(position, draft) => {
                let id = self
                    .workspace
                    .try_update(|workspace| workspace.put_back(position, draft));
                if let Some(id) = id {
                    self.select(id);
                }
            }
            Undo::Untake(number) => desk::untake(&number),
            Undo::Put(workspace) => self.workspace.update(|shown| shown.replace(workspace)),
            Undo::Restore(removed) => self
                .workspace
                .update(|workspace| example::restore(workspace, removed)),
        }
    }

    pub(in crate::ui) fn tell(self, text: String, undo: Option<Undo>) {
        self.notices.update(|notices| {
            let id = COUNT.fetch_add(1, Ordering::Relaxed);
            notices.retain(|notice| notice.undo.is_some() || notice.text != text);
            notices.push(Notice { id, text, undo });
        });
    }

    pub(in crate::ui) fn dismiss(self, id: u32) {
        self.notices
            .update(|notices| notices.retain(|notice| notice.id != id));
    }
}
