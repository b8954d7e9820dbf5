//! The token stands in its field and in the header, nowhere else.

use crate::sending::posts;
use browser_tests::secret::files_with;
use browser_tests::wait::until;
use browser_tests::{Engine, Page, Role, Stage, open};
use sandbox::{Act, Answer, Fault, Moment};
use serde_json::json;
use thirtyfour::Key;

/// Holds what percent-encoding and base64 change.
const SECRET: &str = "Zq7+k3/Rw9~x5==";

async fn is_nowhere(page: &Page, when: &str) {
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new(), "{when}");
}

#[tokio::test]
async fn the_token_is_found_nowhere_but_in_its_field_whatever_is_done() {
    let page = open().await;
    page.fill("API token", SECRET).await;
    is_nowhere(&page, "after typing").await;
    page.press("Copy curl").await;
    page.shows(Role::Region, "Request", "Copied").await;
    let copied = page.clipboard().await;
    assert!(!copied.contains(SECRET), "{copied}");
    page.click(Role::Tab, "JSON").await;
    is_nowhere(&page, "after copying").await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    is_nowhere(&page, "after sending").await;
    let sent = posts(&page);
    let bearer = format!("Bearer {SECRET}");
    assert!(
        sent.iter()
            .all(|request| request.header("authorization") == Some(&bearer))
    );
    assert!(
        sent.iter()
            .all(|request| !request.path.contains(SECRET) && !request.text().contains(SECRET))
    );

    for act in [
        Act::answer(401),
        Act::answer(502),
        Act::Reset(Moment::After),
    ] {
        let number = posts(&page).len();
        page.api().arm(Fault {
            method: Some("POST".to_owned()),
            act,
            ..Fault::default()
        });
        page.insist().await;
        browser_tests::wait::until(
            "one more request",
            async || posts(&page).len(),
            |seen| *seen > number,
        )
        .await;
        page.get(Role::Button, "Send request").await;
        is_nowhere(&page, "after a failure").await;
    }
    page.press("Settings").await;
    page.choose("Authorization scheme", "aivenv1").await;
    page.press("Close").await;
    is_nowhere(&page, "after another scheme").await;
    page.press("Forget token").await;
    assert_eq!(page.value("API token").await, "");
    page.has_focus(Role::Textbox, "API token").await;
    page.reload().await;
    is_nowhere(&page, "after a reload").await;
    let profile = page.close().await;
    assert_eq!(
        files_with(&profile, SECRET),
        Vec::<String>::new(),
        "on the disk"
    );
    if Engine::of_this_run() == Engine::WebKit {
        // A session that its driver steers writes nothing to the disk.
        return;
    }
    // Had the browser written nothing at all, the line before would prove nothing.
    assert!(
        !files_with(&profile, "node_info").is_empty(),
        "the drafts are on the disk"
    );
}

#[tokio::test]
async fn a_token_that_is_put_into_other_fields_too_stands_in_its_own_alone() {
    let page = open().await;
    page.get(Role::Button, "Import").await;
    page.fill("API token", SECRET).await;
    page.fill("Table name", SECRET).await;
    page.tells("That is your token: ••• stands in its place.")
        .await;
    assert_eq!(page.value("Table name").await, "•••");
    page.fill("Project", "").await;
    page.paste_keys(SECRET).await;
    page.fill("Column 1 name", "").await;
    page.paste_keys(SECRET).await;
    page.click(Role::Tab, "JSON").await;
    page.fill("Payload as JSON", &format!("{{\"name\": \"{SECRET}\"}}"))
        .await;
    page.leave().await;
    page.paste_keys(SECRET).await;
    page.press("Close").await;
    page.reload().await;
    is_nowhere(&page, "after it was put into other fields").await;
    let asked = page.api().requests();
    assert!(
        asked.iter().all(|request| !request.path.contains(SECRET)),
        "{asked:?}"
    );
}

#[tokio::test]
async fn a_server_that_repeats_the_token_is_not_shown_with_it() {
    let page = open().await;
    page.fill("API token", SECRET).await;
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Answer(Answer {
            status: 400,
            body: Some(
                json!({ "message": format!("No such token: {SECRET}") })
                    .to_string()
                    .into_bytes(),
            ),
            ..Answer::default()
        }),
        ..Fault::default()
    });
    page.send().await;
    page.answer("No such token: •••").await;
    is_nowhere(&page, "after an answer that repeats it").await;
}

