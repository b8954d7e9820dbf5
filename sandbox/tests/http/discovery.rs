//! What pickers ask for.

use serde_json::{Value, json};

use crate::client::{call, expect, sandbox};

const PROJECT: &str = "/v1/project/my-test-project";

fn texts(list: &Value, field: &str) -> Vec<String> {
    let items = list.as_array().expect("a list");
    items
        .iter()
        .map(|item| item[field].as_str().unwrap_or("null").to_owned())
        .collect()
}

#[tokio::test]
async fn me_names_the_user_and_the_projects() {
    let running = sandbox().await;
    let me = expect(&running, 200, call("GET", "/v1/me")).await.json();
    assert!(
        me["user"]["user"]
            .as_str()
            .is_some_and(|user| user.contains('@'))
    );
    assert_eq!(me["user"]["projects"], json!(["my-test-project"]));
}

#[tokio::test]
async fn projects_and_services_are_listed() {
    let running = sandbox().await;
    let projects = expect(&running, 200, call("GET", "/v1/project"))
        .await
        .json();
    assert_eq!(
        texts(&projects["projects"], "project_name"),
        ["my-test-project"]
    );
    let services = expect(&running, 200, call("GET", &format!("{PROJECT}/service")))
        .await
        .json();
    let services = services["services"].as_array().expect("a list");
    let of_type = |wanted: &str| {
        let fitting = services
            .iter()
            .filter(|service| service["service_type"] == wanted);
        fitting
            .map(|service| service["service_name"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of_type("flink"), [json!("my-flink-service")]);
    assert_eq!(of_type("kafka"), [json!("demo-kafka")]);
    assert_eq!(of_type("pg"), [json!("demo-pg")]);
    for service in services {
        assert_eq!(service["state"], "RUNNING");
    }
}

#[tokio::test]
async fn one_service_is_told_with_its_type() {
    let running = sandbox().await;
    let path = format!("{PROJECT}/service/my-flink-service");
    let service = expect(&running, 200, call("GET", &path)).await.json();
    assert_eq!(service["service"]["service_type"], "flink");
    assert!(service["service"]["service_integrations"].is_array());
}

#[tokio::test]
async fn integrations_also_show_one_that_is_not_enabled() {
    let running = sandbox().await;
    let path = format!("{PROJECT}/service/my-flink-service/integration");
    let list = expect(&running, 200, call("GET", &path)).await.json();
    let list = list["service_integrations"].as_array().expect("a list");
    let (on, off): (Vec<&Value>, Vec<&Value>) = list.iter().partition(|row| row["enabled"] == true);
    let sources: Vec<_> = on
        .iter()
        .map(|row| row["source_service_type"].clone())
        .collect();
    assert_eq!(sources, ["kafka", "kafka", "kafka", "pg"].map(Value::from));
    for row in &on {
        assert_eq!(
            row["service_integration_id"].as_str().map(str::len),
            Some(36)
        );
        assert_eq!(row["dest_service"], "my-flink-service");
        assert_eq!(
            (&row["active"], &row["integration_type"]),
            (&json!(true), &json!("flink"))
        );
    }
    assert_eq!(
        on[0]["service_integration_id"],
        "a4af7409-d167-4f31-af13-ddd4cd06564f"
    );
    assert_eq!(off.len(), 1);
    assert_eq!(off[0]["service_integration_id"], Value::Null);
}

#[tokio::test]
async fn topics_are_listed_for_the_kafka_service_alone() {
    let running = sandbox().await;
    let path = format!("{PROJECT}/service/demo-kafka/topic");
    let topics = expect(&running, 200, call("GET", &path)).await.json();
    let names = texts(&topics["topics"], "topic_name");
    assert!(
        names.len() > 2 && names.contains(&"alert".to_owned()),
        "{names:?}"
    );
    assert!(names.contains(&"cpu".to_owned()));
    let path = format!("{PROJECT}/service/demo-pg/topic");
    expect(&running, 400, call("GET", &path)).await.messages();
}
