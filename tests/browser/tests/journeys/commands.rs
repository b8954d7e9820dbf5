//! Copying: what the clipboard holds, and what the page says.

use crate::cheat_sheet::TOKEN;
use browser_tests::{Role, Stage, open};
use sandbox::{Act, Fault, Moment};
use thirtyfour::Key;

#[tokio::test]
async fn copying_gives_the_text_of_the_shown_tab() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    for tab in ["curl", "JSON"] {
        let text = page.tab(tab).await;
        page.press(&format!("Copy {tab}")).await;
        page.shows(Role::Region, "Request", "Copied").await;
        assert_eq!(page.clipboard().await, text, "after Copy {tab}");
    }
}

#[tokio::test]
async fn ctrl_shift_c_copies_the_command_whichever_tab_is_shown() {
    let page = open().await;
    let command = page.tab("curl").await;
    page.click(Role::Tab, "JSON").await;
    page.chord(&[Key::Control, Key::Shift], 'C').await;
    page.shows(Role::Region, "Request", "Copied").await;
    assert_eq!(page.clipboard().await, command);
}

#[tokio::test]
async fn the_command_offered_after_a_silence_is_the_tabs_own() {
    let page = open().await;
    let command = page.tab("curl").await;
    page.fill("API token", TOKEN).await;
    page.click(Role::Tab, "JSON").await;
    page.api().arm(Fault {
        method: Some("POST".to_owned()),
        act: Act::Reset(Moment::After),
        ..Fault::default()
    });
    page.send().await;
    page.answer("The request may have arrived").await;
    page.press("Copy curl").await;
    page.shows(Role::Region, "Request", "Copied").await;
    assert_eq!(page.clipboard().await, command);
}

#[tokio::test]
async fn a_browser_that_refuses_the_clipboard_leads_to_selected_text_and_says_so() {
    let page = Stage {
        before: "Object.defineProperty(navigator, 'clipboard', {
            value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
        });",
        ..Stage::default()
    };
    let page = page.open().await;
    let command = page.tab("curl").await;
    page.press("Copy curl").await;
    let said = page
        .shows(Role::Region, "Request", "copy it with Ctrl+C or Cmd+C")
        .await;
    assert!(!said.contains("Copied"), "{said}");
    let selected = page.run("return String(getSelection());", vec![]).await;
    assert_eq!(selected, serde_json::json!(command));
}

#[tokio::test]
async fn the_way_to_set_the_variable_stands_beside_the_command() {
    let page = open().await;
    page.click(Role::Tab, "curl").await;
    page.shows(
        Role::Region,
        "Request",
        "read -rs AIVEN_TOKEN; export AIVEN_TOKEN",
    )
    .await;
    assert!(page.panel("curl").await.contains("\"${AIVEN_TOKEN:?}\""));
}
