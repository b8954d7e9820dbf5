//! What becomes of the workspace when drafts are imported, and the way back.

use crate::api::generation::Generation;
use crate::import::{Found, Import};
use crate::workspace::create_table::create_table;
use crate::workspace::job::{Job, TablesFrom};
use crate::workspace::target::Target;
use crate::workspace::{Draft, DraftId, Progress, Subject, Workspace, example};

/// What an import changed, for [`untake`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The drafts as they were added.
    pub added: Vec<Draft>,
    /// How many were there already, and were not added again.
    pub known: usize,
    /// What made room: the example, or drafts of the same names.
    pub removed: Vec<Draft>,
    before: Target,
    after: Target,
}

/// The workspace with what was imported: drafts that it does not hold yet, and their target where one was named: without
/// a draft, the others would go there. An example that nobody has touched makes room, and so do the `replaced` drafts.
pub fn adopt(workspace: &Workspace, import: &Import, replaced: &[DraftId]) -> (Workspace, Taken) {
    let mut adopted = workspace.clone();
    let before = workspace.target.clone();
    let named = [
        (&import.target.project, &mut adopted.target.project),
        (&import.target.service, &mut adopted.target.service),
    ];
    for (named, place) in named {
        if !named.is_empty() && !import.drafts.is_empty() {
            named.clone_into(place);
        }
    }
    let makes_room = !import.drafts.is_empty() && is_example(workspace);
    let is_removed = |draft: &Draft| makes_room || replaced.contains(&draft.id);
    let (removed, stay) = std::mem::take(&mut adopted.drafts)
        .into_iter()
        .partition(is_removed);
    adopted.drafts = stay;
    let mut taken = Taken {
        added: Vec::new(),
        known: 0,
        removed,
        before,
        after: adopted.target.clone(),
    };
    for found in &import.drafts {
        if same(&adopted, found).is_some() {
            taken.known += 1;
            continue;
        }
        adopted.add(found.subject.clone());
        if let Some(draft) = adopted.drafts.last_mut() {
            found.extra.clone_into(&mut draft.extra);
            taken.added.push(draft.clone());
        }
    }
    (adopted, taken)
}

/// The draft that makes the same request as what was found.
pub fn same<'a>(workspace: &'a Workspace, found: &Found) -> Option<&'a Draft> {
    let is_there = |draft: &&Draft| {
        is_same(&draft.subject, &found.subject) && draft.extra == found.extra
            || workspace.target.generation == Generation::Applications
                && is_same_table(draft, found)
    };
    workspace.drafts.iter().find(is_there)
}

/// Whether both make the same part of an application: what a form leaves to its default, a `CREATE TABLE` spells out.
fn is_same_table(draft: &Draft, found: &Found) -> bool {
    let (Subject::Table(one), Subject::Table(other)) = (&draft.subject, &found.subject) else {
        return false;
    };
    one.name == other.name
        && one.integration_id == other.integration_id
        && draft.unread.is_none()
        && create_table(one, &draft.extra) == create_table(other, &found.extra)
}

/// The drafts that bear the name of one that was found, create the same kind of thing, and differ from it. An example that
/// makes room is in nobody's way.
pub fn differing<'a>(workspace: &'a Workspace, import: &Import) -> Vec<&'a Draft> {
    if is_example(workspace) {
        return Vec::new();
    }
    let is_in_the_way = |draft: &&Draft| {
        !draft.name().is_empty()
            && import
                .drafts
                .iter()
                .any(|found| bears(draft, found) && same(workspace, found).is_none())
    };
    workspace.drafts.iter().filter(is_in_the_way).collect()
}

/// Whether a draft is of the kind and the name of what was found.
pub fn bears(draft: &Draft, found: &Found) -> bool {
    match (&found.subject, &draft.subject) {
        (Subject::Table(found), Subject::Table(table)) => found.name == table.name,
        (Subject::Job(found), Subject::Job(job)) => found.name == job.name,
        _ => false,
    }
}

/// The workspace without what was imported, and the drafts of it that stay: the user has changed them since.
pub fn untake(workspace: &Workspace, taken: &Taken) -> (Workspace, Vec<DraftId>) {
    let mut restored = workspace.clone();
    restored
        .drafts
        .retain(|draft| !taken.added.iter().any(|added| is_as_added(draft, added)));
    let is_back = |id: DraftId| workspace.draft(id).is_some();
    for draft in taken.removed.iter().filter(|draft| !is_back(draft.id)) {
        // Where it was: drafts stand in the order of their ids, and get others where they do not.
        let mut drafts = restored.drafts.iter();
        let at = drafts.position(|other| other.id > draft.id);
        let at = at.unwrap_or(restored.drafts.len());
        restored.drafts.insert(at, draft.clone());
    }
    if restored.target == taken.after {
        taken.before.clone_into(&mut restored.target);
    }
    let added = taken.added.iter().map(|draft| draft.id);
    let stay = added.filter(|id| restored.draft(*id).is_some()).collect();
    (restored, stay)
}

/// Whether nothing worth a button is left for [`untake`] to do. Where something was sent since, neither the example nor
/// where it went is.
pub fn is_spent(workspace: &Workspace, taken: &Taken) -> bool {
    let now = |draft: &Draft| workspace.draft(draft.id);
    let is_left = |added: &Draft| now(added).is_some_and(|draft| is_as_added(draft, added));
    let is_sent = taken.added.iter().any(|added| {
        now(added).is_some_and(|draft| !is_same_progress(&draft.progress, &added.progress))
    });
    let is_missed = |gone: &Draft| now(gone).is_none() && !(is_sent && example::is_untouched(gone));
    let has_moved = taken.before != taken.after && workspace.target == taken.after;
    !taken.added.iter().any(is_left)
        && !taken.removed.iter().any(is_missed)
        && (is_sent || !has_moved)
}

/// Whether the user has left a draft as it came. Its list of tables may have followed its statement.
fn is_as_added(draft: &Draft, added: &Draft) -> bool {
    let is_same = match (&draft.subject, &added.subject) {
        (Subject::Job(now), Subject::Job(then)) => {
            now.name == then.name && now.statement == then.statement
        }
        (now, then) => now == then,
    };
    draft.id == added.id
        && is_same
        && draft.extra == added.extra
        && draft.unread.is_none()
        && is_same_progress(&draft.progress, &added.progress)
}

/// Whether nothing has come of a draft since. What a list tells of what exists may be more than was known when it came.
fn is_same_progress(now: &Progress, then: &Progress) -> bool {
    match (now, then) {
        (Progress::Created(now), Progress::Created(then)) => {
            now.id == then.id && now.target == then.target
        }
        (now, then) => now == then,
    }
}

/// Whether both make the same request. Where a list of tables comes from is no part of it.
fn is_same(one: &Subject, other: &Subject) -> bool {
    match (one, other) {
        (Subject::Job(one), Subject::Job(other)) => {
            let from_hand = |job: &Job| Job {
                tables_from: TablesFrom::Hand,
                ..job.clone()
            };
            from_hand(one) == from_hand(other)
        }
        (one, other) => one == other,
    }
}

fn is_example(workspace: &Workspace) -> bool {
    workspace.drafts.iter().all(example::is_untouched)
}
