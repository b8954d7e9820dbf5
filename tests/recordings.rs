//! What Aiven's own command line sent, recorded, comes out of drafts with the same values: method, path,
//! and the body as a JSON value.
//!
//! `fixtures/recordings/` holds the recordings of what drafts say: the flat form of the API in 2.13.6 to 2.14.8, the
//! nested one and the job in 2.17.0, and applications in 2.18.0 and 4.18.0 with all that is done to them.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::workspace::job::{Job, TablesBy};
use millrace::workspace::plan::Route;
use millrace::workspace::table::{Connector, Kafka, OpenSearch, Table};
use millrace::workspace::{Subject, current};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A recording's one request, against the draft that should make it.
fn check(recording: &str, subject: Subject, extra: &str, form: TableForm) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/recordings")
        .join(format!("{recording}.json"));
    let text = std::fs::read_to_string(path).expect("a recording of that name");
    let recording: Value = serde_json::from_str(&text).expect("JSON");
    let [recorded] = recording["requests"]
        .as_array()
        .expect("requests")
        .as_slice()
    else {
        panic!("a recording holds one request");
    };

    let mut workspace = common::workspace([subject]);
    extra.clone_into(&mut workspace.drafts[0].extra);
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Aivenv1,
        form,
    };
    let request = current::request(common::draft(&workspace, 0), &workspace, &route);
    let request = request.expect("a request");
    assert_eq!(recorded["method"], request.endpoint.method);
    let url = request.url();
    assert_eq!(
        recorded["path"].as_str(),
        url.strip_prefix("https://api.aiven.io")
    );
    let header = recorded["headers"]["authorization"]
        .as_str()
        .expect("a header");
    assert_eq!(header.split(' ').next(), Some(request.scheme.name()));
    let wire = request.body.expect("a body").wire();
    assert_eq!(
        recorded["body"],
        serde_json::from_str::<Value>(&wire).expect("JSON")
    );
}

/// The values that the recorded commands were given, and the members that no field fills.
fn drafts() -> Vec<(&'static str, Subject, &'static str)> {
    let mut drafts: Vec<_> = plain_drafts()
        .into_iter()
        .map(|(recording, subject)| (recording, subject, ""))
        .collect();
    let kafka = |name: &str, topic: &str, schema_sql: &str| {
        Subject::Table(Table {
            schema_sql: schema_sql.to_owned(),
            connector: Connector::Kafka(Kafka {
                topic: topic.to_owned(),
                ..Kafka::default()
            }),
            ..common::kafka(name)
        })
    };
    drafts.push((
        "legacy_2_13_6_table_create_partitioned_like",
        kafka("KCpuIn", "cpu_load", "`node` INT"),
        r#"{"partitioned_by":"node","like_options":"BaseTable (INCLUDING ALL)"}"#,
    ));
    drafts.push((
        "legacy_2_14_8_table_create_like",
        kafka("KAlert2", "alert2", "node INT"),
        r#"{ "like_options": "KAlert (EXCLUDING ALL)" }"#,
    ));
    drafts
}

/// The values of the payloads that the later command line was given.
fn nested_drafts() -> Vec<(&'static str, Subject)> {
    let table = |name: &str, schema_sql: &str, connector| {
        Subject::Table(Table {
            name: name.to_owned(),
            integration_id: "ab8dd446-c46e-4979-b6c0-1aad932440c9".to_owned(),
            schema_sql: schema_sql.to_owned(),
            connector,
        })
    };
    let kafka = Kafka {
        topic: "alert".to_owned(),
        key_format: "json".to_owned(),
        value_format: "json".to_owned(),
        value_fields_include: "ALL".to_owned(),
        ..Kafka::default()
    };
    let plain = Kafka {
        startup_mode: "earliest-offset".to_owned(),
        ..kafka.clone()
    };
    let upsert = Kafka {
        connector_type: "upsert-kafka".to_owned(),
        ..kafka
    };
    let index = OpenSearch {
        index: "alert".to_owned(),
    };
    vec![
        (
            "legacy_2_17_0_table_create_jdbc",
            Subject::Table(common::postgres("node_info")),
        ),
        (
            "legacy_2_17_0_table_create_kafka",
            table(
                "KAlert",
                "cpu FLOAT, node INT, cpu_percent INT, occurred_at TIMESTAMP_LTZ(3)",
                Connector::Kafka(plain),
            ),
        ),
        (
            "legacy_2_17_0_table_create_upsert_kafka",
            table(
                "Kalert",
                "cpu FLOAT, node INT PRIMARY KEY, cpu_percent INT, occurred_at TIMESTAMP_LTZ(3)",
                Connector::Kafka(upsert),
            ),
        ),
        (
            "legacy_2_17_0_table_create_opensearch",
            table(
                "KAlert",
                "cpu FLOAT, node INT PRIMARY KEY, cpu_percent INT, occurred_at TIMESTAMP(3)",
                Connector::OpenSearch(index),
            ),
        ),
    ]
}

