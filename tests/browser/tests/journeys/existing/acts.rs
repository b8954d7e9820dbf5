//! Tables are deleted and jobs are cancelled, after a question and once.

use super::{create_job, of};
use crate::cheat_sheet::{JOB_PATH, TABLE_PATH, TOKEN};
use crate::sending::create_tables;
use browser_tests::shell::bash;
use browser_tests::{Role, open};
use sandbox::{Act, Fault, Moment};
use thirtyfour::Key;

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
