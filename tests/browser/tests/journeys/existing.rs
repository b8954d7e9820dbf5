//! The panel `On the service`: what exists there, how its state is followed, and what can be done with it.

use crate::cheat_sheet::{INTEGRATION, JOB_PATH, TABLE_PATH, TOKEN};
use crate::sending::{body, create_tables, posts};
use browser_tests::shell::bash;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage, open};
use sandbox::{Act, Fault, Moment, Recorded};
use serde_json::json;
use thirtyfour::Key;

/// A page with a token, in which seconds pass fifty times as fast and are counted.
async fn hurried() -> Page {
    let page = Stage {
        before: "{ const own = window.setTimeout; window.seconds = 0;
            window.setTimeout = (react, pause, ...more) => {
                if (pause !== 1000) return own(react, pause, ...more);
                window.seconds += 1;
                return own(react, 20, ...more);
            }; }",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", TOKEN).await;
    page
}

/// Creates a job of a table with curl, and gives its id.
async fn create_job(page: &Page, name: &str, table: &str) -> String {
    let body = json!({ "job_name": name, "tables": [table], "statement": format!("INSERT INTO {table} SELECT 1") });
    let url = format!("{}{JOB_PATH}", page.origin());
    let ran = bash(
        &format!("curl --fail --oauth2-bearer x --json '{body}' {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    page.api().clear_requests();
    let answer: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
    answer["job_id"].as_str().expect("an id").to_owned()
}

fn of(page: &Page, method: &str, end: &str) -> Vec<Recorded> {
    let mut requests = page.api().requests();
    requests.retain(|request| request.method == method && request.path.ends_with(end));
    requests
}

async fn seconds(page: &Page) -> u64 {
    let seconds = page.run("return window.seconds;", vec![]).await;
    seconds.as_u64().unwrap_or_default()
}

async fn seconds_pass(page: &Page, count: u64) {
    let before = seconds(page).await;
    let look = async || seconds(page).await;
    until("seconds to pass", look, |now| *now >= before + count).await;
}

#[tokio::test]
async fn what_exists_is_shown_with_its_state_and_followed_while_the_panel_is_open_and_in_sight() {
    let page = hurried().await;
    create_tables(&page, &["first"]).await;
    create_job(&page, "Mill", "first").await;
    page.press("On the service").await;
    page.get(Role::Button, "first Kafka").await;
    page.get(Role::Button, "Mill running").await;
    page.picture("service").await;
    create_tables(&page, &["second"]).await;
    page.get(Role::Button, "second Kafka").await;

    let hide = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => arguments[0] });";
    page.run(&hide.replace("arguments[0]", "true"), vec![])
        .await;
    seconds_pass(&page, 2).await;
    page.api().clear_requests();
    seconds_pass(&page, 130).await;
    assert_eq!(of(&page, "GET", "/flink/table"), []);
    page.run(&hide.replace("arguments[0]", "false"), vec![])
        .await;
    until(
        "a look",
        async || of(&page, "GET", "/flink/table").len(),
        |count| *count > 0,
    )
    .await;

    page.press("On the service").await;
    seconds_pass_unless_still(&page).await;
    page.api().clear_requests();
    page.press("Send request").await;
    page.answer("Created the table node_info.").await;
    assert_eq!(of(&page, "GET", "/flink/table"), [], "it is closed");
}

/// A closed panel counts no seconds: the last is over soon.
async fn seconds_pass_unless_still(page: &Page) {
    let mut last = u64::MAX;
    loop {
        let now = seconds(page).await;
        if now == last {
            return;
        }
        last = now;
        page.frames().await;
    }
}

