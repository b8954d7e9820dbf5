//! The built page: files of one folder, and nothing outside it.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};

use crate::api::path_segments;
use crate::handle::Handle;

/// `GET /config.json`: the sandbox's own, whatever the folder holds.
pub(crate) async fn config(State(handle): State<Handle>) -> Response<Body> {
    match handle.config().text() {
        Some(text) => file(&handle, "config.json", text.into_bytes()),
        None => plain(StatusCode::NOT_FOUND, "This host has no config.json."),
    }
}

/// Serves a file of the folder.
pub(crate) async fn serve(handle: &Handle, method: &Method, path: &str) -> Response<Body> {
    // For HEAD, hyper leaves the body out by itself.
    if method != Method::GET && method != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "Files can only be read.");
    }
    let Some(dist) = &handle.options().dist else {
        return plain(StatusCode::NOT_FOUND, "This sandbox serves only the API.");
    };
    let found = match locate(dist, path).await {
        Some(found) => tokio::fs::read(&found)
            .await
            .ok()
            .map(|bytes| (found, bytes)),
        None => None,
    };
    match found {
        Some((found, bytes)) => {
            let name = found.file_name().and_then(|name| name.to_str());
            file(handle, name.unwrap_or_default(), bytes)
        }
        None => plain(StatusCode::NOT_FOUND, "There is no such file."),
    }
}

/// The file that a path means, if it lies in the folder, links followed.
async fn locate(dist: &Path, path: &str) -> Option<PathBuf> {
    let mut segments = path_segments(path)?;
    if segments.last().is_some_and(String::is_empty) {
        segments.pop();
        segments.push("index.html".to_owned());
    }
    let mut wanted = dist.to_owned();
    for segment in &segments {
        let tricky = |letter: char| matches!(letter, '/' | '\\' | ':' | '\0');
        if segment.is_empty() || segment.starts_with('.') || segment.contains(tricky) {
            return None;
        }
        wanted.push(segment);
    }
    let dist = tokio::fs::canonicalize(dist).await.ok()?;
    let wanted = tokio::fs::canonicalize(wanted).await.ok()?;
    wanted.starts_with(&dist).then_some(wanted)
}

fn file(handle: &Handle, name: &str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    let cache = if is_hashed(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    add_page_headers(headers, &handle.options().page_headers);
    response
}

fn add_page_headers(headers: &mut HeaderMap, page_headers: &[(String, String)]) {
    for (name, value) in page_headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            headers.insert(name, value);
        }
    }
}

/// Trunk writes `name-<hash>.ext` and `name-<hash>_bg.wasm`; the hash is a 64-bit number in hex,
/// without leading zeros.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (12..=16).contains(&hash.len())
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let content_type = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    response
}
