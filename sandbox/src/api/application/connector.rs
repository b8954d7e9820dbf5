//! What the options of a table must say, connector by connector, and what each needs of Aiven.

use crate::api::integrations::{self, Kind};
use crate::api::position::SqlProblem;
use crate::api::refusal::Refusal;
use crate::api::sql::{Column, Table};

use super::failure::{ABSENT, Failure};

/// On which side of a job a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Sink,
}

/// A connector and its rules.
struct Rules {
    name: &'static str,
    /// The one side that it can take; nothing where it can take both.
    only: Option<Role>,
    /// Of each group one option must be there.
    required: &'static [&'static [&'static str]],
    /// What its integration must be of, and the option that Aiven then fills, left as it is here.
    filled: Option<(Kind, &'static str, &'static str)>,
    /// The option that names what the service must have.
    points: Option<&'static str>,
}

/// The connectors of Aiven's documentation, with the options that Flink does not go without.
const CONNECTORS: [Rules; 10] = [
    Rules {
        name: "kafka",
        only: None,
        required: &[
            &["properties.bootstrap.servers"],
            &["topic", "topic-pattern"],
            &["value.format", "format"],
        ],
        filled: Some((Kind::Kafka, "properties.bootstrap.servers", "")),
        points: Some("topic"),
    },
    Rules {
        name: "upsert-kafka",
        only: None,
        required: &[
            &["properties.bootstrap.servers"],
            &["topic"],
            &["key.format"],
            &["value.format"],
        ],
        filled: Some((Kind::Kafka, "properties.bootstrap.servers", "")),
        points: Some("topic"),
    },
    Rules {
        name: "jdbc",
        only: None,
        required: &[&["url"], &["table-name"]],
        filled: Some((Kind::Pg, "url", "jdbc:postgresql://")),
        points: Some("table-name"),
    },
    Rules {
        name: "elasticsearch-7",
        only: Some(Role::Sink),
        required: &[&["hosts"], &["index"]],
        filled: Some((Kind::OpenSearch, "hosts", "")),
        points: Some("index"),
    },
    Rules {
        name: "bigquery",
        only: Some(Role::Sink),
        required: &[&["dataset"], &["table"]],
        filled: Some((Kind::BigQuery, "project-id", "")),
        points: Some("table"),
    },
    Rules {
        name: "slack",
        only: Some(Role::Sink),
        required: &[&["token"]],
        filled: None,
        points: None,
    },
    Rules {
        name: "postgres-cdc",
        only: Some(Role::Source),
        required: &[
            &["hostname"],
            &["username"],
            &["password"],
            &["database-name"],
            &["schema-name"],
            &["table-name"],
        ],
        filled: None,
        points: Some("table-name"),
    },
    Rules {
        name: "datagen",
        only: Some(Role::Source),
        required: &[],
        filled: None,
        points: None,
    },
    Rules {
        name: "print",
        only: Some(Role::Sink),
        required: &[],
        filled: None,
        points: None,
    },
    Rules {
        name: "blackhole",
        only: Some(Role::Sink),
        required: &[],
        filled: None,
        points: None,
    },
];

/// What is wrong with the options of a table in this role, if anything.
pub(crate) fn check(
    sql: &str,
    table: &Table,
    role: Role,
    has_integration: bool,
) -> Result<(), SqlProblem> {
    // With LIKE, options of another table count, which is not here to be read.
    if table.like {
        return Ok(());
    }
    let whole = || 0..sql.trim_end().len();
    let Some(connector) = table.options.get("connector") else {
        let message =
            "Table options do not contain an option key 'connector' for discovering a connector.";
        return Err(SqlProblem::at(sql, whole(), message));
    };
    let at = |message: &str| Err(SqlProblem::at(sql, connector.span.clone(), message));
    let name = &connector.text;
    let Some(rules) = CONNECTORS.iter().find(|rules| rules.name == name) else {
        let known: Vec<&str> = CONNECTORS.iter().map(|rules| rules.name).collect();
        return at(&format!(
            "Could not find any factory for identifier '{name}' that implements 'org.apache.flink.table.factories.DynamicTableFactory' in the classpath.\n\nAvailable factory identifiers are:\n\n{}",
            known.join("\n")
        ));
    };
    match (rules.only, role) {
        (Some(Role::Sink), Role::Source) => {
            return at(&format!(
                "Connector '{name}' can only be used as a sink. It cannot be used as a source."
            ));
        }
        (Some(Role::Source), Role::Sink) => {
            return at(&format!(
                "Connector '{name}' can only be used as a source. It cannot be used as a sink."
            ));
        }
        _ => {}
    }
    let missing: Vec<&str> = rules
        .required
        .iter()
        .filter(|group| group.iter().all(|key| table.options.get(key).is_none()))
        .map(|group| group[0])
        .collect();
    if !missing.is_empty() {
        return at(&format!(
            "One or more required options are missing.\n\nMissing required options are:\n\n{}",
            missing.join("\n")
        ));
    }
    if name == "upsert-kafka" && !table.columns.iter().any(Column::is_key) {
        return at(
            "'upsert-kafka' tables require to define a PRIMARY KEY constraint. The PRIMARY KEY specifies which columns should be read from or write to the Kafka message key.",
        );
    }
    // Inferred: nothing tells how Aiven words it.
    if let Some((kind, option, placeholder)) = rules.filled
        && !has_integration
        && table
            .options
            .get(option)
            .is_none_or(|value| value.text == placeholder)
    {
        return at(&format!(
            "Connector '{name}' needs an integration of type {} to fill the option '{option}'",
            kind.service_type()
        ));
    }
    Ok(())
}

/// Whether there is such an integration, and it fits the table.
pub(crate) fn check_integration(id: &str, table: Option<&Table>) -> Result<(), Refusal> {
    let connector = table.and_then(|table| table.options.get("connector"));
    let rules = connector
        .and_then(|connector| CONNECTORS.iter().find(|rules| rules.name == connector.text));
    match rules.and_then(|rules| rules.filled) {
        Some((kind, _, _)) => integrations::check(id, kind),
        None => integrations::exists(id),
    }
}

/// Why a job with this table would fail, if it would: what it points to is not there.
pub(crate) fn absent(table: &Table) -> Option<Failure> {
    let connector = &table.options.get("connector")?.text;
    let rules = CONNECTORS.iter().find(|rules| rules.name == connector)?;
    let what = &table.options.get(rules.points?)?.text;
    let last = what.rsplit('.').next()?;
    (last == ABSENT).then(|| Failure::Absent {
        connector: connector.clone(),
        what: what.clone(),
    })
}
