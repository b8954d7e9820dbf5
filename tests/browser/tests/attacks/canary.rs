//! A token that can be told from all else, searched for after everything that a user does: wherever a page keeps, shows,
//! sends or saves something, in the forms in which texts travel, and in the end in the browser's files.

use crate::bench::complaints;
use crate::threats::played;
use browser_tests::folder::Folder;
use browser_tests::secret::{RECORD, files_with};
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage};
use sandbox::{Act, Fault, Moment};
use serde_json::json;
use thirtyfour::Key;

/// Holds what percent-encoding, base64, JSON and HTML change, or may.
const CANARY: &str = "Kx7+q3/Tw9~z5Kx8+r4/Uv0-y6==";

/// A page in which whatever leaves it is kept for the search.
async fn begin() -> Page {
    let stage = Stage {
        before: RECORD,
        ..Stage::default()
    };
    let page = stage.open().await;
    page.get(Role::Button, "Import").await;
    page
}

/// How many flows were looked at.
#[derive(Debug, Default)]
struct Flows(usize);

impl Flows {
    async fn ends(&mut self, page: &Page, what: &str) {
        assert_eq!(page.leaks(CANARY).await, Vec::<String>::new(), "{what}");
        for request in page.api().requests() {
            let others = request
                .headers
                .iter()
                .filter(|(name, _)| name != "authorization");
            let rest = format!(
                "{}\n{}\n{:?}",
                request.path,
                request.text(),
                others.collect::<Vec<_>>()
            );
            assert!(!rest.contains(CANARY), "{what}: {rest}");
        }
        self.0 += 1;
    }
}

async fn sends(page: &Page, flows: &mut Flows) {
    for tab in [
        "curl",
        "HTTP",
        "PowerShell",
        "cmd",
        "Python",
        "avn",
        "Terraform",
        "Script",
    ] {
        page.click(Role::Tab, tab).await;
        page.press("Download").await;
    }
    page.click(Role::Tab, "curl").await;
    page.press("Copy curl").await;
    page.shows(Role::Region, "Request", "Copied").await;
    flows
        .ends(page, "every command shown and saved, and one copied")
        .await;

    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    flows.ends(page, "sent").await;

    for act in [
        Act::answer(401),
        Act::answer(502),
        Act::Reset(Moment::After),
        Act::Garbage,
    ] {
        let count = page.api().requests().len();
        page.api().arm(Fault {
            method: Some("POST".to_owned()),
            act,
            ..Fault::default()
        });
        page.insist().await;
        page.api().arrived(count).await;
        page.get(Role::Button, "Send request").await;
    }
    flows.ends(page, "refused, failed and broken off").await;
}

async fn looks(page: &Page, flows: &mut Flows) {
    page.press("History").await;
    page.get(Role::Dialog, "History").await;
    flows.ends(page, "its history read").await;
    page.press("Close").await;

    page.show("KAlert").await;
    for (field, list) in [
        ("Integration ID", "Integrations"),
        ("Kafka topic", "Kafka topics"),
    ] {
        page.enter(field).await;
        page.keys(Key::Down).await;
        page.get(Role::Listbox, list).await;
        page.keys(Key::Escape).await;
    }
    flows.ends(page, "lists asked for and shown").await;

    page.press("On the service").await;
    page.tells("node_info").await;
    flows.ends(page, "what exists looked at").await;

    page.press("Share").await;
    page.press("Copy link").await;
    page.press("Download as file").await;
    flows.ends(page, "shared by a link and a file").await;
    page.press("Close").await;

    page.press("Settings").await;
    page.choose("Authorization scheme", "aivenv1").await;
    page.choose("Theme", "Dark").await;
    flows.ends(page, "other settings chosen").await;
    page.press("Close").await;

    page.fill("Kafka topic", CANARY).await;
    page.press("Import").await;
    page.fill(
        "Text to import",
        &format!("-H 'Authorization: Bearer {CANARY}'"),
    )
    .await;
    page.press("Read the text").await;
    page.press("Close").await;
    flows
        .ends(page, "put into a field, and into the text to import")
        .await;
    page.fill("Kafka topic", "alert").await;
}

async fn goes(page: &Page, flows: &mut Flows) {
    page.choose("API", "Applications (current)").await;
    page.show("JobExample").await;
    page.send().await;
    page.is_in_state("JobExample", "Created").await;
    page.press("Validate").await;
    page.shows(Role::Region, "Application", "Flink has nothing against it.")
        .await;
    flows
        .ends(page, "an application created and validated")
        .await;

    page.open_tab().await;
    flows.ends(page, "another tab opened").await;
    page.close_tab().await;
    flows.ends(page, "and closed").await;

    page.visit(&format!("{}?elsewhere", page.url())).await;
    page.back().await;
    page.get(Role::Button, "Settings").await;
    assert_eq!(page.value("API token").await, "");
    flows.ends(page, "left and come back to").await;

    page.fill("API token", CANARY).await;
    page.press("Forget token").await;
    flows.ends(page, "forgotten").await;

    page.fill("API token", CANARY).await;
    page.reload().await;
    assert_eq!(page.value("API token").await, "");
    flows.ends(page, "loaded again").await;
}

