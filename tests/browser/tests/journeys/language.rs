//! The page in German: for whom, how it is chosen, and that nothing in it is English.

use crate::catalogue::{self, Item};
use crate::cheat_sheet::{self, INTEGRATION, TOKEN};
use crate::layout::{misfits, none};
use crate::policy::complaints;
use crate::sending::{body, only_post, posts};
use browser_tests::host::Server;
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage, open};
use sandbox::Config;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use thirtyfour::Key;

/// Makes the browser one whose user reads German, and English if need be.
const GERMAN: &str =
    "Object.defineProperty(navigator, 'languages', { get: () => ['fr', 'de-AT', 'en'] });";

/// Opens the page for somebody who prefers German.
async fn open_in_german() -> Page {
    let page = Stage {
        before: GERMAN,
        ..Stage::default()
    };
    let page = page.begin().await;
    is_german(&page).await;
    page
}

async fn is_german(page: &Page) {
    page.get(Role::Button, "Einstellungen").await;
    page.get(Role::Table, "Spalten").await;
    assert_eq!(lang(page).await, "de");
}

async fn is_english(page: &Page) {
    page.get(Role::Button, "Settings").await;
    page.get(Role::Table, "Columns").await;
    assert_eq!(lang(page).await, "en");
}

async fn lang(page: &Page) -> String {
    let lang = page.run("return document.documentElement.lang;", vec![]);
    lang.await.as_str().unwrap_or_default().to_owned()
}

/// Chooses a language, upon which the page goes.
async fn speak(page: &Page, field: &str, language: &str) {
    page.tab_to(Role::Combobox, field).await;
    page.keys(language).await;
}

#[tokio::test]
async fn a_german_browser_gets_german_and_an_english_one_english() {
    let german = open_in_german().await;
    assert!(
        german
            .address()
            .await
            .starts_with(&format!("{}de/", german.url()))
    );
    assert_eq!(complaints(&german).await, Vec::<String>::new());
    // Whoever goes back leaves the page, and does not meet the English one.
    let steps = german.run("return history.length;", vec![]).await;
    assert!(steps.as_u64() <= Some(2), "{steps}");
    let english = open().await;
    is_english(&english).await;
    assert!(!english.address().await.contains("/de/"));
    // The address of the other page leads to one's own.
    english
        .visit(&format!("{}de/?a=b#/drafts/2", english.url()))
        .await;
    is_english(&english).await;
    let address = english.address().await;
    assert_eq!(address, format!("{}?a=b#/drafts/2", english.url()));
}

