//! Names of their own for drafts that come beside others of the same names.

use super::adopt::{bears, same};
use crate::import::{Found, Import};
use crate::sql::name::{join_list, split_list};
use crate::sql::statement::rename::{renamed, renamed_like, renamed_table};
use crate::workspace::table::Connector;
use crate::workspace::{Draft, Subject, Workspace, numbered};

/// What was found, with other names for what differs from a draft that bears its name, in the jobs and the tables that
/// follow it too, and these names, old and new.
pub fn beside(workspace: &Workspace, import: &Import) -> (Import, Vec<[String; 2]>) {
    let mut import = import.clone();
    let drafts = workspace.drafts.iter().map(Draft::name);
    let found = import.drafts.iter().map(|found| found.subject.name());
    let mut taken: Vec<String> = drafts.chain(found).map(str::to_owned).collect();
    let mut own_names = |found: &Found| {
        let old = found.subject.name();
        let bears_it = |draft: &Draft| bears(draft, found);
        let is_in_the_way = !old.is_empty()
            && workspace.drafts.iter().any(bears_it)
            && same(workspace, found).is_none();
        is_in_the_way.then(|| {
            let new = numbered(old, &|name| taken.iter().any(|taken| taken == name));
            taken.push(new.clone());
            [old.to_owned(), new]
        })
    };
    let mut all = Vec::new();
    loop {
        let known = all.len();
        for found in &mut import.drafts {
            if let Subject::Table(table) = &mut found.subject
                && table.connector == Connector::Free
            {
                // One that was the same is like another table by now.
                table.schema_sql = renamed_like(&table.schema_sql, &all);
            }
            if let Subject::Table(_) = found.subject
                && let Some(names) = own_names(found)
                && let Subject::Table(table) = &mut found.subject
            {
                if table.connector == Connector::Free {
                    table.schema_sql = renamed_table(&table.schema_sql, &names);
                }
                table.name.clone_from(&names[1]);
                all.push(names);
            }
        }
        // A table may stand in front of the one that it is like.
        if all.len() == known {
            break;
        }
    }
    let tables = all.clone();
    for found in &mut import.drafts {
        let Subject::Job(job) = &mut found.subject else {
            continue;
        };
        job.statement = renamed(&job.statement, &tables);
        let mut listed = split_list(&job.tables);
        for name in &mut listed {
            if let Some([_, new]) = tables.iter().find(|[old, _]| old == name) {
                name.clone_from(new);
            }
        }
        job.tables = join_list(listed.iter().map(String::as_str));
        // One that was the same reads other tables by now.
        let names = own_names(found);
        if let (Some(names), Subject::Job(job)) = (names, &mut found.subject) {
            job.name.clone_from(&names[1]);
            all.push(names);
        }
    }
    (import, all)
}