#[tokio::test]
async fn a_server_that_repeats_the_token_in_other_letters_or_as_far_as_it_is_read_is_not_shown_with_it()
 {
    let page = open().await;
    page.fill("API token", SECRET).await;
    let pad = "x".repeat((1 << 20) - 25);
    for (form, body) in [
        (
            "as JSON may escape it",
            r#"{"message":"no: Zq7\u002bk3\/Rw9~x5\u003D="}"#.to_owned(),
        ),
        (
            "as a URL does",
            r#"{"message":"no: ?t=Zq7%2Bk3%2fRw9~x5%3D%3D"}"#.to_owned(),
        ),
        (
            "as HTML may",
            "no: <b>Zq7&#43;k3&#x2F;Rw9~x5&#61;=</b>".to_owned(),
        ),
        (
            "cut by the limit",
            format!(r#"{{"pad":"{pad}","no":"{SECRET}"}}"#),
        ),
    ] {
        page.api().arm(Fault {
            method: Some("POST".to_owned()),
            act: Act::Answer(Answer {
                status: 400,
                body: Some(body.into_bytes()),
                ..Answer::default()
            }),
            ..Fault::default()
        });
        page.send().await;
        page.answer("400 Bad Request").await;
        let answer = page.answer("•••").await;
        assert!(!answer.contains("k3"), "{form}");
        is_nowhere(&page, form).await;
        page.fill("Table name", &format!("t{}", form.len())).await;
    }
}

#[tokio::test]
async fn the_search_finds_a_token_that_was_put_somewhere() {
    let page = open().await;
    for (place, script) in [
        (
            "localStorage",
            "localStorage.setItem('x', btoa(' ' + arguments[0] + '...'));",
        ),
        (
            "sessionStorage",
            "sessionStorage.setItem('x', arguments[0]);",
        ),
        (
            "the address",
            "location.hash = encodeURIComponent(arguments[0]);",
        ),
        (
            "the title",
            "document.title = [...arguments[0]].reverse().join('');",
        ),
        (
            "the history",
            "history.replaceState({ x: arguments[0] }, '');",
        ),
        (
            "a cookie",
            "document.cookie = 'x=' + encodeURIComponent(arguments[0]);",
        ),
    ] {
        page.run(script, vec![json!(SECRET)]).await;
        let leaks = page.leaks(SECRET).await;
        assert!(
            leaks.iter().any(|leak| leak == place),
            "{place} is not in {leaks:?}"
        );
    }
    page.fill("Table name", SECRET).await;
    let leaks = page.leaks(SECRET).await;
    for place in ["another field", "the document", "the text shown"] {
        assert!(
            leaks.iter().any(|leak| leak == place),
            "{place} is not in {leaks:?}"
        );
    }
}

#[tokio::test]
async fn a_scheme_or_white_space_around_the_token_is_left_out_and_told() {
    let page = open().await;
    for pasted in [
        "  Bearer abc.DEF-123  ",
        "aivenv1 abc.DEF-123",
        "Authorization: Bearer abc.DEF-123",
    ] {
        page.api().reset();
        page.paste("API token", pasted).await;
        page.leave().await;
        page.says(
            "API token",
            "White space or a scheme's name around the token was left out.",
        )
        .await;
        page.insist().await;
        page.answer("Created the table node_info.").await;
        let header = posts(&page)[0].header("authorization").map(str::to_owned);
        assert_eq!(header.as_deref(), Some("Bearer abc.DEF-123"), "{pasted:?}");
    }
}

#[tokio::test]
async fn what_can_not_be_a_token_is_told_at_its_field_without_a_word_of_it() {
    let page = open().await;
    for (pasted, sentence) in [
        ("abc def", "There is white space inside the token."),
        (
            "abc\u{7f}",
            "There is a character in the token that no token has.",
        ),
        (
            "tökèn",
            "There is a character in the token that no token has.",
        ),
        ("Bearer ", "Paste an API token first."),
    ] {
        page.paste("API token", pasted).await;
        page.send().await;
        let field = page.says("API token", sentence).await;
        assert!(field.is_invalid, "{pasted:?}");
        assert!(!field.description.contains("abc") && !field.description.contains("tökèn"));
        page.has_focus(Role::Textbox, "API token").await;
    }
    assert_eq!(page.api().requests(), []);
}

#[tokio::test]
async fn the_desk_never_has_the_token() {
    // Keeps the memory of each module, so that it can be searched.
    let page = Stage {
        before: "{ window.memories = [];
            for (const name of ['instantiate', 'instantiateStreaming']) {
                const original = WebAssembly[name];
                WebAssembly[name] = async (...words) => {
                    const made = await original.apply(WebAssembly, words);
                    window.memories.push((made.instance ?? made).exports.memory);
                    return made;
                };
            } }",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", SECRET).await;
    page.add_to("Column 1 name", "edited").await;
    page.fill("Column 1 type", "INTT").await;
    page.send().await;
    page.press("Fix it: Writes “INT”").await;
    page.click(Role::Tab, "SQL").await;
    page.fill("Schema SQL", "`a` TIM").await;
    page.chord(&[thirtyfour::Key::Control], thirtyfour::Key::Space)
        .await;
    page.keys(thirtyfour::Key::Enter).await;
    is_nowhere(&page, "after work on columns").await;
    page.press("Send all").await;
    page.is_in_state("KAlert", "Created").await;
    is_nowhere(&page, "after sending").await;
    let script = "const [token] = arguments;
        const holds = (memory) => new TextDecoder('latin1').decode(memory.buffer).includes(token);
        return memories.map(holds);";
    let held = page.run(script, vec![json!(SECRET)]).await;
    assert_eq!(held, json!([true, false]), "the page's memory, the desk's");
}

