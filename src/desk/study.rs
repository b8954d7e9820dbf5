//! Reads all SQL of a workspace: what is wrong with it, and which tables its jobs need.

use super::limits;
use super::picture::Flow;
use super::report::Report;
use super::ruler::Ruler;
use crate::api::generation::Generation;
use crate::import::create_table::outline::{Outline, outline};
use crate::sql::grid::{self, Row};
use crate::sql::name::split_list;
use crate::sql::problem::{Problem as SqlProblem, Severity as SqlSeverity, in_order, mend_through};
use crate::sql::schema::connector::{self, Connector};
use crate::sql::schema::{self, Column, Schema};
use crate::sql::statement::{self, Sink, Statement, StatementKind};
use crate::sql::token::Span;
use crate::text;
use crate::workspace::field::Field;
use crate::workspace::job::{Job, TablesFrom};
use crate::workspace::plan::is_uuid;
use crate::workspace::problem::{Fault, Finding, Problem, Severity};
use crate::workspace::table::{self, Kafka, Table, UPSERT};
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use std::collections::BTreeSet;

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
}

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
        Subject::Table(table) if table.connector == table::Connector::Free => {
            (Field::CreateTable, Some(of_free(&table.schema_sql)))
        }
        Subject::Table(table) => (Field::SchemaSql, Some(of_table(table))),
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
        schema: &studied.schema,
        sink: table.sink,
    })
}

/// Flink's default format is JSON, and Avro knows no changes either; the others do.
fn knows_new_rows_only(kafka: &Kafka) -> bool {
    matches!(
        kafka.value_format.as_str(),
        "" | "json" | "avro" | "avro-confluent"
    )
}

/// What reads and writes a table.
pub fn connector_of(table: &Table) -> Connector {
    match &table.connector {
        table::Connector::Postgres(_) => Connector::Jdbc,
        table::Connector::Kafka(kafka) if kafka.connector_type == UPSERT => Connector::UpsertKafka,
        table::Connector::Kafka(kafka) if knows_new_rows_only(kafka) => Connector::Kafka,
        table::Connector::Kafka(_) => Connector::KafkaChanges,
        table::Connector::OpenSearch(_) | table::Connector::Plain(_) | table::Connector::Free => {
            Connector::OpenSearch
        }
    }
}

fn of_table(table: &Table) -> OfTable {
    let connector = connector_of(table);
    OfTable {
        name: table.name.clone(),
        connector,
        sink: sink_of(connector),
        is_free: false,
    }
}

fn sink_of(connector: Connector) -> Sink {
    match connector {
        Connector::Jdbc => Sink::Jdbc,
        Connector::UpsertKafka => Sink::Upsert,
        Connector::Kafka => Sink::AppendOnly,
        Connector::KafkaChanges | Connector::OpenSearch => Sink::Unknown,
    }
}

/// A table that is written as a whole.
fn of_free(sql: &str) -> OfTable {
    let outline = outline(sql);
    let connector = connector_in(&outline);
    OfTable {
        name: outline.name,
        connector,
        sink: sink_of(connector),
        is_free: true,
    }
}

/// What the options of a `CREATE TABLE` say.
fn connector_in(outline: &Outline) -> Connector {
    let format = outline.option("value.format").or(outline.option("format"));
    let kafka = Kafka {
        value_format: format.unwrap_or_default().to_owned(),
        ..Kafka::default()
    };
    match outline.option("connector") {
        Some("jdbc") => Connector::Jdbc,
        Some("upsert-kafka") => Connector::UpsertKafka,
        Some("kafka") if knows_new_rows_only(&kafka) => Connector::Kafka,
        Some("kafka") => Connector::KafkaChanges,
        _ => Connector::OpenSearch,
    }
}

/// The columns of a whole `CREATE TABLE`, and what is wrong with them, by its place in that.
fn free_columns(sql: &str) -> (Schema, Vec<SqlProblem>) {
    let outline = outline(sql);
    let list = &sql[outline.columns.clone()];
    if list.trim().is_empty() {
        return Default::default();
    }
    let (mut schema, mut problems) = columns(list, Some(connector_in(&outline)));
    let start = outline.columns.start;
    let moved = |span: &mut Span| {
        span.start += start;
        span.end += start;
    };
    for problem in &mut problems {
        moved(&mut problem.span);
        if let Some(mend) = &mut problem.mend {
            moved(&mut mend.span);
        }
    }
    for column in &mut schema.columns {
        moved(&mut column.span);
    }
    (schema, problems)
}

