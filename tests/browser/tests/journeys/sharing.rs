//! Drafts go to somebody else in a link or a file, without the token, and nothing is sent when these are opened.

use crate::cheat_sheet::TOKEN;
use crate::importing::drafts_are;
use crate::policy::complaints;
use crate::sending::posts;
use browser_tests::folder::Folder;
use browser_tests::wait::until;
use browser_tests::{Engine, Page, Role, Stage, open};

const EXAMPLE: [&str; 4] = ["node_info", "KCpuIn", "KAlert", "JobExample"];

/// The link that the dialog has made.
async fn link(page: &Page) -> String {
    page.press("Share").await;
    page.get(Role::Dialog, "Share").await;
    page.get(Role::Button, "Copy link").await;
    page.press("Copy link").await;
    page.shows(Role::Dialog, "Share", "Copied.").await;
    let link = page.clipboard().await;
    assert!(
        link.starts_with(&format!("{}#share=1.", page.url())),
        "{link}"
    );
    link
}

#[tokio::test]
async fn a_link_brings_the_drafts_to_somebody_else_and_sends_nothing() {
    let mine = open().await;
    mine.fill("API token", TOKEN).await;
    mine.fill("Project", "their-project").await;
    mine.show("KAlert").await;
    mine.fill("Kafka topic", "größer ✓").await;
    let link = link(&mine).await;
    mine.picture("share").await;
    assert_eq!(mine.leaks(TOKEN).await, Vec::<String>::new());
    assert_eq!(mine.value("Link").await, link);

    let theirs = open().await;
    let address = link.replace(&mine.origin(), &theirs.origin());
    theirs.visit("about:blank").await;
    theirs.visit(&address).await;
    theirs
        .shows(
            Role::Dialog,
            "Import",
            "The link holds 3 tables and one job for project their-project, service my-flink-service. Nothing was sent.",
        )
        .await;
    theirs.picture("shared").await;
    theirs.press("Close").await;
    drafts_are(&theirs, &EXAMPLE).await;
    theirs.show("KAlert").await;
    assert_eq!(theirs.value("Kafka topic").await, "größer ✓");
    assert_eq!(theirs.value("Project").await, "their-project");
    assert_eq!(theirs.value("API token").await, "");
    // A reload does not open it again.
    let address = theirs.address().await;
    assert!(!address.contains("share"), "{address}");
    theirs.press("Undo").await;
    until(
        "the project of before",
        async || theirs.value("Project").await,
        |seen| seen == "my-test-project",
    )
    .await;
    assert_eq!(posts(&mine).len() + posts(&theirs).len(), 0);
}

#[tokio::test]
async fn one_draft_goes_alone_and_a_link_is_opened_where_the_page_is_open_already() {
    let page = open().await;
    page.show("KAlert").await;
    page.press("Share").await;
    page.click(Role::Radio, "Only KAlert").await;
    page.press("Close").await;
    let link = link(&page).await;
    page.press("Close").await;
    page.fill("Kafka topic", "mine").await;
    page.visit(&link).await;
    page.shows(Role::Dialog, "Import", "KAlert too, and differs")
        .await;
    page.picture("share-question").await;
    page.press("Replace mine").await;
    page.shows(Role::Dialog, "Import", "Added the draft KAlert.")
        .await;
    page.press("Close").await;
    drafts_are(&page, &EXAMPLE).await;
    assert_eq!(page.value("Kafka topic").await, "alert");
    page.press("Undo").await;
    until(
        "my own draft",
        async || {
            page.show("KAlert").await;
            page.value("Kafka topic").await
        },
        |seen| seen == "mine",
    )
    .await;
}

#[tokio::test]
async fn a_link_that_was_cut_or_unfolds_without_end_says_so_and_changes_nothing() {
    let page = open().await;
    let whole = link(&page).await;
    page.press("Close").await;
    // 20 MB of zeros, as deflate packs them.
    let packed = page
        .run(
            "const stream = new Blob([new Uint8Array(20_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
             return new Response(stream).arrayBuffer().then((bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))));",
            vec![],
        )
        .await;
    let bomb = packed
        .as_str()
        .expect("text")
        .replace('+', "-")
        .replace('/', "_");
    for address in [
        whole[..whole.len() / 2].to_owned(),
        format!("{}#share=1.", page.url()),
        format!("{}#share=1.%00<script>", page.url()),
        format!("{}#share=1.{}", page.url(), bomb.trim_end_matches('=')),
    ] {
        page.visit(&address).await;
        page.shows(Role::Dialog, "Import", "Nothing was opened")
            .await;
        page.press("Close").await;
        drafts_are(&page, &EXAMPLE).await;
    }
    assert_eq!(complaints(&page).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_file_that_was_saved_is_opened_with_import() {
    if Engine::of_this_run() == Engine::WebKit {
        // Its driver names no folder for what is saved.
        return;
    }
    let folder = Folder::default();
    let page = open().await;
    page.save_to(&folder).await;
    page.fill("API token", TOKEN).await;
    page.press("Share").await;
    page.press("Download as file").await;
    let file = folder.path().join("millrace-workspace.json");
    let text = until(
        "the file",
        async || std::fs::read_to_string(&file).unwrap_or_default(),
        |text| text.contains("JobExample"),
    )
    .await;
    assert!(!text.contains(TOKEN), "{text}");

    let other = Stage {
        size: Some((390, 844)),
        ..Stage::default()
    }
    .open()
    .await;
    other.press("Start empty").await;
    other.press("Import").await;
    other.choose_file("Or a file", &file).await;
    other
        .shows(
            Role::Dialog,
            "Import",
            "“millrace-workspace.json” holds 3 tables and one job",
        )
        .await;
    other.picture("shared-narrow").await;
    other.press("Close").await;
    drafts_are(&other, &EXAMPLE).await;
}
