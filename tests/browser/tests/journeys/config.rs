//! `config.json`, with which the host of the page sets its defaults.

use crate::cheat_sheet::{self, TOKEN};
use crate::sending::{body, only_post, said};
use browser_tests::shell::bash;
use browser_tests::{Page, Role, Stage};
use sandbox::Config;
use thirtyfour::Key;

async fn open_with(config: &str) -> Page {
    let page = Stage {
        config: Config::Text(config.to_owned()),
        ..Stage::default()
    };
    page.open().await
}

#[tokio::test]
async fn the_host_can_set_project_service_and_scheme() {
    let page = open_with(
        r#"{"api_base":"/v1","project":"my-test-project","service":"my-flink-service","auth_scheme":"aivenv1"}"#,
    )
    .await;
    page.fill("API token", TOKEN).await;
    let command = page.tab("curl").await;
    assert!(
        command.contains("--header 'Authorization: aivenv1 '\"${AIVEN_TOKEN:?}\""),
        "{command}"
    );
    page.send().await;
    page.answer("Created the table node_info.").await;
    let by_page = only_post(&page);
    let header = format!("aivenv1 {TOKEN}");
    assert_eq!(by_page.header("authorization"), Some(header.as_str()));
    assert_eq!(body(&by_page), cheat_sheet::node_info());
    page.api().reset();
    let ran = bash(&command, TOKEN).await;
    assert!(ran.is_well, "{ran:?}");
    assert_eq!(said(&only_post(&page)), said(&by_page));
}

