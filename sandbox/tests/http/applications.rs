//! Applications and their versions: made, shown, renamed, deleted, and what is refused.

use serde_json::{Value, json};

use crate::application::{application, deploy, id_of, look, path, until, version};
use crate::client::{call, expect, post, put, sandbox};

/// The members of an object, in the order of the alphabet.
fn members(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

#[tokio::test]
async fn an_application_is_answered_like_the_one_in_aivens_documentation() {
    let running = sandbox().await;
    let documented: Vec<Value> =
        serde_json::from_str(include_str!("../../../tests/fixtures/responses.json"))
            .expect("the recorded answers are JSON");
    let documented = |method: &str, suffix: &str| {
        let found = documented.iter().find(|answer| {
            answer["method"] == method
                && answer["path"]
                    .as_str()
                    .is_some_and(|path| path.ends_with(suffix))
        });
        found.expect("the documentation has it")["body"].clone()
    };
    let made = expect(
        &running,
        200,
        post(&path(&[]), &json!({ "name": "DemoApp" })),
    )
    .await
    .json();
    assert_eq!(
        members(&made),
        members(&documented("POST", "/flink/application"))
    );
    assert_eq!(
        (&made["name"], &made["application_versions"]),
        (&json!("DemoApp"), &json!([]))
    );
    let shape = |text: &Value| -> String {
        let text = text.as_str().expect("a time");
        text.chars()
            .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
            .collect()
    };
    let told = documented("POST", "/flink/application");
    assert_eq!(shape(&made["created_at"]), shape(&told["created_at"]));

    let listed = expect(&running, 200, call("GET", &path(&[]))).await.json();
    let told = documented("GET", "/flink/application");
    assert_eq!(members(&listed), ["applications"]);
    assert_eq!(
        members(&listed["applications"][0]),
        members(&told["applications"][0])
    );
    let shown = expect(&running, 200, call("GET", &path(&[&id_of(&made)])))
        .await
        .json();
    assert_eq!(shown, made);
}

#[tokio::test]
async fn an_application_is_renamed_and_nothing_else_changes() {
    let running = sandbox().await;
    let [id, version] = application(&running, "Old", &version()).await;
    let body = json!({ "name": "New" });
    let renamed = expect(&running, 200, put(&path(&[&id]), &body))
        .await
        .json();
    assert_eq!(
        (&renamed["name"], &renamed["id"]),
        (&json!("New"), &json!(id))
    );
    assert_eq!(renamed["application_versions"][0]["id"], json!(version));
    application(&running, "Other", &crate::application::version()).await;
    let taken = put(&path(&[&id]), &json!({ "name": "Other" }));
    let refused = expect(&running, 409, taken).await.messages();
    assert_eq!(refused, ["Application 'Other' already exists"]);
    expect(&running, 200, put(&path(&[&id]), &body)).await;
}

#[tokio::test]
async fn versions_are_counted_and_shown_with_what_was_read_from_their_tables() {
    let running = sandbox().await;
    let [id, first] = application(&running, "App", &version()).await;
    let all = path(&[&id, "version"]);
    let second = expect(&running, 200, post(&all, &version())).await.json();
    assert_eq!(second["version"], 2);
    assert_eq!(
        members(&second),
        [
            "created_at",
            "created_by",
            "id",
            "sinks",
            "sources",
            "statement",
            "version"
        ]
    );
    let source = &second["sources"][0];
    assert_eq!(
        members(source),
        [
            "columns",
            "create_table",
            "integration_id",
            "options",
            "table_id",
            "table_name"
        ]
    );
    assert_eq!(source["table_name"], "KCpuIn");
    assert_eq!(source["options"]["topic"], "cpu_load");
    assert_eq!(
        source["columns"],
        json!([
            { "name": "hostname", "data_type": "STRING", "nullable": true },
            { "name": "cpu", "data_type": "INT", "nullable": true },
        ])
    );
    let one = format!("{all}/{}", id_of(&second));
    assert_eq!(
        expect(&running, 200, call("GET", &one)).await.json(),
        second
    );
    let deleted = expect(&running, 200, call("DELETE", &one)).await.json();
    assert_eq!(deleted, second);
    expect(&running, 404, call("GET", &one)).await.messages();
    let third = expect(&running, 200, post(&all, &version())).await.json();
    assert_eq!(third["version"], 3, "a number is not given twice");
    let shown = expect(&running, 200, call("GET", &path(&[&id])))
        .await
        .json();
    let ids = |value: &Value| value["id"].as_str().map(str::to_owned);
    let versions = shown["application_versions"].as_array().expect("a list");
    assert_eq!(
        versions.iter().map(ids).collect::<Vec<_>>(),
        [Some(first), ids(&third)]
    );
}

#[tokio::test]
async fn an_application_with_deployments_is_not_deleted() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let deployment = deploy(&running, &id, &json!({ "version_id": version })).await;
    let application = path(&[&id]);
    let refused = expect(&running, 417, call("DELETE", &application))
        .await
        .messages();
    assert_eq!(
        refused,
        ["Application deletion forbidden because it has 1 deployment(s)."]
    );
    let kept = call("DELETE", &path(&[&id, "version", &version]));
    expect(&running, 409, kept).await.messages();

    expect(&running, 200, call("POST", &format!("{deployment}/cancel"))).await;
    until(&running, &deployment, "CANCELED").await;
    let deleted = expect(&running, 200, call("DELETE", &deployment))
        .await
        .json();
    assert_eq!(deleted["status"], "DELETE_REQUESTED");
    assert_eq!(look(&running, &deployment).await["status"], "DELETING");
    expect(&running, 404, call("GET", &deployment))
        .await
        .messages();
    expect(&running, 200, call("DELETE", &application)).await;
    expect(&running, 404, call("GET", &application))
        .await
        .messages();
    assert!(running.handle.applications().is_empty());
}

#[tokio::test]
async fn what_is_not_there_is_404_and_other_methods_are_405() {
    let running = sandbox().await;
    let [id, known] = application(&running, "App", &version()).await;
    let other = "986b2d5f-7eda-480c-bcb3-0f903a866222";
    for rest in [
        &[other][..],
        &[other, "deployment"],
        &[&id, "version", other],
        &[&id, "deployment", other],
    ] {
        expect(&running, 404, call("GET", &path(rest)))
            .await
            .messages();
    }
    let elsewhere = json!({ "version_id": other });
    expect(&running, 404, post(&path(&[&id, "deployment"]), &elsewhere))
        .await
        .messages();
    let unknown = post(&path(&[other, "version"]), &version());
    expect(&running, 404, unknown).await.messages();
    for (method, rest) in [
        ("PUT", &[][..]),
        ("POST", &[id.as_str()]),
        ("GET", &[&id, "version"]),
        ("PUT", &[&id, "version", &known]),
        ("GET", &[&id, "deployment", other, "stop"]),
    ] {
        expect(&running, 405, call(method, &path(rest)))
            .await
            .messages();
    }
    expect(&running, 404, call("GET", &path(&[&id, "versions"])))
        .await
        .messages();
    expect(
        &running,
        404,
        call("POST", &path(&[&id, "deployment", other, "start"])),
    )
    .await
    .messages();
}
