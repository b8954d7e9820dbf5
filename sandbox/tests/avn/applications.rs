//! The command line since 2.18.0, which knows applications: every command of `service flink`.

use sandbox::{Options, Sandbox};
use serde_json::{Value, json};

use crate::program::Avn;
use crate::{install, says_who_it_is, together};

const SERVICE: [&str; 3] = ["my-flink-service", "--project", "my-test-project"];

/// A table of the documentation's example, as the recordings of this program send it.
fn table(name: &str, topic: &str) -> Value {
    json!({
        "create_table": format!(
            "CREATE TABLE {name} (\n    `hostname` STRING,\n    `cpu` INT\n) WITH (\n    'connector' = 'kafka',\n    'properties.bootstrap.servers' = '',\n    'scan.startup.mode' = 'earliest-offset',\n    'topic' = '{topic}',\n    'value.format' = 'json'\n)"
        ),
        "integration_id": "4ec23427-9e9f-4827-90fa-ea9e38c31bc3",
    })
}

pub(crate) fn version() -> Value {
    json!({
        "sources": [table("KCpuIn", "cpu_load")],
        "sinks": [table("KAlert", "alert")],
        "statement": "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70",
    })
}

/// `service flink COMMAND my-flink-service --project my-test-project …`.
fn flink<'a>(command: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["service", "flink", command], SERVICE.as_slice(), rest].concat()
}

/// What a command prints, which is the JSON of the answer.
pub(crate) fn told(avn: &Avn<'_>, command: &str, rest: &[&str]) -> Value {
    let printed = avn.succeed(&flink(command, rest));
    serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"))
}

