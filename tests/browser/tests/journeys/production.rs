//! Production services, which `config.json` names: coloured, and read-only until the name of one is typed.

use crate::cheat_sheet::TOKEN;
use crate::secrecy::{CLOCK, pass};
use crate::sending::{create_tables, posts};
use browser_tests::{Page, Role, Stage};
use sandbox::Config;
use serde_json::json;

const UNLOCK: &str = "Type my-flink-service to change it for ten minutes";
const REFUSED: &str = "This is a production service, and read-only";

async fn open_guarded() -> Page {
    let config = json!({ "api_base": "/v1", "production": ["my-test-project/*"] });
    let page = Stage {
        before: CLOCK,
        config: Config::Text(config.to_string()),
        ..Stage::default()
    };
    let page = page.open().await;
    page.get(Role::Textbox, UNLOCK).await;
    page.fill("API token", TOKEN).await;
    page
}

#[tokio::test]
async fn a_production_service_is_changed_only_once_its_name_is_typed_and_for_ten_minutes() {
    let page = open_guarded().await;
    page.picture("production").await;
    page.send().await;
    page.tells(REFUSED).await;
    page.has_focus(Role::Textbox, UNLOCK).await;
    page.press("Send all").await;
    page.tells(REFUSED).await;
    assert_eq!(posts(&page), []);

    page.fill(UNLOCK, "my-flink-servic").await;
    page.send().await;
    assert_eq!(posts(&page), []);
    page.fill(UNLOCK, "my-flink-service").await;
    page.has_focus(Role::Button, "Lock").await;
    let shown = page.whole().await;
    assert!(!shown.contains(REFUSED), "{shown}");
    page.tells("Production: can be changed for 10 minutes")
        .await;
    page.picture("production-open").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    assert_eq!(posts(&page).len(), 1);

    page.press("Lock").await;
    page.has_focus(Role::Textbox, UNLOCK).await;
    page.show("KCpuIn").await;
    page.send().await;
    page.tells(REFUSED).await;
    page.fill(UNLOCK, "my-flink-service").await;
    page.get(Role::Button, "Lock").await;
    pass(&page, 10).await;
    page.send().await;
    page.tells(REFUSED).await;
    page.get(Role::Textbox, UNLOCK).await;
    assert_eq!(posts(&page).len(), 1);

    // Another project's service is none of them. The API does not know it.
    page.fill("Project", "my-other-project").await;
    page.gone(Role::Textbox, UNLOCK).await;
    page.send().await;
    page.is_in_state("KCpuIn", "Failed").await;
    assert_eq!(posts(&page).len(), 2);
}

#[tokio::test]
async fn nothing_on_a_production_service_is_deleted_while_it_is_locked() {
    let page = open_guarded().await;
    create_tables(&page, &["kept"]).await;
    page.press("On the service").await;
    page.press("kept Kafka").await;
    page.press("Delete table").await;
    page.has_focus(Role::Button, "Keep it").await;
    page.press("Delete table").await;
    page.tells(REFUSED).await;
    let sent = page.api().requests();
    assert!(sent.iter().all(|request| request.method != "DELETE"));
    page.fill(UNLOCK, "my-flink-service").await;
    page.get(Role::Button, "Lock").await;
    page.press("Delete table").await;
    page.press("Delete table").await;
    page.tells("Deleted the table kept.").await;
}
