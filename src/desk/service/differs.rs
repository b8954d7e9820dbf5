//! Whether a table on the service is the one that a draft describes. What an answer leaves out, or fills in by itself, is
//! no difference.

use super::learn::columns_sql;
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
use crate::workspace::{Draft, Subject, Workspace};

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

/// Warns of tables that are not what the service holds by their names, of which it has told these.
pub fn warn(reports: &mut [Report], workspace: &Workspace, tables: &[discovery::Table]) {
    for report in reports {
        let Some(draft) = workspace.draft(report.draft) else {
            continue;
        };
        let Subject::Table(table) = &draft.subject else {
            continue;
        };
        if !is_other(draft, &workspace.target) {
            continue;
        }
        let there = tables.iter().find(|there| there.name == table.name);
        let differing = there.map(|there| fields(table, there));
        // It was just made the same: the next look tells so.
        if differing.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        report.problems.push(Problem {
            field: Field::TableName,
            severity: Severity::Warning,
            fault: Fault::Sql(Finding {
                sentence: say::other(&differing.unwrap_or_default()),
                number: 0,
                mend: None,
            }),
        });
    }
}
