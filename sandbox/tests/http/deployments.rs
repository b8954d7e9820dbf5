//! Deployments: how they move from state to state, stop and are deleted.

use std::collections::BTreeSet;

use sandbox::Pace;
use serde_json::{Value, json};

use crate::application::{application, deploy, id_of, look, path, until, version};
use crate::client::{FLINK, bare, call, expect, post, post_text, sandbox};

#[tokio::test]
async fn a_deployment_starts_runs_and_stops_with_a_savepoint_that_another_starts_from() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let all = path(&[&id, "deployment"]);
    let body = json!({ "version_id": version, "parallelism": 2, "restart_enabled": false });
    let made = expect(&running, 200, post(&all, &body)).await.json();
    assert_eq!(made["status"], "INITIALIZING");
    assert_eq!(
        (
            &made["parallelism"],
            &made["restart_enabled"],
            &made["version_id"]
        ),
        (&json!(2), &json!(false), &json!(version))
    );
    assert!(made.get("job_id").is_none() && made.get("last_savepoint").is_none());
    let deployment = format!("{all}/{}", id_of(&made));
    assert_eq!(
        until(&running, &deployment, "RUNNING").await,
        ["CREATED", "RUNNING"]
    );
    let shown = look(&running, &deployment).await;
    assert_eq!(shown["status"], "RUNNING", "it runs on");
    let job = shown["job_id"].as_str().expect("a job").to_owned();
    assert_eq!(job.len(), 32);

    let stopped = expect(&running, 200, call("POST", &format!("{deployment}/stop")))
        .await
        .json();
    assert_eq!(stopped["status"], "SAVING_AND_STOP_REQUESTED");
    assert_eq!(
        until(&running, &deployment, "FINISHED").await,
        ["SAVING_AND_STOP", "FINISHED"]
    );
    let savepoint = look(&running, &deployment).await["last_savepoint"].clone();
    assert!(savepoint.as_str().is_some_and(|path| !path.is_empty()));

    let body = json!({ "version_id": version, "starting_savepoint": savepoint });
    let again = deploy(&running, &id, &body).await;
    let shown = look(&running, &again).await;
    assert_eq!(shown["starting_savepoint"], savepoint);
    assert_eq!(
        (&shown["parallelism"], &shown["restart_enabled"]),
        (&json!(1), &json!(true))
    );
    assert_eq!(until(&running, &again, "RUNNING").await, ["RUNNING"]);
    let listed = expect(&running, 200, call("GET", &all)).await.json();
    let states: Vec<&Value> = listed["deployments"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|deployment| &deployment["status"])
        .collect();
    assert_eq!(states, ["FINISHED", "RUNNING"]);
    let current = expect(&running, 200, call("GET", &path(&[&id])))
        .await
        .json();
    assert_eq!(
        current["current_deployment"]["starting_savepoint"],
        savepoint
    );
}

#[tokio::test]
async fn a_savepoint_outlives_its_deployment() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let body = json!({ "version_id": version });
    let first = deploy(&running, &id, &body).await;
    until(&running, &first, "RUNNING").await;
    expect(&running, 200, call("POST", &format!("{first}/stop"))).await;
    until(&running, &first, "FINISHED").await;
    let savepoint = look(&running, &first).await["last_savepoint"].clone();
    expect(&running, 200, call("DELETE", &first)).await;
    expect(&running, 200, call("DELETE", &first)).await;
    expect(&running, 200, call("DELETE", &first)).await;
    expect(&running, 404, call("GET", &first)).await;
    let body = json!({ "version_id": version, "starting_savepoint": savepoint });
    let second = deploy(&running, &id, &body).await;
    until(&running, &second, "RUNNING").await;
}

#[tokio::test]
async fn a_deployment_is_canceled_in_any_state() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    for looks in 0..3 {
        let deployment = deploy(&running, &id, &json!({ "version_id": version })).await;
        for _ in 0..looks {
            look(&running, &deployment).await;
        }
        let cancel = format!("{deployment}/cancel");
        let canceled = expect(&running, 200, call("POST", &cancel)).await.json();
        assert_eq!(canceled["status"], "CANCELLING_REQUESTED");
        assert_eq!(
            until(&running, &deployment, "CANCELED").await,
            ["CANCELLING", "CANCELED"]
        );
        let again = expect(&running, 200, call("POST", &cancel)).await.json();
        assert_eq!(
            again["status"], "CANCELED",
            "Terraform cancels before it deletes"
        );
        assert!(again.get("last_savepoint").is_none());
    }
}

