//! The history: what was sent stays in this browser, without the token, as long as the user wants it.

use crate::cheat_sheet::TOKEN;
use browser_tests::{Page, Role, Stage, open};
use sandbox::{Act, Answer, Config, Fault, Moment};
use serde_json::{Value, json};

/// Holds what percent-encoding and base64 change.
const SECRET: &str = "Zq7+k3/Rw9~x5==";

async fn ready() -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page
}

fn on_post(act: Act) -> Fault {
    Fault {
        method: Some("POST".to_owned()),
        act,
        ..Fault::default()
    }
}

/// What the list shows of each exchange, without when it was and how long it took.
async fn exchanges(page: &Page) -> Vec<String> {
    let entries = page.entries("Exchanges").await;
    let cut = |entry: &String| {
        let words: Vec<&str> = entry.split(' ').skip(2).collect();
        words.join(" ")
    };
    entries.iter().map(cut).collect()
}

/// Shows the details of the exchange at that place, the newest first.
async fn unfold(page: &Page, place: usize) {
    let entry = page.entries("Exchanges").await[place].clone();
    page.press(&entry).await;
}

async fn kept(page: &Page) -> String {
    let kept = page.run("return localStorage.getItem('millrace.history');", vec![]);
    kept.await.as_str().unwrap_or_default().to_owned()
}

/// Waits until the history holds so many exchanges.
async fn holds(page: &Page, count: usize) {
    let what = format!("{count} exchanges in the history");
    let look = async || kept(page).await.lines().count();
    browser_tests::wait::until(&what, look, |seen| *seen == count).await;
}

#[tokio::test]
async fn what_was_sent_is_listed_opened_compared_and_outlives_the_page() {
    let page = ready().await;
    page.press("History").await;
    page.tells("Nothing yet. What you send will stand here.")
        .await;
    page.press("Close").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.show("KAlert").await;
    page.api().arm(on_post(Act::Reset(Moment::After)));
    page.send().await;
    page.answer("The request may have arrived").await;
    page.reload().await;
    page.press("History").await;
    page.has_focus(Role::Button, "Close").await;
    let entries = exchanges(&page).await;
    let target = "my-test-project / my-flink-service";
    assert!(entries[0].starts_with("KAlert No answer "), "{entries:?}");
    assert!(entries[1].starts_with("node_info 200 OK "), "{entries:?}");
    assert!(
        entries.iter().all(|entry| entry.ends_with(target)),
        "{entries:?}"
    );
    page.picture("history").await;
    unfold(&page, 1).await;
    page.tells("Created the table node_info.").await;
    let id = page.api().tables()[0]["table_id"].clone();
    page.tells(id.as_str().expect("an id")).await;
    page.press("Close").await;
    page.gone(Role::Button, "Export").await;

    page.show("node_info").await;
    page.fill("PostgreSQL table", "public.other").await;
    page.press("History").await;
    unfold(&page, 1).await;
    page.press("Compare with node_info").await;
    page.tells("node_info differs in 1 field.").await;
    assert_eq!(
        page.entries("What differs").await,
        ["PostgreSQL table Sent public.node_definition Now public.other"]
    );
    page.picture("history-compared").await;
    page.press("Open as draft").await;
    let asked = "A draft here is called node_info too, and differs.";
    page.shows(Role::Dialog, "Import", asked).await;
    page.press("Add beside mine").await;
    page.shows(Role::Dialog, "Import", "Added the draft node_info_2.")
        .await;
    page.press("Close").await;
    assert_eq!(
        page.value("PostgreSQL table").await,
        "public.node_definition"
    );
    page.press("Undo").await;
    page.show("node_info").await;
    assert_eq!(page.value("PostgreSQL table").await, "public.other");
}

/// Nothing is ever answered to these.
fn hanging(method: &str) -> Fault {
    Fault {
        method: Some(method.to_owned()),
        act: Act::Hang,
        ..Fault::default()
    }
}