#[tokio::test]
async fn the_looks_become_rare_where_nothing_changes_and_stop_where_one_fails() {
    let page = hurried().await;
    page.press("On the service").await;
    page.tells("No tables there.").await;
    page.api().clear_requests();
    seconds_pass(&page, 200).await;
    let looks = of(&page, "GET", "/flink/table").len();
    // 5, 10, 20, 40, 60 and 60 seconds.
    assert!((2..=7).contains(&looks), "{looks} looks in 200 seconds");
    page.api().arm(Fault {
        path_suffix: Some("/flink/job".to_owned()),
        act: Act::answer(429),
        ..Fault::default()
    });
    page.tells("This is not looked at any more: 429 Too Many Requests")
        .await;
    page.api().clear_requests();
    seconds_pass(&page, 130).await;
    assert_eq!(of(&page, "GET", "/flink/table"), []);
    page.press("Refresh").await;
    until(
        "a look",
        async || of(&page, "GET", "/flink/job").len(),
        |count| *count > 0,
    )
    .await;
    let still = async || page.whole().await;
    until("no word of a failure", still, |seen: &String| {
        !seen.contains("not looked at any more")
    })
    .await;
}

#[tokio::test]
async fn a_table_is_deleted_once_after_a_question_that_names_it() {
    let page = open().await;
    create_tables(&page, &["gone"]).await;
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.press("gone Kafka").await;
    page.press("Delete table").await;
    page.has_focus(Role::Button, "Keep it").await;
    let id = page.api().tables()[0]["table_id"].clone();
    let id = id.as_str().expect("an id").to_owned();
    let question =
        format!("Delete the table gone ({id}) from my-flink-service in my-test-project?");
    page.tells(&question).await;
    page.picture("service-delete").await;
    let command = page
        .text(Role::Group, "The command that does the same")
        .await;
    assert!(
        command.contains("--request DELETE") && command.contains(&format!("{TABLE_PATH}/{id}")),
        "{command}"
    );
    assert_eq!(of(&page, "DELETE", ""), []);
    page.get(Role::Dialog, "Delete table").await;
    page.keys(Key::Tab).await;
    page.has_focus(Role::Button, "Delete table").await;
    page.press("Keep it").await;
    page.gone(Role::Dialog, "Delete table").await;
    page.has_focus(Role::Button, "Delete table").await;
    page.press("Delete table").await;
    page.has_focus(Role::Button, "Keep it").await;
    page.keys(Key::Escape).await;
    page.gone(Role::Dialog, "Delete table").await;
    page.has_focus(Role::Button, "Delete table").await;
    page.press("Delete table").await;
    page.double_click("Delete table").await;
    page.tells("Deleted the table gone.").await;
    page.gone(Role::Button, "gone Kafka").await;
    assert_eq!(page.api().tables().len(), 0);
    let sent = of(&page, "DELETE", "");
    assert_eq!(sent.len(), 1);
    assert_eq!(
        (sent[0].path.as_str(), sent[0].text().as_str()),
        (format!("{TABLE_PATH}/{id}").as_str(), "")
    );
    assert_eq!(
        sent[0].header("authorization"),
        Some(format!("Bearer {TOKEN}").as_str())
    );
    page.press("History").await;
    let kept = page.entries("Exchanges").await;
    assert!(kept[0].contains("Delete table"), "{kept:?}");
    assert_eq!(page.leaks(TOKEN).await, Vec::<String>::new());
    // The command does the same: there is nothing left to delete.
    let ran = bash(&command, TOKEN).await;
    assert!(ran.output.contains("does not exist"), "{ran:?}");
}

#[tokio::test]
async fn the_focus_goes_to_the_next_table_after_a_deletion_and_back_to_the_button_after_none() {
    let page = open().await;
    create_tables(&page, &["first", "second"]).await;
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.api().arm(Fault {
        method: Some("DELETE".to_owned()),
        act: Act::answer(409),
        ..Fault::default()
    });
    page.press("first Kafka").await;
    for outcome in ["first was not deleted: 409", "Deleted the table first."] {
        page.press("Delete table").await;
        page.press("Delete table").await;
        page.tells(outcome).await;
        if outcome.contains("409") {
            page.has_focus(Role::Button, "Delete table").await;
        }
    }
    page.has_focus(Role::Button, "second Kafka").await;
    page.keys(Key::Enter).await;
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("Deleted the table second.").await;
    page.has_focus(Role::Button, "On the service").await;
}

