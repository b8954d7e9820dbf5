//! Reads all SQL of a workspace: what is wrong with it, and which tables its jobs need.

mod table;
mod told;

pub use table::{columns, connector_of};
pub use told::reports;

use self::table::{free_columns, of_free, of_table};
use super::picture::Flow;
use crate::sql::mend::mend_through;
use crate::sql::problem::Problem as SqlProblem;
use crate::sql::schema::connector::Connector;
use crate::sql::schema::{Column, Schema};
use crate::sql::statement::{self, Sink, Statement};
use crate::workspace::create_table::base;
use crate::workspace::field::Field;
use crate::workspace::table::{Connector as Written, Table};
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use std::sync::LazyLock;

/// What was read in a draft.
pub struct Studied {
    /// The draft.
    pub draft: DraftId,
    /// The field that holds its SQL.
    pub field: Field,
    /// What was found there.
    pub problems: Vec<SqlProblem>,
    /// A table's columns.
    pub schema: Schema,
    /// What a job's statement says.
    pub statement: Statement,
    /// What all that was read from.
    read: Read,
}

/// All that decides what is found in a draft, but for the tables that its statement is held against.
#[derive(PartialEq, Eq)]
struct Read {
    sql: String,
    /// A table's; a job has none.
    of_table: Option<OfTable>,
}

/// What beside its columns decides on a table.
#[derive(PartialEq, Eq)]
struct OfTable {
    name: String,
    connector: Connector,
    sink: Sink,
    /// Its text is the whole `CREATE TABLE`.
    is_free: bool,
    /// It is like another table, and has columns that are not in its own list.
    is_like: bool,
}

/// Columns of which nothing is known: no statement is held against them.
static UNKNOWN: LazyLock<Schema> = LazyLock::new(Schema::default);

/// A table of the service, which a statement can name though no draft describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub schema: Schema,
    /// What it can take.
    pub sink: Sink,
}

/// A table of the service of that name and with those columns, which points where the draft does.
pub fn other(draft: &Table, name: &str, sql: &str) -> Other {
    Other {
        name: name.to_owned(),
        schema: columns(sql, None).0,
        sink: of_table(draft).sink,
    }
}

/// Reads a workspace: the tables first, since statements are held against them. What was read before of a text that
/// has not changed is taken over: a key changes one of them.
pub fn study(workspace: &Workspace, before: Vec<Studied>) -> Vec<Studied> {
    study_beside(workspace, before, &[], false)
}

/// The same beside the tables of the service. `are_new`: these are not what they were before.
pub fn study_beside(
    workspace: &Workspace,
    mut before: Vec<Studied>,
    others: &[Other],
    are_new: bool,
) -> Vec<Studied> {
    let names = |studied: &[Studied]| -> Vec<String> {
        let tables = studied.iter().filter_map(|one| one.read.of_table.as_ref());
        tables.map(|table| table.name.clone()).collect()
    };
    let old_names = names(&before);
    // Tables that are not what they were, and jobs that are.
    let mut changed: Vec<String> = Vec::new();
    let mut kept: Vec<DraftId> = Vec::new();
    let mut studied: Vec<Studied> = Vec::new();
    for draft in &workspace.drafts {
        let read = read(draft, workspace);
        let same = before
            .iter()
            .position(|old| old.draft == draft.id && old.read == read);
        if let Some(same) = same {
            kept.push(draft.id);
            studied.push(before.swap_remove(same));
        } else {
            changed.extend(read.of_table.as_ref().map(|table| table.name.clone()));
            studied.push(read_table(draft.id, read));
        }
    }
    let has_old_names = names(&studied) == old_names;
    let tables = tables(&studied, others);
    let is_kept = |job: &Studied| {
        let statement = &job.statement;
        let is_mentioned = |name: &String| {
            statement.required.contains(name)
                || statement.references.iter().any(|(other, _)| other == name)
        };
        // What is wrong may have to do with any table: a name that is like another's.
        kept.contains(&job.draft)
            && !are_new
            && has_old_names
            && (changed.is_empty() || job.problems.is_empty() && !changed.iter().any(is_mentioned))
    };
    let statements: Vec<_> = studied
        .iter()
        .map(|studied| {
            let is_job = studied.read.of_table.is_none() && !is_kept(studied);
            is_job.then(|| match studied.read.sql.as_str() {
                // An empty field is told of as such.
                empty if empty.trim().is_empty() => Default::default(),
                sql => statement::parse(sql, &tables),
            })
        })
        .collect();
    for (studied, found) in studied.iter_mut().zip(statements) {
        if let Some((statement, problems)) = found {
            studied.statement = statement;
            studied.problems = problems;
        }
    }
    studied
}

