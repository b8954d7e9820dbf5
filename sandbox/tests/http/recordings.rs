//! The bodies that Aiven's client was recorded with are taken: each table, and each application, version and deployment.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{FLINK, expect, post, sandbox};

/// The recorded requests with a body whose path ends so, with the name of their file.
fn recorded(folder: &str, end: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/fixtures")
        .join(folder);
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).expect("a folder") {
        let file = file.expect("a file");
        let text = std::fs::read_to_string(file.path()).expect("a text");
        let recording: Value = serde_json::from_str(&text).expect("JSON");
        for request in recording["requests"].as_array().expect("requests") {
            let path = request["path"].as_str().expect("a path");
            if path.ends_with(end) && request["method"] == "POST" {
                let name = file.file_name().to_string_lossy().into_owned();
                found.push((name, request["body"].clone()));
            }
        }
    }
    assert!(!found.is_empty(), "{end}");
    found
}

#[tokio::test]
async fn every_recorded_table_is_created() {
    for (_, body) in recorded("recordings", "/flink/table") {
        let running = sandbox().await;
        expect(&running, 200, post(&format!("{FLINK}/table"), &body)).await;
    }
}

#[tokio::test]
async fn every_recorded_application_is_created_with_its_versions_and_deployments() {
    let applications = format!("{FLINK}/application");
    for (_, body) in recorded("applications", "/flink/application") {
        let running = sandbox().await;
        expect(&running, 200, post(&applications, &body)).await;
    }
    let running = sandbox().await;
    let body = json!({ "name": "DemoApp" });
    let application = expect(&running, 200, post(&applications, &body)).await;
    let id = application.json()["id"].as_str().expect("an id").to_owned();
    for (name, body) in recorded("applications", "/version/validate") {
        let path = format!("{applications}/{id}/version/validate");
        let answer = expect(&running, 200, post(&path, &body)).await.json();
        assert_eq!(answer["statement_error"], Value::Null, "{name}");
    }
    let mut version = String::new();
    for (_, body) in recorded("applications", "/version") {
        let path = format!("{applications}/{id}/version");
        let answer = expect(&running, 200, post(&path, &body)).await.json();
        version = answer["id"].as_str().expect("an id").to_owned();
    }
    for (_, mut body) in recorded("applications", "/deployment") {
        let running = &running;
        body["version_id"] = json!(version);
        let path = format!("{applications}/{id}/deployment");
        let answer = expect(running, 200, post(&path, &body)).await.json();
        // One runs at a time.
        let deployment = answer["id"].as_str().expect("an id");
        let cancel = format!("{path}/{deployment}/cancel");
        expect(running, 200, post(&cancel, &Value::Null)).await;
    }
}
