//! What `cargo xtask bench` measures the page beside: packages of npm's registry in pinned versions, held to their hashes,
//! in the target folder. Nothing of them becomes part of the project.

use std::path::{Path, PathBuf};
use std::{fs, io};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha512};

use crate::{Outcome, child, compress, place};

/// A package, and what of it a page needs.
struct Peer {
    /// Its folder on the server.
    folder: &'static str,
    package: &'static str,
    version: &'static str,
    /// The hash of its archive, as npm writes it.
    integrity: &'static str,
    /// Its files and folders.
    files: &'static [&'static str],
    /// The page, as its documentation has it.
    page: &'static str,
}

const PEERS: [Peer; 3] = [
    Peer {
        folder: "swagger-ui",
        package: "swagger-ui-dist",
        version: "5.35.0",
        integrity: "sha512-U06rpMtW9V3XPGOBeamTUSr0Z09jMX4IJuANpE/EZbAhw0G8CgwrzU4YmXkn/h0wCDNsXdGarTNNHC3sU8yVUQ==",
        files: &["swagger-ui.css", "swagger-ui-bundle.js"],
        page: r##"<link rel="stylesheet" href="swagger-ui.css"><div id="ui"></div><script src="swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: location.search.slice(1) || "openapi.json", dom_id: "#ui", docExpansion: "full", tryItOutEnabled: true })</script>"##,
    },
    Peer {
        folder: "scalar",
        package: "@scalar/api-reference",
        version: "1.76.0",
        integrity: "sha512-pjqwnzmA9YK3ZX+IZSICMsywm4qI6HLSngR2py9H6TvFApHHuJjkTAd+gFJfnqJDzJuro8k7ji6JCtJ2U+Byng==",
        // The other build of the same is one file of five megabytes.
        files: &["dist/browser/standalone.esm.js", "dist/browser/chunks"],
        page: r##"<div id="app"></div><script type="module">import { createApiReference } from "./standalone.esm.js";
createApiReference("#app", { url: location.search.slice(1) || "openapi.json" })</script>"##,
    },
    Peer {
        folder: "rapidoc",
        package: "rapidoc",
        version: "9.3.8",
        integrity: "sha512-eCYEbr1Xr8OJZvVCw8SXl9zBCRoLJbhNGuG5IZTHq/RWAOq/O4MafUCuFEyZHsrhLrlUcGZMa64pyhpib8fQKQ==",
        files: &["dist/rapidoc-min.js"],
        page: r#"<script type="module" src="rapidoc-min.js"></script><rapi-doc render-style="read"></rapi-doc>
<script>document.querySelector("rapi-doc").setAttribute("spec-url", location.search.slice(1) || "openapi.json")</script>"#,
    },
];

/// The folder to serve: the built page and each peer in one of their own, with compressed copies.
pub(crate) fn laid_out(dist: &Path) -> Outcome<PathBuf> {
    let served = folder()?.join("served");
    for peer in &PEERS {
        let name = ["served-", peer.folder, "-", peer.version].concat();
        // Compressing takes a minute: what is whole stays.
        let whole = folder()?.join(name);
        if !whole.is_dir() {
            let begun = whole.with_extension("begun");
            told(&begun, anew(&begun))?;
            lay_out(peer, &begun)?;
            told(&whole, fs::rename(&begun, &whole))?;
        }
        let place = served.join(peer.folder);
        told(&place, anew(&place).and_then(|()| copy(&whole, &place)))?;
    }
    let place = served.join("millrace");
    told(&place, anew(&place).and_then(|()| copy(dist, &place)))?;
    let config = place.join("config.json");
    told(&config, fs::write(&config, "{}"))?;
    Ok(served)
}

/// Lighthouse's program.
pub(crate) fn lighthouse() -> Outcome<PathBuf> {
    let home = folder()?.join("lighthouse");
    let lists = place::root().join("tests/browser/lighthouse");
    let lock = "package-lock.json";
    let [wanted, there] = [&lists, &home].map(|folder| fs::read(folder.join(lock)).ok());
    let cli = home.join("node_modules/lighthouse/cli/index.js");
    if wanted != there || !cli.is_file() {
        told(&home, anew(&home).and_then(|()| copy(&lists, &home)))?;
        npm(
            &home,
            &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        )?;
    }
    Ok(cli)
}

/// What is kept between two measurements.
fn folder() -> Outcome<PathBuf> {
    let folder = place::target().join("measured");
    told(&folder, fs::create_dir_all(&folder))?;
    Ok(folder)
}

fn lay_out(peer: &Peer, place: &Path) -> Outcome {
    let package = fetched(peer)?;
    for file in peer.files {
        let from = package.join(file);
        let name = from.file_name().unwrap_or_default();
        let to = place.join(name);
        let copied = if from.is_dir() {
            fs::create_dir(&to).and_then(|()| copy(&from, &to))
        } else {
            fs::copy(&from, &to).map(drop)
        };
        told(&from, copied)?;
    }
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<body>\n{}\n",
        peer.package, peer.page
    );
    let index = place.join("index.html");
    told(&index, fs::write(&index, page))?;
    let version = place.join("version.txt");
    told(&version, fs::write(&version, peer.version))?;
    let mut names = Vec::new();
    told(place, files(place, place, &mut names))?;
    println!("Compressing {} files of {}.", names.len(), peer.package);
    compress::settle(place, &names)
}

/// The unpacked package.
fn fetched(peer: &Peer) -> Outcome<PathBuf> {
    let place = folder()?.join(peer.folder);
    told(&place, anew(&place))?;
    let wanted = [peer.package, "@", peer.version].concat();
    npm(&place, &["pack", "--silent", &wanted])?;
    let mut names = Vec::new();
    told(&place, files(&place, &place, &mut names))?;
    let [archive] = &names[..] else {
        return Err(format!("npm left {names:?} of {wanted}, not one archive."));
    };
    let bytes = fs::read(place.join(archive));
    let bytes = bytes.map_err(|error| format!("{archive}: {error}."))?;
    let found = ["sha512-", &STANDARD.encode(Sha512::digest(&bytes))].concat();
    if found != peer.integrity {
        return Err(format!(
            "npm gave another {wanted} than the one that xtask/src/peers.rs names: its hash is {found}."
        ));
    }
    let mut tar = child::command("tar");
    child::run(tar.args(["-xzf", archive]).current_dir(&place))?;
    Ok(place.join("package"))
}

fn npm(place: &Path, words: &[&str]) -> Outcome {
    child::run(child::command("npm").args(words).current_dir(place))
}

/// An empty folder.
fn anew(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.extension().is_some_and(|kind| kind == "map") {
            // For debuggers alone.
        } else if path.is_dir() {
            fs::create_dir_all(&to)?;
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// The files below a folder, by their paths from the top.
fn files(top: &Path, folder: &Path, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(top, &path, names)?;
        } else if let Ok(name) = path.strip_prefix(top) {
            names.push(name.display().to_string());
        }
    }
    Ok(())
}

fn told<T>(place: &Path, done: io::Result<T>) -> Outcome<T> {
    done.map_err(|error| format!("{}: {error}.", place.display()))
}