#[tokio::test]
async fn the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow() {
    let page = begin().await;
    let mut flows = Flows::default();
    page.fill("API token", CANARY).await;
    page.leave().await;
    page.tells("Connected as Wilma").await;
    flows.ends(&page, "typed, and asked whose it is").await;

    sends(&page, &mut flows).await;
    looks(&page, &mut flows).await;
    goes(&page, &mut flows).await;
    assert!(
        complaints(&page)
            .await
            .iter()
            .all(|said| !said.contains(CANARY))
    );
    played(
        "the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow",
        flows.0,
    );

    page.fill("API token", CANARY).await;
    let profile = page.close().await;
    assert_eq!(
        files_with(&profile, CANARY),
        Vec::<String>::new(),
        "on the disk"
    );
    assert!(
        !files_with(&profile, "node_info").is_empty(),
        "the drafts are on the disk"
    );
}

#[tokio::test]
async fn the_search_finds_a_token_wherever_it_was_put() {
    let page = begin().await;
    let places = [
        (
            "the document",
            "document.body.appendChild(document.createElement('p')).attachShadow({ mode: 'open' }).append(token);",
        ),
        ("the console", "console.info('x', { token });"),
        ("a request", "fetch('./x', { method: 'POST', body: btoa(`ab${token}c`), headers: { y: '1' } });"),
        ("a request", "fetch('./x', { headers: { authorization: token } });"),
        ("a file that was saved", "URL.createObjectURL(new Blob([JSON.stringify({ token }).replaceAll('/', '\\\\/')]));"),
        ("what was copied", "navigator.clipboard?.writeText(encodeURIComponent(token)).catch(() => {});"),
        ("another window", "postMessage({ token }, '*');"),
        ("a cookie", "document.cookie = `x=${encodeURIComponent(token)}`;"),
        ("the title", "document.title = [...token].reverse().join('');"),
        (
            "a database",
            "return new Promise((done) => {
                const asked = indexedDB.open('x');
                asked.onupgradeneeded = () => asked.result.createObjectStore('y');
                asked.onsuccess = () => {
                    const wrote = asked.result.transaction('y', 'readwrite').objectStore('y').put({ a: [token] }, 1);
                    wrote.onsuccess = () => { asked.result.close(); done(); };
                };
            });",
        ),
        ("a cache", "return caches.open('z').then((cache) => cache.put('./z', new Response(`<${token}>`)));"),
    ];
    for (place, script) in places {
        assert!(
            !page.leaks(CANARY).await.contains(&place.to_owned()) || place == "a request",
            "{place}: before"
        );
        page.run(
            &format!("const [token] = arguments; {script}"),
            vec![json!(CANARY)],
        )
        .await;
        let look = async || page.leaks(CANARY).await;
        until(place, look, |leaks| leaks.iter().any(|leak| leak == place)).await;
    }
    played("the_search_finds_a_token_wherever_it_was_put", places.len());
}

/// A file as Firefox packs it, written by hand from the description of LZ4's block format: seven letters and the one
/// before them over again (a distance of 1, 4 + 15 + 3 times), then what is left.
fn packed(text: &str) -> Vec<u8> {
    let mut file = b"mozLz40\0\0\0\0\0".to_vec();
    file.extend([0x7f, b'{', b'"', b'a', b'"', b':', b'"', b'-', 1, 0, 3]);
    // Fifteen letters and as many more as the next byte says.
    file.push(0xf0);
    file.push(u8::try_from(text.len() - 15).expect("a short text"));
    file.extend(text.as_bytes());
    file
}

#[test]
fn a_token_is_found_on_the_disk_however_it_is_written() {
    let forms: [(&str, Vec<u8>); 6] = [
        ("plain", format!("..{CANARY}..").into_bytes()),
        (
            "wide",
            CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        ("backwards", CANARY.bytes().rev().collect()),
        (
            "percent",
            b"?t=Kx7%2Bq3%2FTw9~z5Kx8%2Br4%2FUv0-y6%3D%3D".to_vec(),
        ),
        (
            "base64",
            b"eDpLeDcrcTMvVHc5fno1S3g4K3I0L1V2MC15Nj09".to_vec(),
        ),
        ("packed", packed(CANARY)),
    ];
    for (form, bytes) in &forms {
        let folder = Folder::default();
        std::fs::write(folder.path().join("file"), bytes).expect("a file");
        assert_eq!(files_with(&folder, CANARY).len(), 1, "{form}");
        assert_eq!(
            files_with(&folder, "another token"),
            Vec::<String>::new(),
            "{form}"
        );
    }
}
