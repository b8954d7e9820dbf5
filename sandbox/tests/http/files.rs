//! The built page.

use std::path::PathBuf;

use sandbox::{Config, Options, Running, Sandbox};
use serde_json::json;

use crate::client::{bare, expect};

/// A folder of its own for a test, with a page in `dist` and a secret beside it.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    let dist = folder.join("dist");
    std::fs::create_dir_all(dist.join("sub")).expect("a folder");
    for (name, text) in [
        ("dist/index.html", "<!doctype html>"),
        ("dist/config.json", "{\"api_base\": \"from dist\"}"),
        ("dist/millrace-0a1b2c3d4e5f6789.js", "js"),
        ("dist/millrace-0a1b2c3d4e5f6789_bg.wasm", "wasm"),
        ("dist/style-9f86d081884c7d65.css", "css"),
        ("dist/sub/index.html", "sub"),
        ("dist/boot.js", "boot"),
        ("dist/.hidden", "hidden"),
        ("secret.txt", "secret"),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

async fn serve(name: &str) -> Running {
    let options = Options {
        dist: Some(folder(name).join("dist")),
        page_headers: vec![(
            "Content-Security-Policy".to_owned(),
            "default-src 'self'".to_owned(),
        )],
        ..Options::default()
    };
    Sandbox::start(options).await.expect("a free port")
}

#[tokio::test]
async fn files_come_with_their_type_and_only_hashed_names_may_be_kept() {
    let running = serve("types").await;
    let kept = "public, max-age=31536000, immutable";
    for (path, media_type, cache) in [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/sub/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html?v=1", "text/html; charset=utf-8", "no-cache"),
        ("/boot.js", "text/javascript; charset=utf-8", "no-cache"),
        (
            "/millrace-0a1b2c3d4e5f6789.js",
            "text/javascript; charset=utf-8",
            kept,
        ),
        (
            "/millrace-0a1b2c3d4e5f6789_bg.wasm",
            "application/wasm",
            kept,
        ),
        (
            "/style-9f86d081884c7d65.css",
            "text/css; charset=utf-8",
            kept,
        ),
    ] {
        let answer = expect(&running, 200, bare("GET", path)).await;
        assert_eq!(answer.header("content-type"), media_type, "{path}");
        assert_eq!(answer.header("cache-control"), cache, "{path}");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'self'"
        );
    }
    let head = expect(&running, 200, bare("HEAD", "/boot.js")).await;
    assert_eq!((head.header("content-length"), head.body.len()), ("4", 0));
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let running = serve("outside").await;
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/sub/../../secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/sub/%2e%2e%2f%2e%2e%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/boot.js%00",
        "/.hidden",
        "/sub",
        "/missing.js",
        "/%zz",
    ] {
        expect(&running, 404, bare("GET", path)).await;
    }
    expect(&running, 405, bare("POST", "/boot.js")).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let running = serve("link").await;
    let folder = folder("link");
    let link = folder.join("dist/link.txt");
    if !link.exists() {
        std::os::unix::fs::symlink(folder.join("secret.txt"), &link).expect("a link");
    }
    expect(&running, 404, bare("GET", "/link.txt")).await;
}

#[tokio::test]
async fn the_config_is_the_sandboxs_own_whatever_the_folder_holds() {
    let running = serve("config").await;
    let answer = expect(&running, 200, bare("GET", "/config.json")).await;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(
        answer.json(),
        json!({
            "api_base": "/v1",
            "project": "my-test-project",
            "service": "my-flink-service",
            "auth_scheme": "Bearer",
        })
    );
    running
        .handle
        .set_config(Config::Text("{ broken".to_owned()));
    assert_eq!(
        expect(&running, 200, bare("GET", "/config.json"))
            .await
            .body,
        b"{ broken"
    );
    running
        .handle
        .set_config(Config::with_api_base("http://127.0.0.1:9/v1"));
    let config = expect(&running, 200, bare("GET", "/config.json"))
        .await
        .json();
    assert_eq!(config["api_base"], "http://127.0.0.1:9/v1");
    running.handle.set_config(Config::Missing);
    expect(&running, 404, bare("GET", "/config.json")).await;
}
