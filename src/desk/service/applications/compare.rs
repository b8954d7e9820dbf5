//! What differs between two versions of an application: field by field, each line by line. Secrets are masked.

use super::found;
use crate::api::applications::answer::{Application, Version};
use crate::desk::history::compare::differences;
use crate::text::service as say;
use crate::workspace::target::Target;
use crate::workspace::{Draft, DraftId, Progress, Subject};

/// The most pairs of lines that are held against each other.
const PAIRS_MAX: usize = 1_000_000;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is in both.
    Same,
    /// It is in the first alone.
    Gone,
    /// It is in the second alone.
    New,
}

/// A field that is not the same in both.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The field, and the table that has it.
    pub label: String,
    /// Its lines in both.
    pub lines: Vec<(Fate, String)>,
}

/// What differs between two versions.
pub fn rows(application: &Application, one: &Version, other: &Version) -> Vec<Row> {
    let drafts = |version: &Version| -> Vec<Draft> {
        let found = found(application, version).into_iter();
        found
            .map(|found| Draft {
                id: DraftId(0),
                subject: found.subject,
                extra: found.extra,
                unread: None,
                progress: Progress::Draft,
                elsewhere: Vec::new(),
            })
            .collect()
    };
    let (old, new) = (drafts(one), drafts(other));
    let target = Target::default();
    let mut rows = Vec::new();
    for then in &old {
        let is_job = matches!(then.subject, Subject::Job(_));
        let name = if is_job { "" } else { then.name() };
        let Some(now) = new.iter().find(|now| is_same_thing(then, now)) else {
            rows.push(only(name, Fate::Gone));
            continue;
        };
        for found in differences((then, &target), (now, &target)) {
            rows.push(Row {
                label: say::field_of(name, found.label),
                lines: lines(&found.then, &found.now),
            });
        }
    }
    let is_added = |now: &&Draft| !old.iter().any(|then| is_same_thing(then, now));
    rows.extend(
        new.iter()
            .filter(is_added)
            .map(|now| only(now.name(), Fate::New)),
    );
    rows
}

fn is_same_thing(one: &Draft, other: &Draft) -> bool {
    match (&one.subject, &other.subject) {
        (Subject::Job(_), Subject::Job(_)) => true,
        (Subject::Table(one), Subject::Table(other)) => one.name == other.name,
        _ => false,
    }
}

fn only(name: &str, fate: Fate) -> Row {
    Row {
        label: say::TABLE.to_owned(),
        lines: vec![(fate, name.to_owned())],
    }
}

/// Two texts line by line: what is in both stands once, and of all ways to see it so the one with the most of that.
pub fn lines(old: &str, new: &str) -> Vec<(Fate, String)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let said = |fate: Fate, line: &str| (fate, line.to_owned());
    if old.len() * new.len() > PAIRS_MAX {
        let gone = old.iter().map(|line| said(Fate::Gone, line));
        return gone
            .chain(new.iter().map(|line| said(Fate::New, line)))
            .collect();
    }
    // How many lines both have from here on.
    let width = new.len() + 1;
    let mut common = vec![0_usize; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut all = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            all.push(said(Fate::Same, old[i]));
            i += 1;
            j += 1;
        } else if j == new.len()
            || i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]
        {
            all.push(said(Fate::Gone, old[i]));
            i += 1;
        } else {
            all.push(said(Fate::New, new[j]));
            j += 1;
        }
    }
    all
}
