//! The texts of a request: what is chosen beside them lasts, and the payload can be edited as JSON.

use crate::cheat_sheet::{INTEGRATION, TOKEN};
use crate::sending::{body, only_post, posts};
use browser_tests::shell::bash;
use browser_tests::wait::until;
use browser_tests::{Role, open};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn a_payload_typed_as_json_fills_the_form_and_members_without_a_field_are_sent_too() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.click(Role::Tab, "JSON").await;
    let payload = json!({
        "integration_id": INTEGRATION, "name": "typed", "jdbc_table": "public.t", "schema_sql": "a INT",
        "partitioned_by": "a",
    });
    page.paste("Payload as JSON", &payload.to_string()).await;
    until(
        "typed as the table's name",
        async || page.value("Table name").await,
        |seen| seen == "typed",
    )
    .await;
    page.shows(Role::Region, "Request", "partitioned_by").await;
    page.send().await;
    page.answer("Created the table typed.").await;
    assert_eq!(body(&only_post(&page)), payload);
}

#[tokio::test]
async fn json_that_can_not_be_read_is_told_with_its_place_and_the_form_stays() {
    let page = open().await;
    page.click(Role::Tab, "JSON").await;
    page.paste("Payload as JSON", "{\n  \"name\": typed\n}")
        .await;
    page.shows(Role::Region, "Request", "Line 2, column 11")
        .await;
    assert_eq!(page.value("Table name").await, "node_info");
    page.press("Go back to the form's payload").await;
    page.panel_holds("JSON", "\"node_info\"").await;
}

#[tokio::test]
async fn json_that_can_not_be_read_is_never_replaced_by_another_payload_when_it_is_sent() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.click(Role::Tab, "JSON").await;
    page.paste("Payload as JSON", "{\"name\": \"typed\"").await;
    page.shows(Role::Region, "Request", "nothing is sent").await;
    page.reload().await;
    page.fill("API token", TOKEN).await;
    page.click(Role::Tab, "curl").await;
    page.shows(Role::Region, "Request", "can't be read, so nothing is sent")
        .await;
    page.press("Send request").await;
    page.shows(Role::Region, "Request", "Not sent: 1 problem")
        .await;
    page.press("Send all").await;
    page.tells("Stopped").await;
    assert!(posts(&page).is_empty());
    page.press("Payload").await;
    until(
        "the text as it was typed",
        async || page.value("Payload as JSON").await,
        |seen| seen == "{\"name\": \"typed\"",
    )
    .await;
    page.picture("unread").await;
    page.press("Go back to the form's payload").await;
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn what_is_typed_as_json_stays_as_it_was_typed() {
    let page = open().await;
    page.click(Role::Tab, "JSON").await;
    let typed = "{\"name\":\"only\"}";
    page.paste("Payload as JSON", typed).await;
    page.enter("Project").await;
    page.shows(Role::Region, "Request", "Sent too, as the form has them")
        .await;
    assert_eq!(page.value("Payload as JSON").await, typed);
    page.fill("Table name", "other").await;
    page.panel_holds("JSON", "\"schema_sql\": \"\"").await;
}

#[tokio::test]
async fn a_long_line_scrolls_neither_the_way_back_nor_the_other_tabs_away() {
    let page = open().await;
    page.click(Role::Tab, "JSON").await;
    let long = format!("{{\"name\": \"{}\" 1}}", "x".repeat(2000));
    page.paste("Payload as JSON", &long).await;
    page.shows(Role::Region, "Request", "Line 1, column").await;
    page.keys(Key::End).await;
    page.picture("long-line").await;
    let link = page
        .get(Role::Button, "Go back to the form's payload")
        .await;
    let link = link.to_json().expect("a reference to the button");
    let script = "const place = arguments[0].getBoundingClientRect();
        return place.left >= 0 && place.right <= innerWidth;";
    assert_eq!(page.run(script, vec![link]).await, json!(true), "in sight");
    page.click(Role::Tab, "curl").await;
    let script = "const panel = document.getElementById('request-panel');
        return [panel.scrollLeft, panel.scrollTop];";
    until(
        "the beginning of the text",
        async || page.run(script, vec![]).await,
        |seen| *seen == json!([0, 0]),
    )
    .await;
}

#[tokio::test]
async fn the_choices_stay_open_and_keep_the_focus_while_they_are_made() {
    let page = open().await;
    page.click(Role::Disclosure, "Options").await;
    page.choose("Shells", "Any shell").await;
    page.shows(Role::Region, "Request", "goes out without a token")
        .await;
    page.has_focus(Role::Combobox, "Shells").await;
    page.choose("Flags", "Short").await;
    page.choose("Shells", "bash, dash, zsh").await;
    page.panel_holds("curl", "-X POST").await;
    page.has_focus(Role::Combobox, "Shells").await;
}

#[tokio::test]
async fn what_is_chosen_for_a_command_outlives_a_reload() {
    let page = open().await;
    page.click(Role::Disclosure, "Options").await;
    page.choose("Flags", "Short").await;
    let short = page.panel_holds("curl", "-X POST").await;
    page.fill("Table name", "another").await;
    page.panel_holds("curl", "\"another\"").await;
    page.reload().await;
    assert_eq!(
        page.panel_holds("curl", "-X POST").await,
        short.replace("node_info", "another")
    );
}

#[tokio::test]
async fn the_script_of_the_workspace_runs_as_it_was_copied() {
    let page = open().await;
    page.click(Role::Tab, "Script").await;
    page.press("Copy Script").await;
    page.shows(Role::Region, "Request", "Copied").await;
    let script = page.clipboard().await;
    let ran = bash(&script, TOKEN).await;
    assert!(ran.is_well, "{ran:?}");
    let seen = posts(&page);
    let names: Vec<_> = seen
        .iter()
        .map(|request| body(request)["name"].clone())
        .collect();
    assert_eq!(
        names,
        [
            json!("node_info"),
            json!("KCpuIn"),
            json!("KAlert"),
            json!(null)
        ]
    );
    assert_eq!(body(&seen[3])["job_name"], "JobExample");
    assert_eq!(
        bash(&script, TOKEN)
            .await
            .output
            .matches("exists already")
            .count(),
        4
    );
    assert_eq!(posts(&page).len(), 4);
    page.click(Role::Disclosure, "Options").await;
    page.choose("Language", "PowerShell").await;
    page.panel_holds("Script", "Invoke-").await;
    page.picture("script").await;
    page.reload().await;
    page.panel_holds("Script", "Invoke-").await;
}
