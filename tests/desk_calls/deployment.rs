//! Deployments: the slots that one needs, its end with and without a savepoint, and the questions before.

use super::{APPLICATION, Page, check};
use millrace::workspace::{DraftId, Progress};
use serde_json::{Value, json};

#[test]
fn the_slots_are_asked_for_before_anything_is_deployed() {
    let mut page = Page::new();
    page.act("create", "");
    page.got(200, &json!({ "id": APPLICATION, "name": "DemoApp" }));
    page.act("version", "");
    let told = page.got(200, &json!({ "id": "v1", "version": 1 }));
    check(told, "GET", "/overview");
    // That they can't be told is no news about the version.
    assert_eq!(page.got(403, &json!({ "message": "no" })), None);
    page.says("Created version 1.");
    page.says("Each unit takes a slot of the cluster.");
    check(page.act("parallelism", "9"), "GET", "/overview");
    page.got(200, &json!({ "slots-available": 2, "slots-total": 4 }));
    page.says("It needs 9 slots, and 2 of the cluster's 4 are free");
    assert_eq!(page.act("parallelism", "8"), None, "they are known");
}

#[test]
fn a_parallelism_that_the_api_or_the_cluster_can_not_meet_is_told_before() {
    let mut page = Page::created();
    page.says("2 of the cluster's 4 slots are free.");
    page.act("parallelism", "3");
    page.says("It needs 3 slots, and 2 of the cluster's 4 are free");
    for wrong in ["0", "129", "", "two", "1.5", "-1"] {
        page.act("parallelism", wrong);
        page.says("a whole number from 1 to 128");
        assert_eq!(page.act("deploy", ""), None, "{wrong}");
    }
    page.act("parallelism", " 128 ");
    assert!(page.act("deploy", "").is_some());
}

#[test]
fn a_deployment_is_stopped_and_another_begins_from_its_savepoint() {
    let mut page = Page::created();
    page.act("deploy", "");
    let told = page.got(
        200,
        &json!({ "id": "d1", "version_id": "v1", "status": "INITIALIZING", "parallelism": 1 }),
    );
    check(told, "GET", "/application/ID/deployment");
    page.says("Deployed: Flink is starting it.");
    assert!(page.calls.is_moving(DraftId(0), &page.workspace.target));
    let list = |status: &str| {
        json!({ "deployments": [{ "id": "d1", "version_id": "v1", "status": status, "parallelism": 1,
            "last_savepoint": if status == "FINISHED" { json!("s/1") } else { Value::Null },
            "error_msg": if status == "FAILED" { json!("line 1\nline 2") } else { Value::Null } }] })
    };
    page.got(200, &list("CREATED"));
    page.got(200, &json!({ "slots-available": 2, "slots-total": 4 }));
    page.says("Deployed: Flink is starting it.");
    let draft = page.workspace.drafts[0].clone();
    let told = page.calls.look_again(&draft, &page.workspace);
    page.take(told);
    check(page.got(200, &list("RUNNING")), "GET", "/overview");
    page.got(200, &json!({ "slots-available": 1, "slots-total": 4 }));
    page.says("It runs.");
    page.is_silent_about("Flink is starting it.");
    page.says("1 of the cluster's 4 slots are free.");
    check(
        page.act("stop d1", ""),
        "POST",
        "/application/ID/deployment/d1/stop",
    );
    check(
        page.got(200, &json!({})),
        "GET",
        "/application/ID/deployment",
    );
    page.says("Stop asked for");
    // What it ran in is free again.
    check(page.got(200, &list("FINISHED")), "GET", "/overview");
    page.got(200, &json!({ "slots-available": 4, "slots-total": 4 }));
    page.says("4 of the cluster's 4 slots are free.");
    assert!(!page.calls.is_moving(DraftId(0), &page.workspace.target));
    page.says("It was stopped, and its savepoint is written.");
    page.is_silent_about("Stop asked for");
    page.act("again d1", "");
    page.says("Its savepoint stands above: Deploy begins there.");
    let body = check(page.act("deploy", ""), "POST", "/application/ID/deployment");
    assert_eq!(body["starting_savepoint"], "s/1");
    page.got(200, &json!({ "id": "d2" }));
    page.got(200, &list("FAILED"));
    page.says("line 1\nline 2");
}

#[test]
fn who_does_something_else_is_not_asked_any_more() {
    let mut page = Page::created();
    assert_eq!(page.act("delete", ""), None);
    page.says("Delete the application DemoApp with all its versions?");
    assert!(page.act("validate", "").is_some());
    page.is_silent_about("with all its versions?");
    assert_eq!(page.act("sure", ""), None);
}

#[test]
fn what_can_not_be_taken_back_is_asked_first() {
    let mut page = Page::created();
    assert_eq!(page.act("delete", ""), None);
    page.says("Delete the application DemoApp with all its versions?");
    assert_eq!(page.act("keep", ""), None);
    page.is_silent_about("with all its versions?");
    assert_eq!(page.act("sure", ""), None, "nothing is asked any more");
    page.act("delete", "");
    check(page.act("sure", ""), "DELETE", "/application/ID");
    let message = "Application deletion forbidden because it has 1 deployment(s).";
    page.got(
        417,
        &json!({ "message": message, "errors": [{ "message": message, "status": 417 }] }),
    );
    page.says(message);
    page.says("An application goes last");
    page.act("delete", "");
    page.act("sure", "");
    page.got(200, &json!({ "id": APPLICATION }));
    assert_eq!(page.workspace.drafts[0].progress, Progress::Draft);
    for verb in ["cancel d1", "delete-deployment d1"] {
        assert_eq!(Page::created().act(verb, ""), None, "{verb}");
    }
}
