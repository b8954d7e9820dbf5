//! The workspace that a new visitor finds: the cheat sheet's three requests, and the table that its job
//! reads from and that it does not spell out.

use super::job::{Job, TablesBy, TablesFrom};
use super::table::{Connector, Kafka, Postgres, Table};
use super::target::Target;
use super::{Draft, Progress, Subject, Workspace};

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

/// Whether a draft is the example's still: neither changed nor sent.
pub fn is_untouched(draft: &Draft) -> bool {
    let is_own = |own: &Draft| own.subject == draft.subject;
    draft.progress == Progress::Draft
        && draft.unread.is_none()
        && draft.extra.is_empty()
        && workspace(Target::default()).drafts.iter().any(is_own)
}

/// What was taken away of the example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Its drafts.
    pub drafts: Vec<Draft>,
    before: Target,
}

/// Takes away what is the example's still. Where no draft stays, its project goes too, and its service, unless the host of
/// the page has named them. `named_by_host`: the project, the service.
pub fn remove(workspace: &mut Workspace, named_by_host: [bool; 2]) -> Removed {
    let all = std::mem::take(&mut workspace.drafts);
    let (drafts, stay) = all.into_iter().partition(is_untouched);
    workspace.drafts = stay;
    let before = workspace.target.clone();
    if workspace.drafts.is_empty() {
        let own = target();
        let target = &mut workspace.target;
        let [is_project_named, is_service_named] = named_by_host;
        for (place, own, is_named) in [
            (&mut target.project, own.project, is_project_named),
            (&mut target.service, own.service, is_service_named),
        ] {
            if *place == own && !is_named {
                place.clear();
            }
        }
    }
    Removed { drafts, before }
}

/// Undoes [`remove`]. What was made since stays.
pub fn restore(workspace: &mut Workspace, removed: Removed) {
    for (position, draft) in removed.drafts.into_iter().enumerate() {
        workspace.put_back(position, draft);
    }
    let target = &mut workspace.target;
    for (place, before) in [
        (&mut target.project, removed.before.project),
        (&mut target.service, removed.before.service),
    ] {
        if place.is_empty() {
            *place = before;
        }
    }
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
