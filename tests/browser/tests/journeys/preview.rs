//! The texts of the request follow every key.

use crate::cheat_sheet::{TOKEN, begin_empty};
use crate::columns::as_sql;
use crate::sending::only_post;
use browser_tests::{Page, Role, open};
use serde_json::Value;

async fn json(page: &Page) -> Value {
    serde_json::from_str(&page.panel("JSON").await).expect("the tab JSON holds JSON")
}

#[tokio::test]
async fn the_tabs_hold_each_character_as_soon_as_it_is_typed() {
    let page = open().await;
    begin_empty(&page).await;
    page.pick("Add table", "PostgreSQL table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    as_sql(&page).await;
    page.click(Role::Tab, "curl").await;
    for (field, key, text) in [
        ("Table name", "name", "node"),
        ("PostgreSQL table", "jdbc_table", "public.n"),
        ("Schema SQL", "schema_sql", "`n` INT"),
    ] {
        for tab in ["curl", "JSON"] {
            page.fill(field, "").await;
            page.click(Role::Tab, tab).await;
            let mut typed = String::new();
            for character in text.chars() {
                page.add_to(field, &character.to_string()).await;
                typed.push(character);
                let line = format!("\"{key}\": \"{typed}\"");
                // Drawn with the key, or on a busy machine with the next frame.
                page.frames().await;
                let shown = page.panel(tab).await;
                assert!(
                    shown.contains(&line),
                    "after “{typed}” the tab {tab} holds {shown}"
                );
            }
        }
    }
}

#[tokio::test]
async fn the_address_follows_project_and_service() {
    let page = open().await;
    page.fill("Project", "a-project").await;
    page.fill("Flink service", "a-service").await;
    let url = format!(
        "{}/v1/project/a-project/service/a-service/flink/table",
        page.origin()
    );
    page.tells(&url).await;
    page.panel_holds("curl", &url).await;
    page.show("JobExample").await;
    let url = url.replace("/table", "/job");
    page.panel_holds("curl", &url).await;
    page.fill("Project", "").await;
    page.tells("PROJECT stands for what is still missing in the address.")
        .await;
}

#[tokio::test]
async fn a_text_stands_in_json_as_typed_and_in_the_command_as_plain_ascii() {
    let page = open().await;
    begin_empty(&page).await;
    page.pick("Add table", "Kafka table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.fill("Integration ID", crate::cheat_sheet::INTEGRATION)
        .await;
    page.fill("Kafka topic", "alert").await;
    as_sql(&page).await;
    page.fill("Schema SQL", "`a` INT").await;
    for hostile in [
        "it's \"quoted\"",
        "`id`; $(touch pwned) & echo $HOME | cat > x",
        "!! \\ \\\\ %s %d {a,b} [1-3] * ~ #",
        "Grüße, 世界, 🦀 and 👩‍💻",
        "@/etc/hostname",
        "'; rm -rf . #",
    ] {
        page.paste("Table name", hostile).await;
        page.click(Role::Tab, "JSON").await;
        assert_eq!(json(&page).await["name"], hostile, "in the tab JSON");
        let command = page.tab("curl").await;
        let is_plain = |character: char| matches!(character, ' '..='~' | '\n');
        assert!(command.chars().all(is_plain), "{command:?}");

        page.api().reset();
        let ran = browser_tests::shell::bash(&command, TOKEN).await;
        assert_eq!(ran.files, 0, "the command writes no file: {command}");
        let by_command = only_post(&page);
        assert_eq!(by_command.json().expect("JSON")["name"], hostile);
        page.api().reset();
        page.send().await;
        page.answer(&format!("Created the table {hostile}.")).await;
        assert_eq!(only_post(&page).body, by_command.body, "{hostile}");
    }
}

#[tokio::test]
async fn what_reorders_or_hides_text_is_shown_by_its_number_and_sent_as_typed() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let deceptive = "safe\u{202e}tfos\u{200b}\u{feff}\u{2066}x\u{7f}";
    as_sql(&page).await;
    page.paste("Schema SQL", &format!("`{deceptive}` INT"))
        .await;
    for tab in ["JSON", "curl"] {
        let shown = page.tab(tab).await;
        assert!(shown.contains("safe\\u202etfos"), "{shown}");
    }
    page.paste("Table name", deceptive).await;
    page.send().await;
    page.answer("200 OK").await;
    // All but the text in colours behind the editor's own, which must be that text.
    let script = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let shown = '';
        while (walker.nextNode()) {
          const { parentElement, data } = walker.currentNode;
          if (!parentElement.closest('[aria-hidden=true]')) shown += `${data}\n`;
        }
        return shown;";
    let shown = page.run(script, vec![]).await;
    let shown = shown.as_str().expect("the texts of the page");
    assert!(shown.contains("safe\\u202etfos"), "{shown}");
    for character in ['\u{202e}', '\u{200b}', '\u{feff}', '\u{2066}', '\u{7f}'] {
        let place = shown.find(character).map(|at| {
            let before = shown[..at].chars().rev().take(40).collect::<Vec<_>>();
            before.into_iter().rev().collect::<String>()
        });
        assert_eq!(place, None, "{character:?} is shown raw behind this");
    }
    let sent = only_post(&page).json().expect("JSON");
    assert_eq!(sent["name"], deceptive);
}

#[tokio::test]
async fn line_breaks_of_a_schema_are_sent_as_typed() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let schema = "`node` INT,\n\t`node_description` VARCHAR\n";
    as_sql(&page).await;
    page.paste("Schema SQL", schema).await;
    page.click(Role::Tab, "JSON").await;
    assert_eq!(json(&page).await["schema_sql"], schema);
    page.send().await;
    page.answer("Created the table node_info.").await;
    assert_eq!(only_post(&page).json().expect("JSON")["schema_sql"], schema);
}