/// Somebody else has created the same table, and one that bears the name of another draft.
#[tokio::test]
async fn a_draft_is_told_that_a_table_of_its_name_exists_with_the_ways_on() {
    let page = open().await;
    let same = crate::cheat_sheet::node_info();
    let url = format!("{}{TABLE_PATH}", page.origin());
    let ran = bash(
        &format!("curl --fail --oauth2-bearer x --json '{same}' {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    create_tables(&page, &["KAlert"]).await;
    page.fill("API token", TOKEN).await;
    page.is_in_state("node_info", "Draft").await;
    page.press("On the service").await;
    page.is_in_state("node_info", "Exists").await;
    page.is_in_state("KCpuIn", "Draft").await;
    page.says(
        "Table name",
        "A table of this name is on the service already",
    )
    .await;
    page.picture("service-namesake").await;
    page.press("Use that table").await;
    page.is_in_state("node_info", "Created").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.tells("node_info is the table on the service now: it is not sent")
        .await;
    page.gone(Role::Button, "Use that table").await;

    page.show("KAlert").await;
    page.is_in_state("KAlert", "Exists").await;
    page.says("Table name", "It differs in: Kafka topic, columns.")
        .await;
    assert!(!page.has(Role::Button, "Use that table").await);
    page.press("On the service").await;
    page.press("Show it on the service").await;
    page.has_focus(Role::Button, "KAlert Kafka, differs").await;
    page.get(Role::Button, "Open as draft").await;
    page.fill("Table name", "KAlert_mine").await;
    page.leave().await;
    page.gone(Role::Button, "Show it on the service").await;
    page.is_in_state("KAlert_mine", "Draft").await;
    assert_eq!(posts(&page), []);
}

#[tokio::test]
async fn a_job_is_cancelled_and_a_table_that_it_holds_can_be_deleted_then() {
    let page = open().await;
    create_tables(&page, &["held"]).await;
    let id = create_job(&page, "Mill", "held").await;
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.press("held Kafka").await;
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("held was not deleted: 409 Conflict").await;
    page.press("Mill running").await;
    page.press("Cancel job").await;
    page.tells("Cancel the job Mill").await;
    page.press("Cancel job").await;
    page.get(Role::Button, "Mill cancelled").await;
    page.tells("Cancelled the job Mill.").await;
    let sent = of(&page, "POST", "/cancel");
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].path, format!("{JOB_PATH}/{id}/cancel"));
    page.press("held Kafka").await;
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("Deleted the table held.").await;
}

#[tokio::test]
async fn an_outcome_that_is_not_known_is_said_and_nothing_is_sent_again() {
    let page = open().await;
    create_tables(&page, &["maybe"]).await;
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.press("maybe Kafka").await;
    page.api().arm(Fault {
        method: Some("DELETE".to_owned()),
        act: Act::Reset(Moment::After),
        ..Fault::default()
    });
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("No answer came: maybe may be deleted.").await;
    assert_eq!(of(&page, "DELETE", "").len(), 1);
}

#[tokio::test]
async fn without_a_token_the_lists_can_be_pasted_and_nothing_is_deleted() {
    let page = open().await;
    create_tables(&page, &["seen"]).await;
    page.press("On the service").await;
    page.tells("With an API token, what exists is asked for here.")
        .await;
    page.press("Paste the tables…").await;
    let command = page
        .text(Role::Group, "The command that prints the list")
        .await;
    let ran = bash(&command, TOKEN).await;
    page.paste("What the command printed", &ran.output).await;
    page.press("Read the list").await;
    page.press("seen Kafka").await;
    page.press("Delete table").await;
    page.has_focus(Role::Button, "Keep it").await;
    assert!(!page.has(Role::Button, "Delete table").await);
}

