//! What exists is shown, and followed while somebody looks at it.

use super::{create_job, of};
use crate::cheat_sheet::TOKEN;
use crate::sending::create_tables;
use browser_tests::shell::bash;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage, open};
use sandbox::{Act, Fault};

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
