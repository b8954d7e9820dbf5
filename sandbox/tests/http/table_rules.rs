//! Which table bodies the contract allows.

use serde_json::{Value, json};

use crate::client::{ANY_KIND, FLINK, expect, post, sandbox};

const KAFKA_ONLY: &str = "4ec23427-9e9f-4827-90fa-ea9e38c31bc3";
const PG_ONLY: &str = "77741d89-71f1-4de6-897a-fd83bce0ee62";

/// The cheat sheet's Kafka table with fields put in; a null takes a field out.
fn kafka(changes: Value) -> Value {
    let base = json!({
        "integration_id": ANY_KIND,
        "name": "KAlert",
        "kafka_topic": "alert",
        "schema_sql": "node INT, PRIMARY KEY (node) NOT ENFORCED",
    });
    changed(base, changes)
}

/// A table without anything to point to, with fields put in.
fn table(changes: Value) -> Value {
    let base =
        json!({ "integration_id": ANY_KIND, "name": "T", "schema_sql": "node INT PRIMARY KEY" });
    changed(base, changes)
}

fn changed(mut base: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    let object = base.as_object_mut().expect("an object");
    for (name, value) in changes {
        if value.is_null() {
            object.remove(&name);
        } else {
            object.insert(name, value);
        }
    }
    base
}

async fn check(body: &Value, status: u16) -> Vec<String> {
    let running = sandbox().await;
    let path = format!("{FLINK}/table");
    let answer = expect(&running, status, post(&path, body)).await;
    if status == 200 {
        Vec::new()
    } else {
        answer.messages()
    }
}

#[tokio::test]
async fn every_form_of_a_table_is_taken() {
    let key_fields: Vec<String> = (0..64).map(|index| format!("k{index}")).collect();
    for body in [
        kafka(json!({ "partitioned_by": "node", "like_options": "BaseTable (INCLUDING ALL)" })),
        kafka(json!({ "kafka_topic": "not-in-the-list" })),
        kafka(json!({ "kafka_topic": "a".repeat(249), "name": "ä".repeat(256) })),
        kafka(
            json!({ "kafka_connector_type": "kafka", "kafka_value_format": "json",
            "kafka_startup_mode": "earliest-offset", "kafka_value_fields_include": "EXCEPT_KEY" }),
        ),
        kafka(json!({ "kafka_key_format": "avro", "kafka_key_fields": key_fields })),
        kafka(
            json!({ "kafka_connector_type": "upsert-kafka", "kafka_key_format": "json",
            "kafka_key_fields": ["node"], "kafka_value_format": "avro", "kafka_startup_mode": "latest-offset" }),
        ),
        table(json!({ "jdbc_table": "a".repeat(128) })),
        table(json!({ "opensearch_index": "alert" })),
        table(json!({ "jdbc": { "table_name": "public.node_definition" } })),
        table(json!({ "opensearch": { "index": "alert" } })),
        table(
            json!({ "integration_id": KAFKA_ONLY, "kafka": { "scan_startup_mode": "earliest-offset",
            "topic": "alert", "value_fields_include": "ALL", "value_format": "json", "key_format": "json" } }),
        ),
        table(
            json!({ "integration_id": KAFKA_ONLY, "upsert_kafka": { "key_format": "json",
            "topic": "alert", "value_fields_include": "ALL", "value_format": "json" } }),
        ),
        table(json!({ "integration_id": PG_ONLY, "jdbc_table": "mysourcetablename" })),
        table(
            json!({ "kafka_topic": "alert", "schema_sql": "", "like_options": "KAlert (EXCLUDING ALL)" }),
        ),
    ] {
        check(&body, 200).await;
    }
}

#[tokio::test]
async fn a_missing_field_is_named() {
    for name in ["integration_id", "name", "schema_sql"] {
        let messages = check(&kafka(json!({ name: null })), 400).await;
        assert_eq!(messages, [format!("'{name}' is a required property")]);
    }
    check(&table(json!({})), 400).await;
}

