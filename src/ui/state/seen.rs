//! What the user types into a draft, how far they have come with it, and what is marked in it.

use super::State;
use crate::browser::page;
use crate::workspace::field::Field;
use crate::workspace::problem::Problem;
use crate::workspace::{DraftId, Progress, Workspace};
use leptos::prelude::*;

/// How far the user has come: while a draft is typed into, nothing new is marked wrong in it, and what is missing not
/// before its field was left or its draft was to be sent.
#[derive(Default)]
pub(in crate::ui) struct Seen {
    left: Vec<(DraftId, Field)>,
    /// The draft that is typed into.
    typed: Option<DraftId>,
    tried: Vec<DraftId>,
    /// What the API said about fields that have not been edited since.
    marks: Vec<(DraftId, Field, String)>,
    /// The draft that was held back, and by how many problems.
    pub(in crate::ui) held: Option<(DraftId, usize)>,
    /// The draft that the user is asked about before it is sent once more.
    pub(in crate::ui) again: Option<DraftId>,
}

impl Seen {
    pub(super) fn note_left(&mut self, id: DraftId, field: Field) {
        if !self.left.contains(&(id, field)) {
            self.left.push((id, field));
        }
    }
}

impl State {
    /// The fields that stay marked when a draft begins to be typed into. Later on these are known.
    pub(super) fn marked_fields(self, id: Option<DraftId>) -> Vec<Field> {
        let Some(id) = id.filter(|id| self.seen.with(|seen| seen.typed != Some(*id))) else {
            return Vec::new();
        };
        self.problems.with(|problems| {
            let marked = problems.iter().filter(|problem| self.is_shown(id, problem));
            marked.map(|problem| problem.field).collect()
        })
    }

    /// The user has left a field.
    pub(in crate::ui) fn leave(self, field: Field) {
        let selected = self.selected.get_untracked();
        self.seen.update(|seen| {
            seen.typed = None;
            if let Some(id) = selected {
                seen.note_left(id, field);
            }
        });
    }

    /// The user has tried to send a draft: all that is wrong with it is shown from now on.
    pub(in crate::ui) fn try_draft(self, id: DraftId) {
        if !self.seen.with_untracked(|seen| seen.tried.contains(&id)) {
            self.seen.update(|seen| seen.tried.push(id));
        }
    }

    /// Whether a problem of a draft is shown yet.
    pub(in crate::ui) fn is_shown(self, id: DraftId, problem: &Problem) -> bool {
        let selected = self.selected.get();
        self.seen.with(|seen| {
            let is_typed = seen.typed == Some(id) && selected == Some(id);
            seen.tried.contains(&id)
                || seen.left.contains(&(id, problem.field))
                || !is_typed && !problem.fault.is_absence()
        })
    }

    /// What has become of the draft that the user is asked about before it is sent once more.
    pub(super) fn progress_asked_about(self) -> Option<Progress> {
        let again = self.seen.with_untracked(|seen| seen.again)?;
        let of = |workspace: &Workspace| Some(workspace.draft(again)?.progress.clone());
        self.workspace.with_untracked(of)
    }

    /// Forgets what the API said about a draft that is sent again.
    pub(in crate::ui) fn unmark(self, id: DraftId) {
        self.seen
            .update(|seen| seen.marks.retain(|(draft, ..)| *draft != id));
    }

    /// Notes what the API said about fields.
    pub(in crate::ui) fn mark(self, id: DraftId, fields: Vec<Field>, said: &str) {
        self.seen.update(|seen| {
            seen.marks
                .extend(fields.into_iter().map(|field| (id, field, said.to_owned())));
        });
    }

    /// What the API said about a field of the draft that is shown, unless it was edited since.
    pub(in crate::ui) fn marked(self, field: Field) -> Option<String> {
        let id = self.selected.get()?;
        self.seen.with(|seen| {
            let mut of_field = seen
                .marks
                .iter()
                .filter(|(draft, marked, _)| (*draft, *marked) == (id, field));
            of_field.next_back().map(|(_, _, said)| said.clone())
        })
    }

    /// Nothing more is typed for a moment.
    pub(super) fn rest(self) {
        self.seen.update(|seen| seen.typed = None);
    }

    /// Sets what a field holds.
    pub(in crate::ui) fn set_value(self, id: Option<DraftId>, field: Field, value: String) {
        let value = self.without_token(value);
        // What is typed into again has not been left yet, unless it is what was marked that is being mended.
        let is_clean = self
            .problems
            .with_untracked(|problems| problems.iter().all(|problem| problem.field != field));
        let selected = self.selected.get_untracked();
        let marked = untrack(|| self.marked_fields(selected));
        self.workspace.update(|workspace| match id {
            Some(id) => workspace.edit(id, |subject| field.set(subject, value)),
            None => field.set_in_target(&mut workspace.target, value),
        });
        self.follow_statements();
        self.seen.update(|seen| {
            if let Some(selected) = selected {
                seen.typed = page::is_typing().then_some(selected);
                for field in marked {
                    seen.note_left(selected, field);
                }
                if is_clean {
                    seen.left.retain(|left| *left != (selected, field));
                }
            }
            seen.marks
                .retain(|(draft, marked, _)| *marked != field || id.is_some_and(|id| id != *draft));
        });
    }
}
