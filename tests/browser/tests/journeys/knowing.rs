//! What is done where it is not known whether a request arrived: looking, asking before it is sent again, and pasting what
//! curl got.

use crate::cheat_sheet::{TABLE_PATH, TOKEN};
use crate::sending::posts;
use browser_tests::shell::bash;
use browser_tests::{Page, Role, Stage, open};
use sandbox::{Act, Fault, Moment};

const ASKED: &str = "Not sent: this was sent before, and may have arrived.";
const CHECK: &str = "Check whether it exists";

/// A page in which the answer to the example's first table got lost.
async fn lost(moment: Moment) -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    lose(&page, moment).await;
    page
}

async fn lose(page: &Page, moment: Moment) {
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Reset(moment),
        ..Fault::default()
    });
    page.send().await;
    page.answer("The request may have arrived").await;
}

/// The example's first table, as another program creates it.
async fn create_elsewhere(page: &Page) {
    let command = page.tab("curl").await;
    let ran = bash(&command, TOKEN).await;
    assert!(ran.is_well, "{ran:?}");
}

#[tokio::test]
async fn what_may_have_arrived_is_not_sent_again_before_the_user_says_so() {
    let page = lost(Moment::After).await;
    page.press("Send request").await;
    page.shows(Role::Region, "Request", ASKED).await;
    assert_eq!(posts(&page).len(), 1);
    page.press("Send again").await;
    page.answer("Created the table node_info.").await;
    assert_eq!(posts(&page).len(), 2);
    assert!(!page.has(Role::Button, "Send again").await);
}

#[tokio::test]
async fn what_was_created_is_not_sent_again_before_the_user_says_so() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.press("Send request").await;
    page.shows(
        Role::Region,
        "Request",
        "Not sent: this was created already.",
    )
    .await;
    assert_eq!(posts(&page).len(), 1);
    page.fill("Table name", "another").await;
    page.gone(Role::Button, "Send again").await;
    page.send().await;
    page.answer("Created the table another.").await;
}

#[tokio::test]
async fn a_look_finds_what_arrived_and_its_id_flows_on() {
    let page = lost(Moment::After).await;
    create_elsewhere(&page).await;
    page.press(CHECK).await;
    page.answer("It exists: the table node_info was created.")
        .await;
    page.is_in_state("node_info", "Created").await;
    page.picture("checked").await;
    let sent = page.api().requests();
    let look = sent.last().expect("a look");
    assert_eq!(
        (look.method.as_str(), look.path.as_str()),
        ("GET", TABLE_PATH)
    );
    assert_eq!(
        look.header("authorization"),
        Some(&*format!("Bearer {TOKEN}"))
    );
    page.reload().await;
    page.is_in_state("node_info", "Created").await;
}

#[tokio::test]
async fn a_look_that_finds_nothing_lets_it_be_sent() {
    let page = lost(Moment::Before).await;
    page.press(CHECK).await;
    page.answer("It does not exist: the table node_info was not created.")
        .await;
    page.is_in_state("node_info", "Draft").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn a_job_is_looked_for_by_name_among_those_that_run() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.show("JobExample").await;
    page.fill("Job name", "Second").await;
    lose(&page, Moment::Before).await;
    page.press(CHECK).await;
    page.answer("It does not exist: the job Second was not created.")
        .await;
    page.fill("Job name", "Third").await;
    lose(&page, Moment::Before).await;
    create_elsewhere(&page).await;
    page.press(CHECK).await;
    page.answer("It exists: the job Third was created.").await;
    page.is_in_state("Third", "Created").await;
}

#[tokio::test]
async fn after_a_reload_what_was_under_way_can_still_be_looked_for() {
    let page = lost(Moment::After).await;
    page.reload().await;
    page.answer("This was sent, and no answer is known.").await;
    page.press(CHECK).await;
    page.has_focus(Role::Textbox, "API token").await;
    page.fill("API token", TOKEN).await;
    page.press(CHECK).await;
    page.answer("It does not exist").await;
}