#[tokio::test]
async fn what_does_not_run_is_not_stopped_and_what_runs_is_not_deleted() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let deployment = deploy(&running, &id, &json!({ "version_id": version })).await;
    let stop = format!("{deployment}/stop");
    let refused = expect(&running, 409, call("POST", &stop)).await.messages();
    assert!(refused[0].contains("INITIALIZING"), "{refused:?}");
    until(&running, &deployment, "RUNNING").await;
    let refused = expect(&running, 409, call("DELETE", &deployment))
        .await
        .messages();
    assert!(refused[0].contains("RUNNING"), "{refused:?}");
    expect(&running, 200, call("POST", &stop)).await;
    expect(&running, 409, call("POST", &stop)).await.messages();
    expect(&running, 409, call("DELETE", &deployment))
        .await
        .messages();
}

#[tokio::test]
async fn deployments_move_by_hand_where_that_is_asked_for() {
    let running = sandbox().await;
    running.handle.set_pace(Pace::Hand);
    let [id, version] = application(&running, "App", &version()).await;
    let deployment = deploy(&running, &id, &json!({ "version_id": version })).await;
    for expected in ["INITIALIZING", "CREATED", "RUNNING", "RUNNING"] {
        for _ in 0..3 {
            assert_eq!(look(&running, &deployment).await["status"], expected);
        }
        expect(
            &running,
            200,
            post_text("/sandbox/deployments", "\"advance\""),
        )
        .await;
    }
    let polls = post("/sandbox/deployments", &json!({ "pace": "polls" }));
    expect(&running, 200, polls).await;
    expect(&running, 200, call("POST", &format!("{deployment}/stop"))).await;
    assert_eq!(
        look(&running, &deployment).await["status"],
        "SAVING_AND_STOP"
    );
    running.handle.advance();
    assert_eq!(running.handle.deployments()[0]["status"], "FINISHED");
}

#[tokio::test]
async fn a_deployment_can_be_held_in_each_of_the_seventeen_states() {
    let running = sandbox().await;
    let [id, version] = application(&running, "App", &version()).await;
    let deployment = deploy(&running, &id, &json!({ "version_id": version })).await;
    let known = "INITIALIZING CREATED RUNNING FAILING FAILED SAVING CANCELLING_REQUESTED CANCELLING CANCELED SAVING_AND_STOP_REQUESTED SAVING_AND_STOP FINISHED RESTARTING SUSPENDED DELETE_REQUESTED DELETING RECONCILING";
    let deployment_id = deployment.rsplit('/').next().expect("an id");
    let hold = |status: &str| {
        let hold = json!({ "id": deployment_id, "status": status, "error_msg": "why" });
        post("/sandbox/deployments", &json!({ "hold": hold }))
    };
    let mut jobs = BTreeSet::new();
    for status in known.split(' ') {
        expect(&running, 200, hold(status)).await;
        for _ in 0..2 {
            let shown = look(&running, &deployment).await;
            assert_eq!(
                (&shown["status"], &shown["error_msg"]),
                (&json!(status), &json!("why"))
            );
        }
        let listed = expect(&running, 200, call("GET", &format!("{FLINK}/job")))
            .await
            .json();
        jobs.extend(listed["jobs"][0]["status"].as_str().map(str::to_owned));
    }
    let of_jobs = "CREATED RUNNING FAILING FAILED CANCELLING CANCELED FINISHED RESTARTING SUSPENDED RECONCILING";
    assert_eq!(jobs, of_jobs.split(' ').map(str::to_owned).collect());
    expect(&running, 400, hold("CANCELLED")).await;
    let nobody = json!({ "hold": { "id": "x", "status": "RUNNING" } });
    expect(&running, 400, post("/sandbox/deployments", &nobody)).await;
    expect(&running, 400, post("/sandbox/deployments", &json!("back"))).await;

    expect(&running, 200, hold("SUSPENDED")).await;
    expect(&running, 200, call("POST", &format!("{deployment}/cancel"))).await;
    assert_eq!(
        until(&running, &deployment, "CANCELED").await,
        ["CANCELLING", "CANCELED"]
    );
    let listed = expect(&running, 200, bare("GET", "/sandbox/deployments"))
        .await
        .json();
    assert_eq!(listed["deployments"][0]["status"], "CANCELED");
    running.handle.reset();
    assert!(running.handle.deployments().is_empty());
}