/// Gives the SQL of a workspace plain line breaks, as the fields that show it have them: what is found is told by its
/// place there.
pub fn with_plain_breaks(workspace: &mut Workspace) {
    for draft in &mut workspace.drafts {
        let sql = match &mut draft.subject {
            Subject::Table(table) => &mut table.schema_sql,
            Subject::Job(job) => &mut job.statement,
        };
        if sql.contains('\r') {
            *sql = super::ruler::with_plain_breaks(sql);
        }
    }
}

fn read(draft: &Draft, workspace: &Workspace) -> Read {
    let (field, of_table) = match &draft.subject {
        Subject::Table(table) => {
            let (field, mut of_table) = match table.connector {
                Written::Free => (Field::CreateTable, of_free(&table.schema_sql)),
                _ => (Field::SchemaSql, of_table(table)),
            };
            of_table.is_like = base(table, &draft.extra).is_some();
            (field, Some(of_table))
        }
        Subject::Job(_) => (Field::Statement, None),
    };
    Read {
        sql: field.get(&workspace.target, &draft.subject).to_owned(),
        of_table,
    }
}

fn read_table(draft: DraftId, read: Read) -> Studied {
    let (field, (schema, problems)) = match &read.of_table {
        Some(table) if table.is_free => (Field::CreateTable, free_columns(&read.sql)),
        Some(table) if !read.sql.trim().is_empty() => {
            (Field::SchemaSql, columns(&read.sql, Some(table.connector)))
        }
        Some(_) => (Field::SchemaSql, Default::default()),
        None => (Field::Statement, Default::default()),
    };
    Studied {
        draft,
        field,
        problems,
        schema,
        statement: Statement::default(),
        read,
    }
}

/// The tables that statements are held against.
fn tables<'a>(studied: &'a [Studied], others: &'a [Other]) -> Vec<statement::Table<'a>> {
    let mut tables: Vec<statement::Table> = studied.iter().filter_map(table_of).collect();
    let drafts = tables.len();
    for other in others {
        // A draft says what is meant to be.
        if tables[..drafts]
            .iter()
            .all(|table| table.name != other.name)
        {
            tables.push(statement::Table {
                name: &other.name,
                schema: &other.schema,
                sink: other.sink,
            });
        }
    }
    tables
}

/// A job's statement with all mended that can be, if several things can.
pub fn mended(
    statement: &str,
    job: DraftId,
    studied: &[Studied],
    others: &[Other],
) -> Option<String> {
    let found = studied.iter().find(|it| it.draft == job)?;
    let tables = tables(studied, others);
    let read = |text: &str| statement::parse(text, &tables).1;
    mend_through(statement, &found.problems, &read)
}

fn table_of(studied: &Studied) -> Option<statement::Table<'_>> {
    let table = studied.read.of_table.as_ref()?;
    // Nobody can name a table without a name.
    (!table.name.is_empty()).then_some(statement::Table {
        name: &table.name,
        schema: if table.is_like {
            &UNKNOWN
        } else {
            &studied.schema
        },
        sink: table.sink,
    })
}

/// What the jobs read and write, for the picture.
pub fn flows(studied: &[Studied]) -> Vec<Flow> {
    let is_job = |studied: &&Studied| studied.field == Field::Statement;
    let flow = |studied: &Studied| Flow {
        job: studied.draft,
        sources: studied.statement.sources.clone(),
        sinks: studied.statement.sinks.clone(),
    };
    studied.iter().filter(is_job).map(flow).collect()
}

/// The tables that a statement can name, with the names and types of their columns.
pub fn known(
    workspace: &Workspace,
    studied: &[Studied],
    others: &[Other],
) -> Vec<(String, Vec<(String, String)>)> {
    let columns = |schema: &Schema| {
        let column =
            |column: &Column| (column.name.clone(), column.told_type().unwrap_or_default());
        schema.columns.iter().map(column).collect()
    };
    let table = |studied: &Studied| {
        let draft = workspace.draft(studied.draft)?;
        let is_table = matches!(draft.subject, Subject::Table(_));
        is_table.then(|| (draft.name().to_owned(), columns(&studied.schema)))
    };
    let mut known: Vec<(String, Vec<(String, String)>)> =
        studied.iter().filter_map(table).collect();
    let drafts = known.len();
    for other in others {
        if known[..drafts].iter().all(|(name, _)| *name != other.name) {
            known.push((other.name.clone(), columns(&other.schema)));
        }
    }
    known
}
