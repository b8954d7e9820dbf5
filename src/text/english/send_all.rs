//! The words of `Send all`.

use super::exchange::unclear;
use super::workspace::called;
use crate::api::generation::Generation;
use crate::desk::send_all::{End, Since, There, What};

/// The button that sends what is left.
pub const SEND_ALL: &str = "Send all";
/// The button that stops.
pub const STOP: &str = "Stop sending";
/// Said while the last request is waited for.
pub const STOPPING: &str = "Stopping…";
/// The name of the list of what is done.
pub const DONE: &str = "What became of each";

/// How many drafts `Send all` would send. `is_changed`: of one, something else exists by its name. `is_unfit`: one can't be
/// sent with this API at all.
pub fn left(count: usize, is_changed: bool, is_unfit: bool, generation: Generation) -> String {
    match count {
        0 if is_changed && generation == Generation::Applications => {
            "Nothing is left to send. What says Changed goes into a new version of its application."
                .to_owned()
        }
        0 if is_changed => {
            "Nothing is left to send. What says Changed exists otherwise, and the API can't change it."
                .to_owned()
        }
        0 if is_unfit => {
            "Nothing is left to send: the API of 2021 has no tables without an integration.".to_owned()
        }
        0 => "Everything here is created.".to_owned(),
        1 => "1 draft is not created yet.".to_owned(),
        n => format!("{n} drafts are not created yet, tables go first."),
    }
}

/// What exists is looked at. `left` jobs are still to be asked for their names.
pub fn finding(left: usize) -> String {
    match left {
        0 => "Looking at what exists on the service…".to_owned(),
        n => format!("Looking at what exists on the service: {n} jobs left…"),
    }
}

/// What is under way.
pub fn sending(there: There, name: &str) -> String {
    let (at, all) = (there.count + 1, there.all);
    format!("{at} of {all}: creating {}…", called(name))
}

/// What became of a draft, and what has happened to it since.
pub fn done(name: &str, what: What, since: Since) -> String {
    let name = called(name);
    match what {
        _ if since == Since::Gone => format!("{name} was there, and is not any more."),
        _ if since == Since::Anew => format!("{name} has been deleted and created anew since."),
        _ if since == Since::Replaced => {
            format!("{name} has been deleted since: another one is there by its name now.")
        }
        What::Created => format!("{name} was created."),
        What::Existed => format!("{name} exists already: it was not sent."),
        What::Other => format!(
            "{name} was not sent: another one exists there by this name. Delete that one, or choose another name."
        ),
        What::Gone => format!("{name} was created before and is gone: it is sent again."),
    }
}

/// How many drafts are there.
pub fn there(there: There) -> String {
    let There { count, before, all } = there;
    match before {
        0 => format!("{count} of {all} are there."),
        n => format!("{count} of {all} are there, {n} of them created before."),
    }
}

/// How it ended, with so many drafts there.
pub fn ended(end: &End, there: There) -> String {
    let there = self::there(there);
    match end {
        End::All => format!("Done: {there}"),
        End::Stopped => format!("Stopped: {there} Send all goes on with the rest."),
        End::Held(name) => format!(
            "Stopped at {}: a problem holds it back. {there} Mend it, and Send all goes on there.",
            called(name)
        ),
        End::Failed(name) => format!(
            "Stopped at {}: its answer says why. {there} Send all goes on there.",
            called(name)
        ),
        End::Moved => {
            format!("Stopped: the project or the service was changed meanwhile. {there}")
        }
        End::Unclear(why) => format!("Nothing was sent. {}", unclear(*why)),
    }
}
