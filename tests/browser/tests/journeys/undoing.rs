//! The browser's own undo, and texts that it must not touch.

use crate::columns::{as_grid, as_sql, grid_of, holds};
use browser_tests::wait::until;
use browser_tests::{Engine, Page, open};
use thirtyfour::Key;

async fn schema(page: &Page) -> String {
    page.value("Schema SQL").await
}

async fn back(page: &Page) {
    page.chord(&[Key::Control], 'z').await;
}

#[tokio::test]
async fn a_schema_that_was_typed_before_and_after_the_grid_was_shown_is_taken_back_step_by_step() {
    let page = open().await;
    page.show("KCpuIn").await;
    as_sql(&page).await;
    let first = schema(&page).await;
    let (second, third) = ("`x` INT", "`y` BIGINT, `z` STRING");
    page.paste("Schema SQL", second).await;
    as_grid(&page).await;
    as_sql(&page).await;
    page.paste("Schema SQL", third).await;
    as_grid(&page).await;
    as_sql(&page).await;
    page.enter("Schema SQL").await;
    let mut seen = vec![schema(&page).await];
    for _ in 0..5 {
        back(&page).await;
        seen.push(schema(&page).await);
    }
    assert_eq!(seen[0], third);
    assert_eq!(seen[1], second);
    assert_eq!(seen[2..], [&first[..]; 4], "then there is nothing more");
    for text in [second, third, third] {
        page.chord(&[Key::Control, Key::Shift], 'z').await;
        assert_eq!(schema(&page).await, text);
    }
}

#[tokio::test]
async fn what_was_typed_before_the_payload_was_edited_is_not_mixed_into_it() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    page.paste("Schema SQL", "`b` INT").await;
    page.paste("Schema SQL", "`c` INT").await;
    holds(&page, "`c` INT").await;
    let payload = page.value("Payload as JSON").await;
    page.paste(
        "Payload as JSON",
        &payload.replace("`c` INT", "`d` INT, `e` INT"),
    )
    .await;
    holds(&page, "`d` INT, `e` INT").await;
    // Chromium takes back what was typed last, wherever that was; the others, what was typed in the field. None knows an
    // older step that fits.
    let last = match page.engine() {
        Engine::Chromium => "Schema SQL",
        Engine::Gecko | Engine::WebKit => "Payload as JSON",
    };
    page.enter(last).await;
    back(&page).await;
    holds(&page, "`c` INT").await;
    page.enter("Schema SQL").await;
    for _ in 0..3 {
        back(&page).await;
        assert_eq!(schema(&page).await, "`c` INT");
    }
    page.add_to("Schema SQL", ", `f` INT").await;
    holds(&page, "`c` INT, `f` INT").await;
    is_taken_back(&page, "Schema SQL", "`c` INT").await;
}

#[tokio::test]
async fn a_step_in_a_field_that_is_out_of_sight_is_kept_for_when_it_is_seen() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    page.add_to("Schema SQL", ", `b` INT").await;
    as_grid(&page).await;
    page.enter("Table name").await;
    for _ in 0..3 {
        back(&page).await;
    }
    holds(&page, "`a` INT, `b` INT").await;
    as_sql(&page).await;
    page.enter("Schema SQL").await;
    let is_back = async || {
        back(&page).await;
        schema(&page).await
    };
    until("the text as it was", is_back, |seen| seen == "`a` INT").await;
}

/// Takes back what was typed into a field, in so few steps that none is a letter.
async fn is_taken_back(page: &Page, field: &str, before: &str) {
    for _ in 0..7 {
        if page.value(field).await != before {
            back(page).await;
        }
    }
    assert_eq!(page.value(field).await, before);
}

#[tokio::test]
async fn typing_is_not_taken_back_letter_by_letter() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    page.add_to("Schema SQL", ", `typed` BIGINT").await;
    holds(&page, "`a` INT, `typed` BIGINT").await;
    is_taken_back(&page, "Schema SQL", "`a` INT").await;
}

#[tokio::test]
async fn a_token_that_was_forgotten_does_not_come_back() {
    let page = open().await;
    page.fill("API token", "first").await;
    page.paste("API token", "second").await;
    page.press("Forget token").await;
    page.enter("API token").await;
    for _ in 0..4 {
        back(&page).await;
        assert_eq!(page.value("API token").await, "");
    }
}