#[tokio::test]
async fn what_is_under_way_when_the_page_goes_stands_there_and_can_be_looked_for() {
    let page = ready().await;
    page.api().arm(hanging("POST"));
    page.send().await;
    holds(&page, 1).await;
    page.reload().await;
    page.is_in_state("node_info", "Unknown").await;
    page.answer("This was sent, and no answer is known.").await;
    page.press("History").await;
    let target = "my-test-project / my-flink-service";
    assert_eq!(
        exchanges(&page).await,
        [format!(
            "node_info Outcome unknown PostgreSQL table, {target}"
        )]
    );
    unfold(&page, 0).await;
    page.tells("the page was closed before one came").await;
    page.picture("history-unknown").await;
    page.press("Close").await;
    page.fill("API token", TOKEN).await;
    page.press("Check whether it exists").await;
    page.answer("It does not exist: the table node_info was not created.")
        .await;
    page.press("History").await;
    assert_eq!(
        exchanges(&page).await,
        [format!(
            "node_info Does not exist PostgreSQL table, {target}"
        )]
    );
    unfold(&page, 0).await;
    page.tells("and was not there.").await;
    page.press("Close").await;

    page.send().await;
    page.answer("Created the table node_info.").await;
    page.api().arm(hanging("DELETE"));
    page.press("On the service").await;
    page.press("node_info PostgreSQL").await;
    page.press("Delete table").await;
    page.get(Role::Button, "Keep it").await;
    page.press("Delete table").await;
    holds(&page, 3).await;
    page.reload().await;
    page.press("History").await;
    let seen = exchanges(&page).await;
    // The browser may tell of the broken connection before the page goes.
    let deleted = format!("Delete table, {target}");
    assert!(seen[0].ends_with(&deleted), "{seen:?}");
    assert!(seen[1].starts_with("node_info 200 OK "), "{seen:?}");
}

#[tokio::test]
async fn one_or_all_are_deleted_and_the_way_back_is_there() {
    let page = ready().await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.insist().await;
    page.answer("409 Conflict").await;
    holds(&page, 2).await;
    page.press("History").await;
    unfold(&page, 0).await;
    page.press("Delete").await;
    page.has_focus(Role::Button, "Undo").await;
    holds(&page, 1).await;
    page.press("Undo").await;
    page.has_focus(Role::Button, "Close").await;
    holds(&page, 2).await;
    page.press("Delete all").await;
    holds(&page, 0).await;
    page.tells("Nothing yet. What you send will stand here.")
        .await;
    page.press("Close").await;
    assert!(!kept(&page).await.contains("node_info"));
    page.insist().await;
    holds(&page, 1).await;
    page.press("Settings").await;
    page.press("Delete what is kept").await;
    page.has_focus(Role::Button, "Keep it").await;
    page.press("Delete all of it").await;
    page.tells("Deleted from this browser.").await;
    holds(&page, 0).await;
}

#[tokio::test]
async fn the_history_never_holds_the_token_in_whatever_form_it_comes() {
    let page = open().await;
    page.fill("API token", SECRET).await;
    // Made by Python 3: `urllib.parse.quote`, `bytes.hex`, `base64.b64encode` of "Bearer " and the token.
    for body in [
        json!({ "message": format!("No such token: {SECRET}") }).to_string(),
        "/v1/me?token=Zq7%2Bk3%2FRw9~x5%3D%3D".to_owned(),
        "5a71372b6b332f5277397e78353d3d".to_owned(),
        "QmVhcmVyIFpxNytrMy9SdzlfeDU9PQ== QmVhcmVyIFpxNytrMy9Sdzl+eDU9PQ==".to_owned(),
    ] {
        page.api().arm(on_post(Act::Answer(Answer {
            status: 400,
            body: Some(body.into_bytes()),
            ..Answer::default()
        })));
        page.insist().await;
        page.answer("400 Bad Request").await;
        page.answer("•••").await;
    }
    // By mistake, say, in a field: there it stays, as typed, and so it does in the drafts.
    page.fill("PostgreSQL table", SECRET).await;
    page.insist().await;
    holds(&page, 5).await;
    page.fill("PostgreSQL table", "public.node_definition")
        .await;
    page.press("History").await;
    for place in 0..5 {
        unfold(&page, place).await;
        page.get(Role::Button, "Open as draft").await;
        assert_eq!(page.leaks(SECRET).await, Vec::<String>::new(), "{place}");
    }
    page.tells("•••").await;
}

