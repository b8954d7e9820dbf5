//! Whether a table on the service is the one that a draft describes. What an answer leaves out, or fills in by itself, is
//! no difference.

use super::learn::columns_sql;
use crate::api::applications::answer::Application;
use crate::api::discovery::{self, Kind};
use crate::desk::report::Report;
use crate::import::payload::{self, Payload};
use crate::sql::schema::{self, ColumnKind, Schema};
use crate::sql::types::DataType;
use crate::text::service as say;
use crate::workspace::field::Field;
use crate::workspace::plan;
use crate::workspace::problem::{Fault, Finding, Problem, Severity};
use crate::workspace::table::{Connector, Table};
use crate::workspace::target::Target;
use crate::workspace::{Draft, Progress, Subject, Workspace};

/// The fields of a draft in which the table on the service differs.
pub fn fields(draft: &Table, there: &discovery::Table) -> Vec<Field> {
    let mut found = Vec::new();
    let mut hold = |field, own: &str, its: &str| {
        if !own.is_empty() && !its.is_empty() && own != its {
            found.push(field);
        }
    };
    hold(
        Field::IntegrationId,
        &draft.integration_id,
        &there.integration_id,
    );
    // Of what holds the data, an answer may tell nothing.
    let its = (there.kind != Kind::Other).then(|| payload::read(&there.payload, None));
    if let Some(Ok(Payload {
        subject: Subject::Table(its),
        ..
    })) = its
    {
        match (&draft.connector, &its.connector) {
            (Connector::Postgres(own), Connector::Postgres(its)) => {
                hold(Field::JdbcTable, &own.jdbc_table, &its.jdbc_table);
            }
            (Connector::OpenSearch(own), Connector::OpenSearch(its)) => {
                hold(Field::OpenSearchIndex, &own.index, &its.index);
            }
            (Connector::Kafka(own), Connector::Kafka(its)) => {
                hold(Field::KafkaTopic, &own.topic, &its.topic);
                hold(
                    Field::ConnectorType,
                    &own.connector_type,
                    &its.connector_type,
                );
                hold(Field::KeyFormat, &own.key_format, &its.key_format);
                hold(Field::ValueFormat, &own.value_format, &its.value_format);
            }
            _ => found.push(Field::ConnectorType),
        }
    }
    if are_others(&draft.schema_sql, there) {
        found.push(Field::SchemaSql);
    }
    found
}

/// Whether the columns there are others than these. Of a text that can't be read nobody knows.
fn are_others(own: &str, there: &discovery::Table) -> bool {
    if own.trim() == there.schema_sql.trim() {
        return false;
    }
    let its = columns_sql(there);
    let (own, its) = (schema::parse(own).0, schema::parse(&its).0);
    let is_known = |schema: &Schema| schema.is_whole && !schema.columns.is_empty();
    if !is_known(&own) || !is_known(&its) {
        return false;
    }
    let of = |schema: &Schema| -> Vec<(String, Option<String>)> {
        let columns = schema.columns.iter();
        let column = |column: &schema::Column| {
            // What a computed column is follows from its expression, which may be written anew.
            let is_computed = matches!(column.kind, ColumnKind::Computed(_));
            let of_type = column.data_type.as_ref().filter(|_| !is_computed);
            (column.name.clone(), of_type.map(DataType::told))
        };
        columns.map(column).collect()
    };
    of(&own) != of(&its)
}

/// The mark of what was sent, by what the service tells of the table that was created: none of the draft's where it is
/// another.
pub fn mark(draft: &Draft, sent: &str, there: &discovery::Table) -> String {
    let Subject::Table(table) = &draft.subject else {
        return sent.to_owned();
    };
    let own = plan::mark(draft);
    let is_other = !fields(table, there).is_empty();
    match sent {
        plan::OTHER if !is_other => own,
        // What was changed here since is known to be another already.
        sent if is_other && (sent.is_empty() || sent == own) => plan::OTHER.to_owned(),
        sent => sent.to_owned(),
    }
}

/// Whether the service holds another table than this draft, by what was last told of it.
pub fn is_other(draft: &Draft, target: &Target) -> bool {
    let created = draft.created(target);
    created.is_some_and(|created| created.sent == plan::OTHER)
}

/// The table that the service holds by the name of a draft which is not the one that was created there, and the fields in
/// which it differs.
pub fn namesake<'a>(
    draft: &Draft,
    target: &Target,
    tables: &'a [discovery::Table],
) -> Option<(&'a discovery::Table, Vec<Field>)> {
    let Subject::Table(table) = &draft.subject else {
        return None;
    };
    let there = tables.iter().find(|there| there.name == table.name)?;
    let differing = fields(table, there);
    // It may have been made the same just now: the next look tells so.
    let is_own = draft.may_exist(target) && (differing.is_empty() || !is_other(draft, target));
    (!is_own).then_some((there, differing))
}

/// The application that the service holds by the name of a draft which did not create it.
pub fn application<'a>(
    draft: &Draft,
    target: &Target,
    known: &'a [Application],
) -> Option<&'a Application> {
    let is_it = |one: &Application| match &draft.progress {
        Progress::Created(created) => created.target == *target && created.id == one.id,
        _ => draft.is_unknown(target),
    };
    let is_job = matches!(draft.subject, Subject::Job(_));
    let known = known
        .iter()
        .find(|one| is_job && one.name == draft.name())?;
    (!is_it(known)).then_some(known)
}

/// Warns of drafts that bear the name of something else on the service, which has told these.
pub fn warn(
    reports: &mut [Report],
    workspace: &Workspace,
    tables: &[discovery::Table],
    applications: &[Application],
) {
    let target = &workspace.target;
    for report in reports {
        let Some(draft) = workspace.draft(report.draft) else {
            continue;
        };
        let is_known = tables.iter().any(|there| there.name == draft.name());
        let (field, sentence) = match namesake(draft, target, tables) {
            Some((_, differing)) if differing.is_empty() => {
                (Field::TableName, say::SAME.to_owned())
            }
            Some((_, differing)) => (Field::TableName, say::other(&differing)),
            None if is_other(draft, target) && !is_known => (Field::TableName, say::other(&[])),
            None if application(draft, target, applications).is_some() => {
                (Field::JobName, say::SAME_APPLICATION.to_owned())
            }
            None => continue,
        };
        report.problems.push(Problem {
            field,
            severity: Severity::Warning,
            fault: Fault::Sql(Finding {
                sentence,
                number: 0,
                mend: None,
            }),
        });
    }
}
