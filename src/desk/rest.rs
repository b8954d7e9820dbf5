//! What waits until the fingers rest: a long statement is not read with each key, and no word is called wrong while it
//! is being written.

use crate::sql::problem::Problem;
use crate::sql::token::Span;
use crate::workspace::{Draft, DraftId, Subject, Workspace};

/// The longest statement that is read with each key, in bytes.
const READ_AT_ONCE: usize = 20_000;

/// The job whose statement is long, and all in which one workspace differs from another.
pub fn typed_job(old: &Workspace, new: &Workspace) -> Option<DraftId> {
    if (&old.target, &old.existing, old.drafts.len())
        != (&new.target, &new.existing, new.drafts.len())
    {
        return None;
    }
    let pairs = old.drafts.iter().zip(&new.drafts);
    let mut differ = pairs.filter(|(old, new)| old != new);
    let (before, now) = differ.next().filter(|_| differ.next().is_none())?;
    let (Subject::Job(was), Subject::Job(is)) = (&before.subject, &now.subject) else {
        return None;
    };
    if is.statement.len() <= READ_AT_ONCE || was.statement == is.statement {
        return None;
    }
    let mut job = was.clone();
    job.statement.clone_from(&is.statement);
    let alike = Draft {
        subject: Subject::Job(job),
        ..before.clone()
    };
    (alike == *now).then_some(now.id)
}

/// Moves what was found in a text to where it stands now that the text has changed. What was found where it changed is
/// left out.
pub fn moved(problems: &mut Vec<Problem>, old: &str, new: &str) {
    let same = |(one, other): &(u8, u8)| one == other;
    let front = old.bytes().zip(new.bytes()).take_while(same).count();
    let most = old.len().min(new.len()) - front;
    let ends = old.bytes().rev().zip(new.bytes().rev());
    let back = old.len() - ends.take(most).take_while(same).count();
    let shift = |span: &mut Span| {
        let is_behind = span.start >= back && span.end > front;
        if is_behind {
            span.start = span.start + new.len() - old.len();
            span.end = span.end + new.len() - old.len();
        }
        is_behind || span.end <= front
    };
    problems.retain_mut(|problem| {
        shift(&mut problem.span) && problem.mend.as_mut().is_none_or(|it| shift(&mut it.span))
    });
}

/// Whether something was found in a text, and nothing of it at the word before the caret, which may not be finished.
pub fn is_to_be_told(problems: &[Problem], text: &str, caret: usize) -> bool {
    let before = text.get(..caret).unwrap_or(text).trim_end();
    let is_apart = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '`' | '\'' | '.'));
    let last = before.trim_end_matches(|c| !is_apart(c)).len();
    // Where the last word is a sign, it is that sign.
    let last = last.min(before.len().saturating_sub(1));
    let is_written = |span: Span| span.end <= last || span.start > caret;
    !problems.is_empty() && problems.iter().all(|problem| is_written(problem.span))
}
