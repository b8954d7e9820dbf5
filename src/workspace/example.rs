//! The workspace that a new visitor finds: the cheat sheet's three requests, and the table that its job
//! reads from and that it does not spell out.

use super::job::{Job, TablesBy, TablesFrom};
use super::table::{Connector, Kafka, Postgres, Table};
use super::target::Target;
use super::{Subject, Workspace};

/// The one integration id of the cheat sheet.
const INTEGRATION_ID: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";

/// The cheat sheet's project and service.
pub fn target() -> Target {
    Target {
        project: "my-test-project".to_owned(),
        service: "my-flink-service".to_owned(),
        ..Target::default()
    }
}

/// The cheat sheet's requests as drafts, for a target.
pub fn workspace(target: Target) -> Workspace {
    let mut workspace = Workspace {
        target,
        ..Workspace::default()
    };
    workspace.add(Subject::Table(table(
        "node_info",
        "`node` INT, `node_description` VARCHAR",
        Connector::Postgres(Postgres {
            jdbc_table: "public.node_definition".to_owned(),
        }),
    )));
    workspace.add(Subject::Table(table(
        "KCpuIn",
        "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu` FLOAT",
        topic("cpu"),
    )));
    workspace.add(Subject::Table(table(
        "KAlert",
        "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT",
        topic("alert"),
    )));
    workspace.add(Subject::Job(Job {
        name: "JobExample".to_owned(),
        statement: "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70".to_owned(),
        tables: "KCpuIn, KAlert".to_owned(),
        tables_from: TablesFrom::Statement,
        tables_by: TablesBy::Name,
    }));
    workspace
}

fn table(name: &str, schema_sql: &str, connector: Connector) -> Table {
    Table {
        name: name.to_owned(),
        integration_id: INTEGRATION_ID.to_owned(),
        schema_sql: schema_sql.to_owned(),
        connector,
    }
}

fn topic(topic: &str) -> Connector {
    Connector::Kafka(Kafka {
        topic: topic.to_owned(),
        ..Kafka::default()
    })
}
