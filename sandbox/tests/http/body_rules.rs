//! The limits of the bodies that make applications, versions and deployments.

use sandbox::Running;
use serde_json::{Value, json};

use crate::application::{application, id_of, kafka, path, version};
use crate::client::{expect, post, put, sandbox};

/// Each body is refused for this one reason.
async fn refuse(running: &Running, cases: Vec<(String, Value, &str)>) {
    for (path, body, said) in cases {
        let messages = expect(running, 400, post(&path, &body)).await.messages();
        assert!(
            messages.len() == 1 && messages[0].contains(said),
            "{messages:?}, not {said}"
        );
    }
}

/// The sample's version with a member changed.
fn changed(name: &str, value: Value) -> Value {
    let mut body = version();
    body[name] = value;
    body
}

/// The sample's version with a member of its first source changed.
fn with_source(name: &str, value: Value) -> Value {
    let mut body = version();
    body["sources"][0][name] = value;
    body
}

fn without(name: &str) -> Value {
    let mut body = version();
    body.as_object_mut().expect("an object").remove(name);
    body
}

#[tokio::test]
async fn an_application_body_that_breaks_the_contract_is_refused() {
    let running = sandbox().await;
    refuse(
        &running,
        vec![
            (path(&[]), json!({}), "'name' is a required property"),
            (path(&[]), json!({ "name": "" }), "'name' is too short"),
            (
                path(&[]),
                json!({ "name": "n".repeat(129) }),
                "'name' is longer than 128",
            ),
            (
                path(&[]),
                json!({ "name": 1 }),
                "'name': 1 is not of type 'string'",
            ),
            (
                path(&[]),
                json!({ "name": "B", "note": "" }),
                "'note' was unexpected",
            ),
            (
                path(&[]),
                json!({ "name": "B", "application_version": without("statement") }),
                "'application_version.statement' is a required property",
            ),
        ],
    )
    .await;
    let made = expect(&running, 200, post(&path(&[]), &json!({ "name": "A" })))
        .await
        .json();
    let id = id_of(&made);
    let more = put(&path(&[&id]), &json!({ "name": "A", "id": id }));
    expect(&running, 400, more).await.messages();
}

#[tokio::test]
async fn a_version_body_that_breaks_the_contract_is_refused() {
    let running = sandbox().await;
    let [id, _] = application(&running, "App", &version()).await;
    let create = || path(&[&id, "version"]);
    let many = vec![kafka("T", "a INT", "t"); 65];
    refuse(
        &running,
        vec![
            (
                create(),
                without("sources"),
                "'sources' is a required property",
            ),
            (create(), without("sinks"), "'sinks' is a required property"),
            (
                create(),
                without("statement"),
                "'statement' is a required property",
            ),
            (
                create(),
                changed("sources", json!(many)),
                "'sources' has more than 64 items",
            ),
            (
                create(),
                changed("sinks", json!({})),
                "'sinks': {} is not of type 'array'",
            ),
            (
                create(),
                changed("sinks", json!(["T"])),
                "\"T\" is not of type 'object'",
            ),
            (
                create(),
                changed("statement", json!("x".repeat(50_001))),
                "'statement' is longer than 50000",
            ),
            (
                create(),
                with_source("create_table", json!("x".repeat(4097))),
                "'sources.0.create_table' is longer than 4096",
            ),
            (
                create(),
                with_source("integration_id", json!("4ec23427")),
                "'sources.0.integration_id' is too short",
            ),
            (
                create(),
                with_source("integration_id", Value::Null),
                "'sources.0.integration_id': null is not of type 'string'",
            ),
            (
                create(),
                with_source("topic", json!("t")),
                "'sources.0.topic' was unexpected",
            ),
            (
                path(&[&id, "version", "validate"]),
                without("sinks"),
                "'sinks' is a required property",
            ),
        ],
    )
    .await;
    let validated = post(&path(&[&id, "version", "validate"]), &without("statement"));
    let answer = expect(&running, 200, validated).await.json();
    assert!(answer.get("statement").is_none() && answer.get("statement_error").is_none());
}

#[tokio::test]
async fn a_deployment_body_that_breaks_the_contract_is_refused() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let cases = [
        ("parallelism", json!(0), "0 is less than the minimum of 1"),
        ("parallelism", json!(-1), "-1 is less than"),
        (
            "parallelism",
            json!(129),
            "129 is greater than the maximum of 128",
        ),
        ("parallelism", json!("2"), "is not of type 'integer'"),
        ("parallelism", json!(1.5), "is not of type 'integer'"),
        ("restart_enabled", json!("no"), "is not of type 'boolean'"),
        (
            "starting_savepoint",
            json!(""),
            "'starting_savepoint' is too short",
        ),
        (
            "starting_savepoint",
            json!("s".repeat(2049)),
            "'starting_savepoint' is longer than 2048",
        ),
        ("entry_class", json!("Main"), "'entry_class' was unexpected"),
    ];
    let create = || path(&[&id, "deployment"]);
    let mut all = vec![
        (create(), json!({}), "'version_id' is a required property"),
        (
            create(),
            json!({ "version_id": "7a1c6266" }),
            "'version_id' is too short",
        ),
    ];
    for (name, value, said) in cases {
        all.push((
            create(),
            json!({ "version_id": version, name: value }),
            said,
        ));
    }
    refuse(&running, all).await;
    assert!(running.handle.deployments().is_empty());
}

#[tokio::test]
async fn a_body_at_the_limits_is_taken() {
    let running = sandbox().await;
    let [id, _] = application(&running, &"é".repeat(128), &version()).await;
    let mut body = version();
    let wide = |value: &Value, length: usize| {
        let text = value.as_str().expect("a text");
        json!(format!("{text}{}", " ".repeat(length - text.len())))
    };
    body["statement"] = wide(&body["statement"], 50_000);
    body["sinks"][0]["create_table"] = wide(&body["sinks"][0]["create_table"], 4096);
    let names: Vec<String> = (1..64).map(|number| format!("T{number}")).collect();
    let more = names.iter().map(|name| kafka(name, "a INT", "t"));
    body["sources"].as_array_mut().expect("a list").extend(more);
    expect(&running, 200, post(&path(&[&id, "version"]), &body)).await;
}

#[tokio::test]
async fn an_integration_that_is_not_there_or_of_another_kind_is_refused() {
    let running = sandbox().await;
    let [id, _] = application(&running, "App", &version()).await;
    for (integration, status, said) in [
        (
            "00000000-0000-0000-0000-000000000000",
            404,
            "Integration not found: 00000000-0000-0000-0000-000000000000",
        ),
        (
            "77741d89-71f1-4de6-897a-fd83bce0ee62",
            400,
            "needs one of type kafka",
        ),
    ] {
        let mut body = version();
        body["sinks"][0]["integration_id"] = json!(integration);
        for last in [&["version"][..], &["version", "validate"]] {
            let path = path(&[&[id.as_str()], last].concat());
            let messages = expect(&running, status, post(&path, &body))
                .await
                .messages();
            assert!(messages[0].contains(said), "{messages:?}");
        }
    }
}
