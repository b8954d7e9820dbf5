//! What the page makes of every status: the server's words, the next step, and nothing lost.

use crate::cheat_sheet::TOKEN;
use crate::sending::{Before, only_post};
use browser_tests::shell::bash;
use browser_tests::{Page, Role, open};
use sandbox::{Act, Answer, Fault};

/// An answer that the API may give to the table `node_info`, and what the page must say then.
struct Case {
    status: u16,
    /// `None` for the body that the API or its proxy sends with this status.
    body: Option<&'static str>,
    says: &'static [&'static str],
    state: &'static str,
}

fn case(
    status: u16,
    body: Option<&'static str>,
    state: &'static str,
    says: &'static [&'static str],
) -> Case {
    Case {
        status,
        body,
        says,
        state,
    }
}

async fn is_told_and_loses_nothing(page: &Page, case: Case) {
    page.api().reset();
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Answer(Answer {
            status: case.status,
            body: case.body.map(|body| body.as_bytes().to_vec()),
            ..Answer::default()
        }),
        ..Fault::default()
    });
    let before = Before::of(page).await;
    page.insist().await;
    // The status alone may still be the last answer's.
    let answer = page.answer(case.says[1]).await;
    for text in case.says {
        assert!(
            answer.contains(text),
            "{}: no “{text}” in {answer}",
            case.status
        );
    }
    page.is_in_state("node_info", case.state).await;
    page.has_focus(Role::Region, "Answer").await;
    before.still_holds(page).await;
    only_post(page);
}

#[tokio::test]
async fn each_refusal_shows_its_status_the_servers_message_and_the_next_step() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let no_schema = r#"{"message":"'schema_sql' is too short","errors":[{"message":"'schema_sql' is too short","status":400}]}"#;
    let cases = [
        case(
            400,
            Some(no_schema),
            "Failed",
            &[
                "400 Bad Request",
                "'schema_sql' is too short",
                "The API refuses the table node_info as it is.",
                "Mend what the server's message names, then send again.",
            ],
        ),
        case(
            401,
            None,
            "Failed",
            &[
                "401 Unauthorized",
                "Invalid token",
                "The API does not accept the token.",
                "Paste a current token, or try the other authorization scheme in Settings, then send again.",
            ],
        ),
        case(
            403,
            None,
            "Failed",
            &[
                "403 Forbidden",
                "Authentication failed",
                "The API does not accept the token.",
                "Paste a current token, or try the other authorization scheme in Settings, then send again.",
            ],
        ),
        case(
            404,
            None,
            "Failed",
            &[
                "404 Not Found",
                "Service my-flink-service does not exist",
                "Something that the request names does not exist.",
                "Check the marked fields against the Aiven console, then send again.",
            ],
        ),
        case(
            409,
            None,
            "Failed",
            &[
                "409 Conflict",
                "Table 'node_info' already exists",
                "The table node_info exists already.",
                "Choose another name, or delete the old table first: tables can't be changed.",
            ],
        ),
        case(
            429,
            None,
            "Failed",
            &[
                "429 Too Many Requests",
                "Rate limit 120 exceeded - try again in 28s",
                "Too many requests: the API asks to wait.",
                "Send again in 28 seconds. Nothing was created.",
            ],
        ),
    ];
    for case in cases {
        is_told_and_loses_nothing(&page, case).await;
    }
}

#[tokio::test]
async fn each_failure_of_the_server_says_that_something_may_have_been_created() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let next =
        "It may have created this before it failed: check whether it exists before you send again.";
    let cases: [&'static [&'static str]; 3] = [
        &[
            "500 Internal Server Error",
            "\"Internal Server Error\"",
            "The API failed.",
        ],
        &[
            "502 Bad Gateway",
            "<h1>502 Bad Gateway</h1>",
            "A proxy got no proper answer from the API.",
        ],
        &[
            "503 Service Unavailable",
            "<h1>503 Service Unavailable</h1>",
            "The API is not available now.",
        ],
    ];
    for (status, says) in [500, 502, 503].into_iter().zip(cases) {
        is_told_and_loses_nothing(&page, case(status, None, "Unknown", says)).await;
        page.answer(next).await;
    }
}

