//! Drafts with good values, for tests to change, and the little that several tests read JSON with.
//! Nothing here calls the code under test to find out what is right.

#![allow(dead_code, reason = "each test uses a part of it")]

use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::workspace::job::{Job, TablesBy, TablesFrom};
use millrace::workspace::plan::{self, Route};
use millrace::workspace::table::{Connector, Kafka, Postgres, Table};
use millrace::workspace::target::Target;
use millrace::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};
use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use std::collections::BTreeSet;
use std::path::Path;

/// The cheat sheet's integration.
pub const INTEGRATION_ID: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";

/// The cheat sheet's project and service.
pub fn target() -> Target {
    Target {
        project: "my-test-project".to_owned(),
        service: "my-flink-service".to_owned(),
        ..Target::default()
    }
}

/// A table of PostgreSQL without a fault.
pub fn postgres(name: &str) -> Table {
    Table {
        name: name.to_owned(),
        integration_id: INTEGRATION_ID.to_owned(),
        schema_sql: "`node` INT, `node_description` VARCHAR".to_owned(),
        connector: Connector::Postgres(Postgres {
            jdbc_table: "public.node_definition".to_owned(),
        }),
    }
}

/// A table on a Kafka topic without a fault.
pub fn kafka(name: &str) -> Table {
    Table {
        name: name.to_owned(),
        integration_id: INTEGRATION_ID.to_owned(),
        schema_sql: "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT".to_owned(),
        connector: Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            ..Kafka::default()
        }),
    }
}

/// A job without a fault.
pub fn job(name: &str) -> Job {
    Job {
        name: name.to_owned(),
        statement: "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70".to_owned(),
        tables: "KCpuIn, KAlert".to_owned(),
        tables_from: TablesFrom::Hand,
        tables_by: TablesBy::Name,
    }
}

/// A workspace at [`target`] with these drafts, whose ids count from 0.
pub fn workspace(subjects: impl IntoIterator<Item = Subject>) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.target = target();
    for subject in subjects {
        workspace.add(subject);
    }
    workspace
}

/// What a draft becomes when the API has created it.
pub fn created(id: &str, name: &str, target: Target) -> Progress {
    Progress::Created(Created {
        id: id.to_owned(),
        name: name.to_owned(),
        target,
        sent: String::new(),
    })
}

/// What a draft becomes when it was sent and no answer came.
pub fn unknown(name: &str, target: Target) -> Progress {
    match created("", name, target) {
        Progress::Created(sent) => Progress::Unknown(sent),
        other => other,
    }
}

/// The same without the mark of what was sent.
pub fn unmarked(progress: Progress) -> Progress {
    match progress {
        Progress::Created(created) => self::created(&created.id, &created.name, created.target),
        other => other,
    }
}

/// The draft at that place.
pub fn draft(workspace: &Workspace, id: u32) -> &Draft {
    workspace.draft(DraftId(id)).expect("a draft of that id")
}

/// The request of the draft at that place, to Aiven's own base.
pub fn request(workspace: &Workspace, id: u32, scheme: AuthScheme) -> Request {
    let route = Route {
        base: ApiBase::aiven(),
        scheme,
        form: TableForm::Flat,
    };
    plan::request(draft(workspace, id), workspace, &route)
}

/// The names of the recordings that are kept in a folder of the fixtures.
pub fn kept_in(folder: &str) -> BTreeSet<String> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = std::fs::read_dir(fixtures.join(folder)).expect("the folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.expect("an entry").file_name();
        name.to_string_lossy().replace(".json", "")
    };
    entries.map(name).collect()
}

/// How properties are tested: with so many cases, the same on every machine.
pub fn properties(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    }
}

/// A JSON text without the white space outside its strings: what is left is its tokens, in order.
pub fn squeezed(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut is_string = false;
    let mut is_escape = false;
    for c in json.chars() {
        if is_string || !matches!(c, ' ' | '\t' | '\r' | '\n') {
            text.push(c);
        }
        if c == '"' && !is_escape {
            is_string = !is_string;
        }
        is_escape = is_string && c == '\\' && !is_escape;
    }
    text
}
