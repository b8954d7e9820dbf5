//! The description that the peers are given: the three requests of the tables, jobs and applications, written from what
//! the API takes, with the list of columns as an example.

use crate::subject::schema;
use serde_json::{Value, json};

/// The description with a list of as many columns.
pub fn described(columns: Option<usize>) -> Value {
    let sql = schema(columns);
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Aiven for Apache Flink", "version": "1" },
        "servers": [{ "url": "https://api.aiven.io/v1" }],
        "security": [{ "token": [] }],
        "components": { "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
        "paths": {
            "/project/{project}/service/{service_name}/flink/table": operation(
                "createTable",
                "Create a table",
                &[
                    ("integration_id", json!(INTEGRATION)),
                    ("name", json!("KCpuIn")),
                    ("kafka_topic", json!("cpu")),
                    ("schema_sql", json!(sql)),
                ],
            ),
            "/project/{project}/service/{service_name}/flink/job": operation(
                "createJob",
                "Create a job",
                &[
                    ("statement", json!("INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70")),
                    ("table_ids", json!([INTEGRATION])),
                    ("job_name", json!("JobExample")),
                ],
            ),
            "/project/{project}/service/{service_name}/flink/application": operation(
                "createApplication",
                "Create an application",
                &[("name", json!("JobExample"))],
            ),
        },
    })
}

const INTEGRATION: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";

fn operation(id: &str, summary: &str, members: &[(&str, Value)]) -> Value {
    let example: Value = members
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let properties: Value = members
        .iter()
        .map(|(name, value)| {
            let kind = match value {
                Value::Array(_) => json!({ "type": "array", "items": { "type": "string" } }),
                _ => json!({ "type": "string", "example": value }),
            };
            ((*name).to_owned(), kind)
        })
        .collect();
    let names: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    json!({
        "post": {
            "operationId": id,
            "summary": summary,
            "parameters": [parameter("project", "my-test-project"), parameter("service_name", "my-flink-service")],
            "requestBody": {
                "required": true,
                "content": {
                    "application/json": {
                        "schema": { "type": "object", "required": names, "properties": properties },
                        "example": example,
                    },
                },
            },
            "responses": { "200": { "description": "Done." } },
        },
    })
}

fn parameter(name: &str, example: &str) -> Value {
    json!({
        "name": name, "in": "path", "required": true, "schema": { "type": "string" }, "example": example,
    })
}
