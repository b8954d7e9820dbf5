//! The page behind nginx and Caddy, with the configurations of `hosting/`.

use crate::cheat_sheet::{self, TABLE_PATH, TOKEN};
use crate::sending::{body, only_post};
use browser_tests::host::{Host, Server};
use browser_tests::{Page, Role, Stage, dist};
use sandbox::{Options, Running, Sandbox};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use tokio::process::Command;

/// What a web server answered to curl.
#[derive(Debug)]
struct Answered {
    status: String,
    /// By their names in lower case.
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

async fn curl(words: &[&str]) -> Answered {
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--include", "--path-as-is"])
        .args(words)
        .output()
        .await
        .expect("curl can be started");
    let end = output
        .stdout
        .windows(4)
        .position(|four| four == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("curl {words:?}: {output:?}"));
    let head = String::from_utf8_lossy(&output.stdout[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().unwrap_or_default().to_owned();
    let headers = lines.filter_map(|line| line.split_once(": "));
    Answered {
        status,
        headers: headers
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect(),
        body: output.stdout[end + 4..].to_vec(),
    }
}

impl Answered {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value)
    }
}

/// A web server with the built page, and the API behind it.
async fn serve(server: Server) -> (Running, Host) {
    let api = Sandbox::start(Options::default()).await;
    let api = api.expect("a free port for the sandbox");
    let host = server.start(&dist::built(), "/", api.addr).await;
    (api, host)
}

/// The one file of the built page that begins and ends so.
fn named(beginning: &str, ending: &str) -> String {
    let names = fs::read_dir(dist::built()).expect("the built page can be listed");
    let names = names.flatten().map(|entry| entry.file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    let found = names.find(|name| name.starts_with(beginning) && name.ends_with(ending));
    found.expect("a file of the built page")
}

/// Sends the example's first table from a page under that path, and looks at all that happened.
async fn sends(server: Server, path: &'static str) {
    let page = Stage {
        host: Some((server, path)),
        ..Stage::default()
    };
    let page = page.open().await;
    page.run("document.cookie = 'session=canary-cookie; path=/';", vec![])
        .await;
    page.get(Role::Table, "Columns").await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    let sent = only_post(&page);
    assert_eq!(sent.path, TABLE_PATH);
    assert_eq!(body(&sent), cheat_sheet::node_info());
    let authorization = format!("Bearer {TOKEN}");
    assert_eq!(sent.header("authorization"), Some(&*authorization));
    for name in ["cookie", "origin", "referer", "x-forwarded-for"] {
        assert_eq!(sent.header(name), None, "{server:?} passes on {name}");
    }
    assert_eq!(page.host().files_with(TOKEN), Vec::<String>::new());
    assert_eq!(page.leaks(TOKEN).await, Vec::<String>::new());
    compressed_and_unrefused(&page).await;
}

/// The program came in its compressed form, and the policy, header and tag, refused nothing.
async fn compressed_and_unrefused(page: &Page) {
    let script = "return performance.getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('.wasm'))
        .map((entry) => entry.encodedBodySize < entry.decodedBodySize / 2);";
    assert_eq!(page.run(script, vec![]).await, json!([true, true]));
    let mut complaints = page.complaints().await;
    // Chromium's own remark about Trunk's tag; `boot.js` checks the file instead.
    complaints
        .retain(|complaint| !(complaint.contains("integrity") && complaint.contains("preload")));
    assert_eq!(complaints, Vec::<String>::new());
}

#[tokio::test]
async fn a_request_goes_through_nginx_from_the_top_of_a_host() {
    sends(Server::Nginx, "/").await;
}

#[tokio::test]
async fn a_request_goes_through_nginx_from_a_folder_of_a_host() {
    sends(Server::Nginx, "/tools/millrace/").await;
}

#[tokio::test]
async fn a_request_goes_through_caddy_from_the_top_of_a_host() {
    sends(Server::Caddy, "/").await;
}

#[tokio::test]
async fn a_request_goes_through_caddy_from_a_folder_of_a_host() {
    sends(Server::Caddy, "/tools/millrace/").await;
}

/// What every file is served with, by the security design; the policy is that of the page with what a tag can't say.
fn headers() -> Vec<(&'static str, String)> {
    let page = fs::read_to_string(dist::built().join("index.html")).expect("index.html");
    let (_, policy) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .expect("a policy");
    let (policy, _) = policy.split_once('"').expect("the policy's end");
    let policy = policy.replace(" https://api.aiven.io;", ";");
    vec![
        (
            "content-security-policy",
            format!("{policy}; frame-ancestors 'none'"),
        ),
        ("x-frame-options", "DENY".to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        ("strict-transport-security", "max-age=63072000".to_owned()),
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        ("cross-origin-resource-policy", "same-origin".to_owned()),
        (
            "permissions-policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()"
                .to_owned(),
        ),
    ]
}

#[tokio::test]
async fn every_file_comes_with_its_headers_type_and_lifetime() {
    const FOREVER: &str = "public, max-age=31536000, immutable";
    let files = [
        (String::new(), "text/html; charset=utf-8", "no-cache"),
        (
            "index.html".to_owned(),
            "text/html; charset=utf-8",
            "no-cache",
        ),
        ("config.json".to_owned(), "application/json", "no-cache"),
        (
            named("millrace-", ".js"),
            "text/javascript; charset=utf-8",
            FOREVER,
        ),
        (named("millrace-", "_bg.wasm"), "application/wasm", FOREVER),
        (named("desk-", "_bg.wasm"), "application/wasm", FOREVER),
        (named("desk-", ".css"), "text/css; charset=utf-8", FOREVER),
        (named("icon-", ".svg"), "image/svg+xml", FOREVER),
    ];
    for server in [Server::Nginx, Server::Caddy] {
        let (_api, host) = serve(server).await;
        for (name, kind, lifetime) in &files {
            let answered = curl(&[&format!("{}/{name}", host.url())]).await;
            assert!(
                answered.status.contains(" 200"),
                "{server:?} {name}: {answered:?}"
            );
            assert_eq!(answered.header("content-type"), *kind, "{server:?} {name}");
            assert_eq!(
                answered.header("cache-control"),
                *lifetime,
                "{server:?} {name}"
            );
            for (header, expect) in headers() {
                assert_eq!(
                    answered.header(header),
                    expect,
                    "{server:?} {name} {header}"
                );
            }
        }
        let answered = curl(&[&format!("{}/no-such-file", host.url())]).await;
        assert!(answered.status.contains(" 404"), "{server:?}: {answered:?}");
        for (header, expect) in headers() {
            assert_eq!(answered.header(header), expect, "{server:?} 404 {header}");
        }
    }
}

#[tokio::test]
async fn what_the_build_compressed_is_what_is_sent() {
    let name = named("millrace-", "_bg.wasm");
    for server in [Server::Nginx, Server::Caddy] {
        let (_api, host) = serve(server).await;
        for (accepted, coding, file) in [
            ("br, gzip", "br", format!("{name}.br")),
            ("gzip", "gzip", format!("{name}.gz")),
            ("identity", "", name.clone()),
        ] {
            let accept = format!("Accept-Encoding: {accepted}");
            let answered = curl(&["--header", &accept, &format!("{}/{name}", host.url())]).await;
            assert_eq!(answered.header("content-encoding"), coding, "{server:?}");
            let file = fs::read(dist::built().join(file)).expect("a file of the built page");
            assert!(answered.body == file, "{server:?} {accepted}");
        }
    }
}

#[tokio::test]
async fn the_api_gets_the_path_as_it_was_sent_and_nothing_of_the_browsers_own() {
    for server in [Server::Nginx, Server::Caddy] {
        let (api, host) = serve(server).await;
        let path = "/v1/project/a%2Fb%25%5c%7b%7d/x%20y;z?q=%41&r";
        let authorization = format!("Authorization: Bearer {TOKEN}");
        let answered = curl(&[
            "--header",
            &authorization,
            "--header",
            "Cookie: session=canary",
            "--header",
            "Origin: https://page.example",
            "--header",
            "Referer: https://page.example/",
            "--header",
            "Sec-Fetch-Site: same-origin",
            "--header",
            "X-Forwarded-For: 10.0.0.1",
            "--header",
            "Content-Type: application/json",
            "--data-raw",
            "{\"a\":1}",
            &format!("{}/aiven{path}", host.url()),
        ])
        .await;
        let arrived = api.handle.requests();
        assert_eq!(arrived.len(), 1, "{server:?}: {arrived:#?}");
        let sent = &arrived[0];
        assert_eq!(
            (&*sent.method, &*sent.path, &*sent.text()),
            ("POST", path, "{\"a\":1}")
        );
        let known = [
            "accept",
            "accept-encoding",
            "authorization",
            "content-length",
            "content-type",
            "host",
            "user-agent",
        ];
        for (name, value) in &sent.headers {
            assert!(
                known.contains(&&**name),
                "{server:?} passes on {name}: {value}"
            );
        }
        assert_eq!(answered.header("cache-control"), "no-store", "{server:?}");
        assert_eq!(
            answered.header("x-content-type-options"),
            "nosniff",
            "{server:?}"
        );
        assert_eq!(host.files_with(TOKEN), Vec::<String>::new(), "{server:?}");
    }
}

#[tokio::test]
async fn the_logs_that_are_searched_for_the_token_are_those_that_are_written() {
    for server in [Server::Nginx, Server::Caddy] {
        let (_api, host) = serve(server).await;
        curl(&[&format!("{}/index.html?canary-of-the-log", host.url())]).await;
        browser_tests::wait::until(
            "a line of the log",
            async || host.logs(),
            |logs| logs.contains("canary-of-the-log"),
        )
        .await;
    }
}
