//! The application itself, and what holds for each of its steps.

use super::{APPLICATION, Page, check};
use crate::common;
use crate::nodes::{elements, get, role, text};
use millrace::api::generation::Generation;
use millrace::desk::answer::check::UNASKED;
use millrace::desk::calls::COMMANDS;
use millrace::workspace::{DraftId, Subject};
use serde_json::json;

#[test]
fn nothing_is_shown_where_tables_and_jobs_are_chosen_or_a_table_is_open() {
    let mut page = Page::new();
    page.workspace.target.generation = Generation::Classic;
    assert!(page.view().is_empty());
    page.workspace.target.generation = Generation::Applications;
    page.workspace.drafts.swap(0, 1);
    assert!(page.view().is_empty());
}

#[test]
fn an_application_can_be_created_empty_and_its_id_flows_on() {
    let mut page = Page::new();
    assert_eq!(page.buttons(), ["Create without a version"]);
    let body = check(page.act("create", ""), "POST", "/application");
    assert_eq!(body, json!({ "name": "DemoApp" }));
    assert_eq!(page.act("create", ""), None, "it is under way");
    page.got(200, &json!({ "id": APPLICATION, "name": "DemoApp" }));
    let target = page.workspace.target.clone();
    let expect = common::created(APPLICATION, "DemoApp", target);
    assert_eq!(page.workspace.drafts[0].progress, expect);
    page.says("Created the application DemoApp, without a version.");
    let body = check(
        page.act("validate", ""),
        "POST",
        "/application/ID/version/validate",
    );
    assert_eq!(
        body["statement"],
        "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70"
    );
    assert_eq!(body["sources"][0]["integration_id"], common::INTEGRATION_ID);
}

/// The texts of each step, in order.
fn steps(page: &Page) -> Vec<String> {
    let view = page.view();
    let items = elements(&view).into_iter();
    let items = items.filter(|one| one.tag == "li" && !elements(&one.children).is_empty());
    items.map(|one| text(&one.children)).collect()
}

#[test]
fn what_came_of_a_button_is_said_in_its_step() {
    let mut page = Page::created();
    for (act, answer, step, said) in [
        (
            "validate",
            json!({ "sources": [], "sinks": [] }),
            "Validate",
            "Flink has nothing against it.",
        ),
        (
            "version",
            json!({ "id": "v2", "version": 2 }),
            "Versions",
            "Created version 2.",
        ),
        (
            "deploy",
            json!({ "id": "d1", "version_id": "v2", "status": "INITIALIZING" }),
            "Deploy",
            "Deployed: Flink is starting it.",
        ),
    ] {
        page.act(act, "");
        page.got(200, &answer);
        let steps = steps(&page);
        let says: Vec<&String> = steps.iter().filter(|text| text.contains(said)).collect();
        assert_eq!(says.len(), 1, "{act}: {steps:?}");
        assert!(says[0].starts_with(step), "{act}: {says:?}");
    }
}

#[test]
fn a_call_without_an_answer_may_have_been_made_unless_nothing_was_sent() {
    let mut page = Page::created();
    page.act("version", "");
    page.hears(0, "");
    page.says("It may have been done all the same");
    page.act("version", "");
    page.hears(UNASKED, "");
    page.is_silent_about("all the same");
    assert!(page.act("version", "").is_some(), "it can be done again");
}

#[test]
fn an_application_that_may_have_been_created_is_unknown() {
    let mut page = Page::new();
    page.act("create", "");
    page.hears(0, "");
    page.says("It may have been done all the same");
    assert!(page.workspace.drafts[0].is_unknown(&page.workspace.target));
}

#[test]
fn an_answer_belongs_to_the_service_that_was_asked() {
    for acts_elsewhere in [false, true] {
        let mut page = Page::new();
        let asked = page.workspace.target.clone();
        page.act("create", "");
        let first = page.of.clone();
        "elsewhere".clone_into(&mut page.workspace.target.service);
        if acts_elsewhere {
            let draft = page.workspace.drafts[0].clone();
            page.calls.react("create", "", &draft, &page.workspace);
        }
        page.of = first;
        page.got(200, &json!({ "id": APPLICATION, "name": "DemoApp" }));
        let draft = &page.workspace.drafts[0];
        assert!(draft.created(&page.workspace.target).is_none());
        page.workspace.target = asked.clone();
        page.workspace.recall();
        let draft = &page.workspace.drafts[0];
        let id = draft.created(&asked).map(|created| created.id.as_str());
        assert_eq!(id, Some(APPLICATION), "{acts_elsewhere}");
    }
}

#[test]
fn an_application_follows_the_name_of_its_draft() {
    let mut page = Page::created();
    page.workspace.edit(DraftId(0), |subject| {
        if let Subject::Job(job) = subject {
            "Other".clone_into(&mut job.name);
        }
    });
    assert!(
        page.buttons()
            .contains(&"Rename DemoApp to Other".to_owned())
    );
    let body = check(page.act("rename", ""), "PUT", "/application/ID");
    assert_eq!(body, json!({ "name": "Other" }));
    page.got(200, &json!({ "id": APPLICATION, "name": "Other" }));
    let target = page.workspace.target.clone();
    let expect = common::created(APPLICATION, "Other", target);
    assert_eq!(page.workspace.drafts[0].progress, expect);
}

#[test]
fn each_step_stands_there_as_a_command_without_the_token_once_it_is_unfolded() {
    let mut page = Page::created();
    let folded = page.view();
    assert!(
        elements(&folded)
            .into_iter()
            .all(|one| role(one) != "group")
    );
    page.act(COMMANDS, "open");
    let view = page.view();
    let panels: Vec<String> = elements(&view)
        .into_iter()
        .filter(|one| role(one) == "group")
        .map(|one| text(&one.children))
        .collect();
    let names: Vec<String> = elements(&view)
        .into_iter()
        .filter(|one| role(one) == "group")
        .filter_map(|one| get(one, "aria-label").map(str::to_owned))
        .collect();
    assert_eq!(
        names,
        [
            "Command: Validate",
            "Command: Create version",
            "Command: Deploy",
            "Command: Delete application"
        ]
    );
    let base = format!(
        "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/application/{APPLICATION}"
    );
    assert!(
        panels[0].contains(&format!("--url '{base}/version/validate'")),
        "{}",
        panels[0]
    );
    assert!(panels[3].contains("--request DELETE"), "{}", panels[3]);
    assert!(panels.iter().all(|panel| panel.contains("AIVEN_TOKEN")));
}

#[test]
fn what_the_user_does_goes_before_what_is_read_in_the_background() {
    let mut page = Page::created();
    page.act("deploy", "");
    page.got(
        200,
        &json!({ "id": "d1", "version_id": "v1", "status": "RUNNING" }),
    );
    let background = page.of.clone();
    check(
        page.act("stop d1", ""),
        "POST",
        "/application/ID/deployment/d1/stop",
    );
    let told = page
        .calls
        .got(&background, 200, r#"{"deployments":[]}"#, &page.workspace);
    assert!(told.is_empty());
    page.says("It runs.");
    check(
        page.got(200, &json!({})),
        "GET",
        "/application/ID/deployment",
    );
}