#[tokio::test]
async fn a_look_that_fails_says_so_and_can_be_repeated() {
    let page = lost(Moment::After).await;
    page.api().arm(Fault {
        method: Some("GET".to_owned()),
        act: Act::answer(403),
        ..Fault::default()
    });
    page.press(CHECK).await;
    page.answer("The API does not tell what exists: 403 Forbidden.")
        .await;
    page.is_in_state("node_info", "Unknown").await;
    page.press(CHECK).await;
    page.answer("It does not exist").await;
}

#[tokio::test]
async fn what_curl_printed_is_read_like_an_answer() {
    let page = lost(Moment::After).await;
    let command = page.tab("curl").await;
    let ran = bash(&command.replacen("curl", "curl --include", 1), TOKEN).await;
    page.click(Role::Disclosure, "Paste the answer").await;
    page.fill("What curl printed", "something else").await;
    page.press("Read the answer").await;
    page.says(
        "What curl printed",
        "This is neither JSON nor headers with a status.",
    )
    .await;
    page.has_focus(Role::Textbox, "What curl printed").await;
    page.paste("What curl printed", &ran.output).await;
    page.press("Read the answer").await;
    page.answer("Created the table node_info.").await;
    page.is_in_state("node_info", "Created").await;
    let id = page.api().tables()[0]["table_id"].clone();
    let id = id.as_str().expect("an id").to_owned();
    page.answer(&id).await;
}

#[tokio::test]
async fn a_refusal_that_curl_printed_marks_its_field() {
    let page = lost(Moment::After).await;
    create_elsewhere(&page).await;
    let ran = bash(&page.tab("curl").await, TOKEN).await;
    page.click(Role::Disclosure, "Paste the answer").await;
    page.paste("What curl printed", &[ran.output, ran.errors].concat())
        .await;
    page.press("Read the answer").await;
    page.answer("409 Conflict").await;
    page.says("Table name", "already exists").await;
    page.is_in_state("node_info", "Failed").await;
}

#[tokio::test]
async fn an_answer_that_does_not_come_within_a_minute_is_given_up() {
    let page = Stage {
        // The page's seconds, fifty times as fast.
        before: "const own = window.setInterval;
            window.setInterval = (react, pause, ...more) => own(react, pause / 50, ...more);",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", TOKEN).await;
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Hang,
        ..Fault::default()
    });
    page.send().await;
    page.answer("within 60 seconds.").await;
    page.is_in_state("node_info", "Unknown").await;
    page.get_in("Answer", Role::Button, CHECK).await;
    assert_eq!(posts(&page).len(), 1);
}

#[tokio::test]
async fn how_long_an_answer_is_waited_for_can_be_chosen_and_is_kept() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Settings").await;
    assert_eq!(page.value("Give up after").await, "60");
    for wrong in ["4", "601", "soon", ""] {
        page.fill("Give up after", wrong).await;
        let field = page
            .says("Give up after", "Give whole seconds, from 5 to 600.")
            .await;
        assert!(field.is_invalid, "{wrong:?}");
    }
    page.fill("Give up after", "5").await;
    assert!(!page.field("Give up after").await.is_invalid);
    page.press("Close").await;
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Hang,
        ..Fault::default()
    });
    page.send().await;
    page.answer("within 5 seconds.").await;
    page.is_in_state("node_info", "Unknown").await;
    page.reload().await;
    page.press("Settings").await;
    assert_eq!(page.value("Give up after").await, "5");
}

#[tokio::test]
async fn a_wait_that_the_api_asks_for_is_counted_down_and_nothing_is_sent_by_itself() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    for (headers, body) in [
        (
            vec![],
            r#"{"message":"Too many requests - try again in 2s"}"#,
        ),
        (vec![("retry-after".to_owned(), "2".to_owned())], "{}"),
    ] {
        page.api().clear_requests();
        page.api().arm(Fault {
            method: Some("POST".to_owned()),
            act: Act::Answer(sandbox::Answer {
                status: 429,
                headers,
                body: Some(body.into()),
                ..sandbox::Answer::default()
            }),
            ..Fault::default()
        });
        page.send().await;
        page.answer("It can be sent again in 1 second.").await;
        page.get_in("Answer", Role::Button, "Send again").await;
        assert_eq!(posts(&page).len(), 1);
    }
    page.press("Send again").await;
    page.answer("Created the table node_info.").await;
    assert_eq!(posts(&page).len(), 2);
}