/// Lets a test put the clock on.
pub(crate) const CLOCK: &str =
    "const now = Date.now; window.later = 0; Date.now = () => now() + window.later;";

pub(crate) async fn pass(page: &Page, minutes: u32) {
    page.run(
        "window.later += arguments[0] * 60_000;",
        vec![json!(minutes)],
    )
    .await;
}

#[tokio::test]
async fn a_token_that_nobody_uses_is_forgotten_and_that_is_said() {
    let page = Stage {
        before: CLOCK,
        ..Stage::default()
    }
    .open()
    .await;
    page.get(Role::Button, "Import").await;
    page.fill("API token", SECRET).await;
    page.enter("Project").await;
    pass(&page, 14).await;
    page.keys(Key::Left).await;
    assert_eq!(page.value("API token").await, SECRET);
    pass(&page, 15).await;
    page.keys(Key::Left).await;
    page.tells("not used for 15 minutes").await;
    assert_eq!(page.value("API token").await, "");
    assert_eq!(page.leaks(SECRET).await, Vec::<String>::new());

    // Half an hour is chosen, and holds after a reload too.
    page.press("Settings").await;
    page.choose("Forget the token after", "30 minutes").await;
    page.press("Close").await;
    page.reload().await;
    page.get(Role::Button, "Import").await;
    page.fill("API token", SECRET).await;
    page.enter("Project").await;
    pass(&page, 29).await;
    page.keys(Key::Left).await;
    assert_eq!(page.value("API token").await, SECRET);
    pass(&page, 30).await;
    page.keys(Key::Left).await;
    page.tells("not used for 30 minutes").await;
}

#[tokio::test]
async fn a_long_token_is_told_from_another_by_its_last_four_characters() {
    let page = open().await;
    page.get(Role::Button, "Import").await;
    let token = "Zq7+k3/Rw9~x5Zq7+k3/Rw9ab12";
    page.fill("API token", token).await;
    page.leave().await;
    until(
        "how it ends",
        async || page.whole().await,
        |shown| shown.contains("Token …ab12"),
    )
    .await;
    assert_eq!(page.leaks(token).await, Vec::<String>::new());
    page.press("Forget token").await;
    until(
        "nothing of it",
        async || page.whole().await,
        |shown| !shown.contains("ab12"),
    )
    .await;
}