#[tokio::test]
async fn the_switch_works_both_ways_is_remembered_and_keeps_the_drafts() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show("KAlert").await;
    page.fill("Kafka topic", "größer ✓").await;
    let fragment = |address: &str| {
        address
            .split_once('#')
            .map(|(_, fragment)| fragment.to_owned())
    };
    let before = fragment(&page.address().await);
    assert!(before.is_some());
    page.press("Settings").await;
    page.says("Language", "the token has to be typed again")
        .await;
    speak(&page, "Language", "Deutsch").await;

    is_german(&page).await;
    assert_eq!(fragment(&page.address().await), before);
    assert_eq!(page.value("Kafka-Topic").await, "größer ✓");
    assert_eq!(page.value("API-Token").await, "");
    assert_eq!(page.leaks(TOKEN).await, Vec::<String>::new());
    page.visit(&page.url()).await;
    is_german(&page).await;

    page.press("Einstellungen").await;
    speak(&page, "Sprache", "English").await;
    is_english(&page).await;
    assert!(
        page.drafts()
            .await
            .iter()
            .any(|draft| draft.starts_with("KAlert "))
    );
    assert_eq!(complaints(&page).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_choice_wins_over_the_browser_until_all_that_is_kept_is_deleted() {
    let page = open_in_german().await;
    page.press("Einstellungen").await;
    speak(&page, "Sprache", "English").await;
    is_english(&page).await;
    page.visit(&format!("{}de/", page.url())).await;
    is_english(&page).await;
    page.press("Settings").await;
    page.press("Delete what is kept").await;
    page.press("Delete all of it").await;
    page.tells("Deleted from this browser.").await;
    page.visit(&page.url()).await;
    is_german(&page).await;
}

#[tokio::test]
async fn a_shared_link_opens_in_the_language_of_whoever_opens_it() {
    let mine = open().await;
    mine.press("Share").await;
    mine.get(Role::Button, "Copy link").await;
    let link = mine.value("Link").await;
    let theirs = open_in_german().await;
    theirs.visit("about:blank").await;
    theirs
        .visit(&link.replace(&mine.origin(), &theirs.origin()))
        .await;
    let holds = "Im Link: 3 Tabellen und ein Job für Projekt my-test-project, Service my-flink-service. Es wurde nichts gesendet.";
    theirs.shows(Role::Dialog, "Importieren", holds).await;
    assert_eq!(posts(&mine).len() + posts(&theirs).len(), 0);
}

#[tokio::test]
async fn a_table_is_created_in_german() {
    let page = open_in_german().await;
    page.press("Leer beginnen").await;
    page.fill("Projekt", "my-test-project").await;
    page.fill("Flink-Service", "my-flink-service").await;
    page.fill("API-Token", TOKEN).await;
    page.pick("Tabelle hinzufügen", "PostgreSQL-Tabelle").await;
    page.has_focus(Role::Textbox, "Tabellenname").await;
    page.fill("Tabellenname", "node_info").await;
    page.fill("PostgreSQL-Tabelle", "public.node_definition")
        .await;
    page.fill("Integrations-ID", INTEGRATION).await;
    page.click(Role::Tab, "SQL").await;
    page.fill("Schema (SQL)", "`node` INT, `node_description` VARCHAR")
        .await;
    page.press("Anfrage senden").await;
    page.shows(Role::Region, "Antwort", "Tabelle node_info wurde erstellt.")
        .await;
    page.is_in_state("node_info", "Erstellt").await;
    assert_eq!(body(&only_post(&page)), cheat_sheet::node_info());
    assert_eq!(complaints(&page).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_german_page_works_behind_nginx_and_caddy_and_reads_the_hosts_config() {
    for server in [Server::Nginx, Server::Caddy] {
        let page = Stage {
            host: Some((server, "/tools/millrace/")),
            before: GERMAN,
            ..Stage::default()
        };
        let page = page.begin().await;
        is_german(&page).await;
        assert!(page.address().await.contains("/tools/millrace/de/"));
        // What hosting/config.json says, and the test's server has.
        assert_eq!(page.value("Projekt").await, "my-test-project");
        page.fill("API-Token", TOKEN).await;
        page.press("Anfrage senden").await;
        page.shows(Role::Region, "Antwort", "wurde erstellt.").await;
        assert_eq!(complaints(&page).await, Vec::<String>::new(), "{server:?}");
    }
}

#[tokio::test]
async fn the_german_page_needs_no_network_from_the_second_visit_on() {
    let config = r#"{"api_base":"/v1","name":"das Datenteam","project":"von-hier"}"#;
    let mut page = Stage {
        config: Config::Text(config.to_owned()),
        before: GERMAN,
        ..Stage::default()
    }
    .begin()
    .await;
    is_german(&page).await;
    let active = "return navigator.serviceWorker.getRegistration().then((found) => found?.active?.state + ' ' + found?.scope);";
    let expect = json!(format!("activated {}de/", page.url()));
    until(
        "the worker",
        async || page.run(active, vec![]).await,
        |seen| *seen == expect,
    )
    .await;
    let address = page.address().await;
    page.lose_host().await;
    page.visit(&address).await;
    is_german(&page).await;
    page.tells("Millrace für das Datenteam").await;
    assert_eq!(page.value("Projekt").await, "von-hier");
}

/// Beginnings and ends of the English sentences that stand around what is put into them, and whole English lines; without
/// those that German has too.
struct English {
    parts: BTreeSet<String>,
    lines: BTreeSet<String>,
}

impl English {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let texts = |language: &str| -> BTreeSet<String> {
            let items = catalogue::items(&root, language);
            let texts = items.into_iter().flat_map(|item: Item| item.texts);
            texts.map(|text| text.trim().to_owned()).collect()
        };
        let german = texts("german");
        let english: BTreeSet<String> = texts("english").difference(&german).cloned().collect();
        let whole = german.iter().cloned().collect::<Vec<_>>().join("\n");
        let parts = english
            .iter()
            .flat_map(|text| text.split(['{', '}', '%', '$', '\\']))
            .filter(|part| part.len() >= 12 && part.trim().contains(' ') && !whole.contains(part));
        let is_line = |text: &&String| text.len() > 2 && text.chars().any(char::is_lowercase);
        Self {
            parts: parts.map(str::to_owned).collect(),
            lines: english.iter().filter(is_line).cloned().collect(),
        }
    }

    /// What of it the page shows or calls something by.
    async fn seen(&self, page: &Page) -> Vec<String> {
        let script = "const names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
            const isCode = (element) => element.closest('pre, code, textarea, .code, option[lang]');
            const shown = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && !isCode(one));
            const own = (one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
            const called = (one) => names.map((name) => one.getAttribute(name)).filter(Boolean);
            return [document.title, ...shown.flatMap((one) => [...own(one), ...called(one)])];";
        let shown: Vec<String> =
            serde_json::from_value(page.run(script, vec![]).await).expect("a list of texts");
        let mut seen = Vec::new();
        for text in shown.iter().map(|text| text.trim()) {
            let is_english = self.lines.contains(text)
                || self.parts.iter().any(|part| text.contains(part.as_str()));
            if is_english {
                seen.push(text.to_owned());
            }
        }
        seen
    }
}

#[tokio::test]
async fn no_english_of_the_catalogue_is_seen_in_german() {
    let english = English::read();
    assert!(english.parts.len() > 800, "{}", english.parts.len());
    // Whoever looks for it finds it where it is.
    let other = open().await;
    is_english(&other).await;
    let found = english.seen(&other).await;
    assert!(found.len() > 30, "{found:?}");
    let page = open_in_german().await;
    let mut seen = BTreeSet::new();
    let mut states = 0;
    let mut look = async |state: &str| {
        states += 1;
        let found = english.seen(&page).await;
        seen.extend(found.into_iter().map(|text| format!("{state}: {text}")));
    };
    look("example").await;
    for (name, text) in [
        ("Einstellungen", "Sprache"),
        ("Verlauf", "Noch nichts."),
        ("Teilen", " Zeichen."),
        ("Importieren", "Text zum Importieren"),
    ] {
        page.press(name).await;
        page.shows(Role::Dialog, name, text).await;
        look(name).await;
        page.press("Schließen").await;
        page.gone(Role::Dialog, name).await;
    }
    page.fill("API-Token", TOKEN).await;
    page.leave().await;
    page.tells("Verbunden als").await;
    look("token").await;
    page.press("Alles senden").await;
    page.is_in_state("JobExample", "Erstellt").await;
    look("all sent").await;
    page.press("Verlauf").await;
    page.get(Role::List, "Anfragen und Antworten").await;
    look("history with entries").await;
    page.press("Schließen").await;
    page.press("Tabelle hinzufügen").await;
    look("menu of tables").await;
    page.click(Role::Menuitem, "Kafka-Tabelle").await;
    page.has_focus(Role::Textbox, "Tabellenname").await;
    page.press("Anfrage senden").await;
    page.shows(
        Role::Region,
        "Anfrage",
        "Probleme halten die Anfrage zurück.",
    )
    .await;
    page.click(Role::Disclosure, "Formate und Startposition")
        .await;
    look("problems").await;
    page.click(Role::Tab, "SQL").await;
    page.fill(
        "Schema (SQL)",
        "a TEXT, a INT b AS missing, PRIMARY KEY (x)",
    )
    .await;
    page.leave().await;
    page.says("Schema (SQL)", "gehört zu PostgreSQL").await;
    look("problems in SQL").await;
    page.press("Job hinzufügen").await;
    page.has_focus(Role::Textbox, "Jobname").await;
    page.fill(
        "Statement",
        "INSERT INTO nowhere SELECT no FROM KCpuIn WHERE",
    )
    .await;
    page.leave().await;
    page.says("Statement", "Hier gibt es keine Tabelle").await;
    look("job").await;
    page.fill("Statement", "INSERT INTO KAlert SELECT ").await;
    page.chord(&[Key::Control], Key::Space).await;
    page.get(Role::Listbox, "Was hier stehen kann").await;
    look("completion").await;
    page.keys(Key::Escape + "").await;
    for tab in [
        "HTTP",
        "PowerShell",
        "cmd",
        "Python",
        "avn",
        "Terraform",
        "Skript",
        "JSON",
    ] {
        page.click(Role::Tab, tab).await;
        look(tab).await;
    }
    page.choose("API", "Applications (aktuell)").await;
    page.shows(Role::Region, "Anfrage", "flink/application")
        .await;
    look("applications").await;
    page.press("Einstellungen").await;
    page.press("Gespeichertes löschen").await;
    look("question").await;
    assert!(states >= 10);
    assert!(seen.is_empty(), "{seen:#?}");
}

#[tokio::test]
async fn long_german_words_fit_at_every_width() {
    let page = open_in_german().await;
    let mut out = misfits(&page, "de-example").await;
    page.fill("API-Token", TOKEN).await;
    page.press("Alles senden").await;
    page.is_in_state("JobExample", "Erstellt").await;
    out.extend(misfits(&page, "de-sent").await);
    page.press("Einstellungen").await;
    out.extend(misfits(&page, "de-settings").await);
    page.press("Schließen").await;
    page.pick("Tabelle hinzufügen", "Kafka-Tabelle").await;
    page.has_focus(Role::Textbox, "Tabellenname").await;
    page.press("Anfrage senden").await;
    page.shows(Role::Region, "Anfrage", "Probleme halten").await;
    page.click(Role::Disclosure, "Formate und Startposition")
        .await;
    out.extend(misfits(&page, "de-problems").await);
    page.choose("API", "Applications (aktuell)").await;
    page.show("JobExample").await;
    page.get(Role::Region, "Application").await;
    out.extend(misfits(&page, "de-application").await);
    none(&out);
}