/// Reads a table's columns, and what its connector has against them where that is known.
pub fn columns(sql: &str, connector: Option<Connector>) -> (Schema, Vec<SqlProblem>) {
    let (schema, mut problems) = schema::parse(sql);
    if let Some(connector) = connector {
        connector::fit(&mut problems, connector, sql);
        problems.extend(connector::check(&schema, connector, sql));
    }
    in_order(&mut problems);
    (schema, problems)
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

/// The most problems of one text that are told: who mends these sees the next.
const TOLD_MAX: usize = 20;

/// What the page is told.
pub fn reports(workspace: &Workspace, studied: &[Studied]) -> Vec<Report> {
    let read = studied.iter();
    let drafts = read.filter_map(|studied| Some((studied, workspace.draft(studied.draft)?)));
    let drafts: Vec<_> = drafts
        .map(|(studied, draft)| (studied, draft, limits::secrets(draft)))
        .collect();
    let lack_secrets = drafts.iter().filter(|(.., secrets)| !secrets.is_empty());
    let lack_secrets: Vec<DraftId> = lack_secrets.map(|(_, draft, _)| draft.id).collect();
    let report = |(studied, draft, secrets): (&Studied, &Draft, Vec<Problem>)| {
        let sql = studied.field.get(&workspace.target, &draft.subject);
        let places = Places::of(studied, sql);
        let told = studied.problems.iter().take(TOLD_MAX);
        let mut problems: Vec<Problem> = (0..)
            .zip(told)
            .map(|(number, problem)| told_in(studied.field, sql, &places, number, problem))
            .collect();
        match &draft.subject {
            Subject::Job(job) => {
                problems.extend(differences(job, workspace, &studied.statement.required));
            }
            Subject::Table(table) => problems.extend(unknown_key_fields(table, &studied.schema)),
        }
        problems.extend(secrets);
        match workspace.target.generation {
            Generation::Applications => {
                let written = &studied.statement.sinks;
                problems.extend(limits::check(draft, workspace, written, &lack_secrets));
            }
            Generation::Classic => problems.extend(limits::not_in_2021(draft)),
        }
        let is_no_job = studied.statement.kind == Some(StatementKind::Other);
        let of_table = studied.read.of_table.as_ref();
        let own_name = of_table.filter(|table| table.is_free && !table.name.is_empty());
        let own_name: Vec<String> = own_name.into_iter().map(|it| it.name.clone()).collect();
        let required = if own_name.is_empty() {
            &studied.statement.required
        } else {
            &own_name
        };
        Report {
            draft: studied.draft,
            problems,
            required: if is_no_job {
                Vec::new()
            } else {
                required.clone()
            },
            is_no_job,
        }
    };
    drafts.into_iter().map(report).collect()
}

/// Where a list that was typed differs from what the statement needs.
fn differences(job: &Job, workspace: &Workspace, required: &[String]) -> Vec<Problem> {
    let listed = split_list(&job.tables);
    // An empty list is told of as such, and a statement that can't be read needs nothing that is known.
    if listed.is_empty() || required.is_empty() || job.tables_from == TablesFrom::Statement {
        return Vec::new();
    }
    let is = |name: &str, entry: &str| name == entry || workspace.table_id(name) == Some(entry);
    let missing = required
        .iter()
        .filter(|name| !listed.iter().any(|entry| is(name, entry)))
        .map(|name| text::form::not_listed(name));
    // An id of which no name is known may be that of any table.
    let extra = listed
        .iter()
        .filter(|entry| !is_uuid(entry) && !required.iter().any(|name| is(name, entry)))
        .map(|entry| text::form::not_needed(entry));
    (0..)
        .zip(missing.chain(extra))
        .map(|it| warning(Field::Tables, it))
        .collect()
}

/// Key fields of a Kafka message that no column is called.
fn unknown_key_fields(table: &Table, schema: &Schema) -> Vec<Problem> {
    let table::Connector::Kafka(kafka) = &table.connector else {
        return Vec::new();
    };
    // Of a list that is empty, or could not be read, no column is known to be missing.
    if !schema.is_whole || schema.columns.is_empty() {
        return Vec::new();
    }
    let columns = schema.columns.iter().map(|column| column.name.as_str());
    let columns: BTreeSet<&str> = columns.collect();
    let fields = split_list(&kafka.key_fields);
    let unknown = fields
        .iter()
        .filter(|name| !columns.contains(name.as_str()));
    let sentences = unknown
        .take(TOLD_MAX)
        .map(|name| text::form::no_key_field(name));
    (0..)
        .zip(sentences)
        .map(|it| warning(Field::KeyFields, it))
        .collect()
}

fn warning(field: Field, (number, sentence): (u32, String)) -> Problem {
    Problem {
        field,
        severity: Severity::Warning,
        fault: Fault::Sql(Finding {
            sentence,
            number,
            mend: None,
        }),
    }
}

fn told_in(field: Field, sql: &str, places: &Places, number: u32, problem: &SqlProblem) -> Problem {
    Problem {
        field,
        severity: match problem.severity {
            SqlSeverity::Error => Severity::Error,
            SqlSeverity::Warning => Severity::Warning,
        },
        fault: Fault::Sql(Finding {
            sentence: sentence(problem, sql, places),
            number,
            mend: problem.mend.as_ref().map(|mend| text::sql::mend(mend, sql)),
        }),
    }
}

/// How the places of a text are called.
enum Places {
    /// By the lines of a statement.
    Lines(Ruler),
    /// By the columns of a table: the grid has no lines.
    Columns(Vec<Row>),
    /// There is but one.
    One,
}

impl Places {
    fn of(studied: &Studied, sql: &str) -> Self {
        if studied.problems.is_empty() {
            return Self::One;
        }
        if studied.field == Field::SchemaSql {
            let rows = grid::rows(sql);
            return if rows.len() > 1 {
                Self::Columns(rows)
            } else {
                Self::One
            };
        }
        if sql.trim_end().contains('\n') {
            Self::Lines(Ruler::of(sql))
        } else {
            Self::One
        }
    }
}

/// What is wrong, and in which of several places.
fn sentence(problem: &SqlProblem, sql: &str, places: &Places) -> String {
    let said = text::sql::problem(problem, sql);
    let start = problem.span.start;
    match places {
        Places::Lines(ruler) => text::editor::in_line(ruler.line(start), &said),
        Places::Columns(rows) => {
            let is_here = |row: &Row| row.span.start <= start && start <= row.span.end;
            match rows.iter().position(is_here) {
                Some(at) => text::editor::in_column(rows[at].kind, &rows[at].name, at + 1, &said),
                None => said,
            }
        }
        Places::One => said,
    }
}
