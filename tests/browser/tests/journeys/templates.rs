//! Beginning with a template: what is blank is gone through with Tab, and then everything can be sent.

use crate::cheat_sheet::{INTEGRATION, TOKEN};
use crate::sending::{body, posts};
use browser_tests::wait::until;
use browser_tests::{Role, open};
use serde_json::json;
use thirtyfour::Key;

const PG: &str = "77741d89-71f1-4de6-897a-fd83bce0ee62";

#[tokio::test]
async fn a_template_is_filled_blank_by_blank_and_sent() {
    let page = open().await;
    page.press("Start empty").await;
    page.fill("API token", TOKEN).await;
    page.press("Templates").await;
    page.has_focus(Role::Button, "Filter: keep the rows that matter")
        .await;
    page.picture("templates-own").await;
    page.press("Kafka to PostgreSQL: store every row").await;
    page.shows(Role::Dialog, "Templates", "Nothing was sent.")
        .await;
    page.press("Close").await;
    // What is left is marked before anything is to be sent.
    page.show("orders").await;
    page.says("Kafka topic", "Name the Kafka topic.").await;
    page.is_in_state("stored_orders", "2 problems").await;
    page.show("stored_orders_job").await;
    let said = "Line 4: “«0»” is a blank: write your own value in its place, such as 0.";
    page.says("Statement", said).await;
    page.picture("template-blank").await;

    page.enter("Statement").await;
    page.keys(Key::Tab).await;
    page.keys("12.5").await;
    page.panel_holds("curl", "AND `amount` > 12.5").await;
    assert!(!page.value("Statement").await.contains('«'));

    for (table, integration, field, value) in [
        ("orders", INTEGRATION, "Kafka topic", "orders.in"),
        ("stored_orders", PG, "PostgreSQL table", "public.orders"),
    ] {
        page.show(table).await;
        page.fill("Integration ID", integration).await;
        page.leave().await;
        page.fill(field, value).await;
    }
    page.press("Send all").await;
    for draft in ["orders", "stored_orders", "stored_orders_job"] {
        page.is_in_state(draft, "Created").await;
    }
    // The button has nothing left to send: the focus stands on how it went.
    until(
        "the focus on how it went",
        async || page.focused().await.0,
        |role| role == "status",
    )
    .await;
    // Nothing of it can be taken back by now.
    let notices = "return document.querySelector('.notices').innerText;";
    until(
        "no word of the template",
        async || page.run(notices, vec![]).await.to_string(),
        |said| !said.contains("Kafka to PostgreSQL"),
    )
    .await;
    let sent = posts(&page);
    assert_eq!(body(&sent[0])["kafka_topic"], json!("orders.in"));
    assert_eq!(body(&sent[1])["jdbc_table"], json!("public.orders"));
    assert_eq!(
        body(&sent[2])["statement"],
        json!(
            "INSERT INTO `stored_orders`\nSELECT `order_id`, `customer`, `amount`, \
             CAST(`ordered_at` AS TIMESTAMP(3))\nFROM `orders`\n\
             WHERE `order_id` IS NOT NULL AND `amount` > 12.5"
        )
    );
}

#[tokio::test]
async fn opening_a_template_is_taken_back_in_one_step() {
    let page = open().await;
    let before = page.drafts().await;
    page.press("Templates").await;
    page.press("Window: totals for every few minutes").await;
    page.press("Undo").await;
    page.press("Close").await;
    assert_eq!(page.drafts().await, before);
}

#[tokio::test]
async fn what_comes_back_after_a_template_was_opened_stands_beside_it() {
    let page = open().await;
    page.press("Start empty").await;
    page.press("Templates").await;
    page.press("Filter: keep the rows that matter").await;
    page.press("Close").await;
    // Two notices have an Undo by now.
    let removed = "const notices = [...document.querySelectorAll('.notices .notice')];
        notices.find((notice) => notice.innerText.includes('Removed 4 drafts')).querySelector('button').click();";
    page.run(removed, vec![]).await;
    let names = [
        "node_info",
        "KCpuIn",
        "KAlert",
        "orders",
        "large_orders",
        "JobExample",
        "large_orders_job",
    ];
    for name in names {
        page.draft(name).await;
    }
    assert_eq!(page.drafts().await.len(), names.len());
    page.show("orders").await;
    page.panel_holds("curl", "\"name\": \"orders\"").await;
    page.show("large_orders_job").await;
    page.says("Statement", "is a blank").await;
}

#[tokio::test]
async fn a_template_beside_a_draft_of_the_same_name_has_a_job_that_reads_its_own() {
    let page = open().await;
    page.press("Start empty").await;
    page.press("Templates").await;
    page.press("Filter: keep the rows that matter").await;
    page.press("Close").await;
    page.show("orders").await;
    page.fill("Kafka topic", "mine").await;
    page.press("Templates").await;
    page.press("Kafka to PostgreSQL: store every row").await;
    let asked = "Added beside, it is called orders_2, also in the jobs that come with it.";
    page.shows(Role::Dialog, "Templates", asked).await;
    page.press("Add beside mine").await;
    page.press("Close").await;
    page.show("stored_orders_job").await;
    assert!(page.value("Statement").await.contains("FROM `orders_2`"));
    assert_eq!(page.value("Tables").await, "orders_2, stored_orders");
    page.show("orders_2").await;
    assert_eq!(page.value("Kafka topic").await, "");
}