#[tokio::test]
async fn a_table_of_the_service_is_known_to_statements_and_its_id_flows_into_the_job() {
    let page = open().await;
    create_tables(&page, &["KCpuIn", "KAlert"]).await;
    page.fill("API token", TOKEN).await;
    for draft in ["KCpuIn", "KAlert"] {
        page.pick(&format!("Actions for {draft}"), "Delete").await;
        page.tells(&format!("Deleted the draft {draft}.")).await;
    }
    page.show("JobExample").await;
    page.fill("Job name", "Mill").await;
    page.fill("Statement", "INSERT INTO KAlert SELECT * FROM KCpuIn")
        .await;
    page.click(Role::Radio, "id").await;
    page.says("Statement", "KCpuIn").await;
    page.says("Tables", "No id of KCpuIn is known.").await;
    page.press("On the service").await;
    page.get(Role::Button, "KCpuIn Kafka").await;
    let known = async || page.field("Statement").await.description;
    until("a statement without problems", known, |seen| {
        !seen.contains("KCpuIn")
    })
    .await;
    page.send().await;
    page.answer("Created the job Mill.").await;
    let id = |name: &str| {
        let tables = page.api().tables();
        let mut tables = tables.iter();
        let table = tables.find(|table| table["table_name"] == name);
        table.expect("the table")["table_id"].clone()
    };
    let sent = posts(&page);
    assert_eq!(
        body(&sent[0])["table_ids"],
        json!([id("KCpuIn"), id("KAlert")])
    );
}

#[tokio::test]
async fn a_table_of_the_service_becomes_a_draft_and_is_used_in_a_job() {
    let page = open().await;
    create_tables(&page, &["theirs"]).await;
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.press("theirs Kafka").await;
    page.press("Open as draft").await;
    page.is_in_state("theirs", "Created").await;
    assert_eq!(page.value("Table name").await, "theirs");
    assert_eq!(page.value("Kafka topic").await, "any");
    assert_eq!(page.value("Integration ID").await, INTEGRATION);
    page.press("Use in a job").await;
    page.tells("lists theirs.").await;
    assert!(page.value("Tables").await.contains("theirs"));
}

/// Somebody else deletes the table and creates another by its name, as Aiven's client would.
#[tokio::test]
async fn a_draft_whose_table_is_another_by_now_says_so_and_is_asked_about_before_it_is_sent() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    let id = page.api().tables()[0]["table_id"].clone();
    let id = id.as_str().expect("an id");
    let url = format!("{}{TABLE_PATH}/{id}", page.origin());
    let ran = bash(
        &format!("curl --fail --request DELETE --oauth2-bearer x {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    create_tables(&page, &["node_info"]).await;
    page.press("On the service").await;
    page.is_in_state("node_info", "Changed").await;
    page.press("node_info Kafka, differs").await;
    page.tells("The draft of this name describes another table.")
        .await;
    let differs = "The table of this name on the service is another one. It differs in: Connector type, columns.";
    page.says("Table name", differs).await;
    page.picture("service-another").await;
    page.answer("it has been deleted or cancelled since").await;
    page.send().await;
    page.shows(
        Role::Region,
        "Request",
        "what exists by this name is not what stands here",
    )
    .await;
}

#[tokio::test]
async fn while_the_lists_are_on_their_way_the_panel_says_that_it_asks() {
    let page = open().await;
    page.api().arm(Fault {
        path_suffix: Some("/flink/job".to_owned()),
        act: Act::Hang,
        ..Fault::default()
    });
    page.fill("API token", TOKEN).await;
    page.press("On the service").await;
    page.tells("No tables there.").await;
    page.shows(Role::Region, "On the service", "Asking the API…")
        .await;
}

#[tokio::test]
async fn a_draft_follows_what_becomes_of_its_table_on_the_service() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.press("On the service").await;
    page.press("node_info PostgreSQL").await;
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("Deleted the table node_info.").await;
    page.is_in_state("node_info", "Draft").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.get(Role::Button, "node_info PostgreSQL").await;
}
