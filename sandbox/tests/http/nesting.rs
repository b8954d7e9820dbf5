//! Texts that would take a reader's stack, or an afternoon.

use serde_json::json;

use crate::application::{application, kafka, path, version};
use crate::client::{expect, post, sandbox};

#[tokio::test]
async fn a_text_that_is_nested_without_end_is_answered() {
    let running = sandbox().await;
    let [id, _] = application(&running, "App", &version()).await;
    let validate = path(&[&id, "version", "validate"]);
    let insert = "INSERT INTO KAlert ";
    let deep = [
        "(".repeat(49_000),
        "SELECT * FROM (".repeat(3000),
        format!("{}SELECT 1{}", "(".repeat(900), ")".repeat(900)),
        format!("SELECT * FROM {}KCpuIn{}", "(".repeat(900), ")".repeat(900)),
        format!(
            "SELECT {}1{}, 'a' FROM KCpuIn",
            "(".repeat(900),
            ")".repeat(900)
        ),
        format!("{}{}", "SELECT * FROM (".repeat(900), ")".repeat(900)),
        format!("SELECT 1 IN ({}", "(".repeat(900)),
    ];
    for nested in deep {
        let mut body = version();
        body["statement"] = json!(format!("{insert}{nested}"));
        expect(&running, 200, post(&validate, &body)).await;
    }
    for nested in [
        "ARRAY<".repeat(600),
        "ROW<a ".repeat(600),
        format!("INT {}", "ARRAY ".repeat(600)),
    ] {
        let mut body = version();
        body["sinks"][0] = kafka("KAlert", &format!("a {nested}"), "t");
        expect(&running, 200, post(&validate, &body)).await;
    }
}
