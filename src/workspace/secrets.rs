//! Drafts without the secrets in their SQL: what is kept, shown as a command or saved as a file has the names of
//! variables in their place.

use super::table::{Connector, Plain, PlainKind};
use super::{Draft, Subject, Workspace};
use crate::sql::secret::{Written, masked, name};

/// The workspace without the secrets of its drafts.
pub fn without(workspace: &Workspace) -> Workspace {
    let mut bare = workspace.clone();
    bare.drafts.iter_mut().for_each(remove);
    bare
}

/// A draft without its secrets.
pub fn without_in(draft: &Draft) -> Draft {
    let mut bare = draft.clone();
    remove(&mut bare);
    bare
}

fn remove(draft: &mut Draft) {
    let owner = draft.name().to_owned();
    let plain = |text: &mut String| *text = masked(text, &owner, Written::Plain);
    match &mut draft.subject {
        Subject::Table(table) => {
            plain(&mut table.schema_sql);
            if let Connector::Plain(Plain {
                kind,
                token,
                options,
            }) = &mut table.connector
            {
                plain(options);
                if *kind == PlainKind::Slack && !token.is_empty() {
                    *token = ["${", &name(&owner, "token"), "}"].concat();
                }
            }
        }
        Subject::Job(job) => plain(&mut job.statement),
    }
    let json = |text: &mut String| *text = masked(text, &owner, Written::Json);
    json(&mut draft.extra);
    draft.unread.iter_mut().for_each(json);
}
