//! What is read of the API's lists: what Aiven's own command line was told and printed, what Aiven's documentation
//! prints, and answers that nobody means well with.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{INTEGRATION_ID, properties};
use millrace::api::discovery::{self, Integration, Job, JobDetail, Kind, Me, Service, Topic};
use millrace::api::endpoints::{self, Endpoint};
use proptest::prelude::*;
use serde_json::{Value, json};

fn recording(name: &str) -> Value {
    let path = format!(
        "{}/tests/fixtures/discovery/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read_to_string(path).expect("a recording of that name");
    serde_json::from_str(&text).expect("JSON")
}

/// What the command line printed of the entries that it was told.
fn printed(name: &str) -> String {
    let recording = recording(name);
    recording["stdout"].as_str().expect("a text").to_owned()
}

/// A body that Aiven has printed or sent, by the end of its path.
fn response(path: &str) -> String {
    let responses: Value =
        serde_json::from_str(include_str!("fixtures/responses.json")).expect("JSON");
    let mut responses = responses.as_array().expect("a list").iter();
    let found = responses.find(|response| response["path"] == path);
    found.expect("a response of that path")["body"].to_string()
}

#[test]
fn each_question_goes_where_the_command_line_asks_it() {
    let asked: [(&str, &Endpoint); 10] = [
        ("discovery_4_18_0_project_list", &endpoints::LIST_PROJECTS),
        ("discovery_4_18_0_service_list", &endpoints::LIST_SERVICES),
        (
            "discovery_4_18_0_integration_list",
            &endpoints::LIST_INTEGRATIONS,
        ),
        ("discovery_4_18_0_topic_list", &endpoints::LIST_TOPICS),
        ("legacy_2_17_0_table_list", &endpoints::LIST_TABLES),
        ("legacy_2_17_0_job_list", &endpoints::LIST_JOBS),
        ("legacy_2_17_0_job_get", &endpoints::GET_JOB),
        ("legacy_2_17_0_table_delete", &endpoints::DELETE_TABLE),
        ("legacy_2_17_0_job_cancel", &endpoints::CANCEL_JOB),
        ("legacy_2_17_0_table_get", &endpoints::LIST_TABLES),
    ];
    for (name, endpoint) in asked {
        let sent = recording(name)["requests"][0].clone();
        assert_eq!(sent["method"], endpoint.method, "{name}");
        let parts: Vec<String> = sent["path"]
            .as_str()
            .expect("a path")
            .split('/')
            .skip(2)
            .map(str::to_owned)
            .collect();
        let fits = endpoint
            .path
            .split('/')
            .zip(&parts)
            .all(|(ours, theirs)| ours.starts_with('{') || ours == theirs);
        let is_longer = usize::from(name == "legacy_2_17_0_table_get");
        assert!(fits, "{name}: {parts:?}");
        assert_eq!(
            endpoint.path.split('/').count() + is_longer,
            parts.len(),
            "{name}"
        );
        assert_eq!(sent["body"], Value::Null, "{name}");
    }
}

#[test]
fn what_the_command_line_printed_is_read() {
    assert_eq!(
        discovery::projects(&printed("discovery_4_18_0_project_list")),
        Some(vec!["my-test-project".to_owned()])
    );
    assert_eq!(
        discovery::services(&printed("discovery_4_18_0_service_list")),
        Some(vec![Service {
            name: "my-flink-service".to_owned(),
            state: "RUNNING".to_owned()
        }])
    );
    let integrations = discovery::integrations(
        &printed("discovery_4_18_0_integration_list"),
        "my-test-project",
        "my-flink-service",
    );
    assert_eq!(
        integrations,
        Some(vec![Integration {
            id: INTEGRATION_ID.to_owned(),
            source: "demo-kafka".to_owned(),
            kind: Kind::Kafka,
            description: String::new(),
            is_external: false,
        }])
    );
    assert_eq!(
        discovery::topics(&printed("discovery_4_18_0_topic_list")),
        Some(vec![Topic {
            name: "alert".to_owned(),
            state: "ACTIVE".to_owned(),
            partitions: Some(1),
            is_compacted: false,
        }])
    );
}

#[test]
fn jobs_and_tables_are_read_as_aiven_printed_them() {
    let job = |id: &str, state: &str| Job {
        id: id.to_owned(),
        state: state.to_owned(),
    };
    assert_eq!(
        discovery::jobs(&response(".../flink/job")),
        Some(vec![
            job("b0d2e38e3454d8a4fefd04fac8b112ab", "RUNNING"),
            job("9e025139b9f513f6a98c6ab32575fbe1", "FAILED"),
        ])
    );
    assert_eq!(
        discovery::job(&response(".../flink/job/b0d2e38e3454d8a4fefd04fac8b112ab")),
        Some(JobDetail {
            name: "insert-into_default_catalog.default_database.KAlert".to_owned(),
            state: "RUNNING".to_owned(),
            started: Some(1_632_754_118_904),
            ended: None,
            duration: Some(233_230),
        })
    );
    let table = response(".../flink/table/f7bbe17b-ab47-46fd-83cb-2f5d23656018");
    let tables = discovery::tables(&format!(r#"{{"tables":[{table}]}}"#)).expect("a list");
    let [table] = tables.as_slice() else {
        panic!("one table: {tables:?}")
    };
    assert_eq!(table.id, "f7bbe17b-ab47-46fd-83cb-2f5d23656018");
    assert_eq!(table.name, "mytablename");
    assert_eq!(table.integration_id, "77741d89-71f1-4de6-897a-fd83bce0ee62");
    assert_eq!(table.schema_sql, "id INT,name string");
    let column = |name: &str, of_type: &str| (name.to_owned(), of_type.to_owned(), true);
    assert_eq!(
        table.columns,
        [column("id", "INT"), column("name", "STRING")]
    );
    let payload: Value = serde_json::from_str(&table.payload).expect("JSON");
    assert_eq!(
        payload,
        json!({
            "name": "mytablename",
            "integration_id": "77741d89-71f1-4de6-897a-fd83bce0ee62",
            "jdbc": { "table_name": "mysourcetablename" },
            "schema_sql": "id INT,name string",
        })
    );
}

/// The shape of the OpenAPI document, `UserInfo`; the values are the sandbox's.
#[test]
fn who_holds_the_token_is_read_with_their_projects() {
    let body = r#"{"user":{"user":"wilma@example.com","real_name":"Wilma","projects":["a","b"],
        "project_membership":{"a":"admin"},"state":"active"}}"#;
    assert_eq!(
        discovery::me(body),
        Some(Me {
            email: "wilma@example.com".to_owned(),
            name: "Wilma".to_owned(),
            projects: vec!["a".to_owned(), "b".to_owned()],
        })
    );
    assert_eq!(
        discovery::projects(body),
        Some(vec!["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(discovery::me(r#"{"user":{}}"#), Some(Me::default()));
    for strange in ["", "{}", "[]", r#"{"user":"wilma"}"#, "<html>", "null"] {
        assert_eq!(discovery::me(strange), None, "{strange}");
    }
}

/// An entry of the integrations' list that can be used.
fn usable() -> Value {
    json!({
        "service_integration_id": INTEGRATION_ID, "integration_type": "flink", "enabled": true, "active": true,
        "source_service": "demo-pg", "source_service_type": "pg", "dest_service": "flink", "dest_project": "project",
    })
}

fn picked(entry: &Value) -> Vec<Integration> {
    let body = json!({ "service_integrations": [entry] }).to_string();
    discovery::integrations(&body, "project", "flink").expect("a list")
}

#[test]
fn an_integration_that_no_table_can_use_is_left_out() {
    assert_eq!(picked(&usable()).len(), 1);
    for (key, value) in [
        ("service_integration_id", json!(null)),
        ("service_integration_id", json!("")),
        ("enabled", json!(false)),
        ("active", json!(false)),
        ("active", json!(null)),
        ("integration_type", json!("kafka_logs")),
        ("dest_service", json!("another")),
        ("dest_service", json!(null)),
        ("dest_project", json!("another")),
    ] {
        let mut entry = usable();
        entry[key] = value.clone();
        assert_eq!(picked(&entry), [], "{key}: {value}");
    }
    let mut without = usable();
    without["dest_project"] = Value::Null;
    assert_eq!(picked(&without).len(), 1);
}

#[test]
fn what_holds_the_data_is_told_by_the_integration() {
    let kinds = [
        ("flink", json!("pg"), Kind::Postgres, false),
        ("flink", json!("kafka"), Kind::Kafka, false),
        ("flink", json!("opensearch"), Kind::OpenSearch, false),
        ("flink", json!("mysql"), Kind::Other, false),
        (
            "flink_external_postgresql",
            json!(null),
            Kind::Postgres,
            true,
        ),
        ("flink_external_kafka", json!(null), Kind::Kafka, true),
        ("flink_external_bigquery", json!(null), Kind::Other, true),
    ];
    for (of_type, source, kind, is_external) in kinds {
        let mut entry = usable();
        entry["integration_type"] = json!(of_type);
        entry["source_service_type"] = source;
        entry["source_endpoint"] = json!("outside");
        let found = picked(&entry);
        let source = if is_external { "outside" } else { "demo-pg" };
        assert_eq!(
            (
                found[0].kind,
                found[0].is_external,
                found[0].source.as_str()
            ),
            (kind, is_external, source),
            "{of_type}"
        );
    }
}

#[test]
fn nothing_of_a_service_but_its_name_and_state_is_kept() {
    let body = json!({ "services": [
        { "service_name": "flink-a", "service_type": "flink", "state": "POWEROFF", "service_uri": "secret-in-uri",
          "users": [{ "password": "secret-of-user" }], "service_uri_params": { "password": "secret-of-param" } },
        { "service_name": "pg-a", "service_type": "pg", "state": "RUNNING" },
        { "service_name": null, "service_type": "flink" },
        { "service_type": "flink" },
    ]});
    let services = discovery::services(&body.to_string()).expect("a list");
    assert_eq!(
        services,
        [Service {
            name: "flink-a".to_owned(),
            state: "POWEROFF".to_owned()
        }]
    );
    assert!(!format!("{services:?}").contains("secret"));
}

#[test]
fn a_list_that_is_none_is_told_apart_from_one_that_is_empty() {
    assert_eq!(discovery::tables(r#"{"tables":[]}"#), Some(vec![]));
    assert_eq!(discovery::jobs(r#"{"jobs":[]}"#), Some(vec![]));
    for strange in ["", "{}", r#"{"tables":null,"jobs":{}}"#, "1", "<html>"] {
        assert_eq!(discovery::tables(strange), None, "{strange}");
        assert_eq!(discovery::jobs(strange), None, "{strange}");
        assert_eq!(discovery::job(strange), None, "{strange}");
    }
    let mixed = r#"{"tables":[null, 3, "x", [], {}, {"table_name": 5}, {"table_name": "t"}]}"#;
    let tables = discovery::tables(mixed).expect("a list");
    assert_eq!((tables.len(), tables[0].name.as_str()), (1, "t"));
}

#[test]
fn a_hundred_thousand_levels_of_brackets_are_no_list() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert_eq!(discovery::tables(&deep), None);
    assert_eq!(discovery::me(&deep), None);
}

/// Any JSON under keys that the lists have.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::String),
    ];
    let key = proptest::sample::select(vec![
        "user",
        "projects",
        "project_name",
        "services",
        "service_name",
        "service_type",
        "state",
        "topics",
        "topic_name",
        "tables",
        "table_name",
        "table_id",
        "columns",
        "name",
        "jobs",
        "id",
        "status",
        "jid",
        "service_integrations",
        "service_integration_id",
        "integration_type",
        "dest_service",
        "enabled",
        "active",
        "source_service_type",
    ]);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            proptest::collection::btree_map(key.clone(), inner, 0..6).prop_map(|members| {
                Value::Object(
                    members
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

proptest! {
    #![proptest_config(properties(2000))]

    #[test]
    fn any_json_is_read_without_a_panic_and_names_are_never_empty(value in any_json()) {
        let body = value.to_string();
        let _ = (discovery::me(&body), discovery::projects(&body), discovery::job(&body));
        for service in discovery::services(&body).unwrap_or_default() {
            prop_assert!(!service.name.is_empty());
        }
        for integration in discovery::integrations(&body, "p", "s").unwrap_or_default() {
            prop_assert!(!integration.id.is_empty());
        }
        for topic in discovery::topics(&body).unwrap_or_default() {
            prop_assert!(!topic.name.is_empty());
        }
        for table in discovery::tables(&body).unwrap_or_default() {
            prop_assert!(!table.name.is_empty());
            prop_assert!(serde_json::from_str::<Value>(&table.payload).is_ok());
        }
        for job in discovery::jobs(&body).unwrap_or_default() {
            prop_assert!(!job.id.is_empty());
        }
    }
}