pub(crate) fn id_of(value: &Value) -> String {
    let id = value["id"].as_str().expect("an id");
    assert_eq!(id.len(), 36, "{id}");
    id.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn avn_2_18_0_works_with_applications() {
    walk("2.18.0").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn avn_4_18_0_works_with_applications() {
    walk("4.18.0").await;
}

async fn walk(release: &str) {
    let running = Sandbox::start(Options::default())
        .await
        .expect("a free port");
    let avn = Avn {
        python: install::python(release),
        running: &running,
    };
    let application = makes_and_renames_an_application(&avn);
    let version = makes_and_validates_versions(&avn, &application);
    deploys_and_stops(&avn, &application, &version);
    deletes_everything(&avn, &application, &version);
    says_who_it_is(&avn, release);
    together::sees_what_others_made(&avn);
    together::others_see_what_it_made(&avn);
}

fn makes_and_renames_an_application(avn: &Avn<'_>) -> String {
    let made = told(avn, "create-application", &[r#"{"name": "DemoApp"}"#]);
    assert_eq!(avn.last_body(), json!({ "name": "DemoApp" }));
    assert_eq!(
        (&made["name"], &made["application_versions"]),
        (&json!("DemoApp"), &json!([]))
    );
    let id = id_of(&made);
    let renamed = told(
        avn,
        "update-application",
        &["--application-id", &id, r#"{"name": "Other"}"#],
    );
    assert_eq!(
        (&renamed["name"], &renamed["id"]),
        (&json!("Other"), &json!(id))
    );
    let listed = told(avn, "list-applications", &[]);
    assert_eq!(listed["applications"][0]["name"], "Other");
    assert_eq!(
        told(avn, "get-application", &["--application-id", &id]),
        renamed
    );
    let again = avn.fail(&flink("create-application", &[r#"{"name": "Other"}"#]));
    assert!(again.contains("409"), "{again}");
    id
}

fn makes_and_validates_versions(avn: &Avn<'_>, application: &str) -> String {
    let of = ["--application-id", application];
    let body = version().to_string();
    let valid = told(
        avn,
        "validate-application-version",
        &[of.as_slice(), &[body.as_str()]].concat(),
    );
    assert!(valid.get("statement_error").is_none(), "{valid}");
    assert_eq!(valid["sources"][0]["columns"][1]["data_type"], "INT");

    let mut wrong = version();
    wrong["statement"] = json!("INSERT INTO KAlert SELECT * FROM KCpuOut");
    let wrong = wrong.to_string();
    let found = told(
        avn,
        "validate-application-version",
        &[of.as_slice(), &[wrong.as_str()]].concat(),
    );
    assert_eq!(found["statement_error"]["position"]["character_number"], 34);
    let create = flink(
        "create-application-version",
        &[of.as_slice(), &[wrong.as_str()]].concat(),
    );
    let refused = avn.fail(&create);
    assert!(refused.contains("KCpuOut"), "{refused}");

    let made = told(
        avn,
        "create-application-version",
        &[of.as_slice(), &[body.as_str()]].concat(),
    );
    assert_eq!(avn.last_body(), version());
    assert_eq!(made["version"], 1);
    let id = id_of(&made);
    let shown = told(
        avn,
        "get-application-version",
        &[of.as_slice(), &["--application-version-id", &id]].concat(),
    );
    assert_eq!(shown, made);
    let application = told(avn, "get-application", &of);
    assert_eq!(application["application_versions"], json!([made]));
    id
}

/// The path of a deployment's life, as its owner would watch it.
fn deploys_and_stops(avn: &Avn<'_>, application: &str, version: &str) {
    let first = deploy(
        avn,
        application,
        &json!({ "version_id": version, "parallelism": 2 }),
    );
    until(avn, application, &first, "RUNNING");
    let refused = avn.fail(&flink(
        "delete-application",
        &["--application-id", application],
    ));
    assert!(
        refused.contains("Application deletion forbidden because it has 1 deployment(s)."),
        "{refused}"
    );
    let refused = avn.fail(&flink(
        "delete-application-deployment",
        &of(application, &first),
    ));
    assert!(refused.contains("RUNNING"), "{refused}");
    let stopped = told(avn, "stop-application-deployment", &of(application, &first));
    assert_eq!(stopped["status"], "SAVING_AND_STOP_REQUESTED");
    let finished = until(avn, application, &first, "FINISHED");
    let body = json!({
        "version_id": version,
        "parallelism": 1,
        "restart_enabled": false,
        "starting_savepoint": finished["last_savepoint"],
    });
    let second = deploy(avn, application, &body);
    until(avn, application, &second, "RUNNING");
    let canceled = told(
        avn,
        "cancel-application-deployments",
        &of(application, &second),
    );
    assert_eq!(canceled["status"], "CANCELLING_REQUESTED");
    until(avn, application, &second, "CANCELED");
    let listed = told(
        avn,
        "list-application-deployments",
        &["--application-id", application],
    );
    let states: Vec<&Value> = listed["deployments"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["status"])
        .collect();
    assert_eq!(states, ["FINISHED", "CANCELED"]);
}

fn of<'a>(application: &'a str, deployment: &'a str) -> [&'a str; 4] {
    [
        "--application-id",
        application,
        "--deployment-id",
        deployment,
    ]
}

pub(crate) fn deploy(avn: &Avn<'_>, application: &str, body: &Value) -> String {
    let rest = ["--application-id", application, &body.to_string()];
    let made = told(avn, "create-application-deployment", &rest);
    assert_eq!(made["status"], "INITIALIZING");
    id_of(&made)
}

fn until(avn: &Avn<'_>, application: &str, deployment: &str, status: &str) -> Value {
    for _ in 0..5 {
        let shown = told(
            avn,
            "get-application-deployment",
            &of(application, deployment),
        );
        if shown["status"] == status {
            return shown;
        }
    }
    panic!("{status} does not come");
}

fn deletes_everything(avn: &Avn<'_>, application: &str, version: &str) {
    let listed = told(
        avn,
        "list-application-deployments",
        &["--application-id", application],
    );
    for deployment in listed["deployments"].as_array().expect("a list") {
        let deployment = id_of(deployment);
        let deleted = told(
            avn,
            "delete-application-deployment",
            &of(application, &deployment),
        );
        assert_eq!(deleted["status"], "DELETE_REQUESTED");
        told(
            avn,
            "get-application-deployment",
            &of(application, &deployment),
        );
        let gone = avn.fail(&flink(
            "get-application-deployment",
            &of(application, &deployment),
        ));
        assert!(gone.contains("404"), "{gone}");
    }
    let rest = [
        "--application-id",
        application,
        "--application-version-id",
        version,
    ];
    assert_eq!(
        id_of(&told(avn, "delete-application-version", &rest)),
        version
    );
    let deleted = told(
        avn,
        "delete-application",
        &["--application-id", application],
    );
    assert_eq!(id_of(&deleted), application);
    assert_eq!(
        told(avn, "list-applications", &[]),
        json!({ "applications": [] })
    );
}
