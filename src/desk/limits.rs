//! What the application API does not take: its limits, and what an application lacks. The table API has its own in
//! `workspace::problem`.

use crate::api::applications::{APPLICATION_NAME_MAX, CREATE_TABLE_MAX, STATEMENT_MAX, TABLES_MAX};
use crate::api::generation::Generation;
use crate::import::create_table::outline::outline;
use crate::sql::options;
use crate::sql::schema;
use crate::sql::secret::{self, Written};
use crate::text::limits as say;
use crate::workspace::create_table::create_table;
use crate::workspace::current::{Parts, parts, parts_of};
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::problem::{Fault, Finding, Problem, Severity, of_draft};
use crate::workspace::table::{Connector, PlainKind, Table, UPSERT};
use crate::workspace::{Draft, DraftId, Subject, Workspace};

/// The most problems of one kind that are told of.
const TOLD_MAX: usize = 20;

/// What is wrong with a draft as an application or as a part of one. `written`: the tables that its statement writes;
/// `lack_secrets`: the drafts of which a secret was not kept.
pub fn check(
    draft: &Draft,
    workspace: &Workspace,
    written: &[String],
    lack_secrets: &[DraftId],
) -> Vec<Problem> {
    match &draft.subject {
        Subject::Table(table) => {
            let mut problems = of_table(table, &draft.extra);
            problems.extend(same_variables(draft, workspace));
            problems
        }
        Subject::Job(job) => of_job(job, workspace, written, lack_secrets),
    }
}

fn of_table(table: &Table, extra: &str) -> Vec<Problem> {
    let length = create_table(table, extra).chars().count();
    let is_too_long = length > CREATE_TABLE_MAX;
    let said = is_too_long.then(|| say::create_table(length, CREATE_TABLE_MAX));
    let mut problems: Vec<Problem> = said
        .into_iter()
        .map(|said| error(sql_field(table), said))
        .collect();
    match &table.connector {
        Connector::Free if !table.schema_sql.trim().is_empty() => {
            let flaw = outline(&table.schema_sql).flaw;
            problems.extend(flaw.map(|flaw| error(Field::CreateTable, say::flaw(&flaw))));
        }
        Connector::Plain(plain) => {
            let own = [
                "connector",
                if plain.kind == PlainKind::Slack {
                    "token"
                } else {
                    ""
                },
            ];
            let said = match options::read(&plain.options) {
                None => Some(say::NO_OPTIONS.to_owned()),
                Some(read) => read
                    .iter()
                    .find(|(key, _)| own.contains(&key.as_str()))
                    .map(|(key, _)| say::own_option(key)),
            };
            problems.extend(said.map(|said| error(Field::Options, said)));
            problems.extend(slack_column(plain.kind, &table.schema_sql));
        }
        _ => {}
    }
    problems
}

/// The columns that Slack's connector posts: where, and what (Aiven's documentation of the connector).
const SLACK: [&str; 2] = ["channel_id", "message"];

fn slack_column(kind: PlainKind, columns: &str) -> Option<Problem> {
    if kind != PlainKind::Slack || columns.trim().is_empty() {
        return None;
    }
    let columns = schema::parse(columns).0.columns;
    let lacks = |name: &&&str| columns.iter().all(|column| column.name != **name);
    let name = SLACK.iter().find(lacks)?;
    Some(warning(Field::SchemaSql, say::slack_column(name)))
}

/// The field that holds a table's SQL.
fn sql_field(table: &Table) -> Field {
    match table.connector {
        Connector::Free => Field::CreateTable,
        _ => Field::SchemaSql,
    }
}

/// Says of a table that the API of 2021 has none of its kind.
pub fn not_in_2021(draft: &Draft) -> Option<Problem> {
    let Subject::Table(table) = &draft.subject else {
        return None;
    };
    let field = match table.connector {
        Connector::Free => Field::CreateTable,
        _ => Field::TableName,
    };
    (!table.connector.is_classic()).then(|| error(field, say::NOT_IN_2021.to_owned()))
}

/// Secrets that were not kept: the name of a variable stands in the place of each. Commands read it, the page can't.
pub fn secrets(draft: &Draft) -> Vec<Problem> {
    if let Some(token) = slack_token(draft).filter(|token| secret::variable(token).is_some()) {
        return vec![error(Field::SlackToken, say::secret("token", token))];
    }
    let mut problems = Vec::new();
    for (field, text) in with_secrets(draft) {
        let said = secret::find(text, Written::Plain).into_iter();
        let said = said.filter_map(|found| {
            let value = &text[found.value];
            secret::variable(value)?;
            Some(error(field, say::secret(&text[found.key], value)))
        });
        problems.extend(said.take(TOLD_MAX));
    }
    problems
}

/// The token of Slack, where the draft has one.
fn slack_token(draft: &Draft) -> Option<&str> {
    match &draft.subject {
        Subject::Table(Table {
            connector: Connector::Plain(plain),
            ..
        }) if plain.kind == PlainKind::Slack => Some(&plain.token),
        _ => None,
    }
}

/// The texts of a draft in which options stand, and secrets among them.
fn with_secrets(draft: &Draft) -> Vec<(Field, &str)> {
    match &draft.subject {
        Subject::Job(job) => vec![(Field::Statement, &job.statement)],
        Subject::Table(table) => {
            let mut fields: Vec<(Field, &str)> = vec![(sql_field(table), &table.schema_sql)];
            if let Connector::Plain(plain) = &table.connector {
                fields.push((Field::Options, &plain.options));
            }
            fields
        }
    }
}

