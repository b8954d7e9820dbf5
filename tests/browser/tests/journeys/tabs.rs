//! Two tabs of one browser with the same workspace: one keeps it, the other is told, and nothing that was typed is lost.

use browser_tests::wait::until;
use browser_tests::{Page, Role, open};

const ELSEWHERE: &str =
    "Another tab keeps this workspace. What you change in this tab is not kept.";

async fn kept(page: &Page) -> String {
    let kept = page.run("return localStorage.getItem('millrace');", vec![]);
    kept.await.as_str().unwrap_or_default().to_owned()
}

async fn is_kept(page: &Page, name: &str) {
    let what = format!("{name} in the storage");
    until(&what, async || kept(page).await, |kept| kept.contains(name)).await;
}

async fn holds(page: &Page, field: &str, expected: &str) {
    let what = format!("“{expected}” in {field}");
    until(
        &what,
        async || page.value(field).await,
        |seen| seen == expected,
    )
    .await;
}

async fn is_told_nothing(page: &Page) {
    page.gone(Role::Button, "Use this tab").await;
    assert!(!page.whole().await.contains(ELSEWHERE));
}

#[tokio::test]
async fn the_second_tab_is_told_and_writes_nothing_over_the_first() {
    let page = open().await;
    page.fill("Table name", "of_the_first").await;
    is_kept(&page, "of_the_first").await;
    page.open_tab().await;
    page.tells(ELSEWHERE).await;
    page.picture("guest").await;
    assert_eq!(page.value("Table name").await, "of_the_first");
    assert!(!page.asks_before_it_is_left().await);
    page.fill("Table name", "of_the_second").await;
    page.click(Role::Tab, "JSON").await;
    page.panel_holds("JSON", "of_the_second").await;
    assert!(page.asks_before_it_is_left().await);
    page.go_to_tab(0).await;
    is_told_nothing(&page).await;
    page.fill("Table name", "of_the_first_again").await;
    is_kept(&page, "of_the_first_again").await;
    assert!(!kept(&page).await.contains("of_the_second"));
    assert!(!page.asks_before_it_is_left().await);
}

#[tokio::test]
async fn a_tab_that_takes_over_keeps_and_the_other_is_told() {
    let page = open().await;
    page.fill("Table name", "of_the_first").await;
    is_kept(&page, "of_the_first").await;
    page.open_tab().await;
    page.tells(ELSEWHERE).await;
    page.fill("Table name", "of_the_second").await;
    page.press("Use this tab").await;
    is_told_nothing(&page).await;
    is_kept(&page, "of_the_second").await;
    // What the first had kept is there still.
    page.tells("What the other tab had kept is one Undo away.")
        .await;
    page.press("Undo").await;
    holds(&page, "Table name", "of_the_first").await;
    page.fill("Table name", "of_the_second").await;
    is_kept(&page, "of_the_second").await;
    page.go_to_tab(0).await;
    page.tells(ELSEWHERE).await;
    assert_eq!(page.value("Table name").await, "of_the_first");
    page.press("Show what is kept").await;
    holds(&page, "Table name", "of_the_second").await;
}

#[tokio::test]
async fn what_was_changed_in_a_guest_can_be_brought_back_from_what_is_kept() {
    let page = open().await;
    page.fill("Table name", "of_the_first").await;
    is_kept(&page, "of_the_first").await;
    page.open_tab().await;
    page.tells(ELSEWHERE).await;
    page.fill("Table name", "of_the_second").await;
    page.press("Show what is kept").await;
    holds(&page, "Table name", "of_the_first").await;
    page.tells("What you had changed here is one Undo away.")
        .await;
    page.press("Undo").await;
    holds(&page, "Table name", "of_the_second").await;
    page.get(Role::Button, "Use this tab").await;
}

#[tokio::test]
async fn a_tab_without_changes_takes_over_what_is_kept() {
    let page = open().await;
    page.open_tab().await;
    page.tells(ELSEWHERE).await;
    page.go_to_tab(0).await;
    page.fill("Table name", "typed_meanwhile").await;
    is_kept(&page, "typed_meanwhile").await;
    page.go_to_tab(1).await;
    page.press("Use this tab").await;
    holds(&page, "Table name", "typed_meanwhile").await;
    page.fill("Table name", "typed_here").await;
    is_kept(&page, "typed_here").await;
    page.go_to_tab(0).await;
    page.tells(ELSEWHERE).await;
}

#[tokio::test]
async fn a_text_that_another_tab_has_stored_unheard_is_not_written_over() {
    let page = open().await;
    page.fill("Table name", "mine").await;
    is_kept(&page, "mine").await;
    // No event tells the tab of what it does itself: as from a tab that was asleep.
    let script = "localStorage.setItem('millrace', localStorage.getItem('millrace').replace('mine', 'theirs'));";
    page.run(script, vec![]).await;
    page.fill("Table name", "mine_too").await;
    page.tells(ELSEWHERE).await;
    assert!(kept(&page).await.contains("theirs"));
    page.press("Use this tab").await;
    is_kept(&page, "mine_too").await;
}

#[tokio::test]
async fn a_guest_takes_over_when_the_tab_that_kept_is_closed() {
    let page = open().await;
    page.fill("Table name", "of_the_first").await;
    is_kept(&page, "of_the_first").await;
    page.open_tab().await;
    page.tells(ELSEWHERE).await;
    page.close_tab_at(0).await;
    page.fill("Table name", "of_the_second").await;
    is_kept(&page, "of_the_second").await;
    is_told_nothing(&page).await;
    page.reload().await;
    is_told_nothing(&page).await;
    holds(&page, "Table name", "of_the_second").await;
}

#[tokio::test]
async fn what_the_closed_tab_had_kept_unseen_is_one_undo_away_in_the_tab_that_is_left() {
    let page = open().await;
    page.open_tab().await;
    page.tells(ELSEWHERE).await;
    page.go_to_tab(0).await;
    page.fill("Table name", "of_the_first").await;
    is_kept(&page, "of_the_first").await;
    page.go_to_tab(1).await;
    page.fill("Table name", "of_the_second").await;
    page.close_tab_at(0).await;
    page.fill("Table name", "of_the_second_alone").await;
    is_kept(&page, "of_the_second_alone").await;
    page.tells("What the other tab had kept is one Undo away.")
        .await;
    page.press("Undo").await;
    holds(&page, "Table name", "of_the_first").await;
}