#[tokio::test]
async fn the_scheme_chosen_in_the_settings_outlives_a_reload() {
    let page = open_with(r#"{"api_base":"/v1"}"#).await;
    page.press("Settings").await;
    let base = format!("{}/v1", page.origin());
    page.shows(Role::Dialog, "Settings", &base).await;
    page.choose("Authorization scheme", "aivenv1").await;
    page.press("Close").await;
    page.panel_holds("curl", "aivenv1").await;
    page.reload().await;
    page.panel_holds("curl", "aivenv1").await;
}

#[tokio::test]
async fn the_hosts_project_and_service_are_there_from_the_start_and_after_start_empty() {
    let page = open_with(r#"{"project":"acme-prod","service":"acme-flink"}"#).await;
    assert_eq!(page.value("Project").await, "acme-prod");
    assert_eq!(page.value("Flink service").await, "acme-flink");
    page.press("Start empty").await;
    assert_eq!(page.value("Project").await, "acme-prod");
    assert_eq!(page.value("Flink service").await, "acme-flink");
}

#[tokio::test]
async fn the_host_can_say_whose_page_it_is_and_what_all_are_to_read() {
    let page = open_with(
        r#"{"api_base":"/v1","name":"the data team","banner":"Maintenance <b>today</b>\u202e, ask in #flink."}"#,
    )
    .await;
    let shown = page.whole().await;
    assert!(shown.contains("Millrace for the data team"), "{shown}");
    assert!(shown.contains("Maintenance <b>today</b>"), "{shown}");
    assert!(!shown.contains('\u{202e}'), "{shown}");
    page.picture("banner").await;
}

#[tokio::test]
async fn a_base_is_chosen_among_those_of_the_host_and_the_token_stays_with_the_other() {
    let page = open_with(r#"{"api_base":"/v1","api_bases":["/test/v1"]}"#).await;
    page.fill("API token", TOKEN).await;
    page.press("Settings").await;
    let (first, second) = (
        format!("{}/v1", page.origin()),
        format!("{}/test/v1", page.origin()),
    );
    assert_eq!(page.choice("API base URL").await, first);
    page.choose("API base URL", &second).await;
    page.picture("bases").await;
    page.press("Close").await;
    assert_eq!(page.value("API token").await, "");
    page.panel_holds("curl", &format!("{second}/project/"))
        .await;
    page.reload().await;
    page.panel_holds("curl", &format!("{second}/project/"))
        .await;

    // What the host offers no more is not kept.
    page.api()
        .set_config(Config::Text(r#"{"api_base":"/v1"}"#.to_owned()));
    page.reload().await;
    page.panel_holds("curl", &format!("{first}/project/")).await;
}

#[tokio::test]
async fn the_host_offers_integrations_by_name_and_templates_to_begin_with() {
    let page = open_with(
        r#"{"api_base":"/v1",
            "integrations":[
                {"name":"orders","id":"4ec23427-9e9f-4827-90fa-ea9e38c31bc3","type":"kafka"},
                {"name":"warehouse","id":"a4af7409-d167-4f31-af13-ddd4cd06564f","type":"postgresql"}],
            "templates":[{"name":"Count rows","workspace":{"version":1,"drafts":[
                {"id":0,"kind":"kafka-table","name":"Rows","kafka_topic":"rows","schema_sql":"`a` INT","progress":"draft"},
                {"id":1,"kind":"job","name":"Count","statement":"INSERT INTO Counts SELECT COUNT(*) FROM Rows","progress":"draft"}]}}]}"#,
    )
    .await;
    page.press("Templates").await;
    page.picture("templates").await;
    page.press("Count rows").await;
    page.shows(Role::Dialog, "Templates", "Nothing was sent.")
        .await;
    page.picture("template-opened").await;
    page.press("Close").await;
    page.show("Rows").await;
    page.enter("Integration ID").await;
    page.keys(Key::Down).await;
    let offered = page.choices("Integrations").await;
    assert!(
        offered.iter().any(|entry| entry.contains("orders"))
            && !offered.iter().any(|entry| entry.contains("warehouse")),
        "{offered:?}"
    );
    page.keys(Key::Enter).await;
    assert_eq!(
        page.value("Integration ID").await,
        "4ec23427-9e9f-4827-90fa-ea9e38c31bc3"
    );
    assert_eq!(
        page.api()
            .requests()
            .iter()
            .filter(|request| request.path.starts_with("/v1"))
            .count(),
        0
    );
}

#[tokio::test]
async fn without_a_config_the_page_goes_to_aiven_and_says_nothing() {
    let page = Stage {
        config: Config::Missing,
        ..Stage::default()
    };
    let page = page.open().await;
    let shown = page.whole().await;
    assert!(!shown.contains("config.json"), "{shown}");
    assert!(!page.has(Role::Button, "Dismiss").await);
    let url =
        "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table";
    page.panel_holds("curl", url).await;
    page.press("Settings").await;
    page.shows(Role::Dialog, "Settings", "https://api.aiven.io/v1")
        .await;
}

#[tokio::test]
async fn each_mistake_in_the_config_is_told_and_the_default_holds() {
    let page = open_with("{}").await;
    for (config, told) in [
        (
            "{\"project\": \"acme-prod\",\n oops",
            "it is not JSON (line 2, column 2)",
        ),
        ("", "it is not JSON"),
        ("[]", "it must be an object"),
        (r#"{"api-base":"/v1"}"#, "nothing reads the key api-base"),
        (
            r#"{"api_base":7}"#,
            "api_base must be text in double quotes",
        ),
        (
            r#"{"auth_scheme":"Basic"}"#,
            "auth_scheme must be Bearer or aivenv1",
        ),
        (
            r#"{"api_base":"http://evil.example/v1"}"#,
            "api_base is refused: http:// would send the token unencrypted",
        ),
        (
            r#"{"api_base":"https://api.aiven.io@evil.example/v1"}"#,
            "api_base is refused: its host must be a plain name",
        ),
        (
            r#"{"api_base":"https:evil.example"}"#,
            "api_base is refused",
        ),
        (r#"{"api_base":"//evil.example/v1"}"#, "api_base is refused"),
        (
            r#"{"api_base":"https://api.aiven.io\\@evil.example/v1"}"#,
            "api_base is refused",
        ),
        (
            r#"{"api_base":"javascript:alert(1)"}"#,
            "api_base is refused",
        ),
    ] {
        page.api().set_config(Config::Text(config.to_owned()));
        page.reload().await;
        page.tells(&format!("config.json beside this page: {told}"))
            .await;
        page.tells("The default is used instead.").await;
        page.panel_holds("curl", "--url 'https://api.aiven.io/v1/project/")
            .await;
        page.panel_holds("curl", "--oauth2-bearer").await;
        page.is_in_state("JobExample", "Draft").await;
        page.press("Dismiss").await;
        page.gone(Role::Button, "Dismiss").await;
    }
}