fn has_secret(draft: &Draft) -> bool {
    let mut texts = with_secrets(draft).into_iter();
    slack_token(draft).is_some_and(|token| !token.is_empty())
        || texts.any(|(_, text)| !secret::find(text, Written::Plain).is_empty())
}

/// Says of a table that commands would read its secrets from the variables of another: their names differ in signs or in
/// case alone.
fn same_variables(draft: &Draft, workspace: &Workspace) -> Option<Problem> {
    if !has_secret(draft) {
        return None;
    }
    let variables = secret::name(draft.name(), "");
    let is_other = |other: &&Draft| {
        other.name() != draft.name()
            && matches!(other.subject, Subject::Table(_))
            && secret::name(other.name(), "") == variables
    };
    let mut others = workspace.drafts.iter().filter(is_other);
    let other = others.find(|other| has_secret(other))?;
    let said = say::same_variables(other.name(), &variables);
    Some(warning(Field::TableName, said))
}

/// Why a draft can't go out as it is: a secret of its own, or of a table that it takes along, was not kept.
pub fn missing_secret(draft: &Draft, workspace: &Workspace) -> Option<String> {
    let lacks = |draft: &&Draft| !secrets(draft).is_empty();
    let parts = match &draft.subject {
        Subject::Job(job) => parts(job, workspace),
        Subject::Table(_) => Parts::default(),
    };
    let all = [draft].into_iter().chain(parts.sources).chain(parts.sinks);
    all.into_iter()
        .find(lacks)
        .map(|lacking| say::secret_of(lacking.name()))
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error
        && problem.field != Field::Project
        && problem.field != Field::Service
}

fn of_job(
    job: &Job,
    workspace: &Workspace,
    written: &[String],
    lack_secrets: &[DraftId],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let length = job.name.chars().count();
    if length > APPLICATION_NAME_MAX {
        let said = say::name(length, APPLICATION_NAME_MAX);
        problems.push(error(Field::JobName, said));
    }
    let length = job.statement.chars().count();
    if length > STATEMENT_MAX {
        let said = say::statement(length, STATEMENT_MAX);
        problems.push(error(Field::Statement, said));
    }
    let Parts {
        sources,
        sinks,
        unknown,
    } = parts_of(job, written, workspace);
    for name in unknown.iter().take(TOLD_MAX) {
        problems.push(error(Field::Tables, say::unknown(name)));
    }
    let is_too_many = sources.len() > TABLES_MAX || sinks.len() > TABLES_MAX;
    if is_too_many {
        let said = say::tables(sources.len(), sinks.len(), TABLES_MAX);
        problems.push(error(Field::Tables, said));
    }
    let only_read = sinks.iter().filter_map(|sink| match &sink.subject {
        Subject::Table(Table {
            name,
            connector: Connector::Plain(plain),
            ..
        }) if plain.kind == PlainKind::Datagen => {
            Some(warning(Field::Tables, say::only_read(name)))
        }
        _ => None,
    });
    problems.extend(only_read.take(TOLD_MAX));
    let tables = sources.iter().chain(&sinks);
    let errors = tables.filter_map(|table| {
        if lack_secrets.contains(&table.id) {
            Some(say::secret_of(table.name()))
        } else {
            is_broken(table, workspace).then(|| say::broken(table.name()))
        }
    });
    let errors = errors.map(|said| error(Field::Tables, said));
    problems.extend(errors.take(TOLD_MAX));
    let never_read = sources.iter().filter_map(|source| source_fault(source));
    let never_read = never_read.map(|said| warning(Field::Tables, said));
    problems.extend(never_read.take(TOLD_MAX));
    problems
}

fn is_broken(table: &Draft, workspace: &Workspace) -> bool {
    of_draft(table, workspace).iter().any(is_error)
}

/// The tables that a draft takes along with a problem, which is theirs to tell.
pub fn broken(draft: &Draft, workspace: &Workspace) -> Vec<DraftId> {
    match &draft.subject {
        Subject::Job(job) if workspace.target.generation == Generation::Applications => {
            let tables = parts_of(job, &[], workspace).sources.into_iter();
            let broken = tables.filter(|table| is_broken(table, workspace));
            broken.map(|table| table.id).collect()
        }
        _ => Vec::new(),
    }
}

/// What a table lacks to be read from.
fn source_fault(draft: &Draft) -> Option<String> {
    let Subject::Table(table) = &draft.subject else {
        return None;
    };
    match &table.connector {
        Connector::OpenSearch(_) => Some(say::only_sink(&table.name)),
        Connector::Kafka(kafka)
            if kafka.startup_mode.is_empty() && kafka.connector_type != UPSERT =>
        {
            Some(say::no_startup_mode(&table.name))
        }
        Connector::Plain(plain) if plain.kind != PlainKind::Datagen => {
            Some(say::never_read(&table.name, plain.kind.name()))
        }
        _ => None,
    }
}

fn error(field: Field, sentence: String) -> Problem {
    found(field, Severity::Error, sentence)
}

fn warning(field: Field, sentence: String) -> Problem {
    found(field, Severity::Warning, sentence)
}

fn found(field: Field, severity: Severity, sentence: String) -> Problem {
    Problem {
        field,
        severity,
        fault: Fault::Sql(Finding {
            sentence,
            number: 0,
            mend: None,
        }),
    }
}