#[tokio::test]
async fn a_wrong_value_is_named_with_its_field() {
    let key_fields: Vec<String> = (0..65).map(|index| format!("k{index}")).collect();
    for (body, field) in [
        (kafka(json!({ "name": 3 })), "'name'"),
        (kafka(json!({ "name": "" })), "'name'"),
        (kafka(json!({ "name": "a".repeat(257) })), "'name'"),
        (
            kafka(json!({ "integration_id": "a4af7409" })),
            "'integration_id'",
        ),
        (
            kafka(json!({ "integration_id": ANY_KIND.replace('-', "") })),
            "'integration_id'",
        ),
        (kafka(json!({ "schema_sql": ["node INT"] })), "'schema_sql'"),
        (kafka(json!({ "schema_sql": "" })), "'schema_sql'"),
        (kafka(json!({ "kafka_topic": "" })), "'kafka_topic'"),
        (
            kafka(json!({ "kafka_topic": "a".repeat(250) })),
            "'kafka_topic'",
        ),
        (
            kafka(json!({ "kafka_connector_type": "upsert_kafka" })),
            "'kafka_connector_type'",
        ),
        (
            kafka(json!({ "kafka_value_format": "xml" })),
            "'kafka_value_format'",
        ),
        (
            kafka(json!({ "kafka_startup_mode": "earliest" })),
            "'kafka_startup_mode'",
        ),
        (
            kafka(json!({ "kafka_value_fields_include": "all" })),
            "'kafka_value_fields_include'",
        ),
        (
            kafka(json!({ "kafka_key_fields": "node" })),
            "'kafka_key_fields'",
        ),
        (
            kafka(json!({ "kafka_key_fields": [1] })),
            "'kafka_key_fields'",
        ),
        (
            kafka(json!({ "kafka_key_fields": key_fields })),
            "'kafka_key_fields'",
        ),
        (
            kafka(json!({ "kafka_key_format": "json" })),
            "'kafka_key_fields'",
        ),
        (
            kafka(json!({ "kafka_key_format": "json", "kafka_key_fields": [] })),
            "'kafka_key_fields'",
        ),
        (
            kafka(json!({ "kafka_connector_type": "upsert-kafka", "kafka_key_format": "json" })),
            "'kafka_value_format'",
        ),
        (
            kafka(json!({ "kafka_connector_type": "upsert-kafka", "kafka_value_format": "json" })),
            "'kafka_key_format'",
        ),
        (
            table(json!({ "jdbc_table": "a".repeat(129) })),
            "'jdbc_table'",
        ),
        (table(json!({ "jdbc": "public.t" })), "'jdbc'"),
        (table(json!({ "jdbc": {} })), "'jdbc.table_name'"),
        (
            table(json!({ "jdbc": { "table_name": "t", "schema": "public" } })),
            "'jdbc.schema'",
        ),
        (
            table(json!({ "kafka": { "topic": "a", "key_format": "text" } })),
            "'kafka.key_format'",
        ),
        (
            table(json!({ "kafka": { "topic": "a", "key_fields": ["node"] } })),
            "'kafka.key_fields'",
        ),
        (
            table(json!({ "upsert_kafka": { "topic": "a", "value_format": "json" } })),
            "'upsert_kafka.key_format'",
        ),
        (
            table(json!({ "upsert-kafka": { "topic": "a" }, "kafka_topic": "a" })),
            "'upsert-kafka'",
        ),
        (kafka(json!({ "connector": "kafka" })), "'connector'"),
        (kafka(json!({ "like_options": 1 })), "'like_options'"),
    ] {
        let messages = check(&body, 400).await;
        assert!(
            messages.len() == 1 && messages[0].contains(field),
            "{field}: {messages:?} for {body}"
        );
    }
}

#[tokio::test]
async fn a_table_points_to_one_thing() {
    for body in [
        kafka(json!({ "jdbc_table": "t" })),
        kafka(json!({ "opensearch_index": "i" })),
        kafka(json!({ "kafka": { "topic": "alert" } })),
        table(json!({ "jdbc_table": "t", "jdbc": { "table_name": "t" } })),
        table(json!({ "jdbc_table": "t", "kafka_value_format": "json" })),
        table(json!({ "jdbc": { "table_name": "t" }, "kafka_startup_mode": "latest-offset" })),
    ] {
        let messages = check(&body, 400).await;
        assert!(messages[0].contains("conflicts"), "{messages:?} for {body}");
    }
}

#[tokio::test]
async fn an_integration_carries_its_own_kind_of_table() {
    check(&kafka(json!({ "integration_id": PG_ONLY })), 400).await;
    check(
        &table(json!({ "integration_id": KAFKA_ONLY, "jdbc_table": "t" })),
        400,
    )
    .await;
    check(
        &table(json!({ "integration_id": KAFKA_ONLY, "opensearch": { "index": "i" } })),
        400,
    )
    .await;
    let unknown = "00000000-0000-4000-8000-000000000000";
    let messages = check(&kafka(json!({ "integration_id": unknown })), 404).await;
    assert_eq!(messages, [format!("Integration not found: {unknown}")]);
}

#[tokio::test]
async fn an_upsert_table_needs_a_primary_key() {
    let upsert = json!({ "topic": "a", "key_format": "json", "value_format": "json" });
    let body = table(json!({ "schema_sql": "node INT", "upsert_kafka": upsert }));
    let messages = check(&body, 400).await;
    assert!(messages[0].contains("PRIMARY KEY"), "{messages:?}");
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let messages = check(&json!({ "name": 1, "colour": "red" }), 400).await;
    assert!(messages.len() >= 4, "{messages:?}");
}
