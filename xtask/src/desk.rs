//! Names the desk's files after their content, and tells the page these names together with their integrity. Trunk does
//! this for the module that the page starts with, and leaves it out for every other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::{Outcome, html, strip};

/// The files, as Trunk names them and as `index.html` does.
const FILES: [&str; 3] = ["desk.js", "desk_bg.wasm", "desk.css"];

/// Whether a file of the page belongs to the desk.
pub(crate) fn owns(file: &str) -> bool {
    file.starts_with("desk-")
}

fn is_program(file: &str) -> bool {
    Path::new(file)
        .extension()
        .is_some_and(|kind| kind == "wasm")
}

/// Renames the files below a folder and gives the page with their new names.
pub(crate) fn settle(folder: &Path, page: &str) -> Outcome<String> {
    let mut names = Vec::new();
    let mut integrities = Vec::new();
    for file in FILES {
        let content = fs::read(folder.join(file))
            .map_err(|error| format!("dist/{file} could not be read: {error}."))?;
        let content = if is_program(file) {
            strip::stripped(&content)?
        } else {
            content
        };
        let (name, integrity) = named(file, &content);
        fs::write(folder.join(&name), content)
            .and_then(|()| fs::remove_file(folder.join(file)))
            .map_err(|error| format!("dist/{file} could not be renamed: {error}."))?;
        names.push(name);
        integrities.push(integrity);
    }
    names.append(&mut integrities);
    tell(page, &names.join(" "))
}

/// The name with a part of the hash in it, as Trunk has it, and the hash as browsers check it.
fn named(file: &str, content: &[u8]) -> (String, String) {
    let hash = Sha256::digest(content);
    let short: String = hash[..8].iter().fold(String::new(), |mut hex, byte| {
        // A string takes whatever is written.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let integrity = format!("sha256-{}", STANDARD.encode(hash));
    (
        file.replacen("desk", &format!("desk-{short}"), 1),
        integrity,
    )
}

fn tell(page: &str, names: &str) -> Outcome<String> {
    let tags = html::tags(page);
    let meta = tags
        .iter()
        .find(|tag| tag.name == "meta" && tag.value("name") == Some("millrace-desk"))
        .and_then(|tag| tag.attribute("content"))
        .ok_or("index.html must have a <meta name=\"millrace-desk\">.")?;
    Ok(format!(
        "{}{names}{}",
        &page[..meta.span.start],
        &page[meta.span.end..]
    ))
}

#[cfg(test)]
mod tests {
    use super::{named, owns, tell};

    #[test]
    fn a_name_holds_the_hash_and_the_integrity_is_a_browsers() {
        // Counted with `openssl dgst -sha256 -binary | base64`.
        let (name, integrity) = named("desk_bg.wasm", b"abc");
        assert_eq!(name, "desk-ba7816bf8f01cfea_bg.wasm");
        assert_eq!(
            integrity,
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        assert!(owns(&name));
    }

    #[test]
    fn the_page_is_told_the_names_and_nothing_else_changes() {
        let page = "<meta name=\"x\"><meta name=\"millrace-desk\" content=\"desk.js\"><p>desk.js";
        let expect = "<meta name=\"x\"><meta name=\"millrace-desk\" content=\"a b\"><p>desk.js";
        assert_eq!(tell(page, "a b").as_deref(), Ok(expect));
        assert!(tell("<p>", "a b").unwrap_err().contains("millrace-desk"));
    }
}
