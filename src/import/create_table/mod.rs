//! SQL as drafts: `CREATE TABLE` of Flink with its options, other systems' without, and the statements that move rows.
//! Passwords in options stand in no span: of an option that no field holds, only the name is shown.

mod faults;
mod name;
mod options;
pub mod outline;
mod statements;
mod table;

use super::unfit::Unfit;
use super::{Fate, Found, Import, Part};
use crate::sql::name::join_list;
use crate::sql::order::sort;
use crate::sql::statement::parse;
use crate::workspace::Subject;
use crate::workspace::create_table::create_table;
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::table::{Connector, Table};
use outline::{Outline, outline};
use statements::{Statement, What};

/// How many statements are told that make nothing. What comes behind does not help anyone.
const MAX_TOLD: usize = 200;

/// Reads a text. `None` where it creates no table and moves no rows.
pub fn read(text: &str) -> Option<Import> {
    let tokens = statements::read_tokens(text);
    let statements = statements::split(text, &tokens);
    let makes = |statement: &Statement| matches!(statement.what(), What::Table(_) | What::Job);
    if !statements.iter().any(makes) {
        return None;
    }
    let mut import = Import::default();
    let mut of_others = false;
    let mut others = Vec::new();
    // What other systems say about a table stands behind it, and is read anew for each.
    let mut left = 8_000_000_usize;
    for statement in &statements {
        let span = statement.head();
        if import.is_full() {
            import.miss(span, Unfit::TooMuch);
            break;
        }
        match statement.what() {
            What::Table(name_at) => {
                if let Some((place, why)) = faults::fault(statement, name_at) {
                    import.miss(place, why);
                    continue;
                }
                if table::read(text, statement, name_at, &mut import) {
                    continue;
                }
                let end = statement.span().end;
                let rest = if text.len() - end <= left {
                    text.len()
                } else {
                    end
                };
                left = left.saturating_sub(rest - statement.span().start);
                let is_read = table::read_foreign(text, statement, name_at, rest, &mut import);
                of_others |= is_read;
                if !is_read {
                    import.miss(span, Unfit::Statement);
                }
            }
            What::Job if !of_others => job(text, statement, &mut import),
            what => others.push((span, what)),
        }
    }
    // What a dump says about its tables was read with them.
    for (span, what) in others.into_iter().take(MAX_TOLD) {
        if of_others || what == What::Harmless {
            import.leave_out(span, Unfit::Statement);
        } else {
            import.miss(span, Unfit::Statement);
        }
    }
    Some(import.in_order())
}

fn job(text: &str, statement: &Statement, import: &mut Import) {
    let span = statement.span();
    let said = &text[span.clone()];
    let draft = import.drafts.len();
    import.drafts.push(Found {
        subject: Subject::Job(Job {
            statement: said.to_owned(),
            tables: tables_of(said),
            ..Job::default()
        }),
        extra: String::new(),
    });
    import.note(span, Fate::Field(draft, Field::Statement));
}

/// A `CREATE TABLE` as a table from which the same is written again: in the form of its connector, or else as it is.
pub fn whole(text: &str) -> Option<Found> {
    let said = outline(text);
    let is_same = |found: &Found| {
        let Subject::Table(table) = &found.subject else {
            return false;
        };
        let again = outline(&create_table(table, &found.extra));
        let sorted = |outline: &Outline| {
            let mut options = outline.options.clone();
            sort(&mut options, Ord::cmp);
            options
        };
        sorted(&again) == sorted(&said)
    };
    let import = read(text)?;
    let is_missed = |part: &Part| matches!(part.fate, Fate::Missed(_));
    let is_whole = !import.parts.iter().any(is_missed);
    match <[Found; 1]>::try_from(import.drafts) {
        Ok([found]) if is_whole && is_same(&found) => Some(found),
        _ => Some(Found {
            subject: Subject::Table(Table {
                name: said.name,
                integration_id: String::new(),
                schema_sql: text.to_owned(),
                connector: Connector::Free,
            }),
            extra: String::new(),
        }),
    }
}

/// The tables that a statement needs, as the field of a job holds them.
pub fn tables_of(statement: &str) -> String {
    let (statement, _) = parse(statement, &[]);
    join_list(statement.required.iter().map(String::as_str))
}