#[tokio::test]
async fn a_good_status_is_taken_for_what_its_body_says() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let refused = r#"{"errors":[{"message":"Quota of tables exceeded","status":200}]}"#;
    is_told_and_loses_nothing(
        &page,
        case(
            200,
            Some(refused),
            "Failed",
            &[
                "200 OK",
                "Quota of tables exceeded",
                "The API reports an error about the table node_info.",
                "Read the server's message, mend the draft and send again.",
            ],
        ),
    )
    .await;
    is_told_and_loses_nothing(
        &page,
        case(
            200,
            Some(""),
            "Created",
            &[
                "200 OK",
                "The answer has no body.",
                "Created the table node_info.",
                "The answer holds no table_id, so jobs can list it by name only.",
            ],
        ),
    )
    .await;
    // A login page of a network in between, say: shown as it is, and run by nobody.
    let html =
        "<html><img src=x onerror=\"window.ran = 1\"><script>window.ran = 1</script>Log in</html>";
    is_told_and_loses_nothing(
        &page,
        case(
            200,
            Some(html),
            // What is known to be there stays known, whatever a second attempt brings.
            "Created",
            &[
                "200 OK",
                "Something answered, but not the API.",
                "<script>window.ran = 1</script>Log in",
            ],
        ),
    )
    .await;
    let ran = page.run("return window.ran === undefined;", vec![]).await;
    assert_eq!(ran, serde_json::json!(true), "markup in an answer is text");
}

/// Answers the next request that would create something.
fn answers(page: &Page, status: u16, headers: &[(&str, &str)], body: Vec<u8>) {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Answer(Answer {
            status,
            content_type: Some("application/json".to_owned()),
            headers: headers.iter().map(own).collect(),
            body: Some(body),
        }),
        ..Fault::default()
    });
}

async fn selected(page: &Page) -> String {
    let script = "const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd);";
    let seen = page.run(script, vec![]).await;
    seen.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_place_that_a_refusal_speaks_of_is_marked_and_led_to() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let flink = r#"{"message":"SQL parse failed. Encountered \"INT\" at line 1, column 8.\nWas expecting one of:","errors":[{"message":"SQL parse failed. Encountered \"INT\" at line 1, column 8.\nWas expecting one of:","status":400}]}"#;
    answers(&page, 400, &[], flink.into());
    page.send().await;
    page.answer("400 Bad Request").await;
    // The columns are shown as a grid: the text is led to all the same.
    page.press("Go to line 1, character 8 of Schema SQL").await;
    page.has_focus(Role::Textbox, "Schema SQL").await;
    assert_eq!(selected(&page).await, "INT");
    page.says("Schema SQL", "Encountered \"INT\"").await;
    page.picture("place").await;
    page.keys(thirtyfour::Key::Right).await;
    page.keys("EGER").await;
    page.gone(Role::Button, "Go to line 1, character 8 of Schema SQL")
        .await;
    assert!(!page.field("Schema SQL").await.is_invalid);

    page.show("JobExample").await;
    let position = r#"{"message":"Validation failed","errors":[{"message":"Validation failed","status":400,"metadata":{"position":{"line_number":1,"character_number":13,"end_line_number":1,"end_character_number":18}}}]}"#;
    answers(&page, 400, &[], position.into());
    page.send().await;
    page.answer("Validation failed").await;
    page.says("Statement", "Validation failed").await;
    page.press("Go to line 1, character 13 of Statement").await;
    page.has_focus(Role::Textbox, "Statement").await;
    assert_eq!(selected(&page).await, "KAlert");
}

#[tokio::test]
async fn a_gzip_bomb_and_a_hundred_thousand_levels_leave_the_page_usable() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let folder = browser_tests::folder::Folder::default();
    let bomb = folder.path().join("bomb.gz");
    let made = bash(
        &format!(
            "head -c 268435456 /dev/zero | tr '\\0' ' ' | gzip -9 > '{}'",
            bomb.display()
        ),
        "",
    )
    .await;
    assert!(made.is_well, "{made:?}");
    let bomb = std::fs::read(bomb).expect("the bomb");
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    answers(&page, 200, &[("content-encoding", "gzip")], bomb);
    page.send().await;
    page.answer("The answer is longer than 1 MiB.").await;
    page.fill("Table name", "after_the_bomb").await;
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    answers(&page, 400, &[], deep.clone().into());
    page.send().await;
    page.answer("400 Bad Request").await;
    page.answer("[[[[[[[[").await;
    page.fill("Table name", "after_the_depths").await;
    page.send().await;
    page.answer("Created the table after_the_depths.").await;
}

#[tokio::test]
async fn a_draft_that_is_changed_after_it_was_created_says_so() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.is_in_state("node_info", "Created").await;
    page.add_to("PostgreSQL table", "_2").await;
    page.is_in_state("node_info", "Changed").await;
    page.picture("changed").await;
    page.reload().await;
    page.is_in_state("node_info", "Changed").await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.shows(
        Role::Region,
        "Request",
        "Not sent: what exists by this name is not what stands here",
    )
    .await;
    only_post(&page);
    page.fill("PostgreSQL table", "public.node_definition")
        .await;
    page.is_in_state("node_info", "Created").await;
}
