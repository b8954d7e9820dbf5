//! What the tests of applications have in common: the tables of Aiven's own sample and the way to
//! a deployment.

use sandbox::Running;
use serde_json::{Value, json};

use crate::client::{FLINK, call, expect, post};

/// The Kafka integration of the sample.
pub(crate) const KAFKA: &str = "4ec23427-9e9f-4827-90fa-ea9e38c31bc3";
pub(crate) const STATEMENT: &str = "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70";

/// A Kafka table of an application, with its columns.
pub(crate) fn kafka(name: &str, columns: &str, topic: &str) -> Value {
    let create_table = format!(
        "CREATE TABLE {name} (\n    {columns}\n) WITH (\n    'connector' = 'kafka',\n    'properties.bootstrap.servers' = '',\n    'scan.startup.mode' = 'earliest-offset',\n    'topic' = '{topic}',\n    'value.format' = 'json'\n)"
    );
    json!({ "create_table": create_table, "integration_id": KAFKA })
}

/// The sample's version.
pub(crate) fn version() -> Value {
    let columns = "`hostname` STRING,\n    `cpu` INT";
    json!({
        "sources": [kafka("KCpuIn", columns, "cpu_load")],
        "sinks": [kafka("KAlert", columns, "alert")],
        "statement": STATEMENT,
    })
}

/// `flink/application`, with what stands behind it.
pub(crate) fn path(rest: &[&str]) -> String {
    let mut path = format!("{FLINK}/application");
    for segment in rest {
        path = format!("{path}/{segment}");
    }
    path
}

pub(crate) fn id_of(answer: &Value) -> String {
    let id = answer["id"].as_str().expect("an id");
    assert_eq!(id.len(), 36, "{id}");
    id.to_owned()
}

/// Makes an application with this version, and gives the ids of both.
pub(crate) async fn application(running: &Running, name: &str, version: &Value) -> [String; 2] {
    let body = json!({ "name": name, "application_version": version });
    let made = expect(running, 200, post(&path(&[]), &body)).await.json();
    [id_of(&made), id_of(&made["application_versions"][0])]
}

/// Deploys a version, and gives the deployment's path.
pub(crate) async fn deploy(running: &Running, application: &str, body: &Value) -> String {
    let all = path(&[application, "deployment"]);
    let made = expect(running, 200, post(&all, body)).await.json();
    format!("{all}/{}", id_of(&made))
}

/// What the API says of a deployment.
pub(crate) async fn look(running: &Running, deployment: &str) -> Value {
    expect(running, 200, call("GET", deployment)).await.json()
}

/// Looks at a deployment until it is in this state, and gives the states on the way.
pub(crate) async fn until(running: &Running, deployment: &str, status: &str) -> Vec<String> {
    let mut seen = Vec::new();
    while seen.last().map(String::as_str) != Some(status) {
        assert!(seen.len() < 10, "{status} does not come: {seen:?}");
        let answer = look(running, deployment).await;
        seen.push(answer["status"].as_str().expect("a status").to_owned());
    }
    seen
}