#[tokio::test]
async fn the_user_turns_it_off_and_the_choice_is_kept() {
    let page = ready().await;
    let switch = "Keep a history of what is sent and answered";
    page.send().await;
    page.answer("Created the table node_info.").await;
    holds(&page, 1).await;
    page.press("Settings").await;
    assert!(page.is_ticked(switch).await);
    page.picture("history-switch").await;
    page.click(Role::Checkbox, switch).await;
    page.press("Close").await;
    page.insist().await;
    page.answer("409 Conflict").await;
    holds(&page, 1).await;
    page.reload().await;
    page.press("History").await;
    page.tells("Nothing is added: the history is turned off in Settings.")
        .await;
    page.press("Close").await;
    page.press("Settings").await;
    assert!(!page.is_ticked(switch).await);
    page.click(Role::Checkbox, switch).await;
    page.press("Close").await;
    page.fill("API token", TOKEN).await;
    page.insist().await;
    holds(&page, 2).await;
}

#[tokio::test]
async fn a_host_that_wants_none_has_none() {
    let page = ready().await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    holds(&page, 1).await;
    let config = json!({ "api_base": "/v1", "history": false });
    page.api().set_config(Config::Text(config.to_string()));
    page.reload().await;
    page.press("Settings").await;
    page.tells("The host of this page lets it keep no history.")
        .await;
    page.press("Close").await;
    assert!(!page.has(Role::Button, "History").await);
    holds(&page, 0).await;
    page.fill("API token", TOKEN).await;
    page.insist().await;
    page.answer("409 Conflict").await;
    assert_eq!(kept(&page).await, "");
}

#[tokio::test]
async fn storage_that_takes_no_history_is_told_and_sending_goes_on() {
    let page = Stage {
        before: "const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (...words) {
                if (words[0] === 'millrace.history') throw new DOMException('full', 'QuotaExceededError');
                setItem.apply(this, words);
            };",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", TOKEN).await;
    let told = "This browser does not keep the history: its storage is full or forbidden. It lasts as long as this tab.";
    for name in ["first", "second"] {
        page.fill("Table name", name).await;
        page.send().await;
        page.answer(&format!("Created the table {name}.")).await;
    }
    page.tells(told).await;
    assert_eq!(page.whole().await.matches(told).count(), 1);
    page.press("History").await;
    assert_eq!(exchanges(&page).await.len(), 2);
    assert_eq!(kept(&page).await, "");
}

#[tokio::test]
async fn what_was_sent_before_the_desk_has_come_is_kept_when_it_comes() {
    let page = Stage {
        // The desk waits for a word of the test.
        before: "const { instantiateStreaming } = WebAssembly;
            let modules = 0;
            const word = new Promise((come) => { window.letDeskCome = come; });
            WebAssembly.instantiateStreaming = async (...words) => {
                modules += 1;
                if (modules > 1) await word;
                return instantiateStreaming.apply(WebAssembly, words);
            };",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", TOKEN).await;
    for expected in ["200 OK", "409 Conflict"] {
        page.insist().await;
        page.answer(expected).await;
    }
    assert_eq!(kept(&page).await, "");
    page.run("letDeskCome();", vec![]).await;
    holds(&page, 2).await;
}

#[tokio::test]
async fn the_export_is_a_file_of_json() {
    let page = Stage {
        before: "const { createObjectURL } = URL;
            URL.createObjectURL = (blob) => {
                blob.text().then((text) => { window.saved = text; });
                return createObjectURL(blob);
            };",
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.press("History").await;
    page.press("Export").await;
    let saved = async || page.run("return window.saved ?? '';", vec![]).await;
    let saved = browser_tests::wait::until("a file", saved, |text| text != "").await;
    let file: Value = serde_json::from_str(saved.as_str().expect("a text")).expect("JSON");
    assert_eq!(file[0]["status"], json!(200));
    assert_eq!(file[0]["draft"]["name"], json!("node_info"));
    let sent: Value =
        serde_json::from_str(file[0]["payload"].as_str().expect("a payload")).expect("JSON");
    assert_eq!(Some(sent), page.api().requests()[0].json());
}
