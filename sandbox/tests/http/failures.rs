//! Deployments that fail, the slots that they need, and their jobs as Flink lists them.

use serde_json::json;

use crate::application::{application, deploy, kafka, look, until, version};
use crate::client::{FLINK, call, expect, sandbox};

#[tokio::test]
async fn slots_are_counted_and_a_parallelism_over_them_fails() {
    let running = sandbox().await;
    let overview = format!("{FLINK}/overview");
    let look_at_slots = async || expect(&running, 200, call("GET", &overview)).await.json();
    let before = look_at_slots().await;
    let total = before["slots-total"].as_u64().expect("a number");
    assert_eq!(before["slots-available"], total);
    assert_eq!(
        before
            .as_object()
            .expect("an object")
            .keys()
            .collect::<Vec<_>>(),
        [
            "flink-commit",
            "flink-version",
            "jobs-cancelled",
            "jobs-failed",
            "jobs-finished",
            "jobs-running",
            "slots-available",
            "slots-total",
            "taskmanagers",
        ]
    );
    let [id, version] = application(&running, "App", &version()).await;
    let body = |parallelism: u64| json!({ "version_id": version, "parallelism": parallelism });
    let fits = deploy(&running, &id, &body(total - 1)).await;
    until(&running, &fits, "RUNNING").await;
    let during = look_at_slots().await;
    assert_eq!(
        (&during["slots-available"], &during["jobs-running"]),
        (&json!(1), &json!(1))
    );

    let mut restarted = body(2);
    let too_many = deploy(&running, &id, &restarted).await;
    assert_eq!(
        until(&running, &too_many, "FAILED").await,
        ["CREATED", "RESTARTING", "FAILING", "FAILED"]
    );
    let error = look(&running, &too_many).await["error_msg"].clone();
    let error = error.as_str().expect("a message");
    assert!(
        error.contains("NoResourceAvailableException")
            && error.contains("needs 2 slots, and 1 are available")
    );
    assert!(error.len() > 1000 && error.lines().count() > 20);
    restarted["restart_enabled"] = json!(false);
    let once = deploy(&running, &id, &restarted).await;
    assert_eq!(
        until(&running, &once, "FAILED").await,
        ["CREATED", "FAILING", "FAILED"]
    );

    let after = look_at_slots().await;
    assert_eq!(
        (&after["slots-available"], &after["jobs-failed"]),
        (&json!(1), &json!(2))
    );
    expect(&running, 200, call("POST", &format!("{fits}/cancel"))).await;
    until(&running, &fits, "CANCELED").await;
    let after = look_at_slots().await;
    assert_eq!(
        (&after["slots-available"], &after["jobs-cancelled"]),
        (&json!(total), &json!(1))
    );
    expect(&running, 405, call("POST", &overview))
        .await
        .messages();
}

#[tokio::test]
async fn a_job_on_something_absent_or_from_an_unknown_savepoint_fails_with_a_long_message() {
    let running = sandbox().await;
    let mut absent = version();
    absent["sources"][0] = kafka("KCpuIn", "hostname STRING, cpu INT", "does_not_exist");
    let [id, version] = application(&running, "App", &absent).await;
    let body = json!({ "version_id": version });
    let savepoint = json!({ "version_id": version, "starting_savepoint": "path/to/savepoint" });
    for (body, said) in [
        (
            body,
            "UnknownTopicOrPartitionException: This server does not host this topic-partition: does_not_exist",
        ),
        (
            savepoint,
            "Cannot find checkpoint or savepoint file/directory 'path/to/savepoint'",
        ),
    ] {
        let deployment = deploy(&running, &id, &body).await;
        until(&running, &deployment, "FAILED").await;
        let shown = look(&running, &deployment).await;
        let error = shown["error_msg"].as_str().expect("a message");
        assert!(error.contains(said) && error.len() > 1000, "{error}");
    }
}

#[tokio::test]
async fn the_jobs_of_deployments_stand_in_flinks_own_list() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let deployment = deploy(&running, &id, &json!({ "version_id": version })).await;
    let list = format!("{FLINK}/job");
    assert_eq!(
        expect(&running, 200, call("GET", &list)).await.json(),
        json!({ "jobs": [] })
    );
    until(&running, &deployment, "RUNNING").await;
    let job = look(&running, &deployment).await["job_id"].clone();
    let listed = expect(&running, 200, call("GET", &list)).await.json();
    assert_eq!(
        listed,
        json!({ "jobs": [{ "id": job, "status": "RUNNING" }] })
    );
    let one = format!("{list}/{}", job.as_str().expect("an id"));
    let shown = expect(&running, 200, call("GET", &one)).await.json();
    assert_eq!((&shown["jid"], &shown["state"]), (&job, &json!("RUNNING")));
}