/// The values of the commands that the fields can say.
fn plain_drafts() -> Vec<(&'static str, Subject)> {
    let postgres = || Subject::Table(common::postgres("node_info"));
    let kafka = || Subject::Table(common::kafka("KAlert"));
    let upsert = Table {
        schema_sql: "node INT, region VARCHAR, cpu FLOAT, PRIMARY KEY (node, region) NOT ENFORCED"
            .to_owned(),
        connector: Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            connector_type: "upsert-kafka".to_owned(),
            key_format: "json".to_owned(),
            key_fields: "node, region".to_owned(),
            value_format: "avro".to_owned(),
            value_fields_include: String::new(),
            startup_mode: "latest-offset".to_owned(),
        }),
        ..common::kafka("KAlertUpsert")
    };
    let by_id = |statement: &str, tables: &str| {
        Subject::Job(Job {
            statement: statement.to_owned(),
            tables: tables.to_owned(),
            tables_by: TablesBy::Id,
            ..common::job("JobExample")
        })
    };
    let statement = "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70";
    vec![
        ("legacy_2_13_6_table_create_pg", postgres()),
        ("legacy_2_13_6_table_create_kafka", kafka()),
        (
            "legacy_2_13_6_job_create",
            Subject::Job(common::job("JobExample")),
        ),
        ("legacy_2_14_1_table_create_pg", postgres()),
        ("legacy_2_14_1_table_create_kafka", kafka()),
        (
            "legacy_2_14_1_job_create",
            by_id(
                statement,
                "5d7be5e2-85af-4931-959f-3245b15381b2, 215328d0-8134-3ab8-7261-c2648bacee61",
            ),
        ),
        (
            "legacy_2_14_8_table_create_opensearch",
            Subject::Table(Table {
                schema_sql: "cpu FLOAT, node INT".to_owned(),
                connector: Connector::OpenSearch(OpenSearch {
                    index: "alert".to_owned(),
                }),
                ..common::kafka("OsAlert")
            }),
        ),
        ("legacy_2_14_1_job_create_no_tables", by_id(statement, "")),
        ("legacy_2_14_4_table_create_pg", postgres()),
        ("legacy_2_14_4_table_create_kafka", kafka()),
        (
            "legacy_2_14_4_table_create_upsert_kafka",
            Subject::Table(upsert),
        ),
        (
            "legacy_2_17_0_job_create",
            by_id(
                "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE cpu_percent > 70",
                "cac53785-d1b5-4856-90c8-7cbcc3efb2b6\n54c2f4e6-a446-4d62-8dc9-2b81179c6f43",
            ),
        ),
    ]
}

#[test]
fn drafts_make_the_requests_that_the_command_line_sent() {
    for (recording, subject, extra) in drafts() {
        check(recording, subject, extra, TableForm::Flat);
    }
}

#[test]
fn the_nested_form_is_what_the_later_command_line_was_given() {
    for (recording, subject) in nested_drafts() {
        check(recording, subject, "", TableForm::Nested);
    }
}

#[test]
fn what_no_field_holds_of_a_connector_stays_in_its_object() {
    let mut workspace = common::workspace([Subject::Table(common::postgres("t"))]);
    r#"{"jdbc":{"more":1},"other":"x"}"#.clone_into(&mut workspace.drafts[0].extra);
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Nested,
    };
    let request = current::request(common::draft(&workspace, 0), &workspace, &route);
    let body = request.expect("a request").body.expect("a body").wire();
    let body: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(
        body,
        serde_json::json!({
            "name": "t",
            "integration_id": common::INTEGRATION_ID,
            "jdbc": { "table_name": "public.node_definition", "more": 1 },
            "schema_sql": "`node` INT, `node_description` VARCHAR",
            "other": "x"
        })
    );
}

#[test]
fn every_recording_that_is_kept_is_checked() {
    let kept = common::kept_in("recordings");
    let checked: BTreeSet<String> = drafts()
        .into_iter()
        .map(|(name, ..)| name)
        .chain(nested_drafts().into_iter().map(|(name, _)| name))
        .map(str::to_owned)
        .collect();
    assert_eq!(kept, checked);
}
