//! `Send all`: what exists is looked at, told and passed over, and what was begun goes on.

use crate::cheat_sheet::{JOB_PATH, TABLE_PATH, TOKEN};
use crate::sending::{body, create_tables, posts};
use browser_tests::shell::bash;
use browser_tests::{Page, Role, open};
use sandbox::{Act, Fault, Moment};
use serde_json::json;

async fn ready() -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page
}

fn fault(method: &str, act: Act) -> Fault {
    Fault {
        method: Some(method.to_owned()),
        act,
        ..Fault::default()
    }
}

async fn all_are_created(page: &Page) {
    for draft in ["node_info", "KCpuIn", "KAlert", "JobExample"] {
        page.is_in_state(draft, "Created").await;
    }
}

/// The id of a table on the service.
fn id_of(page: &Page, name: &str) -> serde_json::Value {
    let tables = page.api().tables();
    let table = tables.iter().find(|table| table["table_name"] == name);
    table.expect("the table")["table_id"].clone()
}

#[tokio::test]
async fn what_exists_is_passed_over_and_its_id_flows_into_the_job() {
    let page = ready().await;
    create_tables(&page, &["KCpuIn"]).await;
    page.show("JobExample").await;
    page.click(Role::Radio, "id").await;
    page.press("Send all").await;
    // It has another column.
    page.tells("KCpuIn was not sent: another one exists there by this name.")
        .await;
    for draft in ["node_info", "KAlert", "JobExample"] {
        page.is_in_state(draft, "Created").await;
    }
    page.is_in_state("KCpuIn", "Changed").await;
    page.tells("3 of 4 are there.").await;
    page.picture("sent-all").await;
    let sent = posts(&page);
    let paths: Vec<&str> = sent.iter().map(|request| request.path.as_str()).collect();
    assert_eq!(paths, [TABLE_PATH, TABLE_PATH, JOB_PATH]);
    assert_eq!(
        body(&sent[2])["table_ids"],
        json!([id_of(&page, "KCpuIn"), id_of(&page, "KAlert")])
    );
}

#[tokio::test]
async fn what_may_have_arrived_is_looked_for_and_sent_only_if_it_did_not() {
    let page = ready().await;
    page.api().arm(fault("POST", Act::Reset(Moment::After)));
    page.send().await;
    page.answer("The request may have arrived").await;
    let ran = bash(&page.tab("curl").await, TOKEN).await;
    assert!(ran.is_well, "{ran:?}");
    page.show("KAlert").await;
    page.api().arm(fault("POST", Act::Reset(Moment::After)));
    page.send().await;
    page.answer("The request may have arrived").await;
    page.api().clear_requests();
    page.press("Send all").await;
    page.tells("node_info exists already: it was not sent.")
        .await;
    all_are_created(&page).await;
    assert_eq!(posts(&page).len(), 3);
    assert_eq!(page.api().tables().len(), 3);
}

#[tokio::test]
async fn it_tells_how_far_it_is_and_can_be_stopped_and_goes_on_where_it_stopped() {
    let page = ready().await;
    page.api().arm(fault("POST", Act::Pass));
    page.api().arm(fault("POST", Act::Hang));
    page.press("Send all").await;
    page.tells("2 of 4: creating KCpuIn…").await;
    page.is_in_state("node_info", "Created").await;
    page.is_in_state("KCpuIn", "Sending").await;
    // What follows a double click at once is not meant for the button that has taken its place.
    page.shows(Role::Region, "Request", "(1 s)").await;
    page.press("Stop sending").await;
    page.tells("Stopped at KCpuIn: its answer says why. 1 of 4 are there.")
        .await;
    page.is_in_state("KCpuIn", "Unknown").await;
    page.answer("Cancelled.").await;
    page.is_in_state("KAlert", "Draft").await;
    page.press("Send all").await;
    all_are_created(&page).await;
    assert_eq!(page.api().tables().len(), 3);
    assert_eq!(page.api().jobs().len(), 1);
}

#[tokio::test]
async fn a_double_click_sends_each_once_and_stops_nothing() {
    let page = ready().await;
    page.double_click("Send all").await;
    all_are_created(&page).await;
    assert_eq!(posts(&page).len(), 4);
}

#[tokio::test]
async fn nothing_is_sent_where_it_is_not_known_what_exists() {
    let page = ready().await;
    for (act, said) in [
        (
            Act::answer(403),
            "Nothing was sent. The API does not tell what exists: 403 Forbidden.",
        ),
        (
            Act::Close(Moment::After),
            "Nothing was sent. The list of what exists could not be read.",
        ),
    ] {
        // Firefox asks again by itself where a connection broke.
        page.api().arm(Fault {
            times: 20,
            ..fault("GET", act)
        });
        page.press("Send all").await;
        page.tells(said).await;
        assert!(posts(&page).is_empty());
        page.api().disarm();
    }
    page.press("Send all").await;
    all_are_created(&page).await;
}

#[tokio::test]
async fn what_was_deleted_meanwhile_is_created_anew_and_jobs_get_the_new_id() {
    let page = ready().await;
    page.show("KAlert").await;
    page.send().await;
    page.is_in_state("KAlert", "Created").await;
    let old = id_of(&page, "KAlert");
    let url = format!(
        "{}{TABLE_PATH}/{}",
        page.origin(),
        old.as_str().expect("an id")
    );
    let ran = bash(
        &format!("curl --fail --request DELETE --oauth2-bearer x {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    page.show("JobExample").await;
    page.click(Role::Radio, "id").await;
    page.press("Send all").await;
    page.tells("KAlert was created before and is gone: it is sent again.")
        .await;
    all_are_created(&page).await;
    let new = id_of(&page, "KAlert");
    assert_ne!(old, new);
    let job = posts(&page).pop().expect("the job");
    assert_eq!(
        body(&job)["table_ids"],
        json!([id_of(&page, "KCpuIn"), new])
    );
}
